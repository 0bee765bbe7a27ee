"""tests/bench/sync_rates.py: submissions a second into the real server, durable before its word,
beside the bare store and the peers."""

import json
import shutil
import statistics
from pathlib import Path

from harness import Failure, Server, example_organisation, run
from peers import PouchDB, mosquitto_rate, nats_rate
from postgres import Postgres, programs_folder

POUCHDB_GOAL = 5.0
BARE_GOAL = 0.5
BATCH = 16
REQUEST = 256  # What the uploader puts into one request when much is waiting.
# (what it is called, cells a request, connections)
LOADS = (
    ("full requests, a fresh connection each", REQUEST, "fresh"),
    ("full requests, connection kept", REQUEST, "kept"),
    ("16 a request, a fresh connection each", BATCH, "fresh"),
    ("16 a request, connection kept", BATCH, "kept"),
)
PEER_MESSAGES = 5_000


def rate_of(program_output):
    result = json.loads(program_output)
    return result["submissions"] / result["seconds"]


class OnSqlite:
    """A server with its databases in its folder."""

    name = "SQLite"
    options = ()

    def next_server(self):
        pass

    def bare_rate(self, folder, cells):
        return rate_of(run("bench_bare_store", "sqlite", folder / "server/pool.db",
                           folder / "bare.db", cells, expected=0).stdout)


class OnPostgres:
    """A server with its databases in PostgreSQL; a fresh one for each run."""

    name = "PostgreSQL"

    def __init__(self, postgres):
        self.postgres = postgres
        self.count = 0

    def next_server(self):
        self.count += 1
        self.url = self.postgres.new_database(f"candour_{self.count}")
        self.options = ("--database", self.url)

    def bare_rate(self, _folder, cells):
        return rate_of(run("bench_bare_store", "postgres", self.url, cells, expected=0).stdout)


def one_run(folder, store, load, options):
    """(server's rate, bare store's rate) with the same rows."""
    _, cells, connections = load
    folder.mkdir()
    store.next_server()
    server = Server(folder / "server", example_organisation(folder, "organisation.json"),
                    "--release-every", "86400", *store.options)
    windows = max(1, options.submissions // (options.devices * cells))
    with server:
        invitation = folder / "invitation"
        code = server.invite(invitation)
        ours = rate_of(run("bench_sync_load", invitation, code, options.devices, windows, cells,
                           connections, expected=0).stdout)
        server.stop()
    bare = store.bare_rate(folder, cells)
    shutil.rmtree(folder)
    return ours, bare


def rates_on(store, folder, options):
    """For each load: medians of the server's and of the bare store's rate. The runs go in turn, so
    that a busy moment meets all of them."""
    found = {load: [] for load in LOADS}
    for number in range(options.runs):
        for place, load in enumerate(LOADS):
            found[load].append(one_run(folder / f"run-{number}-{place}", store, load, options))
    return {load: tuple(statistics.median(column) for column in zip(*runs))
            for load, runs in found.items()}


def pouchdb_rates(folder, options):
    """Medians by what its clients do; the first run warms its compiler and does not count."""
    if not PouchDB.installed():
        raise Failure("PouchDB is not installed: run ./candour bench sync, which does that")
    ways = {"PouchDB, 1 client, batches of 100 (its default)": (100, 1),
            "PouchDB, 1 client, batches of 1,000": (1000, 1),
            "PouchDB, 4 clients, batches of 100": (100, 4)}
    found = {name: [] for name in ways}
    with PouchDB(folder / "pouchdb") as server:
        server.push(1000, 100, 1)
        for _ in range(options.runs):
            for name, (batch, clients) in ways.items():
                documents, seconds = server.push(options.documents, batch, clients)
                found[name].append(documents / seconds)
    return {name: statistics.median(rates) for name, rates in found.items()}


def measure_store(report, store, folder, options, pouchdb_best):
    rates = rates_on(store, folder, options)
    report.heading(f"candour-server on {store.name}: submissions a second over loopback TLS, "
                   "durable before its word")
    report.table(
        [f"{options.devices} devices at once", "server", "bare store", "of bare", "of PouchDB"],
        [[name, f"{ours:,.0f}", f"{bare:,.0f}", f"{ours / bare:.2f}",
          f"{ours / pouchdb_best:.1f}x"]
         for (name, _, _), (ours, bare) in rates.items()])
    for (name, _, connections), (ours, bare) in rates.items():
        if connections == "fresh":  # The product's own way.
            report.at_least(f"{name}, against bare {store.name}", ours / bare, BARE_GOAL)
            report.at_least(f"{name}, against PouchDB's best", ours / pouchdb_best, POUCHDB_GOAL,
                            "x")


def measure_peers(report, folder, options):
    """Prints what the peers do here; PouchDB's best rate."""
    pouchdb = pouchdb_rates(folder, options)
    report.heading("The peers here, messages of 600 bytes a second")
    others = {
        "mosquitto, QoS 2, for a subscriber that is away": mosquitto_rate(
            folder / "mosquitto", PEER_MESSAGES),
        "nats-server, JetStream on disk, 256 in flight": nats_rate(folder / "nats", PEER_MESSAGES),
    }
    report.table(
        ["plain HTTP or TCP, no TLS, nothing sealed", "a second", "on disk before its word?"],
        [[name, f"{rate:,.0f}" if rate else "-", "no" if rate else "not installed"]
         for name, rate in {**pouchdb, **others}.items()])
    report.note("None of them syncs to disk before it answers, as they are shipped.")
    return max(pouchdb.values())


def measure_rates(report, folder, options):
    folder = Path(folder)
    pouchdb_best = measure_peers(report, folder, options)
    measure_store(report, OnSqlite(), folder, options, pouchdb_best)
    if programs_folder() is None:
        report.heading("candour-server on PostgreSQL")
        report.note("PostgreSQL is not installed here: not measured")
        return
    if "--database" not in run("candour-server", "--help").stdout:
        report.heading("candour-server on PostgreSQL")
        report.note("this candour-server knows no --database: not measured")
        return
    with Postgres(folder / "postgres") as postgres:
        measure_store(report, OnPostgres(postgres), folder, options, pouchdb_best)
