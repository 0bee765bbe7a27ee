#!/usr/bin/env python3
"""linking_test.py PROGRAM [--long]: an attacker guesses of which visit every response is.

Months are generated, with responses under the default release policy, and again with each sent and
released at once. Under the default, the upper 95 % bound of the hit rate must be at most 1.5 times
what a blind guess among the candidate visits of each release hits; the same attacker must be right
on at least 90 % of what is released at once, or it would be none.
"""

import argparse
import os
import random
import subprocess
import sys
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor

RATIO_MAX = 1.5
IMMEDIATE_MIN = 0.9
DRAWS = 4000


def lines_of(program, manner, first, months, weeks):
    """What the program prints for so many months from a seed on."""
    command = [program, manner, str(first), str(months), str(weeks)]
    return subprocess.run(
        command, stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()


def play(program, manner, months, jobs, weeks=4):
    """{part: {month: (responses, hits, blind hits)}}, from as many processes as there are jobs."""
    # A few months a time, so that no job waits long for the last.
    shares = [(first, min(5, months + 1 - first)) for first in range(1, months + 1, 5)]
    parts = defaultdict(dict)
    with ThreadPoolExecutor(jobs) as pool:
        for lines in pool.map(lambda share: lines_of(program, manner, *share, weeks), shares):
            for line in lines:
                seed, responses, hits, blind, part = line.split("\t")
                parts[part][int(seed)] = (int(responses), int(hits), float(blind))
    return parts


def sums(months):
    return [sum(column) for column in zip(*months)]


def upper_bound(months, draws=DRAWS):
    """Of the two-sided 95 % interval of the hit rate, by drawing months again with replacement:
    responses of one month hang together, months do not."""
    chance = random.Random(1)
    rates = []
    for _ in range(draws):
        responses, hits, _ = sums(chance.choices(months, k=len(months)))
        rates.append(hits / responses)
    rates.sort()
    return rates[int(draws * 0.975)]


def show(manner, parts):
    print(f"\n{manner}: {len(parts['all'])} months")
    print(f"{'of which':44} {'responses':>9} {'hits':>7} {'bound':>7} {'blind':>7} {'ratio':>6}")
    for part in sorted(parts):
        months = list(parts[part].values())
        responses, hits, blind = sums(months)
        rate, upper = hits / responses, upper_bound(months)
        print(f"{part:44} {responses:9} {rate:7.4f} {upper:7.4f} {blind / responses:7.4f}"
              f" {hits / blind:6.2f}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--long", action="store_true", help="200 months instead of a few")
    arguments = parser.parse_args()
    jobs = os.cpu_count() or 1 if arguments.long else 1
    if arguments.long:
        mixed = play(arguments.program, "default", 200, jobs)
        immediate = play(arguments.program, "immediate", 10, jobs)
    else:
        mixed = play(arguments.program, "default", 3, jobs)
        immediate = play(arguments.program, "immediate", 1, jobs, weeks=1)
    show("default policy", mixed)
    show("sent and released at once", immediate)
    responses, _, blind = sums(list(mixed["all"].values()))
    upper = upper_bound(list(mixed["all"].values()))
    at_once, hits, _ = sums(list(immediate["all"].values()))
    print(f"\nratio of the bound: {upper / (blind / responses):.3f}, at most {RATIO_MAX};"
          f" at once: {hits / at_once:.3f}, at least {IMMEDIATE_MIN}")
    lost = upper > RATIO_MAX * blind / responses
    blunt = hits < IMMEDIATE_MIN * at_once
    if lost:
        print("LOST: the attacker links more than chance allows")
    if blunt:
        print("NO ATTACKER: it does not even link what is released at once")
    return 1 if lost or blunt else 0


if __name__ == "__main__":
    sys.exit(main())
