"""tests/bench/window_bench.py: the kiosk's start to its first frame, and what it uses while nobody
is there."""

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile

from report import Report

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


def measure_first_frame(report, programs, runs, environment):
    times = first_frames(programs, runs, environment)
    report.heading(f"Start to first frame, software OpenGL at 1280x800, {runs} runs in turn")
    report.table(["ms", "median", "fastest", "slowest"], [
        [name, *(f"{figure:.0f}" for figure in (statistics.median(values), min(values),
                                                max(values)))]
        for name, values in times.items()])
    empty, ours = (statistics.median(values) for values in times.values())
    report.at_most("candour-kiosk against the empty program", ours / empty, RATIO_GOAL, "x")


def run_window(programs, arguments):
    parser = argparse.ArgumentParser(prog="./candour bench window", description=__doc__)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--idle-seconds", type=int, default=30)
    options = parser.parse_args(arguments)

    report = Report()
    kiosk = [str(programs / "candour-kiosk"), "--headless", "--practise", "--window", "1280x800"]
    peers = {
        "empty program": [str(programs / "bench_empty_window")],
        "candour-kiosk": kiosk + ["--first-frame"],
    }
    with tempfile.TemporaryDirectory() as home:
        environment = dict(os.environ, LIBGL_ALWAYS_SOFTWARE="1", XDG_CACHE_HOME=home)
        measure_first_frame(report, peers, options.runs, environment)
        seconds = options.idle_seconds
        report.heading(f"Processor use while nobody touches the kiosk, {seconds} s")
        said = run(kiosk + ["--idle-seconds", str(seconds)], environment)
        report.at_most("candour-kiosk", number_in(said, r"([\d.]+) % of one core"),
                       IDLE_GOAL_PERCENT, " % of one core")
    return report.exit_code()
