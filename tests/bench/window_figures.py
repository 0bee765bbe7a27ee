"""tests/bench/window_figures.py: what is measured of a program on a screen: keys, languages, sound,
memory, rest. Each function returns figures; nothing is judged here."""

import sys
import time

from processes import memory_mib, processor_seconds
from shown_programs import Chromium, Kiosk, walk

TO_WRITING = ["welcome.start", "purpose.suggestion", "purpose.next", "about.next",
              "service.advice", "service.next"]
KEY_APART_S = 0.08  # A quick typist; the caret does not blink meanwhile.
# Words are repeated until the text is long enough.
WORDS = {
    "en": "i waited for two hours in the cold hall and nobody told me what would happen next. ",
    "ur": "میں دفتر میں دو گھنٹے بیٹھا رہا اور کسی نے نہیں بتایا کہ اب کیا ہوگا۔ ",
}
LETTERS = "".join(WORDS.values())


def text_of(language, first, last):
    words = WORDS[language]
    return (words * (last // len(words) + 1))[first:last]


class Keys:
    """What typing cost: seconds from each key to its letter, and of the processor for all."""

    def __init__(self):
        self.seconds = []
        self.unseen = 0
        self.processor_s = 0.0
        self.pressed = 0

    def processor_ms_a_key(self):
        return self.processor_s * 1000 / self.pressed


def type_into(program, field, hands, language, length, count):
    """Types `length` letters, then `count` more, of which those that leave ink are measured."""
    pixels = program.screen.pixels
    for letter in text_of(language, 0, length):
        pixels.change_after(field, lambda: hands.press(letter), 2.0 if letter.isalpha() else 0.05)
    keys = Keys()
    before = processor_seconds(program.pid)
    for letter in text_of(language, length, length + count):
        # What is still to be drawn of the letter before would be taken for this one.
        if pixels.wait_until_steady(field, still_s=KEY_APART_S) is None:
            sys.exit("bench: the field does not come to rest between two keys")
        seconds = pixels.change_after(field, lambda: hands.press(letter), 1.0)
        keys.pressed += 1
        if letter.isalpha() and seconds is not None:
            keys.seconds.append(seconds)
        elif letter.isalpha():
            keys.unseen += 1
    keys.processor_s = processor_seconds(program.pid) - before
    return keys


def way_through(world, taps, end=None):
    """(`taps` with a turn of the page wherever one is not on the page shown, screens); `end` is
    on the last of them."""
    def walked(way):
        return walk(world.kiosk, world.all_languages, world.environment, way, world.folder)

    way, screens = [], walked([])
    for wanted in [*taps, *([end] if end else [])]:
        while wanted not in screens[-1]:
            way.append("page.next")
            screens = walked(way)
        if wanted != end:
            way.append(wanted)
            screens = walked(way)
    return way, screens


def kiosk_keys(world, language, length, count):
    chosen = [] if language == "en" else [f"welcome.language.{language}"]
    way, screens = way_through(world, chosen + TO_WRITING, "write.text")
    with Kiosk(world.kiosk, world.all_languages, world.environment, world.screen) as kiosk:
        kiosk.wait_until_ready()
        there = kiosk.go(world.hands, way, screens)
        return type_into(kiosk, there["write.text"], world.hands, language, length, count)


def chromium_keys(world, language, length, count):
    with Chromium(world.all_languages, world.environment, world.screen, world.profile,
                  language) as chromium:
        chromium.wait_until_ready()
        world.hands.point(chromium.field.x + 10, chromium.field.y + 10)
        chromium.screen.pixels.wait_until_steady(chromium.field, at_most_s=3)
        return type_into(chromium, chromium.field, world.hands, language, length, count)


def touched_keys(world, length, count):
    """The keys on the screen instead: from a finger's lift to the letter."""
    way, screens = way_through(world, TO_WRITING, "write.text")
    with Kiosk(world.kiosk, world.all_languages, world.environment, world.screen) as kiosk:
        kiosk.wait_until_ready()
        there = kiosk.go(world.hands, way, screens)
        field = there["write.text"]
        type_into(kiosk, field, world.hands, "en", length, 1)
        found = []
        for i in range(count):
            world.hands.touch(there["key." + "asdfghjkl"[i % 9]])
            time.sleep(0.12)
            seconds = kiosk.screen.pixels.change_after(field, world.hands.release, 1.0)
            found += [] if seconds is None else [seconds]
        return found


def language_switches(world, languages):
    """Seconds from a finger's lift to the last change of the screen, for each language that was
    not shown before since the kiosk started."""
    way, screens = way_through(world, [f"welcome.language.{tag}" for tag in languages[1:]])
    found = []
    pixels = world.screen.pixels
    with Kiosk(world.kiosk, world.all_languages, world.environment, world.screen) as kiosk:
        kiosk.wait_until_ready()
        for tap, places in zip(way, screens):
            world.hands.touch(places[tap])
            time.sleep(0.15)
            seconds = pixels.settled_after(pixels.all(), world.hands.release)
            if seconds is None:
                sys.exit(f"bench: {tap} changed nothing")
            if tap != "page.next":
                found.append(seconds)
    return found


def key_to_sound(world, sound, count):
    """Seconds from a key to the first sound of what it makes the kiosk say, from silence."""
    environment = dict(world.environment, **sound.environment())
    found = []
    with Kiosk(world.kiosk, world.all_languages, environment, world.screen) as kiosk:
        kiosk.wait_until_ready()
        world.hands.point(640, 240)
        if sound.sound_after(lambda: world.hands.press("F1"), 10) is None:
            sys.exit("bench: F1 does not make the kiosk speak")
        for i in range(count):
            if not sound.wait_for_silence():
                sys.exit("bench: the kiosk does not stop speaking")
            # The next thing on the screen, and the same once more.
            seconds = sound.sound_after(lambda: world.hands.press("F2" if i % 2 else "Tab"))
            found += [] if seconds is None else [seconds]
    return found


def start(program):
    """(seconds to where it can be used, MiB of its proportional set, MiB resident), closed."""
    with program:
        ready = program.wait_until_ready()
        if ready is None:
            sys.exit("bench: a program shows nothing")
        time.sleep(2)
        return (ready, *memory_mib(program.pid))


def rest(program, seconds):
    """(per cent of a core, MiB proportional, MiB resident) while nobody is there, closed."""
    with program:
        program.wait_until_ready()
        time.sleep(5)  # What a start leaves behind.
        before = processor_seconds(program.pid)
        time.sleep(seconds)
        used = processor_seconds(program.pid) - before
        return (100 * used / seconds, *memory_mib(program.pid))
