"""tests/bench/sync_wire.py: bytes, requests and modelled time for 1,000 submissions of 600 bytes,
counted between the ends."""

from dataclasses import dataclass
from pathlib import Path

from counting_proxy import CountingProxy
from harness import Kiosk, Server, example_organisation, run
from peers import PouchDB

SUBMISSIONS = 1000
BATCH = 16
UP_GOAL_BYTES = 1200
REQUESTS_GOAL = 70
# A phone's second generation of network.
LINK_BITS_S = 20_000
ROUND_TRIP_S = 0.6


@dataclass
class Traffic:
    """What 1,000 submissions came to."""

    up: int
    down: int
    requests: int
    connections: int
    handshake_trips: int  # TCP 1, TLS 1.3 one more; 0: a connection that was there already.

    def seconds(self):
        """One request after the other, as all of these do."""
        trips = self.requests + self.connections * self.handshake_trips
        return (self.up + self.down) * 8 / LINK_BITS_S + trips * ROUND_TRIP_S


# From its specification: HEAD then POST for each, headers as ODK Collect sends them.
OPENROSA = Traffic(up=1878 * SUBMISSIONS, down=933 * SUBMISSIONS, requests=2 * SUBMISSIONS,
                   connections=1, handshake_trips=0)


def counted_tls(proxy):
    """Candour's: a fresh connection of TLS 1.3 for each request."""
    proxy.settle()
    return Traffic(proxy.up, proxy.down, proxy.connections, proxy.connections, handshake_trips=2)


def counted_plain(proxy):
    proxy.settle()
    return Traffic(proxy.up, proxy.down, proxy.requests, proxy.connections, handshake_trips=1)


def kiosk_traffic(folder, server, proxy):
    """The real kiosk's program, with 1,000 visitors' submissions waiting."""
    kiosk = Kiosk(folder / "kiosk")
    kiosk.join(server)
    run("bench_fill_outbox", kiosk.folder, SUBMISSIONS, expected=0)
    proxy.reset()
    kiosk.send_all()
    return counted_tls(proxy)


def small_requests_traffic(folder, server, proxy):
    """The same uploader when it may send one batch a request, as it learns to on a slow link."""
    code = server.invite(folder / "invitation")
    windows = -(-SUBMISSIONS // BATCH)
    proxy.reset()
    run("bench_sync_load", folder / "invitation", code, 1, windows, BATCH, "fresh", expected=0)
    return counted_tls(proxy)


def candour_traffic(folder):
    organisation = example_organisation(folder, "organisation.json")
    with Server(folder / "server", organisation, "--release-every", "86400") as server:
        with CountingProxy(server.port) as proxy:
            server.address = f"https://127.0.0.1:{proxy.port}"  # What invitations name.
            return {
                "Candour, the kiosk's own choice": kiosk_traffic(folder, server, proxy),
                "Candour, one batch a request": small_requests_traffic(folder, server, proxy),
            }


def pouchdb_traffic(folder):
    if not PouchDB.installed():
        return None
    with PouchDB(folder / "pouchdb-wire") as server, CountingProxy(server.port) as proxy:
        server.push(SUBMISSIONS, 100, 1, port=proxy.port)
        return counted_plain(proxy)


def row(name, traffic):
    if traffic is None:
        return [name, "not installed", "-", "-", "-", "-"]
    return [name, f"{traffic.up / SUBMISSIONS:,.0f}", f"{traffic.down / SUBMISSIONS:,.0f}",
            f"{traffic.requests:,}", f"{traffic.connections:,}",
            f"{traffic.seconds() / 60:.1f} min"]


def measure_wire(report, folder, options):
    folder = Path(folder) / "wire"
    folder.mkdir()
    candour = candour_traffic(folder)
    pouchdb = pouchdb_traffic(folder)
    report.heading("On the wire, 1,000 submissions of 600 bytes (as much as TCP carries)")
    report.table(
        ["", "up each", "down each", "requests", "connections", "at 20 kbit/s"],
        [*(row(name, traffic) for name, traffic in candour.items()),
         row("PouchDB, batches of 100, no TLS", pouchdb),
         row("OpenRosa (ODK), from its specification", OPENROSA)])
    for name, traffic in candour.items():
        report.at_most(f"{name}: up each", traffic.up / SUBMISSIONS, UP_GOAL_BYTES, " bytes")
        report.at_most(f"{name}: requests", traffic.requests, REQUESTS_GOAL)
    report.note("Candour's are sealed, padded to one size and inside TLS; PouchDB's are readable.")
    report.note(f"Modelled: both directions at 20 kbit/s, {ROUND_TRIP_S} s a round trip, one for "
                "each request and one for each TCP and TLS handshake (OpenRosa: none).")
