#!/usr/bin/env python3
"""tests/system/database_down_test.py [--seed N]: PostgreSQL is not there when a server starts, goes
while intakes and an office work, and crashes in the middle of uploads and releases. Devices are
told to come again, people are told what is wrong, and nothing is lost or doubled once it is back.
"""

import argparse
import os
import random
import time
from contextlib import ExitStack

import harness
from harness import Console, expect, run
from split_server import Split, ask_at, postgres, refuses, status_line

SEED = 20261125
ROUNDS = 6
VISITS_PER_ROUND = 3
UNREACHABLE = "cannot reach PostgreSQL database"
WAIT_S = 60  # At most, when a server starts.
FOR_DEVICES = (("POST", "/v1/cells"), ("GET", "/v1/bundle/manifest"),
               ("GET", "/v1/bundle/chunk/" + 64 * "0"), ("GET", "/v1/replies?since=0"))


class Database:
    """A PostgreSQL of this test alone."""

    def __init__(self, folder):
        self.folder = folder

    def __enter__(self):
        postgres.start(self.folder)
        self.uri = postgres.uri_of(self.folder)
        return self

    def __exit__(self, *_):
        postgres.stop(self.folder)

    def halt(self, mode="fast"):
        postgres.halt(self.folder, mode)

    def resume(self):
        postgres.resume(self.folder)


class Clock:
    """The programs' clock runs ahead of the machine's by what stands in a file."""

    def __init__(self, folder):
        self.path = folder / "clock"
        self.path.write_text("0\n", "utf-8")
        os.environ["CANDOUR_CLOCK_FILE"] = str(self.path)

    def advance(self, seconds):
        new = self.path.with_suffix(".new")
        new.write_text(f"{seconds * 1000}\n", "utf-8")
        new.rename(self.path)


def start_without_database(server):
    """Until it has said that it waits."""
    server.start(wait=False)
    end = time.monotonic() + harness.PATIENCE_S
    while UNREACHABLE not in server.said():
        expect(server.process.poll() is None, f"the server ended: {server.said()}")
        expect(time.monotonic() < end, f"it does not say that it waits: {server.said()}")
        time.sleep(0.02)


def check_start(split, database, clock):
    """A server that is started first says so once, waits, and then serves; but not for ever."""
    intake = split.intakes[0]
    database.halt()
    start_without_database(intake)
    time.sleep(3)  # Some tries more.
    expect("serving" not in intake.said(), intake.said())
    database.resume()
    intake.wait_until_ready()
    expect(intake.said().count(UNREACHABLE) == 1, f"not said once: {intake.said()}")
    intake.stop()

    database.halt()
    start_without_database(intake)
    clock.advance(WAIT_S + 1)
    expect(intake.process.wait(harness.PATIENCE_S) == 1, f"it ended well: {intake.said()}")
    expect("tried for a minute" in intake.said() and "serving" not in intake.said(), intake.said())
    # Whoever ends it while it waits does not wait.
    start_without_database(split.office)
    split.office.stop()
    # What is wrong in the folder is said before any waiting.
    missing = (intake.folder / "keys/online.json").rename(intake.folder / "elsewhere")
    refuses("serve", intake, *intake.options, say=["online.json is missing"])
    missing.rename(intake.folder / "keys/online.json")


def check_commands(split):
    """They say what is wrong, and init leaves nothing that is half there."""
    for name, words in (("status", []), ("devices", []), ("add-staff", ["somebody"])):
        refuses(name, split.office, *words, say=[UNREACHABLE])
    place = split.folder / "new"
    done = run("candour-server", "init", place, "--organisation", split.organisation,
               "--database", split.office.database)
    expect(done.returncode == 1 and UNREACHABLE in done.stderr, f"{done.stdout}{done.stderr}")
    expect(not list(split.folder.glob("*new*")), "half a server is there")


def check_devices_are_sent_away(split):
    """503 with a time to come again, for every call that needs the database."""
    for intake, method, path in [(split.intakes[0], *call) for call in FOR_DEVICES] + \
            [(split.intakes[1], *FOR_DEVICES[0])]:
        body = bytes(16 * 1024) if method == "POST" else None
        status, headers, text = ask_at(intake, method, path, body)
        expect(status == 503 and int(headers.get("retry-after", "0")) > 0 and "later" in text,
               f"{method} {path}: {status} {headers} {text}")


def check_people_are_told(split, console):
    """The console in its own words; at the terminal with the reason."""
    console.connection.close()  # A browser opens another one when the server has closed it.
    status, page = console.request("GET", "/")
    expect(status == 503 and "Nothing is lost" in page, f"the console answers {status}: {page}")
    refuses("release", split.office, say=[UNREACHABLE])
    for server in (split.office, *split.intakes):
        done = run("candour-server", "status", server.folder)
        expect(done.returncode == 1 and UNREACHABLE in done.stderr, f"{done.stdout}{done.stderr}")
        expect(status_line(done.stdout, "Server") == f"running at {server.address}", done.stdout)
        expect("Backups" not in done.stdout, f"made up: {done.stdout}")
    counted = status_line(done.stdout, "Refused since its start")
    expect("503: " in counted, f"not counted: {counted}")


def check_gone(split, database):
    """While servers and kiosks work: they go on by themselves when it is back."""
    processes = [server.process.pid for server in (split.office, *split.intakes)]
    console = Console(split.office)
    console.sign_in()
    for kiosk in split.kiosks:
        split.visitors.leave(kiosk)
    database.halt()
    check_devices_are_sent_away(split)
    check_people_are_told(split, console)
    for kiosk, intake in ((0, 0), (1, 1)):
        said = split.send(kiosk, intake, expected=1).stderr
        expect("1 sealed piece waits" in said and "503" in said, said)
    database.resume()
    split.send_at_once(0, 1)
    split.check("after an outage")
    console.connection.close()
    expect(console.request("GET", "/")[0] == 200, "somebody was signed out by an outage")
    for server, process in zip((split.office, *split.intakes), processes):
        expect(server.process.pid == process and server.process.poll() is None, "not the same")
        server.command("status")


def play_round(split, database, chance, number):
    """Visits at both kiosks, which send all the time to both intakes; meanwhile an outage."""
    plays = []
    for kiosk in split.kiosks:
        flow, _ = split.visitors.flow(VISITS_PER_ROUND)
        plays.append(kiosk.begin_play(flow, "--sync-every-ms", "150"))
    before_s, outage_s = chance.uniform(0.0, 1.5), chance.uniform(0.0, 4.0)
    mode = chance.choice(["fast", "immediate"])
    time.sleep(before_s)
    database.halt(mode)
    time.sleep(outage_s)
    database.resume()
    for play in plays:
        said, problems = play.communicate(timeout=harness.PATIENCE_S)
        expect(play.returncode == 0 and said.count(b"thanked ") == VISITS_PER_ROUND,
               f"a play ended with {play.returncode}: {said} {problems}")
        expect(b"Sanitizer" not in problems and b"CHECK failed" not in problems, f"{problems}")
    print(f"round {number}: PostgreSQL ended ({mode}) at {before_s:.2f} s for {outage_s:.2f} s",
          flush=True)


def check_crashes(split, database, seed):
    chance = random.Random(seed)
    for kiosk in range(2):
        split.direct(kiosk, 0, 1)
    for number in range(1, ROUNDS + 1):
        play_round(split, database, chance, number)
    split.send_at_once(1, 0)
    split.check("after crashes")


def check_log(split):
    """Each outage is a few lines, however long it was."""
    lines = split.office.said().splitlines()
    troubles = [line for line in lines if "did not succeed" in line]
    expect(troubles and len(troubles) <= 6 * (ROUNDS + 1), f"{len(troubles)} lines: {troubles}")
    expect(any("a release succeeds again" in line for line in lines), "no word that it is over")


def test(seed, folder):
    clock = Clock(folder)
    with Database(folder / "postgres") as database, ExitStack() as running:
        # Releases each second, so that outages meet them.
        split = Split(folder, database.uri, release_every="1")
        check_start(split, database, clock)
        check_commands(split)
        database.resume()
        for part in (split.office, *split.intakes, *split.balancers):
            running.enter_context(part)
        for kiosk, balancer in zip(split.kiosks, split.balancers):
            kiosk.join(split.office, balancer.address)
        check_gone(split, database)
        check_crashes(split, database, seed)
        check_log(split)
        for server in (split.office, *split.intakes):
            server.stop()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=SEED)
    seed = parser.parse_args().seed
    print(f"to run this again: tests/system/database_down_test.py --seed {seed}", flush=True)
    harness.main(lambda folder: test(seed, folder))


if __name__ == "__main__":
    main()
