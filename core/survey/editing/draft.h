// Draft: a questionnaire while somebody writes it, as the JSON of its file (questionnaire.h). It
// may lack what only an opened survey needs: an owner, a purpose, the day to act by, questions,
// translations. Everything else is right at every moment: an edit that would break it is refused.
//
// Edits are functions from one draft to the next; ids of questions and choices never change, so
// that results of all versions count together.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/result.h"
#include "core/survey/questionnaire.h"

namespace candour::survey::editing {

using Json = nlohmann::json;
// The draft after an edit. Errors: Invalid: one plain sentence for the person who edits, which
// names the question it is about when that is another than the one edited; NotFound: the question
// or choice is not there (any more). The draft that was handed in is unchanged.
using Edited = Result<Json>;

// Without a question. `id` is is_questionnaire_id().
Json blank_draft(const std::string& id, const Language& language, const std::string& title);
// "visit-2" and the like: [a-z0-9_-]{1,40}.
bool is_questionnaire_id(std::string_view id);

// What the loader makes of it, with stand-ins for what a draft may lack and without them in what is
// returned. A draft with several languages and no fallback is read as if it had one.
Result<Questionnaire> read_draft(const Json& draft);
// The same from text. Errors: Invalid.
Result<Json> parse_draft(std::string_view text);

// The language that its texts are written in first, and that the others are translated from: its
// fallback, else English when it has English, else its first.
Language main_language(const Json& draft);

// The item (question, row of a matrix, group, repeat or matrix) of that id; null when there is
// none.
const Json* find_item(const Json& draft, std::string_view id);
Json* find_item(Json& draft, std::string_view id);
// Its prompt, label or, without any, its id: for a sentence about it.
std::string name_of_item(const Json& draft, std::string_view id);

// In the order of asking; `depth` counts the groups around it.
void for_each_item(const Json& draft,
                   const std::function<void(const Json& item, std::size_t depth)>& visit);

// Ids of its questions, groups and whatever earlier versions called them: what a new id must not
// be.
std::set<std::string> ids_of(const Json& draft);

// `changed` when the loader takes it, else why not. `about`: the item that was edited.
Edited checked(Json changed, std::string_view about);

}  // namespace candour::survey::editing
