"""tests/bench/counting_proxy.py: passes TCP on and counts what goes by: bytes each way,
connections, and requests where HTTP can be read (through TLS it cannot)."""

import contextlib
import re
import socket
import sys
import threading
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
from listener import Listener  # noqa: E402

REQUEST = re.compile(rb"(?:GET|HEAD|POST|PUT|DELETE) \S+ HTTP/1\.1\r\n")
PIECE = 64 * 1024
LINE_MAX = 256


class CountingProxy:
    """Listens on a free port of 127.0.0.1 and passes everything on to `target_port` there."""

    def __init__(self, target_port):
        self.target_port = target_port
        self.lock = threading.Lock()
        self.relays = []
        self.reset()
        self.listener = Listener(0, self._take)
        self.port = self.listener.port

    def reset(self):
        """Counts from nought again."""
        with self.lock:
            self.up = self.down = self.connections = self.requests = 0

    def settle(self):
        """Waits for the connections to end, so that nothing of them is still to be counted."""
        for relay in self.relays:
            relay.join(10)
        self.relays = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.listener.close()
        self.settle()

    def _take(self, near):
        try:
            far = socket.create_connection(("127.0.0.1", self.target_port), timeout=10)
        except OSError:
            near.close()
            return
        far.settimeout(None)
        with self.lock:
            self.connections += 1
        relay = threading.Thread(target=self._relay, args=(near, far), daemon=True)
        relay.start()
        self.relays.append(relay)

    def _relay(self, near, far):
        """One connection, to its end."""
        down = threading.Thread(target=self._pump, args=(far, near, False), daemon=True)
        down.start()
        self._pump(near, far, True)
        down.join()
        near.close()
        far.close()

    def _pump(self, source, sink, is_up):
        before = b""  # A request's first line may come in two pieces.
        try:
            while piece := source.recv(PIECE):
                self._count(piece, before, is_up)
                before = (before + piece)[-LINE_MAX:]
                sink.sendall(piece)
            sink.shutdown(socket.SHUT_WR)
        except OSError:  # Cut: then the other way ends too.
            for end in (source, sink):
                with contextlib.suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)

    def _count(self, piece, before, is_up):
        found = 0
        if is_up:
            found = len(REQUEST.findall(before + piece)) - len(REQUEST.findall(before))
        with self.lock:
            if is_up:
                self.up += len(piece)
                self.requests += found
            else:
                self.down += len(piece)
