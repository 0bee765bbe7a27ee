#!/usr/bin/env python3
"""tests/attacks/two_devices_test.py: which of two kiosks said it?

A-05 and A-07. Two kiosks say the same, one after the other, through a proxy that reads what is
inside TLS, too. What comes with the sealed pieces must be alike: the first bytes of TLS, the
requests' heads, their number and sizes; the server's log says nothing. The pieces themselves must
look drawn: every byte as often as every other, no 16 bytes twice. The same looks at pieces that
were not sealed, and at a device that names itself, must find them out.
"""

import collections
import math
import os
import re
import sys

from capture import Capture, has_resumption, shape_of_hello
from memory import Kiosk, Server, expect, harness

BATCH = 16 * 1024
BLOCK = 16
# Five standard deviations: met by chance once in some millions of runs.
DEVIATIONS_MAX = 5
VISITS = ["They were kind to me.", "It was cold in the room.", "Nobody told me where to go."]
# What is drawn anew for each body.
DRAWN = re.compile(rb"(?m)^(candour-mac|content-length): [^\r\n]*", re.I)


def uneven(data):
    """By how many standard deviations chi-squared of its bytes is above what is expected."""
    counts, expected = collections.Counter(data), len(data) / 256
    squares = sum((counts[byte] - expected) ** 2 / expected for byte in range(256))
    return (squares - 255) / math.sqrt(2 * 255)


def repeated(data):
    """Blocks of 16 bytes that come twice, wherever they begin."""
    seen, twice = {}, []
    for at in range(len(data) - BLOCK + 1):
        block = data[at:at + BLOCK]
        if at - seen.setdefault(block, at) >= BLOCK:
            twice.append(block)
    return twice


def cells_of(connections):
    """The connections that carried sealed pieces; they carried nothing besides."""
    found = []
    for connection in connections:
        paths = [head.split(b" ")[1] for head, _ in connection.requests]
        if b"/v1/cells" in paths:
            expect(paths == [b"/v1/cells"], f"sealed pieces shared a connection: {paths}")
            found.append(connection)
    return found


def heads_of(connections):
    return {DRAWN.sub(rb"\1: drawn", head) for item in connections for head, _ in item.requests}


def say_the_same(kiosk, capture, server, folder):
    """Lets the kiosk say VISITS and send; its connections and what the server's log says anew."""
    flow = harness.write_flow(folder / "same.flow", *map(harness.visit_lines, VISITS))
    said_before = len(server.said())
    kiosk.play(flow, "--no-sync")
    kiosk.send_all()
    return capture.taken(), server.said()[said_before:]


def check_alike(one, other):
    cells = [cells_of(connections) for connections in (one, other)]
    bodies = [[body for item in side for _, body in item.requests] for side in cells]
    expect(bodies[0] and len(bodies[0]) == len(bodies[1]),
           f"{len(bodies[0])} and {len(bodies[1])} bodies say the same")
    expect([len(body) for body in bodies[0]] == [len(body) for body in bodies[1]], "their sizes")
    expect(all(len(body) % BATCH == 0 for side in bodies for body in side), "no whole batches")
    heads = [heads_of(side) for side in cells]
    expect(heads[0] == heads[1], f"the heads tell: {heads[0] ^ heads[1]}")
    hellos = [[shape_of_hello(item.hello) for item in side] for side in cells]
    expect(all(hello == hellos[0][0] for side in hellos for hello in side),
           "the first bytes of TLS tell")
    expect(not any(has_resumption(item.hello) for side in cells for item in side),
           "a connection continues an earlier one")
    return b"".join(body for side in bodies for body in side)


def check_the_looks():
    """Each look finds out what it looks for."""
    drawn = os.urandom(2 * BATCH)
    expect(uneven(drawn) < DEVIATIONS_MAX and not repeated(drawn), "drawn bytes look unsealed")
    text = b'{"kind":"complaint","words":"They were kind to me."}'.ljust(1024, b"\0") * 32
    expect(uneven(text) > DEVIATIONS_MAX and repeated(text), "unsealed bytes look drawn")
    # One byte in a hundred that is more likely than the others.
    leaning = bytes(0x7B if at % 100 == 0 else byte for at, byte in enumerate(os.urandom(1 << 20)))
    expect(uneven(leaning) > DEVIATIONS_MAX, "bytes that lean look drawn")
    copied = bytearray(drawn)
    copied[5000:5016] = drawn[20011:20027]
    # Beside others where a byte next to it is the same by chance: one time in 128.
    expect(drawn[20011:20027] in repeated(bytes(copied)), "a copied block is not found")


def test(folder):
    check_the_looks()
    organisation = harness.example_organisation(folder, "organisation.json")
    with Server(folder / "server", organisation) as server, Capture(
            server.port, server.folder / "keys") as capture:
        seen = []
        for name in ("one", "other"):
            kiosk = Kiosk(folder / name)
            kiosk.join(server, f"https://127.0.0.1:{capture.port}")
            kiosk.send_all()
            capture.taken()  # Joining is signed by the device, and comes before anything is said.
            seen.append(say_the_same(kiosk, capture, server, folder))
        (one, log), (other, other_log) = seen
        sealed = check_alike(one, other)
        expect(log == other_log == "", f"the server's log tells: {log}{other_log}")
        expect(uneven(sealed) < DEVIATIONS_MAX,
               f"the bytes are uneven: {uneven(sealed):.1f} standard deviations")
        expect(not repeated(sealed), f"16 bytes come twice: {repeated(sealed)[:3]}")
        named = [*other]
        head, body = cells_of(named)[0].requests[0]
        cells_of(named)[0].requests[0] = (head + b"\r\nuser-agent: kiosk-2", body)
        try:
            check_alike(one, named)
        except harness.Failure:
            print(f"{len(sealed) // 1024} sealed pieces of two kiosks: alike, and drawn "
                  f"({uneven(sealed):+.1f} standard deviations)")
        else:
            expect(False, "a device that names itself is not found out")
        server.stop()


if __name__ == "__main__":
    sys.exit(harness.main(test))
