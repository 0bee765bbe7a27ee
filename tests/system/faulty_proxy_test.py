#!/usr/bin/env python3
"""tests/system/faulty_proxy_test.py [--seed N] [--rounds N]: both programs across a bad network.

In each round a kiosk plays visits and sends them through a proxy that loses, delays, cuts, garbles
and lies, while the kiosk and the server are each killed once; between the rounds days pass, some
without network, on a clock that the test moves. In the end every submission that was thanked has
arrived exactly once, and one that was not thanked at most once.
"""

import argparse
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import harness
import kill_test
from harness import BIN, Console, Kiosk, Server, expect

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
from faulty_proxy import FATES, FaultyProxy  # noqa: E402

SEED = 20261125
ROUNDS = 10
MINUTE_MS = 60_000
DAY_MS = 24 * 60 * MINUTE_MS
# A standing kiosk tries again after at most 15 minutes, and a quarter more by jitter.
RETRY_MAX_MS = 19 * MINUTE_MS
JUMPS_PER_DAY = DAY_MS // RETRY_MAX_MS
# Its five tasks (cells, bundle, replies, health, pool key), each at most once a jump.
TRIES_PER_DAY_MAX = 5 * JUMPS_PER_DAY + 10


class MovedClock:
    """The programs' clock runs ahead of the machine's by what stands in a file."""

    def __init__(self, folder):
        self.path = folder / "clock"
        self.ahead_ms = 0
        self.advance(0)
        os.environ["CANDOUR_CLOCK_FILE"] = str(self.path)

    def advance(self, ms):
        self.ahead_ms += ms
        new = self.path.with_suffix(".new")
        new.write_text(f"{self.ahead_ms}\n", "utf-8")
        new.rename(self.path)


class StandingKiosk:
    """The kiosk as it stands in a waiting room, at its usual times."""

    def __init__(self, kiosk):
        self.log = open(kiosk.folder.with_name("standing.log"), "ab")
        self.process = subprocess.Popen(
            [str(BIN / "candour-kiosk"), "--data", str(kiosk.folder), "--headless", "--window",
             "640x480"],
            stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(harness.PATIENCE_S)
        self.log.close()


def wait_for(holds, patience_s):
    end = time.monotonic() + patience_s
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True


def one_day_without_network(clock, proxy, kiosk):
    """A kiosk that stands there all day tries now and then, and no more often."""
    proxy.state = "outage"
    before = proxy.connections
    with StandingKiosk(kiosk) as standing:
        expect(wait_for(lambda: Path(f"/proc/{standing.process.pid}/task").exists(), 5), "no start")
        tries = 0
        for _ in range(JUMPS_PER_DAY):
            clock.advance(RETRY_MAX_MS)
            # Each jump is longer than any wait: one try comes of it.
            expect(wait_for(lambda: proxy.connections > before + tries, harness.PATIENCE_S),
                   f"the kiosk stopped trying after {tries} tries")
            tries = proxy.connections - before
        print(f"a day without network: {tries} tries", flush=True)
        expect(tries <= TRIES_PER_DAY_MAX, f"{tries} tries in a day")
        # The network comes back: without anybody's doing all of it is sent at the next window.
        proxy.state = "calm"
        arrived = proxy.fates["pass"]
        clock.advance(RETRY_MAX_MS)
        expect(wait_for(lambda: proxy.fates["pass"] > arrived, harness.PATIENCE_S),
               "the kiosk does not try when the network is back")


def play_rounds(folder, server, kiosk, proxy, clock, seed, rounds):
    proxy.state = "calm"
    round_s = kill_test.calibrate(folder, kiosk, seed)
    print(f"seed {seed}: {rounds} rounds of {kill_test.VISITS_PER_ROUND} visits, {round_s:.1f} s "
          f"each", flush=True)
    thanked = {0: kill_test.VISITS_PER_ROUND}
    chance = random.Random(seed)
    for number in range(1, rounds + 1):
        proxy.state = "bad"
        thanked[number] = kill_test.play_round(folder, server, kiosk, seed, number, round_s)
        # Days pass, some with the network down and somebody trying to send by hand.
        clock.advance(chance.randrange(6 * DAY_MS))
        if chance.random() < 0.3:
            proxy.state = "outage"
            kiosk.send_all(expected=1)
    return thanked


def test(seed, rounds, folder):
    organisation = harness.example_organisation(folder, "organisation.json")
    clock = MovedClock(folder)
    with Server(folder / "server", organisation, "--release-every", "1") as server, \
            FaultyProxy(folder, server.port, harness.free_port(), seed) as proxy:
        kiosk = Kiosk(folder / "kiosk")
        kiosk.join(server, f"https://127.0.0.1:{proxy.port}")
        thanked = play_rounds(folder, server, kiosk, proxy, clock, seed, rounds)
        one_day_without_network(clock, proxy, kiosk)
        proxy.state = "bad"
        for _ in range(20):
            if kiosk.send_all(expected=None).returncode == 0:
                break
        proxy.state = "calm"
        kiosk.send_all()
        server.command("release")
        console = Console(server)
        console.sign_in()
        kill_test.check(console, seed, thanked)
        print(f"{proxy.connections} connections: "
              f"{', '.join(f'{count} {fate}' for fate, count in proxy.fates.most_common())}",
              flush=True)
        missing = [fate for fate in FATES if not proxy.fates[fate]]
        expect(rounds < ROUNDS or not missing, f"never met: {missing}")
        server.stop()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    words = parser.parse_args()
    harness.main(lambda folder: test(words.seed, words.rounds, folder))


if __name__ == "__main__":
    main()
