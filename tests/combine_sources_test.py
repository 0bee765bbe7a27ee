"""Sources that are compiled together: which are kept apart, and that none is lost.

Run by CTest (combine_sources).
"""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[1] / "platform/build/combine_sources.py"


def combined(sources):
    """The groups into which the script puts these files: {name: text}."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, text in sources.items():
            (root / name).write_text(text, encoding="utf-8")
        files = [name for name in sources if name.endswith(".cpp")]
        done = subprocess.run([sys.executable, SCRIPT, root / "out", root, *files],
                              stdout=subprocess.PIPE, text=True, check=True)
        texts = [Path(line).read_text(encoding="utf-8") for line in done.stdout.split()]
        return [[line.split('"')[1] for line in text.splitlines()] for text in texts]


def source(body, head=""):
    return f"{head}namespace candour::x {{\nnamespace {{\n{body}\n}}  // namespace\n}}\n"


class Groups(unittest.TestCase):
    def test_nothing_is_lost_or_doubled(self):
        names = [f"f{i}.cpp" for i in range(20)]
        groups = combined({name: source(f"int own_{i} = 0;") for i, name in enumerate(names)})
        self.assertEqual([file for group in groups for file in group], names)
        self.assertLess(len(groups), 5)

    def test_two_local_things_of_one_name_are_apart(self):
        for one, two in [("int limit = 1;", "constexpr long limit = 2;"),
                         ("Error invalid(std::string what) {", "Status invalid(int n) {"),
                         ("struct Row {", "enum class Row {"),
                         ("using Json = int;", "struct Json {")]:
            groups = combined({"a.cpp": source(one), "b.cpp": source(two)})
            self.assertEqual(groups, [["a.cpp"], ["b.cpp"]], one)

    def test_a_local_thing_is_apart_from_who_sees_another_of_its_name(self):
        header = "namespace candour::x {\nint counted(int n);\n}\n"
        groups = combined({"words.h": header, "a.cpp": source("long counted(long n) {"),
                           "b.cpp": source("int other = 0;", '#include "words.h"\n')})
        self.assertEqual(groups, [["a.cpp"], ["b.cpp"]])

    def test_what_is_taken_from_two_places_is_apart(self):
        groups = combined({"a.cpp": source("using complaint::Entry;"),
                           "b.cpp": source("using survey::Entry;"),
                           "c.cpp": source("using complaint::Entry;")})
        self.assertEqual(groups, [["a.cpp", "c.cpp"], ["b.cpp"]])

    def test_an_enumeration_that_is_opened_wide_is_alone(self):
        groups = combined({"a.cpp": source("using enum Field;"), "b.cpp": source("int b = 0;"),
                           "c.cpp": source("int c = 0;")})
        self.assertEqual(groups, [["a.cpp"], ["b.cpp", "c.cpp"]])


if __name__ == "__main__":
    unittest.main()
