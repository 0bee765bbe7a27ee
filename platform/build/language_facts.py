"""Usage: language_facts.py ROOT OUT

Writes what the kiosk's program has in each language, for the console's page of languages: how many
of its texts are translated, who reviewed them in the catalogue's own words, whether it has keys,
and how many of its texts are recorded. A compiled catalogue does not say how many texts there are.
"""

import json
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests"))

import prompt_files  # noqa: E402
from locale_texts import PROGRAMS, coverage  # noqa: E402


def has_keys(root, tag):
    """A keyboard of its own, or of the language that it is a kind of."""
    return any((root / f"assets/keyboards/{name}.json").exists()
               for name in (tag, tag.split("-")[0]))


def facts_of(root):
    kiosk = next(program for program in PROGRAMS if program.name == "kiosk")
    rows = [one for one in coverage(root) if Path(one.path).parent.as_posix() == kiosk.home]
    total = rows[0].total if rows else 0
    facts = [("en", total, total, "")]
    facts += [(Path(one.path).stem, one.translated, one.total, one.review) for one in rows]
    return [{"tag": tag, "translated": translated, "texts": texts, "review": review,
             "has_keys": has_keys(root, tag), **recorded(root, tag)}
            for tag, translated, texts, review in facts]


def recorded(root, tag):
    prompts = prompt_files.kiosk_prompts(root, tag)
    found = prompt_files.coverage(root / f"assets/prompts/{tag}", tag, prompts)
    return {"recorded": found.recorded, "recordable": found.total}


if __name__ == "__main__":
    root, out = map(Path, sys.argv[1:])
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps({"languages": facts_of(root)}, indent=1, ensure_ascii=False) + "\n",
                   encoding="utf-8")
