"""tests/bench/postgres.py: a PostgreSQL of a benchmark's own, on loopback, gone with it."""

import os
import shutil
import subprocess
from pathlib import Path

from harness import expect, free_port

PATIENCE_S = 120
USER = "candour"


def programs_folder():
    """Where initdb and pg_ctl are; None when PostgreSQL's server is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"),
                   key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


class Postgres:
    """With the settings it is shipped with: fsync on, synchronous_commit on."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.programs = programs_folder()
        self.port = free_port()

    def url(self, database="postgres"):
        return f"postgresql://{USER}@127.0.0.1:{self.port}/{database}"

    def __enter__(self):
        self.folder.mkdir()
        self._own()
        self._run("initdb", "-D", self.folder, "-U", USER, "-A", "trust", "-E", "UTF8",
                  "--locale", "C")
        self._run("pg_ctl", "-D", self.folder, "-w", "-l", self.folder / "log", "-o",
                  f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''",
                  "start")
        return self

    def __exit__(self, *_):
        self._run("pg_ctl", "-D", self.folder, "-w", "-m", "fast", "stop")

    def new_database(self, name):
        """An empty one; its URL."""
        done = subprocess.run(["psql", "-q", self.url(), "-c", f"CREATE DATABASE {name}"],
                              capture_output=True, text=True, timeout=PATIENCE_S)
        expect(done.returncode == 0, f"psql: {done.stderr}")
        return self.url(name)

    def _own(self):
        """PostgreSQL will not run as root: then as Debian's user for it."""
        self.as_user = []
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres")
            self.as_user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"]

    def _run(self, program, *words):
        done = subprocess.run([*self.as_user, str(self.programs / program), *map(str, words)],
                              stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                              stderr=subprocess.PIPE, cwd="/", text=True, timeout=PATIENCE_S)
        expect(done.returncode == 0, f"{program}: {done.stderr}")
