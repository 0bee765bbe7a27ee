#!/usr/bin/env python3
"""tests/attacks/killed_screens_test.py: killed at any screen, the kiosk leaves no word in a file.

A-02. A complaint with contact details is begun again and again, and the kiosk is killed one screen
later each time, by -9 and by -SEGV in turn; then every file that it could have written is searched:
its folder, its temporary and home folders, core dumps, shared memory. It starts again with the
first screen, and whoever stands there sees nothing of the visit before.
"""

import os
import signal
import sys
import time
from pathlib import Path

from memory import FedKiosk, Kiosk, Server, expect, files_with, forms_of, harness

WORDS = ["xylophonequagga", "zyzzyvaplum", "Quaggaville", "07700900123"]
TO_WRITING = ["tap welcome.start", "tap purpose.complaint", "tap purpose.next", "tap about.next",
              "tap service.repairs", "tap service.next", "tap guide.next", "tap chart.next"]
# Each of these lists ends at another screen, with more of the words.
SCREENS = [
    [f'type "They said {WORDS[0]} to me and shut the door. "'],
    ["tap write.next", f'type "{WORDS[1]}"'],
    ["tap write.next"],
    ["tap behalf.next", "tap bypass.next", "tap answer.in_writing", "tap answer.next",
     "tap reach.phone", "tap reach.next", f'type "{WORDS[2]}"'],
    ["tap details.next", f'type "{WORDS[3]}"'],
    ["tap details.next", "tap support.next"],
    ["tap check.send"],
    ["tap thanks.finish"],
]
SIGNALS = [signal.SIGKILL, signal.SIGSEGV]


def places_of(folder):
    """Where a program writes what it was not told to; each is made."""
    places = {"TMPDIR": folder / "tmp", "HOME": folder / "home",
              "XDG_CACHE_HOME": folder / "home/cache", "XDG_RUNTIME_DIR": folder / "home/run"}
    for place in places.values():
        place.mkdir(parents=True, exist_ok=True)
    return {name: str(place) for name, place in places.items()}


def new_files(folder, since):
    """Files right in a shared folder that were written since."""
    found = []
    for path in Path(folder).iterdir():
        try:
            if path.is_file() and path.stat().st_mtime >= since:
                found.append(path)
        except OSError:
            continue  # Another program's, which is gone already.
    return found


def check_files(folder, started):
    found = files_with([folder], *WORDS)
    for path in new_files("/tmp", started) + new_files("/dev/shm", started) + new_files(
            ".", started):
        try:
            data = path.read_bytes()
        except OSError:
            continue
        found += [(str(path), word, form) for word in WORDS
                  for form, trace in forms_of(word).items() if trace in data]
    expect(not found, f"words in files: {found}")


def check_the_search(folder):
    planted = folder / "planted"
    planted.mkdir()
    for word in WORDS:
        for form, trace in forms_of(word).items():
            (planted / "file").write_bytes(b"ab" + trace + b"cd")
            expect(files_with([folder], word) == [(str(planted / "file"), word, form)],
                   f"the search misses {form}")
    (planted / "file").unlink()


def kill_at(kiosk, environment, screens, number):
    """What the kiosk says when it is killed at the last of these screens."""
    with FedKiosk(kiosk.folder, "--no-sync", environment=environment) as fed:
        for line in TO_WRITING:
            fed.tell(line)
        for screen in screens:
            for line in screen:
                fed.tell(line)
        fed.process.send_signal(number)
        said = fed.process.communicate(timeout=harness.PATIENCE_S)
    return b"".join(part for part in said if part).decode("utf-8", "replace")


def test(folder):
    check_the_search(folder)
    organisation = harness.example_organisation(folder, "organisation.json")
    with Server(folder / "server", organisation) as server:
        kiosk = Kiosk(folder / "kiosk")
        kiosk.join(server)
        environment = places_of(folder)
        started = time.time()
        for count in range(1, len(SCREENS) + 1):
            for number in SIGNALS:
                said = kill_at(kiosk, environment, SCREENS[:count], number)
                expect(not any(word in said for word in WORDS), f"it printed a word: {said}")
                check_files(folder, started)
        with FedKiosk(kiosk.folder, "--no-sync", environment=environment) as fed:
            items = " ".join(fed.tell("list-items"))
        expect('"screen":"welcome"' in items, f"not the first screen: {items[:200]}")
        print(f"killed at {len(SCREENS)} screens, by {len(SIGNALS)} signals: no word in a file")
        server.stop()


if __name__ == "__main__":
    os.umask(0o077)
    sys.exit(harness.main(test))
