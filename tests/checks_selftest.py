#!/usr/bin/env python3
"""checks_selftest.py: each rule of the checks beside it catches a planted fault."""

import contextlib
import io
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))

import check_layers  # noqa: E402
import check_locales  # noqa: E402
import check_programs  # noqa: E402
import check_requirements  # noqa: E402
import locales  # noqa: E402
import tidy  # noqa: E402

HEADER = "// thing: what it is for.\n#pragma once\n"

CLEAN_TREE = {
    "core/base/clock.h": HEADER + "#include <chrono>\nusing Day = std::chrono::sys_days;\n",
    "core/survey/flow.h": HEADER + '#include "core/base/clock.h"\n// steady_clock is not for us.\n',
    "sync/client/outbox.h": HEADER + '#include "core/survey/flow.h"\n#include <vector>\n',
    "sync/server/intake.h": HEADER + "#include <string>\n",
    "app/kiosk/ui/item.h": HEADER + "#include <string>\n",
    "app/kiosk/ui/widgets.h": HEADER + "#include <imgui.h>\n",
    "app/kiosk/flow/flow.h": HEADER + '#include "app/kiosk/ui/item.h"\n',
    "app/kiosk/flow/flow.cpp": "// flow: the texts.\n"
    'auto title = tr("Thank you");\n'
    'auto many = tr_n("{count} word of {who}", "{count} words of {who}", n);\n'
    'auto left = tr("{n} of {all} left");\n',
    "app/console/inbox.cpp": "// inbox: the list.\n#include <kainjow/mustache.hpp>\n",
    "platform/net/http_server.cpp": "// server: HTTP.\n#include <boost/beast/core.hpp>\n",
    "platform/storage/sqlite.cpp": "// sqlite: the store.\n#include <sqlite3.h>\n",
    "tests/core/flow_test.cpp": "// flow_test: a test.\n#include <catch2/catch.hpp>\n"
    'int x = randombytes_set_implementation("fake");\n',
    **{
        f"{folder}/README.md": f"# {folder}\n\nSee `core/base/clock.h` and `flow.h`.\n"
        for folder in tidy.TOP_FOLDERS
    },
    "locales/cy.po": 'msgid ""\nmsgstr ""\n"Language: cy\\n"\n"MIME-Version: 1.0\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
    '"X-Candour-Review: Ann Jones, 2027-01-31\\n"\n\n'
    '# Said at the end.\nmsgid "Thank you"\nmsgstr "Diolch"\n\n'
    'msgid "{count} word of {who}"\nmsgid_plural "{count} words of {who}"\n'
    'msgstr[0] "un gair gan {who}"\nmsgstr[1] "{count} gair gan {who}"\n\n'
    'msgid "{n} of {all} left"\nmsgstr "{n} o {all} ar ôl"\n',
}

# What `locale_faults` does with a tree, one after the other; the last one's answer is looked at.
LOCALES = {
    "extract": locales.extract_all,
    "merge": locales.merge_all,
    "check": check_locales.check,
    "coverage": lambda root: list(locales.coverage(root)),
    "pot": lambda root: (root / "locales/messages.pot").read_text(encoding="utf-8"),
    "welsh": lambda root: (root / "locales/cy.po").read_text(encoding="utf-8"),
}


class PlantedFaults(unittest.TestCase):
    """Each case: a file, its text (or a change of the clean text), and words of the report."""

    def faults(self, check, changes):
        with tempfile.TemporaryDirectory() as folder:
            for path, text in {**CLEAN_TREE, **changes}.items():
                if text is not None:
                    file = Path(folder) / path
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_text(text, encoding="utf-8")
            return check(folder)

    def assert_each_is_caught(self, check, cases):
        for path, text, words in cases:
            with self.subTest(path=path, words=words):
                faults = self.faults(check, {path: text})
                self.assertTrue(
                    any(fault.startswith(path) and words in fault for fault in faults),
                    f"planted in {path}: {text!r}\nreported: {faults}",
                )

    def test_a_clean_tree_passes(self):
        self.assertEqual(self.faults(check_layers.check, {}), [])
        self.assertEqual(self.faults(tidy.check, {}), ([], []))

    def test_an_empty_tree_is_no_clean_tree(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assertTrue(check_layers.check(folder))
            self.assertTrue(tidy.check(folder)[0])

    def test_layers_catch_an_arrow_to_the_right(self):
        self.assert_each_is_caught(
            check_layers.check,
            [
                ("core/x.h", '#include "sync/client/outbox.h"\n', "must not include sync"),
                ("core/base/x.h", '#include "core/survey/flow.h"\n', "core/base must not"),
                ("sync/x.h", '#include "app/kiosk/ui/item.h"\n', "must not include app"),
                ("sync/client/x.h", '#include "sync/server/intake.h"\n', "must not include"),
                ("app/kiosk/x.h", '#include "sync/server/intake.h"\n', "must not include"),
                ("app/kiosk/x.h", '#include "app/console/x.h"\n', "no file of the project"),
                ("app/console/x.h", '#include "app/kiosk/ui/item.h"\n', "must not include"),
                ("app/console/x.h", '#include "platform/net/x.h"\n', "no file of the project"),
                ("core/survey/x.h", '#include "flow.h"\n', "include by the path from the root"),
            ],
        )

    def test_layers_catch_a_header_outside_its_home(self):
        headers = {
            "SDL": "SDL2/SDL.h",
            "ImGui": "imgui.h",
            "SQLite": "sqlite3.h",
            "PostgreSQL": "libpq-fe.h",
            "Boost": "boost/locale.hpp",
            "Beast": "boost/beast/http.hpp",
            "curl": "curl/curl.h",
            "OpenSSL": "openssl/ssl.h",
            "OpenGL": "GL/gl.h",
            "Cairo": "cairo.h",
            "Pango": "pango/pangocairo.h",
            "operating system": "sys/stat.h",
            "threads": "thread",
            "files": "fstream",
        }
        for folder in ("core/survey", "sync/client", "app/kiosk/flow", "app/console"):
            self.assert_each_is_caught(
                check_layers.check,
                [(f"{folder}/x.cpp", f"#include <{h}>\n", kind) for kind, h in headers.items()],
            )
        self.assert_each_is_caught(
            check_layers.check,
            [
                ("app/kiosk/screens/x.cpp", '#include "imgui.h"\n', "ImGui belongs"),
                ("core/survey/x.cpp", "#include <mutex>\n", "locks belongs"),
                ("platform/text/x.cpp", "#include <imgui.h>\n", "ImGui belongs"),
                ("platform/net/x.cpp", "#include <sqlite3.h>\n", "SQLite belongs"),
                ("platform/net/x.cpp", "#include <kainjow/mustache.hpp>\n", "Mustache belongs"),
                ("platform/net/x.cpp", "#include <catch2/catch.hpp>\n", "tests only"),
            ],
        )

    def test_layers_catch_a_second_file_with_beast(self):
        beast = "#include <boost/asio.hpp>\n"
        self.assert_each_is_caught(
            check_layers.check, [("platform/net/z.cpp", beast, "exactly one .cpp")]
        )
        header = {"platform/net/a.h": HEADER + beast}
        user = '// z: uses it.\n#include "platform/net/a.h"\n'
        faults = self.faults(check_layers.check, {**header, "platform/net/z.cpp": user})
        self.assertTrue(any("exactly one .cpp" in fault for fault in faults), faults)
        self.assertEqual(self.faults(check_layers.check, header), [])

    def test_layers_catch_imgui_behind_a_project_header(self):
        include = '#include "app/kiosk/ui/widgets.h"\n'
        self.assert_each_is_caught(
            check_layers.check,
            [
                ("app/kiosk/flow/x.cpp", include, "widgets.h -> imgui.h"),
                ("app/kiosk/play/x.cpp", include, "widgets.h -> imgui.h"),
            ],
        )

    def test_layers_catch_words_that_touch_the_world(self):
        words = [
            "auto t = std::chrono::system_clock::now();",
            "auto t = std::chrono::steady_clock::now();",
            "std::random_device seed;",
            "std::thread worker;",
            "std::ofstream file(name);",
            'FILE* file = fopen("x", "w");',
            "auto t = time(nullptr);",
        ]
        for folder in ("core/survey", "sync/server", "app/kiosk/flow"):
            self.assert_each_is_caught(
                check_layers.check, [(f"{folder}/x.cpp", word, "constructors") for word in words]
            )

    def test_layers_catch_widgets_and_fake_randomness(self):
        calls = ("Text", "TextUnformatted", "InputText", "InputTextMultiline", "Button", "Checkbox")
        cases = [
            (f"{folder}/x.cpp", f'ImGui::{call}("a");\n', f"ImGui::{call}")
            for folder in ("app/kiosk/ui", "platform/device")
            for call in calls
        ]
        cases.append(("app/kiosk/ui/x.cpp", "list->AddText(place, colour, a);\n", "AddText"))
        fake = "randombytes_set_implementation(&fake);\n"
        cases.append(("platform/system/x.cpp", fake, "tests only"))
        self.assert_each_is_caught(check_layers.check, cases)

    def test_programs_catch_one_that_can_fake_randomness(self):
        fake = (
            f'extern "C" int {check_programs.FORBIDDEN}(void*);\n'
            f"int main() {{ return {check_programs.FORBIDDEN}(nullptr); }}\n"
        )
        honest = "#include <cstdio>\nint main() { return std::puts(\"\"); }\n"
        with tempfile.TemporaryDirectory() as folder:
            for name, text, faults in (("fake", fake, 1), ("honest", honest, 0), ("none", None, 1)):
                program = Path(folder, name)
                if text:
                    program.with_suffix(".cpp").write_text(text, encoding="utf-8")
                    command = ["c++", f"{program}.cpp", "-o", str(program), "-lsodium"]
                    subprocess.run(command, check=True)
                self.assertEqual(len(list(check_programs.check(str(program)))), faults, name)

    def test_tidy_catches_what_is_too_long(self):
        function = "// x y: z.\nint f() {\n" + "    g();\n" * 70 + "}\n"
        constructor = "// x y: z.\nT::T(int a) : a_{a} {\n" + "    g();\n" * 70 + "}\n"
        self.assert_each_is_caught(
            lambda root: tidy.check(root)[0],
            [
                ("core/x.cpp", "// x y: z.\nint " + "x" * 100 + ";\n", "columns"),
                ("core/x.cpp", "// x y: z.\n" + "int x;\n" * 500, "501 lines"),
                ("core/x.cpp", function, "a function of 72 lines"),
                ("core/x.cpp", constructor, "a function of 72 lines"),
                ("tests/x.py", "def f():\n" + "    g()\n" * 70, "a function of 71 lines"),
                ("core/README.md", "line\n" * 31, "31 lines"),
            ],
        )
        warnings = self.faults(tidy.check, {"core/x.cpp": "// x y: z.\n" + "int x;\n" * 350})[1]
        self.assertIn("351 lines", warnings[0])

    def test_tidy_leaves_long_data_and_long_classes_alone(self):
        table = "// x y: bank holidays (data table).\nint t[] = {\n" + "    1,\n" * 600 + "};\n"
        a_class = HEADER + "class C {\n" + "    int f() { return 1; }\n" * 100 + "};\n"
        self.assertEqual(self.faults(tidy.check, {"core/x.cpp": table})[0], [])
        self.assertEqual(self.faults(tidy.check, {"core/x.h": a_class})[0], [])

    def test_tidy_lets_a_source_begin_with_its_own_header(self):
        source = '#include "core/x.h"\n\nint a;\n'
        self.assertEqual(self.faults(tidy.check, {"core/x.cpp": source})[0], [])

    def test_tidy_catches_missing_first_lines_and_leftovers(self):
        self.assert_each_is_caught(
            lambda root: tidy.check(root)[0],
            [
                ("core/x.h", "#pragma once\n", "does not say what the file is for"),
                ("core/x.cpp", '#include "core/y.h"\n', "does not say what the file is for"),
                ("core/x.h", "// x y: z.\nint a;\n", "no #pragma once"),
                ("core/x.cpp", "// x y: z.\nint a;  // FIX" "ME later\n", "on the main branch"),
                ("core/x.cpp", "// x y: z.\n// TO" "DO\n", "on the main branch"),
                ("core/x.cpp", "// x y: z.\nint a; \n", "white space"),
                ("core/x.cpp", "// x y: z.\n// store.save(draft);\n", "commented-out code"),
                ("core/x.cpp", "// x y: z.\n    // int a = b(c);\n", "commented-out code"),
                ("core/x.cpp", "// x y: z.\n// if (a) {\n", "commented-out code"),
            ],
        )

    def test_tidy_catches_readmes_that_lie(self):
        self.assert_each_is_caught(
            lambda root: tidy.check(root)[0],
            [
                ("core/README.md", "See `core/base/gone.h`.\n", "does not exist"),
                ("core/README.md", "See `base/gone/`.\n", "does not exist"),
                ("core/README.md", "See `gone.h`.\n", "does not exist"),
                ("core/README.md", "See `gone/`.\n", "does not exist"),
                ("core/README.md", "See `tests/*.flow`.\n", "does not exist"),
                ("README.md", "See `assets/gone.json`.\n", "does not exist"),
                ("README.md", "![A kiosk](assets/gone.png)\n", "leads nowhere"),
                ("sync/README.md", None, "missing"),
            ],
        )

    def test_tidy_leaves_names_that_are_no_paths_alone(self):
        text = "`GET /v1/x`, `build/release/bin/x`, `a/b`, `core::Result`, `--play FILE`, `en`\n"
        self.assertEqual(self.faults(tidy.check, {"core/README.md": text})[0], [])

    def locale_faults(self, changes, words=("extract", "check")):
        """What `locales.py` finds in the clean tree with changes, after its other words."""

        def work(folder):
            with contextlib.redirect_stdout(io.StringIO()):
                return [LOCALES[word](Path(folder)) for word in words][-1]

        return self.faults(work, changes)

    def assert_locale_fault(self, changes, expected):
        with self.subTest(expected=expected):
            faults = self.locale_faults(changes)
            self.assertTrue(any(expected in fault for fault in faults), faults)

    def test_locales_catch_each_fault_of_a_catalogue(self):
        here, clean = "locales/cy.po", CLEAN_TREE["locales/cy.po"]
        self.assertEqual(self.locale_faults({}), [])
        changes = [
            (('msgid "Thank you"\nmsgstr "Diolch"\n', ""), '"Thank you" is missing'),
            (('"Diolch"', '""'), "is not translated"),
            (('"{count} gair gan {who}"', '""'), "some of its plural forms only"),
            (('msgid "Thank you"', '#, fuzzy\nmsgid "Thank you"'), "is fuzzy"),
            (("{n} o {all}", "{n} o {oll}"), "other placeholders"),
            (("{n} o {all}", "{n}"), "other placeholders"),
            (("un gair gan {who}", "un gair"), "other placeholders"),
            (("un gair gan {who}", "{m} gair gan {who}"), "other placeholders"),
            (("words of", "words from"), "another plural"),
            (("Language: cy", "Language: ur"), "Language: cy"),
            (("charset=UTF-8", "charset=ASCII"), "charset=UTF-8"),
            (('"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n', ""), "no Plural-Forms"),
            (("nplurals=2", "nplurals=3"), "2 of 3 plural forms"),
            (('"X-Candour-Review: Ann Jones, 2027-01-31\\n"\n', ""), "who reviewed it"),
            (("Ann Jones, 2027-01-31", ""), "who reviewed it"),
            (('"Diolch"', '"Diolch'), "msgfmt refuses it"),
        ]
        for change, expected in changes:
            self.assertIn(change[0], clean)
            self.assert_locale_fault({here: clean.replace(*change)}, expected)
        extra = '\nmsgid "Goodbye"\nmsgstr "Hwyl"\n'
        self.assert_locale_fault({here: clean + extra}, "used nowhere")
        obsolete = '\n#~ msgid "Old"\n#~ msgstr "Hen"\n'
        self.assert_locale_fault({here: clean + obsolete}, "is obsolete")

    def test_locales_let_other_languages_lack_a_text(self):
        polish = CLEAN_TREE["locales/cy.po"].replace("Language: cy", "Language: pl")
        lacking = polish.replace('"Diolch"', '""').replace(
            'msgid "{n} of {all} left"\nmsgstr "{n} o {all} ar ôl"\n', ""
        )
        self.assertEqual(self.locale_faults({"locales/pl.po": lacking}), [])
        wrong = lacking.replace('""\n\nmsgid "{count}', '"{who}"\n\nmsgid "{count}')
        self.assertNotEqual(wrong, lacking)
        self.assert_locale_fault({"locales/pl.po": wrong}, "locales/pl.po")
        counts = self.locale_faults({"locales/pl.po": lacking}, ("extract", "coverage"))
        self.assertEqual(
            [(found.path, found.translated, found.total) for found in counts],
            [("locales/cy.po", 3, 3), ("locales/pl.po", 1, 3)],
        )
        self.assertEqual(counts[0].review, "Ann Jones, 2027-01-31")

    def test_locales_catch_an_old_messages_pot(self):
        new = '// x y: z.\nauto a = tr("Some "\n    "more");\n'
        here = "locales/messages.pot"
        fresh = self.locale_faults({}, ("extract", "pot"))
        self.assertEqual(self.locale_faults({here: fresh}, ("check",)), [])
        dated = fresh.replace('"MIME', '"POT-Creation-Date: 2027-01-31 12:00+0000\\n"\n"MIME')
        self.assertEqual(self.locale_faults({here: dated}, ("check",)), [])
        old = {here: fresh, "app/kiosk/screens/x.cpp": new}
        self.assertEqual(
            self.locale_faults(old, ("check",)),
            [
                f'{here}: "Some more" is missing: run ./candour locales',
                'locales/cy.po: "Some more" is missing',
            ],
        )
        longer = fresh + '\nmsgid "Goodbye"\nmsgstr ""\n'
        elsewhere = fresh.replace("flow/flow.cpp", "flow/flaw.cpp")
        for pot, expected in ((None, "is missing"), (longer, "nowhere"), (elsewhere, "no fresh")):
            faults = self.locale_faults({here: pot}, ("check",))
            self.assertTrue(faults and expected in faults[0], faults)

    def test_locales_catch_a_missing_catalogue(self):
        faults = self.locale_faults({"locales/cy.po": None})
        self.assertEqual(faults, ["locales/cy.po is missing"])

    def test_locales_merge_guesses_nothing_and_drops_what_is_gone(self):
        code = CLEAN_TREE["app/kiosk/flow/flow.cpp"]
        code = code.replace("{n} of {all} left", "{n} of {all} gone")
        code += '// Translators: on a button.\nauto b = tr_n("{count} key", "{count} keys", n);\n'
        welsh = CLEAN_TREE["locales/cy.po"].replace("nplurals=2", "nplurals=3")
        tree = {"app/kiosk/flow/flow.cpp": code, "locales/cy.po": welsh}
        text = self.locale_faults(tree, ("extract", "merge", "welsh"))
        self.assertIn('# Said at the end.\n#: app/kiosk/flow/flow.cpp\nmsgid "Thank you"\n', text)
        self.assertIn("Ann Jones", text)
        self.assertIn('msgid "{n} of {all} gone"\nmsgstr ""\n', text)
        self.assertNotIn("ar ôl", text)
        self.assertNotIn("fuzzy", text)
        self.assertIn("#. Translators: on a button.\n", text)
        self.assertIn('msgstr[0] ""\nmsgstr[1] ""\nmsgstr[2] ""\n', text)

    def test_locales_catch_the_faults_of_the_console(self):
        page = "app/console/today/today.mustache"
        here = "locales/console/cy.po"
        tree = {
            page: '<h1>{{#t}}Today{{/t}}</h1><p>{{#t}}See <a href="/x">all {{n}}</a>.{{/t}}</p>\n'
            "<p>{{#t}}Today{{/t}}</p>\n",
            "app/console/today/today.cpp": '// today: it.\nauto a = language.tr("Today");\n',
            here: 'msgid ""\nmsgstr ""\n"Language: cy\\n"\n"X-Candour-Review: nobody yet\\n"\n'
            '"Content-Type: text/plain; charset=UTF-8\\n"\n'
            '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
            'msgid "Today"\nmsgstr "Heddiw"\n\n'
            'msgid "See <a href=\\"/x\\">all {{n}}</a>."\n'
            'msgstr "Gweld <a href=\\"/x\\">pob {{n}}</a>."\n',
        }
        self.assertEqual(self.locale_faults(tree), [])
        changes = [
            (("Heddiw", ""), "is not translated"),
            (('msgid "Today"\nmsgstr "Heddiw"\n', ""), '"Today" is missing'),
            (("pob {{n}}", "pob"), "other markup"),
            (("Gweld <a href", "Gweld <b href"), "other markup"),
        ]
        for change, expected in changes:
            self.assertIn(change[0], tree[here])
            self.assert_locale_fault({**tree, here: tree[here].replace(*change)}, expected)
        self.assert_locale_fault({page: tree[page]}, "locales/console/cy.po is missing")

    def test_requirements(self):
        tree = {
            "tests/requirements.md": "| id | what |\n| --- | --- |\n| C5, D13 | consent |\n",
            "tests/core/consent_test.cpp": 'TEST_CASE("C5: nothing goes out", "[core]") {\n',
            "tests/scenarios/life.scenario": "# A life (D13).\n",
        }
        self.assertEqual(self.faults(check_requirements.check, tree), [])
        tree["tests/scenarios/life.scenario"] = "# A life (D1).\nprocedure D13\n"
        self.assertEqual(len(self.faults(check_requirements.check, tree)), 1)
        tree["tests/core/consent_test.cpp"] = 'TEST_CASE("nothing goes out: C5b") {} // C5\n'
        self.assertEqual(len(self.faults(check_requirements.check, tree)), 2)
        tree["tests/requirements.md"] = "None.\n"
        self.assertIn("no ids", self.faults(check_requirements.check, tree)[0])


if __name__ == "__main__":
    unittest.main()
