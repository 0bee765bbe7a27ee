#!/usr/bin/env python3
"""tests/system/safeguarding_test.py: what somebody writes on a home visit beside a survey, with the
real programs (architecture §4.5). The tablet says who reads it before a word is typed; the words
reach the safeguarding lead within the policy's two days, while the answers wait; these come four
weeks later without a word; and nothing in the office's database ties the two together.
"""

import contextlib
import html
import os
import re
import sqlite3

import harness
from harness import PASSWORD, Console, Kiosk, Server, expect, run, write_flow

WORDS = "He takes my pension, please look at it"
READER = "the safeguarding lead"
DAY_MS = 24 * 3600 * 1000
TO_READ = "1 text waits to be read"


def as_usual(organisation):
    """The default policy, and no tablet that is handed over."""
    del organisation["release"]
    del organisation["hand_over"]


class Clock:
    """The programs' clock runs ahead of the machine's by what stands in a file."""

    def __init__(self, folder):
        self.path = folder / "clock"
        self.days = 0
        self.move(0)
        os.environ["CANDOUR_CLOCK_FILE"] = str(self.path)

    def move(self, days):
        self.days += days
        new = self.path.with_suffix(".new")
        new.write_text(f"{self.days * DAY_MS}\n", "utf-8")
        new.rename(self.path)


def visit():
    told = f"What you write is read apart from your answers, by: {READER}."
    return ["tap welcome.start", "tap purpose.survey_answer", "tap purpose.next",
            f'see "{told}"', 'see "It never waits longer than 2 days."',
            'see "It never waits longer than 28 days."', "tap about.next", "tap service.advice",
            "tap service.next", "tap introduction.next", "tap question.4", "tap question.next",
            *("tap question.decline", "tap question.next") * 3, f'see "{told}"', f'type "{WORDS}"',
            "tap question.next", f'see "{WORDS}"', "tap check.send", 'see "Thank you"',
            "tap thanks.finish"]


def rows_of(server):
    """While it runs the server has its files alone."""
    server.stop()
    address = f"file:{server.folder}/office.db?mode=ro"
    with contextlib.closing(sqlite3.connect(address, uri=True)) as database:
        database.row_factory = sqlite3.Row
        rows = [dict(row) for row in database.execute("SELECT * FROM office_item")]
    server.start()
    return rows


class Leads:
    """The lead and a manager; each day they sign in anew."""

    def __init__(self, server):
        self.server = server
        for name, role in (("lee", "safeguarding_lead"), ("mo", "manager")):
            run("candour-server", "add-staff", server.folder, name, "--called", name.title(),
                "--title", "Staff", "--roles", role, "--password-stdin", text=PASSWORD + "\n",
                expected=0)

    def sign_in(self, name):
        staff = Console(self.server)
        staff.sign_in(user_name=name)
        return staff


def waits(leads, days_later):
    page = leads.sign_in("lee").request("GET", "/")[1]
    expect("Nothing waits to be read" in page, f"after {days_later} days: {page}")


def read_by_the_lead(leads):
    lead = leads.sign_in("lee")
    today = lead.request("GET", "/")[1]
    expect(TO_READ in today and WORDS not in today, f"Today: {today}")
    page = lead.request("GET", "/safeguarding")[1]
    links = re.findall(r'href="(/safeguarding/[0-9a-f]+)"', page)
    expect(len(links) == 1 and "To be read by" in page, f"the list: {page}")
    text = html.unescape(lead.request("GET", links[0])[1])
    expect(WORDS in text and "What is one thing that we could do better?" in text, f"it: {text}")
    manager = leads.sign_in("mo")
    for path in ("/", "/contacts", "/contacts?kind=text"):
        expect(WORDS not in manager.request("GET", path)[1], f"{path} shows it to a manager")
    expect(manager.request("GET", links[0])[0] == 403, "a manager may read it")
    page = lead.post(f"{links[0]}/take", {}, lead.request("GET", links[0])[1])[1]
    expect("Taken by Lee" in page, f"nobody sees who has it: {page}")
    page = lead.post(f"{links[0]}/finish", {}, page)[1]
    expect("Dealt with by Lee" in page, f"it has no end: {page}")


def expect_apart(server, released):
    rows = {row["kind"]: row for row in rows_of(server)}
    expect(set(rows) == {"text", "survey_answer"}, f"there are {sorted(rows)}")
    words, answers = rows["text"], rows["survey_answer"]
    expect(words["released"] == released, f"the words came on {words['released']}")
    expect(answers["released"] > released, f"the answers came on {answers['released']}")
    shared = {name for name, value in words.items() if value == answers[name]}
    # What all answers to one survey have in common; both came without their service, as one alone,
    # and nobody has kept a redacted text of either.
    allowed = {"organisation", "channel", "questionnaire", "questionnaire_version", "language",
               "urgent", "service", "triaged", "key_epoch", "redacted", "redacted_revision"}
    expect(shared <= allowed, f"both rows have the same {shared - allowed}")


def test(folder):
    clock = Clock(folder)
    organisation = harness.example_organisation(folder, "organisation.json", as_usual)
    with Server(folder / "server", organisation) as server:
        leads = Leads(server)
        kiosk = Kiosk(folder / "kiosk")
        kiosk.join(server)
        kiosk.play(write_flow(folder / "visit.flow", visit()), "--channel", "home_visit")
        for path in kiosk.folder.rglob("*"):
            data = path.read_bytes() if path.is_file() else b""
            expect(WORDS.encode() not in data, f"{path} has the words on it")
        kiosk.send_all()
        for days in range(2):
            server.command("release")
            waits(leads, days)
            clock.move(1)
        server.command("release")
        read_by_the_lead(leads)
        rows = rows_of(server)
        expect(len(rows) == 1, f"the answers did not wait: {rows}")
        released = rows[0]["released"]
        for _ in range(5):
            clock.move(7)
            server.command("release")
        expect_apart(server, released)
        today = leads.sign_in("lee").request("GET", "/")[1]
        expect("Nothing waits to be read" in today, f"the answers are to be read: {today}")


if __name__ == "__main__":
    harness.main(test)
