#!/usr/bin/env python3
"""prompts.py [sheet | index | check | status]: what ./candour prompts does, for recorded prompts.

  sheet   write what has to be read out, for the one who reads it, to build/prompts/TAG.html: each
          text with the name of the file that it has to get
  index   list recordings that are new, or recorded again, with the words of now
  check   listen for what a machine can hear: kind of file, clipping, silence, length
  status  how much of each language is recorded, and what becomes of the rest

Without a word: index, check and status. Ends with 1 where check found something.
  --language TAG       of one language (may come more than once); else of all that have recordings,
                       and for a sheet all that there are
  --organisation FILE  an organisation's own texts, too
  --all                a sheet of all texts, not only of those that are not recorded yet
  --folder DIR         where the recordings are, else assets/prompts
"""

import argparse
import html
import re
import sys
from pathlib import Path

sys.dont_write_bytecode = True
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "platform/build"))

from prompt_files import (  # noqa: E402
    coverage,
    faults_of,
    kiosk_prompts,
    list_new,
    own_prompts,
    read_index,
    read_organisation,
)

VOICES = re.compile(r'Voice\{"([^"]+)", "[^"]+"\}')
RIGHT_TO_LEFT = ("ur", "ar", "fa", "ps", "ckb")
PAGE = """\
<!DOCTYPE html>
<html lang="en"><meta charset="utf-8"><title>To read out: {tag}</title>
<style>
body {{ font: 14pt/1.5 sans-serif; margin: 2em auto; max-width: 46em }}
table {{ border-collapse: collapse; width: 100% }}
td, th {{ border-bottom: 1px solid #999; padding: .6em; text-align: start; vertical-align: top }}
td.words {{ font-size: 18pt }} td.file {{ font: 11pt monospace }}
tr {{ break-inside: avoid }}
</style>
<h1>To read out: {tag}</h1>
<p>{count} texts. One WAV file each, with the name that stands beside it: one channel, 16 bits,
22,050 Hz or more. Speak calmly, as to somebody who hears it for the first time. Leave a tenth of
a second before and after the words, and no more. Say what stands there, whole, and nothing
else.</p>
<table><tr><th>Number<th>Words<th>In English<th>File</tr>
{rows}
</table>
</html>
"""


def languages_with_texts():
    return ["en", *sorted(path.stem for path in (ROOT / "locales").glob("*.po"))]


def voices():
    table = (ROOT / "platform/text/voices.cpp").read_text(encoding="utf-8")
    return set(VOICES.findall(table))


def has_voice(tag):
    return any(name in voices() for name in (tag, tag.split("-")[0]))


def prompts_of(given, tag):
    prompts = kiosk_prompts(ROOT, tag)
    if given.organisation:
        known = {prompt.file for prompt in prompts}
        own = own_prompts(read_organisation(given.organisation), tag)
        prompts += [prompt for prompt in own if prompt.file not in known]
    return prompts


def languages_of(given):
    if given.language:
        return given.language
    return sorted(path.name for path in given.folder.glob("*") if path.is_dir())


def sheet(given):
    for tag in given.language or languages_with_texts():
        prompts = prompts_of(given, tag)
        if not given.all:
            found = coverage(given.folder / tag, tag, prompts)
            prompts = [*found.stale, *found.missing]
        direction = "rtl" if tag in RIGHT_TO_LEFT else "ltr"
        rows = "\n".join(
            f'<tr><td>{number}<td class="words" lang="{tag}" dir="{direction}">'
            f"{html.escape(prompt.text)}<td>{html.escape(prompt.key)}"
            f'<td class="file">{prompt.file}</tr>'
            for number, prompt in enumerate(prompts, 1))
        out = given.out / f"{tag}.html"
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(PAGE.format(tag=tag, count=len(prompts), rows=rows), encoding="utf-8")
        print(f"{out}: {len(prompts)} texts to read out")


def index(given):
    for tag in languages_of(given):
        new = list_new(given.folder / tag, prompts_of(given, tag))
        if new:
            print(f"{tag}: {new} recordings listed with the words of now")


def check(given):
    bad = 0
    for tag in languages_of(given):
        folder = given.folder / tag
        texts = {prompt.file: prompt.text for prompt in prompts_of(given, tag)}
        rows = read_index(folder)
        for path in sorted(folder.glob("*.wav")):
            faults = faults_of(path, texts.get(path.name, rows[path.name].text
                                               if path.name in rows else ""))
            if path.name not in rows:
                faults.append("no text has this name: see the sheet")
            for fault in faults:
                print(f"{path}: {fault}")
            bad += len(faults)
    print(f"prompts: {bad} faults")
    return 1 if bad else 0


def status(given):
    tags = given.language or sorted(set(languages_with_texts()) | set(languages_of(given)))
    print(f"{'language':<10} {'recorded':>9} {'by voice':>9} {'silent':>7}   of which out of date")
    for tag in tags:
        found = coverage(given.folder / tag, tag, prompts_of(given, tag))
        rest = found.total - found.recorded
        by_voice, silent = (rest, 0) if has_voice(tag) else (0, rest)
        print(f"{tag:<10} {found.recorded:>9} {by_voice:>9} {silent:>7}   {len(found.stale)}")


def main():
    reader = argparse.ArgumentParser(
        prog="candour prompts", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    words = {"sheet": sheet, "index": index, "check": check, "status": status}
    reader.add_argument("word", nargs="?", choices=list(words))
    reader.add_argument("--language", action="append", metavar="TAG")
    reader.add_argument("--organisation", metavar="FILE")
    reader.add_argument("--all", action="store_true")
    reader.add_argument("--folder", type=Path, default=ROOT / "assets/prompts", metavar="DIR")
    reader.add_argument("--out", type=Path, default=Path("build/prompts"), metavar="DIR")
    given = reader.parse_args()
    ended = 0
    for word in [given.word] if given.word else ("index", "check", "status"):
        ended = words[word](given) or ended
    return ended


if __name__ == "__main__":
    sys.exit(main())
