#!/usr/bin/env python3
"""tests/system/help_now_test.py: somebody who wants help now, with the real programs (architecture
§4.6). On a kiosk without a network a complaint is half written, help is asked for, and the
complaint is sent. As soon as the kiosk has reached the server the safeguarding lead reads what was
written, and nobody else; the complaint waits for its day, as if nothing had been. Nothing ties the
two together, on the kiosk or in the office's database.
"""

import html
import re
import sqlite3
import time

import harness
from harness import PASSWORD, Console, Kiosk, Server, expect, run, write_flow

STORY = "Nobody opened the door for an hour"
HELP = "I am afraid to go home. Please ring 07700 900123"
# The fewest that a kiosk may have: the longest message has 32, and a few words for help up to 3.
CELLS = 64
VISITS = CELLS - 32 - 2
ASKS = "Somebody asks for help now"


def daily(organisation):
    organisation["release"] = {"rules": [{"every": "day"}]}


def visit():
    return ["tap welcome.start", "tap purpose.complaint", "tap purpose.next", "tap about.next",
            "tap service.repairs", "tap service.next", "tap guide.next", "tap chart.next",
            f'type "{STORY}"', "tap help.open", 'see "029 2018 0120"', "tap help.write",
            "tap help_before.next", f'type "{HELP}"', "tap help_write.send",
            'see "Your words are kept"', "tap help_sent.next", f'see "{STORY}"', "tap write.next",
            "tap write.next", "tap behalf.next", "tap bypass.next", "tap answer.next",
            "tap support.next", f'see-not "{HELP}"', "tap check.send", 'see "Thank you"',
            "tap thanks.finish"]


def full_kiosk(folder, server):
    """With room for one message more, and no words beside it."""
    kiosk, invitation = Kiosk(folder / "full"), folder / "full.invitation"
    kiosk.run("--join", invitation, "--code", server.invite(invitation), "--outbox-cells", CELLS,
              expected=0)
    return kiosk


def visit_when_full():
    lines = harness.visit_lines(STORY)
    at = lines.index("tap write.next")
    return [*lines[:at], "tap help.open", 'see "029 2018 0120"',
            'see "It cannot take more words today."', "see-not-item help.write", "tap nav.back",
            f'see "{STORY}"', *lines[at:-1], 'see "Thank you"', lines[-1]]


def member(server, name, role):
    run("candour-server", "add-staff", server.folder, name, "--called", name.title(), "--title",
        "Staff", "--roles", role, "--password-stdin", text=PASSWORD + "\n", expected=0)
    staff = Console(server)
    staff.sign_in(user_name=name)
    return staff


def read_help(lead):
    """The address of what was written, as soon as it is there."""
    end = time.monotonic() + harness.PATIENCE_S
    while ASKS not in (page := lead.request("GET", "/")[1]):
        expect(time.monotonic() < end, f"nobody hears of it: {page}")
        time.sleep(0.2)
    expect("Nobody has taken this yet" in page and HELP not in page, f"Today: {page}")
    links = re.findall(r'href="(/help/[0-9a-f]+)"', page)
    expect(len(links) == 1, f"it is there {len(links)} times: {page}")
    text = lead.item(links[0])
    expect(HELP in text and STORY not in text, f"the page says: {text}")
    return links[0]


def expect_not_for(staff, link):
    for path in ("/", "/contacts", "/contacts?kind=help", "/registers/suggestions", "/cases"):
        page = html.unescape(staff.request("GET", path)[1])
        expect(HELP not in page and ASKS not in page, f"{path} tells of it: {page}")
    identity = link.rsplit("/", 1)[1]
    for path in ("/help", link, f"/items/{identity}", f"/items/{identity}/open"):
        status, page = staff.request("GET", path)
        expect(status in (403, 404) and HELP not in page, f"{path} answers {status}: {page}")


def taken_on(lead, link):
    page = lead.request("GET", link)[1]
    page = lead.post(f"{link}/take", {}, page)[1]
    expect("Taken by Lee" in page, f"nobody sees who has it: {page}")
    page = lead.post(f"{link}/finish", {}, page)[1]
    expect("Dealt with by Lee" in page, f"it has no end: {page}")
    expect(ASKS not in lead.request("GET", "/")[1], "it is on Today still")


def rows_of(server):
    """Both contacts as the office's database has them."""
    with sqlite3.connect(f"file:{server.folder}/office.db?mode=ro", uri=True) as database:
        database.row_factory = sqlite3.Row
        rows = [dict(row) for row in database.execute("SELECT * FROM office_item")]
    return {row["kind"]: row for row in rows}


def expect_apart(server):
    rows = rows_of(server)
    asked, complained = rows["help"], rows["complaint"]
    expect((asked["service"], asked["language"], asked["urgent"]) == ("", "", 1),
           f"more is kept of who asked than may be: {asked}")
    shared = {name for name, value in asked.items() if value == complained[name]}
    # What all contacts of a day at this kiosk share, and what says nothing of anybody.
    allowed = {"organisation", "channel", "released", "key_epoch", "questionnaire",
               "questionnaire_version", "triaged", "redacted", "redacted_revision"}
    expect(shared <= allowed, f"both rows have the same {shared - allowed}")


def test(folder):
    organisation = harness.example_organisation(folder, "organisation.json", daily)
    with Server(folder / "server", organisation, "--release-every", "2") as server:
        kiosk = Kiosk(folder / "kiosk")
        kiosk.join(server)
        lead = member(server, "lee", "safeguarding_lead")
        manager = member(server, "mo", "manager")
        full = full_kiosk(folder, server)
        server.stop()
        full.play(write_flow(folder / "full.flow",
                             *[harness.visit_lines("Longer hours")] * VISITS, visit_when_full()))
        kiosk.play(write_flow(folder / "visit.flow", visit()))
        for path in kiosk.folder.rglob("*"):
            data = path.read_bytes() if path.is_file() else b""
            expect(HELP.encode() not in data, f"{path} has the words on it")
        server.start()
        lead.connection.close()  # It led to the server that has ended.
        manager.connection.close()
        kiosk.send_all()
        link = read_help(lead)
        expect(manager.items() == [], "the complaint did not wait for its day")
        expect_not_for(manager, link)
        taken_on(lead, link)
        server.command("release", "--close-today")
        items = manager.items()
        expect(len(items) == 1 and STORY in items[0] and HELP not in items[0],
               f"the contacts are {items}")
        expect_not_for(manager, link)
        server.stop()  # It alone has its database.
        expect_apart(server)


if __name__ == "__main__":
    harness.main(test)
