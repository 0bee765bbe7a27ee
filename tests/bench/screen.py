"""tests/bench/screen.py: a screen of our own (Xvfb) whose pixels are read where the server keeps
them: what is seen there was drawn, whoever drew it, and looking asks nobody."""

import mmap
import os
import struct
import subprocess
import sys
import time
from collections import namedtuple
from pathlib import Path

Rect = namedtuple("Rect", "x y width height")

LOOK_EVERY_S = 0.0002
BYTES_PER_PIXEL = 4


class Pixels:
    """The picture in an X window dump (xwd) that its writer goes on changing."""

    def __init__(self, file):
        with open(file, "rb") as opened:
            self.bytes = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
        head = struct.unpack(">20I", self.bytes[:80])
        if head[1] != 7 or head[11] != 8 * BYTES_PER_PIXEL:
            raise ValueError(f"{file} is no window dump of {8 * BYTES_PER_PIXEL} bits a pixel")
        self.width, self.height = head[4], head[5]
        self.row_bytes = head[12]
        self.start = head[0] + head[19] * 12  # Behind the header and the table of colours.

    def of(self, rect):
        """Every second row of it, from left to right, as bytes."""
        left = self.start + rect.x * BYTES_PER_PIXEL
        length = rect.width * BYTES_PER_PIXEL
        rows = range(rect.y, min(rect.y + rect.height, self.height), 2)
        return b"".join(self.bytes[left + y * self.row_bytes:left + y * self.row_bytes + length]
                        for y in rows)

    def all(self):
        return Rect(0, 0, self.width, self.height)

    def change_after(self, rect, act, at_most_s=5.0):
        """Seconds from what act() returns (time.monotonic() of its deed) until something in
        `rect` is another than before; None: nothing changed."""
        before = self.of(rect)
        began = act()
        while time.monotonic() < began + at_most_s:
            if self.of(rect) != before:
                return time.monotonic() - began
            time.sleep(LOOK_EVERY_S)
        return None

    def wait_until_steady(self, rect, still_s=0.3, at_most_s=15.0):
        """time.monotonic() of the last change, once nothing changes any more; None: it never
        ended."""
        last = self.of(rect)
        changed = began = time.monotonic()
        while time.monotonic() < began + at_most_s:
            time.sleep(0.001)
            now = self.of(rect)
            if now != last:
                last, changed = now, time.monotonic()
            elif time.monotonic() > changed + still_s:
                return changed
        return None

    def settled_after(self, rect, act, still_s=0.3):
        """Seconds from what act() returns until the last change that it caused; None: none."""
        began = 0.0

        def deed():
            nonlocal began
            began = act()
            return began

        first = self.change_after(rect, deed)
        if first is None:
            return None
        steady = self.wait_until_steady(rect, still_s)
        return None if steady is None else max(first, steady - began)


class Screen:
    """Xvfb with one screen of 24 bits, in `folder`, until close()."""

    def __init__(self, folder, width=1280, height=800):
        reading, writing = os.pipe()
        self.process = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24",
             "-fbdir", str(folder), "-nolisten", "tcp", "-noreset"],
            pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as number:
            said = number.readline().strip()
        if not said:
            sys.exit("bench: Xvfb does not start (Debian package xvfb): run ./candour setup")
        self.display = f":{said}"
        self.pixels = Pixels(Path(folder) / "Xvfb_screen0")

    def close(self):
        self.process.terminate()
        self.process.wait(timeout=10)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
