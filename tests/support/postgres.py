#!/usr/bin/env python3
"""postgres.py start|stop FOLDER: a PostgreSQL of the tests' own, on a socket in a temporary folder.

start writes the server's address to FOLDER/uri and ends whatever an earlier run left behind.
Run by root, the server runs as the user "postgres", as it refuses to run as root.
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

BIN_FOLDERS = [Path(f"/usr/lib/postgresql/{version}/bin") for version in (15, 16, 17)]
# Small, and as durable as in use: a server with fsync off is refused by the programs.
SETTINGS = [
    "-c", "listen_addresses=", "-c", "shared_buffers=32MB", "-c", "max_connections=100",
    "-c", "log_min_messages=fatal", "-c", "max_wal_size=256MB",
]


def bin_folder():
    for folder in BIN_FOLDERS:
        if (folder / "initdb").exists():
            return folder
    sys.exit("PostgreSQL is not installed: run ./candour setup (Debian package postgresql)")


def as_owner(command):
    """The command, run by a user that PostgreSQL agrees to run as."""
    if os.geteuid() != 0:
        return command
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] + command


def run(command, log):
    with open(log, "a", encoding="utf-8") as out:
        done = subprocess.run(as_owner([str(part) for part in command]), stdout=out, stderr=out,
                              stdin=subprocess.DEVNULL, cwd="/", check=False)
    if done.returncode != 0:
        sys.stderr.write(Path(log).read_text(encoding="utf-8", errors="replace")[-2000:])
        sys.exit(f"{Path(str(command[0])).name} failed")


def options_in(home):
    return " ".join(SETTINGS + ["-c", f"unix_socket_directories={home}"])


def start(folder):
    stop(folder)
    folder.mkdir(parents=True, exist_ok=True)
    tools = bin_folder()
    # A socket's path may have 107 characters, so it is not under the build folder.
    home = Path(tempfile.mkdtemp(prefix="candour-pg-", dir="/tmp"))
    (folder / "home").write_text(str(home), encoding="utf-8")
    if os.geteuid() == 0:
        owner = pwd.getpwnam("postgres")
        os.chown(home, owner.pw_uid, owner.pw_gid)
    log = folder / "log"
    log.write_text("", encoding="utf-8")
    run([tools / "initdb", "-D", home / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8",
         "--locale=C.UTF-8", "--no-sync"], log)
    resume(folder)
    (folder / "uri").write_text(f"postgresql:///postgres?host={home}&user=postgres",
                                encoding="utf-8")


def home_of(folder):
    return Path((Path(folder) / "home").read_text(encoding="utf-8"))


def uri_of(folder):
    return (Path(folder) / "uri").read_text(encoding="utf-8")


def halt(folder, mode="fast"):
    """Ends the server that FOLDER names and keeps its data; connections break off. "immediate": as
    if it crashed."""
    run([bin_folder() / "pg_ctl", "-D", home_of(folder) / "data", "-m", mode, "-w", "stop"],
        folder / "log")


def resume(folder):
    """Starts what halt() ended, as it was started."""
    home = home_of(folder)
    run([bin_folder() / "pg_ctl", "-D", home / "data", "-l", home / "server.log", "-w", "-t", "60",
         "-o", options_in(home), "start"], folder / "log")


def in_database(uri, name):
    """The address of another database of the same server."""
    return uri.replace("postgresql:///postgres?", f"postgresql:///{name}?")


def ask(uri, sql):
    """What `sql` gives, a line for each row."""
    done = subprocess.run([bin_folder() / "psql", "-qAtX", "-v", "ON_ERROR_STOP=1", uri, "-c", sql],
                          capture_output=True, encoding="utf-8", timeout=120, check=False)
    if done.returncode != 0:
        sys.exit(f"psql: {done.stderr}")
    return done.stdout.strip()


def stop(folder):
    """Ends the server that FOLDER names, by its own process id, and removes all of it."""
    try:
        home = home_of(folder)
    except FileNotFoundError:
        return
    if home.parent == Path("/tmp") and home.name.startswith("candour-pg-"):
        if (home / "data" / "postmaster.pid").exists():
            command = [bin_folder() / "pg_ctl", "-D", home / "data", "-m", "fast", "-w", "stop"]
            subprocess.run(as_owner([str(part) for part in command]), cwd="/", check=False,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        shutil.rmtree(home, ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in ("start", "stop"):
        sys.exit(__doc__)
    {"start": start, "stop": stop}[sys.argv[1]](Path(sys.argv[2]))
