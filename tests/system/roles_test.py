#!/usr/bin/env python3
"""tests/system/roles_test.py: two intakes and an office on one PostgreSQL. What kiosks send to
either intake, or to both, through a kill -9 in the middle, is in the office once; an intake has and
opens no key of the office, and answers nobody but devices, and people at home where receipts are
offered; what the office revokes ends everywhere.
"""

import re
import shutil
import subprocess
import sys
from contextlib import ExitStack

import harness
import role_checks
import split_server
from harness import BIN, Failure, Kiosk, expect
from split_server import Split

from balancer import Interruption

BATCH = 16  # Cells, of 1,024 bytes.
BATCH_BYTES = BATCH * 1024
HALL, PORCH = 0, 1


def join_on_line(split, kiosk, name):
    """By code and words. Each of its calls meets the other intake than the one before."""
    split.direct(kiosk, 0, 1)
    process = subprocess.Popen(
        [str(BIN / "candour-kiosk"), "--data", str(split.kiosks[kiosk].folder), "--headless",
         "--enrol", split.balancers[kiosk].address],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
    try:
        shown = ""
        while not shown.endswith("Waiting, ten minutes at most.\n"):
            line = process.stdout.readline()
            if not line:
                raise Failure(f"it does not wait: {shown}{process.stderr.read()}")
            shown += line
        code = re.search(r"^ {8}((?:\S ){9})$", shown, re.M).group(1).replace(" ", "")
        words = re.search(r"^ {8}([a-z]+(?: +[a-z]+){3})$", shown, re.M).group(1)
        split.office.command("approve", code, name, "--words", words)
        said, problems = process.communicate(timeout=harness.PATIENCE_S)
    finally:
        process.kill()
    expect(process.returncode == 0, f"{shown}{said}{problems}")
    served = split.balancers[kiosk].served
    expect(all(served[port] for port in split.ports), f"one intake did it alone: {served}")


def check_crosswise(split):
    """Each kiosk to an intake, then to the other one, both at once."""
    for intakes in ((0, 1), (1, 0)):
        for kiosk in split.kiosks:
            split.visitors.leave(kiosk, 2)
        split.send_at_once(*intakes)
    split.check("sent crosswise")


def check_sent_twice(split):
    """The same cells to both intakes, by a copy of the kiosk's disk: kept once."""
    split.visitors.leave(split.kiosks[HALL])
    copy = Kiosk(split.folder / "kiosk-copy")
    shutil.copytree(split.kiosks[HALL].folder, copy.folder)
    before = split.office.cells()
    split.send(HALL, 0)
    after_first = split.office.cells()
    expect(after_first == before + BATCH, f"{after_first - before} cells of a batch")
    split.direct(HALL, 1)
    copy.send_all()
    added = split.office.cells() - after_first
    # One is the visitor's; the others hide it and are new each time.
    expect(added == BATCH - 1, f"of the second batch {added} cells are new")
    split.check("sent to both intakes")


def check_lost_answer(split):
    """An intake has stored it and is killed before its word arrives: the other gets it again."""
    split.visitors.leave(split.kiosks[PORCH])
    before = split.office.cells()
    split.direct(PORCH, 0)

    def kill():
        split.intakes[0].kill()
        split.direct(PORCH, 1)
    lost = split.balancers[PORCH].interruption = Interruption("answer", BATCH_BYTES, kill)
    split.kiosks[PORCH].send_all()
    expect(lost.happened.is_set(), "no answer was lost")
    added = split.office.cells() - before
    expect(added == 2 * BATCH - 1, f"{added} new cells: it was not stored by both")
    split.intakes[0].start()
    split.check("an answer was lost")


def check_killed_in_upload(split):
    """kill -9 when half of an upload is there; the same intake then gets it all, beside others."""
    split.visitors.leave(split.kiosks[HALL], 2 * BATCH)
    split.visitors.leave(split.kiosks[PORCH])
    split.direct(HALL, 1)
    cut = split.balancers[HALL].interruption = Interruption(
        "up", BATCH_BYTES * 3 // 2, split.intakes[1].kill)
    split.kiosks[HALL].send_all(expected=1)
    expect(cut.happened.is_set(), "nobody was killed in the middle of an upload")
    split.intakes[1].start()
    split.send_at_once(1, 1)
    split.check("killed in an upload")


def check_revocation(split):
    """Ended in the office: neither intake takes anything from it. The others get a new key from
    either intake, and both take what it vouches for."""
    split.visitors.kept_back.update(split.visitors.leave(split.kiosks[PORCH]))
    split.office.command("revoke", "Porch")
    before = split.office.cells()
    for intake in range(2):
        said = split.send(PORCH, intake, expected=1).stderr
        expect("taken this device off its list" in said and "1 sealed piece waits" in said, said)
    expect(split.office.cells() == before, "cells of a revoked kiosk were taken")
    for intake in range(2):
        split.visitors.leave(split.kiosks[HALL])
        split.send(HALL, intake)
    devices = split.office.command("devices").stdout
    expect(re.search(r"^Porch\n  Revoked", devices, re.M), devices)
    split.check("after a revocation")


def test(folder):
    with split_server.own_database(split_server.server_of_the_run()) as database, \
            ExitStack() as running:
        split = Split(folder, database)
        role_checks.check_refused_starts(split)
        watched = role_checks.WatchedKeys(split)
        for part in (split.office, *split.intakes, *split.balancers):
            running.enter_context(part)
        role_checks.check_doors(split)
        role_checks.check_status(split, has_released=False)
        watched.tempt()
        split.kiosks[HALL].join(split.office, split.balancers[HALL].address)
        join_on_line(split, PORCH, "Porch")
        role_checks.check_commands_of_the_office(split)
        check_crosswise(split)
        watched.take_away()
        check_sent_twice(split)
        check_lost_answer(split)
        check_killed_in_upload(split)
        check_revocation(split)
        role_checks.check_status(split, has_released=True)
        watched.check()
        for server in (split.office, *split.intakes):
            server.stop()
        role_checks.check_status_when_stopped(split)
        role_checks.check_answers_at_home(split)


if __name__ == "__main__":
    sys.exit(harness.main(test))
