// Crowd: among how many people somebody who says something here is hidden (architecture §4.13).
//
// In an organisation's file: {"groups": [{"group": "outreach", "people_month": 3, "workers": 2}]},
// where "groups" and "workers" may be left out. Where a file has a "crowd", the server adds what it
// counted to the bundle, once a month: "counted": {"month": "2026-10", "contacts": [{"channel":
// "reception", "at_least": 30}], "languages": ["en", "ur"]}.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json_fields.h"
#include "core/base/locale_text.h"
#include "core/feedback/contact_kind.h"

namespace candour::feedback {

struct Organisation;

// Fewer people than this are easily guessed: screens and the console say so.
inline constexpr int small_crowd = 10;

// Who uses a service group, as the organisation knows it.
struct GroupCrowd {
    std::string group;
    int people_month = 0;  // Who use it in a month, as far as their number is known.
    int workers = 0;       // Optional; 0: not said.
    bool operator==(const GroupCrowd&) const = default;
};

// Contacts that were released in a month that is over, in tens, rounded down.
struct CountedContacts {
    Channel channel = Channel::Reception;
    int at_least = 0;  // A multiple of ten; 0: fewer than ten.
    bool operator==(const CountedContacts&) const = default;
};

struct CountedCrowd {
    std::string month;  // "2026-10"
    std::vector<CountedContacts> contacts{};
    std::vector<Language> languages{};  // In which there were ten contacts or more.
    bool operator==(const CountedCrowd&) const = default;
};

struct Crowd {
    std::vector<GroupCrowd> groups{};
    std::optional<CountedCrowd> counted{};
    bool operator==(const Crowd&) const = default;
};

// The names in files.
inline constexpr const char* crowd_field = "crowd";
inline constexpr const char* counted_field = "counted";

// 47 -> 40.
int in_tens(int number);

// "crowd", optional.
std::optional<Crowd> read_crowd(FieldReader& fields);
// Remembers a group that no service has. After the services were read.
void check_crowd(FieldReader& fields, const Organisation& organisation);
nlohmann::json to_json(const CountedCrowd& counted);

// Null where the organisation does not say.
const GroupCrowd* crowd_of(const Organisation& organisation, std::string_view group);
// Whether the group cannot be `at_least` people, so that what its people say is shown without
// their service, however many times they say it.
bool is_too_small(const Organisation& organisation, std::string_view group, int at_least);
// The groups whose people are easily guessed, in the file's order.
std::vector<GroupCrowd> small_crowds(const Organisation& organisation);

// Contacts of the month by this channel, in tens; empty where nothing was counted.
std::optional<int> counted_by(const Organisation& organisation, Channel channel);
// Whether whoever reads words in this language may guess who wrote them. As counted; where nothing
// was, every language but the organisation's first is rare. "en-simple" is English.
bool is_rare_language(const Organisation& organisation, const Language& language);

}  // namespace candour::feedback
