"""tests/support/balancer.py: what stands before several intakes: passes connections to one after
another, and lets a test act in the middle of an upload."""

import select
import socket
import threading
from collections import Counter
from contextlib import suppress

from listener import Listener

PIECE = 4096


class Interruption:
    """Calls `action` once, and ends the connection: "up": when `after` bytes of it have gone up and
    before the next do; "answer": when an answer comes after so many, and before it goes on."""

    def __init__(self, when, after, action):
        self.when, self.after, self.action = when, after, action
        self.happened = threading.Event()

    def meets(self, is_up, bytes_up):
        return bytes_up >= self.after and is_up == (self.when == "up")


class Balancer:
    """Listens on `port` of 127.0.0.1. `targets`: the ports behind it, each connection to the next
    one; may be set at any time."""

    def __init__(self, port, targets):
        self.port = port
        self.targets = list(targets)
        self.interruption = None
        self.served = Counter()  # Connections by the port that took them.
        self.lock = threading.Lock()
        self.turn = 0
        self.address = f"https://127.0.0.1:{port}"

    def __enter__(self):
        self.listener = Listener(self.port, self._take)
        return self

    def __exit__(self, *_):
        self.listener.close()

    def _take(self, near):
        threading.Thread(target=self._serve, args=(near,), daemon=True).start()

    def _next_target(self):
        with self.lock:
            self.turn += 1
            return self.targets[self.turn % len(self.targets)]

    def _serve(self, near):
        target = self._next_target()
        with near, suppress(OSError), socket.create_connection(("127.0.0.1", target)) as far:
            with self.lock:
                self.served[target] += 1
            self._relay(near, far)

    def _relay(self, near, far):
        """One connection, to its end or its interruption."""
        bytes_up = 0
        while True:
            ready, _, _ = select.select([near, far], [], [])
            for source in ready:
                piece = source.recv(PIECE)
                if not piece:
                    return
                is_up = source is near
                if self._interrupts(is_up, bytes_up):
                    return
                bytes_up += len(piece) if is_up else 0
                (far if is_up else near).sendall(piece)

    def _interrupts(self, is_up, bytes_up):
        with self.lock:
            planned = self.interruption
            if planned is None or not planned.meets(is_up, bytes_up):
                return False
            self.interruption = None
        planned.action()
        planned.happened.set()
        return True
