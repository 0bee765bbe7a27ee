"""Usage: combine_sources.py FOLDER ROOT FILE...

Writes FOLDER/0.cpp and so on, each of which includes some of the FILEs (paths from ROOT), and
prints their paths, one a line. A header that many sources share is then read, and what it makes is
then compiled, once for each combined file and not once for each source. A source that gives a name
to something of its own is never put together with one that sees another thing of that name.
"""

import dataclasses
import functools
import re
import sys
from pathlib import Path

FILES_MAX = 8

# Declarations begin in the first column: clang-format indents nothing for a namespace.
TYPE = re.compile(r"(?:struct|class|enum class|enum|union) (\w+)")
ALIAS = re.compile(r"using (\w+) =")
TAKEN = re.compile(r"using ((?:\w+::)*)(\w+);")
MACRO = re.compile(r"#define (\w+)")
VALUE_OR_FUNCTION = re.compile(r"(?:[\w:&*\[\]]|<[^(=]*>|, | )*?\b(\w+)\s*(?:\(|=|\{|\[|;)")
NO_DECLARATION = re.compile(r"\s|}|//|#|TEST_CASE|SCENARIO|namespace|using|template|$")
INCLUDE = re.compile(r'#include "([^"]+)"', re.MULTILINE)
NAMESPACE = re.compile(r"namespace ([\w:]+ )?\{")
# All of an enumeration's names would be its neighbours' too.
ALONE = re.compile(r"using enum\b", re.MULTILINE)


@dataclasses.dataclass
class Names:
    """Each name with its namespace, as the names of one namespace are what can clash."""

    local: set = dataclasses.field(default_factory=set)  # In a namespace without a name.
    shared: set = dataclasses.field(default_factory=set)
    taken: dict = dataclasses.field(default_factory=dict)  # With where each is taken from.

    def add(self, other):
        self.local |= other.local
        self.shared |= other.shared
        self.taken |= other.taken


def declared(text):
    """What one source or header declares."""
    names, space, local = Names(), "", False
    for line in text.splitlines():
        if match := NAMESPACE.match(line):
            local = match.group(1) is None
            space = space if local else match.group(1)
        elif line.startswith("}  // namespace"):
            local = False
        elif match := TAKEN.match(line):
            names.taken[space, match.group(2)] = match.group(1)
        elif match := MACRO.match(line):
            names.local.add(("", match.group(1)))
        elif (match := TYPE.match(line) or ALIAS.match(line)) or (
            not NO_DECLARATION.match(line) and (match := VALUE_OR_FUNCTION.match(line))
        ):
            (names.local if local else names.shared).add((space, match.group(1)))
    return names


@functools.cache
def seen_through(root, header):
    """The names that whoever includes this header sees."""
    path = root / header
    if not path.is_file():
        return frozenset()
    text = path.read_text(encoding="utf-8")
    names = declared(text)
    seen = names.local | names.shared | names.taken.keys()
    return frozenset(seen.union(*(seen_through(root, one) for one in INCLUDE.findall(text))))


def names_in(root, text):
    """What is local to a source of this text, and what else it sees."""
    names = declared(text)
    seen = frozenset().union(*(seen_through(root, one) for one in INCLUDE.findall(text)))
    # What is declared outside, and in no header: it is this source's own.
    names.local |= names.shared - seen
    names.shared = set(seen)
    return names


def clash(one, other):
    """Whether a name would mean two things."""
    if one.local & (other.local | other.shared | other.taken.keys()):
        return True
    if any(other.taken.get(name, source) != source for name, source in one.taken.items()):
        return True
    return bool(one.taken.keys() & (other.local | other.shared))


def grouped(root, files):
    """Lists of files; each file goes to the first list in which no name clashes with its."""
    alone, groups = [], []
    for file in dict.fromkeys(files):
        text = (root / file).read_text(encoding="utf-8")
        if ALONE.search(text):
            alone.append([file])
            continue
        names = names_in(root, text)
        for group, theirs in groups:
            if len(group) < FILES_MAX and not (clash(names, theirs) or clash(theirs, names)):
                group.append(file)
                theirs.add(names)
                break
        else:
            groups.append(([file], names))
    return alone + [group for group, _ in groups]


def main():
    folder, root, *files = sys.argv[1:]
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for number, group in enumerate(grouped(Path(root), files)):
        path = folder / f"{number}.cpp"
        text = "".join(f'#include "{file}"\n' for file in group)
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
        print(path)


if __name__ == "__main__":
    main()
