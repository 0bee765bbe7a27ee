"""tests/support/opened_files.py: which files of a folder any process opens, as the kernel says."""

import ctypes
import os
import struct
from pathlib import Path

IN_ACCESS, IN_OPEN = 0x01, 0x20
NONBLOCK = os.O_NONBLOCK
EVENT = struct.Struct("iIII")  # Watch, mask, cookie, length of the name after it.
LIBC = ctypes.CDLL(None, use_errno=True)


class OpenedFiles:
    """Watches from now on (inotify). Who looks whether a file is there does not open it."""

    def __init__(self, folder):
        self.handle = LIBC.inotify_init1(NONBLOCK)
        path = os.fsencode(Path(folder))
        if self.handle < 0 or LIBC.inotify_add_watch(self.handle, path, IN_ACCESS | IN_OPEN) < 0:
            raise OSError(ctypes.get_errno(), f"cannot watch {folder}")
        self.seen = set()

    def names(self):
        """Of all files that were opened or read since."""
        while True:
            try:
                events = os.read(self.handle, 64 * 1024)
            except BlockingIOError:
                return self.seen
            place = 0
            while place < len(events):
                _, _, _, length = EVENT.unpack_from(events, place)
                place += EVENT.size
                name = events[place:place + length].rstrip(b"\0")
                place += length
                if name:
                    self.seen.add(os.fsdecode(name))

    def close(self):
        os.close(self.handle)
