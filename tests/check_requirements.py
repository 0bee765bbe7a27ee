#!/usr/bin/env python3
"""check_requirements.py [ROOT]: a test, scenario or flow names each id of tests/requirements.md.

Ends with 1 and one line for each id that none names.
"""

import re
import sys
from pathlib import Path

LIST = "tests/requirements.md"
# Where a test is: the text in which it may name what it is about.
NAMES_IN = {
    "**/*_test.cpp": re.compile(r'TEST_CASE\(\s*"((?:[^"\\]|\\.)*)"'),
    "**/*.flow": re.compile(r"^\s*#?(.*)$", re.MULTILINE),
    "**/*.scenario": re.compile(r"^#(.*)$", re.MULTILINE),
    "browser/*_test.mjs": re.compile(r"test\(\s*'((?:[^'\\]|\\.)*)'"),
}
ID = re.compile(r"\b[A-Z]\d+[a-z]?\b")


def wanted(text):
    """The ids of the table's first column, in its order."""
    rows = (line.split("|")[1] for line in text.splitlines() if line.startswith("|"))
    return [one for row in rows for one in ID.findall(row)]


def named(tests):
    ids = set()
    for pattern, names in NAMES_IN.items():
        for path in tests.glob(pattern):
            if "node_modules" in path.parts:
                continue
            for name in names.findall(path.read_text(encoding="utf-8")):
                ids.update(ID.findall(name))
    return ids


def check(root):
    ids = wanted((Path(root) / LIST).read_text(encoding="utf-8"))
    if not ids:
        return [f"{LIST}: no ids in its table"]
    found = named(Path(root) / "tests")
    return [f"{LIST}: no test, scenario or flow names {one}" for one in ids if one not in found]


def main():
    faults = check(sys.argv[1] if len(sys.argv) > 1 else ".")
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
