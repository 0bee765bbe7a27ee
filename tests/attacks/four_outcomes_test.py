#!/usr/bin/env python3
"""four_outcomes_test.py: who was handed a tablet sent, declined, complained or praised: which?

The real kiosk program plays the four ways to their end, a fifth: looking whom to ring for help, and
a sixth: a long text beside the answers, a message of its own that takes cells of its own.
Whoever holds the tablet, watches its disk, hears it or reads its network must find them alike: the
pictures of the end, what is heard there, the writes to its files, how long the end takes, what goes
to the server. The same looks are then taken at a kiosk without equal costs (test_unequal_kiosk),
and must tell who declined.
"""

import os
import random
import re
import shutil
import string
import subprocess
import sys
from pathlib import Path

from memory import FedKiosk, Kiosk, expect, harness

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))
from counting_proxy import CountingProxy  # noqa: E402

PIN = "428571"  # Of the example organisation.
CODE = "ABCD-EFGH"
CELLS = 8
ENDS_IN_MS = 1500
PAGE = 4096
# So many slots that two of eight drawn ones seldom share a page.
SLOTS = 16384
TRIES_MAX = 15
WORDS = {"complained": "I waited two hours, and nobody came.", "praised": "They were very kind.",
         # Longer than a cell, also compressed.
         "wrote": " ".join("".join(random.Random(i).choices(string.ascii_letters, k=7))
                           for i in range(180))}
# Cells that are no dummies; a long text has several.
MESSAGES = {"sent": range(2, 3), "declined": range(1), "rang": range(1),
            "complained": range(1, 2), "praised": range(1, 2), "wrote": range(3, 8)}
TO_HAND_OVER = [f'type "{PIN}"', "tap hand_over_locked.unlock", "wait 2s",
                "tap hand_over_choose.advice", "tap hand_over_choose.next"]
TO_PURPOSE = "tap hand_over_start.start"
TO_TEXT = [TO_PURPOSE, "tap purpose.survey_answer", "tap purpose.next", "tap about.next",
           "tap introduction.next", "tap question.4", "tap question.next", "tap question.decline",
           "tap question.next", "tap question.yes", "tap question.next", "tap question.yes",
           "tap question.next"]
# What the person does, but for the last touch.
WAYS = {
    "sent": [*TO_TEXT, 'type "Longer hours, please."', "tap question.next", "tap page.next"],
    "wrote": [*TO_TEXT, f'type "{WORDS["wrote"]}"', "tap question.next", *["tap page.next"] * 3],
    "declined": [],
    # Looked whom to ring, who wants help now, and stopped there.
    "rang": [TO_PURPOSE, "tap help.open"],
    "complained": [TO_PURPOSE, "tap purpose.complaint", "tap purpose.next", "tap about.next",
                   "tap service.next", "tap guide.next", "tap chart.next",
                   f'type "{WORDS["complained"]}"', "tap write.next", "tap write.next",
                   "tap behalf.next", "tap bypass.next", "tap answer.next", "tap support.next",
                   "tap page.next", "tap page.next"],
    "praised": [TO_PURPOSE, "tap purpose.compliment", "tap purpose.next", "tap about.next",
                "tap service.next", f'type "{WORDS["praised"]}"', "tap write.next"],
}
# Where the person listens from, and presses Enter.
LAST = {"sent": "check.send", "wrote": "check.send", "declined": "hand_over_start.decline",
        "rang": "nav.leave", "complained": "check.send", "praised": "check.send"}
LISTENS = 'hear-not "nothing of this is ever said"'  # To the end of what is said.
CALL = re.compile(r"(\w+)\(\d+<([^>]*)>(.*?)\)\s+= (-?\d+)")


class WatchedKiosk(FedKiosk):
    """A play of `program`, with every write to its files in a log and its sound in a file."""

    def __init__(self, program, data, work):  # pylint: disable=super-init-not-called
        self.log, self.sound = work / "calls", work / "sound"
        self.sound.touch()
        # Nobody looks for leaks while another program traces.
        sanitizer = os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0"
        environment = {**os.environ, "SDL_AUDIODRIVER": "disk", "ASAN_OPTIONS": sanitizer,
                       "SDL_DISKAUDIOFILE": str(self.sound)}
        self.process = subprocess.Popen(
            ["strace", "-f", "-y", "-qq", "-s", "0", "-e", "signal=none", "-e",
             "trace=write,pwrite64,writev,pwritev,ftruncate,fsync,fdatasync", "-o", str(self.log),
             str(harness.BIN / program), "--data", str(data), "--hand-over", "--no-sync",
             "--headless", "--window", "1280x800", "--panel-mm", "217x136", "--play", "-",
             "--aloud", "--screenshots", str(work / "pictures")],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
        self.told = 0

    def screen(self):
        return re.search(r'"screen":"(\w+)"', " ".join(self.tell("list-items"))).group(1)


def whole_calls(log):
    """A line a call: one that another thread's came between is put together again."""
    begun = {}
    for line in log.splitlines():
        thread, _, call = line.partition(" ")
        if call.endswith("<unfinished ...>"):
            begun[thread] = call.removesuffix("<unfinished ...>").rstrip()
        elif "resumed>" in call:
            yield begun.pop(thread, "") + call.partition("resumed>")[2]
        else:
            yield call


def writes_in(log, data):
    """(call, file, bytes) of each write to the kiosk's files, in order."""
    found = []
    for line in whole_calls(log):
        call = CALL.search(line)
        if call and call.group(2).startswith(f"{data}/"):
            name = call.group(1)
            size = int(call.group(4)) if "write" in name else 0
            expect(int(call.group(4)) >= 0, f"a write failed: {line}")
            found.append((name, call.group(2)[len(str(data)) + 1:], size))
    return found


def heard_in(sound):
    """Without the silence before, between and after, whose length is the machine's."""
    frames = [sound[at:at + 4] for at in range(0, len(sound) - 3, 4)]
    return b"".join(frame for frame in frames if frame.strip(b"\0"))


def pages_changed(before, after):
    expect(len(before) == len(after), "the outbox grew")
    return sum(before[at:at + PAGE] != after[at:at + PAGE] for at in range(0, len(after), PAGE))


def seen_at_end(program, joined, folder, name):
    """Plays one way to its end; what somebody could see of that, and the kiosk's folder."""
    data, work = folder / "data", folder / "work"
    shutil.copytree(joined, data)
    work.mkdir()
    with WatchedKiosk(program, data, work) as kiosk:
        for line in [*TO_HAND_OVER, *WAYS[name], "tap listen.on", f"tab-to {LAST[name]}", LISTENS]:
            kiosk.tell(line)
        calls, sound = kiosk.log.stat().st_size, kiosk.sound.stat().st_size
        before = (data / "outbox.db").read_bytes()
        kiosk.tell("press enter")
        seen = {"screens": [kiosk.screen()]}
        if seen["screens"] == ["hand_over_ending"]:
            kiosk.tell('hear "One moment, please"')
            kiosk.tell("screenshot ending")
            kiosk.tell(f"wait {ENDS_IN_MS - 1}ms")
            seen["screens"].append(kiosk.screen())
        kiosk.tell("wait 1ms")
        seen["screens"].append(kiosk.screen())
        kiosk.tell(LISTENS)
        kiosk.tell("screenshot end")
        seen["pictures"] = [path.read_bytes() for path in sorted((work / "pictures").iterdir())]
        log = kiosk.log.read_text("utf-8", "replace")[calls:]
        seen["sound"] = heard_in(kiosk.sound.read_bytes()[sound:])
        kiosk.process.stdin.close()
        kiosk.process.wait(harness.PATIENCE_S)
    after = (data / "outbox.db").read_bytes()
    seen["pages"] = pages_changed(before, after)
    seen["writes"] = writes_in(log, data)
    seen["files"] = sorted((path.name, path.stat().st_size) for path in data.iterdir())
    return seen, data


def seen_at_all(program, joined, folder, pages):
    """Of each way. Which slots are drawn is chance, and how many pages they lie on: a run whose
    slots share a page is drawn again, so that all are measured alike."""
    found = {}
    for name in WAYS:
        for number in range(TRIES_MAX):
            seen, data = seen_at_end(program, joined, folder / f"{name}-{number}", name)
            if pages is None or seen["pages"] == pages:
                break
        found[name] = (seen, data)
    return found


class SmallOffice:
    """A server that takes cells and opens them, behind a proxy that counts."""

    def __init__(self, folder, organisation):
        self.invitation = folder / "invitation"
        self.process = subprocess.Popen(
            [str(harness.BIN / "test_small_office"), str(organisation), str(self.invitation), CODE],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")
        self.proxy = CountingProxy(int(self.process.stdout.readline()))
        said = self.ask(f"https://127.0.0.1:{self.proxy.port}")
        expect(said == "ready", f"the small office says {said!r}")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.proxy.__exit__()

    def ask(self, line=""):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()

    def cells(self):
        """(all that it has taken, those of them that say nothing)"""
        return tuple(int(word) for word in self.ask().split())


def sent_by(data, office):
    """What an eavesdropper counts while the tablet sends: connections and bytes up; bytes down. And
    how many of the cells that came were messages, which only the office can tell."""
    before = office.cells()
    office.proxy.settle()
    office.proxy.reset()
    Kiosk(data).send_all()
    office.proxy.settle()
    counted = {"connections": office.proxy.connections, "up": office.proxy.up}
    after = office.cells()
    return counted, office.proxy.down, (after[0] - before[0]) - (after[1] - before[1])


def told_apart(found):
    """(way, what) of all that differs from what was seen of the first."""
    first = next(iter(found.values()))[0]
    return [(name, what) for name, (seen, _) in found.items() for what in seen
            if seen[what] != first.get(what)]


def check_ends(equal, office):
    """The ends of the kiosk as it is shipped."""
    downs = []
    for name, (seen, data) in equal.items():
        expect(seen["screens"] == ["hand_over_ending", "hand_over_ending", "hand_over_end"],
               f"{name}: ended by {seen['screens']}")
        expect(seen["sound"], f"{name}: nothing was heard at the end")
        expect(seen["pages"] == 2 * CELLS, f"{name}: {seen['pages']} pages were written")
        seen["sent"], down, messages = sent_by(data, office)
        downs.append(down)
        expect(messages in MESSAGES[name], f"{name}: {messages} message cells")
    # A signature of TLS is a byte or two shorter now and then, whatever was sent.
    expect(max(downs) - min(downs) <= 8, f"the answers differ: {downs} bytes")
    first = next(iter(equal.values()))[0]
    print(f"{len(first['writes'])} writes, {sum(size for _, _, size in first['writes'])} bytes; "
          f"{len(first['sound'])} bytes of sound; sent: {first['sent']}, down {downs}", flush=True)
    told = told_apart(equal)
    expect(not told, f"these tell the ways apart: {told}")


def test(folder):
    organisation = harness.example_organisation(folder, "organisation.json")
    with SmallOffice(folder, organisation) as office:
        joined = folder / "joined"
        Kiosk(joined).run("--join", office.invitation, "--code", CODE, "--outbox-cells", SLOTS,
                          expected=0)
        check_ends(seen_at_all("candour-kiosk", joined, folder / "equal", pages=2 * CELLS), office)
        told = told_apart(
            seen_at_all("test_unequal_kiosk", joined, folder / "unequal", pages=None))
        print(f"without equal costs: {told}", flush=True)
        expect(("declined", "writes") in told, "the same looks find nothing where they must")


if __name__ == "__main__":
    os.umask(0o077)
    if shutil.which("strace") is None:
        print("left out: strace is not installed, so nobody watches the writes")
        sys.exit(77)
    sys.exit(harness.main(test))
