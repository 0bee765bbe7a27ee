"""tests/attacks/capture.py: what somebody sees who taps the network, and even the server's TLS.

A proxy before the server that has the server's own certificate and key, so that kiosks trust it.
Of each connection it keeps the first bytes as they came, and then every request in plain text.
"""

import contextlib
import socket
import ssl
import struct
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
from listener import Listener  # noqa: E402

PATIENCE_S = 120
RECORD_HEAD = 5  # type, version, length: RFC 8446 §5.1.
HANDSHAKE = 0x16
PRE_SHARED_KEY, SESSION_TICKET, KEY_SHARE, PADDING = 41, 35, 51, 21  # RFC 8446 §4.2, RFC 7685


@dataclass
class Connection:
    hello: bytes  # The ClientHello's record, as it was on the line.
    requests: list = field(default_factory=list)  # (head without its empty line, body), as bytes.


def first_record(taken):
    """The whole first record that comes, left where it is to be read by TLS."""
    taken.settimeout(PATIENCE_S)
    wanted = RECORD_HEAD
    while True:
        seen = taken.recv(wanted, socket.MSG_PEEK | socket.MSG_WAITALL)
        if len(seen) < wanted or seen[0] != HANDSHAKE:
            return seen
        whole = RECORD_HEAD + struct.unpack(">H", seen[3:5])[0]
        if wanted == whole:
            return seen
        wanted = whole


def shape_of_hello(record):
    """Everything in a ClientHello but its random bytes, of which the lengths stay: the version, the
    ciphers, and the extensions in their order. Raises ValueError where it is none."""
    if len(record) < RECORD_HEAD + 38 or record[0] != HANDSHAKE or record[5] != 1:
        raise ValueError("no ClientHello")
    at = RECORD_HEAD + 4
    shape = [("version", record[:3].hex(), record[at:at + 2].hex())]
    at += 2 + 32
    shape.append(("session id", record[at]))
    at += 1 + record[at]
    for name, size in (("ciphers", 2), ("compression", 1)):
        length = int.from_bytes(record[at:at + size], "big")
        shape.append((name, record[at + size:at + size + length].hex()))
        at += size + length
    at += 2
    while at < len(record):
        kind, length = struct.unpack(">HH", record[at:at + 4])
        value = record[at + 4:at + 4 + length]
        drawn = kind in (KEY_SHARE, PRE_SHARED_KEY, SESSION_TICKET)
        shape.append((kind, length) if drawn else (kind, value.hex()))
        at += 4 + length
    return shape


def has_resumption(record):
    """Whether a ClientHello carries something that an earlier connection gave."""
    return any(part[0] == PRE_SHARED_KEY or (part[0] == SESSION_TICKET and part[1] > 0)
               for part in shape_of_hello(record) if isinstance(part[0], int))


def requests_in(stream):
    """(head, body) of each request of HTTP/1.1 in the bytes of one connection."""
    found = []
    while stream:
        head, end, rest = stream.partition(b"\r\n\r\n")
        if not end:
            raise ValueError(f"a request without an end: {stream[:200]}")
        length = 0
        for line in head.split(b"\r\n")[1:]:
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
            elif name.lower() == b"transfer-encoding":
                raise ValueError("a body without a length")
        if len(rest) < length:
            raise ValueError("a body that was cut")
        found.append((head, rest[:length]))
        stream = rest[length:]
    return found


class Capture:
    """Listens on a free port of 127.0.0.1 until it is left; `keys`: the server's folder of keys."""

    def __init__(self, server_port, keys):
        self.server_port = server_port
        self.near = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.near.load_cert_chain(keys / "tls-certificate.pem", keys / "tls-key.pem")
        self.far = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self.far.check_hostname = False
        self.far.verify_mode = ssl.CERT_NONE
        self.connections = []
        self.problems = []
        self.lock = threading.Lock()
        self.relays = []
        self.listener = Listener(0, self._take)
        self.port = self.listener.port

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.listener.close()
        self.taken()

    def taken(self):
        """The connections since the last call; waits until those that are open have ended."""
        for relay in self.relays:
            relay.join(PATIENCE_S)
        self.relays = []
        with self.lock:
            taken, self.connections = self.connections, []
            if self.problems:
                raise ValueError("; ".join(self.problems))
        return taken

    def _take(self, near):
        relay = threading.Thread(target=self._relay, args=(near,), daemon=True)
        self.relays.append(relay)
        relay.start()

    def _relay(self, near):
        seen, stream = b"", b""
        try:
            seen = first_record(near)
            with self.near.wrap_socket(near, server_side=True) as client, socket.create_connection(
                    ("127.0.0.1", self.server_port), PATIENCE_S) as plain, self.far.wrap_socket(
                        plain, server_hostname="127.0.0.1") as server:
                back = threading.Thread(target=self._pump, args=(server, client), daemon=True)
                back.start()
                stream = self._pump(client, server)
                back.join(PATIENCE_S)
        except (OSError, ssl.SSLError) as failed:
            with self.lock:
                self.problems.append(f"the proxy lost a connection: {failed}")
        with self.lock:
            try:
                self.connections.append(Connection(seen, requests_in(stream)))
            except ValueError as failed:
                self.problems.append(str(failed))

    @staticmethod
    def _pump(source, sink):
        """All that came from `source`, until one side ends."""
        passed = b""
        with contextlib.suppress(OSError, ssl.SSLError):
            while piece := source.recv(65536):
                passed += piece
                sink.sendall(piece)
        # The other direction waits in recv() until its socket is shut.
        for end in (source, sink):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        return passed
