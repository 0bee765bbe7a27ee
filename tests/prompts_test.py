#!/usr/bin/env python3
"""tests/prompts_test.py: ./candour prompts, from the sheet that somebody reads out to the check of
what was recorded. Recordings are tones that are made here."""

import math
import subprocess
import sys
import tempfile
import wave
from array import array
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / "platform/build"))

from prompt_files import Prompt, coverage, faults_of, own_prompts, read_index  # noqa: E402

WORDS = "Bilow"


def run(folder, *words, code=0):
    script = str(ROOT / "platform/package/prompts.py")
    done = subprocess.run([sys.executable, script, *words, "--folder", str(folder)], cwd=ROOT,
                          capture_output=True, text=True, check=False)
    assert done.returncode == code, f"{words}: {done}"
    return done.stdout


def record(path, seconds=1.0, loud=20_000, rate=22_050, silence=0.0, channels=1, width=2):
    path.parent.mkdir(parents=True, exist_ok=True)
    quiet = [0] * int(silence * rate)
    tone = [int(max(-32_767, min(32_767, loud * math.sin(i * 2 * math.pi * 440 / rate))))
            for i in range(int(seconds * rate))]
    samples = array("h" if width == 2 else "b", quiet + tone if width == 2 else [1] * len(tone))
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(rate)
        file.writeframes(samples.tobytes() * channels)


def check_a_round(folder):
    """Read out, listed, counted; the words change, and it is out of date; recorded again."""
    said = run(folder, "sheet", "--language", "cy", "--out", str(folder / "out"))
    assert "texts to read out" in said, said
    sheet = (folder / "out/cy.html").read_text("utf-8")
    start = Prompt("Start", "").file
    assert start in sheet and 'lang="cy" dir="ltr"' in sheet, sheet
    assert "{count}" not in sheet, "what is filled in cannot be recorded"
    record(folder / "cy" / start)
    run(folder, "check", "--language", "cy", code=1)  # It is not listed yet.
    said = run(folder)
    assert "cy: 1 recordings listed" in said and "prompts: 0 faults" in said, said
    row = read_index(folder / "cy")[start]
    assert row.text and row.text != "Start", row
    line = next(line for line in said.splitlines() if line.startswith("cy "))
    assert line.split()[1] == "1" and line.split()[3:] == ["0", "0"], line
    somali = next(line for line in said.splitlines() if line.startswith("so "))
    assert somali.split()[1:3] == ["0", "0"] and int(somali.split()[3]) > 200, somali
    assert start not in run_sheet(folder), "what is recorded is asked for again"
    # Its translation changes: the recording says what the screen does not.
    index = folder / "cy/index.tsv"
    index.write_text(index.read_text("utf-8").replace(row.text, "Other words"), "utf-8")
    said = run(folder, "status", "--language", "cy")
    assert said.splitlines()[1].split()[1] == "0" and said.rstrip().endswith("1"), said
    assert start in run_sheet(folder), "what is out of date is not asked for"
    assert "listed" not in run(folder, "index"), "an old recording passes for a new one"
    record(folder / "cy" / start, seconds=1.2)
    assert "1 recordings listed" in run(folder, "index")
    assert read_index(folder / "cy")[start].text == row.text


def run_sheet(folder):
    run(folder, "sheet", "--language", "cy", "--out", str(folder / "out"))
    return (folder / "out/cy.html").read_text("utf-8")


def check_what_is_heard(folder):
    path = folder / "one.wav"
    cases = [
        ({}, ""),
        ({"rate": 48_000}, ""),
        ({"loud": 1_000}, "nearly silent"),
        ({"loud": 60_000}, "cut off"),
        ({"silence": 1.5}, "1.5 s of silence before"),
        ({"rate": 8_000}, "8000 Hz"),
        ({"channels": 2}, "2 channels"),
        ({"width": 1}, "8 bits"),
        ({"seconds": 0.05}, "is it the right text"),
    ]
    for made, words in cases:
        record(path, **made)
        found = faults_of(path, "A dozen letters")
        assert (words in " ".join(found)) if words else not found, (made, found)
    assert "is it the right text" in " ".join(faults_of(path, "A dozen letters" * 9))
    whole = path.read_bytes()
    for data in (b"", b"RIFF", whole[:30], whole[:-10], b"no sound"):
        path.write_bytes(data)
        assert len(faults_of(path, WORDS)) == 1, data[:10]


def check_own_texts():
    organisation = {"id": "x", "languages": ["en", "cy"], "name": {"en": "House", "cy": "Tŷ"},
                    "kinds": [{"kind": "complaint", "name": {"en": "Complaint", "cy": "Cwyn"}}],
                    "questionnaires": [{"languages": ["en"], "title": {"en": "Visit {count}"}}]}
    assert [prompt.text for prompt in own_prompts(organisation, "cy")] == ["Tŷ", "Cwyn"]
    assert [prompt.key for prompt in own_prompts(organisation, "en")] == ["House", "Complaint"]


def check_files_of_nothing(folder):
    record(folder / "so" / "0123456789ab.wav")
    found = coverage(folder / "so", "so", [Prompt("Start", "Bilow")])
    assert found.unknown == ["0123456789ab.wav"] and found.recorded == 0 and found.total == 1
    assert "no text has this name" in run(folder, "check", "--language", "so", code=1)


def main():
    for check in (check_a_round, check_what_is_heard, check_files_of_nothing):
        with tempfile.TemporaryDirectory() as folder:
            check(Path(folder))
    check_own_texts()
    print("prompts: held")


if __name__ == "__main__":
    sys.exit(main())
