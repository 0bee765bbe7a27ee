#!/usr/bin/env python3
"""tests/system/practice_test.py: a practice office beside the real one, both served on one host.

It is made while the real server runs, with the same password and a console that says what it is;
what is done there leaves the real server as it was; what is wrong is said in one sentence.
"""

import hashlib

import harness
from harness import PASSWORD, Console, Server, expect, refuses, run

RIBBON = "Practice. Nothing here is real, counts anywhere or reaches anybody."


class PracticeServer(Server):
    """A folder that `practise` made."""

    def __init__(self, folder):
        self._take(folder, ())


def practise(server, target, *words, expected=0):
    return run("candour-server", "practise", server.folder, target, *words, expected=expected)


def hashes(folder):
    return {path: hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(folder.rglob("*")) if path.is_file() and path.name != "lock"}


def check_pages(real, practice):
    console = Console(practice)
    status, page = console.sign_in()
    expect(status == 200 and RIBBON in page, f"signing in answers {status}: {page}")
    contacts = console.items()
    expect(len(contacts) >= 15 and all(RIBBON in words for words in contacts),
           f"{len(contacts)} contacts")
    for path in ("/cases", "/reports", "/registers", "/my-work", "/account", "/nowhere"):
        status, page = console.request("GET", path)
        expect(RIBBON in page and "<title>Practice: " in page, f"{path} answers {status}: {page}")
    # One browser, two ports: it stays signed in at both.
    real_console = Console(real)
    real_console.sign_in()
    expect(not set(real_console.cookies) & set(console.cookies), "they share a cookie")
    status, page = real_console.request("GET", "/account")
    expect(RIBBON not in page and practice.address in page, f"{status}: {page}")


def test(folder):
    organisation = harness.example_organisation(folder, "organisation.json")
    target = folder / "practice"
    practice = PracticeServer(target)
    real = Server(folder / "real", organisation, "--practice-address", practice.address)
    refuses(practise(real, real.folder / "practice", expected=1), "candour-server",
            "lies in the real server's folder")
    before = hashes(real.folder)
    practise(real, folder / "while-it-rests")
    expect(hashes(real.folder) == before, "practise changed the real server's folder")

    with real:
        said = practise(real, target).stdout
        expect("Accounts: 1;" in said and "cases: 3" in said, said)
        refuses(practise(real, target, expected=1), "candour-server", "--anew")
        with practice:
            refuses(practise(real, target, "--anew", expected=1), "candour-server", "stop it first")
            check_pages(real, practice)
            refuses(practice.command("invite", folder / "invitation", expected=1),
                    "candour-server", "no device joins")
            refuses(run("candour-server", "mail", "set", target, "--server", "smtp://127.0.0.1:25",
                        "--from", "office@example.org"), "candour-server", "never sends")
            practice.stop()
        practise(real, target, "--anew")
        status, page = Console(real).sign_in(PASSWORD)
        expect(status == 200 and RIBBON not in page, page)
        real.stop()
    refuses(run("candour-server", "serve", target, "--practice-address", real.address),
            "candour-server", "practice office itself")


if __name__ == "__main__":
    harness.main(test)
