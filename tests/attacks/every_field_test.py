#!/usr/bin/env python3
"""tests/attacks/every_field_test.py: what is written in any field, in any language, is in no file.

A-01. A complaint with every field filled and a survey's free text, in each language that the kiosk
has (every fourth, with --long all), with a word of the language's own letters and one that all
have. The kiosk's and the server's folders, temporary and home folders, the file on a stick, shared
memory: each is searched for every word in several encodings, also in what gzip made, before
sending, after it, and on the server after the release, when staff can read them all.
"""

import base64
import gzip
import json
import os
import re
import sys
import time
import zlib
from pathlib import Path

from killed_screens_test import new_files, places_of
from memory import Kiosk, Server, expect, harness

ORGANISATION = harness.BIN.parent / "share/candour/organisations/many-languages.json"
LONG = "--long" in sys.argv
GZIP = re.compile(rb"\x1f\x8b\x08")
ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
# The same meaningless word in the letters of each.
LETTERS = {
    "uk": "ґжюшкввага", "ur": "شلغموزرافہ", "ar": "زرافةموزشلغم", "fa": "شلغم‌زرافه‌موز",
    "ps": "ځړښګوڼۍموز", "ckb": "ڕووناکیمۆز", "pa": "ਝੰਡਾਮੂਲੀਕੇਲਾ", "hi": "झंडामूलीकेला",
    "gu": "ઝંડામૂળાકેળું", "bn": "ঝান্ডামুলাকলা", "ta": "ழகரமுள்ளங்கி", "ti": "ጸሓፊመንቀሊሙዝ",
    "zh-Hans": "斑驴木琴香蕉",
}
FIELDS = ["happened", "wanted", "name", "number", "language", "survey"]


def words_for(language, number):
    """{field: a word that stands nowhere else}; for the number a telephone's, which is checked."""
    own = LETTERS.get(language, "żółwikiwi" if language == "pl" else "quaggakiwi")
    words = {field: f"{own}{language.replace('-', '')}{field}xylo" for field in FIELDS}
    return {**words, "number": f"077009{number:05}"}


def complaint(language, words):
    return [
        f"language {language}", "tap welcome.start", "tap purpose.complaint", "tap purpose.next",
        "tap about.next", "tap service.advice", "tap service.next", "tap guide.next",
        "tap chart.next", f'type "{words["happened"]} abc"', "tap write.next",
        f'type "{words["wanted"]}"', "tap write.next", "tap behalf.next", "tap bypass.next",
        "tap answer.in_writing", "tap answer.next", "tap reach.phone", "tap reach.next",
        f'type "{words["name"]}"', "tap details.next", f'type "{words["number"]}"',
        "tap details.next", "tap support.interpreter", "tap support.next", "tap interpreter.other",
        "tap interpreter.next", f'type "{words["language"]}"', "tap details.next",
        "tap check.send", "tap thanks.finish",
    ]


def survey(language, words):
    return [
        f"language {language}", "tap welcome.start", "tap purpose.survey_answer",
        "tap purpose.next", "tap about.next", "tap service.advice", "tap service.next",
        "tap introduction.next", "tap question.4", "tap question.next", "tap question.medium",
        "tap question.next", "tap question.yes", "tap question.next", "tap question.decline",
        "tap question.next", f'type "{words["survey"]}"', "tap question.next", "tap check.send",
        "tap thanks.finish",
    ]


def traces_of(word):
    """Its bytes in each form: {form: bytes}."""
    plain = word.encode()
    found = {name: word.encode(name) for name in
             ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")}
    for shift in range(3):
        encoded = base64.b64encode(b"\0" * shift + plain).rstrip(b"=")
        found[f"base64 at {shift}"] = encoded[-(-shift * 8 // 6):-1]
    found["JSON"] = json.dumps(word)[1:-1].encode()
    found["hexadecimal"] = plain.hex().encode()
    return found


def unpacked(data):
    """Whatever gzip or zlib made inside of it."""
    for pattern, wbits in ((GZIP, 31), (ZLIB, 15)):
        for match in pattern.finditer(data):
            try:
                yield zlib.decompressobj(wbits).decompress(data[match.start():], 1 << 22)
            except zlib.error:
                continue


class Search:
    """For all words in all forms: {bytes: what they are}."""

    def __init__(self, words):
        self.forms = {trace: f"{word} as {form}" for word in words
                      for form, trace in traces_of(word).items()}

    def in_bytes(self, data):
        found = {what for trace, what in self.forms.items() if trace in data}
        for inside in unpacked(data):
            found |= {f"{what}, packed" for trace, what in self.forms.items() if trace in inside}
        return found

    def in_files(self, paths):
        found = []
        for path in paths:
            try:
                data = path.read_bytes()
            except OSError:
                continue  # Gone since: another program's.
            found += [f"{path}: {what}" for what in sorted(self.in_bytes(data))]
        return found


def files_below(folder, *without):
    return [path for path in sorted(folder.rglob("*"))
            if path.is_file() and not path.is_symlink() and path not in without]


def check_the_search(search, words):
    for word in words[:3]:
        for form, trace in traces_of(word).items():
            expect(search.in_bytes(b"ab" + trace + b"cd"), f"the search misses {form}")
        packed = search.in_bytes(b"ab" + gzip.compress(f"a {word} b".encode()))
        expect(any("packed" in what for what in packed), "the search misses what is packed")


def test(folder):
    settings = json.loads(ORGANISATION.read_text("utf-8"))
    settings.pop("equality_questionnaire", None)
    settings.pop("involvement", None)
    settings.pop("receipts", None)
    settings["release"] = {"rules": [{"every": "day", "at_least": 1, "or_after_days": 1}]}
    organisation = folder / "organisation.json"
    organisation.write_text(json.dumps(settings), "utf-8")
    languages = settings["languages"][::1 if LONG else 4]
    said = {language: words_for(language, number) for number, language in enumerate(languages)}
    words = [word for fields in said.values() for word in fields.values()]
    expect(len(set(words)) == len(languages) * len(FIELDS), "a word comes twice")
    search = Search(words)
    check_the_search(search, words)
    os.environ.update(places_of(folder))
    started = time.time()
    with Server(folder / "server", organisation, "--release-every", "86400") as server:
        kiosk = Kiosk(folder / "kiosk")
        kiosk.join(server)
        flow = harness.write_flow(folder / "said.flow", *(
            visit(language, fields) for language, fields in said.items()
            for visit in (complaint, survey)))
        played = kiosk.run("--headless", "--window", "1280x800", "--panel-mm", "217x136", "--play",
                           flow, "--no-sync", expected=0, patience_s=1200)
        expect(f"thanked {2 * len(languages)}" in played.stdout, f"not all: {played.stdout}")
        flow_words = len(search.in_files([flow]))
        expect(flow_words >= len(words), f"the search finds {flow_words} of {len(words)} words")

        def check(when):
            shared = new_files("/tmp", started) + new_files("/dev/shm", started)
            found = search.in_files([*files_below(folder, flow), *shared])
            expect(not found, f"{when}: {found}")

        check("before sending")
        kiosk.run("--export", folder / "stick", expected=0)
        check("on a stick")
        kiosk.send_all()
        check("after sending")
        server.command("release", "--close-today")
        console = harness.Console(server)
        console.sign_in()
        pages = " ".join(console.items())
        shown = [word for fields in said.values() for field, word in fields.items()
                 if field in ("happened", "wanted") and word in pages]
        expect(len(shown) == 2 * len(languages), f"staff read {len(shown)} of the words")
        check("on the server, after staff read them")
        server.stop()
        check("after the server has ended")
    print(f"{len(words)} words in {len(FIELDS)} fields and {len(languages)} languages: in no file")


if __name__ == "__main__":
    os.umask(0o077)
    sys.exit(harness.main(test))
