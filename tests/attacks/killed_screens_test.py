#!/usr/bin/env python3
"""tests/attacks/killed_screens_test.py: killed at any screen, the kiosk leaves no word in a file.

A-02. Visits are begun again and again, and the kiosk is killed one screen later each time, by -9
and by -SEGV in turn: a complaint with contact details and a code for its answer, which is printed,
a survey, a call for help, a code that is typed, a tablet that is handed over. Then every file that
it could have written is searched: its folder, its temporary and home folders, core dumps, shared
memory. It starts again with the first screen, and whoever stands there sees nothing of the visit
before.
"""

import itertools
import json
import os
import re
import signal
import sys
import time
from pathlib import Path

from memory import FedKiosk, Kiosk, Server, expect, files_with, forms_of, harness
from paper_printer import PaperPrinter
from receipt_test import code_on_screen

ROOT = Path(__file__).resolve().parents[2]
WORDS = ["xylophonequagga", "zyzzyvaplum", "Quaggaville", "07700900123", "rhubarbokapi",
         "marzipanyak", "T1CEPRACT1CEPRAC", "kumquatibis",
         "Gnuflamingo", "ibexpangolin@post.example.org"]
PIN = "428571"  # Of the example organisation.
BEFORE_WRITING = {"welcome", "changes", "purpose", "about", "service", "guide", "chart",
                  "introduction", "information", "consent", "join"}
# Moments, and ends that need a full store or a broken one; "another" has no words of its own.
NOT_REACHED = {"sending", "looking", "trouble", "hand_over_trouble", "hand_over_ending", "another",
               "interpreter", "equality", "replies", "forget",
               "hand_over_choose", "hand_over_start"}
TO_SERVICE = ["tap purpose.next", "tap about.next", "tap service.advice", "tap service.next"]
COMPLAINT = ["tap welcome.start", "tap purpose.complaint", *TO_SERVICE, "tap guide.next",
             "tap chart.next"]
# What is done before each kill, and the screen that is then shown.
ROUTES = {
    "complaint": [
        ([*COMPLAINT, f'type "They said {WORDS[0]} to me and shut the door. "'], "write"),
        (["tap write.next", f'type "{WORDS[1]}"'], "write"),
        (["tap write.next"], "behalf"),
        (["tap behalf.next"], "bypass"),
        (["tap bypass.next"], "answer"),
        (["tap answer.in_writing", "tap answer.next"], "reach"),
        (["tap reach.phone", "tap reach.next", f'type "{WORDS[2]}"'], "details"),
        (["tap details.next", f'type "{WORDS[3]}"'], "details"),
        (["tap details.next"], "support"),
        (["tap support.next"], "check"),
        (["tap check.send"], "receipt_offer"),
        (["tap receipt_offer.yes"], "receipt"),
        (["tap receipt.print"], "receipt"),
        (["tap receipt.next"], "receipt_kept"),
        (["tap receipt_kept.yes"], "thanks"),
        (["tap thanks.finish"], "involvement"),
        (["tap involvement.no"], "welcome"),
    ],
    "survey": [
        (["tap welcome.start", "tap purpose.survey_answer", *TO_SERVICE, "tap introduction.next",
          "tap question.4", "tap question.next", "tap question.medium", "tap question.next",
          "tap question.yes", "tap question.next", "tap question.decline", "tap question.next",
          f'type "{WORDS[4]}"'], "question"),
        (["tap question.next"], "check"),
        (["tap check.send"], "thanks"),
    ],
    "involvement": [
        (["tap welcome.start", "tap purpose.compliment", *TO_SERVICE, f'type "{WORDS[5]}"',
          "tap write.next", "tap check.send", "tap thanks.finish", "tap involvement.yes",
          "tap wishes.take_part"], "involvement_wishes"),
        (["tap wishes.prize_draw", "tap wishes.next"], "involvement_draw"),
        (["tap draw.next", "tap reach.email", "tap reach.next", f'type "{WORDS[8]}"'],
         "details"),
        (["tap details.next", f'type "{WORDS[9]}"'], "details"),
        (["tap details.next"], "check"),
        (["tap check.send"], "thanks"),
    ],
    "help": [
        ([*COMPLAINT, "tap help.open"], "help"),
        (["tap help.write"], "help_before"),
        (["tap help_before.next", f'type "I am afraid. {WORDS[7]}"'], "help_write"),
        (["tap help_write.send"], "help_sent"),
    ],
    "code": [
        (["tap welcome.start", "tap purpose.read_answer", "tap purpose.next",
          f'type "{WORDS[6]}"'], "receipt_entry"),
    ],
    "handed over": [
        ([f'type "{PIN}"'], "hand_over_locked"),
        (["tap hand_over_locked.unlock", "wait 2s", "tap hand_over_choose.advice",
          "tap hand_over_choose.next", "tap hand_over_start.start", "tap purpose.compliment",
          "tap purpose.next", "tap about.next", "tap service.next", f'type "{WORDS[5]}"'],
         "write"),
        (["tap write.next", "tap check.send", "wait 2s"], "hand_over_end"),
    ],
}


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


def screen_of(fed):
    return json.loads(fed.tell("list-items")[0])["screen"]


def kill_at(kiosk, options, environment, steps, number):
    """What the kiosk says when it is killed at the last of these steps, and the code it showed."""
    code = ""
    with FedKiosk(kiosk.folder, "--no-sync", *options, environment=environment) as fed:
        for lines, wanted in steps:
            for line in lines:
                fed.tell(line)
            shown = screen_of(fed)
            expect(shown == wanted, f"{shown} is shown, not {wanted}")
            if shown == "receipt":
                code = code_on_screen(fed.tell("list-items")[0])
        fed.process.send_signal(number)
        said = fed.process.communicate(timeout=harness.PATIENCE_S)
    return b"".join(part for part in said if part).decode("utf-8", "replace"), code


def all_screens():
    source = (ROOT / "app/kiosk/flow/screens.cpp").read_text("utf-8")
    return set(re.findall(r'return "([a-z_]+)"', source))


def with_all_screens(organisation):
    example = json.loads((ROOT / "assets/organisations/example.json").read_text("utf-8"))
    organisation["receipts"] = example["receipts"]
    text = {language: "A voucher" for language in organisation["languages"]}
    draw = {"id": "draw", "prize": text, "closes": "2199-12-31"}
    organisation["involvement"] = [
        *example["involvement"], {"wish": "prize_draw", "name": text, "draw": draw}]


def test(folder):
    check_the_search(folder)
    organisation = harness.example_organisation(folder, "organisation.json", with_all_screens)
    with Server(folder / "server", organisation) as server:
        kiosk = Kiosk(folder / "kiosk")
        kiosk.join(server)
        environment = places_of(folder)
        printer = PaperPrinter(folder / "printer")
        started = time.time()
        signals = itertools.cycle([signal.SIGKILL, signal.SIGSEGV])
        killed_at, codes = [], 0
        for name, route in ROUTES.items():
            options = ["--hand-over"] if name == "handed over" else printer.options
            for count in range(1, len(route) + 1):
                said, code = kill_at(kiosk, options, environment, route[:count], next(signals))
                expect(not any(word in said for word in WORDS), f"it printed a word: {said}")
                check_files(folder, started)
                if code:
                    codes += 1
                    found = files_with([folder], code, code[:16])
                    expect(not found, f"the code {code} is in {found}")
                killed_at.append(route[count - 1][1])
        left = all_screens() - set(killed_at) - BEFORE_WRITING - NOT_REACHED
        expect(not left, f"never killed at {sorted(left)}")
        expect(codes > 0, "no code was shown")
        papers = printer.slips()
        expect(papers and all(paper.dark() > 0 for paper in papers), "no code was printed")
        with FedKiosk(kiosk.folder, "--no-sync", environment=environment) as fed:
            expect(screen_of(fed) == "welcome", "it does not begin with the first screen")
        print(f"killed {len(killed_at)} times at {len(set(killed_at))} screens: no word in a file")
        server.stop()


if __name__ == "__main__":
    os.umask(0o077)
    sys.exit(harness.main(test))
