#!/usr/bin/env python3
"""tests/system/questionnaire_test.py: `candour-server questionnaire` with files as people have.

Each ready questionnaire goes to a spreadsheet and back and keeps its version; a translation goes
out as PO and comes back; what is wrong is told in one sentence, and no file is lost. A changed
questionnaire is published on a running server, and a kiosk that had joined before asks it.
"""

import json
import re
import subprocess
import time
import zipfile
from pathlib import Path

import harness
from harness import Console, Kiosk, Server, expect, refuses, run

READY = sorted(Path("assets/questionnaires").glob("*.json"))


def questionnaire(*words, expected=0):
    return run("candour-server", "questionnaire", *words, expected=expected)


def version_of(file):
    said = questionnaire("check", file).stdout
    return re.search(r"version ([0-9a-f]{32})$", said.strip())[1]


def spreadsheets_keep_everything(folder):
    expect(len(READY) == 6, f"{len(READY)} ready questionnaires")
    for ready in READY:
        sheet = folder / f"{ready.stem}.xlsx"
        back = folder / f"{ready.stem}.json"
        questionnaire("export", ready, "--to", sheet)
        expect(zipfile.ZipFile(sheet).testzip() is None, f"{sheet} is no whole zip file")
        questionnaire("import", sheet, "--to", back)
        expect(version_of(back) == version_of(ready), f"{ready} came back changed")


def translations_come_back(folder):
    ready = folder / "english.json"
    source = json.loads(READY[-1].read_text("utf-8"))
    source["languages"] = ["en"]
    ready.write_text(json.dumps(only_english(source)), "utf-8")
    texts = folder / "welsh.po"
    questionnaire("export", ready, "--to", texts, "--language", "cy")
    lines = texts.read_text("utf-8")
    expect("Sut oedd hi heddiw?" not in lines, "there is Welsh before anybody translated")
    prompt = 'msgid "How was it today?"\nmsgstr ""'
    expect(prompt in lines, f"the prompt is not in the PO file:\n{lines}")
    texts.write_text(
        lines.replace(prompt, 'msgid "How was it today?"\nmsgstr "Sut oedd hi heddiw?"'), "utf-8")
    both = folder / "both.json"
    questionnaire("translate", ready, texts, "--to", both)
    read = json.loads(both.read_text("utf-8"))
    expect("cy" in read["languages"], "the language is not among the questionnaire's")
    expect(read["questions"][0]["prompt"]["cy"] == "Sut oedd hi heddiw?", "the text did not arrive")


def only_english(value):
    """Without the other languages' texts."""
    if isinstance(value, dict):
        return {key: only_english(one) for key, one in value.items()
                if key not in ("cy", "ur", "ta")}
    if isinstance(value, list):
        return [only_english(one) for one in value]
    return value


def sheets_are_printed_the_same(folder):
    """In every language, large print by default; two makings are equal byte by byte."""
    for ready in READY:
        for language in ("en", "cy", "ur", "ta"):
            first, second = folder / "first.pdf", folder / "second.pdf"
            for sheet in (first, second):
                questionnaire("paper", ready, sheet, "--language", language, "--overwrite")
            expect(first.read_bytes().startswith(b"%PDF-"), f"{ready} {language}: no PDF")
            expect(first.read_bytes() == second.read_bytes(), f"{ready} {language}: they differ")
    giant = folder / "giant.pdf"
    questionnaire("paper", READY[0], giant, "--size", "200")
    usual = folder / "usual.pdf"
    questionnaire("paper", READY[0], usual)
    expect(giant.read_bytes() != usual.read_bytes(), "--size changes nothing")


def mistakes_are_told(folder):
    ready = READY[0]
    whole = folder / "whole.xlsx"
    questionnaire("export", ready, "--to", whole)
    before = whole.read_bytes()

    def refused(*words, said, code=1):
        done = questionnaire(*words, expected=code)
        refuses(done, "candour-server", *said, code=code)

    refused("export", ready, "--to", whole, said=["whole.xlsx"])
    expect(whole.read_bytes() == before, "a file was overwritten without being asked")
    questionnaire("export", ready, "--to", whole, "--overwrite")
    refused("check", folder / "nowhere.xlsx", said=["nowhere.xlsx"])
    refused("export", ready, "--to", folder / "x.docx", said=[".xlsx, .json, .po or .csv"])
    refused("export", ready, "--to", folder / "x.po", said=["--language"])
    refused("export", ready, "--to", folder / "none/x.xlsx", said=["none/x.xlsx"])
    refused("shred", ready, said=["shred", "check, import, export, translate, paper"])

    refused("paper", ready, said=["OUT.pdf"])
    refused("paper", ready, folder / "x.doc", said=[".pdf"])
    refused("paper", ready, folder / "x.pdf", "--language", "pl", said=["'pl'"])
    refused("paper", ready, folder / "x.pdf", "--size", "300", said=["100, 150 or 200"])
    refused("check", ready, "--size", "200", said=["--size"])
    refused("check", ready, folder / "x.pdf", said=["one word too many"])
    expect(not (folder / "x.pdf").exists(), "a sheet was written after a refusal")

    cut = folder / "cut.xlsx"
    cut.write_bytes(before[: len(before) // 2])
    refused("check", cut, said=["cut.xlsx"])
    text = folder / "text.xlsx"
    text.write_text("This is no spreadsheet.", "utf-8")
    refused("import", text, "--to", folder / "never.json", said=["text.xlsx"])
    expect(not (folder / "never.json").exists(), "something was written after a refusal")


def survey_lines(first_prompt, words, answers=("4", "medium", "yes", "yes")):
    """A person answers the survey of the advice service; the last question is in words."""
    lines = ["tap welcome.start", "tap purpose.survey_answer", "tap purpose.next",
             "tap about.next", "tap service.advice", "tap service.next", "tap introduction.next",
             f'see "{first_prompt}"']
    for answer in answers:
        lines += [f"tap question.{answer}", "tap question.next"]
    return [*lines, f'type "{words}"', "tap question.next", "tap check.send", "tap thanks.finish"]


def changed_survey(folder):
    """The advice service's questionnaire, its second question gone and its first one changed."""
    example = json.loads((harness.ROOT / "assets/organisations/example.json").read_text("utf-8"))
    changed = next(one for one in example["questionnaires"] if one["id"] == "advice")
    changed["questions"] = [one for one in changed["questions"] if one["id"] != "wait"]
    changed["questions"][0]["prompt"]["en"] = "How did we do today?"
    path = folder / "advice.json"
    path.write_text(json.dumps(changed, ensure_ascii=False), "utf-8")
    return path


def texts_of(kiosk):
    """A look beside a kiosk that is just writing may see half of it: then it is looked at again."""
    for _ in range(20):
        said = kiosk.run("--status", expected=0).stdout
        version = re.search(r"texts of version (\d+)", said)
        if version:
            return version[1]
        time.sleep(0.2)
    raise harness.Failure(f"the status never names its texts: {said}")


def wait_for_new_texts(kiosk):
    """The kiosk stands in its room until it has others than now; it sends meanwhile too."""
    before = texts_of(kiosk)
    standing = subprocess.Popen(
        [str(harness.BIN / "candour-kiosk"), "--data", str(kiosk.folder), "--headless", "--window",
         "640x480", "--sync-every-ms", "500"],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + harness.PATIENCE_S
        while texts_of(kiosk) == before:
            expect(time.monotonic() < end, "the new texts do not come to the kiosk")
            time.sleep(0.2)
    finally:
        standing.terminate()
        standing.wait(harness.PATIENCE_S)


def words_of_staff(server):
    """What people wrote in the survey this month, as the console shows it."""
    server.command("release")
    console = Console(server)
    console.sign_in()
    status, page = console.request("GET", "/surveys/advice/now/words")
    expect(status == 200, f"the words' page answers {status}")
    return page


def what_is_published_is_asked(folder):
    server = Server(folder / "server", harness.example_organisation(folder, "organisation.json"))
    kiosk = Kiosk(folder / "kiosk")
    changed = changed_survey(folder)
    flow = folder / "visit.flow"
    with server:
        kiosk.join(server)
        old = survey_lines("How was your visit?", "Said under the old version.")
        kiosk.play(harness.write_flow(flow, old), "--no-sync")
        done = questionnaire("publish", server.folder, changed, "--services", "advice")
        expect(f"version {version_of(changed)}" in done.stdout, f"publish says: {done.stdout}")
        # A kiosk that has not heard of it asks what it knows.
        kiosk.play(harness.write_flow(flow, survey_lines("How was your visit?", "Offline.")),
                   "--no-sync")
        wait_for_new_texts(kiosk)
        new = survey_lines("How did we do today?", "Said under the new version.",
                           answers=("4", "yes", "yes"))
        kiosk.play(harness.write_flow(flow, new), "--no-sync")
        kiosk.send_all()
        page = words_of_staff(server)
        for said in ("Said under the old version.", "Offline.", "Said under the new version."):
            expect(said in page, f"{said!r} did not arrive: {page}")
        refused_publications(server, folder, changed)
        server.kill()
        # Also after kill -9, and by a command of its own where nobody serves.
        questionnaire("withdraw", server.folder, "advice")
        server.start()
        wait_for_new_texts(kiosk)
        flow.write_text("\n".join(new[:4] + ["see-not-item service.advice"]) + "\n", "utf-8")
        kiosk.play(flow, "--no-sync")
        page = words_of_staff(server)
        expect("Said under the old version." in page, "the withdrawn survey's answers are gone")


def refused_publications(server, folder, changed):
    def refused(*words, said):
        refuses(questionnaire(*words, expected=1), "candour-server", *said)

    german = json.loads(changed.read_text("utf-8").replace('"cy"', '"de"'))
    german["questions"] = german["questions"][-1:]
    foreign = folder / "german.json"
    foreign.write_text(json.dumps(german), "utf-8")
    refused("publish", server.folder, foreign, "--services", "advice",
            said=["german.json", "unknown language 'de'"])
    refused("publish", server.folder, changed, "--services", "advice,moon",
            said=["there is no service 'moon'; there are advice, lunch-club"])
    refused("publish", server.folder, changed,
            said=["--services is missing", "there are advice, lunch-club"])
    refused("publish", server.folder, "--services", "advice", said=["which questionnaire?"])
    refused("publish", folder / "nowhere", changed, "--services", "advice", said=["nowhere"])
    refused("withdraw", server.folder, "unknown", said=["there is no questionnaire 'unknown'"])
    refused("check", changed, "--services", "advice", said=["--services belongs to publish"])


def equality_questions_need_no_service(folder):
    changed = {}

    def keep_them(organisation):
        organisation["equality_questionnaire"] = "equality"
        for one in organisation["questionnaires"]:
            if one["id"] == "equality":
                changed.update(one, title=one["title"] | {"en": "Who you are"})

    server = Server(folder / "equality-server",
                    harness.example_organisation(folder, "equality-organisation.json", keep_them))
    path = folder / "who.json"
    path.write_text(json.dumps(changed, ensure_ascii=False), "utf-8")
    with server:
        done = questionnaire("publish", server.folder, path)
        expect("no service asks them" in done.stdout, f"publish says: {done.stdout}")
        refuses(questionnaire("publish", server.folder, path, "--services", "advice", expected=1),
                "candour-server", "the service 'advice' asks 'equality' too")


def test(folder):
    spreadsheets_keep_everything(folder)
    translations_come_back(folder)
    sheets_are_printed_the_same(folder)
    mistakes_are_told(folder)
    what_is_published_is_asked(folder)
    equality_questions_need_no_service(folder)


if __name__ == "__main__":
    harness.main(test)
