#!/usr/bin/env python3
"""check_layers.py [ROOT]: holds the arrows between folders (ARCHITECTURE.md, section 2) as tables.

Ends with 1 and one line for each violation: file, line, what is wrong.
"""

import re
import sys
from pathlib import Path

SOURCE_FOLDERS = ("core", "sync", "app", "platform", "tests")
SOURCE_SUFFIXES = {".h", ".cpp"}

# Which project folders a folder may include from. The longest prefix that matches a file holds.
ARROWS = {
    "core": ["core"],
    "core/base": ["core/base"],
    "sync": ["core", "sync"],
    "sync/protocol": ["core", "sync/protocol"],
    "sync/client": ["core", "sync/protocol", "sync/client"],
    "sync/server": ["core", "sync/protocol", "sync/server"],
    "app/kiosk": ["core", "sync/protocol", "sync/client", "app/kiosk"],
    "app/casework": ["core", "sync", "app/casework"],
    "app/console": ["core", "sync", "app/casework", "app/console"],
    "platform": ["core", "sync", "app", "platform"],
    "platform/print": ["core", "app/kiosk/ui", "platform/text", "platform/print"],
    "tests": ["core", "sync", "app", "platform", "tests"],
}

# Headers from outside the project, by what they bring in.
HEADERS = {
    "SDL": r"SDL|SDL2/",
    "ImGui": r"imgui|stb_",
    "OpenGL": r"(GL|GLES\d?|EGL)/",
    "SQLite": r"sqlite3",
    "PostgreSQL": r"libpq|postgresql/",
    "Boost.Beast or Asio": r"boost/(beast|asio)",
    "Boost": r"boost/(?!beast|asio)",
    "curl": r"curl/",
    "OpenSSL": r"openssl/",
    "RE2": r"re2/",
    "qrcodegen": r"qrcodegen/",
    "Cairo": r"cairo",
    "Pango or fontconfig": r"pango|fontconfig/|hb|ft2build|freetype",
    "Mustache": r"kainjow/",
    "libwebm and libvpx": r"(webm|vpx)/",
    "zip, XML and spreadsheet libraries": r"(zip|expat|xlsxwriter)\.h$",
    "Catch2": r"catch2/",
    "the operating system": r"(sys|net|netinet|arpa|linux)/|(unistd|fcntl|poll|signal|pthread|"
    r"spawn|termios|dirent|netdb|syslog|dlfcn)\.h$|csignal$",
    "threads": r"(thread|future|stop_token)$",
    "locks": r"(mutex|shared_mutex|condition_variable|semaphore|latch|barrier)$",
    "files": r"(fstream|filesystem)$",
}

# The only folders that may include each of them; tests may include anything.
HEADER_HOMES = {
    "SDL": ["platform/device", "platform/sound"],
    "ImGui": ["app/kiosk/ui", "platform/device"],
    "OpenGL": ["platform/device"],
    "SQLite": ["platform/storage"],
    "PostgreSQL": ["platform/storage"],
    "Boost.Beast or Asio": ["platform/net"],
    "Boost": ["platform", "app/kiosk/ui"],
    "curl": ["platform/net"],
    "OpenSSL": ["platform/net"],
    "RE2": ["core/survey/expression", "core/privacy"],
    "qrcodegen": ["platform/pictures"],
    "Cairo": ["platform/text", "platform/device", "platform/paper", "platform/print"],
    "Pango or fontconfig": ["platform/text"],
    "Mustache": ["app/console"],
    "libwebm and libvpx": ["platform/clips"],
    "zip, XML and spreadsheet libraries": ["platform/sheets"],
    "Catch2": [],
    "the operating system": ["platform"],
    "threads": ["platform"],
    "locks": ["platform", "app/console"],  # The server's threads call the console's handlers.
    "files": ["platform"],
}

# Folders whose headers may not reach ImGui through any chain of project headers either.
IMGUI_FREE = ["app/kiosk/flow", "app/kiosk/play"]

# Words that touch the world, where time, randomness, disk and threads come through constructors.
WORLD_FREE = ["core", "sync", "app"]
WORLD_WORDS = re.compile(
    r"\b(system_clock\s*::\s*now|steady_clock|high_resolution_clock|random_device|"
    r"std\s*::\s*j?thread|std\s*::\s*async|fopen|[io]?fstream|"
    r"s?rand\s*\(|time\s*\(\s*(nullptr|NULL|0)\s*\)|gettimeofday|clock_gettime|getenv)"
)

# Visitors' text goes through the text module: ImGui's own text and widgets are not used.
WIDGET_FREE = ["app/kiosk", "platform"]
WIDGETS = re.compile(
    r"\bImGui\s*::\s*(Text\w*|BulletText\w*|LabelText\w*|Input\w+|Button|SmallButton|ArrowButton|"
    r"ImageButton|Checkbox\w*|RadioButton|Selectable|(Begin)?Combo|(Begin)?ListBox|V?Slider\w+|"
    r"Drag(Float|Int|Scalar)\w*|(Begin)?Menu\w*|TreeNode\w*|CollapsingHeader|ProgressBar|"
    r"(Set|Begin)Tooltip\w*|Color(Edit|Picker)\w*|Plot\w+|BeginTab\w+)\s*\(|(->|\.)AddText\s*\("
)

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
COMMENT_OR_STRING = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"([^(\s]*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])\'', re.S
)


def inside(path, folders):
    return any(path == folder or path.startswith(folder + "/") for folder in folders)


def without_comments_and_strings(text):
    """The same text with as many lines, its comments and literals blank."""
    return COMMENT_OR_STRING.sub(lambda match: "\n" * match.group().count("\n") or " ", text)


def read_sources(root):
    """{path from the root: text} of every C++ file."""
    sources = {}
    for folder in SOURCE_FOLDERS:
        for file in sorted((root / folder).rglob("*")):
            path = file.relative_to(root)
            if file.suffix in SOURCE_SUFFIXES and "node_modules" not in path.parts:
                sources[path.as_posix()] = file.read_text(encoding="utf-8")
    return sources


def includes_of(text):
    """(line number, is it quoted, name) of each include."""
    for number, line in enumerate(text.splitlines(), 1):
        match = INCLUDE.match(line)
        if match:
            yield number, match.group(1) == '"', match.group(2)


def external_kind(name):
    for kind, pattern in HEADERS.items():
        if re.match(pattern, name):
            return kind
    return None


def check_quoted(path, name, sources):
    if name not in sources:
        if external_kind(name):
            return check_external(path, name)
        return f'"{name}" is no file of the project (include by the path from the root)'
    folder = max((f for f in ARROWS if inside(path, [f])), key=len, default=None)
    if folder is None:
        return f"{path} is in no folder of the table ARROWS"
    if not inside(name, ARROWS[folder]):
        return f"{folder} must not include {name}"
    return None


def check_external(path, name):
    kind = external_kind(name)
    if kind is None or inside(path, ["tests"]) or inside(path, HEADER_HOMES[kind]):
        return None
    homes = ", ".join(HEADER_HOMES[kind]) or "tests"
    return f"<{name}>: {kind} belongs to {homes} only"


def check_includes(sources):
    for path, text in sources.items():
        for number, quoted, name in includes_of(text):
            check = check_quoted(path, name, sources) if quoted else check_external(path, name)
            if check:
                yield f"{path}:{number}: {check}"


def way_to(kind, path, sources, seen):
    """The chain of headers from `path` to a header of that kind, or None."""
    seen.add(path)
    for _, _, name in includes_of(sources[path]):
        if external_kind(name) == kind:
            return [path, name]
        if name in sources and name not in seen:
            rest = way_to(kind, name, sources, seen)
            if rest:
                return [path] + rest
    return None


def check_one_beast_file(sources):
    """Beast takes a minute to compile: one .cpp, however many headers of its own it has."""
    users = [
        path
        for path in sources
        if path.endswith(".cpp")
        and not inside(path, ["tests"])
        and way_to("Boost.Beast or Asio", path, sources, set())
    ]
    if len(users) > 1:
        yield f"{users[1]}:1: Boost.Beast belongs in exactly one .cpp, and {users[0]} has it too"


def check_imgui_free(sources):
    for path in sources:
        if inside(path, IMGUI_FREE):
            chain = way_to("ImGui", path, sources, set())
            if chain:
                yield f"{path}:1: must not know ImGui, but: " + " -> ".join(chain)


def check_words(sources):
    for path, text in sources.items():
        code = without_comments_and_strings(text)
        for number, line in enumerate(code.splitlines(), 1):
            here = f"{path}:{number}:"
            word = WORLD_WORDS.search(line)
            if word and inside(path, WORLD_FREE):
                yield f"{here} {word.group().strip()}: the world comes through constructors"
            widget = WIDGETS.search(line)
            if widget and inside(path, WIDGET_FREE):
                yield f"{here} {widget.group()[:-1]}: visitors' text goes through the text module"
            if "randombytes_set_implementation" in line and not inside(path, ["tests"]):
                yield f"{here} randombytes_set_implementation belongs to tests only"


def check(root):
    """Every violation under `root`, as lines for people."""
    sources = read_sources(Path(root))
    if not sources:
        return [f"{root}: no C++ files found"]
    problems = []
    for rule in (check_includes, check_one_beast_file, check_imgui_free, check_words):
        problems += rule(sources)
    return problems


def main():
    root = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    problems = check(root)
    for problem in problems:
        print(problem)
    print(f"check_layers: {len(problems)} violations")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
