#!/usr/bin/env python3
"""tests/attacks/crash_loop_test.py: a kiosk that is killed over and over comes back, each time.

A-13. Somebody leaves two messages; then the kiosk is killed with -9 wherever it is, 25 times and
with --long 200. Each time it comes back with the first screen, at once, in the language of the
house; its folders do not grow, and at the end both messages reach the server, once each. How
soon is judged with --long alone, as other tests run beside the short one.
"""

import os
import random
import signal
import sys
import time

from memory import FedKiosk, Kiosk, Server, expect, harness

LONG = "--long" in sys.argv
TIMES = 200 if LONG else 25
SEED = 13
# The attack's own bound: somebody who stands there must not think that it is broken.
BACK_WITHIN_S = 5
MESSAGES = ["The xylophonequagga was kind.", "Nobody could find the zyzzyvaplum."]
VISIT = [
    "language ur", "size giant", "tap welcome.start", "tap purpose.complaint", "tap purpose.next",
    "tap about.next", "tap service.repairs", "tap service.next", "tap guide.next",
    "tap chart.next", 'type "half a word"', "tap write.next", "tap write.next", "tap behalf.next",
]


def sizes_of(*folders):
    return {str(path.relative_to(folder)): path.stat().st_size
            for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()}


def crash(kiosk, environment, way, after_s=None):
    """Starts it, goes this way, kills it there, or so soon after the next touch; seconds from its
    start to its first screen."""
    began = time.monotonic()
    with FedKiosk(kiosk.folder, environment=environment) as fed:
        items = " ".join(fed.tell("list-items"))
        took = time.monotonic() - began
        expect('"screen":"welcome"' in items and '"language":"en"' in items,
               f"it does not come back with its first screen: {items[:200]}")
        for line in way:
            fed.tell(line)
        if after_s is not None:
            fed.process.stdin.write(b"tap nav.leave\n")
            fed.process.stdin.flush()
            time.sleep(after_s)
        fed.end(signal.SIGKILL)
    return took


def crash_somewhere(kiosk, environment, drawn):
    way = VISIT[:drawn.randint(3, len(VISIT))]
    after_s = drawn.uniform(0, 0.05) if drawn.random() < 0.5 else None
    return crash(kiosk, environment, way, after_s)


def test(folder):
    organisation = harness.example_organisation(folder, "organisation.json")
    environment = {}
    for name in ("TMPDIR", "HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"):
        (folder / "places" / name).mkdir(parents=True)
        environment[name] = str(folder / "places" / name)
    with Server(folder / "server", organisation, "--release-every", "86400") as server:
        kiosk = Kiosk(folder / "kiosk")
        kiosk.join(server)
        kiosk.play(harness.write_flow(folder / "said.flow", *map(harness.visit_lines, MESSAGES)),
                   "--no-sync")
        drawn = random.Random(SEED)
        server.kill()  # Nothing is sent meanwhile.
        crash(kiosk, environment, [])
        kiosk.run("--status")
        # But what is in memory on a real machine, and gone when it is switched off.
        disk = [path for path in (folder / "places").iterdir() if path.name != "XDG_RUNTIME_DIR"]
        before = sizes_of(kiosk.folder, *disk)
        took = [crash_somewhere(kiosk, environment, drawn) for _ in range(TIMES)]
        kiosk.run("--status")
        after = sizes_of(kiosk.folder, *disk)
        expect(before == after, f"its files grew: {before} {after}")
        expect(not LONG or max(took) < BACK_WITHIN_S, f"it was away for {max(took):.1f} s")
        server.start()
        kiosk.send_all()
        server.command("release", "--close-today")
        console = harness.Console(server)
        console.sign_in()
        items = console.items()
        for message in MESSAGES:
            expect(sum(message in item for item in items) == 1, f"not there once: {message}")
        expect(len(items) == len(MESSAGES), f"{len(items)} contacts arrived")
        print(f"killed {TIMES} times (seed {SEED}): back within {max(took):.1f} s, no file grew, "
              f"{len(items)} messages there, once each")
        server.stop()


if __name__ == "__main__":
    os.umask(0o077)
    sys.exit(harness.main(test))
