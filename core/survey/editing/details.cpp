// Owner, purpose, days and sample.
#include "core/survey/editing/details.h"

#include <tuple>

#include "core/survey/editing/texts.h"
#include "core/survey/limits.h"
#include "core/survey/longest_answer.h"

namespace candour::survey::editing {
namespace {

bool is_wrong_day(const std::string& day) { return !day.empty() && !from_iso(day).ok(); }

void put(Json& into, const char* field, const std::string& text) {
    if (text.empty()) {
        into.erase(field);
    } else {
        into[field] = text;
    }
}

void add_past_days(const Details& details, CivilDay today, std::vector<DraftProblem>& missing) {
    for (const auto& [place, day, what] :
         {std::tuple{"act_by", details.act_by, "The day to act on its results has passed."},
          std::tuple{"closes", details.closes, "The last day on which it is asked has passed."}}) {
        const auto read = from_iso(day);
        if (read.ok() && read.value() < today) missing.push_back({place, what});
    }
}

void add_languages(const Json& draft, std::vector<DraftProblem>& missing) {
    if (draft.contains("fallback")) return;
    for (const Json& one : draft.at("languages")) {
        const Language language = one;
        const std::size_t count = missing_texts(draft, language).size();
        if (count == 0) continue;
        missing.push_back({"language/" + language,
                           std::to_string(count) + (count == 1 ? " text is" : " texts are") +
                               " not translated, and nothing is to be shown instead."});
    }
}

}  // namespace

Details details_of(const Json& draft) {
    return {.owner = draft.value("owner", std::string()),
            .purpose = draft.value("purpose", std::string()),
            .act_by = draft.value("act_by", std::string()),
            .closes = draft.value("closes", std::string()),
            .sample_one_in = draft.value("sample_one_in", 1),
            .training = draft.value("training", false)};
}

std::vector<DraftProblem> problems_of(const Details& details) {
    std::vector<DraftProblem> problems;
    constexpr const char* how = "Write a date as year, month and day, such as 2027-03-31.";
    if (is_wrong_day(details.act_by)) problems.push_back({"act_by", how});
    if (is_wrong_day(details.closes)) problems.push_back({"closes", how});
    if (problems.empty() && !details.act_by.empty() && details.closes > details.act_by) {
        problems.push_back({"closes",
                            "It closes after the day by which its results are acted on. Choose an "
                            "earlier day to close, or a later one to act."});
    }
    if (details.sample_one_in < 1 || details.sample_one_in > sample_one_in_max) {
        problems.push_back(
            {"sample", "Choose a number from 1 to " + std::to_string(sample_one_in_max) + "."});
    }
    return problems;
}

Edited set_details(const Json& draft, const Details& details) {
    RETURN_IF_ERROR(read_draft(draft));
    const auto problems = problems_of(details);
    if (!problems.empty()) return Error{ErrorKind::Invalid, problems.front().what};
    Json changed = draft;
    put(changed, "owner", details.owner);
    put(changed, "purpose", details.purpose);
    put(changed, "act_by", details.act_by);
    put(changed, "closes", details.closes);
    changed.erase("sample_one_in");
    changed.erase("training");
    if (details.sample_one_in != 1) changed["sample_one_in"] = details.sample_one_in;
    if (details.training) changed["training"] = true;
    return checked(std::move(changed), {});
}

std::vector<DraftProblem> missing_of(const Json& draft, CivilDay today) {
    std::vector<DraftProblem> missing;
    const Result<Questionnaire> read = read_draft(draft);
    if (!read.ok()) return {{"", read.error().what}};
    const Details details = details_of(draft);
    if (read.value().questions.empty()) missing.push_back({"", "It has no question yet."});
    if (details.owner.empty()) missing.push_back({"owner", "Say who owns it."});
    if (details.purpose.empty()) missing.push_back({"purpose", "Say what its results are for."});
    if (details.act_by.empty()) {
        missing.push_back({"act_by", "Say by which day its results are acted on."});
    }
    add_past_days(details, today, missing);
    add_languages(draft, missing);
    if (const Status fits = fits_into_message(read.value(), "draft"); !fits.ok()) {
        std::string what = fits.error().what;
        if (what.starts_with("draft: ")) what.erase(0, 7);
        missing.push_back({"", "Its longest answers are too long to be sent: " + what});
    }
    return missing;
}

}  // namespace candour::survey::editing
