// Reading "you_said".
#include "core/feedback/read_you_said.h"

#include <algorithm>

#include "core/feedback/limits.h"

namespace candour::feedback {
namespace {

using nlohmann::json;

CivilDay read_day(FieldReader& fields, const char* field) {
    const Result<CivilDay> day = from_iso(fields.text(field, Need::Required));
    if (day.ok()) return day.value();
    fields.fail_field(field, "a day is written like 2026-11-29");
    return {};
}

Result<PublishedYouSaid> parse_entry(const json& source, const std::string& place,
                                     const DeclaredLanguages& declared) {
    constexpr int people_max = 10'000'000;
    FieldReader fields(source, place);
    PublishedYouSaid entry;
    entry.id = fields.id("id", Need::Required);
    entry.said = fields.local_text("said", Need::Required, declared);
    entry.did = fields.local_text("did", Need::Required, declared);
    entry.day = read_day(fields, "day");
    entry.review_day = read_day(fields, "review_day");
    entry.people = fields.number("people", 0, people_max, 0);
    // A number that is not rounded could be subtracted from an earlier one.
    if (entry.people % 5 != 0 || (entry.people > 0 && entry.people < 10)) {
        fields.fail_field("people", "it is rounded down to 5s, and left out below 10");
    }
    RETURN_IF_ERROR(fields.finish());
    return entry;
}

}  // namespace

void read_you_said(FieldReader& fields, Organisation& organisation) {
    const auto items = fields.list("you_said", Need::Optional, you_said_max);
    if (items.empty() || organisation.languages.empty()) return;
    const DeclaredLanguages declared{organisation.languages, "organisation",
                                     organisation.languages.front()};
    const std::string place = place_of(fields.place(), "you_said");
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::string here = place_of(place, i);
        if (!fields.take(parse_entry(*items[i], here, declared), organisation.you_said)) return;
        const std::string& id = organisation.you_said.back().id;
        if (std::ranges::count(organisation.you_said, id, &PublishedYouSaid::id) > 1)
            fields.fail(here, "the id '" + id + "' is used twice");
    }
    std::ranges::stable_sort(organisation.you_said, std::greater{}, &PublishedYouSaid::day);
}

json to_json(const PublishedYouSaid& entry) {
    json out = {{"id", entry.id},
                {"said", entry.said.by_language},
                {"did", entry.did.by_language},
                {"day", to_iso(entry.day)},
                {"review_day", to_iso(entry.review_day)}};
    if (entry.people > 0) out["people"] = entry.people;
    return out;
}

}  // namespace candour::feedback
