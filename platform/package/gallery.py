#!/usr/bin/env python3
"""gallery.py: `./candour gallery`, a contact sheet of every screen in every language.

Plays the walks in platform/package/gallery with the example organisation in all its languages, in
print of 150 % and in giant print, and keeps a picture of each page of each screen. Then
build/gallery/index.html has a row a screen and a column a language, and sheet-150.png and
sheet-giant.png have the first pages of all of them. Ends with 1 where a picture is missing.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))

from gallery_pages import SIZES, write_pages, write_sheet  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
WALKS = ROOT / "platform" / "package" / "gallery"
# Pixels and millimetres: the tablet of 10" and the kiosk of 21" that the tests look at, too.
LANDSCAPE = ("1280x800", "217x136")
PORTRAIT = ("1080x1920", "268x476")
# In a walk these stand for words in the visitor's language: the organisation's own welcome.
ENGLISH_WORDS = '"Nobody came to mend the door."'
IF_THERE = "# if there"
# After it the screen is in its first language and print again.
HANDS_OVER = "tap hand_over_choose.next"
SECONDS_MAX = 900


@dataclass(frozen=True)
class Kiosk:
    program: Path
    organisation: Path
    panel: tuple
    out: Path

    def play(self, flow, pictures, *options):
        """(what it printed, what went wrong)"""
        pixels, millimetres = self.panel
        command = [self.program, "--headless", "--practise", "--organisation", self.organisation]
        command += ["--window", pixels, "--panel-mm", millimetres, "--play", flow]
        command += ["--screenshots", pictures, *options]
        # One thread a play: the plays themselves are as many as there are processors.
        world = {"LIBGL_ALWAYS_SOFTWARE": "1", "LP_NUM_THREADS": "1"}
        world["XDG_CACHE_HOME"] = str(self.out / "cache")
        try:
            done = subprocess.run(
                command,
                capture_output=True,
                text=True,
                check=False,
                timeout=SECONDS_MAX,
                env=os.environ | world,
            )
        except subprocess.TimeoutExpired:
            return "", f"did not end within {SECONDS_MAX} s"
        said = done.stderr.strip().splitlines() or [f"ended with {done.returncode}"]
        return done.stdout, said[-1] if done.returncode else ""


# --- walks -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Block:
    """Lines of a walk up to an empty one; played only where `needs` is on the screen."""

    needs: str
    lines: tuple


def blocks_of(walk):
    for text in walk.read_text(encoding="utf-8").split("\n\n"):
        lines = tuple(line for line in text.splitlines() if line and not line.startswith("#"))
        if lines:
            optional = lines[0].endswith(IF_THERE)
            yield Block(lines[0].split()[1] if optional else "", lines)


def picture_of(line):
    return line.split()[1] if line.startswith("screenshot ") else None


def beginning(language, size, words):
    def in_their_words(line):
        return line.replace(ENGLISH_WORDS, json.dumps(words, ensure_ascii=False))

    return [f"language {language}", f"size {size}"], in_their_words


def with_start(block, start):
    lines = [(line, *start) if line == HANDS_OVER else (line,) for line in block.lines]
    return Block(block.needs, tuple(one for some in lines for one in some))


def looking(blocks):
    """The walk without pictures: what is on each screen instead, and on how many pages."""
    for block in blocks:
        if not block.needs:
            for line in block.lines:
                yield "list-items" if picture_of(line) else line


def with_pictures(blocks, screens):
    """The walk with a picture of every page; `screens` is what `looking` saw, by picture."""
    before = {}
    for block in blocks:
        ids = {item["id"] for item in before.get("items", [])}
        if block.needs and block.needs not in ids:
            continue
        for line in block.lines:
            name = picture_of(line)
            if not name:
                yield line
                continue
            before = screens.get(name, before)
            seen = screens.get(name, {"page": 0, "pages": 1})
            # Where somebody wrote or touched something, it is on that page.
            yield from ["tap page.previous"] * seen["page"]
            yield line
            for page in range(2, seen["pages"] + 1):
                yield from ("tap page.next", f"screenshot {name}_{page}")


def screen_names(walks):
    lines = (line for walk in walks for block in blocks_of(walk) for line in block.lines)
    return list(filter(None, map(picture_of, lines)))


@dataclass(frozen=True)
class Visit:
    language: str
    size: str
    walk: Path
    words: str

    def __str__(self):
        return f"{self.language}, {self.size}, {self.walk.stem}"


def write_flow(path, lines):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def play(kiosk, visit):
    """What went wrong, as lines for people; the pictures are kept."""
    start, in_their_words = beginning(visit.language, visit.size, visit.words)
    blocks = [with_start(block, start) for block in blocks_of(visit.walk)]
    options = ["--hand-over"] if any(HANDS_OVER in block.lines for block in blocks) else []
    flows = kiosk.out / "flows" / visit.size / visit.language
    pictures = kiosk.out / visit.size / visit.language
    look = write_flow(
        flows / f"{visit.walk.stem}-looking.flow",
        [*start, *map(in_their_words, looking(blocks))],
    )
    printed, problem = kiosk.play(look, pictures, *options)
    if problem:
        return [f"{visit}: {problem}"]
    seen = [json.loads(line) for line in printed.splitlines() if line.startswith("{")]
    always = [picture_of(line) for block in blocks if not block.needs for line in block.lines]
    screens = dict(zip(filter(None, always), seen))
    lines = [*start, *map(in_their_words, with_pictures(blocks, screens))]
    walk = write_flow(flows / f"{visit.walk.stem}.flow", lines)
    _, problem = kiosk.play(walk, pictures, *options)
    problems = [f"{visit}: {problem}"] if problem else []
    for name in filter(None, map(picture_of, lines)):
        picture = pictures / f"{name}.png"
        if not picture.is_file() or not picture.stat().st_size:
            problems.append(f"{visit}: the picture {name} is missing")
    return problems


# --- the whole -----------------------------------------------------------------------------------


def organisation_of(programs):
    share = programs.parent / "share" / "candour"
    return share / "organisations" / "many-languages.json"


def make_empty(out):
    if out.exists() and any(out.iterdir()) and not (out / "flows").is_dir():
        raise SystemExit(f"{out} has other things in it than a gallery: choose another folder")
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)


def play_all(kiosk, visits, jobs):
    problems = []
    with ThreadPoolExecutor(jobs) as pool:
        for number, found in enumerate(pool.map(lambda visit: play(kiosk, visit), visits), 1):
            problems += found
            print(f"  played {number} of {len(visits)}: {visits[number - 1]}", flush=True)
            for problem in found:
                print(f"    {problem}", flush=True)
    return problems


def arguments():
    reader = argparse.ArgumentParser(
        prog="candour gallery",
        description=__doc__.split("\n\n")[1],
        formatter_class=argparse.RawTextHelpFormatter,
    )
    add = reader.add_argument
    add("--portrait", action="store_true", help='as the tall kiosk of 21"; build/gallery-portrait')
    add("--bin", type=Path, help="the folder with candour-kiosk; without it, it is built")
    add("--languages", help="only these, as in --languages ur,ta,ti")
    add("--sizes", default=",".join(SIZES), help="only these, as in --sizes giant")
    add("--walks", default="", help="only those whose name begins so, as in --walks 2")
    add("--jobs", type=int, default=os.cpu_count(), help="how many play at the same time")
    add("--out", type=Path, help="where it is put; a gallery that is there goes")
    add("--no-sheets", action="store_true", help="without the contact sheets, and without Chromium")
    return reader.parse_args()


def main():
    given = arguments()
    if not given.no_sheets and not shutil.which("chromium"):
        raise SystemExit("chromium is missing: run ./candour setup")
    if not given.bin:
        subprocess.run([ROOT / "candour", "build"], check=True)
    programs = (given.bin or ROOT / "build" / "release" / "bin").resolve()
    panel = PORTRAIT if given.portrait else LANDSCAPE
    out = given.out or ROOT / "build" / ("gallery-portrait" if given.portrait else "gallery")
    organisation = organisation_of(programs)
    texts = json.loads(organisation.read_text(encoding="utf-8"))
    languages = given.languages.split(",") if given.languages else texts["languages"]
    sizes = given.sizes.split(",")
    unknown = (set(languages) - set(texts["languages"])) | (set(sizes) - SIZES.keys())
    if unknown:
        raise SystemExit(f"the example has no {', '.join(sorted(unknown))}")
    make_empty(out)

    walks = sorted(WALKS.glob(f"{given.walks}*.flow"))
    welcome = texts["welcome"]
    visits = [
        Visit(language, size, walk, welcome.get(language, welcome["en"]))
        for size in sizes
        for language in languages
        for walk in walks
    ]
    kiosk = Kiosk(programs / "candour-kiosk", organisation, panel, out)
    problems = play_all(kiosk, visits, given.jobs)
    names = screen_names(walks)
    write_pages(out, panel, sizes, languages, names)
    print(f"Every page of every screen: {out / 'index.html'}")
    for size in [] if given.no_sheets else sizes:
        print(f"Contact sheet: {write_sheet(out, panel, size, languages, names)}")
    print(f"{len(list(out.glob('*/*/*.png')))} pictures, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
