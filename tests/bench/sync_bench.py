"""tests/bench/sync_bench.py: how fast submissions are kept and carried, beside the bare stores and
the systems that people use for this today (./candour bench sync)."""

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "system"))

from harness import Failure, run  # noqa: E402
from report import Report  # noqa: E402

GROWTH_GOAL = 2.0
PARTS = ("rates", "wire", "thanks", "growth")


def describe_machine(report, folder):
    cores = sum(line.startswith("processor") for line in open("/proc/cpuinfo"))
    with open("/proc/loadavg") as loads:
        load = loads.read().split()[0]
    said = json.loads(run("bench_disk_sync", folder, expected=0).stdout)
    report.heading("This machine, now")
    report.note(f"{cores} cores, load {load} before this run (near 0 is calm), data in {folder}")
    report.note(f"fdatasync of 16 KB there: p50 {said['p50'] / 1000:.2f} ms, "
                f"p99 {said['p99'] / 1000:.2f} ms")


def measure_thanks(report, folder, options):
    """From the touch on "send" to durable on the device, and that it does not grow with use."""
    report.heading("Thank-you latency: from \"send\" to durable, against bare SQLite")
    data = Path(folder) / "outbox"
    data.mkdir()
    done = run("bench_outbox", data, options.messages, patience_s=1800)
    if "goal" not in done.stdout:
        raise Failure(f"bench_outbox: {done.stderr}")
    for line in done.stdout.splitlines():
        report.note(line)
        if "MISSED" in line:
            report.missed.append(f"thank-you latency: {line.strip()}")


def measure_growth(report, folder, options):
    report.heading(f"Growth: a batch of 16 cells into an empty pool, and into one that has seen "
                   f"{options.ids:,} ids (SQLite)")
    data = Path(folder) / "growth"
    data.mkdir()
    result = json.loads(run("bench_pool_growth", data, options.ids, options.batches, expected=0,
                            patience_s=1800).stdout)
    rows = []
    for state in ("cold", "warm"):
        for pool in ("empty", "grown"):
            times = result[state][pool]
            rows.append([f"{state}, {pool}", *(f"{times[k] / 1000:.2f}" for k in
                                               ("p50", "mean", "p99"))])
    report.table(["ms a batch", "p50", "mean", "p99"], rows)
    for state in ("cold", "warm"):
        empty, grown = result[state]["empty"], result[state]["grown"]
        report.at_most(f"grown against empty, {state}, p50", grown["p50"] / empty["p50"],
                       GROWTH_GOAL, "x")
        report.note(f"   (mean {grown['mean'] / empty['mean']:.2f}x, "
                    f"p99 {grown['p99'] / empty['p99']:.2f}x)")
    report.note(f"{options.batches} batches each, in turn. Cold: out of the system's cache, just "
                "opened; warm: the file was read once.")
    shutil.rmtree(data)


def parse(arguments):
    parser = argparse.ArgumentParser(prog="./candour bench sync", description=__doc__)
    parser.add_argument("--only", choices=PARTS, action="append", help="this part, or these")
    parser.add_argument("--runs", type=int, default=3, help="of each rate; the median counts")
    parser.add_argument("--submissions", type=int, default=32_768, help="in each run of a rate")
    parser.add_argument("--devices", type=int, default=8, help="that send at once")
    parser.add_argument("--documents", type=int, default=4_000, help="in each run of PouchDB")
    parser.add_argument("--messages", type=int, default=500, help="kept on the device, timed")
    parser.add_argument("--ids", type=int, default=10_000_000, help="that the grown pool has seen")
    parser.add_argument("--batches", type=int, default=400, help="into each pool")
    parser.add_argument("--folder", default="/var/tmp", help="on the disk to measure")
    return parser.parse_args(arguments)


def run_sync(_programs, arguments):
    from sync_rates import measure_rates
    from sync_wire import measure_wire
    options = parse(arguments)
    measures = {"rates": measure_rates, "wire": measure_wire, "thanks": measure_thanks,
                "growth": measure_growth}
    report = Report()
    folder = Path(tempfile.mkdtemp(prefix="candour-bench-", dir=options.folder))
    folder.chmod(0o755)  # PostgreSQL and mosquitto go on as users of their own.
    try:
        describe_machine(report, folder)
        for part in options.only or PARTS:
            measures[part](report, folder, options)
    except Failure as failure:
        print(f"bench: {failure}", file=sys.stderr)
        return 1
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return report.exit_code()
