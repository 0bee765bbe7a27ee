// Counting, and keeping what was counted.
#include "sync/server/crowd_count.h"

#include <algorithm>
#include <map>

#include <nlohmann/json.hpp>

#include "core/report/period.h"
#include "sync/server/bundle.h"

namespace candour::server {

namespace {

using nlohmann::json;

report::Period month_before(CivilDay today) {
    const report::Period now = report::month_of(today);
    return report::month_of(now.first - std::chrono::days{1});
}

// What the published bundle says was counted; null where it says nothing, or nothing is published.
Result<json> published_count(store::BundleStore& bundles) {
    ASSIGN_OR_RETURN(const auto published, published_content(bundles));
    if (!published) return json();
    const json organisation =
        json::parse(published->content.organisation_json, nullptr, /*allow_exceptions=*/false);
    const json::json_pointer counted("/crowd/counted");
    return organisation.is_object() && organisation.contains(counted) ? organisation[counted]
                                                                      : json();
}

}  // namespace

int left_out(SecureRandom& random) {
    int count = 0;
    while (random.below(6) != 0)
        ++count;
    return count;
}

Result<feedback::CountedCrowd> count_crowd(store::OfficeStore& office, CivilDay today,
                                           SecureRandom& random) {
    const report::Period month = month_before(today);
    ASSIGN_OR_RETURN(const std::vector<store::ContactCount> counts,
                     office.contact_counts(month.first, month.last));
    std::map<feedback::Channel, int> by_channel;
    std::map<std::string, int> by_language;
    for (const store::ContactCount& count : counts) {
        if (!feedback::is_place(count.channel)) continue;
        by_channel[count.channel] += count.contacts;
        if (!count.language.empty()) by_language[count.language] += count.contacts;
    }
    feedback::CountedCrowd counted{.month = report::name_of(month)};
    for (const auto& [channel, all] : by_channel) {
        const int contacts = all - left_out(random);
        if (contacts >= feedback::small_crowd)
            counted.contacts.push_back({channel, feedback::in_tens(contacts)});
    }
    for (const auto& [language, contacts] : by_language) {
        if (contacts - left_out(random) >= feedback::small_crowd)
            counted.languages.push_back(language);
    }
    return counted;
}

Result<std::string> with_counted_crowd(const std::string& organisation_json,
                                       store::BundleStore& bundles, store::OfficeStore& office,
                                       CivilDay today, SecureRandom& random) {
    json read = json::parse(organisation_json, nullptr, /*allow_exceptions=*/false);
    if (!read.is_object() || !read.contains(feedback::crowd_field)) return organisation_json;
    json& crowd = read[feedback::crowd_field];
    if (!crowd.is_object()) return organisation_json;  // Whoever reads it says what is wrong.
    ASSIGN_OR_RETURN(json counted, published_count(bundles));
    const std::string month = report::name_of(month_before(today));
    if (!counted.is_object() || counted.value("month", "") != month) {
        ASSIGN_OR_RETURN(const feedback::CountedCrowd now, count_crowd(office, today, random));
        counted = to_json(now);
    }
    crowd[feedback::counted_field] = std::move(counted);
    return read.dump();
}

}  // namespace candour::server
