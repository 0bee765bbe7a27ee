#!/usr/bin/env python3
"""schema_test.py PROGRAM: the schemas in assets/schemas say what the code takes.

Every shipped questionnaire and procedure, and many generated questionnaires (from PROGRAM,
test_questionnaire_lines), must be valid; whatever the code takes of them with one thing changed
must be valid too; and listed mistakes must not be. Mistakes in a procedure are refused by both.
"""

import copy
import json
import random
import subprocess
import sys
from pathlib import Path

from jsonschema import Draft202012Validator

SCHEMA = Path("assets/schemas/questionnaire.schema.json")
PROCEDURE_SCHEMA = Path("assets/schemas/procedure.schema.json")
GENERATED = 120
CHANGED_EACH = 4
CHANGED_PROCEDURES_EACH = 150

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

# In calico's procedure: refused by the schema and by the code.
BROKEN_PROCEDURES = [
    (["id"], None),
    (["id"], "Two Words"),
    (["colour"], "red"),
    (["version"], 0),
    (["languages"], []),
    (["languages"], ["english"]),
    (["review_day"], "next spring"),
    (["owner"], " "),
    (["name"], "Complaints"),
    (["name"], {}),
    (["source"], None),
    (["texts", "welcome"], None),
    (["texts", "may_be_about", 0], {"en": " "}),
    (["posts"], []),
    (["posts", 0, "id"], "anyone"),
    (["kinds", 0, "stages"], []),
    (["kinds", 0, "definition"], None),
    (["kinds", 0, "labels"], ["survey_answer"]),
    (["kinds", 0, "labels"], ["question", "question"]),
    (["stages", 0, "kind"], "circus"),
    (["stages", 0, "kind"], "panel"),
    (["stages", 0, "holders"], None),
    (["stages", 0, "holders"], []),
    (["stages", 0, "outcomes"], None),
    (["stages", 0, "panel"], {}),
    (["stages", 5, "clocks", 0, "length"], 2),
    (["stages", 5, "clocks", 0, "length", "unit"], None),
    (["stages", 5, "clocks", 0, "length", "unit"], "years"),
    (["stages", 5, "clocks", 0, "length", "number"], 0),
    (["stages", 5, "clocks", 0, "length", "number"], 731),
    (["stages", 5, "clocks", 0, "length"], {"number": 105, "unit": "weeks"}),
    (["stages", 5, "clocks", 0, "met_by"], "received"),
    (["stages", 5, "clocks", 0, "methods"], ["pigeon"]),
    (["stages", 5, "clocks", 1, "kind"], "reminder"),
    (["stages", 5, "clocks", 1, "extension"], {}),
    (["stages", 5, "clocks", 2, "latest", "length"], None),
    (["stages", 5, "appeal", "to"], None),
    (["stages", 5, "appeal", "late"], "perhaps"),
    (["stages", 6, "panel"], None),
    (["stages", 6, "panel", "members_max"], 21),
    (["stages", 7, "clocks", 0, "kind"], "target"),
    (["stages", 7, "holders"], ["service_manager"]),
    (["stages", 7, "tells_bodies"], None),
    (["outcomes"], []),
    (["bodies", 0, "web"], "www.example.org"),
    (["suggestions"], [{"method": "box", "owner": "service_manager"}]),
    (["anonymous"], "maybe"),
    (["closing", "keep_details"], None),
    (["closing", "quality_check_percent"], 101),
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
        for questionnaire in json.loads(file.read_text(encoding="utf-8")).get("questionnaires", []):
            yield file.name, questionnaire
    for file in sorted(Path("assets/questionnaires").glob("*.json")):
        yield file.name, json.loads(file.read_text(encoding="utf-8"))


def must_be_valid(validator, questionnaire, where):
    for error in validator.iter_errors(questionnaire):
        deepest = min(error.context, key=lambda one: -len(one.path), default=error)
        sys.exit(f"{where}: {list(error.absolute_path)}: {deepest.message[:500]}")


def validator_of(file):
    schema = json.loads(file.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def taken_by_the_code(program, mode, documents):
    """Those of `documents` that the program takes."""
    given = "".join(json.dumps(one) + "\n" for one in documents)
    said = lines_of(program, mode, given=given)
    return [one for one, line in zip(documents, said, strict=True) if line == "ok"]


def check_questionnaires(program):
    validator = validator_of(SCHEMA)
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
    taken = taken_by_the_code(program, "check", changed)
    for questionnaire in taken:
        must_be_valid(validator, questionnaire, "taken by the code")
    assert len(taken) > 10, f"only {len(taken)} changed ones were taken: too few to compare"
    print(f"{count} shipped, {GENERATED} generated, {len(taken)} of {len(changed)} changed: valid")


def check_procedures(program):
    validator = validator_of(PROCEDURE_SCHEMA)
    ready = {}
    for file in sorted(Path("assets/procedures").glob("*.json")):
        ready[file.stem] = json.loads(file.read_text(encoding="utf-8"))
        must_be_valid(validator, ready[file.stem], file.name)
    assert len(ready) == 5, f"the ready procedures are {sorted(ready)}"

    broken = [with_change(ready["calico"], path, value) for path, value in BROKEN_PROCEDURES]
    for document, (path, value) in zip(broken, BROKEN_PROCEDURES, strict=True):
        assert not validator.is_valid(document), f"the schema takes {value!r} at {path}"
        taken = taken_by_the_code(program, "check-procedure", [document])
        assert not taken, f"the code takes {value!r} at {path}"

    rng = random.Random(5)
    changed = [
        randomly_changed(one, rng) for one in ready.values() for _ in range(CHANGED_PROCEDURES_EACH)
    ]
    taken = taken_by_the_code(program, "check-procedure", [*ready.values(), *changed])
    for procedure in taken:
        must_be_valid(validator, procedure, "a procedure that the code takes")
    assert len(taken) > 50, f"only {len(taken)} procedures were taken: too few to compare"
    print(f"{len(broken)} broken procedures refused by both, {len(taken)} taken ones valid")


def main():
    check_questionnaires(sys.argv[1])
    check_procedures(sys.argv[1])


if __name__ == "__main__":
    main()
