"""prompt_files.py: recordings of the kiosk's texts, as ./candour prompts and the build know them.

assets/prompts/TAG holds one WAV file a text, named by the first twelve digits of the SHA-256 of the
English text (or of an organisation's own text in its first language), and index.tsv: the file, what
its bytes were when it was listed (their SHA-256's first twelve digits), and what it says. The kiosk
plays a recording only where the words on the screen are those of the index.
"""

import hashlib
import json
import sys
from array import array
from dataclasses import dataclass, field
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests"))

from locale_texts import read_po, texts_of  # noqa: E402

HEAD = """\
# What each recording says, in the order of the files' names; ./candour prompts writes this.
# file<TAB>sum of its bytes<TAB>its words (\\n is a new line)
"""
RATES = range(16_000, 48_001)
SECONDS_MAX = 120
PEAK_MIN = 3_000  # Of 32,767: about -21 dB. Quieter ones are not understood in a waiting room.
QUIET = 300  # About -41 dB.
SILENCE_MAX_S = 1.0  # Before and after the words.
CLIPPED_RUN = 4  # Samples in a row at the very top are cut off, not loud.
# Letters a second: faster nobody speaks, slower something is wrong with the file.
PACE = (2, 40)


@dataclass(frozen=True)
class Prompt:
    key: str  # The English text, or an organisation's in its first language.
    text: str  # In the language that is recorded.

    @property
    def file(self):
        return hashlib.sha256(self.key.encode("utf-8")).hexdigest()[:12] + ".wav"


def is_recordable(text):
    """What is filled in while the kiosk runs can only be synthesised."""
    return bool(text.strip()) and "{" not in text


def kiosk_prompts(root, tag):
    """The program's texts in the language, in the order of the POT."""
    pot = texts_of((root / "locales/messages.pot").read_text(encoding="utf-8"))
    singular = [entry for entry in pot.values() if not entry.plural]
    if tag == "en":
        texts = {entry.source: entry.source for entry in singular}
    else:
        path = root / f"locales/{tag}.po"
        entries = read_po(path.read_text(encoding="utf-8")) if path.exists() else []
        texts = {entry.source: entry.translations[0] for entry in entries
                 if entry.source and entry.is_translated and not entry.fuzzy}
    found = [(entry.source, texts.get(entry.source, "")) for entry in singular]
    return [Prompt(key, text) for key, text in found if is_recordable(text)]


def own_prompts(organisation, tag):
    """Each text of an organisation's file that it has in the language."""
    languages = organisation["languages"]
    found = {}

    def look(node):
        if isinstance(node, dict) and node and node.keys() <= set(languages):
            key = next(node[language] for language in languages if language in node)
            if is_recordable(node.get(tag, "")):
                found.setdefault(key, Prompt(key, node[tag]))
        elif isinstance(node, (dict, list)):
            for part in node.values() if isinstance(node, dict) else node:
                look(part)

    look(organisation)
    return list(found.values())


def read_organisation(path):
    return json.loads(Path(path).read_text(encoding="utf-8"))


def sum_of(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def escaped(text):
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")


@dataclass
class Row:
    file: str
    sum: str
    text: str  # Escaped.


def read_index(folder):
    path = folder / "index.tsv"
    if not path.exists():
        return {}
    rows = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            file, sum_, text = line.split("\t", 2)
            rows[file] = Row(file, sum_, text)
    return rows


def write_index(folder, rows):
    lines = [f"{row.file}\t{row.sum}\t{row.text}\n" for _, row in sorted(rows.items())]
    (folder / "index.tsv").write_text(HEAD + "".join(lines), encoding="utf-8")


def list_new(folder, prompts):
    """Puts what was recorded, or recorded again, into the index with the words of now. How many."""
    rows = read_index(folder)
    known = {prompt.file: prompt for prompt in prompts}
    new = 0
    for path in sorted(folder.glob("*.wav")):
        prompt = known.get(path.name)
        sum_ = sum_of(path)
        if prompt and (path.name not in rows or rows[path.name].sum != sum_):
            rows[path.name] = Row(path.name, sum_, escaped(prompt.text))
            new += 1
    gone = [name for name in rows if not (folder / name).exists()]
    for name in gone:
        del rows[name]
    if new or gone:
        write_index(folder, rows)
    return new


@dataclass
class Coverage:
    tag: str
    recorded: int = 0
    stale: list = field(default_factory=list)  # Prompts whose words have changed since.
    missing: list = field(default_factory=list)
    unknown: list = field(default_factory=list)  # Files that no text has.

    @property
    def total(self):
        return self.recorded + len(self.stale) + len(self.missing)


def coverage(folder, tag, prompts):
    found = Coverage(tag)
    rows = read_index(folder)
    for prompt in prompts:
        row = rows.get(prompt.file)
        if row is None or not (folder / prompt.file).exists():
            found.missing.append(prompt)
        elif row.text != escaped(prompt.text):
            found.stale.append(prompt)
        else:
            found.recorded += 1
    names = {prompt.file for prompt in prompts}
    found.unknown = sorted(path.name for path in folder.glob("*.wav") if path.name not in names)
    return found


def read_wav(path):
    """(rate, samples) or the words of what is wrong."""
    data = path.read_bytes()
    if data[:4] != b"RIFF" or data[8:12] != b"WAVE":
        return "it is no WAV file"
    at, rate = 12, 0
    while at + 8 <= len(data):
        name, size = data[at:at + 4], int.from_bytes(data[at + 4:at + 8], "little")
        body = data[at + 8:at + 8 + size]
        if name == b"fmt ":
            kind, channels, rate = (int.from_bytes(body[a:b], "little")
                                    for a, b in ((0, 2), (2, 4), (4, 8)))
            bits = int.from_bytes(body[14:16], "little")
            if kind != 1 or channels != 1 or bits != 16 or rate not in RATES:
                return (f"it has {channels} channels, {bits} bits, {rate} Hz; record one channel, "
                        "16 bits PCM, 16,000 to 48,000 Hz")
        if name == b"data":
            if not rate or len(body) < size or size < 2:
                return "it is cut short"
            samples = array("h", body[:size // 2 * 2])
            if sys.byteorder == "big":
                samples.byteswap()
            return rate, samples
        at += 8 + size + size % 2
    return "it is cut short"


def clips(samples):
    run = 0
    for sample in samples:
        run = run + 1 if abs(sample) >= 32_767 else 0
        if run >= CLIPPED_RUN:
            return True
    return False


def faults_of(path, text):
    """Sentences of what a listener would suffer from."""
    read = read_wav(path)
    if isinstance(read, str):
        return [read]
    rate, samples = read
    seconds = len(samples) / rate
    faults = []
    peak = max(abs(sample) for sample in samples)
    if peak < PEAK_MIN:
        return [f"it is nearly silent (its loudest sample is {peak} of 32,767)"]
    if clips(samples):
        faults.append("its loudest parts are cut off: record it with less gain")
    loud = [place for place, sample in enumerate(samples) if abs(sample) >= QUIET]
    before, after = loud[0] / rate, (len(samples) - 1 - loud[-1]) / rate
    for place, silence in (("before", before), ("after", after)):
        if silence > SILENCE_MAX_S:
            faults.append(f"{silence:.1f} s of silence {place} the words: cut it")
    if seconds > SECONDS_MAX:
        faults.append(f"it takes {seconds:.0f} s; the kiosk plays at most {SECONDS_MAX}")
    spoken = max(seconds - before - after, 0.01)
    pace = len(text) / spoken
    # One word may be said slowly.
    if pace > PACE[1] or (pace < PACE[0] and len(text) > 10):
        faults.append(f"{spoken:.1f} s for {len(text)} letters: is it the right text, whole?")
    return faults
