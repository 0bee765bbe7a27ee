"""tests/bench/sound_device.py: a sound device that tells when it was given the first sound.

SDL's disk driver writes what a device would play, at a device's pace, into a terminal of our own:
a file would reach us four buffers late, for the C library collects what is written to one."""

import os
import pty
import select
import threading
import time
import tty


def is_heard(samples):
    """Whether anything in these bytes of 16-bit samples is to be heard."""
    return any(samples)


class SoundDevice:
    def __init__(self):
        self.near, self.far = pty.openpty()
        tty.setraw(self.far)
        self.sounds = []  # time.monotonic() of each piece that is not silent.
        self.pieces = 0
        self.ended = False
        self.thread = threading.Thread(target=self._listen, daemon=True)
        self.thread.start()

    def environment(self):
        return {"SDL_AUDIODRIVER": "disk", "SDL_DISKAUDIOFILE": os.ttyname(self.far)}

    def _listen(self):
        while not self.ended:
            if not select.select([self.near], [], [], 0.1)[0]:
                continue
            piece = os.read(self.near, 4096)
            self.pieces += 1
            if is_heard(piece):
                self.sounds.append(time.monotonic())

    def wait_for_silence(self, still_s=0.4, at_most_s=30.0):
        began = time.monotonic()
        while time.monotonic() < began + at_most_s:
            last = self.sounds[-1] if self.sounds else 0
            if time.monotonic() > max(last, began) + still_s:
                return True
            time.sleep(0.02)
        return False

    def sound_after(self, act, at_most_s=3.0):
        """Seconds from what act() returns until the first sound after it; None: there was none."""
        before = len(self.sounds)
        began = act()
        while time.monotonic() < began + at_most_s:
            if len(self.sounds) > before:
                return self.sounds[before] - began
            time.sleep(0.001)
        return None

    def close(self):
        self.ended = True
        self.thread.join()
        os.close(self.near)
        os.close(self.far)
