// tests/fuzz/texts.h: texts that people write, small enough for a fuzzer to know its way in them.
#pragma once

#include <fstream>
#include <iterator>
#include <string>

#include "core/base/bytes.h"
#include "core/base/check.h"

namespace candour::fuzz {

// Of the project, by its path from the root, where tests run.
inline Bytes file_of(const char* path) {
    std::ifstream file(path, std::ios::binary);
    CHECK(file.good());
    return Bytes(std::istreambuf_iterator<char>(file), {});
}

inline constexpr std::string_view small_questionnaire = R"json({
"id": "q", "title": {"en": "T"}, "introduction": {"en": "I"}, "owner": "O", "purpose": "P",
"act_by": "2027-03-31", "languages": ["en"], "questions": [
{"id": "a", "type": "faces", "prompt": {"en": "How?"}, "hint": {"en": "H"}, "required": true},
{"id": "b", "type": "one_choice", "prompt": {"en": "Which?"}, "choices": [
{"id": "x", "label": {"en": "X"}}, {"id": "y", "label": {"en": "Y"}}]},
{"id": "c", "type": "yes_no", "prompt": {"en": "Yes?"}},
{"id": "d", "type": "long_text", "prompt": {"en": "What?"}}]})json";

// Every type and field.
inline constexpr std::string_view full_questionnaire = R"json({
"id": "f", "title": {"en": "T"}, "owner": "O", "purpose": "P", "act_by": "2027-03-31",
"closes": "2027-02-28", "languages": ["en", "ta"], "fallback": "en", "sample_one_in": 3,
"training": true, "earlier": [{"was": "old", "now": "b", "choices": {"x1": "x"}}], "questions": [
{"id": "a", "type": "faces", "faces": 3, "prompt": {"en": "How?"}, "required": true,
"required_message": {"en": "R"}, "may_decline": false, "media": {"picture": "a.png",
"audio": {"ta": "a.opus"}, "sign": "a.webm"}},
{"id": "b", "type": "many_choices", "prompt": {"en": "You: ${a}"}, "random_order": true,
"choices_at_least": 1, "choices_at_most": 2, "choice_filter": "in = ${a} or name = 'z'",
"show_if": "${a} > 1 and not(${a} = '')", "choices": [
{"id": "x", "label": {"en": "X"}, "filter": {"in": "2"}, "score": 1.5, "picture": "x.png"},
{"id": "y", "label": {"en": "Y"}, "exclusive": true},
{"id": "z", "label": {"en": "Z"}, "other": true}]},
{"id": "g", "type": "group", "label": {"en": "G"}, "one_page": true,
"show_if": "selected(${b}, 'x')", "questions": [
{"id": "c", "type": "scale", "prompt": {"en": "?"}, "scale": {"from": 1, "to": 7,
"low": {"en": "L"}, "high": {"en": "H"}}},
{"id": "m", "type": "matrix", "prompt": {"en": "M"}, "choices": [
{"id": "n", "label": {"en": "N"}}, {"id": "o", "label": {"en": "O"}}],
"rows": [{"id": "m1", "label": {"en": "1"}}, {"id": "m2", "label": {"en": "2"},
"show_if": "${m1} = 'n'"}]}]},
{"id": "r", "type": "repeat", "repeat_max": 3, "repeat_count": "count-selected(${b}) + 1",
"questions": [
{"id": "d", "type": "number", "prompt": {"en": "?"}, "number": {"whole": true, "min": 0,
"max": 120, "unit": {"en": "y"}}, "constraint": ". != 13", "constraint_message": {"en": "13"}},
{"id": "e", "type": "calculated", "calculation": "if(${d} > 9, ${d} * 2, 0)"}]},
{"id": "s", "type": "calculated", "calculation": "sum(${e}) + count(${r})"},
{"id": "h", "type": "stars", "stars": 10, "prompt": {"en": "?"}},
{"id": "i", "type": "date", "prompt": {"en": "?"}, "date": {"min": "2020-01-01",
"max": "2030-01-01"}, "constraint": ". <= today()"},
{"id": "j", "type": "yes_no", "dont_know": true, "prompt": {"en": "?"}, "choices": [
{"id": "yes", "label": {"en": "Y"}}, {"id": "no", "label": {"en": "N"}},
{"id": "dont_know", "label": {"en": "D"}}]},
{"id": "k", "type": "ranking", "prompt": {"en": "?"}, "choices": [
{"id": "1", "label": {"en": "1"}}, {"id": "2", "label": {"en": "2"}}]},
{"id": "l", "type": "short_text", "characters_max": 9, "prompt": {"en": "Your name?"},
"pressing_reason": {"en": "W"}, "constraint": "regex(., '[a-z]+')"},
{"id": "p", "type": "information", "prompt": {"en": "${s}"}, "show_if": "${s} >= 1"},
{"id": "q", "type": "long_text", "prompt": {"en": "?"}}]})json";

inline constexpr std::string_view small_organisation = R"json({
"id": "x", "name": {"en": "N"}, "languages": ["en"], "welcome": {"en": "W"},
"confidentiality": {"en": "C"}, "what_happens_next": {"en": "H"}, "crowd_note_users_month": "40",
"kinds": [{"kind": "complaint", "name": {"en": "K"}, "explanation": {"en": "E"}}],
"services": [{"id": "s", "group": "g", "name": {"en": "S"}, "contacts": [
{"name": {"en": "R"}, "phone": "1", "email": "a@b", "hours": {"en": "9"}}]}],
"contacts": [{"name": {"en": "R"}, "phone": "1"}],
"release": {"rules": [{"channel": "reception", "kind": "complaint", "every": "day",
"at_least": 1, "or_after_days": 0}]}})json";

}  // namespace candour::fuzz
