#!/usr/bin/env python3
"""receipt_guessing_test.py [--long]: receipts are guessed on the page /answer, from one address and
from two hundred at once (A-18).

2,000 guesses, 100,000 with --long, half of them from 127.0.0.1. None may succeed, though the same
code knows a right one when it has it; meanwhile other pages answer, no more is looked up than the
limits say, and the server keeps nothing: its memory is bounded, and no file of it changes.
"""

import hashlib
import multiprocessing
import os
import sys
import threading
import time
from collections import Counter
from itertools import cycle

from receipts import ANSWERED, EMPTY, Caller, expect, expect_found, harness, new_code
from receipts import server_with_an_answer

SHORT, LONG = 2_000, 100_000
ADDRESSES = 200
CALLERS_AT_ONCE = 40
P95_MAX_S = 1.0
# Two derivations of 64 MiB, what 200 connections hold, and as much again.
GROWTH_MAX = 400 << 20
# A minute's worth at once, then one a second; five of one address in ten minutes.
AT_ONCE, PER_SECOND, PER_ADDRESS, WINDOW_S = 60, 1, 5, 600


class Guesser(threading.Thread):
    """One thread that guesses from each of its addresses in turn."""

    def __init__(self, port, addresses, left):
        super().__init__()
        self.callers = cycle([Caller(port, address) for address in addresses])
        self.left = left
        self.statuses = Counter()
        self.won = 0
        self.unclear = 0

    def run(self):
        while self.left.acquire(blocking=False):
            status, _, body = next(self.callers).look_up(new_code())
            self.statuses[status] += 1
            if status == 200:
                self.won += bool(ANSWERED.search(body))
                self.unclear += not EMPTY.search(body)


def watch(port, process, stop, told):
    """In a process of its own: how long other pages take, and how large the server gets."""
    caller = Caller(port, "127.0.0.2")
    times, largest = {"/health": [], "/sign-in": []}, 0
    while not stop.is_set():
        for path, taken in times.items():
            began = time.perf_counter()
            status, _, _ = caller.ask("GET", path)
            taken.append(time.perf_counter() - began if status == 200 else float("inf"))
        largest = max(largest, memory_of(process))
        time.sleep(0.05)
    told.send((times, largest))


def memory_of(process):
    with open(f"/proc/{process}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) << 10 for line in status if line.startswith("VmRSS"))


def files_of(folder):
    return {path: hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(folder.rglob("*")) if path.is_file()}


def guess(port, addresses, guesses):
    """Counts of statuses; fails when a guess succeeded."""
    count = min(CALLERS_AT_ONCE, max(len(addresses), 8))
    parts = [addresses[n::count] or addresses for n in range(count)]
    left = threading.Semaphore(guesses)
    guessers = [Guesser(port, part, left) for part in parts]
    for guesser in guessers:
        guesser.start()
    for guesser in guessers:
        guesser.join()
    expect(sum(sum(guesser.statuses.values()) for guesser in guessers) == guesses,
           "somebody who guesses gave up")
    expect(not sum(guesser.won for guesser in guessers), "a guess succeeded")
    expect(not sum(guesser.unclear for guesser in guessers), "an answer that is none of both")
    return sum((guesser.statuses for guesser in guessers), Counter())


def check(server, code, all_guesses):
    expect_found(server, code)
    before, memory_before = files_of(server.folder), memory_of(server.process.pid)
    said_before = server.said()
    context = multiprocessing.get_context("fork")
    stop, (hears, told) = context.Event(), context.Pipe(duplex=False)
    watcher = context.Process(
        target=watch, args=(server.port, server.process.pid, stop, told))
    watcher.start()
    began = time.monotonic()
    one = guess(server.port, ["127.0.0.1"], all_guesses // 2)
    one_took = time.monotonic() - began
    many = guess(server.port, [f"127.0.1.{n}" for n in range(1, ADDRESSES + 1)], all_guesses // 2)
    took = time.monotonic() - began
    stop.set()
    expect(hears.poll(harness.PATIENCE_S), "the watcher says nothing")
    times, largest = hears.recv()
    watcher.join()
    print(f"from one address {dict(one)} in {one_took:.0f} s, from {ADDRESSES} {dict(many)} in "
          f"{took - one_took:.0f} s")
    for path, taken in times.items():
        p95 = sorted(taken)[len(taken) * 95 // 100]
        print(f"{path}: p95 {1000 * p95:.0f} ms of {len(taken)}, longest {1000 * max(taken):.0f}")
        expect(len(taken) >= 20, f"{path} was hardly asked")
        expect(p95 < P95_MAX_S, f"{path} takes {p95:.2f} s")
    print(f"memory: {memory_before >> 20} MiB, at most {largest >> 20}")
    expect(largest - memory_before < GROWTH_MAX, "memory grows")
    windows = 2 + int(one_took / WINDOW_S)
    expect(0 < one[200] <= PER_ADDRESS * windows, f"one address looks up {one[200]}")
    expect(one[429] > all_guesses // 4, f"one address is not told to stop: {one}")
    expect(0 < many[200] <= AT_ONCE + PER_SECOND * (took + 2), f"all look up {many[200]}")
    expect(set(one) | set(many) <= {200, 429, 503}, f"something else: {one} {many}")
    after = files_of(server.folder)
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    expect(not changed, f"guesses are kept in {changed}")
    expect(server.said() == said_before, f"guesses are logged: {server.said()}")
    # Others are served again as soon as there is room.
    time.sleep(2)
    expect_found(server, code, "127.0.0.77")


def test(folder):
    # A sanitizer keeps what was freed for a while, which is no memory of the server's own.
    os.environ["ASAN_OPTIONS"] = os.environ.get("ASAN_OPTIONS", "") + ":quarantine_size_mb=1"
    with server_with_an_answer(folder) as (server, code):
        check(server, code, LONG if "--long" in sys.argv[1:] else SHORT)


if __name__ == "__main__":
    sys.exit(harness.main(test))
