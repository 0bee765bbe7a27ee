"""tests/attacks/memory.py: a kiosk that is fed step by step; its memory and files are searched.

The words that are searched for are here alone: the kiosk reads them from a pipe, a line at a time.
"""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "system"))

import harness  # noqa: E402
from harness import Kiosk, Server, expect  # noqa: E402, F401

# What shared libraries map for themselves is searched too: only what cannot be read is left out.
UNREADABLE = ("[vvar]", "[vsyscall]")


def forms_of(word):
    """The same word as programs keep it: in files, in Pango, in Java and on Windows."""
    return {"UTF-8": word.encode(), "UTF-16": word.encode("utf-16-le"),
            "UTF-32": word.encode("utf-32-le")}


class FedKiosk:
    """A kiosk of `data` (none: it practises) that plays what it is told, one line at a time."""

    def __init__(self, data, *options, environment=None):
        where = ["--data", str(data)] if data else ["--practise"]
        self.process = subprocess.Popen(
            [str(harness.BIN / "candour-kiosk"), *where, "--headless", "--window", "1280x800",
             "--panel-mm", "217x136", "--play", "-", *map(str, options)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env={**os.environ, **(environment or {})})
        self.told = 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end(signal.SIGKILL)

    def tell(self, line):
        """Returns when the line is done; what it printed besides, as a list of lines."""
        self.told += 1
        self.process.stdin.write(line.encode() + b"\n")
        self.process.stdin.flush()
        printed = []
        while True:
            said = self.process.stdout.readline().decode("utf-8", "replace")
            if said == "":
                problems = self.process.stderr.read().decode("utf-8", "replace")
                raise harness.Failure(f"the kiosk ended at {line.split()[0]}: {problems}")
            if said.strip() == f"played {self.told}":
                return printed
            printed.append(said.strip())

    def end(self, number):
        if self.process.poll() is None:
            self.process.send_signal(number)
            self.process.wait(harness.PATIENCE_S)
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            pipe.close()

    def memory(self):
        """(what is mapped there, its bytes) of all memory that the kiosk can write. As root: no
        other user may read it, the kiosk's own neither."""
        pid = self.process.pid
        with open(f"/proc/{pid}/mem", "rb", buffering=0) as memory:
            for line in Path(f"/proc/{pid}/maps").read_text("utf-8").splitlines():
                fields = line.split(maxsplit=5)
                name = fields[5] if len(fields) > 5 else "nameless"
                if "w" not in fields[1] or name in UNREADABLE:
                    continue
                first, end = (int(part, 16) for part in fields[0].split("-"))
                memory.seek(first)
                try:
                    yield f"{name} {fields[0]}", memory.read(end - first)
                except OSError as failed:
                    expect("/dev/" in name, f"{name} cannot be read: {failed}")

    def traces(self, *words):
        """Where each of `words` is in its memory: [(word, form, what is mapped there, offset)]."""
        found = []
        for name, data in self.memory():
            for word in words:
                for form, trace in forms_of(word).items():
                    found += [(word, form, name, match.start())
                              for match in re.finditer(re.escape(trace), data)]
        return found


def files_with(folders, *words):
    """Every file below the folders that holds one of the words, in any of their forms."""
    found = []
    for folder in folders:
        for path in sorted(Path(folder).rglob("*")):
            if path.is_symlink() or not path.is_file():
                continue
            data = path.read_bytes()
            found += [(str(path), word, form) for word in words
                      for form, trace in forms_of(word).items() if trace in data]
    return found
