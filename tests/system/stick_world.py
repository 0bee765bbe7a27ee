"""tests/system/stick_world.py: a server, a kiosk without a network, and the stick between them."""

import contextlib
import re
import shutil
import sqlite3

import harness
import stick_files
from harness import Console, Kiosk, expect, run

NO_NETWORK = "http://127.0.0.1:1"  # A proxy that is not there.


def kiosk_without_network(folder, server):
    kiosk = Kiosk(folder)
    kiosk.join(server)
    kiosk.run("--proxy", NO_NETWORK, "--sync-until-empty", expected=1)
    return kiosk


class World:
    """A server, a kiosk without a network, and somebody who carries files between the two."""

    def __init__(self, folder, server, kiosk):
        self.folder = folder
        self.server = server
        self.kiosk = kiosk
        self.stick = folder / "stick"
        self.stick.mkdir()
        self.said = 0
        self.files = 0

    def visit(self, count=1):
        """So many visitors leave something; the kiosk tries to send it, in vain."""
        numbers = range(self.said + 1, self.said + count + 1)
        flow = harness.write_flow(self.folder / "visits.flow", *[
            harness.visit_lines(f"visit number {number} end") for number in numbers])
        played = self.kiosk.play(flow, "--sync-every-ms", "100")
        expect(f"thanked {count}" in played.stdout, f"not thanked: {played.stdout}")
        self.said += count

    def path(self, kind):
        self.files += 1
        return self.stick / f"{kind}-{self.files}"

    def export(self):
        """What the kiosk writes; it changes nothing there."""
        path = self.path("cells")
        before = self.outbox()
        self.kiosk.run("--export", path, expected=0)
        expect(self.outbox() == before, "an export changed the kiosk's store")
        return path

    def outbox(self):
        """The store as whoever opens it next finds it: what a program was killed in the middle of
        writing is put back from the journal first."""
        copy = self.folder / "outbox-copy"
        copy.mkdir(exist_ok=True)
        for name in ("outbox.db", "outbox.db-journal"):
            (copy / name).unlink(missing_ok=True)
            with contextlib.suppress(FileNotFoundError):
                shutil.copyfile(self.kiosk.folder / name, copy / name)
        with contextlib.closing(sqlite3.connect(copy / "outbox.db")) as store:
            store.execute("PRAGMA user_version").fetchall()
        return (copy / "outbox.db").read_bytes()

    def waiting(self):
        """The ids of all that the kiosk has to send: two exports share nothing else, as each has
        dummies of its own."""
        first, second = self.export(), self.export()
        shared = stick_files.ids_in_cells(first) & stick_files.ids_in_cells(second)
        first.unlink()
        second.unlink()
        return shared

    def bring(self, cells):
        """The server takes the kiosk's file in; the path of its answer."""
        answer = self.path("answer")
        said = self.server.command("import", cells, "--answer", answer).stdout
        expect(str(answer) in said, said)
        expect(stick_files.ids_in_answer(answer) == stick_files.ids_in_cells(cells),
               "the answer does not name the cells that were brought")
        return answer

    def take(self, answer):
        """The kiosk takes an answer: it lets go of what the answer names, and of nothing else."""
        before = self.waiting()
        confirmed = before & stick_files.ids_in_answer(answer)
        done = self.kiosk.run("--import", answer, expected=0)
        expect(done.stderr == "", done.stderr)
        expect(re.search(rf"confirmed {len(confirmed)} sealed piece", done.stdout), done.stdout)
        expect(self.waiting() == before - confirmed,
               f"{len(before)} waited, {len(confirmed)} were named, {len(self.waiting())} wait")
        return done.stdout

    def round_trip(self):
        return self.take(self.bring(self.export()))

    def pool_key_now(self):
        """The id of the server's present pool key, as a kiosk that has just joined knows it."""
        newcomer = Kiosk(self.path("newcomer"))
        newcomer.join(self.server)
        cells = self.path("cells")
        newcomer.run("--export", cells, expected=0)
        return stick_files.pool_key_in(cells)

    def backup(self):
        self.server.command("backup", self.folder / "backups")
        run("candour-server", "verify-backup", self.folder / "backups", self.server.folder,
            expected=0)

    def put_back(self):
        """The server is lost, and comes back as it was at its last backup."""
        self.server.stop()
        run("candour-server", "restore", self.folder / "backups", self.server.folder, expected=0)
        self.server.start()

    def check_all_arrived_once(self, when):
        self.server.command("release")
        console = Console(self.server)
        console.sign_in()
        arrived = sorted(int(number) for page in console.items()
                         for number in re.findall(r"visit number (\d+) end", page))
        expect(arrived == list(range(1, self.said + 1)), f"{when}: arrived {arrived}")
        status = self.server.command("status").stdout
        expect(re.search(r"^Cells no key opens: +0$", status, re.M), f"{when}: {status}")
        print(f"{when}: {self.said} visits, each once", flush=True)
