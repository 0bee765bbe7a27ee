#!/usr/bin/env python3
"""locales.py [extract | merge | check | status]: what ./candour locales does, for translators.

  extract  write each messages.pot from the sources
  merge    bring every catalogue up to its messages.pot: new texts come in untranslated, the
           translations of texts that are gone leave; nothing is guessed
  check    find faults (check_locales.py)
  status   how much of each catalogue is translated, and who reviewed it

Without a word: all four. Ends with 1 where check found something. --root DIR works on another tree.
"""

import argparse
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))

import check_locales  # noqa: E402
from locale_texts import (  # noqa: E402
    LAYOUT,
    PROGRAMS,
    catalogues_of,
    coverage,
    extract,
    run,
    texts_of,
)


def write(path, text):
    """Writes what has changed, and says so."""
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    print(f"  wrote {path}")


def extract_all(root):
    for program in PROGRAMS:
        pot = extract(root, program)
        if texts_of(pot):
            write(root / program.home / "messages.pot", pot)


def merged(catalogue, pot):
    """The catalogue with the texts of the POT, in its order; what translators noted stays."""
    with tempfile.TemporaryDirectory() as folder:
        whole = f"{folder}/{catalogue.name}"
        words = ["--quiet", "--no-fuzzy-matching", f"--output-file={whole}", str(catalogue)]
        run(["msgmerge", *LAYOUT, *words, str(pot)], ".")
        return run(["msgattrib", "--no-obsolete", *LAYOUT, whole], ".")


def merge_all(root):
    for program in PROGRAMS:
        pot = root / program.home / "messages.pot"
        for catalogue in catalogues_of(root, program):
            before = texts_of(catalogue.read_text(encoding="utf-8"))
            text = merged(catalogue, pot)
            gone = [before[key] for key in before.keys() - texts_of(text).keys()]
            dropped = sum(entry.is_translated for entry in gone)
            write(catalogue, text)
            if dropped:
                print(f"  {dropped} translations left it: their texts are in no source any more")


def status(root):
    rows = [("catalogue", "translated", "who reviewed it")]
    for found in coverage(root):
        share = f"{100 * found.translated // found.total:>3} %" if found.total else "no POT"
        translated = f"{found.translated}/{found.total} {share}"
        rows.append((found.path, translated, found.review or "the header does not say"))
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    for path, translated, review in rows:
        print(f"{path:<{widths[0]}}  {translated:>{widths[1]}}  {review}")


def main():
    reader = argparse.ArgumentParser(
        prog="candour locales", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    words = {
        "extract": extract_all,
        "merge": merge_all,
        "check": check_locales.report,
        "status": status,
    }
    reader.add_argument("word", nargs="?", choices=list(words))
    reader.add_argument("--root", type=Path, default=Path("."))
    given = reader.parse_args()
    ended = 0
    for word in [given.word] if given.word else words:
        if not given.word:
            print(f"== {word}")
        ended = words[word](given.root) or ended
    return ended


if __name__ == "__main__":
    sys.exit(main())
