"""tests/bench/shown_programs.py: the kiosk, and Chromium with a plain form, on one screen."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time

from screen import Rect
from plain_form import FormServer

SIZE = ("--window", "1280x800", "--panel-mm", "217x136")  # A 10-inch tablet.
START_AT_MOST_S = 60


class Shown:
    """A program that was started on `screen`, in a session of its own, until close()."""

    def __init__(self, command, environment, screen):
        self.screen = screen
        self.started = time.monotonic()
        self.process = subprocess.Popen(command, env=dict(environment, DISPLAY=screen.display),
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                        start_new_session=True)
        self.pid = self.process.pid

    def close(self):
        os.killpg(self.pid, signal.SIGTERM)
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            os.killpg(self.pid, signal.SIGKILL)
            self.process.wait(timeout=10)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def rect_of(item):
    place = item["px"]
    return Rect(*(int(place[side]) for side in ("x", "y", "width", "height")))


def walk(program, organisation, environment, taps, folder):
    """The screens on a way through the kiosk: for each of `taps` the items that are shown when
    it is made, and those at the end; as {id: Rect}."""
    script = folder / "way.flow"
    script.write_text("".join(f"list-items\ntap {item}\n" for item in taps) + "list-items\n")
    done = subprocess.run([program, "--headless", "--practise", *SIZE, "--organisation",
                           organisation, "--play", script],
                          env=environment, capture_output=True, text=True, timeout=300)
    if done.returncode != 0:
        sys.exit(f"bench: the way through the kiosk ended with {done.returncode}: {done.stderr}")
    screens = [{item["id"]: rect_of(item) for item in json.loads(line)["items"] if item["shown"]}
               for line in done.stdout.splitlines() if line.startswith("{")]
    for tap, shown in zip(taps, screens):
        if tap not in shown:
            sys.exit(f"bench: {tap} is not on the screen where it is to be touched")
    return screens


class Kiosk(Shown):
    def __init__(self, program, organisation, environment, screen):
        super().__init__([program, "--practise", *SIZE, "--organisation", organisation],
                         environment, screen)

    def wait_until_ready(self):
        """Seconds from its start to its first frame: it takes touches from then on."""
        middle = Rect(0, 300, self.screen.pixels.width, 100)
        return self.screen.pixels.change_after(middle, lambda: self.started, START_AT_MOST_S)

    def go(self, hands, taps, screens):
        """By real touches; ends on the last of `screens`."""
        for tap, shown in zip(taps, screens):
            hands.touch(shown[tap])
            time.sleep(0.2)
            pixels = self.screen.pixels
            if pixels.settled_after(pixels.all(), hands.release, still_s=0.4) is None:
                sys.exit(f"bench: touching {tap} changed nothing")
        return screens[-1]


class Chromium(Shown):
    """As a kiosk has it: one window, no bars, a profile that was used before."""

    def __init__(self, organisation, environment, screen, profile, language="en"):
        self.server = FormServer(organisation)
        command = [shutil.which("chromium"), "--kiosk", "--no-first-run", "--disable-sync",
                   "--no-default-browser-check", "--password-store=basic",
                   "--window-position=0,0", "--window-size=1280,800",
                   f"--user-data-dir={profile}",
                   f"{self.server.address}?language={language}"]
        if os.geteuid() == 0:
            command.insert(1, "--no-sandbox")  # It refuses to have one as root.
        super().__init__(command, environment, screen)
        self.field = None

    def wait_until_ready(self):
        """Seconds from its start to the page's own word that it is loaded and painted."""
        when, places = self.server.ready.get(timeout=START_AT_MOST_S)
        self.field = Rect(*places)
        return when - self.started

    def close(self):
        super().close()
        self.server.close()
