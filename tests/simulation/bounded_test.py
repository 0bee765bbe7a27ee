#!/usr/bin/env python3
"""bounded_test.py PROGRAM: some minutes of simulated worlds, from seeds that follow the commit.

So every commit tries worlds that no other has tried; a failure prints the command that reruns it.
"""

import subprocess
import sys

# Worlds that found a fault of ours: 286, a server whose database stayed in the journal mode before;
# 385 and 1769, a log built upon, or copied, after its sync had failed.
FOUND = [["286"], ["385"], ["1769"], ["1614", "--every-operation"]]
SYNCS = ["--failing-syncs", "--seeds", "25", "--jobs", "1"]
MINUTE = ["--minutes", "1", "--jobs", "1"]


def first_seed():
    command = ["git", "rev-parse", "HEAD"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return int(done.stdout[:8], 16) if done.returncode == 0 else 1


def main():
    program, seed = sys.argv[1], str(first_seed())
    subprocess.run([program, "--from", seed, *SYNCS], check=True)
    for found in FOUND:
        subprocess.run([program, "--seeds", "1", "--from", *found], check=True)
    worlds = subprocess.run([program, "--from", seed, *MINUTE], check=False)
    points = subprocess.run(
        [program, "--from", seed, "--power-cuts", "1000000000", *MINUTE], check=False
    )
    return 1 if worlds.returncode or points.returncode else 0


if __name__ == "__main__":
    sys.exit(main())
