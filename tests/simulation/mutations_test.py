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


def options_of(kind):
    return ["--power-cuts", str(POINTS_MAX)] if kind == "points" else ["--seeds", str(SEEDS_MAX)]


def main():
    program = sys.argv[1]
    listed = run(program, "--list-mutations").stdout.splitlines()
    newest = {"points": 0, "worlds": 0}
    missed = []
    for line in listed:
        name, kind, first, what = line.split(maxsplit=3)
        done = run(program, *options_of(kind), "--from", first, "--mutation", name)
        failed = re.search(r"^FAILED seed (\d+): (.*)$", done.stdout, re.M)
        if done.returncode != 1 or not failed:
            missed.append(name)
            print(f"NOT CAUGHT {name}: {what}", flush=True)
            continue
        # A world far out is one of those that bounded_test.py shows the product to pass.
        if first == "1":
            newest[kind] = max(newest[kind], int(failed[1]))
        print(f"caught {name} (seed {failed[1]}): {failed[2][:110]}", flush=True)
    print(f"{len(listed) - len(missed)} of {len(listed)} mutations caught")
    same = run(program, "--seeds", str(newest["worlds"]))
    if newest["points"]:
        cuts = run(program, "--seeds", str(newest["points"]), "--every-operation")
        print(cuts.stdout if cuts.returncode else "the product passes the same power cuts")
    else:
        cuts = same
    print(same.stdout if same.returncode else "the product passes the same worlds")
    return 1 if missed or same.returncode or cuts.returncode else 0


if __name__ == "__main__":
    sys.exit(main())
