#!/usr/bin/env python3
"""tests/attacks/next_visitor_test.py: who comes next tries every key; the screen shows nothing.

A-09, A-10 and A-11. On a whole screen of its own, with real keys and touches. Somebody writes and
sends, or stops, or takes the words back first and stops. Each time the picture that follows is the
one of a fresh start, pixel for pixel; and where the next visitor comes to write, every key and
gesture that could bring words back leaves the picture that a fresh start has there. Then all keys
that lead out of programs are pressed: the kiosk stays.
"""

import ctypes
import os
import sys
import time

from memory import Kiosk, Server, expect, harness
from window import KEYS, SIZE, Screen, ShownKiosk, part_that_differs, walk

CANARY = "xylophone"
TO_WRITING = ["tap welcome.start", "tap purpose.suggestion", "tap purpose.next", "tap page.next",
              "tap page.next", "tap about.next", "tap service.repairs", "tap service.next"]
TYPED = [*TO_WRITING, f'type "{CANARY}"']
SENT = [*TYPED, "tap write.next", "tap check.send", "tap thanks.finish"]
STOPPED = [*TYPED, "tap nav.leave"]
# What a focus that moves may change of a picture, at most.
FOCUS = 0.10
# What a word changes of it, at least.
LETTERS = 0.0002


def bring_words_back(hands, field):
    """Everything of A-09's list, in the field and out of it."""
    for _ in range(50):
        hands.chord("Control", "z")
    for keys in [("Control", "y"), ("Control", "Shift", "z"), ("Control", "v"),
                 ("Shift", "Insert"), ("Control", "Insert"), ("Control", "r"), ("Alt", "BackSpace"),
                 ("Insert",), ("Up",), ("Down",), ("Control", "Up"), ("Control", "Home"),
                 ("Control", "a"), ("Control", "c"), ("Control", "x"), ("Control", "v")]:
        hands.chord(*keys)
    middle = (field.x + field.width / 2, field.y + field.height / 2)
    for button in (2, 3, 8, 9):  # Paste, menu, back and forward of a mouse.
        hands.button(button, middle)
    hands.touch(field)  # Long.
    time.sleep(1.2)
    hands.release()
    hands.touch(field)  # From the right edge to the left one, as one swipes back.
    for x in range(SIZE[0] - 5, 5, -60):
        hands.point(x, middle[1])
    hands.release()
    hands.point(*middle)
    hands.button(1, middle)


def close_window(hands):
    """As a window manager asks programs to end."""

    class Message(ctypes.Structure):
        _fields_ = [("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("sent", ctypes.c_int),
                    ("display", ctypes.c_void_p), ("window", ctypes.c_ulong),
                    ("message", ctypes.c_ulong), ("format", ctypes.c_int),
                    ("data", ctypes.c_long * 5)]

    x11 = hands.x11
    x11.XInternAtom.restype = ctypes.c_ulong
    root, parent = ctypes.c_ulong(), ctypes.c_ulong()
    windows, count = ctypes.POINTER(ctypes.c_ulong)(), ctypes.c_uint()
    top = ctypes.c_ulong(x11.XDefaultRootWindow(hands.display))
    x11.XQueryTree(hands.display, top, ctypes.byref(root), ctypes.byref(parent),
                   ctypes.byref(windows), ctypes.byref(count))
    expect(count.value > 0, "there is no window")
    for window in [windows[i] for i in range(count.value)]:
        event = ctypes.create_string_buffer(192)  # An XEvent's size.
        message = Message.from_buffer(event)
        message.type, message.window, message.format = 33, window, 32  # ClientMessage
        message.message = x11.XInternAtom(hands.display, b"WM_PROTOCOLS", 0)
        message.data[0] = x11.XInternAtom(hands.display, b"WM_DELETE_WINDOW", 0)
        x11.XSendEvent(hands.display, ctypes.c_ulong(window), 0, ctypes.c_long(0), event)
    x11.XSync(hands.display, 0)


def chords_that_lead_out():
    """A-11's list, as far as an X server's keyboard has the keys."""
    functions = [f"F{number}" for number in range(1, 25)]
    single = [*functions, "Escape", "Print", "Pause", "Menu", "Super", "Multi_key", "Power",
              "Sleep", "Explorer", "Search", "WWW", "Mail"]
    chords = [("Alt", "F4"), ("Alt", "Tab"), ("Alt", "Shift", "Tab"), ("Alt", "Escape"),
              ("Alt", "F2"), ("Super", "d"), ("Super", "l"), ("Super", "Tab"),
              ("Control", "Alt", "Delete"), ("Control", "Alt", "BackSpace"),
              ("Control", "Alt", "Escape"), ("Control", "Alt", "t"), ("Control", "Shift", "Escape"),
              ("Control", "Escape"), ("Control", "q"), ("Control", "w"), ("Control", "c"),
              ("Control", "n"), ("Control", "o"), ("Control", "p"), ("Control", "F4"),
              ("Alt", "Print", "b"), ("AltGr", "Print")]
    chords += [("Control", "Alt", function) for function in functions[:12]]
    return [*((key,) for key in single), *chords, *[("Shift",)] * 6]


def press_all(kiosk, welcome):
    pressed = 0
    for keys in chords_that_lead_out():
        pressed += kiosk.hands.chord(*keys)
        expect(kiosk.process.poll() is None, f"{'+'.join(keys)} ends the kiosk")
    close_window(kiosk.hands)
    expect(pressed >= 50, f"this keyboard has only {pressed} of the keys")
    differs = part_that_differs(kiosk.settle(still_s=2), welcome)
    expect(differs < FOCUS, f"{differs:.0%} of the first screen is another after all keys")
    return pressed


def test(folder):
    organisation = harness.example_organisation(folder, "organisation.json")
    with Server(folder / "server", organisation) as server:
        data = folder / "kiosk"
        Kiosk(data).join(server)
        server.stop()
    screens = walk(data, SENT)
    leaving = walk(data, STOPPED)
    field = screens[len(TO_WRITING)]["write.text"]
    with Screen(folder, *SIZE) as screen:
        with ShownKiosk(data, screen) as fresh:
            welcome = fresh.everything()
            empty = fresh.go(TO_WRITING, screens)
            fresh.hands.learn(CANARY)
            bring_words_back(fresh.hands, field)
            tried = fresh.settle(still_s=2)
        with ShownKiosk(data, screen) as kiosk:
            expect(kiosk.everything() == welcome, "two fresh starts look different")
            for name, lines, shown, takes_back in (("sent", SENT, screens, False),
                                                   ("stopped", STOPPED, leaving, False),
                                                   ("taken back", STOPPED, leaving, True)):
                there = len(TYPED)
                written = kiosk.go(lines[:there], shown)
                expect(part_that_differs(written, empty) > LETTERS, "nothing was written")
                if takes_back:
                    for _ in CANARY:
                        kiosk.hands.chord("BackSpace")
                kiosk.go(lines[there:], shown[there:])
                expect(kiosk.becomes(welcome), f"{name}: not the picture of a fresh start")
                kiosk.go(TO_WRITING, screens)
                bring_words_back(kiosk.hands, field)
                expect(kiosk.becomes(tried), f"{name}: the next visitor finds something")
                kiosk.tap(leaving[-2]["nav.leave"])
                expect(kiosk.becomes(welcome), f"{name}: not the first screen after that")
            pressed = press_all(kiosk, welcome)
            kiosk.go(TO_WRITING[:1], screens)  # It takes who comes next.
    print(f"three visits: each followed by the picture of a fresh start; {pressed} keys and "
          "chords lead nowhere")


if __name__ == "__main__":
    os.umask(0o077)
    expect(len(KEYS) > 40, "no keys")
    sys.exit(harness.main(test))
