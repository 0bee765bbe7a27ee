"""tests/bench/processes.py: what a program and all that it started use of a machine."""

import os
from pathlib import Path

TICKS_PER_S = os.sysconf("SC_CLK_TCK")


def status_of(pid, proc=Path("/proc")):
    """(parent, session, seconds of processor time so far), or None: it has ended."""
    try:
        text = (proc / str(pid) / "stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return None
    fields = text[text.rindex(")") + 2:].split()  # A name may hold anything, also ")".
    return int(fields[1]), int(fields[3]), (int(fields[11]) + int(fields[12])) / TICKS_PER_S


def family_of(pid, proc=Path("/proc")):
    """`pid`, which leads a session, with all of that session and all that descend from it."""
    found = {}
    for entry in proc.iterdir():
        if entry.name.isdigit() and (status := status_of(entry.name, proc)):
            found[int(entry.name)] = status
    family = {one for one, (_, session, _) in found.items() if one == pid or session == pid}
    while more := {one for one, (parent, _, _) in found.items()
                   if parent in family and one not in family}:
        family |= more
    return sorted(family)


def processor_seconds(pid):
    """Of the whole family. What has ended meanwhile no longer counts."""
    return sum(status[2] for one in family_of(pid) if (status := status_of(one)))


def memory_mib(pid, proc=Path("/proc")):
    """(proportional set size, resident set size) of the whole family: the first counts what
    several processes share once."""
    pss = rss = 0
    for one in family_of(pid, proc):
        try:
            lines = (proc / str(one) / "smaps_rollup").read_text().splitlines()
        except (FileNotFoundError, ProcessLookupError):
            continue
        values = {line.split(":")[0]: int(line.split()[1]) for line in lines[1:]}
        pss += values["Pss"]
        rss += values["Rss"]
    return pss / 1024, rss / 1024
