#!/usr/bin/env python3
"""What the window's benchmark counts by is right: pixels, processes, sounds, letters, the form."""

import json
import struct
import tempfile
import time
import unittest
from pathlib import Path

from hands import keysym_of
from plain_form import page_of, with_one_language
from processes import family_of, memory_mib, status_of
from report import quantile
from screen import Pixels, Rect
from sound_device import SoundDevice, is_heard
from window_figures import LETTERS, WORDS, text_of

EXAMPLE = Path("assets/organisations/example.json")
WIDTH, HEIGHT, COLOURS = 8, 6, 3


class DrawnOn:
    """A window dump as Xvfb writes one, 8x6 pixels, and a brush."""

    def __init__(self, folder):
        self.file = Path(folder) / "screen"
        head = [0] * 25
        head[0], head[1] = 104, 7  # A name of four bytes stands behind the header.
        head[4], head[5], head[11], head[12], head[19] = WIDTH, HEIGHT, 32, WIDTH * 4, COLOURS
        self.start = 104 + COLOURS * 12
        self.file.write_bytes(struct.pack(">25I", *head) + b"me\0\0"
                              + bytes(COLOURS * 12 + WIDTH * HEIGHT * 4))

    def dot(self, x, y):
        with self.file.open("r+b") as opened:
            opened.seek(self.start + (y * WIDTH + x) * 4)
            opened.write(b"\xff\xff\xff\0")
        return time.monotonic()


class PixelsAreSeen(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.drawn = DrawnOn(folder.name)
        self.pixels = Pixels(self.drawn.file)

    def test_the_corners_of_a_rectangle_belong_to_it_and_their_neighbours_do_not(self):
        inside = Rect(2, 2, 3, 3)
        blank = self.pixels.of(inside)
        for x, y in ((1, 2), (5, 2), (2, 1), (2, 5), (7, 5), (0, 0)):
            self.drawn.dot(x, y)
            self.assertEqual(self.pixels.of(inside), blank, (x, y))
        for x, y in ((2, 2), (4, 2), (2, 4), (4, 4)):
            before = self.pixels.of(inside)
            self.drawn.dot(x, y)
            self.assertNotEqual(self.pixels.of(inside), before, (x, y))

    def test_a_change_counts_from_the_deed_and_none_is_none(self):
        began = []

        def deed():
            began.append(time.monotonic() - 0.5)  # Half a second ago, as if the dot took that long.
            self.drawn.dot(3, 2)
            return began[0]

        seconds = self.pixels.change_after(Rect(2, 2, 3, 3), deed)
        self.assertGreaterEqual(seconds, 0.5)
        self.assertIsNone(self.pixels.change_after(
            Rect(2, 2, 3, 3), lambda: self.drawn.dot(0, 0), at_most_s=0.01))

    def test_what_is_no_window_dump_is_refused(self):
        self.drawn.file.write_bytes(bytes(200))
        with self.assertRaises(ValueError):
            Pixels(self.drawn.file)


class ProcessesAreCounted(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.proc = Path(folder.name)
        self.add(10, "leader", parent=1, session=10, pss=1024)
        self.add(11, "a ) b", parent=10, session=10, pss=2048)
        self.add(12, "left the session", parent=11, session=12, pss=512)
        self.add(13, "adopted by init", parent=1, session=10, pss=256)
        self.add(20, "a stranger", parent=1, session=20, pss=9999)

    def add(self, pid, name, parent, session, pss):
        place = self.proc / str(pid)
        place.mkdir()
        fields = ["S", parent, pid, session, *[0] * 7, 150, 50, 0, 0]
        (place / "stat").write_text(f"{pid} ({name}) " + " ".join(map(str, fields)))
        (place / "smaps_rollup").write_text(
            f"0-1 ---p 0 0:0 0 [rollup]\nRss: {4 * pss} kB\nPss: {pss} kB\nPss_Dirty: 7 kB\n")

    def test_descendants_and_all_of_the_session_are_its_family_and_nobody_else(self):
        self.assertEqual(family_of(10, self.proc), [10, 11, 12, 13])

    def test_times_of_user_and_system_count_whatever_a_program_is_called(self):
        parent, session, _ = status_of(11, self.proc)
        self.assertEqual((parent, session), (10, 10))
        self.assertGreater(status_of(11, self.proc)[2], 0)
        self.assertIsNone(status_of(99, self.proc))

    def test_memory_is_the_family_s_in_mib(self):
        self.assertEqual(memory_mib(10, self.proc), (3.75, 15.0))


class SoundsAreHeard(unittest.TestCase):
    def test_silence_is_no_sound_and_the_first_that_is_not_silent_is(self):
        self.assertFalse(is_heard(bytes(1024)))
        self.assertTrue(is_heard(bytes(1022) + b"\x01\x00"))
        device = SoundDevice()
        self.addCleanup(device.close)
        with open(device.environment()["SDL_DISKAUDIOFILE"], "wb", buffering=0) as far:
            self.assertIsNone(device.sound_after(lambda: far.write(bytes(1024)) * 0.0, 0))
            # Bytes that a terminal would take for commands: a line's end, end of file, a stop.
            far.write(b"\x0a\x04\x13\x03" * 256)
            for _ in range(500):
                if device.sounds:
                    break
                time.sleep(0.01)
        self.assertEqual(len(device.sounds), 1)


class TextsAreRight(unittest.TestCase):
    def test_text_is_as_long_as_asked_and_goes_on_where_it_ended(self):
        for language, words in WORDS.items():
            self.assertEqual(text_of(language, 0, 500)[-3:], text_of(language, 497, 500))
            self.assertEqual(len(text_of(language, 500, 620)), 120)
            self.assertTrue(words.endswith(" "), "words would grow together")
        self.assertEqual([letter for letter in LETTERS if letter.isupper()], [],
                         "a capital would need another key held down")

    def test_letters_have_the_numbers_of_their_keys(self):
        self.assertEqual([keysym_of(letter) for letter in "a é"], [0x61, 0x20, 0xE9])
        self.assertEqual(keysym_of("ے"), 0x010006D2)

    def test_quantiles_are_values_that_were_measured(self):
        self.assertEqual(quantile(range(1, 101), 0.99), 99)
        self.assertEqual(quantile([3, 1, 2], 0.5), 2)
        self.assertEqual(quantile([5], 0.99), 5)


class TheFormIsTheQuestionnaire(unittest.TestCase):
    def setUp(self):
        self.organisation = json.loads(EXAMPLE.read_text(encoding="utf-8"))

    def test_every_question_and_answer_of_it_is_on_the_page_in_each_language(self):
        for language in self.organisation["languages"]:
            page = page_of(self.organisation, language)
            for question in self.organisation["questionnaires"][0]["questions"]:
                self.assertIn(question["prompt"][language], page)
                self.assertIn(f'name="{question["id"]}"', page)
                for choice in question.get("choices", []):
                    self.assertIn(choice["label"][language], page)
            self.assertEqual(page.count("<textarea"), 1, "the field that is typed into")
            for tag in self.organisation["languages"]:
                self.assertIn(f"/?language={tag}", page)

    def test_with_one_language_nothing_of_the_others_is_left(self):
        one = with_one_language(self.organisation, "en")
        self.assertEqual(one["languages"], ["en"])
        self.assertNotIn('"cy"', json.dumps(one))
        self.assertEqual(one["questionnaires"][0]["questions"][0]["prompt"].keys(), {"en"})
        self.assertIn(one["welcome"]["en"], self.organisation["welcome"].values())


if __name__ == "__main__":
    unittest.main()
