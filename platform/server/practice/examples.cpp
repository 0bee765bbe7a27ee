// platform/server/practice/examples.cpp: see examples.h.
#include "platform/server/practice/examples.h"

#include <array>
#include <optional>

#include "core/base/json_fields.h"

namespace candour::platform {

namespace {

using casework::ExamplePoint;
using nlohmann::json;

constexpr std::size_t contacts_max = 100;
constexpr std::size_t cases_max = 20;
constexpr int days_ago_max = 365;

constexpr std::array<std::pair<std::string_view, ExamplePoint>, 3> points = {
    {{"in_hand", ExamplePoint::InHand},
     {"waiting_for_person", ExamplePoint::WaitingForPerson},
     {"closed", ExamplePoint::Closed}}};

std::optional<ExamplePoint> point_named(std::string_view name) {
    for (const auto& [known, point] : points) {
        if (known == name) return point;
    }
    return std::nullopt;
}

Result<ExampleContact> parse_contact(const json& source, const std::string& place) {
    FieldReader fields(source, place);
    ExampleContact contact;
    const auto kind = feedback::contact_kind_from(fields.text("kind", Need::Required));
    const bool has_words =
        kind && is_offerable(*kind) && *kind != feedback::ContactKind::SurveyAnswer;
    if (!has_words) {
        fields.fail_field("kind", "no kind of contact that has words");
    } else {
        contact.kind = *kind;
    }
    contact.words = fields.local_text(
        "words", Need::Required,
        {.languages = {"en", "cy", "ur"}, .declared_by = "examples", .fallback = "en"});
    contact.urgent = fields.flag("urgent", false);
    RETURN_IF_ERROR(fields.finish());
    return contact;
}

Result<ExampleStory> parse_story(const json& source, const std::string& place) {
    FieldReader fields(source, place);
    ExampleStory story;
    const auto until = point_named(fields.text("until", Need::Required));
    if (!until) fields.fail_field("until", "in_hand, waiting_for_person or closed belongs here");
    if (until) story.until = *until;
    story.days_ago = fields.number("days_ago", 0, days_ago_max, 0);
    story.method = fields.text("method", Need::Required);
    story.words = fields.text("words", Need::Required);
    if (const json* steps = fields.object("steps", Need::Required)) {
        FieldReader of_steps(*steps, place_of(place, "steps"));
        for (const auto& [step, words] : steps->items())
            story.steps[step] = of_steps.text(step.c_str(), Need::Required);
        if (const Status good = of_steps.finish(); !good.ok()) fields.fail(good.error());
    }
    RETURN_IF_ERROR(fields.finish());
    return story;
}

}  // namespace

Result<PracticeExamples> parse_practice_examples(std::string_view text,
                                                 const std::string& file_name) {
    ASSIGN_OR_RETURN(const json source, parse_json_file(text, file_name));
    FieldReader fields(source, file_name);
    PracticeExamples examples;
    std::size_t place = 0;
    for (const json* one : fields.list("contacts", Need::Required, contacts_max)) {
        fields.take(parse_contact(*one, place_of(place_of(file_name, "contacts"), place++)),
                    examples.contacts);
    }
    place = 0;
    for (const json* one : fields.list("cases", Need::Required, cases_max)) {
        fields.take(parse_story(*one, place_of(place_of(file_name, "cases"), place++)),
                    examples.cases);
    }
    RETURN_IF_ERROR(fields.finish());
    return examples;
}

}  // namespace candour::platform
