"""tests/bench/hands.py: keys and touches that the X server takes for real ones (XTEST)."""

import ctypes
import sys
import time

# X11/keysymdef.h
NAMED_KEYS = {"Tab": 0xFF09, "Return": 0xFF0D, "BackSpace": 0xFF08, "F1": 0xFFBE, "F2": 0xFFBF}
MAKERS_FIRST, MAKERS_END = 0x1008_FF00, 0x1009_0000  # X11/XF86keysym.h


def keysym_of(character):
    """Of one letter, as X11/keysymdef.h numbers them."""
    code = ord(character)
    return code if 0x20 <= code <= 0x7E or 0xA0 <= code <= 0xFF else 0x0100_0000 | code


class Hands:
    def __init__(self, display):
        try:
            self.x11 = ctypes.CDLL("libX11.so.6")
            self.test = ctypes.CDLL("libXtst.so.6")
        except OSError as error:
            sys.exit(f"bench: {error} (Debian package libxtst6): run ./candour setup")
        self.x11.XOpenDisplay.restype = ctypes.c_void_p
        self.x11.XDefaultRootWindow.restype = ctypes.c_ulong
        self.x11.XGetKeyboardMapping.restype = ctypes.POINTER(ctypes.c_ulong)
        self.display = ctypes.c_void_p(self.x11.XOpenDisplay(display.encode()))
        if not self.display:
            sys.exit(f"bench: the screen {display} cannot be reached")
        self.codes = {}

    def close(self):
        self.x11.XCloseDisplay(self.display)

    def learn(self, text):
        """Gives each of its letters a key of its own, so that none needs another held down. To
        be called before a program starts that listens to them."""
        wanted = [keysym_of(letter) for letter in sorted(set(text)) if letter not in self.codes]
        wanted += [keysym for keysym in NAMED_KEYS.values() if not self._code_of(keysym)]
        for keysym, code in zip(wanted, self._spare_codes(len(wanted))):
            syms = (ctypes.c_ulong * 2)(keysym, keysym)
            self.x11.XChangeKeyboardMapping(self.display, code, 2, syms, 1)
            self.codes[keysym] = code
        self.x11.XSync(self.display, 0)

    def _code_of(self, keysym):
        return (self.codes.get(keysym)
                or self.x11.XKeysymToKeycode(self.display, ctypes.c_ulong(keysym)))

    def _spare_codes(self, count):
        first, last, a_code = 8, 255, ctypes.c_int()
        keysyms = self.x11.XGetKeyboardMapping(self.display, first, last - first + 1,
                                               ctypes.byref(a_code))
        each = a_code.value
        syms = {first + i: {keysyms[i * each + j] for j in range(each)} - {0}
                for i in range(last - first + 1)}
        self.x11.XFree(keysyms)
        # Without a letter; then those that only some makers' keyboards have.
        spare = [code for code, has in syms.items() if not has]
        spare += [code for code, has in reversed(syms.items())
                  if has and all(MAKERS_FIRST <= sym < MAKERS_END for sym in has)]
        if len(spare) < count:
            sys.exit(f"bench: {count} keys are wanted, and only {len(spare)} are free")
        return spare[:count]

    def focus(self):
        """Keys go to whatever window is under the pointer."""
        pointer_root, revert = ctypes.c_ulong(1), 1
        self.x11.XSetInputFocus(self.display, pointer_root, revert, ctypes.c_ulong(0))
        self.x11.XSync(self.display, 0)

    def press(self, key):
        """`key`: a letter that was learnt, or a name of NAMED_KEYS. Returns time.monotonic() of
        the moment before the server was told."""
        code = self._code_of(NAMED_KEYS.get(key) or keysym_of(key))
        began = time.monotonic()
        self.test.XTestFakeKeyEvent(self.display, code, 1, ctypes.c_ulong(0))
        self.test.XTestFakeKeyEvent(self.display, code, 0, ctypes.c_ulong(0))
        self.x11.XFlush(self.display)
        return began

    def point(self, x, y):
        self.test.XTestFakeMotionEvent(self.display, -1, int(x), int(y), ctypes.c_ulong(0))
        self.x11.XFlush(self.display)

    def touch(self, rect):
        """A finger down in the middle, before release()."""
        self.point(rect.x + rect.width / 2, rect.y + rect.height / 2)
        self.test.XTestFakeButtonEvent(self.display, 1, 1, ctypes.c_ulong(0))
        self.x11.XFlush(self.display)

    def release(self):
        """As press(): controls act when the finger is lifted."""
        began = time.monotonic()
        self.test.XTestFakeButtonEvent(self.display, 1, 0, ctypes.c_ulong(0))
        self.x11.XFlush(self.display)
        return began
