"""tests/bench/peers.py: the systems that Candour is measured beside, as processes on loopback.

Each is started here, in a folder of its own, and ended by its own id.
"""

import json
import shutil
import subprocess
import time
from pathlib import Path

from harness import Failure, expect, free_port

PEERS = Path(__file__).resolve().parent / "peers"
PATIENCE_S = 120
MESSAGE_BYTES = 600


def end(process):
    """SIGTERM, then SIGKILL for one that does not listen."""
    if process.poll() is None:
        process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(10)


def wait_for_port(port, process):
    import socket
    deadline = time.monotonic() + PATIENCE_S
    while True:
        expect(process.poll() is None, f"{process.args[0]} ended with {process.returncode}")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            expect(time.monotonic() < deadline, f"{process.args[0]} does not answer")
            time.sleep(0.05)


class PouchDB:
    """express-pouchdb on LevelDB; clients push to it with their own LevelDB."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.databases = 0

    @staticmethod
    def installed():
        return (PEERS / "node_modules/express-pouchdb").is_dir() and shutil.which("node")

    def __enter__(self):
        (self.folder / "server").mkdir(parents=True)
        self.process = subprocess.Popen(
            ["node", str(PEERS / "pouchdb_server.mjs"), str(self.folder / "server")],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
        first = self.process.stdout.readline().split()
        if first[:1] != ["serving"]:
            end(self.process)
            raise Failure("express-pouchdb does not start")
        self.port = int(first[1])
        return self

    def __exit__(self, *_):
        end(self.process)
        self.process.stdout.close()

    def push(self, documents, batch, clients, port=None):
        """Documents pushed into a new database, and in how many seconds. `port`: a proxy's."""
        self.databases += 1
        folder = self.folder / f"clients-{self.databases}"
        folder.mkdir()
        urls = [f"http://127.0.0.1:{place}/db-{self.databases}"
                for place in (port or self.port, self.port)]
        done = subprocess.run(
            ["node", str(PEERS / "pouchdb_client.mjs"), str(folder), *urls, str(documents),
             str(batch), str(clients)],
            capture_output=True, text=True, timeout=PATIENCE_S)
        expect(done.returncode == 0, f"PouchDB's client failed: {done.stdout}{done.stderr}")
        result = json.loads(done.stdout)
        return result["documents"], result["seconds"]


def mosquitto_rate(folder, messages):
    """Messages a second by QoS 2 into the queue of a subscriber that is away. None: not here."""
    needed = [shutil.which(name, path=search_path()) for name in
              ("mosquitto", "mosquitto_pub", "mosquitto_sub")]
    if None in needed:
        return None
    broker_program, publish, subscribe = needed
    port = free_port()
    folder = Path(folder)
    folder.mkdir()
    folder.chmod(0o777)  # Started by root it goes on as a user of its own.
    settings = folder / "mosquitto.conf"
    settings.write_text(
        f"listener {port} 127.0.0.1\nallow_anonymous true\npersistence true\n"
        f"persistence_location {folder}/\nmax_queued_messages 0\nmax_inflight_messages 0\n"
        "log_type error\n", "utf-8")
    broker = subprocess.Popen([broker_program, "-c", str(settings)], stdin=subprocess.DEVNULL)
    try:
        wait_for_port(port, broker)
        address = ["-h", "127.0.0.1", "-p", str(port), "-q", "2", "-t", "answers"]
        subprocess.run([subscribe, *address, "-i", "office", "-c", "-E"], check=True, timeout=60)
        lines = ("x" * MESSAGE_BYTES + "\n") * messages
        begun = time.monotonic()
        subprocess.run([publish, *address, "-l"], input=lines, text=True, check=True,
                       timeout=PATIENCE_S)
        return messages / (time.monotonic() - begun)
    finally:
        end(broker)


def nats_rate(folder, messages):
    """Messages a second into a JetStream stream on disk, each acknowledged; None: not installed."""
    from nats_client import JetStream
    program = shutil.which("nats-server", path=search_path())
    if program is None:
        return None
    port = free_port()
    server = subprocess.Popen(
        [program, "-a", "127.0.0.1", "-p", str(port), "-js", "-sd", str(folder)],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for_port(port, server)
        with JetStream(port) as stream:
            begun = time.monotonic()
            stream.publish(messages, b"x" * MESSAGE_BYTES)
            return messages / (time.monotonic() - begun)
    finally:
        end(server)


def search_path():
    """Daemons lie in /usr/sbin, which is not on every user's path."""
    import os
    return os.environ.get("PATH", "") + ":/usr/sbin:/usr/local/sbin"
