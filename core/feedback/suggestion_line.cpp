// The steps of a suggestion.
#include "core/feedback/suggestion_line.h"

#include <algorithm>
#include <array>

#include "core/base/utf8.h"
#include "core/feedback/kept_json.h"

namespace candour::feedback {
namespace {

using nlohmann::json;

constexpr int format = 1;
constexpr std::array<std::string_view, 5> state_names = {"waiting", "considered", "adopted",
                                                         "declined", "done"};

Error invalid(std::string what) { return {ErrorKind::Invalid, std::move(what)}; }

Status check_text(const std::string& text, const std::string& what) {
    if (text.find_first_not_of(" \t\r\n") == std::string::npos)
        return invalid("Write " + what + ".");
    if (!is_utf8(text) || character_count(text) > suggestion_characters_max)
        return invalid("Make " + what + " shorter.");
    return Unit{};
}

bool is_settled(const SuggestionLine& line) {
    return line.state == SuggestionState::Declined || line.state == SuggestionState::Done;
}

Status check_next(CivilDay today, std::optional<CivilDay> next) {
    if (next && *next > today) return Unit{};
    return invalid("The next review is on a day after today.");
}

Status add_review(SuggestionLine& line, SuggestionReview review) {
    RETURN_IF_ERROR(check_text(review.note, "what was said of it"));
    if (line.reviews.size() >= suggestion_reviews_max)
        return invalid("It came up a hundred times: decide.");
    line.reviews.push_back(std::move(review));
    return Unit{};
}

}  // namespace

std::string_view name_of(SuggestionState state) {
    return state_names[static_cast<std::size_t>(state)];
}

std::optional<CivilDay> SuggestionLine::due() const {
    if (state == SuggestionState::Waiting) return acknowledge_by;
    return next_review;
}

Result<SuggestionLine> new_line(const std::string& submission, const std::string& method,
                                CivilDay received, const SuggestionPromise& promise,
                                const complaint::WorkCalendar& calendar) {
    ASSIGN_OR_RETURN(const complaint::Deadline deadline,
                     complaint::deadline(received, promise.acknowledge, calendar));
    return SuggestionLine{.submission = submission,
                          .method = method,
                          .received = received,
                          .acknowledge_by = deadline.due,
                          .owner = promise.owner};
}

Result<SuggestionLine> acknowledged(SuggestionLine line, const std::string& how, CivilDay today,
                                    CivilDay next_review) {
    if (line.state != SuggestionState::Waiting) return invalid("It is acknowledged already.");
    RETURN_IF_ERROR(check_text(how, "how it was acknowledged"));
    RETURN_IF_ERROR(check_next(today, next_review));
    line.state = SuggestionState::Considered;
    line.acknowledged = today;
    line.acknowledged_how = how;
    line.next_review = next_review;
    return line;
}

Result<SuggestionLine> given_to(SuggestionLine line, const std::string& owner) {
    if (is_settled(line)) return invalid("It is settled.");
    RETURN_IF_ERROR(check_text(owner, "whose it is"));
    line.owner = owner;
    return line;
}

Result<SuggestionLine> reviewed(SuggestionLine line, SuggestionReview review,
                                CivilDay next_review) {
    if (line.state == SuggestionState::Waiting) return invalid("Acknowledge it first.");
    if (is_settled(line)) return invalid("It is settled.");
    RETURN_IF_ERROR(check_next(review.day, next_review));
    RETURN_IF_ERROR(add_review(line, std::move(review)));
    line.next_review = next_review;
    return line;
}

Result<SuggestionLine> settled(SuggestionLine line, SuggestionState state,
                               const std::string& answer, SuggestionReview review,
                               std::optional<CivilDay> next_review) {
    if (line.state == SuggestionState::Waiting) return invalid("Acknowledge it first.");
    if (is_settled(line)) return invalid("It is settled.");
    if (state == SuggestionState::Waiting || state == SuggestionState::Considered)
        return invalid("Choose what was decided.");
    if (state == SuggestionState::Adopted) {
        RETURN_IF_ERROR(check_next(review.day, next_review));
    } else {
        RETURN_IF_ERROR(check_text(answer, "what people are told"));
    }
    RETURN_IF_ERROR(add_review(line, std::move(review)));
    line.state = state;
    line.answer = answer;
    line.next_review = state == SuggestionState::Adopted ? next_review : std::nullopt;
    return line;
}

std::string to_json(const SuggestionLine& line) {
    json reviews = json::array();
    for (const SuggestionReview& review : line.reviews)
        reviews.push_back({{"day", to_iso(review.day)}, {"by", review.by}, {"note", review.note}});
    return json{{"format", format},
                {"submission", line.submission},
                {"method", line.method},
                {"received", to_iso(line.received)},
                {"acknowledge_by", to_iso(line.acknowledge_by)},
                {"state", name_of(line.state)},
                {"owner", line.owner},
                {"acknowledged", day_text(line.acknowledged)},
                {"acknowledged_how", line.acknowledged_how},
                {"next_review", day_text(line.next_review)},
                {"answer", line.answer},
                {"reviews", std::move(reviews)}}
        .dump();
}

Result<SuggestionLine> suggestion_line_from_json(const std::string& text) {
    const json source = json::parse(text, nullptr, /*allow_exceptions=*/false);
    KeptReader reader;
    SuggestionLine line;
    // A day that must be there.
    const auto day = [&reader](const json& object, const char* field) {
        const auto read = reader.day(object, field);
        reader.ok = reader.ok && read.has_value();
        return read.value_or(CivilDay{});
    };
    reader.ok = reader.number(source, "format") == format;
    line.submission = reader.text(source, "submission");
    line.method = reader.text(source, "method");
    line.received = day(source, "received");
    line.acknowledge_by = day(source, "acknowledge_by");
    const auto state = std::ranges::find(state_names, reader.text(source, "state"));
    reader.ok = reader.ok && state != state_names.end();
    if (reader.ok) line.state = static_cast<SuggestionState>(state - state_names.begin());
    line.owner = reader.text(source, "owner");
    line.acknowledged = reader.day(source, "acknowledged");
    line.acknowledged_how = reader.text(source, "acknowledged_how");
    line.next_review = reader.day(source, "next_review");
    line.answer = reader.text(source, "answer");
    reader.each(reader.at(source, "reviews"), [&](const std::string&, const json& review) {
        line.reviews.push_back(
            {day(review, "day"), reader.text(review, "by"), reader.text(review, "note")});
    });
    if (reader.ok) return line;
    return Error{ErrorKind::Corrupt, "a line of the suggestion register is damaged"};
}

}  // namespace candour::feedback
