"""tests/bench/nats_client.py: as much of the NATS protocol as publishing to JetStream takes."""

import json
import socket
import uuid

IN_FLIGHT_MAX = 256
INBOX = "_INBOX.bench"


class JetStream:
    """One connection and one stream on disk, "answers", made on entry."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=30)
        self.reader = self.socket.makefile("rb")

    def __enter__(self):
        self.reader.readline()  # INFO …
        self.socket.sendall(
            b'CONNECT {"verbose":false,"pedantic":false,"headers":true,"lang":"python",'
            b'"version":"1","protocol":1}\r\n' + f"SUB {INBOX} 1\r\n".encode())
        stream = json.dumps({"name": "answers", "subjects": ["answers"], "storage": "file"})
        self.socket.sendall(
            f"PUB $JS.API.STREAM.CREATE.answers {INBOX} {len(stream)}\r\n{stream}\r\n".encode())
        self._take_answer()
        return self

    def __exit__(self, *_):
        self.reader.close()
        self.socket.close()

    def publish(self, count, payload):
        """All of them acknowledged when it returns; each with an id, so that a repeat is known."""
        in_flight = 0
        for _ in range(count):
            head = f"NATS/1.0\r\nNats-Msg-Id: {uuid.uuid4()}\r\n\r\n".encode()
            self.socket.sendall(
                f"HPUB answers {INBOX} {len(head)} {len(head) + len(payload)}\r\n".encode()
                + head + payload + b"\r\n")
            in_flight += 1
            if in_flight == IN_FLIGHT_MAX:
                self._take_answer()
                in_flight -= 1
        for _ in range(in_flight):
            self._take_answer()

    def _take_answer(self):
        while True:
            line = self.reader.readline()
            if line.startswith(b"PING"):
                self.socket.sendall(b"PONG\r\n")
            elif line.startswith(b"MSG"):
                answer = self.reader.read(int(line.split()[-1]) + 2)
                if b'"error"' in answer:
                    raise RuntimeError(f"nats-server refused: {answer!r}")
                return
            elif line.startswith(b"-ERR") or not line:
                raise RuntimeError(f"nats-server said {line!r}")
