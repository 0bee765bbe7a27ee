#!/usr/bin/env python3
"""receipt_timing_test.py [--long]: a code that has an answer is told from one that has none, by how
long the page /answer takes, how much it sends and under which headers (A-19).

A real server over loopback, within the limits that it has for everybody, so the short one asks
2 x 30 times and the long one 2 x 500 (some 20 minutes), in random order. Welch's t must stay below
4.5; the same measuring must tell them apart at a server that answers when it knows. What the work
itself tells, without a network's noise: receipt_evenness_test.cpp.
"""

import random
import statistics
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count

from receipts import Caller, expect, expect_found, harness, new_code, server_with_an_answer

SHORT, LONG = 30, 500
TOLD_APART = 4.5
AT_ONCE = 2
LEAK_S = 0.06


def welch_t(one, other):
    spread = statistics.variance(one) / len(one) + statistics.variance(other) / len(other)
    return (statistics.mean(one) - statistics.mean(other)) / spread ** 0.5


class Measuring:
    """Asks for a code that has an answer and for others, each from an address of its own."""

    def __init__(self, port, code, tries, tls=True):
        self.port, self.code, self.tls = port, code, tls
        self.left = [True, False] * tries
        random.shuffle(self.left)
        self.addresses = count()
        self.lock = threading.Lock()
        self.times = {True: [], False: []}
        self.shapes = set()
        self.refused = 0

    def run(self):
        threads = [threading.Thread(target=self.ask_on) for _ in range(AT_ONCE)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return self

    def next(self):
        with self.lock:
            number = next(self.addresses)
            return self.left.pop() if self.left else None, number

    def ask_on(self):
        while True:
            hit, number = self.next()
            if hit is None:
                return
            address = f"127.2.{number // 250}.{number % 250 + 1}"
            caller = Caller(self.port, address, self.tls)
            taken, status, headers, body = caller.timed_look_up(self.code if hit else new_code())
            with self.lock:
                if status in (429, 503):  # Nobody's turn: again, later, from somewhere else.
                    self.left.append(hit)
                    self.refused += 1
                else:
                    expect(status == 200, f"{status}: {body}")
                    self.times[hit].append(taken)
                    fixed = tuple(pair for pair in headers if pair[0].lower() != "date")
                    self.shapes.add((fixed, len(body)))
            if status in (429, 503):
                time.sleep(1)

    def t(self):
        return welch_t(self.times[True], self.times[False])


class AnswersAtOnce(BaseHTTPRequestHandler):
    """A page that has to open and show something before it can answer, and does not wait."""

    def do_POST(self):  # noqa: N802
        typed = self.rfile.read(int(self.headers["Content-Length"])).decode()
        time.sleep(0.01 + LEAK_S * typed.endswith(self.server.code))
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


def check_the_measuring(code):
    leaky = ThreadingHTTPServer(("127.0.0.1", 0), AnswersAtOnce)
    leaky.code = code
    thread = threading.Thread(target=leaky.serve_forever)
    thread.start()
    try:
        t = Measuring(leaky.server_port, code, 100, tls=False).run().t()
    finally:
        leaky.shutdown()
        leaky.server_close()
        thread.join()
    print(f"a page that answers when it knows: t {t:.1f}")
    expect(abs(t) > TOLD_APART, "the measuring tells nothing apart")


def test(folder):
    tries = LONG if "--long" in sys.argv[1:] else SHORT
    with server_with_an_answer(folder) as (server, code):
        check_the_measuring(code)
        expect_found(server, code)
        measured = Measuring(server.port, code, tries).run()
    for hit, name in ((True, "hits"), (False, "misses")):
        times = measured.times[hit]
        print(f"{name}: {len(times)}, mean {1000 * statistics.mean(times):.3f} ms, standard "
              f"deviation {1000 * statistics.stdev(times):.3f}")
        expect(len(times) == tries, f"{len(times)} {name}")
    t = measured.t()
    print(f"Welch's t {t:.2f}; {measured.refused} times it was nobody's turn")
    expect(len(measured.shapes) == 1, f"sizes or headers differ: {measured.shapes}")
    expect(abs(t) < TOLD_APART, f"hits and misses are told apart: t = {t}")


if __name__ == "__main__":
    sys.exit(harness.main(test))
