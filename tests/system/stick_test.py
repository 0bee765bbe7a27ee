#!/usr/bin/env python3
"""tests/system/stick_test.py: a kiosk that never has a network works by files on a stick for ever:
cells there, answers back, any number of times, in any order, past full and spoilt sticks, new keys
and new texts, and at last on line. Each answer arrives once. (stick_loss_test.py: killed programs
and restored servers.)
"""

import json
import sys

import harness
import stick_files
from faulty_proxy_test import DAY_MS, MovedClock
from harness import Console, Kiosk, Server, expect, fill, refuses, small_disk
from stick_world import World, kiosk_without_network

SURVEY = ["tap welcome.start", "tap purpose.survey_answer", "tap purpose.next", "tap about.next",
          "tap service.advice", "tap service.next", "tap introduction.next",
          "tap question.4", "tap question.next",
          *("tap question.decline", "tap question.next") * 3]
SURVEYED = 10  # As fewer or others are shown only roughly.


def check_one_trip(world):
    world.visit(3)
    expect(len(world.waiting()) >= 3, "three visits are fewer than three cells")
    # Also with the server switched off: the command does the work itself.
    world.server.stop()
    answer = world.bring(world.export())
    world.server.start()
    world.take(answer)
    expect(world.waiting() == set(), "something still waits")
    status = world.kiosk.run("--status", expected=0).stdout
    expect("Waiting to be sent:       nothing" in status, status)
    expect("Sent, kept a while:       nothing" not in status, status)
    expect("Last heard from server:   on " in status, status)
    world.check_all_arrived_once("one trip")


def check_any_order(world):
    """Files and answers in the wrong order, and more than once."""
    world.visit(2)
    first = world.export()
    world.visit(2)
    second = world.export()
    newer = world.bring(second)
    older = world.bring(first)
    again = world.bring(second)
    expect(len(world.waiting()) >= 4, "the server's work changed the kiosk")
    world.take(older)
    expect(len(world.waiting()) >= 2, "the older answer confirmed what it does not name")
    world.take(older)
    world.take(newer)
    expect(world.waiting() == set(), "the newer answer did not confirm the rest")
    world.visit()
    for answer in (older, again, newer):
        world.take(answer)
    expect(len(world.waiting()) >= 1, "old answers confirmed what came after them")
    world.bring(first)
    world.round_trip()
    world.check_all_arrived_once("in any order")


def spoilt_files(world, good):
    for number, (what, data) in enumerate(stick_files.spoilt(good.read_bytes())):
        path = world.stick / f"spoilt-{number}"
        path.write_bytes(data)
        yield what, path
    yield "missing", world.stick / "nowhere"


def check_refused_by_server(world, path, *words):
    """Refused in one sentence that names the file; nothing is stored and no answer made."""
    answer = world.stick / "no-answer"
    pool = world.server.folder / "pool.db"
    before = pool.read_bytes()
    refuses(world.server.command("import", path, "--answer", answer, expected=None),
            "candour-server", *words)
    expect(not answer.exists(), f"{path}: there is an answer to a file that was refused")
    expect(pool.read_bytes() == before, f"{path}: the pool was changed")


def check_refused_by_kiosk(world, path, *words):
    before = world.outbox()
    refuses(world.kiosk.run("--import", path), "candour-kiosk", *words)
    expect(world.outbox() == before, f"{path}: the store was changed")


def check_spoilt(world, organisation):
    """What a stick has spoilt, what is of somebody else, and what is no such file."""
    world.visit()
    cells = world.export()
    answer = world.bring(cells)
    # Without a server in the way, its files hold still.
    world.server.stop()
    for what, path in spoilt_files(world, cells):
        words = "does not exist" if what == "missing" else "damaged; export it again"
        check_refused_by_server(world, path, str(path), words)
    check_refused_by_server(world, answer, str(answer), "not a file of a kiosk's contacts")
    check_refused_by_server(world, world.stick, str(world.stick), "directory")
    for what, path in spoilt_files(world, answer):
        words = "does not exist" if what == "missing" else "damaged; copy it again"
        check_refused_by_kiosk(world, path, str(path), words)
    check_refused_by_kiosk(world, cells, str(cells), "not an answer of the server")
    check_refused_by_kiosk(world, world.stick, str(world.stick), "directory")
    check_of_others(world, organisation, cells)
    world.server.start()
    world.take(answer)
    world.check_all_arrived_once("after spoilt files")


def check_of_others(world, organisation, cells):
    """Two organisations' sticks on one desk."""
    with Server(world.folder / "other", organisation) as other:
        kiosk = Kiosk(world.folder / "other-kiosk")
        kiosk.join(other)
        theirs = world.stick / "theirs"
        kiosk.run("--export", theirs, expected=0)
        check_refused_by_server(world, theirs, str(theirs), "another organisation")
        their_answer = world.stick / "their-answer"
        other.command("import", theirs, "--answer", their_answer)
        check_refused_by_kiosk(world, their_answer, str(their_answer), "not from the organisation")
        # And ours there: also refused, by a server that runs.
        refuses(other.command("import", cells, expected=None), "candour-server", str(cells),
                "another organisation")
        other.stop()


def check_full_stick(world):
    """No room on the stick: said in words, no half file, and what was there before stays."""
    with small_disk(world.folder / "small", 256 << 10) as stick:
        if stick is None:
            print("not root, or no mounts here: a full stick is not tested", flush=True)
            return
        world.visit()
        cells, answer = stick / "cells", stick / "answer"
        world.kiosk.run("--export", cells, expected=0)
        older = cells.read_bytes()
        fill(stick)
        names = sorted(path.name for path in stick.iterdir())
        for path in (stick / "new", cells):
            refuses(world.kiosk.run("--export", path), "candour-kiosk", str(path), "no room left")
        refuses(world.server.command("import", cells, "--answer", answer, expected=None),
                "candour-server", str(answer), "no room left")
        expect(sorted(path.name for path in stick.iterdir()) == names, "something is left behind")
        expect(cells.read_bytes() == older, "the file of before was changed")
        (stick / "filler").unlink()
        # The cells were stored: only their answer found no room.
        world.take(world.bring(cells))
        expect(world.waiting() == set(), "something still waits")
    world.check_all_arrived_once("past a full stick")


def check_new_texts(world):
    """A changed questionnaire and welcome come with the answer; older answers bring nothing back.
    """
    before = world.bring(world.export())
    path = world.server.folder / "organisation.json"
    organisation = json.loads(path.read_text("utf-8"))
    organisation["welcome"]["en"] = "Welcome to the new texts."
    organisation["questionnaires"][0]["questions"][0]["prompt"]["en"] = "How was it this time?"
    world.server.stop()
    path.write_text(json.dumps(organisation, ensure_ascii=False), "utf-8")
    world.server.start()
    after = world.bring(world.export())
    expect("Newer texts" not in world.take(before), "the old texts came as newer ones")
    expect("Newer texts" in world.take(after), "the new texts did not come")
    for answer in (before, after):
        expect("Newer texts" not in world.take(answer), "texts came twice")
    visit = ['see "Welcome to the new texts."', *SURVEY[:7], 'see "How was it this time?"',
             *SURVEY[7:], "tap question.next", "tap check.send", "tap thanks.finish"]
    flow = harness.write_flow(world.folder / "survey.flow", *[visit] * SURVEYED)
    world.kiosk.play(flow, "--no-sync")
    world.round_trip()
    world.check_all_arrived_once("new texts")
    console = Console(world.server)
    console.sign_in()
    _, page = console.request("GET", "/surveys/advice")
    expect("How was it this time?" in page, "the console does not know the new question")
    expect(f"<dt>People</dt><dd>About {SURVEYED}</dd>" in page, page)


def check_new_keys(world, clock):
    """The pool key changes each week; a kiosk that never hears of it is none the worse."""
    for _ in range(2):
        clock.advance(8 * DAY_MS)
        world.server.stop()
        world.server.start()
    ours = stick_files.pool_key_in(world.export())
    expect(world.pool_key_now() != ours, "the server's pool key has not changed")
    world.visit()
    world.round_trip()
    world.check_all_arrived_once("under a pool key that has ended")


def check_on_line(world):
    """The same kiosk gets a network, and sends again what was carried already."""
    world.backup()
    world.visit(2)
    world.bring(world.export())
    expect(len(world.waiting()) >= 2, "nothing waits")
    world.kiosk.run("--proxy", "none", "--sync-until-empty", expected=0)
    expect(world.waiting() == set(), "something still waits")
    world.check_all_arrived_once("on line")
    # A server that was put back is offered all that the kiosk still holds, on line too.
    world.put_back()
    world.visit()
    world.kiosk.send_all()
    world.round_trip()
    world.check_all_arrived_once("on line, from a backup")


def test(folder):
    organisation = harness.example_organisation(folder, "organisation.json")
    clock = MovedClock(folder)
    with Server(folder / "server", organisation, "--release-every", "86400") as server:
        world = World(folder, server, kiosk_without_network(folder / "kiosk", server))
        check_one_trip(world)
        check_any_order(world)
        check_spoilt(world, organisation)
        check_full_stick(world)
        check_new_texts(world)
        check_new_keys(world, clock)
        check_on_line(world)
        server.stop()


if __name__ == "__main__":
    sys.exit(harness.main(test))
