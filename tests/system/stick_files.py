"""tests/system/stick_files.py: the files that travel by USB stick, read and made as a test needs
them (their formats: sync/protocol/cells_file.h, answer_file.h).
"""

import base64
import hashlib
import json
import struct

from harness import expect

CELLS_MAGIC = b"CANDOUR-CELLS-1\n"
ANSWER_MAGIC = b"CANDOUR-ANSWER-1\n"
KEY_ID_BYTES = 8
CELL_BYTES = 1024
BATCH_CELLS = 16
BATCH_BYTES = BATCH_CELLS * CELL_BYTES + 32
HASH_BYTES = 32
ID_BYTES = 16


def with_checksum(content):
    return content + hashlib.blake2b(content, digest_size=HASH_BYTES).digest()


def content_of(data, magic):
    """What stands between a file's first line and its checksum."""
    expect(data.startswith(magic), f"not {magic}: {data[:20]}")
    expect(with_checksum(data[:-HASH_BYTES]) == data, "the checksum does not hold")
    return data[len(magic):-HASH_BYTES]


def pool_key_in(path):
    """The id of the pool key that a kiosk's file was made with."""
    return content_of(path.read_bytes(), CELLS_MAGIC)[:KEY_ID_BYTES]


def batches_in(path):
    content = content_of(path.read_bytes(), CELLS_MAGIC)[KEY_ID_BYTES:]
    (count,) = struct.unpack(">I", content[:4])
    expect(len(content) == 4 + count * BATCH_BYTES, f"{path}: {count} batches, {len(content)} B")
    return [content[4 + i * BATCH_BYTES:4 + (i + 1) * BATCH_BYTES] for i in range(count)]


def ids_in_cells(path):
    """The ids of all cells in what a kiosk exported, dummies among them."""
    return {batch[i * CELL_BYTES:i * CELL_BYTES + ID_BYTES]
            for batch in batches_in(path) for i in range(BATCH_CELLS)}


def ids_in_answer(path):
    """The ids that the server's answer says are stored."""
    content = content_of(path.read_bytes(), ANSWER_MAGIC)
    (size,) = struct.unpack(">I", content[:4])
    signed = json.loads(content[4:4 + size])["signed"]
    ids = base64.b64decode(json.loads(base64.b64decode(signed))["cells"])
    return {ids[i:i + ID_BYTES] for i in range(0, len(ids), ID_BYTES)}


def put_together(paths, to):
    """One file of the batches of many exports: so many cells that storing them takes a while."""
    first = content_of(paths[0].read_bytes(), CELLS_MAGIC)[:KEY_ID_BYTES]
    batches = [batch for path in paths for batch in batches_in(path)]
    to.write_bytes(with_checksum(
        CELLS_MAGIC + first + struct.pack(">I", len(batches)) + b"".join(batches)))
    return to


def spoilt(data):
    """(what is wrong, the bytes) of each way in which a stick spoils a file."""
    middle = len(data) // 2
    yield "empty", b""
    yield "cut after its first line", data[:20]
    yield "cut in the middle", data[:middle]
    yield "cut by one byte", data[:-1]
    yield "longer by one byte", data + b"\0"
    yield "one byte flipped", data[:middle] + bytes([data[middle] ^ 0x40]) + data[middle + 1:]
    yield "its checksum flipped", data[:-1] + bytes([data[-1] ^ 1])
    yield "zeros in its place", b"\0" * len(data)
