#!/usr/bin/env python3
"""The counting proxy counts every byte, connection and request, and passes all of it on."""

import socket
import time
import unittest

from counting_proxy import CountingProxy, Listener


class Target:
    """Answers whatever it is sent with `answer`, once the other end has said all."""

    def __init__(self, answer):
        self.answer = answer
        self.received = []
        self.listener = Listener(0, self._answer)
        self.port = self.listener.port
        self.close = self.listener.close

    def _answer(self, near):
        with near:
            pieces = []
            while piece := near.recv(4096):
                pieces.append(piece)
            self.received.append(b"".join(pieces))
            near.sendall(self.answer)


def say(port, *pieces):
    """Sends the pieces with a pause between them; what comes back."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as near:
        for piece in pieces:
            near.sendall(piece)
            time.sleep(0.02)  # So that they arrive as pieces; the count must hold either way.
        near.shutdown(socket.SHUT_WR)
        answer = b""
        while piece := near.recv(4096):
            answer += piece
        return answer


class CountingProxyTest(unittest.TestCase):
    def setUp(self):
        self.target = Target(b"y" * 70_000)
        self.addCleanup(self.target.close)

    def test_bytes_and_connections_are_counted_and_passed_on(self):
        with CountingProxy(self.target.port) as proxy:
            self.assertEqual(say(proxy.port, b"x" * 200_000), b"y" * 70_000)
            self.assertEqual(say(proxy.port, b"z"), b"y" * 70_000)
            proxy.settle()
            self.assertEqual((proxy.up, proxy.down), (200_001, 140_000))
            self.assertEqual((proxy.connections, proxy.requests), (2, 0))
            proxy.reset()
            self.assertEqual((proxy.up, proxy.down, proxy.connections), (0, 0, 0))
        self.assertEqual(self.target.received, [b"x" * 200_000, b"z"])

    def test_requests_are_counted_once_also_when_cut_in_two(self):
        request = b"POST /db/_bulk_docs HTTP/1.1\r\nHost: x\r\n\r\n"
        with CountingProxy(self.target.port) as proxy:
            say(proxy.port, request, request + request[:9], request[9:])
            proxy.settle()
            self.assertEqual(proxy.requests, 3)
            self.assertEqual(proxy.up, 3 * len(request))


if __name__ == "__main__":
    unittest.main()
