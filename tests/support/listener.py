"""tests/support/listener.py: takes TCP connections on loopback, for a test's proxy or server."""

import socket
import threading


class Listener:
    """Hands every connection to `take`, one after another on a thread of its own, until close()."""

    def __init__(self, port, take):
        self.socket = socket.create_server(("127.0.0.1", port))
        self.port = self.socket.getsockname()[1]  # Also when `port` was 0: any that is free.
        self.take = take
        self.thread = threading.Thread(target=self._accept, daemon=True)
        self.thread.start()

    def close(self):
        # close() alone would leave a thread that waits in accept().
        self.socket.shutdown(socket.SHUT_RDWR)
        self.socket.close()
        self.thread.join(10)

    def _accept(self):
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            self.take(connection)
