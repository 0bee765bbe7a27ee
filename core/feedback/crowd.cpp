// Reading what is known of a crowd, and what follows from it.
#include "core/feedback/crowd.h"

#include <algorithm>

#include "core/feedback/limits.h"
#include "core/feedback/organisation.h"

namespace candour::feedback {

namespace {

constexpr int people_max = 1'000'000;
constexpr int workers_max = 100'000;

Result<GroupCrowd> read_group(const nlohmann::json& source, const std::string& place) {
    FieldReader fields(source, place);
    GroupCrowd group;
    group.group = fields.id("group", Need::Required);
    group.people_month = fields.number("people_month", 1, people_max, 0);
    if (fields.ok() && group.people_month == 0)
        fields.fail_field("people_month", "say how many people use it in a month");
    group.workers = fields.number("workers", 1, workers_max, 0);
    RETURN_IF_ERROR(fields.finish());
    return group;
}

Result<CountedContacts> read_contacts(const nlohmann::json& source, const std::string& place) {
    FieldReader fields(source, place);
    CountedContacts contacts;
    const std::string channel = fields.text("channel", Need::Required);
    if (const auto known = channel_from(channel)) {
        contacts.channel = *known;
    } else {
        fields.fail_field("channel", "unknown channel '" + channel + "'");
    }
    contacts.at_least = fields.number("at_least", 0, people_max, 0);
    if (contacts.at_least % 10 != 0) fields.fail_field("at_least", "counts are in tens");
    RETURN_IF_ERROR(fields.finish());
    return contacts;
}

std::optional<CountedCrowd> read_counted(FieldReader& fields) {
    const nlohmann::json* source = fields.object(counted_field, Need::Optional);
    if (source == nullptr) return std::nullopt;
    FieldReader inside(*source, place_of(fields.place(), counted_field));
    CountedCrowd counted;
    counted.month = inside.text("month", Need::Required);
    if (inside.ok() && !from_iso(counted.month + "-01").ok())
        inside.fail_field("month", "'" + counted.month + "' is no month; write it as 2026-10");
    const std::string place = place_of(inside.place(), "contacts");
    const auto contacts = inside.list("contacts", Need::Optional, all_channels.size());
    for (std::size_t i = 0; i < contacts.size(); ++i) {
        if (!inside.take(read_contacts(*contacts[i], place_of(place, i)), counted.contacts)) break;
    }
    // Of a small charity there may be none.
    if (source->contains("languages")) counted.languages = inside.languages("languages");
    if (const Status done = inside.finish(); !done.ok()) fields.fail(done.error());
    return counted;
}

}  // namespace

int in_tens(int number) { return number - number % 10; }

std::optional<Crowd> read_crowd(FieldReader& fields) {
    const nlohmann::json* source = fields.object(crowd_field, Need::Optional);
    if (source == nullptr) return std::nullopt;
    FieldReader inside(*source, place_of(fields.place(), crowd_field));
    Crowd crowd;
    const std::string place = place_of(inside.place(), "groups");
    const auto groups = inside.list("groups", Need::Optional, services_max);
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const std::string here = place_of(place, i);
        if (!inside.take(read_group(*groups[i], here), crowd.groups)) break;
        const std::string& name = crowd.groups.back().group;
        if (std::ranges::count(crowd.groups, name, &GroupCrowd::group) > 1)
            inside.fail(here, "the group '" + name + "' is there twice");
    }
    crowd.counted = read_counted(inside);
    if (const Status done = inside.finish(); !done.ok()) fields.fail(done.error());
    return crowd;
}

void check_crowd(FieldReader& fields, const Organisation& organisation) {
    if (!organisation.crowd) return;
    for (const GroupCrowd& crowd : organisation.crowd->groups) {
        if (std::ranges::count(organisation.services, crowd.group, &Service::group) > 0) continue;
        return fields.fail(place_of(place_of(fields.place(), crowd_field), "groups"),
                           "no service is of the group '" + crowd.group + "'");
    }
}

nlohmann::json to_json(const CountedCrowd& counted) {
    nlohmann::json out = {{"month", counted.month}, {"contacts", nlohmann::json::array()}};
    for (const CountedContacts& contacts : counted.contacts) {
        out["contacts"].push_back(
            {{"channel", name_of(contacts.channel)}, {"at_least", contacts.at_least}});
    }
    if (!counted.languages.empty()) out["languages"] = counted.languages;
    return out;
}

const GroupCrowd* crowd_of(const Organisation& organisation, std::string_view group) {
    if (!organisation.crowd) return nullptr;
    const auto found = std::ranges::find(organisation.crowd->groups, group, &GroupCrowd::group);
    return found == organisation.crowd->groups.end() ? nullptr : &*found;
}

bool is_too_small(const Organisation& organisation, std::string_view group, int at_least) {
    const GroupCrowd* crowd = crowd_of(organisation, group);
    return crowd != nullptr && crowd->people_month < at_least;
}

std::vector<GroupCrowd> small_crowds(const Organisation& organisation) {
    std::vector<GroupCrowd> small;
    if (!organisation.crowd) return small;
    std::ranges::copy_if(organisation.crowd->groups, std::back_inserter(small),
                         [](const GroupCrowd& one) { return one.people_month < small_crowd; });
    return small;
}

std::optional<int> counted_by(const Organisation& organisation, Channel channel) {
    if (!organisation.crowd || !organisation.crowd->counted) return std::nullopt;
    const auto& contacts = organisation.crowd->counted->contacts;
    const auto found = std::ranges::find(contacts, channel, &CountedContacts::channel);
    return found == contacts.end() ? 0 : found->at_least;
}

bool is_rare_language(const Organisation& organisation, const Language& language) {
    const Language plain(without_variant(language));
    // A month in which no language had ten contacts tells of none.
    if (organisation.crowd && organisation.crowd->counted &&
        !organisation.crowd->counted->languages.empty()) {
        const auto& common = organisation.crowd->counted->languages;
        return std::ranges::find(common, plain) == common.end();
    }
    return organisation.languages.empty() ||
           without_variant(organisation.languages.front()) != plain;
}

}  // namespace candour::feedback
