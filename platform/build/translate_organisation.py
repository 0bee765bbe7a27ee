"""Usage: translate_organisation.py ORGANISATION FOLDER OUT

Writes the organisation's file with the languages of FOLDER added: FOLDER/TAG.json holds each text
by its path in the file ("/services/0/name"). Ends with 1 and one line where a path is missing or
leads nowhere.
"""

import json
import sys
from pathlib import Path

# In the order in which a visitor is offered them; what is not named here comes last.
ORDER = ["en", "en-simple", "cy", "pl", "ro", "pt", "uk", "so", "vi", "ur", "ar", "fa", "ps", "ckb",
         "pa", "hi", "gu", "bn", "ta", "ti", "zh-Hans"]


def in_order(tags):
    return sorted(tags, key=lambda tag: ORDER.index(tag) if tag in ORDER else len(ORDER))


def texts_of(node, path=""):
    """Each text in several languages, with its path."""
    if isinstance(node, dict):
        if isinstance(node.get("en"), str):
            yield path, node
            return
        for name, part in node.items():
            yield from texts_of(part, f"{path}/{name}")
    elif isinstance(node, list):
        for index, part in enumerate(node):
            yield from texts_of(part, f"{path}/{index}")


def languages_of(node):
    """Each list of languages."""
    if isinstance(node, dict):
        if isinstance(node.get("languages"), list):
            yield node
        for part in node.values():
            yield from languages_of(part)
    elif isinstance(node, list):
        for part in node:
            yield from languages_of(part)


def main(source, folder, out):
    organisation = json.loads(Path(source).read_text(encoding="utf-8"))
    added = {file.stem: json.loads(file.read_text(encoding="utf-8"))
             for file in sorted(Path(folder).glob("*.json"))}
    faults, known = [], set()
    for path, text in texts_of(organisation):
        known.add(path)
        for tag, texts in added.items():
            if texts.get(path):
                text[tag] = texts[path]
            else:
                faults.append(f"{folder}/{tag}.json: {path} is missing")
        ordered = {tag: text[tag] for tag in in_order(text)}
        text.clear()
        text.update(ordered)
    for tag, texts in added.items():
        faults += [f"{folder}/{tag}.json: {path} leads nowhere"
                   for path in texts if path not in known]
    for node in languages_of(organisation):
        node["languages"] = in_order({*node["languages"], *added})
    if faults:
        sys.exit("\n".join(faults))
    Path(out).parent.mkdir(parents=True, exist_ok=True)
    Path(out).write_text(json.dumps(organisation, ensure_ascii=False, indent=1) + "\n",
                         encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
