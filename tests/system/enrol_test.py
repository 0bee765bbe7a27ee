#!/usr/bin/env python3
"""tests/system/enrol_test.py: kiosks join on line with both programs and the console: by the right
words and no others, by one code once and in its ten minutes. One that is revoked keeps what it
holds; weekly keys and a revocation take nothing from the others.
"""

import sys
import time
from pathlib import Path

import harness
import stick_files
from enrolling import Desk, Joining
from faulty_proxy_test import DAY_MS, MINUTE_MS, MovedClock, StandingKiosk, wait_for
from harness import Kiosk, Server, expect, refuses
from stick_world import World


def leave_words(world, kiosk):
    """A visitor at this kiosk, which keeps it."""
    world.kiosk = kiosk
    world.said += 1
    flow = harness.write_flow(world.folder / "visit.flow", harness.visit_lines(
        f"visit number {world.said} end"))
    kiosk.play(flow, "--no-sync")


def check_right_words(world, desk):
    joining = Joining(world.folder / "hall", world.server.address)
    # As people type it; and somebody else's password lets nobody in.
    page, words = desk.words_for(joining.code.lower().replace("-", " "))
    expect(words == joining.words, f"{words} on the console, {joining.words} on the device")
    status, page = desk.decide(page, "Hall", password="wrong horse battery")
    expect(status == 422 and "password is not right" in page, page)
    status, page = desk.decide(page, "Hall")
    expect(status == 200, page)
    kiosk = joining.join()
    status = kiosk.run("--status", expected=0).stdout
    expect("all its services" in status, status)
    leave_words(world, kiosk)
    kiosk.send_all()
    world.check_all_arrived_once("joined by the right words")
    return kiosk


def check_used_twice(world, desk):
    """A code lets one device in, once, whoever else has the page open."""
    joining = Joining(world.folder / "twice", world.server.address)
    other = Desk(world.server)
    page, _ = desk.words_for(joining.code)
    same, _ = other.words_for(joining.code)
    expect(desk.decide(page, "Twice")[0] == 200, "not let in")
    status, said = other.decide(same, "Twice again")
    expect(status == 422 and "has ended" in said, said)
    joining.join()
    status, said = desk.type_code(joining.code)
    expect(status == 422 and "No device that waits shows this code" in said, said)
    _, listed = desk.console.request("GET", "/devices")
    expect("Twice again" not in listed, "it is in the list twice")


def check_not_let_in(done, kiosk):
    refuses(done, "candour-kiosk", "not let in", "begin again")
    status = kiosk.run("--status", expected=0).stdout
    expect("Organisation:             none" in status, status)


def check_refused(world, desk):
    """Refused by staff; then, with a new code, five wrong ones: both sides say so."""
    joining = Joining(world.folder / "refused", world.server.address)
    desk.refuse(joining)
    check_not_let_in(joining.finish(), joining.kiosk)

    joining = Joining(world.folder / "refused", world.server.address)
    for number in range(5):
        status, page = desk.type_code(f"ZZZZ-ZZZ{number}")
        expect(status == 422 and "No device that waits" in page, page)
    status, page = desk.type_code(joining.code)
    expect(status == 422 and "No device that waits" in page, f"let in after five tries: {page}")
    check_not_let_in(joining.finish(), joining.kiosk)

    # What is no code at all costs no try.
    joining = Joining(world.folder / "refused", world.server.address)
    for _ in range(6):
        expect("eight letters and digits" in desk.type_code("hello")[1], "taken for a code")
    desk.let_in(joining, "At last")


def check_expired(world, desk, clock):
    """Ten minutes on the server's clock, and ten on the device's own."""
    joining = Joining(world.folder / "late", world.server.address, clock="/nowhere")
    page, _ = desk.words_for(joining.code)
    clock.advance(11 * MINUTE_MS)
    status, said = desk.decide(page, "Late")
    expect(status == 422 and "has ended" in said, said)
    check_not_let_in(joining.finish(), joining.kiosk)

    joining = Joining(world.folder / "late", world.server.address)
    world.server.stop()
    clock.advance(11 * MINUTE_MS)
    done = joining.finish()
    refuses(done, "candour-kiosk", "within ten minutes", "begin again", "cannot reach the server")
    world.server.start()


def check_server_restarts(world, desk):
    """Both ends meet again when the server was killed between the code and the decision."""
    joining = Joining(world.folder / "patient", world.server.address)
    world.server.kill()
    time.sleep(4)  # It asks every three seconds.
    world.server.start()
    again = Desk(world.server)
    kiosk = again.let_in(joining, "Patient")
    leave_words(world, kiosk)
    kiosk.send_all()
    world.check_all_arrived_once("joined past a killed server")
    return again


def check_revoked(world, desk, other):
    """It is told so and keeps all that it holds: that still comes by stick. The others go on."""
    kiosk = desk.let_in(Joining(world.folder / "gone", world.server.address), "Gone")
    leave_words(world, kiosk)
    kiosk.send_all()
    leave_words(world, kiosk)
    leave_words(world, kiosk)
    desk.revoke("Gone")
    waiting = world.waiting()
    expect(len(waiting) >= 2, "nothing waits")
    refuses(kiosk.send_all(expected=None), "candour-kiosk", "off its list", "is kept")
    expect(world.waiting() == waiting, "what waits has changed")
    leave_words(world, other)
    other.send_all()
    world.kiosk = kiosk
    world.round_trip()
    expect(world.waiting() == set(), "something still waits")
    world.check_all_arrived_once("past a revoked device")
    # Let in again, the same device goes on with what it holds.
    leave_words(world, kiosk)
    kiosk = desk.let_in(Joining(world.folder / "gone", world.server.address), "Back again")
    kiosk.send_all()
    world.check_all_arrived_once("let in again")


def check_weekly_keys(world, clock, kiosk):
    """Two weeks of keys pass while a kiosk holds words: it fetches the new key and sends them."""
    leave_words(world, kiosk)
    before = stick_files.pool_key_in(world.export())
    for _ in range(2):
        server_key = world.pool_key_now()
        clock.advance(8 * DAY_MS)
        # The server looks at the day every second.
        expect(wait_for(lambda key=server_key: world.pool_key_now() != key, harness.PATIENCE_S),
               "the server makes no new key")
    kiosk.send_all()
    after = stick_files.pool_key_in(world.export())
    expect(before != after, "the pool key has not changed")
    expect(world.waiting() == set(), "something still waits")
    world.check_all_arrived_once("under a new weekly key")


def check_other_organisation(world, organisation, kiosk):
    """A kiosk that has joined stays where it is, and nobody is asked to let it in elsewhere."""
    with Server(world.folder / "other", organisation) as other:
        refuses(kiosk.run("--headless", "--enrol", other.address), "candour-kiosk",
                "belongs to another organisation", "new data folder")
        other.stop()
    leave_words(world, kiosk)
    kiosk.send_all()
    world.check_all_arrived_once("after an attempt to join another organisation")


def has_its_store(standing):
    """It opens the board after it has got the outbox. Whoever asked for the outbox before that
    could be the first to have it."""
    try:
        files = list(Path(f"/proc/{standing.process.pid}/fd").iterdir())
        return any(file.readlink().name == "board.db" for file in files)
    except OSError:  # One that was closed meanwhile.
        return False


def check_options(world, joined):
    """What was asked for wrongly, in a sentence that says what to do."""
    nobody = Kiosk(world.folder / "nobody")
    file = world.folder / "file"
    for words, said in (
            (["--enrol"], "--enrol needs a value"),
            (["--export"], "--export needs a value"),
            (["--import"], "--import needs a value"),
            (["--enrol", "http://127.0.0.1:1"], "https://HOST:PORT"),
            (["--enrol", "https://127.0.0.1:99999"], "https://HOST:PORT"),
            (["--enrol", "https://127.0.0.1:1/console"], "https://HOST:PORT"),
            (["--enrol", world.server.address, "--join", file, "--code", "x"], "choose one"),
            (["--enrol", world.server.address, "--practise"], "leave out --enrol"),
            (["--export", file, "--practise"], "leave out --enrol, --export and --import")):
        refuses(nobody.run("--headless", *words), "candour-kiosk", said, code=2)
    refuses(nobody.run("--export", file), "candour-kiosk", "has not joined")
    refuses(nobody.run("--import", file), "candour-kiosk", "has not joined")
    expect(not nobody.folder.exists() and not file.exists(), "something was left behind")
    refuses(nobody.run("--headless", "--enrol", f"https://127.0.0.1:{harness.free_port()}"),
            "candour-kiosk", "cannot reach the server", "connection refused")
    refuses(joined.run("--export", world.folder / "nowhere" / "file"), "candour-kiosk",
            "No such file or directory")
    with StandingKiosk(joined) as standing:
        expect(wait_for(lambda: has_its_store(standing), harness.PATIENCE_S), "no start")
        for words in (["--export", file], ["--import", file],
                      ["--headless", "--enrol", world.server.address]):
            refuses(joined.run(*words), "candour-kiosk", "another program is using",
                    "end that one first")


def test(folder):
    organisation = harness.example_organisation(folder, "organisation.json")
    clock = MovedClock(folder)
    with Server(folder / "server", organisation, "--release-every", "1") as server:
        world = World(folder, server, None)
        desk = Desk(server)
        kiosk = check_right_words(world, desk)
        check_used_twice(world, desk)
        check_refused(world, desk)
        check_expired(world, desk, clock)
        desk = check_server_restarts(world, Desk(server))
        check_revoked(world, desk, kiosk)
        check_weekly_keys(world, clock, kiosk)
        check_other_organisation(world, organisation, kiosk)
        check_options(world, kiosk)
        server.stop()


if __name__ == "__main__":
    sys.exit(harness.main(test))
