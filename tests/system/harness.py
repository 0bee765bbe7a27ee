"""tests/system/harness.py: real candour-server and candour-kiosk processes for the tests beside it.

Only Python's standard library. Programs are taken from $CANDOUR_BIN, else build/dev/bin. Every
process that a test starts ends with it, by its own id.
"""

import fcntl
import html
import http.client
import json
import os
import re
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.parse
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(os.environ.get("CANDOUR_BIN", ROOT / "build/dev/bin"))
PASSWORD = "correct horse battery"
ADMINISTRATOR = "admin"
# Sanitizers on a busy machine of two cores; what hangs is ended all the same.
PATIENCE_S = 120


class Failure(Exception):
    """What a test found wrong, in words for its log."""


def expect(holds, words):
    if not holds:
        raise Failure(words)


def main(test):
    """Runs test(folder) in a fresh temporary folder; 0 when it held."""
    folder = Path(tempfile.mkdtemp(prefix="candour-"))
    started = time.monotonic()
    try:
        test(folder)
    except Failure as failure:
        print(f"FAILED: {failure}", flush=True)
        print(f"what was there is kept in {folder}", flush=True)
        sys.exit(1)
    shutil.rmtree(folder)
    print(f"held, in {time.monotonic() - started:.1f} s", flush=True)


def example_organisation(folder, name, change=None):
    """A copy of the example organisation as a file, changed by change(dict)."""
    organisation = json.loads((ROOT / "assets/organisations/example.json").read_text("utf-8"))
    # The plays end with "thank you", and no code is offered before it.
    del organisation["equality_questionnaire"]
    del organisation["receipts"]
    del organisation["involvement"]
    if change:
        change(organisation)
    path = Path(folder) / name
    path.write_text(json.dumps(organisation, ensure_ascii=False, indent=1), "utf-8")
    return path


def name_clips(organisation, folder, screens):
    """Has each of these screens signed by the placeholder; its clips lie beside the file."""
    clip = BIN.parent / "share/candour/organisations/sign/placeholder.webm"
    sign = Path(folder) / "sign"
    sign.mkdir()
    organisation["sign_clips"] = [
        {"language": "bfi", "screen": screen, "file": f"{screen}.webm"} for screen in screens]
    for screen in screens:
        shutil.copy(clip, sign / f"{screen}.webm")


def run(program, *words, text="", limits=None, expected=None, patience_s=PATIENCE_S):
    """Runs a program of ours to its end. `limits` runs in the child before it begins."""
    command = [str(BIN / program), *map(str, words)]
    done = subprocess.run(
        command, input=text, capture_output=True, encoding="utf-8", errors="replace",
        timeout=patience_s, preexec_fn=limits, restore_signals=limits is None, check=False)
    shown = f"{' '.join(command)}\nended with {done.returncode}\n{done.stdout}{done.stderr}"
    for trouble in ("AddressSanitizer", "LeakSanitizer", "runtime error:", "CHECK failed",
                    "terminate called"):
        expect(trouble not in done.stderr, shown)
    expect(done.returncode >= 0, shown)
    if expected is not None:
        expect(done.returncode == expected, f"expected exit code {expected}: {shown}")
    return done


def refuses(done, program, *words, code=1):
    """Exit code, one line on standard error, and every one of `words` in it."""
    lines = done.stderr.strip().splitlines()
    said = f"exit code {done.returncode}, said: {done.stderr}"
    expect(done.returncode == code and any(line.startswith(f"{program}: ") for line in lines), said)
    expect(code == 2 or len(lines) == 1, f"more than one sentence: {said}")
    for word in words:
        expect(word in done.stderr, f"does not say {word!r}: {said}")


GIVEN_PORTS = {}  # Whoever was given one may listen on it later, so its lock is held to the end.


def is_ours(port):
    """Whether no other test that runs now was given this port."""
    name = f"candour-port-{os.getuid()}-{port}.lock"
    lock = (Path(tempfile.gettempdir()) / name).open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        lock.close()
        return False
    GIVEN_PORTS[port] = lock
    return True


def free_port():
    """A port that no outgoing connection takes meanwhile: below the range of those."""
    lowest = int(Path("/proc/sys/net/ipv4/ip_local_port_range").read_text().split()[0])
    first = 20000 if lowest > 20500 else 10240
    for port in range(first + os.getpid() % 400, first + 12000):
        if port in GIVEN_PORTS or not is_ours(port):
            continue
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise Failure("no port is free")


@contextmanager
def small_disk(folder, size):
    """A file system of so many bytes; None where this user may not mount one."""
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder],
        capture_output=True, check=False).returncode == 0 if os.geteuid() == 0 else False
    try:
        yield folder if mounted else None
    finally:
        if mounted:
            subprocess.run(["umount", folder], check=True)


def fill(folder, name="filler"):
    """Writes a file until nothing more fits."""
    with open(folder / name, "wb", buffering=0) as filler:
        for size in (1 << 16, 1 << 12, 1):
            try:
                while True:
                    filler.write(b"x" * size)
            except OSError:
                pass


class Server:
    """One candour-server and its folder. It keeps its port, as kiosks know it by its address.
    `options`: of serve. `limits` runs in the serving child before it begins. `database`: the
    PostgreSQL that init is told."""

    def __init__(self, folder, organisation, *options, limits=None, database=None):
        self._take(folder, options, limits)
        run("candour-server", "init", self.folder, "--organisation", organisation,
            "--administrator", ADMINISTRATOR, "--password-stdin",
            *(["--database", database] if database else []), text=PASSWORD + "\n", expected=0)

    def _take(self, folder, options, limits=None):
        self.folder = Path(folder)
        self.options = options
        self.limits = limits
        self.process = None
        self.port = free_port()
        self.address = f"https://127.0.0.1:{self.port}"
        self.log_path = self.folder.with_name(self.folder.name + ".log")

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.kill()

    def start(self, wait=True):
        self.log = open(self.log_path, "wb")
        self.process = subprocess.Popen(
            [str(BIN / "candour-server"), "serve", str(self.folder), "--listen",
             f"127.0.0.1:{self.port}", *self.options],
            stdin=subprocess.DEVNULL, stdout=self.log, stderr=subprocess.STDOUT,
            preexec_fn=self.limits)
        if wait:
            self.wait_until_ready()

    def said(self):
        return self.log_path.read_text("utf-8", "replace")

    def wait_until_ready(self):
        end = time.monotonic() + PATIENCE_S
        while f"serving {self.address} " not in self.said():
            expect(self.process.poll() is None, f"the server ended: {self.said()}")
            expect(time.monotonic() < end, f"the server does not start: {self.said()}")
            time.sleep(0.02)

    def kill(self):
        """kill -9."""
        self._end(signal.SIGKILL)

    def stop(self):
        """SIGTERM; it must end by itself, orderly."""
        self._end(signal.SIGTERM)
        expect(self.process.returncode == 0 and "stopped" in self.said(),
               f"the server did not stop well: {self.process.returncode} {self.said()}")

    def _end(self, number):
        if self.process is None:
            return
        if self.process.poll() is None:
            self.process.send_signal(number)
        self.process.wait(PATIENCE_S)
        self.log.close()

    def command(self, name, *words, expected=0):
        return run("candour-server", name, self.folder, *words, expected=expected)

    def invite(self, path, address=None):
        """Writes an invitation to `path`; its code. `address`: where kiosks reach the server."""
        said = self.command("invite", path, "--address", address or self.address).stdout
        return re.search(r"^Its code: (\S+)$", said, re.M).group(1)


class Kiosk:
    """One kiosk's data folder; each call is a process of its own."""

    def __init__(self, folder):
        self.folder = Path(folder)

    def join(self, server, address=None):
        invitation = self.folder.with_name(self.folder.name + ".invitation")
        code = server.invite(invitation, address)
        self.run("--join", invitation, "--code", code, expected=0)

    def run(self, *words, expected=None, **more):
        return run("candour-kiosk", "--data", self.folder, *words, expected=expected, **more)

    def begin_play(self, flow, *words):
        """A play as a running process, its standard output a pipe."""
        return subprocess.Popen(
            [str(BIN / "candour-kiosk"), "--data", str(self.folder), "--headless", "--window",
             "640x480", "--play", str(flow), *words],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def play(self, flow, *words, expected=0):
        return self.run("--headless", "--window", "640x480", "--play", flow, *words,
                        expected=expected)

    def send_all(self, expected=0):
        return self.run("--sync-until-empty", expected=expected)


def visit_lines(text, kind="suggestion", service="repairs"):
    """The lines of a flow file in which a person leaves `text`, in English."""
    # The example's services have a procedure.
    complains = kind == "complaint"
    before = ["tap guide.next", "tap chart.next"] if complains else []
    after = ["tap write.next", "tap behalf.next", "tap bypass.next", "tap answer.next",
             "tap support.next"] if complains else []
    return [
        "tap welcome.start", f"tap purpose.{kind}", "tap purpose.next", "tap about.next",
        f"tap service.{service}", "tap service.next", *before, f'type "{text}"', "tap write.next",
        *after, "tap check.send", "tap thanks.finish",
    ]


def write_flow(path, *visits):
    path = Path(path)
    path.write_text("\n".join(line for visit in visits for line in visit) + "\n", "utf-8")
    return path


class Console:
    """A member of staff with a browser that knows links and forms, no more."""

    def __init__(self, server):
        context = ssl.create_default_context()
        context.check_hostname = False  # The server of a test made its certificate a moment ago.
        context.verify_mode = ssl.CERT_NONE
        self.connection = http.client.HTTPSConnection(
            "127.0.0.1", server.port, context=context, timeout=PATIENCE_S)
        self.cookies = {}
        self.last_answer = time.monotonic()

    def request(self, method, path, form=None):
        """(status, page); follows where a form's answer leads."""
        # As browsers do: the server ends a connection on which nothing comes for a while.
        if time.monotonic() - self.last_answer > 5:
            self.connection.close()
        headers = {}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
        body = None
        if form is not None:
            body = urllib.parse.urlencode(form)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        page = answer.read().decode("utf-8")
        self.last_answer = time.monotonic()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.split(";")[0]
        if answer.status in (302, 303):
            return self.request("GET", answer.getheader("Location"))
        return answer.status, page

    def sign_in(self, password=PASSWORD, user_name=ADMINISTRATOR):
        form = {"next": "/", "user_name": user_name, "password": password}
        return self.post("/sign-in", form, self.request("GET", "/sign-in")[1])

    def post(self, path, form, page):
        """Sends a form of a page that was just shown."""
        token = re.search(r'name="form_token" value="([^"]+)"', page).group(1)
        return self.request("POST", path, {"form_token": token, **form})

    def items(self):
        """The text of every item's page that the list of contacts links to."""
        links = []
        for number in range(1, 1000):
            status, page = self.request("GET", f"/contacts?page={number}")
            expect(status == 200, f"the list of contacts answers {status}")
            links += re.findall(r'href="(/items/[0-9a-f]+)"', page)
            if 'rel="next"' not in page:
                break
        expect(len(links) == len(set(links)), "the list of contacts has an item twice")
        return [self.item(link) for link in links]

    def item(self, link):
        status, page = self.request("GET", link)
        expect(status == 200, f"{link} answers {status}")
        return html.unescape(re.sub(r"<[^>]*>", " ", page))
