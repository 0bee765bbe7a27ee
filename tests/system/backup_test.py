#!/usr/bin/env python3
"""tests/system/backup_test.py: a server that is put back from a backup loses nothing and doubles
nothing while the kiosks still hold their cells: pool, office or both, from different days. What
kiosks show beside words (clips in sign language, pictures) comes back as it was. Sets that are
damaged, of another server or too old are refused in words that name them.
"""

import hashlib
import json
import re
import shutil
import sys

import harness
from harness import Console, Kiosk, Server, expect, run
from pictures_test import draw, survey_with_pictures
from questionnaire_test import questionnaire

DAY_S = 86_400


class World:
    """A server, a kiosk, a folder of backups, and what visitors have said."""

    def __init__(self, folder, server, kiosk):
        self.folder = folder
        self.server = server
        self.kiosk = kiosk
        self.backups = folder / "backups"
        self.said = 0

    def visit(self):
        """A visitor leaves something, and the kiosk sends all that it has."""
        self.said += 1
        flow = harness.write_flow(self.folder / f"visit-{self.said}.flow",
                                  harness.visit_lines(f"visit number {self.said} end"))
        self.kiosk.play(flow, "--no-sync")
        self.kiosk.send_all()

    def release(self):
        self.server.command("release")

    def check_all_arrived_once(self, when):
        self.release()
        console = Console(self.server)
        console.sign_in()
        arrived = sorted(int(number) for page in console.items()
                         for number in re.findall(r"visit number (\d+) end", page))
        expect(arrived == list(range(1, self.said + 1)), f"{when}: arrived {arrived}")

    def backup(self, *words):
        said = self.server.command("backup", self.backups, *words).stdout
        return int(re.search(r"^Backup (\d+) is in ", said, re.M).group(1))

    def verify(self, *words, expected=0):
        return run("candour-server", "verify-backup", self.backups, *words, expected=expected)

    def restore(self, *words, to=None, expected=0):
        return run("candour-server", "restore", self.backups, to or self.server.folder, *words,
                   expected=expected)

    def try_restore(self, *words, to=None):
        return self.restore(*words, to=to, expected=1)

    def put_back(self, *words):
        """Stopped, restored, started again: then a kiosk comes by."""
        self.server.stop()
        said = self.restore(*words).stdout
        self.server.start()
        self.visit()
        return said

    def set_path(self, number):
        return self.backups / f"set-{number:06}"


def refuses(done, *words):
    expect(done.returncode == 1 and not done.stdout.startswith("Restored"), done.stdout)
    for word in words:
        expect(word in done.stderr + done.stdout, f"{word!r} is not said: {done.stdout}"
               f"{done.stderr}")


def clips_in(folder):
    return {file.name: file.read_bytes() for file in (folder / "sign").iterdir()}


def check_set(world, number):
    """What lies in a set: no key, no hour, and only its owner's."""
    path = world.set_path(number)
    names = {file.name for file in path.iterdir()}
    expect({"pool.db", "office.db", "organisation.json", "manifest.json"} <= names, f"{names}")
    expect(clips_in(path) == clips_in(world.server.folder), "the clips are others")
    secrets = set()
    for file in (world.server.folder / "keys").glob("*.json"):
        for secret in re.findall(r'"(?:private|key|message_hash_key)": "([A-Za-z0-9+/=]{40,})"',
                                 file.read_text()):
            secrets.add(secret.encode())
    expect(len(secrets) >= 4, f"only {len(secrets)} secrets were found to look for")
    for file in [path, *path.rglob("*")]:
        state = file.stat()
        expect(state.st_mtime_ns % (DAY_S * 10**9) == 0, f"{file} tells an hour")
        expect(state.st_mode & 0o077 == 0, f"{file} can be read by others")
        if file.is_file():
            found = [secret for secret in secrets if secret in file.read_bytes()]
            expect(not found, f"{file} holds a key")


def check_yesterday(world):
    """Put back from yesterday's backup: what came since comes again, once."""
    world.visit()
    world.release()
    expect(world.backup() == 1, "the first backup is not number 1")
    check_set(world, 1)
    expect("none is proved" in world.server.command("status").stdout, "a proof out of nothing")
    said = world.verify(world.server.folder).stdout
    expect("good: set-000001" in said and "let go of what backup 1" in said, said)
    expect("proved from number 1 on" in world.server.command("status").stdout, "no proof is shown")
    world.visit()
    world.release()
    world.visit()  # Sent, and waiting when the server is lost.
    said = world.put_back()
    for words in ("set-000001", "before-restore-", "offers again all that it still holds"):
        expect(words in said, f"{words!r} is not in: {said}")
    world.check_all_arrived_once("from yesterday's backup")


def check_parts(world):
    """Pool alone, office alone, both from different days."""
    second = world.backup()
    expect(second == 2, f"after the restore came backup {second}")
    world.visit()
    world.put_back("--pool-from", "1")
    world.check_all_arrived_once("the pool alone, from the first backup")

    third = world.backup()
    expect(third == 3, f"a number was used twice: {third}")
    said = world.verify(world.server.folder).stdout
    expect("from before this server was restored" in said, said)
    world.visit()
    world.put_back("--office-from", "set-000002")
    world.check_all_arrived_once("the office alone, from the second backup")

    world.backup()
    world.visit()
    world.put_back("--pool-from", "3", "--office-from", "1")
    world.check_all_arrived_once("pool and office from different days")
    world.check_all_arrived_once("released again")


def check_horizon(world):
    """What kiosks have let go of is never restored away unseen."""
    old = world.folder / "old-copy"
    shutil.copytree(world.set_path(1), old)
    for _ in range(2):
        number = world.backup("--keep", "2")
    kept = sorted(path.name for path in world.backups.glob("set-*"))
    # The newest two. A proved one would stay as well until a newer one is proved.
    expect(kept[-2:] == [f"set-{number - 1:06}", f"set-{number:06}"], f"{kept}")
    world.verify(world.server.folder)
    number = world.backup("--keep", "1")
    said = world.verify(world.server.folder, "--all").stdout
    expect(f"set-{number:06}" in said, said)
    number = world.backup("--keep", "1")
    said = world.verify(world.server.folder).stdout
    expect(re.search(r"let go of what backup \d+", said), said)
    shutil.copytree(old, world.set_path(1))
    world.server.stop()
    refuses(world.try_restore("--pool-from", "1"), "set-000001", "--accept-loss")
    refuses(world.try_restore("--office-from", "1"), "set-000001", "--accept-loss")
    shutil.rmtree(world.set_path(1))
    world.server.start()


def check_damage(world):
    """Sets that are not whole are refused, by name, and the server stays as it was."""
    number = world.backup()
    path = world.set_path(number)
    world.verify()
    refuses(world.try_restore(), "another candour-server is already at work")
    world.server.stop()
    for name, harm in (("pool.db", lambda data: data[: len(data) // 2]),
                       ("office.db", lambda data: data[:5000] + b"\xff" + data[5001:]),
                       ("organisation.json", lambda data: data + b" "),
                       ("sign/welcome.webm", lambda data: data[:-1] + b"\xff")):
        whole = (path / name).read_bytes()
        (path / name).write_bytes(harm(whole))
        refuses(world.try_restore("--pool-from", str(number), "--office-from", str(number),
                              to=None if name.endswith(".db") else fresh(world)),
                f"{path}/{name}")
        refuses(world.verify("--all", expected=1), f"NOT GOOD: {path}/{name}")
        (path / name).write_bytes(whole)
    (path / "pool.db").rename(path / "elsewhere")
    refuses(world.try_restore("--pool-from", str(number)), f"{path}/pool.db is missing")
    (path / "elsewhere").rename(path / "pool.db")
    manifest = path / "manifest.json"
    whole = manifest.read_text()
    manifest.write_text(whole.replace(f'"number": {number}', f'"number": {number + 50}'))
    refuses(world.try_restore("--pool-from", str(number)), str(manifest))
    manifest.write_text(whole)
    half = world.backups / ".set-000099.abcdef"
    half.mkdir()
    (half / "pool.db").write_bytes(b"half")
    world.verify()
    world.server.start()
    world.backup()
    expect(not half.exists(), "half a set of a backup that was cut off is still there")
    world.check_all_arrived_once("after refused restores")


def fresh(world):
    """A new folder with the keys alone, as on a new machine."""
    place = world.folder / "new-machine"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(mode=0o700)
    shutil.copytree(world.server.folder / "keys", place / "keys")
    return place


def check_new_machine(world, organisation):
    """The keys' safe copy and the backup are enough; other keys are not."""
    world.verify()
    place = fresh(world)
    shutil.rmtree(place / "keys")
    refuses(world.try_restore(to=place), "A backup never holds keys", f"{place}/keys")
    other = Server(world.folder / "other", organisation)
    shutil.copytree(other.folder / "keys", place / "keys")
    refuses(world.try_restore(to=place), "are not those of the server that made")
    place = fresh(world)
    world.server.stop()
    world.restore(to=place)
    expect(json.loads((place / "organisation.json").read_text())["id"], "no organisation")
    expect(clips_in(place) == clips_in(world.server.folder), "the clips are others")
    shutil.rmtree(world.server.folder)
    place.rename(world.server.folder)
    world.server.start()
    world.visit()
    world.check_all_arrived_once("on a new machine")
    # What it gives to a kiosk that joins now.
    other = Kiosk(world.folder / "other-kiosk")
    other.join(world.server)
    status = other.run("--status", expected=0).stdout
    for words in ("Clips in sign language:   2\n", "Pictures of questions:    5\n"):
        expect(words in status, f"{words!r} is not in: {status}")


def forget_clips(path):
    """The set becomes one of a program that had no clips."""
    shutil.rmtree(path / "sign")
    (path / "proved.json").unlink()
    whole = json.loads((path / "manifest.json").read_text("utf-8"))
    backup = whole["backup"]
    backup["files"] = [file for file in backup["files"] if "/" not in file["name"]]
    text = json.dumps(backup, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    whole["blake2b"] = hashlib.blake2b(text.encode(), digest_size=32).hexdigest()
    (path / "manifest.json").write_text(json.dumps(whole, ensure_ascii=False), "utf-8")


def check_set_of_before(world):
    """One without clips is restored as ever; the server does without them."""
    number = world.backup()
    world.verify()
    forget_clips(world.set_path(number))
    said = world.verify().stdout
    expect(f"good: set-{number:06}" in said, said)
    place = fresh(world)
    world.restore("--pool-from", str(number), "--office-from", str(number), to=place)
    expect(not (place / "sign").exists(), "clips out of nothing")
    said = run("candour-server", "status", place).stderr
    expect("has no clip in sign language" in said, said)
    shutil.rmtree(world.set_path(number))


def check_cut_off(world):
    """A restore that was cut off is seen, and done again."""
    world.server.stop()
    (world.server.folder / "restore-unfinished").write_text("")
    (world.server.folder / "pool.db").unlink()
    refuses(run("candour-server", "serve", world.server.folder), "cut off before its end")
    refuses(run("candour-server", "status", world.server.folder), "cut off before its end")
    world.restore()
    world.server.start()
    world.visit()
    world.check_all_arrived_once("after a restore that was cut off")


def test(folder):
    organisation = harness.example_organisation(
        folder, "organisation.json",
        lambda made: harness.name_clips(made, folder, ["welcome", "purpose"]))
    # Releases only when the test asks for one.
    with Server(folder / "server", organisation, "--release-every", "86400") as server:
        draw(folder / "ways-media")
        questionnaire("publish", server.folder, survey_with_pictures(folder), "--services",
                      "advice")
        kiosk = Kiosk(folder / "kiosk")
        kiosk.join(server)
        world = World(folder, server, kiosk)
        check_yesterday(world)
        check_parts(world)
        check_horizon(world)
        check_damage(world)
        check_new_machine(world, organisation)
        check_set_of_before(world)
        check_cut_off(world)
        server.stop()


if __name__ == "__main__":
    sys.exit(harness.main(test))
