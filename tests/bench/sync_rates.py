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
POUCHDB_SMALL = f"PouchDB, 4 clients, batches of {BATCH}"


def rate_of(program_output):
    result = json.loads(program_output)
    return result["submissions"] / result["seconds"]


class OnSqlite:
    """A server with its databases in its folder."""

    name = "SQLite"
    server_options = ()
    has_server = True

    def next_run(self, folder):
        self.folder = folder

    def pool_rate(self, *load):
        return rate_of(run("bench_pool_rate", "sqlite", self.folder / "pool.db", *load,
                           expected=0).stdout)

    def bare_rate(self, cells):
        return rate_of(run("bench_bare_store", "sqlite", self.folder / "pool.db",
                           self.folder / "bare.db", cells, expected=0).stdout)


class OnPostgres:
    """A server with its databases in PostgreSQL; a fresh one for each run."""

    name = "PostgreSQL"

    def __init__(self, postgres):
        self.postgres = postgres
        self.count = 0
        self.has_server = "--database" in run("candour-server", "--help").stdout

    def next_run(self, _folder):
        self.count += 1
        self.url = self.postgres.new_database(f"pool_{self.count}")
        self.server_options = ("--database", self.postgres.new_database(f"server_{self.count}"))

    def pool_rate(self, *load):
        return rate_of(run("bench_pool_rate", "postgres", self.url, *load, expected=0).stdout)

    def bare_rate(self, cells):
        return rate_of(run("bench_bare_store", "postgres", self.url, cells, expected=0).stdout)


def server_rate(folder, store, windows, load, options):
    _, cells, connections = load
    server = Server(folder / "server", example_organisation(folder, "organisation.json"),
                    "--release-every", "86400", *store.server_options)
    with server:
        invitation = folder / "invitation"
        code = server.invite(invitation)
        rate = rate_of(run("bench_sync_load", invitation, code, options.devices, windows, cells,
                           connections, expected=0).stdout)
        server.stop()
    return rate


def one_run(folder, store, load, options):
    """Rates of the server, of its pool alone and of the bare database with the same rows."""
    _, cells, _ = load
    folder.mkdir()
    store.next_run(folder)
    windows = max(1, options.submissions // (options.devices * cells))
    ours = server_rate(folder, store, windows, load, options) if store.has_server else None
    pool = store.pool_rate(options.devices, windows, cells)
    bare = store.bare_rate(cells)
    shutil.rmtree(folder)
    return ours, pool, bare


def rates_on(store, folder, options):
    """For each load: medians of what one_run() gives. The runs go in turn, so that a busy moment
    meets all of them."""
    found = {load: [] for load in LOADS}
    for number in range(options.runs):
        for place, load in enumerate(LOADS):
            if not store.has_server and load[2] == "kept":
                continue
            found[load].append(one_run(folder / f"run-{number}-{place}", store, load, options))
    return {load: tuple(statistics.median(column) if column[0] else None
                        for column in zip(*runs))
            for load, runs in found.items() if runs}


def pouchdb_rates(folder, options):
    """Medians by what its clients do; the first run warms its compiler and does not count."""
    if not PouchDB.installed():
        raise Failure("PouchDB is not installed: run ./candour bench sync, which does that")
    ways = {"PouchDB, 1 client, batches of 100 (its default)": (100, 1),
            "PouchDB, 1 client, batches of 1,000": (1000, 1),
            "PouchDB, 4 clients, batches of 100": (100, 4),
            POUCHDB_SMALL: (BATCH, 4)}
    found = {name: [] for name in ways}
    with PouchDB(folder / "pouchdb") as server:
        server.push(1000, 100, 1)
        for _ in range(options.runs):
            for name, (batch, clients) in ways.items():
                documents, seconds = server.push(options.documents, batch, clients)
                found[name].append(documents / seconds)
    return {name: statistics.median(rates) for name, rates in found.items()}


def row(load, rates, pouchdb):
    name, cells, _ = load
    ours, pool, bare = rates
    figures = [f"{ours or pool:,.0f}", f"{bare:,.0f}", f"{(ours or pool) / bare:.2f}",
               f"{(ours or pool) / pouchdb[cells]:.1f}x"]
    return [name, *figures[:1], *([f"{pool:,.0f}"] if ours else []), *figures[1:]]


def measure_store(report, store, folder, options, pouchdb):
    """The server on `store`, or where it cannot run on it, the pool alone. `pouchdb`: its rate to
    compare with, by cells a request."""
    found = rates_on(store, folder, options)
    if store.has_server:
        subject, columns = "candour-server", ["server", "pool alone"]
        report.heading(f"candour-server on {store.name}: submissions a second over loopback TLS, "
                       "durable before its word")
    else:
        subject, columns = "the pool alone", ["pool alone"]
        report.heading(f"The pool alone on {store.name} (this candour-server knows no --database): "
                       "submissions a second")
    report.table([f"{options.devices} devices at once", *columns, "bare store", "of bare",
                  "of PouchDB"],
                 [row(load, rates, pouchdb) for load, rates in found.items()])
    for (name, cells, connections), (ours, pool, bare) in found.items():
        if connections == "kept":  # Never the product's way.
            continue
        rate = ours or pool
        report.at_least(f"{subject}, {name}, against bare {store.name}", rate / bare, BARE_GOAL)
        report.at_least(f"{subject}, {name}, against PouchDB", rate / pouchdb[cells],
                        POUCHDB_GOAL, "x")


def measure_peers(report, folder, options):
    """Prints what the peers do here. PouchDB's rate to compare with, by cells a request: for small
    requests that of batches as small, for full ones its best."""
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
    return {REQUEST: max(pouchdb.values()), BATCH: pouchdb[POUCHDB_SMALL]}


def measure_rates(report, folder, options):
    folder = Path(folder)
    pouchdb = measure_peers(report, folder, options)
    measure_store(report, OnSqlite(), folder, options, pouchdb)
    if programs_folder() is None:
        report.heading("candour-server on PostgreSQL")
        report.note("PostgreSQL is not installed here: not measured")
        return
    with Postgres(folder / "postgres") as postgres:
        measure_store(report, OnPostgres(postgres), folder, options, pouchdb)
