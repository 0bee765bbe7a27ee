#!/usr/bin/env python3
"""tests/system/purge_test.py: months pass, keys follow them, and a purge ends what is past its time
everywhere: a backup of before, put back, opens none of it and says so; a copy of the old keys is
refused; and a device that was revoked after the backup stays out.
"""

import json
import re
import shutil
import sys
import time

import harness
from faulty_proxy_test import DAY_MS, MovedClock
from harness import Console, Kiosk, Server, expect, refuses, run

OLD = "the old plum tree"
NEW = "the young pear tree"
PATIENCE_S = 60


def keep(organisation):
    organisation["retention"] = {"contact_months": 3, "survey_months": 3}


class Office:
    """A server whose months pass, two kiosks, and its keys as they lie on the disk."""

    def __init__(self, folder, server, clock):
        self.folder = folder
        self.server = server
        self.clock = clock
        self.keys = server.folder / "keys"
        self.backups = folder / "backups"
        self.hall = self.join("hall")
        self.porch = self.join("porch")

    def join(self, name):
        kiosk = Kiosk(self.folder / name)
        invitation = self.folder / f"{name}.invitation"
        said = self.server.command("invite", invitation, "--address", self.server.address).stdout
        kiosk.run("--join", invitation, "--code",
                  re.search(r"^Its code: (\S+)$", said, re.M).group(1), expected=0)
        kiosk.label = re.search(r"^In the list of devices its kiosk is: (.+)$", said,
                                re.M).group(1)
        return kiosk

    def leave(self, kiosk, words):
        flow = harness.write_flow(self.folder / "visit.flow", harness.visit_lines(words))
        kiosk.play(flow, "--no-sync")
        kiosk.send_all()

    def epochs(self):
        file = json.loads((self.keys / "office.json").read_text())
        found = [key["epoch"] for key in file["office_keys"]]
        expect(found == [key["epoch"] for key in file["epoch_keys"]], f"keys differ: {found}")
        return found

    def wait_for(self, what, holds):
        end = time.monotonic() + PATIENCE_S
        while not holds():
            expect(time.monotonic() < end, f"{what} does not come: {self.server.said()}")
            time.sleep(0.2)

    def pass_days(self, days):
        self.clock.advance(days * DAY_MS)

    def read(self):
        console = Console(self.server)
        console.sign_in()
        return console.items()

    def purge(self, *words, expected=0):
        return self.server.command("purge", *words, expected=expected)

    def anywhere(self, secret):
        return [file for file in self.server.folder.rglob("*")
                if file.is_file() and secret in file.read_bytes()]


def check_months(office):
    """A month passes: the server has new keys, and seals to them what comes."""
    first = office.epochs()
    expect(len(first) == 1, f"{first}")
    office.leave(office.hall, OLD)
    office.wait_for("what was left", lambda: any(OLD in page for page in office.read()))
    office.pass_days(170)
    office.wait_for("the new month's key", lambda: len(office.epochs()) == 2)
    expect(office.epochs()[0] == first[0] and office.epochs()[1] > first[0], office.epochs())
    expect(any(OLD in page for page in office.read()), "words are lost with the month")
    # The kiosk has not heard of the new key: what it seals to the old one still arrives.
    office.leave(office.porch, NEW)
    office.wait_for("the newer words", lambda: any(NEW in page for page in office.read()))
    return first[0]


def check_file_changes(office):
    """Another process changes the file: what goes on is followed, what lacks a key is told of."""
    path = office.keys / "office.json"
    whole = json.loads(path.read_text())
    put(path, {**whole, "office_keys": whole["office_keys"][1:]})
    office.wait_for("the complaint", lambda: "lacks the key of" in office.server.said())
    expect(any(OLD in page for page in office.read()), "a key is lost with its line in a file")
    put(path, whole)
    office.wait_for("the end of it", lambda: "keys succeeds again" in office.server.said())
    office.pass_days(31)
    office.wait_for("one more month", lambda: len(office.epochs()) == 3)


def put(path, keys):
    new = path.with_suffix(".new")
    new.write_text(json.dumps(keys))
    new.rename(path)


def check_bad_input(office):
    """Clear words, and nothing changed."""
    before = (office.keys / "office.json").read_bytes()
    refuses(office.purge("--accept-loss", "Nowhere", expected=None), "candour-server", "Nowhere",
            "there is no tablet of this name")
    refuses(office.purge("--accept-loss", "Nowhere", "--dry-run", expected=None),
            "candour-server", "there is no tablet of this name")
    refuses(office.purge("--really", expected=None), "candour-server", "--really", code=2)
    refuses(run("candour-server", "purge"), "candour-server", "DIR", code=2)
    expect((office.keys / "office.json").read_bytes() == before, "a refused purge changed keys")
    expect(not (office.keys / "epochs.json").exists(), "a refused purge wrote something down")


def check_dry_run(office, old):
    said = office.purge("--dry-run").stdout
    for words in ("dry run: nothing is changed", f"suggestion, released in {old}: fewer than 8\n",
                  "their time is not over", f"{old}: stays for now", office.hall.label,
                  office.porch.label, "it has never reported",
                  "other contacts: 3 months after the month", "cases: no time is set"):
        expect(words in said, f"{words!r} is not in: {said}")
    expect("plum" not in said and "pear" not in said, f"words are told: {said}")
    expect(any(OLD in page for page in office.read()), "a dry run erased something")
    expect(not (office.keys / "epochs.json").exists(), "a dry run wrote something down")


def check_purge(office, old):
    """Words go at once; their key when no tablet and no backup needs it."""
    secret = json.loads((office.keys / "office.json").read_text())["office_keys"][0]["key"].encode()
    said = office.purge().stdout
    expect("Erased, as their time is over:\n  suggestion" in said, said)
    expect(f"{old}: stays for now" in said and old in office.epochs(), said)
    pages = office.read()
    expect(not any(OLD in page for page in pages), "what is past its time is still shown")
    expect(any(NEW in page for page in pages), "what must stay is gone")
    # After the backup: it is let in there.
    office.server.command("revoke", office.porch.label)
    said = office.purge("--accept-loss", office.hall.label).stdout
    expect("the backups" in said and office.hall.label not in said, said)
    expect(old in office.epochs(), "a key went that a backup needs")
    said = office.purge("--accept-loss", f"{office.hall.label}; the backups").stdout
    expect(f"{old}: destroyed" in said, said)
    expect(old not in office.epochs(), "the key is still there")
    expect(not office.anywhere(secret), f"the key is in {office.anywhere(secret)}")
    expect(any(NEW in page for page in office.read()), "what must stay is gone with the key")
    said = office.purge().stdout
    expect("none is due to be destroyed" in said, said)
    log = Console(office.server)
    log.sign_in()
    page = log.request("GET", "/audit")[1]
    for words in (f"Destroyed the keys of {old}", "Began a purge", "may be lost"):
        expect(words in page, f"{words!r} is not in the audit")


def check_restored(office):
    """The backup of before the purge: its purged words are shut for ever, and that is said."""
    office.server.stop()
    said = run("candour-server", "restore", office.backups, office.server.folder,
               expected=0).stdout
    for words in ("keys that a purge has destroyed", "stay revoked"):
        expect(words in said, f"{words!r} is not in: {said}")
    office.server.start()
    pages = office.read()
    expect(not any(OLD in page for page in pages), "purged words are readable again")
    shut = [page for page in pages if "cannot be read on this server" in page]
    expect(len(shut) == 1 and "may have been destroyed" in shut[0], f"{pages}")
    expect(any(NEW in page for page in pages), "words are lost that were not purged")
    said = office.server.command("devices").stdout
    block = said[said.index(office.porch.label):]
    expect("Revoked" in block.splitlines()[1], said)
    refuses(office.porch.send_all(expected=None), "candour-kiosk", "off its list")
    # What the hall's kiosk seals to the destroyed key is what was accepted as lost.
    office.leave(office.join("late"), "and one more")
    office.wait_for("what another kiosk sends",
                    lambda: any("and one more" in page for page in office.read()))


def check_old_keys(office, copy):
    """A copy of the destroyed keys is refused; the newest file is taken again."""
    office.server.stop()
    newest = (office.keys / "office.json").read_bytes()
    shutil.copy(copy, office.keys / "office.json")
    for command in ("serve", "purge", "status"):
        refuses(run("candour-server", command, office.server.folder), "candour-server",
                "which were destroyed on", "old copy")
    (office.keys / "office.json").write_bytes(newest)
    office.server.start()


def check_nothing_set(folder):
    """An organisation that says nothing keeps all."""
    organisation = harness.example_organisation(folder, "keeps.json")
    with Server(folder / "keeps", organisation) as server:
        for words in ((), ("--dry-run",)):
            said = server.command("purge", *words).stdout
            expect("Nothing is purged" in said and '"retention"' in said, said)
        server.stop()


def test(folder):
    clock = MovedClock(folder)
    organisation = harness.example_organisation(folder, "organisation.json", keep)
    with Server(folder / "server", organisation, "--release-every", "1") as server:
        office = Office(folder, server, clock)
        old = check_months(office)
        check_file_changes(office)
        check_bad_input(office)
        check_dry_run(office, old)
        server.command("backup", office.backups)
        run("candour-server", "verify-backup", office.backups, server.folder, expected=0)
        copy = folder / "copy-of-keys.json"
        shutil.copy(office.keys / "office.json", copy)
        check_purge(office, old)
        check_restored(office)
        check_old_keys(office, copy)
        server.stop()
    check_nothing_set(folder)


if __name__ == "__main__":
    sys.exit(harness.main(test))
