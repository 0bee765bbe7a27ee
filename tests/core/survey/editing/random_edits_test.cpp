// Any edits in any order: the loader reads what comes out, or the edit says why not; and whatever
// is still there has the id it had.
#include <algorithm>

#include "core/base/civil_day.h"
#include "core/survey/editing/change.h"
#include "core/survey/editing/choices.h"
#include "core/survey/editing/details.h"
#include "core/survey/editing/items.h"
#include "core/survey/editing/texts.h"
#include "tests/support/generated_questionnaire.h"

namespace candour::survey::editing {
namespace {

using test::Gen;

const std::vector<std::string> words = {"How was it?", "کیسا رہا؟",          "", " ", "${felt}?",
                                        "Ask \"me\"",  "What is your name?", "$"};
const std::vector<std::string> conditions = {"",  "${a} = 'x'", "true()",
                                             "(", "1 = 1",      "string-length(${b}) > 3"};

std::vector<std::string> all_ids(const Json& draft) {
    std::vector<std::string> ids = {"nobody"};
    for_each_item(draft, [&](const Json& item, std::size_t) { ids.push_back(item.at("id")); });
    return ids;
}

std::string a_choice(Gen& gen, const Json& draft, const std::string& id) {
    const Json* item = find_item(draft, id);
    if (item == nullptr || !item->contains("choices")) return "x";
    return gen.one_of((*item)["choices"]).at("id");
}

Limits some_limits(Gen& gen) {
    Limits limits;
    limits.faces = gen.between(2, 6);
    limits.stars = gen.between(2, 11);
    limits.dont_know = gen.chance(50);
    limits.scale_from = gen.between(-11, 2);
    limits.scale_to = gen.between(-1, 22);
    if (gen.chance(50)) limits.number_min = gen.between(-3, 3);
    if (gen.chance(50)) limits.number_max = gen.between(-3, 3) + 0.5;
    limits.date_min = gen.chance(50) ? "2026-02-01" : "yesterday";
    limits.characters_max = gen.below(2100);
    limits.choices_at_least = gen.below(4);
    limits.choices_at_most = gen.below(4);
    limits.random_order = gen.chance(50);
    return limits;
}

Edited some_edit(Gen& gen, const Json& draft) {
    const std::string id = gen.one_of(all_ids(draft));
    const std::string word = gen.one_of(words);
    const Json languages = draft.at("languages");
    const std::string language = gen.one_of(languages);
    switch (gen.below(18)) {
        case 0:
            return add_question(draft,
                                {.type = gen.one_of(all_question_types),
                                 .prompt = word,
                                 .choices = {"A", "B"},
                                 .group = gen.chance(30) ? id : ""},
                                {});
        case 1:
            return remove_item(draft, id);
        case 2:
        case 3:
            return move_item(draft, id,
                             gen.one_of(std::vector{Move::Up, Move::Down, Move::Out, Move::In}));
        case 4:
            return wrap_in_group(draft, id, word, {});
        case 5:
            return add_row(draft, id, word, {});
        case 6:
            return set_type(draft, id, gen.one_of(all_question_types));
        case 7:
            return set_required(draft, id, gen.chance(50));
        case 8:
            return set_limits(draft, id, some_limits(gen));
        case 9:
            return set_show_if(draft, id, gen.one_of(conditions));
        case 10:
            return add_choice(draft, id, word);
        case 11:
            return remove_choice(draft, id, a_choice(gen, draft, id));
        case 12:
            return move_choice(draft, id, a_choice(gen, draft, id), gen.chance(50));
        case 13:
            return set_choice_role(draft, id, a_choice(gen, draft, id),
                                   gen.one_of(std::vector{ChoiceRole::Plain, ChoiceRole::Other,
                                                          ChoiceRole::Exclusive}));
        case 14:
            return gen.chance(50) ? add_language(draft, gen.chance(50) ? "pl" : "so")
                                  : remove_language(draft, language);
        case 15:
            return set_fallback(draft, gen.chance(50));
        case 16: {
            const auto texts = texts_in(draft);
            return set_text(draft,
                            gen.chance(90) ? gen.one_of(texts).key : "question/" + id + "/low",
                            language, word);
        }
        default:
            return set_details(draft, {.owner = word,
                                       .purpose = word,
                                       .act_by = gen.chance(50) ? "2027-01-01" : "",
                                       .closes = gen.chance(30) ? "2026-12-31" : ""});
    }
}

// The whole of it: with what only an opened survey needs.
Json completed(Json draft) {
    for (const char* field : {"owner", "purpose"}) {
        if (!draft.contains(field)) draft[field] = "-";
    }
    if (!draft.contains("act_by")) draft["act_by"] = "2027-12-31";
    return draft;
}

// Questions and choices by id, of the same type or one like it.
void check_ids(const Questionnaire& before, const Questionnaire& after) {
    for (const Question& question : after.questions) {
        const Question* was = before.find(question.id);
        if (was == nullptr) continue;
        const auto like = types_like(was->type);
        REQUIRE(std::ranges::find(like, question.type) != like.end());
    }
}

}  // namespace

TEST_CASE("any edits give something that is read back, or say why not", "[core][property]") {
    test::for_all(100, [](Gen& gen) {
        Json draft = gen.chance(30) ? blank_draft("blank", "en", "Blank")
                                    : to_json(test::generated_questionnaire(gen));
        REQUIRE(read_draft(draft).ok());
        int done = 0;
        for (int i = 0; i < 40; ++i) {
            const Edited edited = some_edit(gen, draft);
            if (!edited.ok()) {
                REQUIRE_FALSE(edited.error().what.empty());
                REQUIRE(edited.error().what.find("draft: ") == std::string::npos);
                continue;
            }
            ++done;
            const auto before = read_draft(draft);
            const auto after = read_draft(edited.value());
            REQUIRE(after.ok());
            check_ids(before.value(), after.value());
            draft = edited.value();
            // As it is stored and read again.
            REQUIRE(parse_draft(draft.dump()).value() == draft);
        }
        CHECK(done > 0);
        const bool lacks_words = !draft.contains("fallback") && draft.at("languages").size() > 1;
        if (draft.at("questions").empty() || lacks_words) return;
        const auto read = parse_questionnaire(completed(draft), "draft");
        INFO((read.ok() ? "" : read.error().what) << draft.dump(1));
        REQUIRE(read.ok());
    });
}

}  // namespace candour::survey::editing
