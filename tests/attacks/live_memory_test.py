#!/usr/bin/env python3
"""tests/attacks/live_memory_test.py: after a visit, what was typed is nowhere in the memory.

A-03. Visits of several kinds and ends on a kiosk that has joined; after each, all memory that it
can write is searched for every word that was typed so far, short and long, in three encodings.
That they are found while somebody writes shows that the search can find them. Reads
/proc/PID/mem, so it needs root; skipped (77) where sanitizers keep freed memory, to catch misuse.
"""

import os
import sys

from memory import FedKiosk, Kiosk, Server, expect, files_with, harness

SKIPPED = 77
TO_WRITING = ["tap purpose.next", "tap about.next", "tap service.repairs", "tap service.next"]
COMPLAINT = [
    "tap welcome.start", "tap purpose.complaint", *TO_WRITING, "tap guide.next", "tap chart.next",
    'type "They said {xylophonequagga} to me, twice: {xylophonequagga}, and shut the door."',
    "press home", 'type "{kumquatlo}"', "press undo", "press end", "tap write.next",
    'type "{zyzzyvaplum}"', "press select-all", "press backspace", "press undo", "tap write.next",
    "tap behalf.next", "tap bypass.next", "tap answer.in_writing", "tap answer.next",
    "tap reach.phone", "tap reach.next", 'type "{Quaggaville}"', "tap details.next",
    'type "{07700900123}"', "tap details.next", "tap support.next", "tap check.send",
    "tap thanks.finish",
]
URDU = [
    "language ur", "tap welcome.start", "tap purpose.suggestion", *TO_WRITING,
    'compose "{شلغموز}"', 'type "{شلغموزرافہ} ہے اور {شلغموزرافہ} تھا"', "tap write.next",
    "tap check.send", "tap thanks.finish",
]
LEAVES = ["tap welcome.start", "tap purpose.compliment", *TO_WRITING, 'type "{marzipanyak}"',
          "tap nav.leave"]
WALKS_AWAY = ["tap welcome.start", "tap purpose.suggestion", *TO_WRITING,
              'type "{rhubarbokapi} and more words, so that it has several lines. "',
              "wait 20m"]
# The last screen of the visit before is read aloud and its keys are pressed by who comes next.
NEXT_VISITOR = ["press undo", "press escape", "press repeat", "press left", "press backspace"]


def words_in(line):
    """(the line without its marks, the words that were marked in it)."""
    words = [part.split("}")[0] for part in line.split("{")[1:]]
    return line.replace("{", "").replace("}", ""), words


def play_visit(kiosk, visit, typed):
    """Adds what is typed to `typed`; True when the search found it while it was being written."""
    seen = False
    for marked in visit:
        line, words = words_in(marked)
        typed.update(words)
        kiosk.tell(line)
        if words and line.startswith("type"):
            seen = seen or bool(kiosk.traces(words[0]))
    return seen


def check_visits(kiosk):
    typed = set()
    for visit in (COMPLAINT, URDU, LEAVES, WALKS_AWAY):
        name = visit[1] if visit[0].startswith("language") else visit[0]
        expect(play_visit(kiosk, visit, typed), f"{name}: the search misses words in the field")
        found = kiosk.traces(*typed)
        expect(not found, f"after the visit of {visit[-4:]}: {found}")
        for line in NEXT_VISITOR:
            kiosk.tell(line)
        found = kiosk.traces(*typed)
        expect(not found, f"after the next visitor's keys: {found}")
        items = " ".join(kiosk.tell("list-items"))
        expect('"screen":"welcome"' in items, f"not the first screen: {items[:200]}")
    return typed


def test(folder):
    organisation = harness.example_organisation(folder, "organisation.json")
    with Server(folder / "server", organisation) as server:
        kiosk = Kiosk(folder / "kiosk")
        kiosk.join(server)
        with FedKiosk(kiosk.folder) as fed:
            typed = check_visits(fed)
        print(f"{len(typed)} words in 4 visits: none is left in memory, none in a file")
        expect(not files_with([folder], *typed), f"in files: {files_with([folder], *typed)}")
        server.stop()


if __name__ == "__main__":
    if os.geteuid() != 0:
        print("skipped: only root may read the memory of a kiosk")
        sys.exit(SKIPPED)
    if os.environ.get("CANDOUR_FREED_MEMORY") == "kept":
        print("skipped: these programs keep freed memory; ./candour test has others beside them")
        sys.exit(SKIPPED)
    harness.main(test)
