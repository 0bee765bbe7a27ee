#!/usr/bin/env python3
"""tests/attacks/touch_storm_test.py: a storm of touches and keys, and texts that break programs.

A-15. On a whole screen of its own the kiosk gets 1,000 events a second for 10 s, with --long for
five minutes: touches anywhere, keys, chords, mouse buttons, the wheel. Then it must show its first
screen again within its own time, and serve a visit. And hostile texts are typed into its field, a
megabyte among them: it must go on, cut what is too long with words, and send what it shows.
"""

import os
import random
import sys
import time

from memory import FedKiosk, Kiosk, Server, expect, harness
from window import KEYS, SIZE, Screen, ShownKiosk, walk

LONG = "--long" in sys.argv
SECONDS = 300 if LONG else 10
EVENTS_A_SECOND = 1000
SEED = 15
# It clears a visit that nobody goes on with after a minute and a half; then waits a little.
IDLE_S = 150
TO_WRITING = ["tap welcome.start", "tap purpose.suggestion", "tap purpose.next", "tap about.next",
              "tap service.repairs", "tap service.next"]
PIECE = 2_000  # A line of a play takes no more.
HOSTILE = {
    "a megabyte, or a tenth of one": "storm " * (170_000 if LONG else 17_000),
    "from right to left, and back": "\u202e\u2066\u202d" * 10_000 + "abc",
    "joiners": "\u200d" * 10_000 + "abc",
    "accents on one letter": "a" + "\u0301" * 10_000 + "bc",
    "families": "\U0001f468\u200d\U0001f469\u200d\U0001f467" * 2_000 + "abc",
    "a path": "../" * 3_000 + "etc/passwd abc",
    "a format": "%n%s%p" * 2_000 + " abc",
    "a program": "<script>alert(1)</script>{{7*7}}'; DROP TABLE x;-- abc",
    "a letter of every plane": "".join(chr(code) for code in range(0x20, 0x30000, 97)
                                       if not 0xD800 <= code < 0xE000) + "abc",
}


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def storm(kiosk, seconds):
    """Events as fast as asked; how many there were."""
    drawn = random.Random(SEED)
    letters = [chr(code) for code in range(ord("a"), ord("z") + 1)]
    keys = [key for key in KEYS if key not in ("Power", "Sleep")] + letters
    count, began = 0, time.monotonic()
    while time.monotonic() < began + seconds:
        kind = drawn.random()
        if kind < 0.6:
            kiosk.hands.button(1, (drawn.randrange(SIZE[0]), drawn.randrange(SIZE[1])))
            count += 3
        elif kind < 0.7:
            kiosk.hands.button(drawn.choice((2, 3, 4, 5, 6, 7, 8, 9)))
            count += 2
        elif kind < 0.95:
            count += 2 * kiosk.hands.chord(drawn.choice(keys))
        else:
            held = drawn.choice(("Control", "Alt", "Shift", "Super"))
            count += 4 * kiosk.hands.chord(held, drawn.choice(keys))
        early = began + count / EVENTS_A_SECOND - time.monotonic()
        if early > 0:
            time.sleep(early)
        expect(kiosk.process.poll() is None, f"event {count} ended it (seed {SEED})")
    return count


def check_storm(data, folder):
    start = walk(data, [])[0]["welcome.start"]
    with Screen(folder, *SIZE) as screen, ShownKiosk(data, screen) as kiosk:
        welcome = kiosk.everything()
        count = storm(kiosk, SECONDS)
        expect(count > SECONDS * EVENTS_A_SECOND / 2,
               f"only {count} events in {SECONDS} s: this machine is too slow for a storm")
        kiosk.hands.point(SIZE[0] - 2, SIZE[1] - 2)
        expect(kiosk.becomes(welcome, IDLE_S),
               "it does not come back to the first screen by itself")
        kiosk.tap(start)
        return count


def check_texts(data, server):
    sent = 0
    with FedKiosk(data, "--no-sync") as fed:
        for name, text in HOSTILE.items():
            for line in TO_WRITING:
                fed.tell(line)
            for at in range(0, len(text), PIECE):
                fed.tell(f"type {quoted(text[at:at + PIECE])}")
            fed.tell('type "."')
            items = " ".join(fed.tell("list-items"))
            expect('"screen":"write"' in items, f"{name}: it is not where it was")
            # What has no letter that somebody could read may be refused as empty; nothing else.
            fed.tell("tap write.next")
            fed.tell("tap check.send")
            fed.tell("tap thanks.finish")
            sent += 1
    Kiosk(data).send_all()
    said = server.command("release", "--close-today").stdout
    expect(f"Released: {sent}" in said, f"{sent} were sent: {said}")
    return sent


def test(folder):
    organisation = harness.example_organisation(folder, "organisation.json")
    with Server(folder / "server", organisation, "--release-every", "86400") as server:
        data = folder / "kiosk"
        Kiosk(data).join(server)
        sent = check_texts(data, server)
        console = harness.Console(server)
        console.sign_in()
        items = console.items()
        expect(len(items) == sent, f"{len(items)} of {sent} arrived")
        server.stop()
    count = check_storm(data, folder)
    print(f"{count} events (seed {SEED}) and {sent} hostile texts: it went on")


if __name__ == "__main__":
    os.umask(0o077)
    sys.exit(harness.main(test))
