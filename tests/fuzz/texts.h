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
