#!/usr/bin/env python3
"""The few figures that matter, beside a named peer in the same run (./candour bench).

Usage: bench.py BIN_FOLDER [--runs N] [--idle-seconds N]
Prints the medians, and ends with 1 when a goal is missed.
"""

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile

RATIO_GOAL = 2.5  # Start to first frame, against an empty SDL2 + OpenGL + Dear ImGui program.
IDLE_GOAL_PERCENT = 0.5  # Of one core, while nobody touches the kiosk.


def run(command, environment):
    """Standard output of a program that must succeed."""
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300)
    if done.returncode != 0:
        sys.exit(f"bench: {' '.join(command)} ended with {done.returncode}:\n{done.stderr}")
    return done.stdout


def number_in(text, pattern):
    """The number that `pattern` finds in a program's output."""
    found = re.search(pattern, text)
    if not found:
        sys.exit(f"bench: no figure in what the program printed: {text!r}")
    return float(found.group(1))


def first_frames(programs, runs, environment):
    """Milliseconds of each program, run in turn so that a busy moment meets all of them."""
    times = {name: [] for name in programs}
    for command in programs.values():  # Caches of disk and fonts are warm for everybody.
        run(command, environment)
    for _ in range(runs):
        for name, command in programs.items():
            times[name].append(number_in(run(command, environment), r"after (\d+) ms"))
    return times


def verdict(met):
    return "met" if met else "MISSED"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bin", help="folder with candour-kiosk and bench_empty_window")
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--idle-seconds", type=int, default=30)
    options = parser.parse_args()

    kiosk = [os.path.join(options.bin, "candour-kiosk"), "--headless", "--practise",
             "--window", "1280x800"]
    programs = {
        "empty program": [os.path.join(options.bin, "bench_empty_window")],
        "candour-kiosk": kiosk + ["--first-frame"],
    }
    with tempfile.TemporaryDirectory() as home:
        environment = dict(os.environ, LIBGL_ALWAYS_SOFTWARE="1", XDG_CACHE_HOME=home)
        times = first_frames(programs, options.runs, environment)
        print(f"Start to first frame, software OpenGL at 1280x800, median of {options.runs} runs")
        for name, values in times.items():
            print(f"  {name:<14} {statistics.median(values):6.0f} ms"
                  f"   ({min(values):.0f} to {max(values):.0f})")
        empty, ours = (statistics.median(values) for values in times.values())
        ratio = ours / empty
        fast = ratio <= RATIO_GOAL
        print(f"  ratio          {ratio:6.2f}      goal at most {RATIO_GOAL}: {verdict(fast)}")

        seconds = options.idle_seconds
        print(f"Processor use while nobody touches it, {seconds} s")
        idle = number_in(run(kiosk + ["--idle-seconds", str(seconds)], environment),
                         r"([\d.]+) % of one core")
        calm = idle <= IDLE_GOAL_PERCENT
        print(f"  candour-kiosk  {idle:6.3f} % of one core, "
              f"goal at most {IDLE_GOAL_PERCENT} %: {verdict(calm)}")
    return 0 if fast and calm else 1


if __name__ == "__main__":
    sys.exit(main())
