"""tests/bench/sync_rates.py: submissions a second into the real server, durable before its word,
beside the bare store and the peers."""

import json
import shutil
import statistics
from contextlib import ExitStack
from pathlib import Path

from harness import Failure, Server, example_organisation, expect, run
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
    database = None

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

    def next_run(self, _folder):
        self.count += 1
        self.url = self.postgres.new_database(f"pool_{self.count}")
        self.database = self.postgres.new_database(f"server_{self.count}")

    def pool_rate(self, *load):
        return rate_of(run("bench_pool_rate", "postgres", self.url, *load, expected=0).stdout)

    def bare_rate(self, cells):
        return rate_of(run("bench_bare_store", "postgres", self.url, cells, expected=0).stdout)


def server_rate(folder, store, windows, load, options):
    _, cells, connections = load
    server = Server(folder / "server", example_organisation(folder, "organisation.json"),
                    "--release-every", "86400", database=store.database)
    with server:
        # Else it would be the other one that is measured.
        expect(f"all, {store.name}" in server.command("status").stdout, "not on " + store.name)
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
    ours = server_rate(folder, store, windows, load, options)
    pool = store.pool_rate(options.devices, windows, cells)
    bare = store.bare_rate(cells)
    shutil.rmtree(folder)
    return ours, pool, bare


def rates_on(stores, folder, options):
    """For each store and load: medians of what one_run() gives. The runs go in turn, so that a busy
    moment meets all of them."""
    found = {store: {load: [] for load in LOADS} for store in stores}
    for _ in range(options.runs):
        for load in LOADS:
            for store in stores:
                found[store][load].append(one_run(folder / "run", store, load, options))
    return {store: {load: tuple(map(statistics.median, zip(*runs)))
                    for load, runs in by_load.items()}
            for store, by_load in found.items()}


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
    return [name, f"{ours:,.0f}", f"{pool:,.0f}", f"{bare:,.0f}", f"{ours / bare:.2f}",
            f"{ours / pouchdb[cells]:.1f}x"]


def report_store(report, store, found, devices, pouchdb):
    """The server on `store`. `pouchdb`: its rate to compare with, by cells a request."""
    report.heading(f"candour-server on {store.name}: submissions a second over loopback TLS, "
                   "durable before its word")
    report.table([f"{devices} devices at once", "server", "pool alone", "bare store", "of bare",
                  "of PouchDB"],
                 [row(load, rates, pouchdb) for load, rates in found.items()])
    for (name, cells, connections), (ours, _, bare) in found.items():
        if connections == "kept":  # Never the product's way.
            continue
        subject = f"candour-server, {name}, against"
        report.at_least(f"{subject} bare {store.name}", ours / bare, BARE_GOAL)
        report.at_least(f"{subject} PouchDB", ours / pouchdb[cells], POUCHDB_GOAL, "x")


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
    stores = [OnSqlite()]
    with ExitStack() as running:
        if programs_folder() is not None:
            postgres = running.enter_context(Postgres(folder / "postgres"))
            stores.append(OnPostgres(postgres))
        for store, found in rates_on(stores, folder, options).items():
            report_store(report, store, found, options.devices, pouchdb)
    if len(stores) == 1:
        report.heading("candour-server on PostgreSQL")
        report.note("PostgreSQL is not installed here: not measured")
