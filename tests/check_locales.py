#!/usr/bin/env python3
"""check_locales.py [ROOT]: what is translated is right, Welsh is whole, messages.pot is fresh.

locale_texts.py says which texts there are. Welsh has every one, in all its plural forms; another
language may lack some, which it shows in English, and they are counted here. Every catalogue says
who reviewed it. Ends with 1 and one line a fault; `./candour locales` mends what can be mended.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))

from locale_texts import (  # noqa: E402
    PASSING,
    PROGRAMS,
    catalogues_of,
    coverage,
    extract,
    header_of,
    read_po,
    review_of,
    texts_of,
)

# Keys and markup of a template's text, which its translation must keep as they are.
MARKUP = re.compile(r"\{\{.*?\}\}|<[^>]*>")
PLACEHOLDER = re.compile(r"\{[a-z_0-9]+\}")
# The only part that a plural form may leave out: the word alone may say "one" or "two".
COUNT = "{count}"


def placeholders(text):
    return set(PLACEHOLDER.findall(text))


def check_entry(entry):
    """What is wrong with one translation, where there is one."""
    if entry.obsolete:
        yield "is obsolete: delete it"
        return
    if entry.fuzzy:
        yield "is fuzzy: check it and remove the mark"
    if not entry.is_translated:
        if any(entry.translations.values()):
            yield "is translated in some of its plural forms only"
        return
    needed = placeholders(entry.source)
    allowed = needed | placeholders(entry.plural)
    if entry.plural:
        needed = (needed & placeholders(entry.plural)) - {COUNT}
    for text in entry.translations.values():
        wrong = (needed - placeholders(text)) | (placeholders(text) - allowed)
        if wrong:
            yield "has other placeholders than the source: " + ", ".join(sorted(wrong))
        if MARKUP.search(entry.source + text) and sorted(MARKUP.findall(entry.source)) != sorted(
            MARKUP.findall(text)
        ):
            yield "has other markup than the source"


def check_header(header, language):
    text = header.translations.get(0, "")
    if f"Language: {language}\n" not in text:
        yield f"the header does not say Language: {language}"
    if "charset=UTF-8" not in text:
        yield "the header does not say charset=UTF-8"
    if "Plural-Forms:" not in text:
        yield "the header has no Plural-Forms"
    if language != "en" and not review_of(header):
        yield "the header does not say who reviewed it (X-Candour-Review)"


def check_plural(entry, header):
    """A translated plural has all forms of its language."""
    forms = re.search(r"nplurals=(\d+)", header.translations.get(0, ""))
    if entry.plural and entry.is_translated and forms:
        if len(entry.translations) != int(forms.group(1)):
            yield f"has {len(entry.translations)} of {forms.group(1)} plural forms"


def check_catalogue(path, here, used, is_complete):
    entries = read_po(path.read_text(encoding="utf-8"))
    header = header_of(entries)
    for fault in check_header(header, path.stem):
        yield f"{here}:{header.line}: {fault}"
    for entry in entries:
        if entry.source:
            for fault in [*check_entry(entry), *check_plural(entry, header)]:
                yield f'{here}:{entry.line}: "{entry.source}" {fault}'
    present = {entry.key: entry for entry in entries if not entry.obsolete}
    for key, entry in used.items():
        if key not in present:
            if is_complete:
                yield f'{here}: "{entry.source}" is missing'
        elif is_complete and not any(present[key].translations.values()):
            yield f'{here}:{present[key].line}: "{entry.source}" is not translated'
        elif entry.plural != present[key].plural:
            yield f'{here}:{present[key].line}: "{entry.source}" has another plural in the sources'
    for key, entry in present.items():
        if entry.source and key not in used:
            yield f'{here}:{entry.line}: "{entry.source}" is used nowhere: delete it'


def check_compiles(path, here):
    with tempfile.TemporaryDirectory() as folder:
        command = ["msgfmt", "-c", "-o", f"{folder}/out.mo", str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        words = done.stderr.strip().splitlines()
        yield f"{here}: msgfmt refuses it: {words[0] if words else 'no reason given'}"


def check_pot(path, here, fresh):
    """messages.pot is what an extraction makes, but for dates."""
    if not path.exists():
        yield f"{here} is missing: run ./candour locales"
        return
    kept = PASSING.sub("", path.read_text(encoding="utf-8"))
    old, new = texts_of(kept), texts_of(fresh)
    for key, entry in new.items():
        if key not in old:
            yield f'{here}: "{entry.source}" is missing: run ./candour locales'
    for key, entry in old.items():
        if key not in new:
            yield f'{here}:{entry.line}: "{entry.source}" is used nowhere: run ./candour locales'
    if kept != fresh and old.keys() == new.keys():
        yield f"{here}: is no fresh extraction: run ./candour locales"


def check_program(root, program):
    fresh = extract(root, program)
    used, catalogues = texts_of(fresh), catalogues_of(root, program)
    if not used and not catalogues:
        return
    here = f"{program.home}/messages.pot"
    yield from check_pot(root / here, here, fresh)
    for language in program.complete:
        if used and not (root / program.home / f"{language}.po").exists():
            yield f"{program.home}/{language}.po is missing"
    for path in catalogues:
        here = f"{program.home}/{path.name}"
        yield from check_compiles(path, here)
        yield from check_catalogue(path, here, used, path.stem in program.complete)


def check(root):
    """Every fault under `root`, as lines for people."""
    return [fault for program in PROGRAMS for fault in check_program(Path(root), program)]


def report(root):
    """Prints the faults, and what is in English only; 1 where there are faults."""
    problems = check(root)
    for problem in problems:
        print(problem)
    found = list(coverage(Path(root)))
    for catalogue in found:
        if catalogue.translated < catalogue.total:
            lacking = catalogue.total - catalogue.translated
            print(f"{catalogue.path} lacks {lacking} of {catalogue.total} texts: in English there")
    reviewed = sum(catalogue.is_reviewed for catalogue in found)
    print(f"check_locales: {len(found)} catalogues, {reviewed} reviewed, {len(problems)} faults")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(report(sys.argv[1] if len(sys.argv) > 1 else "."))
