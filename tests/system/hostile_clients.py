"""tests/system/hostile_clients.py: clients that are slow, and requests that are malformed, for
hostile_test.py. Only Python's standard library.
"""

import socket
import ssl
import threading
import time

DRIP_S = 2.0


def tls_context():
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


CONTEXT = tls_context()


def connect(port, source="127.0.0.1", timeout_s=30, tls=True):
    connection = socket.create_connection(("127.0.0.1", port), timeout=timeout_s,
                                          source_address=(source, 0))
    return CONTEXT.wrap_socket(connection) if tls else connection


def read_to_end(connection):
    """What comes until the other end closes, or until it is over in another way."""
    got = b""
    try:
        while piece := connection.recv(65536):
            got += piece
    except OSError:
        pass
    return got


def ask(port, request, source="127.0.0.1"):
    """The answer to exactly these bytes."""
    with connect(port, source) as connection:
        try:
            connection.sendall(request)
        except OSError:
            pass  # Refused before its end: the answer is there all the same.
        return read_to_end(connection)


class Slow:
    """`count` connections of one kind. Those that the server closes are opened again, as an
    attacker would, until stop()."""

    # What is sent at once, and what is dripped on every connection from then on.
    KINDS = {
        "headers": (b"GET / HTTP/1.1\r\nHost: x\r\n", b"X-a: b\r\n"),
        "bodies": (b"POST /v1/cells HTTP/1.1\r\nHost: x\r\nContent-Length: 262144\r\n\r\n", b"x"),
        "silent on the TLS port": (None, None),
        "idle after a request": (b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n", None),
        "never reading": (b"GET /sign-in HTTP/1.1\r\nHost: x\r\n\r\n" * 200, None),
    }

    def __init__(self, port, kind, count, source):
        self.port, self.kind, self.source = port, kind, source
        self.first, self.drop = self.KINDS[kind]
        self.lifetimes = []
        self.failures = 0
        self.open = []
        for _ in range(count):
            self.add()
        self.stopping = threading.Event()
        self.keeper = threading.Thread(target=self.keep)
        self.keeper.start()

    def add(self):
        began = time.monotonic()
        try:
            connection = connect(self.port, self.source, tls=self.first is not None)
            connection.setblocking(False)
            if self.first is not None:
                connection.send(self.first)
        except OSError:
            self.failures += 1
            return
        self.open.append((connection, began))

    def is_closed(self, connection):
        if self.kind == "never reading":
            return False  # A close waits behind what is not read, so nobody sees it here.
        try:
            if self.drop is not None:
                connection.send(self.drop)
            while True:
                if connection.recv(65536) == b"":
                    return True
        except (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError):
            return False
        except OSError:
            return True

    def keep(self):
        while not self.stopping.wait(DRIP_S):
            still = []
            for connection, began in self.open:
                if self.is_closed(connection):
                    self.lifetimes.append(time.monotonic() - began)
                    connection.close()
                else:
                    still.append((connection, began))
            lost = len(self.open) - len(still)
            self.open = still
            for _ in range(lost):
                self.add()

    def stop(self):
        self.stopping.set()
        self.keeper.join()
        for connection, _ in self.open:
            connection.close()


def post(path, body=b"", headers=b"", length=None):
    length = len(body) if length is None else length
    return (b"POST " + path + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + headers +
            b"Content-Length: " + str(length).encode() + b"\r\n\r\n" + body)


def post_framed(headers, body=b""):
    return b"POST /v1/cells HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + headers + b"\r\n" + body


def get(head):
    return b"GET / HTTP/1.1\r\n" + head + b"Connection: close\r\n\r\n"


CHUNKED = b"Transfer-Encoding: chunked\r\n"
BATCH = 16 * 1024

# (what it is, its bytes, the answers that are right). Sources: anonymity research.
BAD_FRAMES = [
    ("two ways to end", post_framed(b"Content-Length: 6\r\n" + CHUNKED, b"0\r\n\r\nG"), {400}),
    ("two lengths", post_framed(b"Content-Length: 5\r\nContent-Length: 6\r\n", b"abcdef"), {400}),
    ("negative length", post_framed(b"Content-Length: -1\r\n"), {400}),
    ("length with a sign", post_framed(b"Content-Length: +5\r\n", b"abcde"), {400}),
    ("length of 2^64", post_framed(b"Content-Length: 18446744073709551616\r\n"), {400}),
    ("length of 2^64 - 1", post_framed(b"Content-Length: 18446744073709551615\r\n"), {400, 413}),
    ("chunk of 2^64 - 1", post_framed(CHUNKED, b"ffffffffffffffff\r\nx\r\n"), {400, 413}),
    ("chunk of no size", post_framed(CHUNKED, b"ZZ\r\nabc\r\n"), {400}),
    ("unknown coding", post_framed(b"Transfer-Encoding: xchunked\r\n", b"0\r\n\r\n"), {400}),
    ("bare line feeds", b"GET / HTTP/1.1\nHost: x\n\n", {400}),
    ("space before a colon", get(b"Host : x\r\n"), {400}),
    ("no host", get(b""), {400}),
    ("two hosts", get(b"Host: x\r\nHost: y\r\n"), {400}),
    ("a NUL in a header", get(b"Host: x\r\nX-a: b\0c\r\n"), {400}),
    ("a control character in a header", get(b"Host: x\r\nX-a: b\x01c\r\n"), {400}),
    ("10,000 headers", get(b"Host: x\r\n" + b"".join(b"X-%d: a\r\n" % i for i in range(10000))),
     {431}),
    ("a header of 100 KB", get(b"Host: x\r\nX-a: " + b"A" * 100_000 + b"\r\n"), {431}),
    ("5,000 ranges", get(b"Host: x\r\nRange: bytes=" + b"0-," * 5000 + b"0-\r\n"), {431}),
    ("an address of 100 KB", b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n", {431}),
    ("a way out of the folder", b"GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n", {400}),
    ("the same, encoded", b"GET /%2e%2e/%2e%2e/x HTTP/1.1\r\nHost: x\r\n\r\n", {400}),
    ("NUL in the address", b"GET /a%00b HTTP/1.1\r\nHost: x\r\n\r\n", {400}),
    ("another server's address", b"GET https://x/ HTTP/1.1\r\nHost: x\r\n\r\n", {400}),
    ("an unknown method", b"BREW / HTTP/1.1\r\nHost: x\r\n\r\n", {405}),
    ("HTTP/2", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", {400}),
    ("nonsense", b"nonsense\r\n\r\n", {400}),
    ("50 MB announced", post(b"/v1/cells", b"x" * 1000, length=50_000_000), {413}),
    ("17 batches", post(b"/v1/cells", b"x" * (17 * BATCH)), {413}),
    ("3 MB in chunks", post_framed(CHUNKED, b"10000\r\n" + b"x" * 65536 + b"\r\n" +
                                   (b"10000\r\n" + b"x" * 65536 + b"\r\n") * 48), {413}),
    ("an unknown expectation", post_framed(b"Expect: the-unexpected\r\nContent-Length: 0\r\n"),
     {417}),
    # Well formed HTTP that is no upload.
    ("no body", post(b"/v1/cells"), {400, 409}),
    ("a byte", post(b"/v1/cells", b"x"), {400, 409}),
    ("half a batch", post(b"/v1/cells", b"x" * (BATCH // 2)), {400, 409}),
    ("an unknown pool", post(b"/v1/cells", b"x" * BATCH, b"candour-pool: 0123456789abcdef\r\n" +
                             b"candour-mac: " + b"0" * 64 + b"\r\n"), {409}),
    ("a pool of 4 KB", post(b"/v1/cells", b"x" * BATCH, b"candour-pool: " + b"0" * 4096 + b"\r\n"),
     {400, 409}),
    ("zeros in gzip", post(b"/v1/cells", b"\x1f\x8b" + b"\0" * (BATCH - 2),
                           b"Content-Encoding: gzip\r\n"), {400, 409, 415}),
    ("cells by GET", b"GET /v1/cells HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", {405}),
    ("no such call", post(b"/v1/none", b"x"), {404}),
    *[(f"{what} to {call}", post(b"/v1/" + call.encode(), body), {400, 401, 404, 413})
      for call in ("enrol", "pool-key", "heartbeat")
      for what, body in (("200,000 brackets", b"[" * 200_000), ("4,000 brackets", b"[" * 4000),
                         ("too large a number", b'{"step":1e400000}'),
                         ("a field twice", b'{"step":"begin","step":"poll"}'), ("nothing", b""))],
]
