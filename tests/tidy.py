#!/usr/bin/env python3
"""tidy.py [ROOT]: the rules of size, first lines and honest READMEs that no compiler checks.

Ends with 1 and one line for each violation. A file between 300 and 500 lines is only warned of.
"""

import ast
import os
import re
import sys
from pathlib import Path

TOP_FOLDERS = ("core", "sync", "app", "platform", "assets", "locales", "tests")
SKIPPED_FOLDERS = {"node_modules", "__pycache__", ".git"}
CPP_SUFFIXES = {".h", ".cpp"}
CODE_SUFFIXES = CPP_SUFFIXES | {".py", ".cmake", ".sh", ".js", ".mjs", ".scss"}
NAMES_IN_README = CODE_SUFFIXES | {".md", ".txt", ".json", ".po", ".flow", ".mustache", ".conf"}

COLUMNS_MAX = 100
FILE_LINES_LOOK = 300
FILE_LINES_MAX = 500
FUNCTION_LINES_MAX = 70
README_LINES_MAX = 30

# Said in the first line of a file whose length is data, not code.
DATA_TABLE = "(data table)"
UNFINISHED = re.compile(r"\b(FIX" r"ME|TO" r"DO|X" r"XX|HA" r"CK)\b")
COMMENT_OR_STRING = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"([^(\s]*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])\'', re.S
)
# A comment that is a statement: a call, an assignment or a keyword, ended as code ends. An example
# in a comment is indented further.
CODE_IN_COMMENT = re.compile(
    r"^\s*// ?(#\s*include\b.*|(return|if|for|while|auto|const|else)\b.*[;{]|"
    r"[\w:.>-]+\(.*\)\s*;|[\w:.>*&\[\]<, -]+ [-+*/|&]?= .*;|[{}]+)\s*$"
)
SCOPE_HEAD = re.compile(r"\b(namespace|class|struct|union|enum|extern)\b")


def blank(match):
    return "".join(c if c == "\n" else " " for c in match.group())


def functions_of(text):
    """(line, lines) of each function that stands in no other, found by its braces."""
    code = COMMENT_OR_STRING.sub(blank, text)
    code = re.sub(r"^\s*#(?:[^\n]*\\\n)*[^\n]*", blank, code, flags=re.M)
    stack, head, head_line, line = [], "", 1, 1
    for index, char in enumerate(code):
        inside_body = any(kind != "scope" for kind, _ in stack)
        if char == "\n":
            line += 1
        if char == "{":
            kind, start = "body", head_line
            if not inside_body:
                before = code[index - 1] if index else " "
                if before.isalnum() or before in "_>":
                    kind = "initialiser"
                elif "(" not in head and SCOPE_HEAD.search(head):
                    kind = "scope"
                elif "(" not in head or head.rstrip().endswith("="):
                    kind = "initialiser"
            stack.append((kind, start))
            if kind == "scope":
                head = ""
        elif char == "}" and stack:
            kind, start = stack.pop()
            if not any(k != "scope" for k, _ in stack) and kind != "initialiser":
                if kind == "body":
                    yield start, line - start + 1
                head = ""
        elif not inside_body:
            if char == ";":
                head = ""
            else:
                if not head.strip() and not char.isspace():
                    head, head_line = "", line
                head += char


def check_cpp(path, text):
    lines = text.splitlines() or [""]
    own_header = f'#include "{path[: -len(".cpp")]}.h"'  # Then that header says it.
    if not re.match(r"// \S+ \S+", lines[0]) and lines[0] != own_header:
        yield f"{path}:1: the first line does not say what the file is for"
    if path.endswith(".h") and "#pragma once" not in lines:
        yield f"{path}:1: no #pragma once"
    for number, line in enumerate(lines, 1):
        if CODE_IN_COMMENT.match(line):
            yield f"{path}:{number}: commented-out code"
    for start, length in functions_of(text):
        if length > FUNCTION_LINES_MAX:
            yield f"{path}:{start}: a function of {length} lines (at most {FUNCTION_LINES_MAX})"


def check_python(path, text):
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            length = node.end_lineno - node.lineno + 1
            if length > FUNCTION_LINES_MAX:
                yield (
                    f"{path}:{node.lineno}: a function of {length} lines "
                    f"(at most {FUNCTION_LINES_MAX})"
                )


def check_code(path, text):
    lines = text.splitlines()
    if len(lines) > FILE_LINES_MAX and DATA_TABLE not in lines[0]:
        yield f"{path}:1: {len(lines)} lines (at most {FILE_LINES_MAX})"
    for number, line in enumerate(lines, 1):
        if len(line) > COLUMNS_MAX:
            yield f"{path}:{number}: {len(line)} columns (at most {COLUMNS_MAX})"
        if line != line.rstrip():
            yield f"{path}:{number}: white space at the end of the line"
        if UNFINISHED.search(line):
            yield f"{path}:{number}: {UNFINISHED.search(line).group()} on the main branch"
    if Path(path).suffix in CPP_SUFFIXES:
        yield from check_cpp(path, text)
    elif path.endswith(".py"):
        yield from check_python(path, text)


def is_path_like(root, folder, name):
    """Whether a name in backticks claims to be a file or folder of the project."""
    if re.search(r"[\s<>$~@=:(){}…\\]|\.\.\.", name) or name.startswith(("/", "-", ".", "build/")):
        return False
    if "/" not in name:
        return Path(name).suffix in NAMES_IN_README
    if re.fullmatch(r"[^/]+/", name):
        return True
    first = name.split("/")[0]
    return any((base / first).exists() for base in (root, folder))


def name_exists(root, folder, name, known_names):
    if "/" not in name and "*" not in name:
        return name in known_names
    pattern = name.rstrip("/")
    return any(any(base.glob(pattern)) for base in (root, folder))


def check_readme_names(root, path, text, known_names):
    folder = (root / path).parent
    for number, line in enumerate(re.sub(r"```.*?```", blank, text, flags=re.S).splitlines(), 1):
        for name in re.findall(r"`([^`]+)`", line):
            if is_path_like(root, folder, name):
                if not name_exists(root, folder, name, known_names):
                    yield f"{path}:{number}: `{name}` does not exist"
        for link in re.findall(r"\]\(([^)#:]+)\)", line):
            if not (folder / link).exists():
                yield f"{path}:{number}: the link to {link} leads nowhere"


def check_top_readmes(root):
    for folder in TOP_FOLDERS:
        readme = root / folder / "README.md"
        if not readme.is_file():
            yield f"{folder}/README.md: missing"
        else:
            length = len(readme.read_text(encoding="utf-8").splitlines())
            if length > README_LINES_MAX:
                yield f"{folder}/README.md:1: {length} lines (at most {README_LINES_MAX})"


def project_files(root):
    """Paths from the root, without build/ and what npm and Python put beside the sources."""
    for folder, folders, names in os.walk(root):
        here = Path(folder).relative_to(root)
        skipped = SKIPPED_FOLDERS | ({"build"} if here == Path() else set())
        folders[:] = sorted(set(folders) - skipped)
        yield from (here / name for name in sorted(names))


def is_code(path):
    return path.suffix in CODE_SUFFIXES or path.name in ("CMakeLists.txt", "candour")


def check(root):
    """(violations, warnings) under `root`, as lines for people."""
    root = Path(root)
    files = list(project_files(root))
    known_names = {path.name for path in files}
    problems, warnings = list(check_top_readmes(root)), []
    for path in files:
        if not is_code(path) and path.name != "README.md":
            continue
        text = (root / path).read_text(encoding="utf-8")
        if path.name == "README.md":
            problems += check_readme_names(root, path.as_posix(), text, known_names)
            continue
        problems += check_code(path.as_posix(), text)
        length = len(text.splitlines())
        if FILE_LINES_LOOK < length <= FILE_LINES_MAX:
            warnings.append(f"{path}:1: {length} lines: could it be two files?")
    return problems, warnings


def main():
    problems, warnings = check(Path(sys.argv[1] if len(sys.argv) > 1 else "."))
    for warning in warnings:
        print(f"warning: {warning}")
    for problem in problems:
        print(problem)
    print(f"tidy: {len(problems)} violations, {len(warnings)} warnings")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
