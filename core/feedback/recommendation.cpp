// The steps of a recommendation.
#include "core/feedback/recommendation.h"

#include <algorithm>
#include <array>

#include "core/base/utf8.h"
#include "core/feedback/kept_json.h"

namespace candour::feedback {
namespace {

using nlohmann::json;

constexpr int format = 1;
constexpr std::array<std::string_view, 3> state_names = {"proposed", "decided", "finished"};

Status check_text(const std::string& text, const std::string& what) {
    if (text.find_first_not_of(" \t\r\n") == std::string::npos)
        return Error{ErrorKind::Invalid, "Write " + what + "."};
    if (!is_utf8(text) || character_count(text) > recommendation_characters_max)
        return Error{ErrorKind::Invalid, "Make " + what + " shorter."};
    return Unit{};
}

}  // namespace

std::string_view name_of(RecommendationState state) {
    return state_names[static_cast<std::size_t>(state)];
}

Result<Recommendation> proposed(Recommendation changed) {
    if (changed.state != RecommendationState::Proposed)
        return Error{ErrorKind::Invalid, "It is decided; write a new recommendation."};
    RETURN_IF_ERROR(check_text(changed.title, "what you recommend"));
    RETURN_IF_ERROR(check_text(changed.because, "what it answers"));
    RETURN_IF_ERROR(check_text(changed.decision_maker, "who decides"));
    if (changed.options.size() < 2)
        return Error{ErrorKind::Invalid, "Write at least two options; doing nothing can be one."};
    if (changed.options.size() > recommendation_options_max)
        return Error{ErrorKind::Invalid, "Write at most six options."};
    for (const RecommendationOption& option : changed.options) {
        RETURN_IF_ERROR(check_text(option.name, "what each option is"));
        RETURN_IF_ERROR(check_text(option.benefits, "the benefits of “" + option.name + "”"));
        RETURN_IF_ERROR(check_text(option.drawbacks, "the drawbacks of “" + option.name + "”"));
    }
    if (!changed.due) return Error{ErrorKind::Invalid, "Say until when it is decided."};
    return changed;
}

Result<Recommendation> decided(Recommendation recommendation, std::size_t chosen,
                               const std::string& reason, const std::string& who, CivilDay today,
                               CivilDay review) {
    if (recommendation.state != RecommendationState::Proposed)
        return Error{ErrorKind::Invalid, "It is decided already."};
    if (chosen >= recommendation.options.size())
        return Error{ErrorKind::Invalid, "Choose one of the options."};
    RETURN_IF_ERROR(check_text(reason, "why this option"));
    RETURN_IF_ERROR(check_text(who, "who decided"));
    if (review <= today)
        return Error{ErrorKind::Invalid, "The day to look at what came of it is after today."};
    recommendation.state = RecommendationState::Decided;
    recommendation.chosen = chosen;
    recommendation.reason = reason;
    recommendation.decided_by = who;
    recommendation.decided = today;
    recommendation.due = review;
    return recommendation;
}

Result<Recommendation> finished(Recommendation recommendation, const std::string& result,
                                CivilDay today) {
    if (recommendation.state != RecommendationState::Decided)
        return Error{ErrorKind::Invalid, "Only of a decided recommendation something can come."};
    RETURN_IF_ERROR(check_text(result, "what came of it"));
    recommendation.state = RecommendationState::Finished;
    recommendation.result = result;
    recommendation.finished = today;
    recommendation.due.reset();
    return recommendation;
}

std::string to_json(const Recommendation& one) {
    json options = json::array();
    for (const RecommendationOption& option : one.options) {
        options.push_back({{"name", option.name},
                           {"benefits", option.benefits},
                           {"drawbacks", option.drawbacks}});
    }
    return json{{"format", format},
                {"id", one.id},
                {"state", name_of(one.state)},
                {"title", one.title},
                {"because", one.because},
                {"options", std::move(options)},
                {"proposed_by", one.proposed_by},
                {"decision_maker", one.decision_maker},
                {"due", day_text(one.due)},
                {"chosen", one.chosen},
                {"reason", one.reason},
                {"decided_by", one.decided_by},
                {"decided", day_text(one.decided)},
                {"result", one.result},
                {"finished", day_text(one.finished)}}
        .dump();
}

Result<Recommendation> recommendation_from_json(const std::string& text) {
    const json source = json::parse(text, nullptr, /*allow_exceptions=*/false);
    KeptReader reader;
    Recommendation one;
    reader.ok = reader.number(source, "format") == format;
    one.id = reader.text(source, "id");
    const auto state = std::ranges::find(state_names, reader.text(source, "state"));
    reader.ok = reader.ok && state != state_names.end();
    if (reader.ok) one.state = static_cast<RecommendationState>(state - state_names.begin());
    one.title = reader.text(source, "title");
    one.because = reader.text(source, "because");
    reader.each(reader.at(source, "options"), [&](const std::string&, const json& option) {
        one.options.push_back({reader.text(option, "name"), reader.text(option, "benefits"),
                               reader.text(option, "drawbacks")});
    });
    one.proposed_by = reader.text(source, "proposed_by");
    one.decision_maker = reader.text(source, "decision_maker");
    one.due = reader.day(source, "due");
    const std::int64_t chosen = reader.number(source, "chosen");
    reader.ok = reader.ok && chosen >= 0;
    one.chosen = static_cast<std::size_t>(std::max<std::int64_t>(0, chosen));
    one.reason = reader.text(source, "reason");
    one.decided_by = reader.text(source, "decided_by");
    one.decided = reader.day(source, "decided");
    one.result = reader.text(source, "result");
    one.finished = reader.day(source, "finished");
    // The pages index by it.
    const bool open = one.state == RecommendationState::Proposed;
    reader.ok = reader.ok && (open || one.chosen < one.options.size());
    if (reader.ok) return one;
    return Error{ErrorKind::Corrupt, "a recommendation is damaged as it was kept"};
}

}  // namespace candour::feedback
