"""tests/bench/plain_form.py: the page that a visitor would otherwise be given: the first
questionnaire of an organisation's file as a plain HTML form, in each language an address of its
own, and a server on the loopback that is told when the page can be used."""

import html
import json
import queue
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

RIGHT_TO_LEFT = {"ar", "ckb", "fa", "ps", "ur"}
FACES = 5

STYLE = """
body { margin: 24px; background: #fbfaf5; color: #1d1d1b; font: 22px/1.4 "Noto Sans", sans-serif }
:lang(ur) { font-family: "Noto Nastaliq Urdu", "Noto Sans", sans-serif; line-height: 2 }
a, label { display: inline-block; margin: 6px 14px 6px 0 }
fieldset { margin: 0 0 16px; border: 1px solid #767670 }
textarea { display: block; width: 100%; height: 260px; box-sizing: border-box; font: inherit }
button { font: inherit; padding: 12px 32px }
"""

# Once the page is loaded and two frames of it were made, and where its field is.
TELL = """
addEventListener('load', () => requestAnimationFrame(() => requestAnimationFrame(() => {
  const field = document.querySelector('textarea');
  const box = field.getBoundingClientRect();
  const places = [box.x, box.y, box.width, box.height].map(Math.round).join(',');
  fetch('/ready?places=' + places);
})));
"""


def in_language(text, language):
    return html.escape(text.get(language) or text["en"])


def with_one_language(node, language):
    """`node` of an organisation's file without all other languages."""
    if isinstance(node, dict):
        if isinstance(node.get("en"), str):
            return {language: node[language]}
        return {name: [language] if name == "languages" else with_one_language(part, language)
                for name, part in node.items()}
    if isinstance(node, list):
        return [with_one_language(part, language) for part in node]
    return node


def field_of(question, language):
    name = html.escape(question["id"])
    if question["type"] == "long_text":
        return f'<textarea name="{name}" maxlength="2000" spellcheck="false" autofocus></textarea>'
    if question["type"] == "faces":
        answers = [(str(i), str(i)) for i in range(1, FACES + 1)]
    elif "choices" in question:
        answers = [(html.escape(choice["id"]), in_language(choice["label"], language))
                   for choice in question["choices"]]
    else:
        raise ValueError(f"no plain field is known for a question of type {question['type']}")
    return "".join(f'<label><input type="radio" name="{name}" value="{value}"> {label}</label>'
                   for value, label in answers)


def page_of(organisation, language):
    survey = organisation["questionnaires"][0]
    direction = "rtl" if language in RIGHT_TO_LEFT else "ltr"
    links = "".join(f'<a lang="{tag}" href="/?language={tag}">'
                    f'{in_language(organisation["name"], tag)}</a>'
                    for tag in organisation["languages"])
    # What is written comes first, so that it is seen and typed into at once.
    ordered = sorted(survey["questions"], key=lambda question: question["type"] != "long_text")
    questions = "".join(
        f'<fieldset><legend>{in_language(question["prompt"], language)}</legend>'
        f'{field_of(question, language)}</fieldset>' for question in ordered)
    return (f'<!doctype html><html lang="{language}" dir="{direction}"><meta charset="utf-8">'
            f'<title>{in_language(survey["title"], language)}</title><style>{STYLE}</style>'
            f'<h1>{in_language(survey["title"], language)}</h1>'
            f'<p>{in_language(survey["introduction"], language)}</p>'
            f'<form method="post" autocomplete="off">{questions}<button>OK</button></form>'
            f'<nav>{links}</nav><script>{TELL}</script></html>')


class FormServer:
    """Serves the form; each page that can be used puts (time.monotonic(), places) in `ready`."""

    def __init__(self, organisation_file):
        self.organisation = json.loads(organisation_file.read_text(encoding="utf-8"))
        self.ready = queue.Queue()
        ours = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                ours.answer(self)

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}/"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def answer(self, request):
        address = urlsplit(request.path)
        asked = parse_qs(address.query)
        body = b""
        if address.path == "/ready":
            places = [int(number) for number in asked["places"][0].split(",")]
            self.ready.put((time.monotonic(), places))
        elif address.path == "/":
            language = asked.get("language", ["en"])[0]
            body = page_of(self.organisation, language).encode()
        request.send_response(200 if body else 204)
        if body:
            request.send_header("Content-Type", "text/html; charset=utf-8")
            request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    def close(self):
        self.server.shutdown()
        self.server.server_close()
