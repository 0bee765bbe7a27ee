#!/usr/bin/env python3
"""tests/system/receipt_test.py: an answer for somebody whose name nobody knows (W2, W11, C11). With
the real programs a complaint is left in Urdu at a kiosk without a network, and its code kept;
staff answer it in the console; another kiosk of the organisation, which downloads the whole board,
shows the answer to that code, and to no other; so does the server's page for people at home. There
the person writes back, which comes into the same case; and has the answer deleted, at once on
that kiosk, then at home and on the others. The code comes out of a printer, too, and where there is
none to be had somebody is told and goes on. It is in no file of a kiosk or the server.
"""

import html
import json
import os
import re
import time
import zlib

import harness
from harness import PASSWORD, Console, Kiosk, Server, expect, run, write_flow
from paper_printer import PaperPrinter

STORY = "کسی نے مجھے واپس فون نہیں کیا۔"
BACK = "شکریہ۔ کیا اتوار کو بھی؟"
ANSWER = "ہم معذرت چاہتے ہیں۔ اب ہر کال اسی دن واپس کی جاتی ہے۔"
# It is read aloud on the person's wish, sentence by sentence; then they have heard enough.
HEARING = ["press speech", 'go "جواب پڑھ کر سنائیں"', "press select",
           *(f'go "{sentence}۔"' for sentence in ANSWER.split("۔") if sentence), "press speech"]
WRITTEN = re.compile(r"[0-9A-HJKMNP-TV-Z](?:, [0-9A-HJKMNP-TV-Z])*$")


def complaint_lines(prints=False):
    """`prints`: at a kiosk with a printer, the code is printed, too."""
    printing = ["tap receipt.print", 'see "کوڈ پرنٹ ہو رہا ہے۔ اسے اپنے ساتھ لے جائیں۔"']
    return ["tap welcome.language.ur", "tap welcome.start", "tap purpose.complaint",
            "tap purpose.next", "tap about.next", "tap service.advice", "tap service.next",
            "tap guide.next", "tap chart.next", f'type "{STORY}"', "tap write.next",
            "tap write.next", "tap behalf.next", "tap bypass.next", "tap answer.next",
            "tap support.next", "tap check.send", "tap receipt_offer.yes", "list-items",
            *(printing if prints else []), "tap receipt.next", "tap receipt_kept.yes",
            "see-item thanks.finish", "tap thanks.finish"]


def reading_lines(code, *lines, ends="replies.finish"):
    return ["tap welcome.language.ur", "tap welcome.start", "tap purpose.read_answer",
            "tap purpose.next", f'type "{code}"', "tap receipt_entry.next", "wait 2s", *lines,
            f"tap {ends}", "see-item welcome.start"]


def code_on_screen(said):
    """What a visitor writes down: the symbols of each group that the play listed."""
    items = next(json.loads(line) for line in said.splitlines() if line.startswith("{"))
    groups = [item["name"] for item in items["items"] if item["id"].startswith("receipt.group.")]
    code = "".join(WRITTEN.search(name).group(0).replace(", ", "") for name in groups)
    expect(len(code) == 17, f"no code among {groups}")
    return code


def form_of(page):
    """What a form holds already, and its hidden fields."""
    fields = {}
    for tag in re.findall(r"<input[^>]*>", page):
        name = re.search(r'name="([^"]*)"', tag)
        value = re.search(r'value="([^"]*)"', tag)
        if name and value and 'type="hidden"' in tag:
            fields[name.group(1)] = html.unescape(value.group(1))
    return fields


class CaseWorker(Console):
    def fill(self, path, **fields):
        status, page = self.request("GET", path)
        expect(status == 200, f"{path} answers {status}: {page}")
        status, page = self.post(path, {**form_of(page), **fields}, page)
        expect(status == 200, f"{path} answers {status}: {page}")
        return page

    def find(self, words):
        """The link of the contact that holds these words, as soon as it is released."""
        end = time.monotonic() + harness.PATIENCE_S
        while time.monotonic() < end:
            page = self.request("GET", "/contacts?page=1")[1]
            for link in re.findall(r'href="(/items/[0-9a-f]+)"', page):
                if words in self.item(link):
                    return link
            time.sleep(0.2)
        raise harness.Failure(f"nobody can read {words!r}; {page}")


def case_worker(server):
    run("candour-server", "add-staff", server.folder, "mo", "--called", "Mo Ali", "--title",
        "Complaints officer", "--roles", "case_worker", "--password-stdin", text=PASSWORD + "\n",
        expected=0)
    staff = CaseWorker(server)
    staff.sign_in(user_name="mo")
    return staff


def answer(staff):
    """The address of the case."""
    link = staff.find(STORY)
    page = staff.fill(f"{link}/open", kind="complaint")
    case = re.search(r'href="(/cases/[^/"]+)/write/', page)
    expect(case, f"no case was opened: {page}")
    page = staff.fill(f"{case.group(1)}/write/reply_written", text=ANSWER, language="ur")
    expect(ANSWER in html.unescape(page), f"the answer is not in the case: {page}")
    return case.group(1)


def expect_in_case(staff, case, words):
    """As soon as it is released; and then it is among the contacts no longer, and once."""
    end = time.monotonic() + harness.PATIENCE_S
    while words not in (page := html.unescape(staff.request("GET", case)[1])):
        expect(time.monotonic() < end, f"{words!r} is not in the case: {page}")
        time.sleep(0.2)
    expect(page.count(words) == 1, f"it is there twice: {page}")
    expect("The person wrote back" in page, f"nobody sees that it is new: {page}")
    listed = html.unescape(staff.request("GET", "/contacts?page=1")[1])
    expect("/items/" in listed and words not in listed, f"the contacts: {listed}")
    expect(len(re.findall(r'href="/items/[0-9a-f]+"', listed)) == 1, f"it is listed too: {listed}")


def look_up_at_home(server, code):
    """As somebody types it, who looked at a photograph."""
    home = Console(server)
    status, page = home.request("GET", "/answer?lang=ur")
    expect(status == 200 and "اپنا کوڈ لکھیں" in page, f"there is no page: {status} {page}")
    groups = [code[at:at + 4].lower().replace("0", "o") for at in range(0, 17, 4)]
    status, page = home.request("POST", "/answer?lang=ur", {"code": " ".join(groups)})
    expect(status == 200 and not home.cookies, f"{status}, cookies {home.cookies}: {page}")
    return html.unescape(page)


def expect_deleted(server, code):
    """As soon as the wish is released. Look-ups of one address are few: it does not ask often."""
    for wait_s in (3, 5, 8):
        time.sleep(wait_s)
        page = look_up_at_home(server, code)
        if "ابھی کوئی جواب نہیں ہے" in page:
            return
        expect(ANSWER in page, f"at home: {page}")
    raise harness.Failure("the answer is still there")


def expect_printed(printer):
    """One paper of 58 mm, with large letters on it."""
    slips = printer.slips()
    expect(len(slips) == 1, f"{len(slips)} papers came out")
    paper = slips[0]
    dots = paper.width * len(paper.rows)
    expect(paper.width == 384 and len(paper.rows) > 600 and paper.is_cut,
           f"{paper.width} x {len(paper.rows)} dots, cut: {paper.is_cut}")
    expect(dots / 50 < paper.dark() < dots / 3, f"{paper.dark()} of {dots} dots are black")


def to_code(*then):
    return ["tap welcome.start", "tap purpose.suggestion", "tap purpose.next", "tap about.next",
            "tap service.advice", "tap service.next", 'type "Longer hours"', "tap write.next",
            "tap check.send", "tap receipt_offer.yes", *then]


def practise(folder, name, target, *then):
    """What a kiosk that practises says beside a play up to its code and what is done there."""
    return run("candour-kiosk", "--practise", "--headless", "--window", "640x480", "--play",
               write_flow(folder / name, to_code(*then)), "--print-receipts", target,
               expected=0).stderr


def expect_queued(folder):
    """The program lp is given one page, on which the picture is."""
    programs = folder / "programs"
    programs.mkdir()
    (programs / "lp").write_text(f"#!/bin/sh\necho \"$@\" > '{folder}/words'\n"
                                 f"cat > '{folder}/page.pdf'\n", "utf-8")
    (programs / "lp").chmod(0o700)
    path = os.environ["PATH"]
    os.environ["PATH"] = f"{programs}:{path}"
    practise(folder, "queue.flow", "cups:DESK", "tap receipt.print", 'see "It is printing."')
    os.environ["PATH"] = path
    words = (folder / "words").read_text("utf-8")
    expect(words == "-s -d DESK -t page\n", f"lp was told {words}")
    page = (folder / "page.pdf").read_bytes()
    picture = re.search(rb"/Width (\d+)\s+/Height (\d+)(?:(?!stream).)*?stream\r?\n", page, re.S)
    width, height = int(picture.group(1)), int(picture.group(2))
    dots = zlib.decompressobj().decompress(page[picture.end():])
    expect(width == 864 and len(dots) == width // 8 * height, f"{len(dots)} bytes, {width} wide")
    dark = len(dots) * 8 - sum(bin(byte).count("1") for byte in dots)
    expect(len(dots) * 8 / 50 < dark < len(dots) * 8 / 3, f"{dark} dots are black")


def expect_told_without_printer(folder, printer):
    """Who wants paper from a printer that is off hears it, has the code, and sends the words."""
    printer.switch_off()
    said = practise(folder, "off.flow", printer.options[1], "tap receipt.print",
                    'see "It could not be printed. Please write it down."',
                    'see "Part 1: P, R, A, C"', "tap receipt.next", "tap receipt_kept.yes",
                    'see "Thank you"')
    expect("no code can be printed now" in said and "PRAC" not in said, f"it said: {said}")
    # Nor is one ever written to a file: then nobody is offered it.
    file = folder / "no_printer"
    file.write_bytes(b"")
    said = practise(folder, "file.flow", f"escpos:{file}", "see-not-item receipt.print")
    expect("is no device" in said and not file.read_bytes(), f"it said: {said}")


def expect_nowhere(code, *folders):
    """Neither whole nor in its groups, with or without hyphens."""
    groups = [code[at:at + 4] for at in range(0, 16, 4)]
    typed = " ".join(groups).lower()
    forms = [code[:16], "-".join(groups), ", ".join(code[:8]), typed, typed.replace("0", "o")]
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            data = path.read_bytes() if path.is_file() else b""
            for form in forms:
                for kind in ("utf-8", "utf-16-le"):
                    expect(form.encode(kind) not in data, f"{path} holds the code")


def test(folder):
    def offer(organisation):
        organisation["receipts"] = {"offered": True}

    organisation = harness.example_organisation(folder, "organisation.json", offer)
    with Server(folder / "server", organisation, "--release-every", "2") as server:
        left, read = Kiosk(folder / "left"), Kiosk(folder / "read")
        left.join(server)
        read.join(server)
        server.stop()
        printer = PaperPrinter(folder / "printer")
        played = left.play(write_flow(folder / "complaint.flow", complaint_lines(prints=True)),
                           *printer.options)
        expect_printed(printer)
        expect_told_without_printer(folder, printer)
        expect_queued(folder)
        code = code_on_screen(played.stdout)
        server.start()
        left.send_all()
        read.send_all()
        expect("ابھی کوئی جواب نہیں ہے" in look_up_at_home(server, code), "an answer before any")
        read.play(write_flow(folder / "early.flow",
                             reading_lines(code, 'see "ابھی کوئی جواب نہیں ہے"')))
        staff = case_worker(server)
        case = answer(staff)
        read.send_all()
        page = look_up_at_home(server, code)
        expect(ANSWER in page and STORY not in page and code not in page, f"at home: {page}")
        server.stop()  # It is looked up on the device.
        read.play(write_flow(folder / "read.flow", reading_lines(
            code, f'see "{ANSWER}"', f'see-not "{STORY}"', *HEARING, "tap replies.write_back",
            f'type "{BACK}"', "tap write.next", "tap check.send", f'see-not "{BACK}"',
            ends="thanks.finish")), "--no-sync")
        read.play(write_flow(folder / "never.flow", reading_lines(
            "0" * 17, 'see "ابھی کوئی جواب نہیں ہے"', f'see-not "{ANSWER}"')), "--no-sync")
        server.start()
        staff.connection.close()  # It led to the server that has ended.
        read.send_all()
        expect_in_case(staff, case, BACK)
        # Who has read it has it deleted: here at once, elsewhere as soon as it has gone round.
        server.stop()
        read.play(write_flow(folder / "forget.flow", reading_lines(
            code, f'see "{ANSWER}"', "tap replies.forget", "tap forget.yes",
            ends="thanks.finish")), "--no-sync")
        read.play(write_flow(folder / "gone.flow", reading_lines(
            code, 'see "ابھی کوئی جواب نہیں ہے"', f'see-not "{ANSWER}"')), "--no-sync")
        server.start()
        staff.connection.close()
        left.send_all()  # It has the answer, and nobody has told it yet.
        left.play(write_flow(folder / "still.flow", reading_lines(code, f'see "{ANSWER}"')),
                  "--no-sync")
        read.send_all()
        expect_deleted(server, code)
        left.send_all()
        left.play(write_flow(folder / "deleted.flow", reading_lines(
            code, 'see "ابھی کوئی جواب نہیں ہے"', f'see-not "{ANSWER}"')), "--no-sync")
        expect_nowhere(code, left.folder, read.folder, server.folder)
        expect(code[:4] not in server.said(), "the code is in the server's log")


if __name__ == "__main__":
    harness.main(test)
