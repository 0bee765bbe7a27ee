#!/usr/bin/env python3
"""tests/system/prompts_test.py: recordings in a kiosk's own files are what a visitor hears. In
Somali, which no voice speaks, a recording makes the kiosk read aloud; in English it takes the place
of the voice, and a text without one is spoken. A tone stands for somebody's voice.
"""

import json
import math
import os
import subprocess
import sys
import wave
from array import array

import harness
from faults_test import SIZE, copy_of_program
from harness import ROOT, expect

sys.path.insert(0, str(ROOT / "platform/build"))
from prompt_files import kiosk_prompts, list_new  # noqa: E402

TONE_HZ = 1_000
RATE_HZ = 22_050


def record(share, tag, *keys):
    """A tone for each of these texts."""
    folder = share / "prompts" / tag
    folder.mkdir(parents=True)
    prompts = {prompt.key: prompt for prompt in kiosk_prompts(ROOT, tag)}
    for key in keys:
        with wave.open(str(folder / prompts[key].file), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE_HZ)
            file.writeframes(array("h", (
                int(20_000 * math.sin(i * 2 * math.pi * TONE_HZ / RATE_HZ))
                for i in range(RATE_HZ // 2))).tobytes())
    expect(list_new(folder, prompts.values()) == len(keys), "not all recordings are listed")


def shares_of_tone(sound):
    """Of each tenth of a second that is not silent, whether it goes up and down as the tone."""
    samples = array("h", sound.read_bytes()[:sound.stat().st_size // 2 * 2])
    step = RATE_HZ // 10
    tones = []
    for begin in range(0, len(samples) - step, step):
        part = samples[begin:begin + step]
        if sum(abs(sample) > 200 for sample in part) < step // 2:
            continue
        crossings = [at for at in range(1, step) if (part[at] >= 0) != (part[at - 1] >= 0)]
        gaps = [after - at for at, after in zip(crossings, crossings[1:])]
        # A voice, or a hiss, never keeps to half a period for so long.
        even = sum(abs(gap - RATE_HZ / TONE_HZ / 2) < 1.5 for gap in gaps)
        tones.append(even > 0.9 * max(len(gaps), 1))
    return tones


def hear(program, folder, organisation, *lines):
    """What the disk driver of SDL wrote of a play that is heard."""
    sound = folder / "sound"
    sound.unlink(missing_ok=True)
    flow = harness.write_flow(folder / "heard.flow", lines)
    environment = {**os.environ, "SDL_AUDIODRIVER": "disk", "SDL_DISKAUDIOFILE": str(sound),
                   "SDL_DISKAUDIODELAY": "5"}
    done = subprocess.run(
        [program, "--practise", "--organisation", organisation, "--headless", "--aloud", *SIZE,
         "--play", flow],
        env=environment, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8",
        timeout=harness.PATIENCE_S, check=False)
    expect(done.returncode == 0, f"{lines}: {done}")
    return shares_of_tone(sound)


def of_two_languages(node):
    """The example in English and Somali: what is on the way to a button is then soon said."""
    if isinstance(node, dict):
        if isinstance(node.get("en"), str):
            return {tag: text for tag, text in node.items() if tag in ("en", "so")}
        return {name: of_two_languages(part) for name, part in node.items()}
    if isinstance(node, list):
        if "en" in node:
            return ["en", "so"]
        return [of_two_languages(part) for part in node]
    return node


def test(folder):
    program = copy_of_program(folder / "kiosk")
    share = folder / "kiosk/share/candour"
    many = json.loads((share / "organisations/many-languages.json").read_text("utf-8"))
    organisation = folder / "organisation.json"
    organisation.write_text(json.dumps(of_two_languages(many), ensure_ascii=False), "utf-8")
    start = {tag: next(prompt.text for prompt in kiosk_prompts(ROOT, tag) if prompt.key == "Start")
             for tag in ("en", "so")}
    somali = ["language so", "press speech"]
    before = hear(program, folder, organisation, *somali, f'hear-not "{start["so"]}"')
    expect(before == [], f"something was heard in a language that has no voice: {before}")
    english = ["press speech", f'go "{start["en"]}"']
    before = hear(program, folder, organisation, *english)
    expect(before and not any(before), f"English is not spoken by a voice: {before}")
    record(share, "so", "Start")
    record(share, "en", "Start")
    heard = hear(program, folder, organisation, *somali, f'go "{start["so"]}"')
    # The names of languages, on the way there, are spoken by voices of their own.
    expect(sum(heard) >= 4 and all(heard[-3:]), f"Somali is not heard from its recording: {heard}")
    heard = hear(program, folder, organisation, *english)
    expect(any(heard) and not all(heard), f"English has not both, recording and voice: {heard}")


if __name__ == "__main__":
    sys.exit(harness.main(test))
