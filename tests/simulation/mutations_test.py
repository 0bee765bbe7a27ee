#!/usr/bin/env python3
"""mutations_test.py PROGRAM: each broken component is caught; the product passes the same seeds."""

import re
import subprocess
import sys

SEEDS_MAX = 400
POINTS_MAX = 20000


def run(program, *options):
    command = [program, "--jobs", "1", *options]
    return subprocess.run(command, capture_output=True, text=True, check=False)


# How the worlds of each kind are searched, and how one of them is run again.
SEARCH = {
    "worlds": ["--seeds", str(SEEDS_MAX)],
    "points": ["--power-cuts", str(POINTS_MAX)],
    "syncs": ["--failing-syncs", "--seeds", str(SEEDS_MAX)],
}
AGAIN = {"worlds": [], "points": ["--every-operation"], "syncs": ["--failing-syncs"]}


def passes_where_they_fail(program, caught):
    """The product, in each world in which a mutation was caught; for points, cut everywhere."""
    passed = True
    for kind, seeds in caught.items():
        for seed in sorted(seeds):
            done = run(program, "--from", str(seed), "--seeds", "1", *AGAIN[kind])
            if done.returncode:
                print(done.stdout)
                passed = False
        print(f"the product in the same worlds ({kind}): {sorted(seeds)}", flush=True)
    return passed


def main():
    program = sys.argv[1]
    listed = run(program, "--list-mutations").stdout.splitlines()
    caught = {kind: set() for kind in SEARCH}
    missed = []
    for line in listed:
        name, kind, first, what = line.split(maxsplit=3)
        done = run(program, *SEARCH[kind], "--from", first, "--mutation", name)
        failed = re.search(r"^FAILED seed (\d+): (.*)$", done.stdout, re.M)
        if done.returncode != 1 or not failed:
            missed.append(name)
            print(f"NOT CAUGHT {name}: {what}", flush=True)
            continue
        caught[kind].add(int(failed[1]))
        print(f"caught {name} (seed {failed[1]}): {failed[2][:110]}", flush=True)
    print(f"{len(listed) - len(missed)} of {len(listed)} mutations caught")
    passed = passes_where_they_fail(program, caught)
    return 0 if listed and not missed and passed else 1


if __name__ == "__main__":
    sys.exit(main())
