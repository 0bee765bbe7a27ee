#!/usr/bin/env python3
"""tests/system/full_outbox_test.py: a kiosk without room says so before anybody types; one whose
disk fills up keeps what was written with the room that it reserved, or keeps it on the screen.
"""

import random
import string
import sys

import harness
from harness import Console, Kiosk, Server, expect, fill, small_disk, visit_lines, write_flow

CELLS = 64  # The smallest store: room for two of the longest messages.
DISK_BYTES = 32 << 20


def long_text(seed):
    """Text that does not compress: three sealed pieces or so."""
    letters = random.Random(seed)
    return "".join(letters.choices(string.ascii_letters + string.digits + " ", k=1900))


def arrived(server):
    server.command("release")
    console = Console(server)
    console.sign_in()
    return " ".join(console.items())


def check_full_outbox(folder, server):
    """A visit that might no longer fit ends at its first screen, with nothing typed."""
    kiosk = Kiosk(folder / "small")
    invitation = folder / "small.invitation"
    code = server.invite(invitation)
    kiosk.run("--join", invitation, "--code", code, "--outbox-cells", CELLS, expected=0)
    texts = [long_text(seed) for seed in range(6)]
    flow = write_flow(folder / "some.flow", *map(visit_lines, texts))
    thanked = 0
    full = write_flow(folder / "full.flow", [
        "tap welcome.start", "see-item trouble.again", "see-not-item purpose.next",
        "tap trouble.again", "see-item welcome.start"])
    while kiosk.play(full, "--no-sync", expected=None).returncode != 0:
        expect(thanked < 60, "the kiosk never says that it is full")
        played = kiosk.play(flow, "--no-sync", expected=None)
        thanked += played.stdout.count("thanked")
    expect(thanked >= 6, f"only {thanked} visits had room")
    status = kiosk.run("--status", expected=0).stdout
    expect(f"{CELLS} sealed pieces" in status and "tenths of the room" in status, status)
    kiosk.send_all()
    status = kiosk.run("--status", expected=0).stdout
    expect("Waiting to be sent:       nothing" in status, status)
    text = "there is room again"
    played = kiosk.play(write_flow(folder / "again.flow", visit_lines(text)), "--no-sync")
    expect("thanked 1" in played.stdout, "no room although everything was sent")
    kiosk.send_all()
    expect(text in arrived(server), "it did not arrive")


def check_full_disk(folder, server):
    """The disk fills up under a kiosk: its reserve takes one more; without one nobody is thanked
    and the words stay on the screen."""
    with small_disk(folder / "disk", DISK_BYTES) as disk:
        if disk is None:
            print("not root, or no mounts here: the reserve is tested by its unit tests alone",
                  flush=True)
            return
        kiosk = Kiosk(disk / "kiosk")
        invitation = folder / "disk.invitation"
        code = server.invite(invitation)
        kiosk.run("--join", invitation, "--code", code, "--outbox-cells", 256, expected=0)
        expect((disk / "kiosk" / "reserve").stat().st_blocks * 512 >= 16 << 20, "no reserve")
        fill(disk)
        text = "written while the disk was full"
        flow = write_flow(folder / "reserve.flow", visit_lines(text))
        played = kiosk.play(flow, "--no-sync")
        expect("thanked 1" in played.stdout, f"the reserve was not used: {played.stderr}")
        expect((disk / "kiosk" / "reserve").exists(), "the reserve was not made again")

        (disk / "kiosk" / "reserve").unlink()
        fill(disk, "filler-2")
        lost = "these words stay on the screen"
        flow = write_flow(folder / "trouble.flow", [
            *visit_lines(lost)[:-2], "tap check.send", "see-item trouble.again",
            "tap trouble.again", "see-item trouble.again", "tap nav.back", f'see "{lost}"'])
        played = kiosk.play(flow, "--no-sync")
        expect("thanked" not in played.stdout, "thanked although nothing was kept")
        expect("no room left" in played.stderr, f"staff hear nothing: {played.stderr}")
        status = kiosk.run("--status", expected=0).stdout
        expect("Room kept on the disk:    no" in status, status)

        (disk / "filler").unlink()
        (disk / "filler-2").unlink()
        kiosk.send_all()
        everything = arrived(server)
        expect(text in everything, "what was kept with the reserve did not arrive")
        expect(lost not in everything, "what was never sent arrived")


def test(folder):
    organisation = harness.example_organisation(folder, "organisation.json")
    with Server(folder / "server", organisation) as server:
        check_full_outbox(folder, server)
        check_full_disk(folder, server)
        server.stop()


if __name__ == "__main__":
    sys.exit(harness.main(test))
