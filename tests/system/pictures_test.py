#!/usr/bin/env python3
"""tests/system/pictures_test.py: a questionnaire with pictures, from files to a kiosk's screen.

Pictures are drawn, published on a running server, fetched by a kiosk that had joined before, and
stand on its screen; who publishes bad ones is told which, and nothing changes.
"""

import json
import re
import subprocess
import sys

import harness
from harness import Kiosk, Server, expect, refuses, run
from questionnaire_test import questionnaire, texts_of, wait_for_new_texts

PICTURES = harness.ROOT / "tests/flows/pictures/organisation.json"


def draw(folder):
    subprocess.run([sys.executable, str(harness.ROOT / "tests/pictures/draw.py"), str(folder)],
                   check=True)


def survey_with_pictures(folder, **changes):
    """Names PNG files, as people have them, and a recording, which is not played yet."""
    def without_tamil(value):
        if isinstance(value, dict):
            return {key: without_tamil(one) for key, one in value.items() if key != "ta"}
        if isinstance(value, list):
            return [without_tamil(one) for one in value if one != "ta"]
        return value

    text = PICTURES.read_text("utf-8").replace("-ur.webp", ".png").replace(".webp", ".png")
    survey = without_tamil(json.loads(text)["questionnaires"][0])
    survey["questions"][0]["media"] = {"audio": {"en": "way.mp3"}}
    survey.update(changes)
    path = folder / "ways.json"
    path.write_text(json.dumps(survey, ensure_ascii=False), "utf-8")
    return path


def lines_to_first_question():
    return ["tap welcome.start", "tap purpose.survey_answer", "tap purpose.next", "tap about.next",
            "tap service.advice", "tap service.next", "tap introduction.next"]


def cards(kiosk, folder, flow):
    """What stands on the first question's screen, by item: its height in millimetres."""
    flow.write_text("\n".join([*lines_to_first_question(), "screenshot way", "list-items"]) + "\n",
                    "utf-8")
    done = kiosk.run("--headless", "--no-sync", "--play", str(flow), "--window", "1280x800",
                     "--panel-mm", "217x136", "--screenshots", str(folder / "screens"), expected=0)
    expect("words stand alone" not in done.stderr, f"a picture is missing: {done.stderr}")
    items = json.loads(next(line for line in done.stdout.splitlines() if line.startswith("{")))
    return {item["id"]: item["mm"]["height"] for item in items["items"]}


def answer(kiosk, flow):
    lines = [*lines_to_first_question(), "tap question.walk", "tap question.next",
             "tap question.3", "tap question.next", "tap question.bus", "tap question.next",
             'type "More lamps."', "tap question.next", "tap check.send", "tap thanks.finish"]
    flow.write_text("\n".join(lines) + "\n", "utf-8")
    kiosk.play(flow, "--no-sync")


def bad_pictures_change_nothing(server, folder, survey, before, kiosk):
    media = folder / "bad"
    draw(media)
    (media / "bus.png").unlink()
    (media / "car.png").write_bytes((media / "car.png").read_bytes()[:200])
    (media / "walk.png").unlink()
    (media / "walk.png").symlink_to("/etc/hostname")
    done = questionnaire("publish", server.folder, survey, "--services", "advice",
                         "--media", media, expected=1)
    for said in ("question 'way', choice 'bus', en:", "bus.png is not there",
                 "car.png is damaged", "walk.png is a link", "Nothing is published"):
        expect(said in done.stderr, f"{said!r} is not in: {done.stderr}")
    refuses(questionnaire("publish", server.folder, survey, "--services", "advice",
                          "--media", folder / "nowhere", expected=1), "candour-server", "nowhere")
    refuses(questionnaire("check", survey, "--media", media, expected=1), "candour-server",
            "--media belongs to publish")
    expect(texts_of(kiosk) == before, "the kiosk has other texts")


def test(folder):
    server = Server(folder / "server", harness.example_organisation(folder, "organisation.json"))
    kiosk = Kiosk(folder / "kiosk")
    survey = survey_with_pictures(folder)
    flow = folder / "visit.flow"
    with server:
        kiosk.join(server)
        # Without any pictures: said, with the first one that is missing.
        refuses(questionnaire("publish", server.folder, survey, "--services", "advice",
                              expected=1), "candour-server", "'bus.png' (en) has not come with it")
        draw(folder / "ways-media")  # Where ODK has them.
        done = questionnaire("publish", server.folder, survey, "--services", "advice")
        expect("With 5 pictures and clips of" in done.stdout, f"publish says: {done.stdout}")
        expect("question 'way', en: way.mp3" in done.stdout, f"publish says: {done.stdout}")
        wait_for_new_texts(kiosk)
        status = kiosk.run("--status", expected=0).stdout
        expect(re.search(r"Pictures of questions: +5\n", status), f"status says: {status}")
        seen = cards(kiosk, folder, flow)
        expect(seen["question.bus"] > 30, f"no picture on the cards: {seen}")
        bad_pictures_change_nothing(server, folder, survey, texts_of(kiosk), kiosk)
        # Other words, published without the folder: the pictures stay.
        changed = survey_with_pictures(folder, owner="Somebody else")
        (folder / "ways-media").rename(folder / "elsewhere")
        questionnaire("publish", server.folder, changed, "--services", "advice")
        wait_for_new_texts(kiosk)
        seen = cards(kiosk, folder, flow)
        expect(seen["question.bus"] > 30, f"the pictures are gone: {seen}")
        answer(kiosk, flow)
        kiosk.send_all()
        # A kiosk that joins by file has them too.
        other = Kiosk(folder / "other")
        other.join(server)
        expect(cards(other, folder, flow)["question.bus"] > 30, "no picture by invitation")
        questionnaire("withdraw", server.folder, "ways")
        wait_for_new_texts(kiosk)
        status = kiosk.run("--status", expected=0).stdout
        expect(re.search(r"Pictures of questions: +none\n", status), f"status says: {status}")
    paper = run("candour-server", "questionnaire", "paper", survey, folder / "ways.pdf",
                expected=0)
    expect("pictures are not printed" in paper.stdout, f"paper says: {paper.stdout}")


if __name__ == "__main__":
    harness.main(test)
