#!/usr/bin/env python3
"""list_test.py BUILD_FOLDER: every attack has its row, and what a row names is a CTest."""

import re
import subprocess
import sys
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))

import table  # noqa: E402

BUILD = sys.argv.pop(1) if len(sys.argv) > 1 else ""
ROW = "| A-01 | what | {} | {} | {} |"


def listed():
    return table.read_list(table.LIST.read_text(encoding="utf-8"))


def ctests_of(build):
    command = ["ctest", "--test-dir", build, "-C", "Long", "-N"]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return set(re.findall(r"Test +#\d+: (\S+)", shown))


class TheList(unittest.TestCase):
    def test_has_every_attack_once_and_in_order(self):
        wanted = [f"A-{number:02}" for number in range(1, 34)] + ["quotes", "words", "game"]
        self.assertEqual([attack.id for attack in listed()], wanted)

    def test_names_files_that_are_there(self):
        for attack in listed():
            for file in attack.by + re.findall(r"\S+_test\.(?:cpp|py)", attack.left_out):
                self.assertTrue((table.TESTS / file).is_file(), f"{attack.id}: {file}")

    def test_names_files_where_something_runs_and_reasons_where_not(self):
        for attack in listed():
            runs = attack.runs not in ("not yet", "not run")
            self.assertEqual(runs, bool(attack.by), attack.id)
            if attack.runs == "not run":
                self.assertTrue(attack.left_out, attack.id)
            if attack.runs.endswith("long"):
                self.assertTrue(any(file.startswith("attacks/") for file in attack.by), attack.id)

    def test_names_what_ctest_knows(self):
        known = ctests_of(BUILD)
        for attack in listed():
            self.assertEqual([name for name in attack.ctests() if name not in known], [], attack.id)


class TheTable(unittest.TestCase):
    def attack(self, runs, by, left_out=""):
        return table.read_list(ROW.format(runs, by, left_out))[0]

    def test_says_passed_only_where_all_passed_and_nothing_is_left_out(self):
        two = self.attack("short", "sync/a_test.cpp, system/b_test.py")
        self.assertEqual(two.ctests(), ["sync/a", "system/b"])
        self.assertEqual(table.ending(two, {"sync/a": "run", "system/b": "run"}), "passed")
        self.assertIn("fail: system/b", table.ending(two, {"sync/a": "run", "system/b": "fail"}))
        self.assertIn("did not run: system/b", table.ending(two, {"sync/a": "run"}))
        part = self.attack("short", "sync/a_test.cpp", "the log")
        self.assertEqual(table.ending(part, {"sync/a": "run"}), "passed in part")

    def test_never_says_passed_of_what_nobody_wrote(self):
        self.assertEqual(table.ending(self.attack("not yet", ""), {}), "not written yet")
        self.assertEqual(table.ending(self.attack("not run", "", "a bus"), {}), "not run")

    def test_runs_long_ones_under_names_of_their_own(self):
        both = self.attack("short, long", "attacks/a_test.py, sync/b_test.cpp, attacks/c_test.cpp")
        self.assertEqual(both.ctests(), ["attacks/a", "sync/b", "attacks/c", "attacks/a_long"])
        self.assertEqual(self.attack("long", "attacks/a_test.py").ctests(), ["attacks/a_long"])

    def test_refuses_a_row_that_says_nothing_known(self):
        for row in (ROW.format("often", "", ""), "| A-1 | what | short | a | |", "| A-01 | what |"):
            with self.assertRaises(ValueError):
                table.read_list(row)


if __name__ == "__main__":
    unittest.main()
