"""tests/system/paper_printer.py: a pipe with a name, which takes what a receipt printer takes."""

import fcntl
import os

F_SETPIPE_SZ = 1031  # Which this Python may not name.
ROOM = 1 << 20  # For several slips that nobody has read yet.


class Slip:
    """What came out between two cuts: rows of bytes, a bit a dot, 1 is black."""

    def __init__(self):
        self.width = 0
        self.rows = []
        self.is_cut = False

    def dark(self):
        return sum(bin(byte).count("1") for row in self.rows for byte in row)


class PaperPrinter:
    def __init__(self, path):
        self.path = path
        os.mkfifo(path, 0o600)
        # Both ways, so that it is open whoever comes and goes.
        self.file = os.open(path, os.O_RDWR | os.O_NONBLOCK)
        fcntl.fcntl(self.file, F_SETPIPE_SZ, ROOM)
        self.options = ["--print-receipts", f"escpos:{path}"]

    def switch_off(self):
        os.close(self.file)

    def slips(self):
        """What has been printed since."""
        data = b""
        while True:
            try:
                data += os.read(self.file, 1 << 16)
            except BlockingIOError:
                return read_slips(data)


def read_slips(data):
    """The pictures in ESC @, ESC d, GS v 0 and GS V 66; fails at anything else."""
    slips, slip, at = [], Slip(), 0
    while at < len(data):
        command = data[at:at + 2]
        if command == b"\x1b@":
            at += 2
        elif command == b"\x1bd":
            at += 3
        elif command == b"\x1dV" and data[at + 2] == 66:
            slip.is_cut = True
            slips.append(slip)
            slip = Slip()
            at += 4
        elif command == b"\x1dv" and data[at + 2] == ord("0"):
            wide = int.from_bytes(data[at + 4:at + 6], "little")
            high = int.from_bytes(data[at + 6:at + 8], "little")
            at += 8
            slip.width = wide * 8
            slip.rows += [data[at + row * wide:at + (row + 1) * wide] for row in range(high)]
            at += wide * high
        else:
            raise ValueError(f"no printer takes {data[at:at + 8]!r} at {at}")
    return slips if not slip.rows else [*slips, slip]
