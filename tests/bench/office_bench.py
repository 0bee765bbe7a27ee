"""tests/bench/office_bench.py: the office with many cases: what each view takes, and its growth."""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from report import Report

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "system"))

SIZES = (1_000, 100_000, 1_000_000)
GOAL_SIZE = 100_000
GOAL_MS = 50
NOT_VIEWS = ("cases", "filled_s")


def measured(programs, place, size, times):
    done = subprocess.run([programs / "bench_office", str(place), str(size), str(times)],
                          stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"bench_office failed on {size:,} cases at {place}")
    return json.loads(done.stdout)


def on_sqlite(programs, folder, sizes, times):
    found = {}
    for size in sizes:
        with tempfile.TemporaryDirectory(dir=folder) as place:
            found[size] = measured(programs, place, size, times)
    return found


def on_postgres(programs, folder, sizes, times):
    from postgres import Postgres, programs_folder
    if programs_folder() is None:
        sys.exit("PostgreSQL is not installed: run ./candour setup")
    with tempfile.TemporaryDirectory(dir=folder) as place:
        Path(place).chmod(0o755)  # PostgreSQL's own user goes through it.
        with Postgres(Path(place) / "postgres") as server:
            return {size: measured(programs, server.new_database(f"office{size}"), size, times)
                    for size in sizes}


def tell(report, engine, found):
    for size, one in found.items():
        report.heading(f"{engine}, {size:,} cases (filled in {one['filled_s']:,.0f} s)")
        rows = []
        for view, both in one.items():
            if view in NOT_VIEWS:
                continue
            store, bare = both["store"], both["bare"]
            rows.append([view, *(f"{store[key] / 1000:,.2f} ms" for key in ("p50", "p99", "cpu")),
                         *(f"{bare[key] / 1000:,.2f} ms" for key in ("p50", "p99"))])
        report.table(["view", "p50", "p99", "own CPU", "bare SQL p50", "bare SQL p99"], rows)
    sizes = sorted(found)
    if len(sizes) > 1:
        report.heading(f"{engine}, growth of p50 from {sizes[0]:,} to {sizes[-1]:,} cases")
        report.table(["view", "times"],
                     [[view, f"{found[sizes[-1]][view]['store']['p50'] / both['store']['p50']:.1f}"]
                      for view, both in found[sizes[0]].items() if view not in NOT_VIEWS])
    for view, both in found.get(GOAL_SIZE, {}).items():
        if view not in NOT_VIEWS:
            report.at_most(f"{engine}, {GOAL_SIZE:,} cases, {view}: p99",
                           both["store"]["p99"] / 1000, GOAL_MS, " ms")


def run_office(programs, arguments):
    parser = argparse.ArgumentParser(prog="bench office", description=__doc__)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    parser.add_argument("--times", type=int, default=300, help="of each view")
    parser.add_argument("--engine", choices=("sqlite", "postgres", "both"), default="both")
    parser.add_argument("--folder", help="where the databases are made")
    options = parser.parse_args(arguments)
    sizes = [int(size) for size in options.sizes.split(",")]
    report = Report()
    if options.engine != "postgres":
        tell(report, "SQLite", on_sqlite(programs, options.folder, sizes, options.times))
    if options.engine != "sqlite":
        tell(report, "PostgreSQL", on_postgres(programs, options.folder, sizes, options.times))
    report.note("store: the case store with its conversions, counts and checks; a case also with")
    report.note("its chain verified and its words opened. bare SQL: stepping through the rows of")
    report.note("one statement. own CPU: what this process used each time, on average; on SQLite")
    report.note("that is all of the work. No page of the console is in it yet.")
    return report.exit_code()
