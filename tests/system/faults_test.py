#!/usr/bin/env python3
"""tests/system/faults_test.py: what may be missing or broken on a kiosk's machine really is: fonts,
a catalogue, keyboards, espeak-ng, a voice, the sound device, the graphics card, the panel's size,
clips in sign language and what decodes them.
Each time a visit goes on to its end, `--status` says what is wrong to who stands there, and the
console's page of devices says it to staff, from the kiosk's own report.
"""

import html
import os
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import harness
from faulty_proxy_test import MINUTE_MS, MovedClock
from harness import BIN, Console, Kiosk, Server, expect

SHARE = BIN.parent / "share/candour"
SIZE = ["--panel-mm", "217x136"]
# Its first report comes within half an hour of its start.
FIRST_REPORT_MS = 31 * MINUTE_MS
# A loudspeaker that nobody hears.
SILENT = {"SDL_AUDIODRIVER": "dummy"}
WELSH = ["language cy"]
TAPPED = [f"tap key.{letter}" for letter in "help"]


@dataclass
class Case:
    name: str
    said: list  # In words for staff: of --status and of the page.
    options: list = field(default_factory=lambda: SIZE)
    environment: dict = field(default_factory=dict)
    break_share: object = None  # Called with the kiosk's own copy of share/candour.
    before: list = field(default_factory=list)  # Lines of the flow before it begins.
    not_said: list = field(default_factory=list)


def copy_of_program(folder):
    """The kiosk with files of its own, which can be broken."""
    programs = folder / "bin"
    programs.mkdir(parents=True)
    for name in ("candour-kiosk", "candour-clip"):
        try:
            os.link(BIN / name, programs / name)
        except OSError:  # On another file system.
            shutil.copy2(BIN / name, programs / name)
    shutil.copytree(SHARE, folder / "share/candour", copy_function=os.symlink)
    return programs / "candour-kiosk"


def clip_program(share):
    return share.parents[1] / "bin/candour-clip"


def rewrite(path, change):
    """The files are links to what was built: never written through."""
    data = change(path.read_bytes())
    path.unlink()
    path.write_bytes(data)


def empty(folder):
    shutil.rmtree(folder)
    folder.mkdir()


def write_script(path, script):
    path.unlink(missing_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def fake_espeak(folder, script):
    """A program of that name, alone on PATH."""
    folder.mkdir()
    write_script(folder / "espeak-ng", script)
    return str(folder)


def cases(folder):
    half = len((SHARE / "locale/cy.mo").read_bytes()) // 2
    real = shutil.which("espeak-ng")
    broken = fake_espeak(folder / "broken", "exit 1")
    no_welsh = fake_espeak(
        folder / "no-welsh", f'case "$*" in *"-v cy"*) exit 1;; esac; exec {real} "$@"')
    return [
        Case("nothing wrong but a graphics card", ["No graphics card draws"], before=WELSH,
             not_said=["cannot", "missing", "millimetre", "sound", "espeak", "stand alone"]),
        Case("no fonts", ["Its own fonts are missing"],
             break_share=lambda share: empty(share / "fonts")),
        Case("no Urdu font", ["It cannot show these languages: Urdu (ur). Install their fonts"],
             break_share=lambda share: [path.unlink()
                                        for path in (share / "fonts").glob("NotoNastaliq*")]),
        Case("a catalogue cut in half",
             ["Its texts in these languages cannot be read: Welsh (cy)."],
             break_share=lambda share: rewrite(share / "locale/cy.mo", lambda data: data[:half]),
             before=["see-not-item language.cy"], not_said=["Install their fonts"]),
        Case("a keyboard that is no JSON",
             ["people get English letters: Welsh (cy)."], before=WELSH,
             break_share=lambda share: rewrite(share / "keyboards/cy.json",
                                               lambda data: data[:40])),
        Case("no keyboards", ["Its keyboards are missing"],
             break_share=lambda share: empty(share / "keyboards")),
        Case("no espeak-ng", ["espeak-ng, is not on it"], environment=SILENT | {"PATH": "/nowhere"},
             before=["press speech"]),
        Case("an espeak-ng that fails",
             ["though it has their voices: English (en), Welsh (cy), Urdu (ur)."],
             environment=SILENT | {"PATH": broken}, before=["press speech"]),
        Case("a voice that fails", ["though it has their voices: Welsh (cy)."],
             environment=SILENT | {"PATH": no_welsh}, before=["press speech", *WELSH]),
        Case("no sound device", ["It has no sound device"],
             environment={"SDL_AUDIODRIVER": "nonsense"}, before=["press speech"]),
        Case("no candour-clip", ["its program candour-clip is missing, or cannot run there"],
             break_share=lambda share: clip_program(share).unlink(),
             not_said=["have not come"]),
        Case("clips that cannot be decoded", ["Some clips in sign language cannot be shown on it"],
             break_share=lambda share: write_script(clip_program(share), "exit 1"),
             not_said=["have not come", "candour-clip is missing"]),
        Case("a panel of unknown size", ["It does not know how large its screen is"], options=[]),
    ]


def without_a_clip(server):
    """The server has lost it, and gives out bundles that lack what their texts name."""
    server.stop()
    (server.folder / "sign/purpose.webm").unlink()
    server.start()
    return Case("a clip that has not come", ["Some clips in sign language have not come to it"],
                not_said=["cannot be shown on it", "candour-clip is missing"])


def visit(case, number):
    """Typed by the keys on the screen, which are in English, or else stand-ins."""
    lines = harness.visit_lines(f"visit {number}")
    typed = next(i for i, line in enumerate(lines) if line.startswith("type "))
    return [*case.before, *lines[:typed], *TAPPED, *lines[typed:]]


def visited_to_the_end(folder, program, kiosk, case, number):
    flow = harness.write_flow(folder / "visit.flow", visit(case, number))
    done = subprocess.run(
        [program, "--data", kiosk.folder, "--headless", "--aloud", "--no-sync", *case.options,
         "--play", flow],
        env={**os.environ, **SILENT, **case.environment}, stdin=subprocess.DEVNULL,
        capture_output=True, encoding="utf-8", timeout=harness.PATIENCE_S, check=False)
    expect(done.returncode == 0 and "thanked 1" in done.stdout, f"{case.name}: {done}")
    expect("AddressSanitizer" not in done.stderr, f"{case.name}: {done.stderr}")


def cards_of(console):
    """By device."""
    status, page = console.request("GET", "/devices")
    if status != 200 or 'action="/sign-in"' in page:  # Hours have gone by: signed out.
        console.sign_in()
        status, page = console.request("GET", "/devices")
    expect(status == 200, page)
    cards = html.unescape(page).split("candour-card__tags")[1:]
    return {re.search("/devices/([0-9a-f]+)/revoke", card)[1]: card for card in cards}


def newest_card(console, others):
    """Others stood there before: only the newest is spoken of."""
    (card,) = (card for device, card in cards_of(console).items() if device not in others)
    return card


def reported(clock, console, program, kiosk, case, others):
    """It stands there and nobody does anything; the page after its first report."""
    with open(kiosk.folder.with_name("standing.log"), "ab") as log:
        process = subprocess.Popen(
            [program, "--data", kiosk.folder, "--headless", *case.options],
            env={**os.environ, **SILENT, **case.environment}, stdin=subprocess.DEVNULL,
            stdout=log, stderr=log)
    try:
        # Its voices are tried while it stands there, and a slow machine has not begun to stand
        # there yet: a report before that knows less, and a later one says it.
        give_up = time.monotonic() + harness.PATIENCE_S
        while time.monotonic() < give_up:
            time.sleep(1)
            clock.advance(FIRST_REPORT_MS)
            time.sleep(1)
            card = newest_card(console, others)
            if all(words in card for words in case.said):
                return card
        return card
    finally:
        process.terminate()
        process.wait(harness.PATIENCE_S)


def check_words(case, text, where):
    for words in case.said:
        expect(words in text, f"{case.name}: {where} does not say {words!r}: {text}")
    for words in case.not_said:
        expect(words not in text, f"{case.name}: {where} says {words!r}: {text}")


def with_names_of_languages(status):
    """`--status` has their tags alone, as a list that ends a sentence."""
    names = {"en": "English (en)", "cy": "Welsh (cy)", "ur": "Urdu (ur)"}
    return re.sub(r": ((?:en|cy|ur)(?:, (?:en|cy|ur))*)\.",
                  lambda found: ": " + ", ".join(names[tag] for tag in found[1].split(", ")) + ".",
                  status)


def check(folder, server, clock, console, case, number):
    place = folder / f"kiosk-{number}"
    program = copy_of_program(place)
    if case.break_share:
        case.break_share(place / "share/candour")
    kiosk = Kiosk(place / "data")
    others = set(cards_of(console))
    kiosk.join(server)
    visited_to_the_end(folder, program, kiosk, case, number)
    card = reported(clock, console, program, kiosk, case, others)
    check_words(case, card, "the page of devices")
    status = kiosk.run("--status", expected=0).stdout
    check_words(case, with_names_of_languages(status), "--status")
    print(case.name, flush=True)


def test(folder):
    def three_languages(organisation):
        organisation["languages"] = ["en", "cy", "ur"]
        harness.name_clips(organisation, folder, ["welcome", "purpose"])

    organisation = harness.example_organisation(folder, "organisation.json", three_languages)
    clock = MovedClock(folder)
    with Server(folder / "server", organisation, "--release-every", "86400") as server:
        console = Console(server)
        console.sign_in()
        tried = cases(folder)
        for number, case in enumerate(tried):
            check(folder, server, clock, console, case, number)
        case = without_a_clip(server)
        console = Console(server)
        console.sign_in()
        check(folder, server, clock, console, case, len(tried))
        server.stop()


if __name__ == "__main__":
    sys.exit(harness.main(test))
