"""tests/support/faulty_proxy.py: a TCP proxy on loopback that fails as networks fail.

What happens to a connection is drawn from a seed and the connection's number: it passes, is slow,
is dropped, is cut after a number of bytes either way, has a byte changed, or meets a captive
portal: one that presents another certificate, or one that answers in plain HTML. Only Python's
standard library, and openssl for the portal's certificate.
"""

import random
import select
import socket
import ssl
import struct
import subprocess
import threading
import time
from collections import Counter
from contextlib import suppress

from listener import Listener

PORTAL_PAGES = [
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 25\r\n\r\n"
    b"<html>Please pay.</html>\n",
    b"HTTP/1.1 302 Found\r\nLocation: http://192.0.2.1/portal\r\nContent-Length: 0\r\n\r\n",
    b"HTTP/1.1 511 Network Authentication Required\r\nContent-Length: 0\r\n\r\n",
    b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 37\r\n\r\n'
    b'{"signed":"e30=","signature":"AAAA"}\n',
]

# Fates and how many there are of each in a deck, by the network's state. A deck is dealt to its end
# before the next is shuffled, so that a short run meets each fate too.
STATES = {
    "calm": {"pass": 1},
    "outage": {"drop": 1},
    "bad": {"pass": 6, "slow": 2, "cut up": 4, "cut down": 4, "drop": 2, "garble": 1,
            "portal with a certificate": 1, "portal in plain text": 1},
}
FATES = sorted(STATES["bad"])


def make_certificate(folder):
    """A certificate that is not the server's, and its key, as paths."""
    key, certificate = folder / "portal.key", folder / "portal.crt"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
         "-nodes", "-keyout", key, "-out", certificate, "-days", "3650", "-subj", "/CN=portal"],
        check=True, capture_output=True)
    return certificate, key


def cut(connection, with_reset):
    """Ends a connection: with a reset, as a link that breaks, or with an orderly end."""
    with suppress(OSError):
        if with_reset:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        else:
            connection.shutdown(socket.SHUT_RDWR)
    connection.close()


class FaultyProxy:
    """Listens from now on. `state` may be set at any time, for connections that come later."""

    def __init__(self, folder, upstream_port, port, seed):
        self.upstream_port, self.seed = upstream_port, seed
        self.state = "calm"
        self.decks = {state: [] for state in STATES}
        self.shuffling = random.Random(f"{seed}/decks")
        self.fates = Counter()
        self.connections = 0
        self.portal = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.portal.load_cert_chain(*make_certificate(folder))
        self.listener = Listener(port, self.take)
        self.port = self.listener.port

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.listener.close()

    def take(self, connection):
        self.connections += 1
        threading.Thread(target=self.serve, args=(connection, self.connections, self.deal()),
                         daemon=True).start()

    def deal(self):
        state = self.state
        if not self.decks[state]:
            self.decks[state] = [fate for fate, count in STATES[state].items()
                                 for _ in range(count)]
            self.shuffling.shuffle(self.decks[state])
        fate = self.decks[state].pop()
        self.fates[fate] += 1
        return fate

    def serve(self, client, number, fate):
        chance = random.Random(f"{self.seed}/{number}")
        with suppress(OSError):
            if fate == "drop":
                return cut(client, with_reset=chance.random() < 0.5)
            if fate == "portal in plain text":
                client.settimeout(5)
                client.recv(65536)
                client.sendall(chance.choice(PORTAL_PAGES))
                return cut(client, with_reset=False)
            if fate == "portal with a certificate":
                return self.be_portal(client, chance)
            with socket.create_connection(("127.0.0.1", self.upstream_port)) as server:
                Pump(client, server, fate, chance).run()
            return None
        client.close()
        return None

    def be_portal(self, client, chance):
        client.settimeout(5)
        # A device that looks at the certificate says no more than its greeting.
        with self.portal.wrap_socket(client, server_side=True) as shown:
            shown.recv(65536)
            shown.sendall(chance.choice(PORTAL_PAGES))


class Pump:
    """Carries bytes both ways until the connection's fate."""

    def __init__(self, client, server, fate, chance):
        self.client, self.server, self.fate = client, server, fate
        self.with_reset = chance.random() < 0.5
        self.delay_s = chance.uniform(0.02, 0.25) if fate == "slow" else 0
        # Where the greeting, the request and its cells end differs: all scales are met.
        self.left = {client: None, server: None}
        if fate == "cut up":
            self.left[client] = int(10 ** chance.uniform(0, 5))
        if fate == "cut down":
            self.left[server] = chance.randrange(1, 4000)
        self.garble_at = int(10 ** chance.uniform(2, 4.3)) if fate == "garble" else None

    def run(self):
        while True:
            ready, _, _ = select.select([self.client, self.server], [], [], 60)
            if not ready or not all(self.carry(source) for source in ready):
                break
        cut(self.client, self.with_reset)
        cut(self.server, self.with_reset)

    def carry(self, source):
        """False when the connection is over."""
        piece = source.recv(65536)
        if not piece:
            return False
        time.sleep(self.delay_s)
        target = self.server if source is self.client else self.client
        left = self.left[source]
        if left is not None:
            self.left[source] = left - len(piece)
            if left <= len(piece):
                target.sendall(piece[:left])
                return False
        target.sendall(self.garbled(piece) if source is self.client else piece)
        return True

    def garbled(self, piece):
        if self.garble_at is None or self.garble_at < 0:
            return piece
        place, self.garble_at = self.garble_at, self.garble_at - len(piece)
        if place >= len(piece):
            return piece
        return piece[:place] + bytes([piece[place] ^ 0x20]) + piece[place + 1:]
