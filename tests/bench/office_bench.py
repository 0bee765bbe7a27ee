"""tests/bench/office_bench.py: the office with many cases: what each page takes, and its growth."""

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
ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "not used: nobody signs in by it"


def organisation_file(folder):
    """The small charity, which works by Donnington's procedure, with twenty services."""
    made = json.loads((ROOT / "assets/organisations/small-charity-daily.json").read_text())
    service = made["services"][0]
    made["services"] += [{**service, "id": f"service-{number}"} for number in range(20)]
    path = Path(folder) / "organisation.json"
    path.write_text(json.dumps(made))
    return path


def measured(programs, folder, size, times, database=None):
    place = Path(folder) / "office"
    where = ["--database", database] if database else []
    subprocess.run([programs / "candour-server", "init", place, "--organisation",
                    organisation_file(folder), "--password-stdin", *where],
                   input=PASSWORD, stdout=subprocess.DEVNULL, text=True, check=True)
    done = subprocess.run([programs / "bench_office", place, ROOT / "tests/scenarios", str(size),
                           str(times)], stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"bench_office failed on {size:,} cases at {database or place}")
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
            found = {}
            for size in sizes:
                with tempfile.TemporaryDirectory(dir=folder) as office:
                    found[size] = measured(programs, office, size, times,
                                           server.new_database(f"office{size}"))
            return found


def views(one):
    return {name: view for name, view in one.items() if name not in NOT_VIEWS}


def tell(report, engine, found):
    for size, one in found.items():
        report.heading(f"{engine}, {size:,} cases (filled in {one['filled_s']:,.0f} s)")
        rows = []
        for name, view in views(one).items():
            product, bare = view["product"], view["bare"]
            rows.append([name, *(f"{product[key] / 1000:,.2f} ms" for key in ("p50", "p99", "cpu")),
                         *(f"{bare[key] / 1000:,.2f} ms" for key in ("p50", "p99"))])
        report.table(["page", "p50", "p99", "own CPU", "bare SQL p50", "bare SQL p99"], rows)
    sizes = sorted(found)
    if len(sizes) > 1:
        last = found[sizes[-1]]
        report.heading(f"{engine}, growth of p50 from {sizes[0]:,} to {sizes[-1]:,} cases")
        report.table(["page", "times"],
                     [[name, f"{last[name]['product']['p50'] / view['product']['p50']:.1f}"]
                      for name, view in views(found[sizes[0]]).items()])
    for name, view in views(found.get(GOAL_SIZE, {})).items():
        if view["page"]:
            report.at_most(f"{engine}, {GOAL_SIZE:,} cases, {name}: p99",
                           view["product"]["p99"] / 1000, GOAL_MS, " ms")


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
    report.note("a page: from request to response, by somebody who is signed in, with the real")
    report.note("templates; no socket, no TLS. store: what the case store does alone. bare SQL:")
    report.note("stepping through the rows of one statement of what the page is mostly about. own")
    report.note("CPU: what this process used each time, on average; on SQLite that is all of the")
    report.note("work. A report is kept until somebody writes; where making it takes long, its")
    report.note("page is a few minutes behind after a write, says so, and makes it anew of all")
    report.note("cases when asked.")
    return report.exit_code()
