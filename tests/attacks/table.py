#!/usr/bin/env python3
"""table.py BUILD_FOLDER [--table] [ID...]: runs the attacks of list.md, prints how each ended.

Short and long ones, as CTests of BUILD_FOLDER; --table only prints the list. Ends with 1 when one
failed or could not run; what is not written yet is printed, and fails nothing.
"""

import argparse
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
LIST = TESTS / "attacks" / "list.md"
RUNS = {"short", "long", "short, long", "not yet", "not run", "elsewhere"}
COLUMNS = ["id", "what is tried", "runs", "by", "left out"]


@dataclass
class Attack:
    id: str
    what: str
    runs: str
    by: list
    left_out: str

    def ctests(self):
        """The names of its CTests: a file's path without _test, and _long after a long one's."""
        names = [re.sub(r"_test\.(cpp|py)$", "", file) for file in self.by]
        short = names if self.runs.startswith("short") else []
        # Only programs in Python of this folder know --long.
        own = [name for name, file in zip(names, self.by)
               if name.startswith("attacks/") and file.endswith(".py")]
        return short + ([f"{name}_long" for name in own] if self.runs.endswith("long") else [])


def read_list(text):
    """The attacks of list.md in its order. ValueError where a row is none."""
    attacks = []
    for line in text.splitlines():
        if not line.startswith("|") or line.startswith("| --- "):
            continue
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) != len(COLUMNS):
            raise ValueError(f"{len(cells)} columns instead of {len(COLUMNS)}: {line}")
        if cells == COLUMNS:
            continue
        if not re.fullmatch(r"A-\d\d|quotes|words|game", cells[0]) or cells[2] not in RUNS:
            raise ValueError(f"no attack: {line}")
        by = [file.strip() for file in cells[3].split(",") if file.strip()]
        attacks.append(Attack(cells[0], cells[1], cells[2], by, cells[4]))
    return attacks


def run_ctests(build, names):
    """What CTest says of each of `names`: passed, failed …; a name that it lacks is missing."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        pattern = "^(" + "|".join(re.escape(name) for name in names) + ")$"
        command = ["ctest", "--test-dir", build, "-C", "Long", "-R", pattern]
        command += ["--output-on-failure", "--output-junit", str(report)]
        subprocess.run(command, check=False)
        if not report.is_file():
            return {}
        cases = ElementTree.parse(report).getroot().iter("testcase")
        # CTest says "run" of what passed.
        return {case.get("name"): case.get("status") for case in cases}


def ending(attack, results):
    names = attack.ctests()
    if not names:
        return "not written yet" if attack.runs == "not yet" else attack.runs
    wrong = [name for name in names if results.get(name) != "run"]
    if not wrong:
        return "passed in part" if attack.left_out else "passed"
    return "; ".join(
        f"{results[name]}: {name}" if name in results else f"did not run: {name}" for name in wrong
    )


def print_table(attacks, results):
    for attack in attacks:
        ended = attack.runs if results is None else ending(attack, results)
        print(f"{attack.id}  {ended:16}  {attack.what}")
        if attack.left_out and attack.runs != "elsewhere":
            print(f"{'':24}without: {attack.left_out}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("build")
    parser.add_argument("--table", action="store_true")
    parser.add_argument("ids", nargs="*")
    arguments = parser.parse_args()
    attacks = read_list(LIST.read_text(encoding="utf-8"))
    unknown = set(arguments.ids) - {attack.id for attack in attacks}
    if unknown:
        parser.error("no such attack: " + ", ".join(sorted(unknown)))
    if arguments.ids:
        attacks = [attack for attack in attacks if attack.id in arguments.ids]
    names = sorted({name for attack in attacks for name in attack.ctests()})
    if arguments.table or not names:
        print_table(attacks, None)
        return 0
    results = run_ctests(arguments.build, names)
    print()
    print_table(attacks, results)
    return 0 if all(results.get(name) == "run" for name in names) else 1


if __name__ == "__main__":
    sys.exit(main())
