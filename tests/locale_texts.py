"""locale_texts.py: the programs' texts as the sources have them, and their catalogues (PO files).

The kiosk's texts (locales/*.po) are what xgettext finds in app/kiosk, platform and the console's
page for visitors, app/console/receipt: tr("..."), tr_n("...", "...", n) and, for tables of texts
that are translated later, N_("..."). The console's (locales/console/*.po) are the same in the rest
of app/console and in sync/protocol, and {{#t}}...{{/t}} in its templates. A comment above a text
that begins with "Translators:" goes with it to its translators.
"""

import re
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Program:
    name: str
    folders: tuple  # where its texts come from
    home: str  # where its messages.pot and its catalogues are
    complete: tuple  # the languages that must have every text
    without: tuple = ()  # folders in those folders whose texts are another program's


PROGRAMS = [
    Program("kiosk", ("app/kiosk", "app/console/receipt", "platform"), "locales", ("cy",)),
    # What devices report is put in words where both ends have them.
    Program("console", ("app/console", "sync/protocol"), "locales/console", ("cy",),
            ("app/console/receipt",)),
]
KEYWORDS = ["tr:1", "tr_n:1,2", "translate:2", "translate_plural:2,3", "show:2",
            "show_plural:2,3", "N_:1"]
MARKED = re.compile(r"\{\{#t\}\}(.*?)\{\{/t\}\}", re.DOTALL)
# Without line numbers: a text that moves within its file changes no catalogue.
LAYOUT = ["--no-wrap", "--add-location=file"]
HEADER = """\
# Texts of Candour’s {name}, as xgettext finds them in {folders}.
msgid ""
msgstr ""
"Project-Id-Version: Candour\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""
# What differs between two extractions of the same texts: days, and what a newer xgettext guesses.
PASSING = re.compile(r'^("(POT-Creation|PO-Revision)-Date: .*|#, .*-format.*)\n', re.MULTILINE)
REVIEW = re.compile(r"^X-Candour-Review: *(.*?) *$", re.MULTILINE)
QUOTED = re.compile(r'^"(.*)"$')
ESCAPES = {"\\": "\\", '"': '"', "n": "\n", "t": "\t"}


@dataclass
class Entry:
    line: int = 0
    context: str = ""
    source: str = ""
    plural: str = ""
    translations: dict = field(default_factory=dict)  # plural form: text
    fuzzy: bool = False
    obsolete: bool = False

    @property
    def key(self):
        return (self.context, self.source)

    @property
    def is_translated(self):
        return bool(self.translations) and all(self.translations.values())


def unescape(text):
    return re.sub(r"\\(.)", lambda match: ESCAPES.get(match.group(1), match.group(1)), text)


def escape(text):
    for letter, char in ESCAPES.items():
        text = text.replace(char, "\\" + letter)
    return text


def read_po(text):
    """The entries of a PO file, its header (empty source) included."""
    entries, entry, target = [], Entry(), None
    for number, raw in enumerate(text.splitlines() + [""], 1):
        line = raw.strip()
        if line.startswith("#~"):
            entry.obsolete = True
            line = line[2:].strip()
        if line.startswith("#,") and "fuzzy" in line:
            entry.fuzzy = True
        word, _, rest = line.partition(" ")
        if not line:
            if target:
                entries.append(entry)
            entry, target = Entry(), None
        elif word.startswith("msg"):
            if word in ("msgid", "msgctxt") and target and target.startswith("msgstr"):
                entries.append(entry)
                entry = Entry()
            entry.line = entry.line or number
            target = word
            add_text(entry, target, rest)
        elif line.startswith('"') and target:
            add_text(entry, target, line)
    return entries


def add_text(entry, target, quoted):
    match = QUOTED.match(quoted)
    text = unescape(match.group(1)) if match else ""
    if target == "msgctxt":
        entry.context += text
    elif target == "msgid":
        entry.source += text
    elif target == "msgid_plural":
        entry.plural += text
    else:
        form = int(target[len("msgstr[") : -1]) if "[" in target else 0
        entry.translations[form] = entry.translations.get(form, "") + text


def texts_of(pot):
    """{key: entry} of the texts of a PO file, without its header."""
    return {entry.key: entry for entry in read_po(pot) if entry.source and not entry.obsolete}


def header_of(entries):
    return next((entry for entry in entries if not entry.source), Entry(line=1))


def review_of(header):
    """Who reviewed a catalogue, in its header's words; empty where it does not say."""
    said = REVIEW.search(header.translations.get(0, ""))
    return said.group(1) if said else ""


def files_of(root, program, suffixes):
    for folder in program.folders:
        for file in sorted((root / folder).rglob("*")):
            path = file.relative_to(root)
            is_others = any(path.is_relative_to(other) for other in program.without)
            if file.suffix in suffixes and "node_modules" not in file.parts and not is_others:
                yield path.as_posix()


def marked_texts(root, program):
    """Every text that a template marks, with its files, as entries of a PO file."""
    places = {}
    for file in files_of(root, program, (".mustache",)):
        for text in MARKED.findall((root / file).read_text(encoding="utf-8")):
            places.setdefault(text, {})[file] = True
    for text, files in places.items():
        yield f'\n#: {" ".join(files)}\nmsgid "{escape(text)}"\nmsgstr ""\n'


def run(command, root):
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{command[0]} ended with {done.returncode}: {done.stderr.strip()}")
    return done.stdout


def extract(root, program):
    """What messages.pot has to be: each text once, with the files that it is in."""
    sources = list(files_of(root, program, (".h", ".cpp")))
    header = HEADER.format(name=program.name, folders=" and ".join(program.folders))
    with tempfile.TemporaryDirectory() as folder:
        marked, found = f"{folder}/marked.pot", f"{folder}/found.pot"
        words = header + "".join(marked_texts(root, program))
        Path(marked).write_text(words, encoding="utf-8")
        parts = [marked]
        if sources:
            command = ["xgettext", "--from-code=UTF-8", "--language=C++", "--force-po", *LAYOUT]
            command += ["--add-comments=Translators:", "--keyword"]
            command += [f"--keyword={keyword}" for keyword in KEYWORDS]
            run([*command, f"--output={found}", *sources], root)
            parts.append(found)
        # The first header is taken, which has neither dates nor addresses.
        pot = run(["msgcat", "--force-po", "--use-first", *LAYOUT, *parts], root)
    return PASSING.sub("", pot)


def catalogues_of(root, program):
    return sorted((root / program.home).glob("*.po"))


@dataclass(frozen=True)
class Coverage:
    path: str
    translated: int
    total: int
    review: str

    @property
    def is_reviewed(self):
        return bool(self.review) and not self.review.startswith("machine-drafted")


def coverage(root):
    """How much of its messages.pot each catalogue has, and who reviewed it."""
    for program in PROGRAMS:
        pot = root / program.home / "messages.pot"
        texts = texts_of(pot.read_text(encoding="utf-8")) if pot.exists() else {}
        for path in catalogues_of(root, program):
            entries = read_po(path.read_text(encoding="utf-8"))
            done = {entry.key for entry in entries if entry.is_translated and not entry.fuzzy}
            here = f"{program.home}/{path.name}"
            review = review_of(header_of(entries))
            yield Coverage(here, len(done & texts.keys()), len(texts), review)
