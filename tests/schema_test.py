#!/usr/bin/env python3
"""schema_test.py PROGRAM: assets/schemas/questionnaire.schema.json says what the code takes.

Every shipped questionnaire and many generated ones (from PROGRAM, test_questionnaire_lines) must
be valid; whatever the code takes of questionnaires with one thing changed must be valid too; and
listed mistakes must not be.
"""

import copy
import json
import random
import subprocess
import sys
from pathlib import Path

from jsonschema import Draft202012Validator

SCHEMA = Path("assets/schemas/questionnaire.schema.json")
GENERATED = 120
CHANGED_EACH = 4

SMALL = {
    "id": "small",
    "languages": ["en"],
    "title": {"en": "T"},
    "owner": "o",
    "purpose": "p",
    "act_by": "2027-01-31",
    "questions": [
        {"id": "felt", "type": "faces", "prompt": {"en": "?"}},
        {
            "id": "came",
            "type": "one_choice",
            "prompt": {"en": "?"},
            "choices": [{"id": "a", "label": {"en": "A"}}, {"id": "b", "label": {"en": "B"}}],
        },
    ],
}

# Where, and what is put there; None takes it away.
MISTAKES = [
    (["owner"], None),
    (["owner"], "  "),
    (["act_by"], "next spring"),
    (["languages"], []),
    (["languages"], ["english"]),
    (["colour"], "red"),
    (["questions"], []),
    (["questions", 0, "id"], "two words"),
    (["questions", 0, "id"], "service"),
    (["questions", 0, "type"], "smileys"),
    (["questions", 0, "type"], None),
    (["questions", 0, "faces"], 4),
    (["questions", 0, "stars"], 5),
    (["questions", 0, "prompt"], "?"),
    (["questions", 0, "prompt"], None),
    (["questions", 0, "required"], "yes"),
    (["questions", 0, "media"], {"picture": "../secret.png"}),
    (["questions", 1, "choices"], None),
    (["questions", 1, "choices", 0, "score"], "many"),
    (["questions", 1, "choices", 0, "filter"], {"county": ""}),
    (["questions", 1, "show_if"], ""),
    (["sample_one_in"], 0),
]


def with_change(document, path, value):
    """A copy with `value` at `path`; None takes it away."""
    changed = copy.deepcopy(document)
    place = changed
    for step in path[:-1]:
        place = place[step]
    if value is None:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return changed


def places_in(document, path=()):
    """The path of every value in it."""
    if path:
        yield list(path)
    items = []
    if isinstance(document, dict):
        items = document.items()
    elif isinstance(document, list):
        items = enumerate(document)
    for key, value in items:
        yield from places_in(value, (*path, key))


def randomly_changed(document, rng):
    path = rng.choice(list(places_in(document)))
    values = [None, 0, 1, 3, -1, 2.5, "", "x", "2026-01-01", True, [], ["a"], {}, {"en": "x"}]
    return with_change(document, path, rng.choice(values))


def lines_of(program, *arguments, given=None):
    ran = subprocess.run(
        [program, *arguments], input=given, capture_output=True, text=True, check=True, timeout=300
    )
    return ran.stdout.splitlines()


def shipped():
    for file in sorted(Path("assets/organisations").glob("*.json")):
        for questionnaire in json.loads(file.read_text(encoding="utf-8"))["questionnaires"]:
            yield file.name, questionnaire
    for file in sorted(Path("assets/questionnaires").glob("*.json")):
        yield file.name, json.loads(file.read_text(encoding="utf-8"))


def must_be_valid(validator, questionnaire, where):
    for error in validator.iter_errors(questionnaire):
        deepest = min(error.context, key=lambda one: -len(one.path), default=error)
        sys.exit(f"{where}: {list(error.absolute_path)}: {deepest.message[:500]}")


def main():
    program = sys.argv[1]
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)

    count = 0
    for name, questionnaire in shipped():
        must_be_valid(validator, questionnaire, name)
        count += 1
    assert count >= 2, "no shipped questionnaire was found"

    must_be_valid(validator, SMALL, "the small one")
    for path, value in MISTAKES:
        changed = with_change(SMALL, path, value)
        assert not validator.is_valid(changed), f"valid with {value!r} at {path}"

    made = [json.loads(line) for line in lines_of(program, "made", str(GENERATED))]
    assert len(made) == GENERATED
    for number, questionnaire in enumerate(made):
        must_be_valid(validator, questionnaire, f"generated questionnaire {number + 1}")

    rng = random.Random(4)
    changed = [randomly_changed(one, rng) for one in made for _ in range(CHANGED_EACH)]
    given = "".join(json.dumps(one) + "\n" for one in changed)
    taken = 0
    for questionnaire, said in zip(changed, lines_of(program, "check", given=given), strict=True):
        if said == "ok":
            taken += 1
            must_be_valid(validator, questionnaire, "taken by the code")
    assert taken > 10, f"only {taken} changed ones were taken: too few to compare"
    print(f"{count} shipped, {GENERATED} generated, {taken} of {len(changed)} changed: valid")


if __name__ == "__main__":
    main()
