#!/usr/bin/env python3
"""tests/attacks/silent_arrival_test.py: did something come? Nobody can tell before its release.

A-08. Whoever has every role in the console looks at all pages that they can reach, with all that
comes along with a page; whoever has the machine looks at what its commands say and at the server's
log. A kiosk sends: first only made-up pieces, then a complaint, and all is looked at again: it must
be the same. After the release the same look must find the complaint, or it looks at nothing.
"""

import difflib
import html
import re
import sys

from memory import Kiosk, Server, expect, harness

WORDS = "Nobody could find the zyzzyvaplum."
PAGES_MAX = 150
# Drawn anew for each page, or each answer.
DRAWN = [(re.compile(r'name="form_token" value="[^"]*"'), "a token"),
         (re.compile(r"(?i)nonce[-=]\"?[A-Za-z0-9+/_=-]+"), "a nonce")]
UNLIKE_PAGES = ("/sign-out", "/assets/", "/calendar/feed", "/language/", "/account/code")
HEADERS_DRAWN = {"date", "content-security-policy", "set-cookie"}
# What devices report of themselves, at their own times, whatever anybody said.
OF_DEVICES = re.compile(r"^/devices")


def without_drawn(page):
    for pattern, instead in DRAWN:
        page = pattern.sub(instead, page)
    return page


class Looking(harness.Console):
    """A browser that also keeps what comes along with each page."""

    def look(self, path):
        """What one page answers, headers and all; files byte by byte."""
        self.connection.close()
        self.connection.request("GET", path, headers={
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())})
        answer = self.connection.getresponse()
        page = answer.read().decode("latin-1")
        headers = [f"{name}: {value}" for name, value in answer.getheaders()
                   if name.lower() not in HEADERS_DRAWN]
        return answer.status, "\n".join([*headers, "", page])

    def all_pages(self):
        """{address: (status, page without what is drawn anew)} of all that links lead to."""
        seen, waiting = {}, ["/"]
        while waiting and len(seen) < PAGES_MAX:
            path = waiting.pop(0)
            if path in seen or path.startswith(UNLIKE_PAGES) or OF_DEVICES.match(path):
                continue
            status, page = self.look(path)
            seen[path] = (status, without_drawn(page))
            for link in re.findall(r'href="(/[^"#]*)"', page):
                waiting.append(html.unescape(link))
        return seen


def say_of(server, *commands):
    return {command: server.command(command).stdout for command in commands}


def look_at_all(console, server, said_before):
    pages = console.all_pages()
    expect(len(pages) > 10, f"only {len(pages)} pages were reached")
    # What was looked at is in the log of what staff did: that page is of the reader's own making.
    pages.pop("/audit", None)
    return pages, say_of(server, "status"), server.said()[said_before:]


def differences(one, other):
    found = []
    for path in sorted({*one, *other}):
        before, after = str(one.get(path, "")), str(other.get(path, ""))
        lines = difflib.unified_diff(before.split("\\n"), after.split("\\n"), n=0, lineterm="")
        if before != after:
            found.append(f"{path}: " + " ".join(list(lines)[2:12]))
    return found


def complaints_daily(organisation):
    organisation["release"]["rules"] = [
        {"every": "day", "at_least": 3, "or_after_days": 2},
        {"kind": "complaint", "every": "day", "at_least": 1},
    ]


def test(folder):
    organisation = harness.example_organisation(folder, "organisation.json", complaints_daily)
    with Server(folder / "server", organisation, "--release-every", "86400") as server:
        kiosk = Kiosk(folder / "kiosk")
        kiosk.join(server)
        kiosk.send_all()
        console = Looking(server)
        console.sign_in()
        said = len(server.said())
        kiosk.send_all()  # Made-up pieces alone.
        nothing = look_at_all(console, server, said)
        kiosk.play(harness.write_flow(folder / "said.flow",
                                      harness.visit_lines(WORDS, kind="complaint")), "--no-sync")
        kiosk.send_all()
        something = look_at_all(console, server, said)
        for before, after in zip(nothing[:2], something[:2]):
            expect(not differences(before, after),
                   f"it shows before its release: {differences(before, after)[:1]}"[:2000])
        expect(nothing[2] == something[2], f"the log tells: {something[2]}")
        server.command("release", "--close-today")
        released = console.all_pages()
        expect(any(WORDS in html.unescape(page) for _, page in released.values()),
               "after the release the same look does not find it")
        expect(differences(nothing[0], released), "the look sees no difference at all")
        print(f"{len(nothing[0])} pages, the status and the log are the same before the release")
        server.stop()


if __name__ == "__main__":
    sys.exit(harness.main(test))
