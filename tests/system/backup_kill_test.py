#!/usr/bin/env python3
"""tests/system/backup_kill_test.py: kill -9 while a backup is made, tested or put back. Half a set
is never taken for a good one, half a restore is seen and done again, the next backup works, and
each answer arrives once.
"""

import contextlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

import harness
import stick_files
from backup_test import World
from harness import BIN, Kiosk, Server, expect, run

# What a backup, a test of one and a restore make, in this order: each is a moment to be killed at.
STEPS_OF_BACKUP = (".set-*", ".set-*/pool.db", ".set-*/office.db", ".set-*/organisation.json",
                   ".set-*/manifest.json", "set-{next:06}", ".set-*.remove")
STEPS_OF_TEST = (".restore-test.*", ".restore-test.*/office.db", "set-*/proved.json")
STEPS_OF_RESTORE = (".restored.*", ".restored.*/pool.db", ".restored.*/office.db",
                    "restore-unfinished", "before-restore-*/pool.db", "before-restore-*/office.db",
                    "office.db", "office.db-wal", "pool.db-wal")


def begin(*words):
    return subprocess.Popen([str(BIN / "candour-server"), *map(str, words)],
                            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, encoding="utf-8")


def await_step(folder, pattern, process):
    """Until something of this name is there that was not, or the process has ended."""
    before = set(folder.glob(pattern))
    end = time.monotonic() + harness.PATIENCE_S
    while process.poll() is None and not set(folder.glob(pattern)) - before:
        expect(time.monotonic() < end, f"{pattern} never comes")


def killed(process, victim=None):
    """Whether it was cut off. `victim`: what is killed instead of the process itself."""
    (victim or process).kill()
    said, problems = process.communicate(timeout=harness.PATIENCE_S)
    for trouble in ("AddressSanitizer", "runtime error:", "CHECK failed", "terminate called"):
        expect(trouble not in problems, problems)
    return process.returncode != 0, said + problems


def fill_pool(world):
    """Some megabytes for the copies to be made of: dummies, which stay until a release."""
    kiosk = world.kiosk
    files = []
    for number in range(30):
        files.append(world.folder / f"filler-{number}")
        kiosk.run("--export", files[-1], expected=0)
    world.server.command("import", stick_files.put_together(files, world.folder / "filler"))


def numbers_of_sets(world):
    return sorted(int(path.name.removeprefix("set-")) for path in world.backups.glob("set-*"))


def check_sets(world, when):
    """Each set that is there is whole; nothing else counts."""
    numbers = numbers_of_sets(world)
    if not numbers:
        return
    said = world.verify(world.server.folder, "--all").stdout
    good = [int(number) for number in re.findall(r"^good: set-(\d+) ", said, re.M)]
    expect(good == numbers, f"{when}: {numbers} are there, {good} are good: {said}")
    expect("NOT GOOD" not in said, said)
    for hidden in world.backups.glob(".set-*"):
        name = hidden.name.removeprefix(".set-").split(".")[0]
        done = world.try_restore("--pool-from", hidden.name, to=world.server.folder)
        expect("there is no set" in done.stderr, f"{when}: half of {name} is taken: {done.stderr}")


def check_killed_backups(world):
    """The serving program is killed, or the command where nobody serves."""
    cut = 0
    for number, step in enumerate(STEPS_OF_BACKUP * 2):
        world.visit()
        serving = number % 2 == 0
        if not serving:
            world.server.stop()
        before = numbers_of_sets(world)
        backup = begin("backup", world.server.folder, world.backups, "--keep", "2")
        await_step(world.backups, step.format(next=max(before, default=0) + 1), backup)
        was_cut, said = killed(backup, world.server.process if serving else None)
        cut += was_cut
        if serving:
            world.server.process.wait()
        made = set(numbers_of_sets(world)) - set(before)
        expect(was_cut or made, f"killed at {step}: said {said}, made {made}")
        check_sets(world, f"killed at {step}")
        world.server.start()
        after = world.backup("--keep", "2")
        expect(after > max(before, default=0), f"backup {after} after {before}")
        expect(not list(world.backups.glob(".*set*")), "half a set is still there")
        check_sets(world, f"after the backup that followed {step}")
    print(f"{cut} of {2 * len(STEPS_OF_BACKUP)} backups were cut off", flush=True)
    expect(cut >= len(STEPS_OF_BACKUP), "too few were cut off")
    world.put_back()
    world.check_all_arrived_once("from a backup after killed ones")


def check_killed_tests(world):
    """verify-backup is killed: no proof of what was not tested, and the next one succeeds."""
    for step in STEPS_OF_TEST:
        number = world.backup()
        testing = begin("verify-backup", world.backups, world.server.folder)
        await_step(world.backups, step, testing)
        killed(testing)
        said = world.verify(world.server.folder).stdout
        expect(f"good: set-{number:06}" in said or step.endswith("proved.json"), said)
        expect(not list(world.backups.glob(".restore-test*")), "a test's copy is still there")


def content(folder):
    """All that is in the databases of a folder, what stands in their logs too."""
    found = {}
    for name in ("pool.db", "office.db"):
        with tempfile.TemporaryDirectory() as copies:
            for path in folder.glob(name + "*"):
                if not path.name.endswith("-shm"):
                    shutil.copy(path, copies)
            with contextlib.closing(sqlite3.connect(f"{copies}/{name}")) as database:
                found[name] = list(database.iterdump())
        expect(len(found[name]) > 10, f"{folder}/{name} is empty")
    return found


def kept_by(said):
    return re.search(r"kept in (\S+)", said).group(1)


def restore_killed(world, words, step):
    """Where a restore that came to its end has kept what was there; nothing when it was cut off."""
    restoring = begin("restore", world.backups, world.server.folder, *words)
    if isinstance(step, str):
        await_step(world.server.folder, step, restoring)
    else:
        time.sleep(step)
    was_cut, said = killed(restoring)
    if not was_cut:
        return kept_by(said)
    check_half_restored(world)
    folders = list(world.server.folder.glob("before-restore-*/*"))
    # All is in its place once the mark is gone: it was killed before it could say so.
    ended = folders and not (world.server.folder / "restore-unfinished").exists()
    return str(folders[0].parent) if ended else ""


def check_killed_restores(world):
    """What was cut off is seen and done again; what was here before is kept whole, in one place."""
    cut = 0
    for number, step in enumerate(STEPS_OF_RESTORE):
        world.backup()
        world.verify(world.server.folder)
        world.visit()
        # Killed, a server leaves its newest words in a log beside the database.
        world.server.kill()
        for path in world.server.folder.glob("before-restore-*"):
            shutil.rmtree(path)
        original = content(world.server.folder)
        newest = str(numbers_of_sets(world)[-1])
        words = ("--pool-from", newest, "--office-from", newest)
        kept = ""
        for moment in (step, 0.05 * number, 0.02 * number):
            kept = kept or restore_killed(world, words, moment)
            cut += not kept
        kept = kept or kept_by(world.restore(*words).stdout)
        check_kept(world, kept, original, step)
        world.server.start()
        world.visit()
        world.check_all_arrived_once(f"a restore killed at {step}")
    print(f"{cut} restores were cut off", flush=True)
    # A fast machine has put some back before it is killed.
    expect(cut >= len(STEPS_OF_RESTORE) // 2, "too few were cut off")


def check_half_restored(world):
    """Between the two ends of a restore no command works on what is there."""
    if not (world.server.folder / "restore-unfinished").exists():
        return
    for command in ("serve", "status", "backup"):
        words = [world.backups] if command == "backup" else []
        done = run("candour-server", command, world.server.folder, *words, expected=1)
        expect("cut off before its end" in done.stderr, done.stderr)


def check_kept(world, kept, original, step):
    folders = list(world.server.folder.glob("before-restore-*"))
    expect([str(folder) for folder in folders] == [kept], f"{step}: {folders}, said {kept}")
    expect(content(folders[0]) == original, f"{step}: what was here before is not whole")


def test(folder):
    organisation = harness.example_organisation(folder, "organisation.json")
    with Server(folder / "server", organisation, "--release-every", "86400") as server:
        kiosk = Kiosk(folder / "kiosk")
        kiosk.join(server)
        world = World(folder, server, kiosk)
        fill_pool(world)
        check_killed_backups(world)
        check_killed_tests(world)
        check_killed_restores(world)
        server.stop()


if __name__ == "__main__":
    sys.exit(harness.main(test))
