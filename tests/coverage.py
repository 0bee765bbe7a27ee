#!/usr/bin/env python3
"""coverage.py FILE: which share of the lines the tests ran, by folder, from gcovr's JSON summary.

FILE is what `gcovr --json-summary` wrote; ./candour coverage makes it. A file that no test ran at
all is not in it, unless another of its library did.
"""

import json
import sys
from collections import defaultdict

# Folders inside a top folder are listed too; what is deeper counts to them.
DEPTH = 2


def sums(files):
    """{folder: [covered, all]}, of top folders and of those below them."""
    found = defaultdict(lambda: [0, 0])
    for file in files:
        parts = file["filename"].split("/")[:-1]
        for depth in range(1, min(DEPTH, len(parts)) + 1):
            sum_ = found["/".join(parts[:depth])]
            sum_[0] += file["line_covered"]
            sum_[1] += file["line_total"]
    return found


def row(name, covered, total):
    share = 100 * covered / total if total else 0
    return f"{name:<24} {covered:>7} of {total:>7} lines {share:>6.1f} %"


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        summary = json.load(file)
    if not summary["files"]:
        print("coverage: no test ran any line")
        return 1
    for folder, (covered, total) in sorted(sums(summary["files"]).items()):
        print(row("  " * folder.count("/") + folder, covered, total))
    print(row("all", summary["line_covered"], summary["line_total"]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
