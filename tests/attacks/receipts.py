"""tests/attacks/receipts.py: somebody who types codes into the page /answer, from any number of
loopback addresses, and a server on which one code has an answer."""

import http.client
import random
import re
import ssl
import sys
import time
import urllib.parse
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "system"))
import harness  # noqa: E402
import receipt_test as journey  # noqa: E402
from harness import Kiosk, Server, expect  # noqa: E402

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
ANSWERED = re.compile(rb"<h1[^>]*>Our answer</h1>")
EMPTY = re.compile(rb"<h1[^>]*>There is no answer yet</h1>")


def check_symbol(values):
    total = 0
    for value in reversed(values):
        total = (total ^ value) << 1
        total = total ^ 0b100101 if total > 31 else total
    return total


def new_code():
    """One that nobody was given, and whose check symbol is right."""
    values = [random.randrange(32) for _ in range(16)]
    return "".join(ALPHABET[value] for value in (*values, check_symbol(values)))


class Caller:
    """One address that types codes, on a connection of its own."""

    def __init__(self, port, address="127.0.0.1", tls=True):
        context = ssl.create_default_context()
        context.check_hostname = False  # The server of a test made its certificate a moment ago.
        context.verify_mode = ssl.CERT_NONE
        more = {"context": context} if tls else {}
        kind = http.client.HTTPSConnection if tls else http.client.HTTPConnection
        self.connection = kind("127.0.0.1", port, timeout=harness.PATIENCE_S,
                               source_address=(address, 0), **more)

    def ask(self, method, path, body=None):
        """(status, headers, body), on a new connection where the server ended the last."""
        headers = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
        for last in (False, True):
            try:
                self.connection.request(method, path, body, headers)
                answer = self.connection.getresponse()
                return answer.status, answer.getheaders(), answer.read()
            except (http.client.HTTPException, OSError):
                self.connection.close()
                if last:
                    raise
        return None

    def look_up(self, code):
        return self.ask("POST", "/answer", "code=" + urllib.parse.quote(code))

    def timed_look_up(self, code):
        """(seconds, status, headers, body), without making the connection."""
        self.connection.connect()
        began = time.perf_counter()
        status, headers, body = self.look_up(code)
        taken = time.perf_counter() - began
        self.connection.close()
        return taken, status, headers, body


@contextmanager
def server_with_an_answer(folder):
    """(a running server, the code whose mailbox has an answer)."""
    def offer(organisation):
        organisation["receipts"] = {"offered": True}

    organisation = harness.example_organisation(folder, "organisation.json", offer)
    with Server(folder / "server", organisation) as server:
        kiosk = Kiosk(folder / "kiosk")
        kiosk.join(server)
        lines = journey.complaint_lines()
        code = journey.code_on_screen(
            kiosk.play(harness.write_flow(folder / "visit.flow", lines)).stdout)
        kiosk.send_all()
        journey.answer(journey.case_worker(server))
        # Nothing else is to happen meanwhile.
        server.stop()
        server.options = ("--release-every", "86400")
        server.start()
        yield server, code


def expect_found(server, code, address="127.0.0.9"):
    """The attack can tell when it has won."""
    status, _, body = Caller(server.port, address).look_up(code)
    expect(status == 200 and ANSWERED.search(body), f"a right code is answered {status}: {body}")
    expect(journey.ANSWER.encode() in body, "the answer is not on the page")
