// The fields of entries (data table): each one's name in files, its type and choices.
#include <algorithm>
#include <array>

#include "core/complaint/case_entry.h"
#include "core/complaint/procedure.h"

namespace candour::complaint {
namespace {

using Choices = std::array<std::string_view, 3>;
constexpr Choices yes_no_unknown = {"yes", "no", "unknown"};
// Those of procedures, and what only staff say of a contact that they enter.
constexpr std::array<std::string_view, 15> methods = {
    "kiosk",        "home_visit",   "event",    "box",          "visitors_book",
    "letter",       "email",        "website",  "social_media", "telephone",
    "text_message", "face_to_face", "advocate", "paper",        "other"};
constexpr bool has_every_contact_method() {
    return std::ranges::all_of(contact_methods, [](std::string_view method) {
        return std::ranges::find(methods, method) != methods.end();
    });
}
static_assert(has_every_contact_method());
constexpr std::array<std::string_view, 2> told_whom = {"person", "representative"};
constexpr std::array<std::string_view, 7> on_behalf = {
    "self", "relative", "carer", "advocate", "councillor", "group", "other"};

constexpr std::array<FieldRule, fields_count> rules = {{
    {Field::Procedure, "procedure", FieldType::Id},
    {Field::Version, "version", FieldType::Number},
    {Field::Calendar, "calendar", FieldType::Number},
    {Field::CaseKind, "kind", FieldType::Id},
    {Field::Label, "label", FieldType::Id},
    {Field::Method, "method", FieldType::Choice, methods},
    {Field::Service, "service", FieldType::Id},
    {Field::Unit, "unit", FieldType::Id},
    {Field::Language, "language", FieldType::Language},
    {Field::Submission, "submission", FieldType::Id},
    {Field::Anonymous, "anonymous", FieldType::YesNo},
    {Field::OnBehalf, "on_behalf", FieldType::Choice, on_behalf},
    {Field::WantsWriting, "wants_writing", FieldType::Choice, yes_no_unknown},
    {Field::Day, "day", FieldType::Day},
    {Field::HappenedAt, "happened_at", FieldType::Instant},
    {Field::Stage, "stage", FieldType::Id},
    {Field::Clock, "clock", FieldType::Id},
    {Field::Outcome, "outcome", FieldType::Id},
    {Field::Code, "code", FieldType::Id},
    {Field::Why, "why", FieldType::Choice},
    {Field::Person, "person", FieldType::Staff},
    {Field::People, "people", FieldType::StaffList},
    {Field::Entry, "entry", FieldType::Entry},
    {Field::Agreed, "agreed", FieldType::Choice, yes_no_unknown},
    {Field::Compensation, "compensation", FieldType::Choice, yes_no_unknown},
    {Field::Bodies, "bodies", FieldType::IdList},
    {Field::Goodwill, "goodwill", FieldType::Id},
    {Field::Pence, "pence", FieldType::Pence},
    {Field::Score, "score", FieldType::Score},
    {Field::ScoreOutcome, "score_outcome", FieldType::Score},
    {Field::Late, "late", FieldType::YesNo},
    {Field::Confidential, "confidential", FieldType::YesNo},
    {Field::Theme, "theme", FieldType::Id},
    {Field::ServiceArea, "service_area", FieldType::Id},
    {Field::Told, "told", FieldType::YesNo},
    {Field::Departure, "departure", FieldType::YesNo},
    {Field::Outside, "outside", FieldType::YesNo},
    {Field::ToldWhom, "told_whom", FieldType::Choice, told_whom},
    {Field::Text, "text", FieldType::Words},
    {Field::Reason, "reason", FieldType::Words},
    {Field::Benefits, "benefits", FieldType::Words},
    {Field::Drawbacks, "drawbacks", FieldType::Words},
    {Field::Name, "name", FieldType::Words},
    {Field::Evidence, "evidence", FieldType::Words},
}};

constexpr bool none_by_omission() {
    for (std::size_t i = 0; i < rules.size(); ++i) {
        if (static_cast<std::size_t>(rules[i].field) != i || rules[i].name.empty()) return false;
    }
    return true;
}
static_assert(none_by_omission(), "every field, in the enumeration's order");

}  // namespace

const FieldRule& rule_of(Field field) { return rules[static_cast<std::size_t>(field)]; }

std::span<const FieldRule> all_field_rules() { return rules; }

std::optional<Field> field_from(std::string_view name) {
    const auto found = std::ranges::find(rules, name, &FieldRule::name);
    if (found == rules.end()) return std::nullopt;
    return found->field;
}

bool is_words(Field field) { return rule_of(field).type == FieldType::Words; }

}  // namespace candour::complaint
