#!/usr/bin/env python3
"""check_locales.py [ROOT]: every text of the programs is translated, whole, in every catalogue.

The kiosk's texts (locales/*.po) are what xgettext finds in app/kiosk and platform: tr("..."),
tr_n("...", "...", n) and, for tables of texts that are translated later, N_("..."). The console's
(locales/console/*.po) are the same in app/console, and {{#t}}...{{/t}} in its templates; Welsh must
be there. Ends with 1 and one line a fault.
"""

import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

# Where texts come from, where their catalogues are, and which of these must be there.
PROGRAMS = [
    (("app/kiosk", "platform"), "locales", []),
    (("app/console",), "locales/console", ["cy"]),
]
KEYWORDS = ["tr:1", "tr_n:1,2", "translate:2", "translate_plural:2,3", "N_:1"]
MARKED = re.compile(r"\{\{#t\}\}(.*?)\{\{/t\}\}", re.DOTALL)
# Keys and markup of a template's text, which its translation must keep as they are.
MARKUP = re.compile(r"\{\{.*?\}\}|<[^>]*>")
PLACEHOLDER = re.compile(r"\{[a-z_0-9]+\}")
QUOTED = re.compile(r'^"(.*)"$')
ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}


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


def unescape(text):
    return re.sub(r"\\(.)", lambda match: ESCAPES.get(match.group(1), match.group(1)), text)


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


def marked_texts(root, folders):
    """{key: entry} of every text that a template marks."""
    texts = {}
    for folder in folders:
        for file in sorted((root / folder).rglob("*.mustache")):
            if "node_modules" in file.parts:
                continue
            for text in MARKED.findall(file.read_text(encoding="utf-8")):
                entry = Entry(source=text)
                texts[entry.key] = entry
    return texts


def used_texts(root, folders):
    """{key: entry} of every text in the sources, from xgettext, and in the templates."""
    files = [
        str(file.relative_to(root))
        for folder in folders
        for file in sorted((root / folder).rglob("*"))
        if file.suffix in (".h", ".cpp") and "node_modules" not in file.parts
    ]
    texts = marked_texts(root, folders)
    if not files:
        return texts
    command = ["xgettext", "--from-code=UTF-8", "--language=C++", "--no-wrap", "--keyword"]
    command += [f"--keyword={keyword}" for keyword in KEYWORDS] + ["--output=-"] + files
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    texts |= {entry.key: entry for entry in read_po(done.stdout) if entry.source}
    return texts


def placeholders(text):
    return set(PLACEHOLDER.findall(text))


def check_entry(entry):
    """What is wrong with one translation. A plural form may leave a number out, never add one."""
    if entry.obsolete:
        yield "is obsolete: delete it"
        return
    if entry.fuzzy:
        yield "is fuzzy: check it and remove the mark"
    if not entry.translations or not all(entry.translations.values()):
        yield "is not translated"
        return
    needed = placeholders(entry.source)
    allowed = needed | placeholders(entry.plural)
    if entry.plural:
        needed = needed & placeholders(entry.plural)
    for text in entry.translations.values():
        wrong = (needed - placeholders(text)) | (placeholders(text) - allowed)
        if wrong:
            yield "has other placeholders than the source: " + ", ".join(sorted(wrong))
        if MARKUP.search(entry.source + text) and sorted(MARKUP.findall(entry.source)) != sorted(
            MARKUP.findall(text)
        ):
            yield "has other markup than the source"


def check_header(header, language):
    text = header.translations.get(0, "")
    if f"Language: {language}\n" not in text:
        yield f"the header does not say Language: {language}"
    if "charset=UTF-8" not in text:
        yield "the header does not say charset=UTF-8"
    if "Plural-Forms:" not in text:
        yield "the header has no Plural-Forms"


def check_plural(entry, header):
    """A plural has all forms of its language."""
    forms = re.search(r"nplurals=(\d+)", header.translations.get(0, ""))
    if entry.plural and forms and len(entry.translations) != int(forms.group(1)):
        yield f"has {len(entry.translations)} of {forms.group(1)} plural forms"


def check_catalogue(path, here, used):
    entries = read_po(path.read_text(encoding="utf-8"))
    header = next((entry for entry in entries if not entry.source), Entry(line=1))
    for fault in check_header(header, path.stem):
        yield f"{here}:{header.line}: {fault}"
    for entry in entries:
        if entry.source:
            for fault in [*check_entry(entry), *check_plural(entry, header)]:
                yield f'{here}:{entry.line}: "{entry.source}" {fault}'
    present = {entry.key: entry for entry in entries if not entry.obsolete}
    for key, entry in used.items():
        if key not in present:
            yield f'{here}: "{entry.source}" is missing'
        elif bool(entry.plural) != bool(present[key].plural):
            yield f'{here}:{present[key].line}: "{entry.source}" is plural in one place only'
    for key, entry in present.items():
        if entry.source and key not in used:
            yield f'{here}:{entry.line}: "{entry.source}" is used nowhere: delete it'


def check_compiles(path, here):
    with tempfile.TemporaryDirectory() as folder:
        command = ["msgfmt", "-c", "-o", f"{folder}/out.mo", str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        words = done.stderr.strip().splitlines()
        yield f"{here}: msgfmt refuses it: {words[0] if words else 'no reason given'}"


def check_program(root, folders, home, languages):
    used = used_texts(root, folders)
    catalogues = sorted((root / home).glob("*.po"))
    if used and not catalogues:
        yield f"{home}/: {folders[0]} has texts, and there is no catalogue"
        return
    for language in languages:
        if used and not (root / home / f"{language}.po").exists():
            yield f"{home}/{language}.po is missing"
    for path in catalogues:
        here = f"{home}/{path.name}"
        yield from check_compiles(path, here)
        yield from check_catalogue(path, here, used)


def check(root):
    """Every fault under `root`, as lines for people."""
    problems = []
    for folders, home, languages in PROGRAMS:
        problems += check_program(Path(root), folders, home, languages)
    return problems


def main():
    root = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    problems = check(root)
    for problem in problems:
        print(problem)
    count = sum(len(used_texts(root, folders)) for folders, _, _ in PROGRAMS)
    print(f"check_locales: {count} texts, {len(problems)} faults")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
