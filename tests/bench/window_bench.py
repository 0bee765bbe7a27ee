"""tests/bench/window_bench.py: what a visitor waits for, and what the kiosk uses while nobody is
there, beside Chromium with a plain form on the same screen."""

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import window_figures as figures
from hands import Hands
from plain_form import with_one_language
from report import Report, quantile
from screen import Screen
from shown_programs import Chromium, Kiosk
from sound_device import SoundDevice

RATIO_GOAL = 2.5  # Start to first frame, against an empty SDL2 + OpenGL + Dear ImGui program.
SWITCH_GOAL_MS = 100
SOUND_GOAL_MS = 100
IDLE_GOAL_PERCENT = 0.5  # Of one core, while nobody touches the kiosk.
# Language, letters that stand there already, milliseconds to one more.
TYPING = (("Latin", "en", 500, 16), ("Nastaliq", "ur", 400, 33))
PARTS = ("frame", "start", "switch", "keys", "sound", "idle")


def run(command, environment):
    """Standard output of a program that must succeed."""
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300)
    if done.returncode != 0:
        sys.exit(f"bench: {' '.join(map(str, command))} ended with {done.returncode}:\n"
                 f"{done.stderr}")
    return done.stdout


def number_in(text, pattern):
    """The number that `pattern` finds in a program's output."""
    found = re.search(pattern, text)
    if not found:
        sys.exit(f"bench: no figure in what the program printed: {text!r}")
    return float(found.group(1))


class World:
    """What all measurements share: programs, organisations, a screen, hands."""

    def __init__(self, programs, folder):
        self.programs = programs
        self.kiosk = programs / "candour-kiosk"
        self.folder = folder
        self.profile = folder / "profile"
        self.environment = dict(os.environ, LIBGL_ALWAYS_SOFTWARE="1", LC_ALL="C.UTF-8",
                                XDG_CACHE_HOME=str(folder / "cache"),
                                # A device that is there and takes what it is given.
                                SDL_AUDIODRIVER="disk", SDL_DISKAUDIOFILE="/dev/null")
        share = programs.parent / "share" / "candour" / "organisations"
        self.all_languages = share / "many-languages.json"
        organisation = json.loads(self.all_languages.read_text(encoding="utf-8"))
        self.languages = organisation["languages"]
        self.one_language = folder / "one-language.json"
        self.one_language.write_text(json.dumps(with_one_language(organisation, "en")))
        self.organisations = {"one language": self.one_language,
                              f"all {len(self.languages)}": self.all_languages}

    def start_screen(self):
        self.screen = Screen(self.folder)
        self.hands = Hands(self.screen.display)
        self.hands.learn(figures.LETTERS)
        self.hands.focus()

    def end_screen(self):
        self.hands.close()
        self.screen.close()

    def peers(self, organisation):
        """Each started anew when it is called."""
        return {"candour-kiosk": lambda: Kiosk(self.kiosk, organisation, self.environment,
                                               self.screen),
                "Chromium, plain form": lambda: Chromium(organisation, self.environment,
                                                         self.screen, self.profile)}


def ms(seconds):
    return f"{seconds * 1000:,.1f}"


def row(name, seconds, *more):
    return [name, str(len(seconds)), ms(quantile(seconds, 0.5)), ms(quantile(seconds, 0.99)),
            *more]


def judge(report, what, seconds, goal_ms):
    """The median is what a visitor usually waits; the slowest of a hundred has the same goal."""
    for name, part in (("p50", 0.5), ("p99", 0.99)):
        report.at_most(f"{what}, {name} of {len(seconds)}", quantile(seconds, part) * 1000,
                       goal_ms, " ms")


def measure_frame(report, world, options):
    report.heading(f"Start to first frame, with no screen, 1280x800, {options.runs} runs in turn")
    kiosk = [world.kiosk, "--headless", "--practise", "--window", "1280x800", "--first-frame"]
    commands = {"empty program": [world.programs / "bench_empty_window"], "candour-kiosk": kiosk}
    for name, file in world.organisations.items():
        commands[f"candour-kiosk, {name}"] = [*kiosk, "--organisation", file]
    times = {name: [] for name in commands}
    for command in commands.values():  # Caches of disk and fonts are warm for everybody.
        run(command, world.environment)
    for _ in range(options.runs):
        for name, command in commands.items():
            times[name].append(number_in(run(command, world.environment), r"after (\d+) ms"))
    report.table(["ms", "median", "fastest", "slowest"], [
        [name, *(f"{figure:.0f}" for figure in (statistics.median(values), min(values),
                                                max(values)))]
        for name, values in times.items()])
    empty, ours = (statistics.median(times[name]) for name in ("empty program", "candour-kiosk"))
    report.at_most("candour-kiosk against the empty program", ours / empty, RATIO_GOAL, "x")
    one, every = (statistics.median(times[f"candour-kiosk, {name}"])
                  for name in world.organisations)
    report.note(f"ratio of all languages to one: {every / one:.2f}")


def measure_start(report, world, options):
    for name, file in world.organisations.items():
        report.heading(f"Start to interactive on a screen, {name}, {options.runs} runs in turn")
        peers = world.peers(file)
        found = {peer: [] for peer in peers}
        for make in peers.values():
            figures.start(make())
        for _ in range(options.runs):
            for peer, make in peers.items():
                found[peer].append(figures.start(make()))
        middle = {peer: [statistics.median(column) for column in zip(*values)]
                  for peer, values in found.items()}
        report.table(["median", "ms", "fastest", "PSS, MiB", "RSS, MiB"], [
            [peer, ms(middle[peer][0]), ms(min(found[peer])[0]),
             *(f"{mib:,.0f}" for mib in middle[peer][1:])] for peer in peers])
        ours, theirs = middle.values()
        report.note(f"ratio, kiosk to Chromium: start {ours[0] / theirs[0]:.2f}, "
                    f"memory (PSS) {ours[1] / theirs[1]:.2f}")


def measure_switch(report, world, options):
    found = []
    for _ in range(options.rounds):
        found += figures.language_switches(world, world.languages)
    report.heading(f"Language switch: a finger's lift to the whole screen in a language that was "
                   f"not shown yet, {options.rounds} rounds")
    report.table(["ms", "count", "p50", "p99"], [row("candour-kiosk", found)])
    judge(report, "language switch", found, SWITCH_GOAL_MS)


def measure_keys(report, world, options):
    for script, language, length, goal_ms in TYPING:
        report.heading(f"Keystroke to drawn text, {script}, {length} letters and more are there")
        ours = figures.kiosk_keys(world, language, length, options.keys)
        theirs = figures.chromium_keys(world, language, length, options.keys)
        rows = [row(name, keys.seconds, f"{keys.processor_ms_a_key():.1f}", str(keys.unseen))
                for name, keys in (("candour-kiosk", ours), ("Chromium, plain form", theirs))]
        if language == "en":
            touched = figures.touched_keys(world, length, options.keys // 2)
            rows.insert(1, row("candour-kiosk, key on the screen", touched, "", ""))
        report.table(["ms", "count", "p50", "p99", "processor", "not seen"], rows)
        report.note(f"ratio, kiosk to Chromium: median "
                    f"{quantile(ours.seconds, 0.5) / quantile(theirs.seconds, 0.5):.2f}, processor "
                    f"{ours.processor_ms_a_key() / theirs.processor_ms_a_key():.2f}")
        judge(report, f"keystroke, {script}", ours.seconds, goal_ms)
        if language == "en":
            judge(report, f"key on the screen, {script}", touched, goal_ms)


def measure_sound(report, world, options):
    report.heading("Key to the first sound that the device is given, from silence")
    sound = SoundDevice()
    found = figures.key_to_sound(world, sound, options.sounds)
    sound.close()
    report.table(["ms", "count", "p50", "p99"], [row("candour-kiosk", found)])
    judge(report, "key to sound", found, SOUND_GOAL_MS)


def measure_idle(report, world, options):
    seconds = options.idle_seconds
    report.heading(f"While nobody is there, {seconds} s, all {len(world.languages)} languages")
    rows = {peer: figures.rest(make(), seconds)
            for peer, make in world.peers(world.all_languages).items()}
    said = run([world.kiosk, "--headless", "--practise", "--window", "1280x800", "--organisation",
                world.all_languages, "--idle-seconds", str(seconds)], world.environment)
    headless = number_in(said, r"([\d.]+) % of one core")
    report.table(["", "% of a core", "PSS, MiB", "RSS, MiB"], [
        *([peer, f"{used:.2f}", f"{pss:,.0f}", f"{rss:,.0f}"]
          for peer, (used, pss, rss) in rows.items()),
        ["candour-kiosk, no screen", f"{headless:.2f}", "", ""]])
    ours, theirs = rows.values()
    share = f"{ours[0] / theirs[0]:.2f}" if theirs[0] else "none: Chromium used nothing"
    report.note(f"ratio, kiosk to Chromium: processor {share}, memory (PSS) "
                f"{ours[1] / theirs[1]:.2f}")
    report.at_most("candour-kiosk", ours[0], IDLE_GOAL_PERCENT, " % of one core")
    report.at_most("candour-kiosk, no screen", headless, IDLE_GOAL_PERCENT, " % of one core")


def run_window(programs, arguments):
    parser = argparse.ArgumentParser(prog="./candour bench window", description=__doc__)
    parser.add_argument("--only", choices=PARTS, action="append")
    parser.add_argument("--runs", type=int, default=9, help="of each start")
    parser.add_argument("--rounds", type=int, default=3, help="through all languages")
    parser.add_argument("--keys", type=int, default=120, help="that are measured")
    parser.add_argument("--sounds", type=int, default=24)
    parser.add_argument("--idle-seconds", type=int, default=30)
    options = parser.parse_args(arguments)

    report = Report()
    report.note(f"load before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors (more than "
                "none there: compare ratios, not milliseconds)")
    measures = dict(zip(PARTS, (measure_frame, measure_start, measure_switch, measure_keys,
                                measure_sound, measure_idle)))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        world = World(programs, Path(folder))
        world.start_screen()
        try:
            for part in options.only or PARTS:
                measures[part](report, world, options)
        finally:
            world.end_screen()
    return report.exit_code()
