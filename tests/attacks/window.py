"""tests/attacks/window.py: the kiosk on a whole X screen of its own, with real keys and touches.

Every key and touch comes from the X server (XTEST), every picture from the screen that it keeps, as
for somebody who stands before it.
"""

import ctypes
import json
import os
import subprocess
import sys
import time
from pathlib import Path

from memory import harness

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))
from hands import Hands  # noqa: E402
from screen import Rect, Screen  # noqa: E402

PANEL = ("--panel-mm", "476x268")  # A 22-inch screen.
SIZE = (1920, 1080)
# X11/keysymdef.h and XF86keysym.h
KEYS = {
    "Alt": 0xFFE9, "Control": 0xFFE3, "Shift": 0xFFE1, "Super": 0xFFEB, "AltGr": 0xFE03,
    "BackSpace": 0xFF08, "Delete": 0xFFFF, "Down": 0xFF54, "End": 0xFF57, "Escape": 0xFF1B,
    "Home": 0xFF50, "Insert": 0xFF63, "Left": 0xFF51, "Menu": 0xFF67, "Multi_key": 0xFF20,
    "Pause": 0xFF13, "Print": 0xFF61, "Return": 0xFF0D, "Right": 0xFF53, "Tab": 0xFF09,
    "Up": 0xFF52, "Power": 0x1008_FF2A, "Sleep": 0x1008_FF2F, "Explorer": 0x1008_FF5D,
    "Search": 0x1008_FF1B, "WWW": 0x1008_FF2E, "Mail": 0x1008_FF19,
    **{f"F{number}": 0xFFBD + number for number in range(1, 25)},
}


class Fingers(Hands):
    """Hands that also hold keys down together, and a mouse's other buttons."""

    def sequence(self, keys):
        """The keycodes of a chord; None where this keyboard lacks one of its keys."""
        codes = [self._code_of(KEYS.get(key) or ord(key)) for key in keys]
        return codes if all(codes) else None

    def chord(self, *keys):
        """Presses them one after another, lets go the other way round. False: there is no such
        key on this keyboard."""
        codes = self.sequence(keys)
        if codes is None:
            return False
        for down, order in ((1, codes), (0, codes[::-1])):
            for code in order:
                self.test.XTestFakeKeyEvent(self.display, code, down, ctypes.c_ulong(0))
        self.x11.XSync(self.display, 0)
        return True

    def button(self, number, place=None):
        if place:
            self.point(*place)
        for down in (1, 0):
            self.test.XTestFakeButtonEvent(self.display, number, down, ctypes.c_ulong(0))
        self.x11.XSync(self.display, 0)

    def tap(self, rect):
        self.touch(rect)
        time.sleep(0.05)
        self.release()

    def write(self, text):
        """Letter by letter, with the keys that learn() has given them."""
        for letter in text:
            self.press(letter)
            time.sleep(0.02)


def walk(data, lines):
    """Plays `lines` without a screen; {id: Rect} of what is shown before each, and at the end."""
    flow = Path(data).with_name("walk.flow")
    flow.write_text("".join(f"list-items\n{line}\n" for line in [*lines, ""]), "utf-8")
    done = harness.run("candour-kiosk", "--data", data, "--no-sync", "--headless", "--window",
                       f"{SIZE[0]}x{SIZE[1]}", *PANEL, "--play", flow, expected=0)
    screens = []
    for line in done.stdout.splitlines():
        if line.startswith("{"):
            screens.append({item["id"]: Rect(*(int(item["px"][side])
                                               for side in ("x", "y", "width", "height")))
                            for item in json.loads(line)["items"] if item["shown"]})
    return screens


class ShownKiosk:
    """candour-kiosk as it stands at a reception: the whole screen, nothing said on how to end."""

    def __init__(self, data, screen, *options):
        self.pixels = screen.pixels
        self.hands = None
        blank = self.everything()
        self.process = subprocess.Popen(
            [str(harness.BIN / "candour-kiosk"), "--data", str(data), "--no-sync", *PANEL,
             *options],
            env={**os.environ, "DISPLAY": screen.display, "SDL_VIDEODRIVER": "x11",
                 "SDL_AUDIODRIVER": "dummy"},
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        end = time.monotonic() + harness.PATIENCE_S
        while self.everything() == blank and self.process.poll() is None:
            harness.expect(time.monotonic() < end, "the kiosk shows nothing")
            time.sleep(0.01)
        self.settle()
        self.hands = Fingers(screen.display)
        self.hands.focus()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.hands:
            self.hands.close()
        self.process.kill()
        self.process.wait(harness.PATIENCE_S)
        self.process.stderr.close()

    def everything(self):
        return self.pixels.of(self.pixels.all())

    def settle(self, still_s=0.4):
        """The picture, once nothing moves any more."""
        harness.expect(self.pixels.wait_until_steady(self.pixels.all(), still_s) is not None,
                       "the screen does not come to rest")
        harness.expect(self.process.poll() is None, f"the kiosk ended: {self.process.returncode}")
        return self.everything()

    def tap(self, rect):
        """Until what it does is seen, and nothing moves any more."""

        def lift():
            self.hands.touch(rect)
            time.sleep(0.05)
            return self.hands.release()

        changed = self.pixels.change_after(self.pixels.all(), lift, harness.PATIENCE_S)
        harness.expect(changed is not None, "a touch changes nothing")
        return self.settle()

    def becomes(self, picture, patience_s=20):
        """Whether it shows this, and goes on showing it."""
        end = time.monotonic() + patience_s
        while self.everything() != picture and time.monotonic() < end:
            time.sleep(0.05)
        return self.settle() == picture

    def go(self, lines, screens):
        """Touches as `lines` say, where walk() saw it; the picture at the end. `type "x"` writes
        into write.text."""
        for line, shown in zip(lines, screens):
            verb, _, what = line.partition(" ")
            if verb == "tap":
                harness.expect(what in shown, f"{what} is not on the screen that it is touched on")
                self.tap(shown[what])
            else:
                self.hands.tap(shown["write.text"])
                self.settle()
                self.hands.write(what.strip('"'))
        return self.settle()


def part_that_differs(one, other):
    """Of two pictures, from 0 to 1."""
    pairs = zip(memoryview(one).cast("I"), memoryview(other).cast("I"))
    return sum(a != b for a, b in pairs) * 4 / len(one)


__all__ = ["KEYS", "SIZE", "Fingers", "Screen", "ShownKiosk", "part_that_differs", "walk"]
