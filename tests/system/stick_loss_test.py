#!/usr/bin/env python3
"""tests/system/stick_loss_test.py: what is carried by stick arrives once, although both programs
are killed while they work on it, and although the server is lost and put back from a backup.
"""

import subprocess
import sys
import time

import harness
import stick_files
from harness import BIN, Server, expect, refuses
from stick_world import World, kiosk_without_network

KILLS = 10
KILLS_AT_A_WRITE = 40


def kill_after(process, seconds):
    time.sleep(seconds)
    process.kill()
    return process.communicate(timeout=harness.PATIENCE_S)


def begin(program, *words):
    return subprocess.Popen([str(BIN / program), *map(str, words)], stdin=subprocess.DEVNULL,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")


def large_file(world):
    """Many exports of the same visits in one file: each of their cells many times, and dummies.
    Storing it takes more than one transaction."""
    paths = [world.export() for _ in range(24)]
    large = stick_files.put_together(paths, world.path("cells"))
    for path in paths:
        path.unlink()
    return large


def await_writes(path, count, process):
    """Until a file has been seen to change `count` times, or the process has ended."""
    def state():
        found = path.stat()
        return found.st_size, found.st_mtime_ns
    before = state()
    while count > 0 and process.poll() is None:
        now = state()
        count -= now != before
        before = now


def import_killed(world, cells, number):
    """One import whose server is killed: before it has stored anything, or at a write. Whether it
    was cut off."""
    importing = begin("candour-server", "import", world.server.folder, cells)
    await_writes(world.server.folder / "pool.db-wal", number % 4, importing)
    world.server.kill()
    said, problems = importing.communicate(timeout=harness.PATIENCE_S)
    if importing.returncode == 0:
        return False
    refuses(subprocess.CompletedProcess([], importing.returncode, said, problems),
            "candour-server", "again")
    return True


def check_killed(world):
    """kill -9 of the server while it stores a file, of the command that does it alone, and of the
    kiosk while it takes the answer."""
    cut = 0
    for number in range(KILLS):
        world.visit()
        cells = large_file(world)
        cut += import_killed(world, cells, number)
        alone = begin("candour-server", "import", world.server.folder, cells)
        kill_after(alone, 0.01 * number)
        world.server.start()
        answer = world.bring(cells)
        kill_after(begin("candour-kiosk", "--data", world.kiosk.folder, "--import", answer),
                   0.03 * number)
        world.take(answer)
        expect(world.waiting() == set(), "something still waits")
    print(f"{cut} of {KILLS} imports were cut off", flush=True)
    expect(cut > 0, "no import was cut off")
    world.check_all_arrived_once("past killed programs")


def check_half_taken(world):
    """kill -9 of the kiosk in the middle of a write, with an answer half taken: all of it is
    offered again, as before the answer came. Most kills at the first write meet one."""
    store = world.kiosk.folder / "outbox.db"
    for kills in range(1, KILLS_AT_A_WRITE + 1):
        world.visit()
        waited = world.waiting()
        expect(waited, "nothing waits")
        answer = world.bring(world.export())
        taking = begin("candour-kiosk", "--data", world.kiosk.folder, "--import", answer)
        await_writes(store, 1, taking)
        kill_after(taking, 0)
        half_written = store.read_bytes() != world.outbox()
        expect(world.waiting() in ([waited] if half_written else [waited, set()]),
               "an answer that was half taken took something away")
        world.take(answer)
        expect(world.waiting() == set(), "something still waits")
        if half_written:
            print(f"an answer was half taken at kill {kills}", flush=True)
            return
    expect(False, "no kiosk was killed in the middle of a write")


def check_restored(world):
    """The server is put back from a backup. The kiosk hears of it by the next answer and brings
    all of it again; what was said before the restore counts no more."""
    world.backup()
    world.visit()
    before = world.bring(world.export())
    world.visit()
    world.round_trip()
    world.put_back()
    world.visit()
    world.kiosk.run("--import", world.bring(world.export()), expected=0)
    offered = world.waiting()
    expect(len(offered) >= world.said - 1, f"only {len(offered)} cells are offered again")
    said = world.kiosk.run("--import", before, expected=0)
    expect("may be from before that" in said.stderr, said.stderr)
    expect(world.waiting() == offered, "an answer from before the restore confirmed something")
    world.round_trip()
    expect(world.waiting() == set(), "something still waits")
    world.check_all_arrived_once("a server that was put back")


def check_late_answer(world):
    """A kiosk hears first of the server as it is now and then, late, of the one that was lost."""
    resident, world.kiosk = world.kiosk, kiosk_without_network(world.folder / "late", world.server)
    world.backup()
    world.visit()
    late = world.bring(world.export())
    world.put_back()
    world.visit()
    world.round_trip()
    expect(world.waiting() == set(), "something still waits")
    said = world.kiosk.run("--import", late, expected=0)
    expect("confirms nothing" in said.stderr, said.stderr)
    world.visit()
    world.round_trip()
    expect(world.waiting() == set(), "an old answer has stopped all newer ones")
    world.kiosk = resident
    world.kiosk.run("--import", world.bring(world.export()), expected=0)
    world.round_trip()
    world.check_all_arrived_once("an answer that came late")


def test(folder):
    organisation = harness.example_organisation(folder, "organisation.json")
    with Server(folder / "server", organisation, "--release-every", "86400") as server:
        world = World(folder, server, kiosk_without_network(folder / "kiosk", server))
        check_killed(world)
        check_half_taken(world)
        check_restored(world)
        check_late_answer(world)
        server.stop()


if __name__ == "__main__":
    sys.exit(harness.main(test))
