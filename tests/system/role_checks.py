"""tests/system/role_checks.py: what an intake and an office each refuse, answer and say."""

import json
import re
import shutil

from harness import expect, run
from split_server import Intake, ask_at, refuses, status_line

from opened_files import OpenedFiles

FOR_PEOPLE = ("/", "/sign-in", "/surveys", "/audit", "/devices", "/items/00", "/assets/x.css",
              "/changes", "/v1", "/v2/cells")
FOR_DEVICES = (("POST", "/v1/cells"), ("POST", "/v1/enrol"), ("POST", "/v1/pool-key"),
               ("POST", "/v1/heartbeat"), ("GET", "/v1/bundle/manifest"),
               ("GET", "/v1/bundle/chunk/" + 64 * "0"), ("GET", "/v1/replies?since=0"),
               ("GET", "/v1/anything"))
# All that an intake may know.
KEYS_OF_AN_INTAKE = {"online.json", "tls-key.pem", "tls-certificate.pem"}


def put_in(file, folder, name):
    """A copy that lies there without having been opened there."""
    copy = folder.parent / (name + ".copy")
    shutil.copy(file, copy)
    copy.rename(folder / name)


def check_refused_starts(split):
    """What lies where it must not be, or is missing, is said before anything is served."""
    intake, keys = split.intakes[0], split.intakes[0].folder / "keys"

    def refuses_to_serve(role, *say):
        refuses("serve", intake, "--listen", "127.0.0.1:0", "--role", role, "--database",
                split.office.database, say=say)

    watch = OpenedFiles(keys)
    for file, words in ((split.office.folder / "keys/office.json", "open what people wrote"),
                        (split.office.offline_key, "root of trust")):
        put_in(file, keys, file.name)
        refuses_to_serve("intake", str(keys / file.name), words)
        expect(file.name not in watch.names(), f"{file.name} was opened to be refused")
        (keys / file.name).unlink()
    watch.close()
    refuses_to_serve("office", f"{keys}/office.json is missing")
    refuses_to_serve("all", f"{keys}/office.json is missing", "--role intake")
    refuses("serve", intake, "--role", "intake", say=["--database postgresql://"])
    online = (keys / "online.json").rename(keys / "elsewhere")
    refuses_to_serve("intake", f"{keys}/online.json is missing")
    online.rename(keys / "online.json")
    left = {file.name for file in intake.folder.iterdir()}
    expect(left <= {"keys", "organisation.json", "lock"}, f"refused starts left {left}")


class WatchedKeys:
    """Which keys the processes open from now on."""

    def __init__(self, split):
        self.split = split
        self.office = OpenedFiles(split.office.folder / "keys")
        self.intakes = [OpenedFiles(intake.folder / "keys") for intake in split.intakes]

    def tempt(self):
        """Somebody leaves the office's keys with intakes that serve already."""
        for intake in self.split.intakes:
            put_in(self.split.office.folder / "keys/office.json", intake.folder / "keys",
                   "office.json")

    def take_away(self):
        for intake in self.split.intakes:
            (intake.folder / "keys/office.json").unlink()

    def check(self):
        expect("office.json" in self.office.names(), "the watch does not see what is opened")
        for watch in self.intakes:
            expect(watch.names() == KEYS_OF_AN_INTAKE, f"an intake opened {watch.names()}")


def has_nothing_for_people(intake, *paths):
    for path in paths:
        for method in ("GET", "POST"):
            status, _, text = ask_at(intake, method, path, "x" if method == "POST" else None)
            expect(status == 404 and "there is nothing for people at this address" in text,
                   f"an intake answers {method} {path}: {status} {text}")


def check_answers_at_home(split):
    """Where receipts are offered an intake has one page for people: it is what they can reach from
    home, and replies lie in its database. An office, which is inside, has none."""
    office, intake = split.office, Intake(split.folder / "intake-of-receipts", split.office)
    for server in (office, intake):
        file = server.folder / "organisation.json"
        organisation = json.loads(file.read_text("utf-8"))
        organisation["receipts"] = {"offered": True}
        file.write_text(json.dumps(organisation), "utf-8")
    with intake:
        status, headers, text = ask_at(intake, "GET", "/answer")
        expect(status == 200 and "Type your code" in text, f"no page: {status} {text}")
        expect("set-cookie" not in headers, f"a cookie: {headers}")
        style = re.search(r'href="(/assets/[^"]+\.css)"', text).group(1)
        expect(ask_at(intake, "GET", style)[0] == 200, "the page has no style")
        status, _, text = ask_at(intake, "POST", "/answer", "code=0000-0000-0000-0000-0")
        expect(status == 200, f"nothing is looked up: {status} {text}")
        expect(ask_at(intake, "POST", "/answer", 5000 * "x")[0] == 413, "any body is read")
        has_nothing_for_people(intake, *FOR_PEOPLE)
        intake.stop()
    with office:
        for method in ("GET", "POST"):
            status, _, text = ask_at(office, method, "/answer", "x" if method == "POST" else None)
            expect(status == 404, f"the office answers {method} /answer: {status} {text}")
        office.stop()


def check_doors(split):
    """Each role answers those it is for, and tells all others so in plain words."""
    for intake in split.intakes:
        # Its organisation offers no receipts.
        has_nothing_for_people(intake, *FOR_PEOPLE, "/answer")
        status, _, text = ask_at(intake, "GET", "/v1/bundle/manifest")
        expect(status == 200 and "delegation" in text, f"no manifest: {status} {text}")
    for method, path in FOR_DEVICES:
        body = bytes(16 * 1024) if path == "/v1/cells" else b"{}"
        status, _, text = ask_at(split.office, method, path, body if method == "POST" else None)
        expect(status == 404 and "devices are served at another address" in text,
               f"the office answers {method} {path}: {status} {text}")
    status, _, text = ask_at(split.office, "GET", "/sign-in")
    expect(status == 200 and "Sign in" in text, f"no console: {status} {text}")
    # What a balancer asks, which tells nothing.
    for server in (split.office, *split.intakes):
        expect(ask_at(server, "GET", "/health")[::2] == (200, "ok"), "no sign of life")


def check_commands_of_the_office(split):
    """What needs the office, or leaves a trace there, is not done on an intake."""
    file = split.folder / "not-made"
    for words in (["release"], ["invite", file, "--address", split.balancers[0].address],
                  ["revoke", "Porch"], ["add-staff", "somebody", "--password-stdin"],
                  ["backup", split.folder / "no"], ["purge"], ["begin-backup"], ["proved", "1"],
                  ["restored"]):
        refuses(words[0], split.intakes[0], *words[1:],
                say=["run this on the machine of the office"])
    # The office serves no device, so its own address is not where kiosks go.
    refuses("invite", split.office, file, say=["--address"])
    expect(not file.exists(), "an invitation was written all the same")


def check_status(split, has_released):
    """What each says of itself."""
    for intake in split.intakes:
        said = intake.command("status").stdout
        expect(status_line(said, "Server") == f"running at {intake.address}", said)
        expect(status_line(said, "Role and database") == "intake, PostgreSQL", said)
        expect("the next is number 1" in status_line(said, "Backups"), said)
        expect("release" not in said.lower(), f"an intake speaks of releases: {said}")
    said = split.office.command("status").stdout
    expect(status_line(said, "Server") == f"running at {split.office.address}", said)
    expect(status_line(said, "Role and database") == "office, PostgreSQL", said)
    expect("the next is number 1" in status_line(said, "Backups"), said)
    expect((status_line(said, "Last release") != "none yet") == has_released, said)


def check_status_when_stopped(split):
    """Where nothing serves; an intake's folder is known as one."""
    intake = split.intakes[0]
    for server in (split.office, intake):
        said = server.command("status", "--database", split.office.database).stdout
        expect(status_line(said, "Server") == "not running", said)
        expect(status_line(said, "Database") == "PostgreSQL", said)
        expect(("release" in said.lower()) == (server is split.office), said)
    # Without saying where its database is, no other one is made.
    refuses("status", intake, say=["--database postgresql://"])
    left = [file.name for file in intake.folder.rglob("*") if re.search(r"\.db", file.name)]
    expect(not left, f"an intake's folder holds {left}")
