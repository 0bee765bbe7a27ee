#!/usr/bin/env python3
"""tests/system/hostile_test.py: slow, oversized and malformed requests to the real server.

500 slow connections are held open by clients that open them again when they are cut, and an
ordinary kiosk uploads meanwhile; malformed requests get a clear 4xx; the server's memory stays
bounded. How long the upload takes is printed; that it is quick is a matter for ./candour bench, not
for a test under sanitizers.
"""

import os
import resource
import sys
import time
from pathlib import Path

import harness
import hostile_clients
from harness import Console, Kiosk, Server, expect
from hostile_clients import Slow

SLOW = 500
PATIENCE_S = 10.0  # For an upload beside them; sanitizers and a busy machine included.
# The longest that the server's deadlines leave a slow connection (20 s for a body and what comes
# before it), and room for a machine that is busy.
LIFETIME_MAX_S = 75.0
# 500 TLS connections at 72 KB, their buffers, and what sanitizers add around each allocation.
GROWTH_MAX_KB = 400_000
# The address sanitizer holds back freed memory, 256 MB by itself; how much of it is filled says how
# often clients came again, and nothing about what the server holds.
FREED_KEPT = "quarantine_size_mb=16:thread_local_quarantine_size_kb=64"
STREAM_BYTES = 64 << 20


def memory_kb(server):
    status = Path(f"/proc/{server.process.pid}/status").read_text("utf-8")
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")))


def open_sockets(server):
    links = (link for link in Path(f"/proc/{server.process.pid}/fd").iterdir())
    return sum("socket" in str(link.readlink()) for link in links if link.is_symlink())


def upload(kiosk):
    """How long a kiosk takes to send what it holds, its program's start included."""
    began = time.monotonic()
    kiosk.send_all()
    return time.monotonic() - began


def check_slow(server, kiosks):
    alone_s = upload(kiosks.pop())
    before_kb = memory_kb(server)
    kinds = list(Slow.KINDS)
    slow = [Slow(server.port, kind, SLOW // len(kinds), f"127.0.1.{number}")
            for number, kind in enumerate(kinds, 1)]
    try:
        held = open_sockets(server)
        expect(held >= SLOW, f"only {held} connections are open")
        beside_s = upload(kiosks.pop())
        # From the kiosk's own address too, and more than one address may have.
        slow.append(Slow(server.port, "bodies", 250, "127.0.0.1"))
        crowded_s = upload(kiosks.pop())
        peak_kb = memory_kb(server)
        # Long enough for every deadline to have passed.
        time.sleep(25)
    finally:
        for client in slow:
            client.stop()
    print(f"an upload: {alone_s:.2f} s alone, {beside_s:.2f} s beside {held} slow connections, "
          f"{crowded_s:.2f} s with 250 more from its own address", flush=True)
    print(f"memory: {before_kb} KB before, {peak_kb} KB with them", flush=True)
    expect(max(beside_s, crowded_s) < PATIENCE_S, "slow connections held up an upload")
    expect(peak_kb - before_kb < GROWTH_MAX_KB, "slow connections take too much memory")
    for client in slow:
        print(f"  {client.kind}: {len(client.lifetimes)} were closed, the last after "
              f"{max(client.lifetimes, default=0):.0f} s", flush=True)
        expect(client.lifetimes or client.kind == "never reading",
               f"{client.kind}: none was closed")
        expect(max(client.lifetimes, default=0) < LIFETIME_MAX_S,
               f"{client.kind}: held for too long")
    check_counted(server, "too slow: more than 100", "closed for others: more than 10")


def check_bad_frames(server):
    for what, request, statuses in hostile_clients.BAD_FRAMES:
        answer = hostile_clients.ask(server.port, request)
        head, _, body = answer.partition(b"\r\n\r\n")
        status = int(head[9:12]) if head.startswith(b"HTTP/1.1 ") else 0
        expect(status in statuses, f"{what}: {status}, not one of {statuses}: {answer[:300]}")
        expect(b'{"error":' in body or b"<p>" in body, f"{what}: no words: {answer[:300]}")
    check_counted(server, *(f"{status}: " for status in (400, 404, 405, 409, 413, 417, 431)))
    print(f"{len(hostile_clients.BAD_FRAMES)} bad frames: each a clear 4xx and counted", flush=True)


def check_counted(server, *words):
    """`status` says coarsely what was refused, by the network's code and by the calls."""
    said = server.command("status").stdout
    counted = next(line for line in said.splitlines() if line.startswith("Refused since"))
    missing = [word for word in words if word not in counted]
    expect(not missing, f"not counted: {missing}: {counted}")


def check_endless_header(server):
    """A-21: a header that never ends is refused early and fills nothing."""
    before_kb = memory_kb(server)
    sent = 0
    with hostile_clients.connect(server.port) as connection:
        try:
            connection.sendall(b"GET / HTTP/1.1\r\nA: ")
            while sent < STREAM_BYTES:
                sent += connection.send(b"A" * 65536)
        except OSError:
            pass
        answer = hostile_clients.read_to_end(connection)
    after_kb = memory_kb(server)
    expect(sent < STREAM_BYTES, "the server reads a header without end")
    expect(not answer or answer.startswith(b"HTTP/1.1 431"), f"{answer[:100]}")
    print(f"a header without end: cut after {sent >> 10} KB, memory {after_kb - before_kb:+} KB",
          flush=True)
    expect(after_kb - before_kb < 32 << 10, "a header without end fills memory")


def check_few_files(folder, organisation, text):
    """With few file descriptors: connections over them make room, and nothing spins."""
    limits = lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (128, 128))  # noqa: E731
    with Server(folder / "few", organisation, limits=limits) as server:
        kiosk = ready_kiosk(folder, server, "few", text)
        slow = Slow(server.port, "silent on the TLS port", 200, "127.0.1.9")
        try:
            cpu_before = cpu_s(server)
            time.sleep(3)
            used = cpu_s(server) - cpu_before
            took = upload(kiosk)
        finally:
            slow.stop()
        print(f"128 files and 200 connections: an upload in {took:.2f} s, {used:.2f} s of "
              f"processor in 3 s", flush=True)
        expect(used < 2, "the server spins when it is out of file descriptors")
        expect(took < PATIENCE_S, "no upload while files are short")
        server.stop()


def cpu_s(server):
    fields = Path(f"/proc/{server.process.pid}/stat").read_text("utf-8").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / 100


def ready_kiosk(folder, server, name, text):
    """A kiosk that has something to send."""
    kiosk = Kiosk(folder / f"kiosk-{name}")
    kiosk.join(server)
    flow = harness.write_flow(folder / f"{name}.flow", harness.visit_lines(f"{text} {name}"))
    kiosk.play(flow, "--no-sync")
    return kiosk


def test(folder):
    os.environ["ASAN_OPTIONS"] = os.environ.get("ASAN_OPTIONS", "") + ":" + FREED_KEPT
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, max(soft, 4096)), hard))
    organisation = harness.example_organisation(folder, "organisation.json")
    text = "sent beside hostile clients"
    with Server(folder / "server", organisation) as server:
        kiosks = [ready_kiosk(folder, server, str(number), text) for number in range(3)]
        check_bad_frames(server)
        check_endless_header(server)
        check_slow(server, kiosks)
        server.command("release")
        console = Console(server)
        console.sign_in()
        arrived = sum(text in page for page in console.items())
        expect(arrived == 3, f"{arrived} of 3 arrived")
        server.stop()
    check_few_files(folder, organisation, text)


if __name__ == "__main__":
    sys.exit(harness.main(test))
