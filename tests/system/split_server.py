"""tests/system/split_server.py: a server in parts for the tests beside it: intakes that face the
internet, an office behind them, one PostgreSQL database for all, and kiosks."""

import http.client
import os
import re
import shutil
import ssl
import sys
import threading
from contextlib import contextmanager
from pathlib import Path

import harness
from harness import Console, Failure, Kiosk, Server, expect, run

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import postgres  # noqa: E402
from balancer import Balancer  # noqa: E402

TLS_FILES = ("tls-key.pem", "tls-certificate.pem")


def server_of_the_run():
    """The address of the PostgreSQL that CTest's fixture started."""
    named = Path(os.environ.get("CANDOUR_POSTGRES", ""))
    if not named.is_file():
        raise Failure("CANDOUR_POSTGRES must name the file uri of a running server: run this "
                      "through ctest, or start one with tests/support/postgres.py start FOLDER")
    return named.read_text("utf-8")


@contextmanager
def own_database(server_uri):
    """An empty database of the test's own, gone afterwards; its address."""
    name = f"split_{os.getpid()}"
    postgres.ask(server_uri, f"CREATE DATABASE {name}")
    try:
        yield postgres.in_database(server_uri, name)
    finally:
        postgres.ask(server_uri, f"DROP DATABASE {name} WITH (FORCE)")


class Office(Server):
    """Made with init. The kiosks know the intakes' TLS key; the office has one of its own."""

    def __init__(self, folder, organisation, database, *options):
        super().__init__(folder, organisation, "--role", "office", "--database", database,
                         *options, database=database)
        self.database = database
        keys = self.folder / "keys"
        self.for_intakes = self.folder.with_name("for-intakes")
        self.for_intakes.mkdir()
        for name in (*TLS_FILES, "online.json"):
            shutil.copy(keys / name, self.for_intakes)
        shutil.copy(keys / "tls-certificate.pem", keys / "intake-certificate.pem")
        other = Server(self.folder.with_name("other"), organisation)
        for name in TLS_FILES:
            shutil.copy(other.folder / "keys" / name, keys)
        # Carried to a safe place.
        self.offline_key = (keys / "offline.json").rename(self.folder.with_name("offline.json"))

    def cells(self):
        """How many cells the pool has seen."""
        return int(postgres.ask(self.database, "SELECT count(*) FROM pool_cell"))


class Intake(Server):
    """A folder with what an intake needs and nothing else."""

    def __init__(self, folder, office):
        self._take(folder, ("--role", "intake", "--database", office.database))
        shutil.copytree(office.for_intakes, self.folder / "keys")
        self.folder.chmod(0o700)
        shutil.copy(office.folder / "organisation.json", self.folder)


class Visitors:
    """What visitors have said at all kiosks, by number."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.said = 0
        self.kept_back = set()

    def flow(self, count):
        """What the next visitors do, as a file; their numbers."""
        numbers = range(self.said + 1, self.said + count + 1)
        self.said += count
        return harness.write_flow(
            self.folder / f"visits-{self.said}.flow",
            *(harness.visit_lines(f"visit number {number} end") for number in numbers)), numbers

    def leave(self, kiosk, count=1):
        """Kept on the kiosk, not sent; the numbers."""
        flow, numbers = self.flow(count)
        kiosk.play(flow, "--no-sync")
        return numbers

    def check_all_arrived_once(self, office, when):
        office.command("release")
        console = Console(office)
        console.sign_in()
        arrived = sorted(int(number) for page in console.items()
                         for number in re.findall(r"visit number (\d+) end", page))
        expected = sorted(set(range(1, self.said + 1)) - self.kept_back)
        expect(arrived == expected, f"{when}: arrived {arrived} of {expected}")


class Split:
    """An office and two intakes, what stands before the intakes, and two kiosks."""

    def __init__(self, folder, database, release_every="86400"):
        """By itself the office releases never, unless the test says how often (in seconds)."""
        self.folder = folder
        self.organisation = harness.example_organisation(folder, "organisation.json")
        self.office = Office(folder / "office", self.organisation, database, "--release-every",
                             release_every)
        self.intakes = [Intake(folder / name, self.office) for name in ("intake-a", "intake-b")]
        self.ports = [intake.port for intake in self.intakes]
        # One for each kiosk, so that both can send at once and each to where the test says.
        self.balancers = [Balancer(harness.free_port(), self.ports) for _ in range(2)]
        self.kiosks = [Kiosk(folder / name) for name in ("kiosk-hall", "kiosk-porch")]
        self.visitors = Visitors(folder)

    def direct(self, kiosk, *intakes):
        """From now on the kiosk meets these intakes, in turn."""
        self.balancers[kiosk].targets = [self.ports[intake] for intake in intakes]

    def send(self, kiosk, intake, expected=0):
        """All that the kiosk holds, to this intake."""
        self.direct(kiosk, intake)
        served = self.balancers[kiosk].served
        before = served[self.ports[intake]]
        done = self.kiosks[kiosk].send_all(expected)
        expect(served[self.ports[intake]] > before, "the intake was not asked")
        return done

    def send_at_once(self, *intakes):
        """Both kiosks, each to its intake."""
        failures = []

        def send(kiosk, intake):
            try:
                self.send(kiosk, intake)
            except Failure as failure:
                failures.append(str(failure))
        threads = [threading.Thread(target=send, args=pair) for pair in enumerate(intakes)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        expect(not failures, "\n".join(failures))

    def check(self, when):
        self.visitors.check_all_arrived_once(self.office, when)


def ask_at(server, method, path, body=None):
    """(status, headers, text) of one request to a server, without a session."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    connection = http.client.HTTPSConnection(
        "127.0.0.1", server.port, context=context, timeout=harness.PATIENCE_S)
    try:
        connection.request(method, path, body)
        answer = connection.getresponse()
        headers = {name.lower(): value for name, value in answer.getheaders()}
        return answer.status, headers, answer.read().decode("utf-8", "replace")
    finally:
        connection.close()


def refuses(name, server, *words, say):
    """The command of candour-server ends with 1 and says all of `say`."""
    done = run("candour-server", name, server.folder, *words, text="a long password\n")
    expect(done.returncode == 1, f"{name} is not refused: {done.stdout}{done.stderr}")
    for part in say:
        expect(part in done.stderr, f"{name} does not say {part!r}: {done.stderr}")


def status_line(said, label):
    found = re.search(rf"^{label}: +(.*)$", said, re.M)
    expect(found, f"there is no line {label}: {said}")
    return found.group(1)
