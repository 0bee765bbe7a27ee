// tests/attacks/linking/windows.cpp: the release policy, read backwards.
#include "tests/attacks/linking/windows.h"

#include <algorithm>

namespace candour::linking {

namespace {

using privacy::Every;
using std::chrono::days;

// What came before this day could come out on `released`.
CivilDay begins(Every every, CivilDay released) {
    if (every != Every::Week) return released;
    const unsigned since_monday = std::chrono::weekday{released}.iso_encoding() - 1;
    return released - days{since_monday};
}

days length(Every every) { return days{every == Every::Week ? 7 : 1}; }

// The first day that had not come out at the window before, for want of others.
CivilDay longest_back(const privacy::ReleaseRule& rule, CivilDay released) {
    const CivilDay now = begins(rule.every, released);
    const CivilDay before = now - length(rule.every);
    if (rule.at_least <= 1) return before;
    return std::min(before, now - days{rule.or_after_days});
}

}  // namespace

Windows::Windows(const Observed& observed) : observed_(observed) {
    for (const Item& item : observed.items) {
        const std::string group = item.service.empty() ? "" : observed.groups.at(item.service);
        ++sizes_[key(item, group)][item.released];
        if (item.service.empty()) ++without_[{item.released, item.channel, item.kind}];
    }
}

// What is written on home visits is released as words are, whatever it is called.
privacy::ReleaseRule Windows::rule_of(const Item& item) const {
    return observed_.policy.rule_for(
        item.channel, feedback::released_as(item.channel, item.kind, observed_.words_apart));
}

Windows::Group Windows::key(const Item& item, const std::string& group) const {
    const privacy::ReleaseRule rule = rule_of(item);
    return {Rule{rule.channel, rule.kind}, group};
}

const std::map<CivilDay, int>& Windows::releases(const Item& item, const std::string& group) const {
    static const std::map<CivilDay, int> none;
    const auto found = sizes_.find(key(item, group));
    return found == sizes_.end() ? none : found->second;
}

std::optional<CivilDay> Windows::emptied_before(const Item& item, const std::string& group) const {
    const auto& all = releases(item, group);
    const auto after = all.lower_bound(item.released);
    if (after == all.begin()) return std::nullopt;
    return std::prev(after)->first;
}

// Its group was too small that day, and its oldest had just waited long enough. So one alone is
// that oldest; of several at least one is.
double Windows::weight_without_label(const Item& item, const std::string& group,
                                     CivilDay day) const {
    if (releases(item, group).contains(item.released)) return 0;
    const privacy::ReleaseRule rule = rule_of(item);
    const CivilDay next = begins(rule.every, item.released) + length(rule.every);
    const auto too_long = [&](CivilDay came) { return next - came > days{rule.or_after_days}; };
    const std::optional<CivilDay> before = emptied_before(item, group);
    if (before && !too_long(begins(rule.every, *before))) return 0;
    if (too_long(day)) return 1;
    const int together = releases(item, "").at(item.released);
    return static_cast<double>(together - 1) / together;
}

// At the window before, its group was too small: of so many now, at most k - 1 had come then.
double Windows::weight_with_label(const Item& item, const std::string& group, CivilDay day) const {
    const privacy::ReleaseRule rule = rule_of(item);
    const CivilDay newest = begins(rule.every, item.released) - length(rule.every);
    if (day >= newest || rule.at_least <= 1) return 1;
    const int older = rule.at_least - 1;
    const int newer = std::max(releases(item, group).at(item.released) - older, 1);
    return std::min(1.0, static_cast<double>(older) / newer);
}

Windows::Weight Windows::weight(const Item& item, const std::string& group, Instant arrived) const {
    const privacy::ReleaseRule rule = rule_of(item);
    if (rule.every == Every::AtOnce) return {arrived > item.not_yet_seen ? 1.0 : 0.0};
    const CivilDay day = std::chrono::floor<days>(arrived);
    if (day >= begins(rule.every, item.released)) return {};
    if (day < longest_back(rule, item.released)) return {};
    const std::optional<CivilDay> before = emptied_before(item, group);
    if (before && day < begins(rule.every, *before)) return {};
    if (!item.service.empty()) return {weight_with_label(item, group, day)};
    // What covers is of a group that comes out with its service; of all its contacts hardly ever
    // each one covers.
    if (releases(item, group).contains(item.released))
        return {.by_itself = 0, .as_cover = weight_with_label(item, group, day)};
    return {.by_itself = weight_without_label(item, group, day)};
}

// The product takes as many as make k, and no fewer than those whose group was too small. Of no
// more than k these are one up to half; which, nobody knows.
double Windows::covering(const Item& item) const {
    const auto found = without_.find({item.released, item.channel, item.kind});
    if (found == without_.end()) return 0;
    const double together = found->second;
    const double k = rule_of(item).at_least;
    if (together > k) return 0.5;
    return 1 - (1 + together / 2) / 2 / together;
}

Windows::Days Windows::days_of(const Item& item, const std::string& group) const {
    const privacy::ReleaseRule rule = rule_of(item);
    if (rule.every == Every::AtOnce) return {item.released, item.released};
    CivilDay first = longest_back(rule, item.released);
    if (!group.empty()) {
        const std::optional<CivilDay> before = emptied_before(item, group);
        if (before) first = std::max(first, begins(rule.every, *before));
    }
    return {first, begins(rule.every, item.released) - days{1}};
}

}  // namespace candour::linking
