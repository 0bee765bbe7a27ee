#!/usr/bin/env python3
"""tests/system/canary_test.py: a visitor's word is readable nowhere but in the console, and there
only after its release.
"""

import base64
import re
import sys
from pathlib import Path

import harness
from harness import Console, Kiosk, Server, expect

CANARY = "xylophonequagga"


def traces_of(word):
    """Every form in which a careless program could keep a word."""
    plain = word.encode()
    traces = {"plain": plain, "UTF-16LE": word.encode("utf-16-le"),
              "UTF-16BE": word.encode("utf-16-be")}
    for shift in range(3):
        encoded = base64.b64encode(b"\0" * shift + plain).rstrip(b"=")
        # The characters at both ends also hold bits of what stands beside the word.
        first = -(-shift * 8 // 6)
        traces[f"base64 at {shift}"] = encoded[first:-1]
    return traces


def find_traces(folder, word):
    """(file, form) of each trace in all files below a folder."""
    found = []
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        data = path.read_bytes()
        found += [(path.name, form) for form, trace in traces_of(word).items() if trace in data]
    return found


def check_the_search(folder):
    """The search itself finds a word that is there, in each form."""
    planted = folder / "planted"
    planted.mkdir()
    for form, prefix in (("base64 at 0", b"abc"), ("base64 at 1", b"a"), ("base64 at 2", b"ab")):
        (planted / "file").write_bytes(base64.b64encode(prefix + CANARY.encode() + b" more"))
        expect(find_traces(planted, CANARY) == [("file", form)], f"the search misses {form}")
    for form, encoding in (("plain", "utf-8"), ("UTF-16LE", "utf-16-le"),
                           ("UTF-16BE", "utf-16-be")):
        (planted / "file").write_bytes(("a " + CANARY + " b").encode(encoding))
        expect(("file", form) in find_traces(planted, CANARY), f"the search misses {form}")


def complaints_daily(organisation):
    organisation["release"]["rules"] = [
        {"every": "day", "at_least": 3, "or_after_days": 2},
        {"kind": "complaint", "every": "day", "at_least": 1},
    ]


def expect_no_core_dump(pid):
    limits = Path(f"/proc/{pid}/limits").read_text("utf-8")
    expect(re.search(r"^Max core file size +0 +0 ", limits, re.M),
           "the server, which opens words, would leave a core dump")


def shown(console):
    return sum(CANARY in page for page in console.items())


def test(folder):
    check_the_search(folder)
    organisation = harness.example_organisation(folder, "organisation.json", complaints_daily)
    with Server(folder / "server", organisation, "--release-every", "86400") as server:
        expect_no_core_dump(server.process.pid)
        kiosk = Kiosk(folder / "kiosk")
        kiosk.join(server)
        pictures = folder / "pictures"
        pictures.mkdir()
        visit = harness.visit_lines(f"They said {CANARY} to me.", kind="complaint")
        typed = next(i for i, line in enumerate(visit) if line.startswith("type ")) + 1
        flow = harness.write_flow(
            folder / "canary.flow", visit[:typed], [f'see "{CANARY}"', "screenshot written"],
            visit[typed:])
        played = kiosk.play(flow, "--no-sync", "--screenshots", pictures)
        expect("thanked 1" in played.stdout, f"nobody was thanked: {played.stdout}")
        expect(CANARY not in played.stdout + played.stderr, "the kiosk printed the words")
        expect(any(pictures.iterdir()), "there is no screenshot")
        expect(find_traces(kiosk.folder, CANARY) == [],
               f"before sending: {find_traces(kiosk.folder, CANARY)}")

        kiosk.send_all()
        expect(find_traces(kiosk.folder, CANARY) == [],
               f"after sending: {find_traces(kiosk.folder, CANARY)}")
        console = Console(server)
        console.sign_in()
        expect(shown(console) == 0, "the console shows it before its release")
        said = server.command("release").stdout
        expect("Released: 0" in said and "--close-today" in said, f"release said: {said}")
        expect(shown(console) == 0, "the console shows today's words before the day has ended")
        expect(find_traces(server.folder, CANARY) == [],
               f"the server's files, sealed: {find_traces(server.folder, CANARY)}")

        said = server.command("release", "--close-today").stdout
        expect("Released: 1" in said, f"release said: {said}")
        expect(shown(console) == 1, "the console does not show it after its release")
        _, activity = console.request("GET", "/audit")
        expect("closed the day early" in activity.lower(), "the release is not in the activity log")
        expect(find_traces(server.folder, CANARY) == [],
               f"the server's files after the release: {find_traces(server.folder, CANARY)}")
        server.stop()


if __name__ == "__main__":
    sys.exit(harness.main(test))
