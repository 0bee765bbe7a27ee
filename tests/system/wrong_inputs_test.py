#!/usr/bin/env python3
"""tests/system/wrong_inputs_test.py: what is wrong is said in one clear sentence that names the
file and the place, or what to do next; nothing crashes, nothing is left half made, nothing is lost.
"""

import resource
import sys

import harness
from harness import PASSWORD, Console, Kiosk, Server, expect, fill, refuses, run, small_disk

SMALL_DISK_BYTES = 6 << 20


def init(folder, organisation, *options, text=PASSWORD + "\n", **more):
    return run("candour-server", "init", folder, "--organisation", organisation,
               "--password-stdin", *options, text=text, **more)


def check_organisation_files(folder):
    """Unknown language, broken JSON, no file: named with its place; nothing is left behind."""
    place = folder / "init"
    place.mkdir()
    target = place / "server"

    def add_unknown_language(organisation):
        organisation["questionnaires"][0]["questions"][0]["prompt"]["xx"] = "?"

    file = harness.example_organisation(folder, "unknown.json", add_unknown_language)
    refuses(init(target, file), "candour-server", str(file),
            "questionnaires[0].questions[0].prompt", "unknown language 'xx'")

    lines = file.read_text("utf-8").splitlines()
    broken = folder / "broken.json"
    broken.write_text("\n".join(lines[:4] + ["oops"] + lines[4:]), "utf-8")
    refuses(init(target, broken), "candour-server", f"{broken}: line 5, column 1")

    refuses(init(target, folder / "nowhere.json"), "candour-server", "nowhere.json does not exist")
    expect(list(place.iterdir()) == [], f"left behind: {list(place.iterdir())}")

    good = harness.example_organisation(folder, "good.json")
    refuses(init(target, good, text="short\n"), "candour-server", "at least 12 characters")
    refuses(init(target, good, "--administrator", "A B"), "candour-server", "user name")
    (place / "file").write_text("mine")
    refuses(init(place, good), "candour-server", "is not empty")
    expect([path.name for path in place.iterdir()] == ["file"], "init changed a folder of others")


def check_usage():
    for words in ([], ["frobnicate"], ["init"], ["serve", "a", "b"], ["serve", "a", "--listen"],
                  ["init", "a", "--organisation", "b", "--colour", "red"]):
        refuses(run("candour-server", *words), "candour-server", "--help", code=2)
    refuses(run("candour-server", "serve", "nowhere"), "candour-server", "there is no server in")


def check_holidays():
    asked = ("holidays", "scotland", "2025", "--to", "2026")
    listed = run("candour-server", *asked, expected=0).stdout
    expect("2026-06-15 scotland-world-cup\n" in listed, listed)
    expect("2026-12-28 boxing-day (substitute)\n" in listed, listed)
    expect(len(listed.splitlines()) == 9 + 10, listed)
    for words, said in ((["wales", "2026"], "england-and-wales"), (["scotland", "26"], "no year")):
        refuses(run("candour-server", "holidays", *words), "candour-server", said)


def check_running_twice(server, organisation):
    refuses(run("candour-server", "serve", server.folder, "--listen", "127.0.0.1:0"),
            "candour-server", "another candour-server is already at work in", str(server.folder))
    refuses(init(server.folder, organisation), "candour-server", "is not empty")
    other = server.folder.with_name("other")
    init(other, organisation, expected=0)
    refuses(run("candour-server", "serve", other, "--listen", f"127.0.0.1:{server.port}"),
            "candour-server", f"another program already listens on 127.0.0.1:{server.port}")
    refuses(run("candour-server", "serve", other, "--listen", "here"), "candour-server",
            "--listen here")
    refuses(run("candour-server", "release", other), "candour-server",
            "the server is not running; start it with")


def check_enrolment_code(folder, server):
    invitation = folder / "kiosk.invitation"
    code = server.invite(invitation)
    wrong = ("2" if code[0] == "1" else "1") + code[1:]
    kiosk = Kiosk(folder / "kiosk")
    refuses(kiosk.run("--join", invitation, "--code", wrong), "candour-kiosk", "code")
    refuses(kiosk.run("--join", folder / "none.invitation", "--code", code), "candour-kiosk",
            "none.invitation")
    damaged = folder / "damaged.invitation"
    damaged.write_bytes(invitation.read_bytes()[:-50])
    refuses(kiosk.run("--join", damaged, "--code", code), "candour-kiosk")
    # As people type it: in lower case, without the dash.
    kiosk.run("--join", invitation, "--code", code.lower().replace("-", ""), expected=0)
    refuses(server.command("invite", invitation, expected=None), "candour-server",
            "exists already")
    return kiosk


def check_password(server):
    console = Console(server)
    status, page = console.sign_in(password="wrong horse battery")
    expect(status in (200, 401, 403, 422) and 'role="alert"' in page, f"{status}: {page}")
    expect(console.request("GET", "/")[1].count('name="password"') == 1, "signed in all the same")
    status, page = console.sign_in()
    expect(status == 200 and "Today" in page, f"the right password: {status}: {page}")
    server.command("set-password", harness.ADMINISTRATOR, expected=0)
    expect('name="password"' in console.request("GET", "/")[1], "the old session lives on")
    done = run("candour-server", "set-password", server.folder, harness.ADMINISTRATOR,
               "--password-stdin", text=PASSWORD + "\n", expected=0)
    expect("signed out everywhere" in done.stdout, done.stdout)


def arrived(server, text):
    server.command("release")
    console = Console(server)
    console.sign_in()
    return sum(text in page for page in console.items())


def check_server_down(folder, server, kiosk):
    """What cannot be sent is kept, and arrives once the server is back."""
    server.stop()
    text = "written while the server was down"
    flow = harness.write_flow(folder / "down.flow", harness.visit_lines(text))
    expect("thanked 1" in kiosk.play(flow, "--sync-every-ms", "200").stdout, "nobody was thanked")
    refuses(kiosk.send_all(expected=None), "candour-kiosk", "it is kept",
            f"cannot reach the server at {server.address}: connection refused")
    server.start()
    kiosk.send_all()
    expect(arrived(server, text) == 1, "it did not arrive when the server was back")


def no_large_files():
    """In the child: no file may grow beyond 64 KiB, as on a disk that is full."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (64 << 10, 64 << 10))


def check_limited_files(folder, server, organisation):
    """Where no small disk can be mounted, and beside it where one can."""
    place = folder / "limited"
    place.mkdir()
    refuses(init(place / "server", organisation, limits=no_large_files), "candour-server",
            "no room left")
    expect(list(place.iterdir()) == [], f"left behind: {list(place.iterdir())}")
    invitation = place / "kiosk.invitation"
    code = server.invite(invitation)
    refuses(Kiosk(place / "kiosk").run("--join", invitation, "--code", code,
                                       limits=no_large_files), "candour-kiosk", "room")


def check_full_disk(folder, organisation):
    """A server whose disk is full refuses; the kiosk keeps; with room again all arrives."""
    with small_disk(folder / "disk", SMALL_DISK_BYTES) as disk:
        if disk is None:
            print("not root, or no mounts here: a full disk is shown by a file size limit alone",
                  flush=True)
            return
        fill(disk)
        refuses(init(disk / "server", organisation), "candour-server", "no room left")
        expect([path.name for path in disk.iterdir()] == ["filler"], "init left something behind")
        (disk / "filler").unlink()
        with Server(disk / "server", organisation) as server:
            kiosk = Kiosk(folder / "kiosk-2")
            kiosk.join(server)
            text = "written while the disk was full"
            flow = harness.write_flow(folder / "full.flow", harness.visit_lines(text))
            kiosk.play(flow, "--no-sync")
            fill(disk)
            refuses(kiosk.send_all(expected=None), "candour-kiosk", "it is kept")
            (disk / "filler").unlink()
            kiosk.send_all()
            expect(arrived(server, text) == 1, "it did not arrive when there was room again")
            server.stop()


def check_full_kiosk(folder, server):
    """A kiosk without room for its outbox says so and does not join half."""
    with small_disk(folder / "small", SMALL_DISK_BYTES) as disk:
        if disk is None:
            return
        fill(disk)
        invitation = folder / "small.invitation"
        code = server.invite(invitation)
        kiosk = Kiosk(disk / "kiosk")
        refuses(kiosk.run("--join", invitation, "--code", code), "candour-kiosk", "room")
        (disk / "filler").unlink()
        kiosk.run("--join", invitation, "--code", code, expected=0)


def test(folder):
    check_usage()
    check_holidays()
    check_organisation_files(folder)
    organisation = folder / "good.json"
    with Server(folder / "server", organisation) as server:
        check_running_twice(server, organisation)
        kiosk = check_enrolment_code(folder, server)
        check_password(server)
        check_server_down(folder, server, kiosk)
        check_limited_files(folder, server, organisation)
        check_full_kiosk(folder, server)
        server.stop()
    check_full_disk(folder, organisation)


if __name__ == "__main__":
    sys.exit(harness.main(test))
