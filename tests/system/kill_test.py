#!/usr/bin/env python3
"""tests/system/kill_test.py [--seed N] [--rounds N]: kill -9 loses nothing and doubles nothing.

In each round a kiosk plays visits and sends them while both programs run; at instants that the
seed decides, the kiosk and the server are each killed once, and started again. In the end every
submission that was thanked has arrived exactly once, and one that was not thanked at most once.
"""

import argparse
import random
import re
import threading
import time

import harness
from harness import Console, Kiosk, Server, expect

SEED = 20261122
ROUNDS = 20
VISITS_PER_ROUND = 4
SEND_EVERY_MS = "150"


def text_of(seed, number, visit):
    return f"visit {seed}-{number}-{visit} end"


def write_round(folder, seed, number):
    visits = [harness.visit_lines(text_of(seed, number, visit))
              for visit in range(1, VISITS_PER_ROUND + 1)]
    return harness.write_flow(folder / f"round-{number}.flow", *visits)


def finish(process):
    """What a play said until it ended; the number of visits that were thanked."""
    said, problems = process.communicate(timeout=harness.PATIENCE_S)
    said = said.decode("utf-8", "replace")
    numbers = [int(n) for n in re.findall(r"^thanked (\d+)$", said, re.M)]
    expect(numbers == list(range(1, len(numbers) + 1)), f"odd thanks: {said}")
    return len(numbers), problems.decode("utf-8", "replace")


def calibrate(folder, kiosk, seed):
    """How long one round takes when nobody is killed."""
    began = time.monotonic()
    thanked, problems = finish(
        kiosk.begin_play(write_round(folder, seed, 0), "--sync-every-ms", SEND_EVERY_MS))
    expect(thanked == VISITS_PER_ROUND, f"an undisturbed play thanked {thanked}: {problems}")
    return time.monotonic() - began


def kill_server_after(server, seconds):
    time.sleep(seconds)
    server.kill()
    server.start(wait=False)


def play_round(folder, server, kiosk, seed, number, round_s):
    """Both are killed once; the number of visits that were thanked before."""
    chance = random.Random(f"{seed}/{number}")
    kiosk_s = chance.uniform(0.0, round_s)
    server_s = chance.uniform(0.0, round_s)
    flow = write_round(folder, seed, number)
    began = time.monotonic()
    play = kiosk.begin_play(flow, "--sync-every-ms", SEND_EVERY_MS)
    killer = threading.Thread(target=kill_server_after, args=(server, server_s))
    killer.start()
    time.sleep(max(0.0, began + kiosk_s - time.monotonic()))
    was_running = play.poll() is None
    play.kill()
    thanked, problems = finish(play)
    killer.join()
    expect("Sanitizer" not in problems and "CHECK failed" not in problems, problems)
    expect(was_running or thanked == VISITS_PER_ROUND,
           f"the play ended by itself after {thanked} visits: {problems}")
    print(f"round {number}: kiosk killed at {kiosk_s:.2f} s after {thanked} thanks, "
          f"server at {server_s:.2f} s", flush=True)
    server.wait_until_ready()
    return thanked


def check(console, seed, thanked_by_round):
    pages = console.items()
    arrived = [tuple(map(int, m)) for page in pages
               for m in re.findall(rf"visit {seed}-(\d+)-(\d+) end", page)]
    expect(len(arrived) == len(pages), f"{len(pages)} items hold {len(arrived)} visits")
    expect(len(set(arrived)) == len(arrived),
           f"arrived twice: {sorted(v for v in set(arrived) if arrived.count(v) > 1)}")
    thanked = {(number, visit) for number, count in thanked_by_round.items()
               for visit in range(1, count + 1)}
    expect(thanked <= set(arrived), f"thanked and lost: {sorted(thanked - set(arrived))}")
    # The kiosk may be killed after it has stored a visit and before it says thank you.
    others = set(arrived) - thanked
    expect(all(visit == thanked_by_round[number] + 1 for number, visit in others),
           f"arrived though nobody sent them: {sorted(others)}")
    print(f"{len(thanked)} thanked visits arrived once each; {len(others)} were stored when the "
          f"kiosk was killed before its thank-you", flush=True)


def test(seed, rounds, folder):
    organisation = harness.example_organisation(folder, "organisation.json")
    # A release every second, so that kills meet releases too.
    with Server(folder / "server", organisation, "--release-every", "1") as server:
        kiosk = Kiosk(folder / "kiosk")
        kiosk.join(server)
        round_s = calibrate(folder, kiosk, seed)
        print(f"seed {seed}: {rounds} rounds of {VISITS_PER_ROUND} visits, {round_s:.1f} s each",
              flush=True)
        thanked = {0: VISITS_PER_ROUND}
        for number in range(1, rounds + 1):
            thanked[number] = play_round(folder, server, kiosk, seed, number, round_s)
        kiosk.send_all()
        server.command("release")
        console = Console(server)
        console.sign_in()
        check(console, seed, thanked)
        server.stop()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    options = parser.parse_args()
    print(f"to run this again: tests/system/kill_test.py --seed {options.seed} "
          f"--rounds {options.rounds}", flush=True)
    harness.main(lambda folder: test(options.seed, options.rounds, folder))


if __name__ == "__main__":
    main()
