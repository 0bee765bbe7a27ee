#!/usr/bin/env python3
"""tests/system/questionnaire_test.py: `candour-server questionnaire` with files as people have.

Each ready questionnaire goes to a spreadsheet and back and keeps its version; a translation goes
out as PO and comes back; what is wrong is told in one sentence, and no file is lost.
"""

import json
import re
import zipfile
from pathlib import Path

import harness
from harness import expect, refuses, run

READY = sorted(Path("assets/questionnaires").glob("*.json"))


def questionnaire(*words, expected=0):
    return run("candour-server", "questionnaire", *words, expected=expected)


def version_of(file):
    said = questionnaire("check", file).stdout
    return re.search(r"version ([0-9a-f]{32})$", said.strip())[1]


def spreadsheets_keep_everything(folder):
    expect(len(READY) == 5, f"{len(READY)} ready questionnaires")
    for ready in READY:
        sheet = folder / f"{ready.stem}.xlsx"
        back = folder / f"{ready.stem}.json"
        questionnaire("export", ready, "--to", sheet)
        expect(zipfile.ZipFile(sheet).testzip() is None, f"{sheet} is no whole zip file")
        questionnaire("import", sheet, "--to", back)
        expect(version_of(back) == version_of(ready), f"{ready} came back changed")


def translations_come_back(folder):
    ready = folder / "english.json"
    source = json.loads(READY[-1].read_text("utf-8"))
    source["languages"] = ["en"]
    ready.write_text(json.dumps(only_english(source)), "utf-8")
    texts = folder / "welsh.po"
    questionnaire("export", ready, "--to", texts, "--language", "cy")
    lines = texts.read_text("utf-8")
    expect("Sut oedd hi heddiw?" not in lines, "there is Welsh before anybody translated")
    prompt = 'msgid "How was it today?"\nmsgstr ""'
    expect(prompt in lines, f"the prompt is not in the PO file:\n{lines}")
    texts.write_text(
        lines.replace(prompt, 'msgid "How was it today?"\nmsgstr "Sut oedd hi heddiw?"'), "utf-8")
    both = folder / "both.json"
    questionnaire("translate", ready, texts, "--to", both)
    read = json.loads(both.read_text("utf-8"))
    expect("cy" in read["languages"], "the language is not among the questionnaire's")
    expect(read["questions"][0]["prompt"]["cy"] == "Sut oedd hi heddiw?", "the text did not arrive")


def only_english(value):
    """Without the other languages' texts."""
    if isinstance(value, dict):
        return {key: only_english(one) for key, one in value.items() if key not in ("cy", "ur")}
    if isinstance(value, list):
        return [only_english(one) for one in value]
    return value


def mistakes_are_told(folder):
    ready = READY[0]
    whole = folder / "whole.xlsx"
    questionnaire("export", ready, "--to", whole)
    before = whole.read_bytes()

    def refused(*words, said, code=1):
        done = questionnaire(*words, expected=code)
        refuses(done, "candour-server", *said, code=code)

    refused("export", ready, "--to", whole, said=["whole.xlsx"])
    expect(whole.read_bytes() == before, "a file was overwritten without being asked")
    questionnaire("export", ready, "--to", whole, "--overwrite")
    refused("check", folder / "nowhere.xlsx", said=["nowhere.xlsx"])
    refused("export", ready, "--to", folder / "x.docx", said=[".xlsx, .json, .po or .csv"])
    refused("export", ready, "--to", folder / "x.po", said=["--language"])
    refused("export", ready, "--to", folder / "none/x.xlsx", said=["none/x.xlsx"])
    refused("shred", ready, said=["shred", "check, import, export and translate"])

    cut = folder / "cut.xlsx"
    cut.write_bytes(before[: len(before) // 2])
    refused("check", cut, said=["cut.xlsx"])
    text = folder / "text.xlsx"
    text.write_text("This is no spreadsheet.", "utf-8")
    refused("import", text, "--to", folder / "never.json", said=["text.xlsx"])
    expect(not (folder / "never.json").exists(), "something was written after a refusal")


def test(folder):
    spreadsheets_keep_everything(folder)
    translations_come_back(folder)
    mistakes_are_told(folder)


if __name__ == "__main__":
    harness.main(test)
