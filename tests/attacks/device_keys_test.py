#!/usr/bin/env python3
"""tests/attacks/device_keys_test.py: everything that lies on a kiosk is tried as the key.

A-04. A kiosk that has joined and keeps what somebody said; every 32 bytes of its files, wherever
they begin, and every key that is written there as base64 or hexadecimal, and its invitation, is
tried as the private half of the key to which the pieces are sealed. Then that private half, which
the server alone has, is hidden in one of the files: the same search must find it, and it must open
the pieces.
"""

import base64
import ctypes
import ctypes.util
import json
import re
import sqlite3
import sys

from memory import Kiosk, Server, expect, harness

KEY = 32
CELL_ID, CELL = 16, 1024
SEAL_OVERHEAD = 48
SLOTS = 64  # The fewest: most of a store's bytes are drawn, and drawn bytes are no key.
WORDS = "They said nothing for two hours."
BASE64_KEY = re.compile(rb"(?=([A-Za-z0-9+/_-]{42}[AEIMQUYcgkosw048]=?))")
HEX_KEY = re.compile(rb"(?=([0-9A-Fa-f]{64}))")


def sodium():
    name = ctypes.util.find_library("sodium")
    expect(name, "libsodium is not here")
    library = ctypes.CDLL(name)
    expect(library.sodium_init() >= 0, "libsodium does not start")
    return library


class Lock:
    """The public half of the key that the pieces are sealed to."""

    def __init__(self, public):
        self.public = public
        self.library = sodium()

    def is_opened_by(self, private):
        half = ctypes.create_string_buffer(KEY)
        self.library.crypto_scalarmult_curve25519_base(half, private)
        return half.raw == self.public

    def opens(self, private, sealed):
        plain = ctypes.create_string_buffer(len(sealed) - SEAL_OVERHEAD)
        return self.library.crypto_box_seal_open(
            plain, sealed, ctypes.c_ulonglong(len(sealed)), self.public, private) == 0


def candidates(data):
    """Every 32 bytes, and what is written as text."""
    found = {data[at:at + KEY] for at in range(len(data) - KEY + 1)}
    for match in BASE64_KEY.finditer(data):
        text = match.group(1).rstrip(b"=").translate(bytes.maketrans(b"-_", b"+/"))
        found.add(base64.b64decode(text + b"="))
    found.update(bytes.fromhex(match.group(1).decode()) for match in HEX_KEY.finditer(data))
    return found


def keys_in(paths, lock):
    """(the keys that open, how many were tried)."""
    tried = set()
    for path in paths:
        tried |= candidates(path.read_bytes())
    return [key for key in tried if lock.is_opened_by(key)], len(tried)


def sealed_pieces(outbox):
    """What of each slot would be the sealed part."""
    with sqlite3.connect(f"file:{outbox}?mode=ro", uri=True) as store:
        tables = [name for name, in store.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table'")]
        pieces = []
        for table in tables:
            for row in store.execute(f'SELECT * FROM "{table}"'):
                pieces += [value for value in row if isinstance(value, bytes)]
    return [piece[-(CELL - CELL_ID):] for piece in pieces if len(piece) >= CELL - CELL_ID]


def test(folder):
    organisation = harness.example_organisation(folder, "organisation.json")
    with Server(folder / "server", organisation) as server:
        kiosk = Kiosk(folder / "kiosk")
        kiosk.run("--join", *invited(server, folder), "--outbox-cells", SLOTS, expected=0)
        flow = harness.write_flow(folder / "said.flow", harness.visit_lines(WORDS))
        kiosk.play(flow, "--no-sync")
        server.stop()
    pair = json.loads((server.folder / "keys/office.json").read_text("utf-8"))["epoch_keys"][-1]
    public, private = (base64.b64decode(pair[half]) for half in ("public", "private"))
    lock = Lock(public)
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()
             and server.folder not in path.parents and path != folder / "said.flow"]
    pieces = sealed_pieces(kiosk.folder / "outbox.db")
    expect(sum(lock.opens(private, piece) for piece in pieces) >= 1,
           "the server's own key opens no piece of the outbox")
    found, tried = keys_in(files, lock)
    expect(not found, "the kiosk has the key that opens what it keeps")

    for form in (private, base64.urlsafe_b64encode(private).rstrip(b"="), private.hex().encode()):
        hidden = folder / "hidden"
        hidden.write_bytes(b"abc" + form + b"de")
        expect(keys_in([hidden], lock)[0] == [private], f"the search misses a key as {form}")
    print(f"{tried} keys of {len(files)} files tried at {len(pieces)} slots: none opens anything")


def invited(server, folder):
    path = folder / "kiosk.invitation"
    return path, "--code", server.invite(path)


if __name__ == "__main__":
    sys.exit(harness.main(test))
