"""tests/system/enrolling.py: a kiosk that joins on line without a screen, and the member of staff
who lets it in by the console's Devices pages.
"""

import html
import os
import re
import subprocess

import harness
from harness import BIN, PASSWORD, Console, Kiosk, expect


class Joining:
    """candour-kiosk --enrol as a running process, with the code and words that it has shown."""

    def __init__(self, folder, address, clock=None):
        environment = dict(os.environ)
        if clock is not None:
            environment["CANDOUR_CLOCK_FILE"] = str(clock)
        self.kiosk = Kiosk(folder)
        self.process = subprocess.Popen(
            [str(BIN / "candour-kiosk"), "--data", str(folder), "--headless", "--enrol", address],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env=environment, encoding="utf-8")
        shown = ""
        for line in self.process.stdout:
            shown += line
            if line.startswith("Waiting"):
                break
        lines = re.findall(r"^ {8}(\S.*?) *$", shown, re.M)
        expect(len(lines) == 2, f"no code and words: {shown}")
        self.code = lines[0].replace(" ", "")
        self.words = lines[1].split()
        expect(len(self.code) == 9 and len(self.words) == 4, f"odd code or words: {shown}")

    def finish(self):
        """Its end as of any program that ran."""
        said, problems = self.process.communicate(timeout=harness.PATIENCE_S)
        return subprocess.CompletedProcess([], self.process.returncode, said, problems)

    def join(self):
        done = self.finish()
        expect(done.returncode == 0 and "has joined" in done.stdout, f"{done}")
        return self.kiosk


class Desk:
    """An administrator at the Devices pages."""

    def __init__(self, server):
        self.console = Console(server)
        self.console.sign_in()

    def type_code(self, code):
        """The page that follows: four words, or what is wrong."""
        _, page = self.console.request("GET", "/devices/add")
        return self.console.post("/devices/add", {"code": code}, page)

    def words_for(self, code):
        status, page = self.type_code(code)
        expect(status == 200, f"{code} is not known: {page}")
        return page, re.findall(r'four-words__word">([a-z]+)<', page)

    def decide(self, page, name, password=PASSWORD, code=None):
        """The words on this page are the same: lets the device in."""
        form = {field: re.search(rf'name="{field}" value="([^"]*)"', page).group(1)
                for field in ("code", "attempt")}
        form |= {"device_name": name, "group": "", "password": password}
        return self.console.post("/devices/approve", form | ({"code": code} if code else {}), page)

    def let_in(self, joining, name):
        page, words = self.words_for(joining.code)
        expect(words == joining.words, f"{words} on the console, {joining.words} on the device")
        status, page = self.decide(page, name)
        expect(status == 200 and f"“{name}” is let in" in html.unescape(page), page)
        return joining.join()

    def refuse(self, joining):
        page, _ = self.words_for(joining.code)
        attempt = re.search(r'name="attempt" value="([^"]*)"', page).group(1)
        _, page = self.console.post("/devices/refuse", {"attempt": attempt}, page)
        expect("was not let in" in page, page)

    def revoke(self, name):
        _, page = self.console.request("GET", "/devices")
        link = re.search(rf'href="(/devices/[0-9a-f]+/revoke)" aria-label="Revoke {name}"', page)
        expect(link, f"{name} is not in the list: {page}")
        _, page = self.console.request("GET", link.group(1))
        _, page = self.console.post(link.group(1), {}, page)
        expect("is revoked" in page, page)
