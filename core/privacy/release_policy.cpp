// The release policy as data, and what is due under it.
#include "core/privacy/release_policy.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "core/base/json_fields.h"

namespace candour::privacy {
namespace {

using feedback::Channel;
using feedback::ContactKind;

constexpr int group_size_max = 1000;
constexpr int days_max = 366;
constexpr std::size_t rules_max = 50;
// What is written on home visits may be about somebody's safety.
constexpr int text_days_max = 2;

// Higher is more specific; -1 when the rule does not cover it.
int specificity(const ReleaseRule& rule, Channel channel, ContactKind kind) {
    if (rule.channel && *rule.channel != channel) return -1;
    const bool named = rule.channel || rule.every == Every::AtOnce;
    if (!feedback::is_place(channel) && !named) return -1;
    const bool apart = channel == Channel::HomeVisit && kind == ContactKind::Text;
    if (apart && !rule.kind && rule.every != Every::AtOnce) return -1;
    if (rule.kind && *rule.kind != kind) return -1;
    return (rule.kind ? 2 : 0) + (rule.channel ? 1 : 0);
}

// The index of the winning rule, or nothing.
std::optional<std::size_t> winner(const std::vector<ReleaseRule>& rules, Channel channel,
                                  ContactKind kind) {
    std::optional<std::size_t> best;
    int best_specificity = -1;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const int this_one = specificity(rules[i], channel, kind);
        if (this_one <= best_specificity) continue;
        best = i;
        best_specificity = this_one;
    }
    return best;
}

// The last such day of the week, up to `day` itself.
CivilDay last_day_that_is(std::chrono::weekday one, CivilDay day) {
    return day - (std::chrono::weekday{day} - one);
}

constexpr std::array<std::pair<std::string_view, Every>, 4> every_names = {{
    {"at_once", Every::AtOnce},
    {"day", Every::Day},
    {"week", Every::Week},
    {"event", Every::Event},
}};

// What arrived so near to each other may be of one visit: a kiosk may send the one in its next
// upload, or after a weekend.
constexpr std::chrono::days of_one_visit{2};

// When a rule may release: once a day or an ISO week, what was first seen before it began.
struct Window {
    bool open = false;
    CivilDay begins;
    CivilDay next;  // The first day on which the next one opens.
};

// What is kept apart has its own day of the week, in the middle of it: by then all else of the
// week before that is daily or weekly has come out or waits for a Monday.
Window week_of(const ReleaseRule& rule, CivilDay today, std::optional<CivilDay> last_release) {
    const bool apart = rule.channel == Channel::Apart;
    const std::chrono::weekday turns = apart ? std::chrono::Thursday : std::chrono::Monday;
    const CivilDay turned = last_day_that_is(turns, today);
    const bool open = !last_release || last_day_that_is(turns, *last_release) != turned;
    return {open, last_day_that_is(std::chrono::Monday, turned), turned + std::chrono::weeks{1}};
}

// `closes`: of the event, where one is known.
Window window_of(const ReleaseRule& rule, std::optional<CivilDay> closes, CivilDay today,
                 std::optional<CivilDay> last_release) {
    // Unequal instead of less: a release dated in the future must not hold everything back.
    const Window day{last_release != today, today, today + std::chrono::days{1}};
    switch (rule.every) {
        case Every::Day:
            return day;
        case Every::Event:
            return closes && *closes < today ? day : Window{};
        case Every::Week:
            return week_of(rule, today, last_release);
        case Every::AtOnce:
            return {};
    }
    CHECK(false);
}

bool may_go(const Waiting& item, const Window& window, CivilDay today) {
    return item.first_seen < window.begins || item.first_seen > today;
}

// What one group of one rule releases in an open window. How long an item waits whose day is after
// today, nobody knows: it counts as long enough, or a clock that was ten years fast for an hour
// would hold it back for ten years.
void release_group(const ReleaseRule& rule, const std::vector<const Waiting*>& group,
                   const Window& window, CivilDay today, std::vector<DueItem>& result) {
    const auto [oldest, newest] = std::ranges::minmax(group, {}, &Waiting::first_seen);
    const bool large_enough = std::ssize(group) >= rule.at_least;
    const bool waited_enough =
        newest->first_seen > today ||
        window.next - oldest->first_seen > std::chrono::days{rule.or_after_days};
    if (!large_enough && !waited_enough) return;
    for (const Waiting* item : group) {
        result.push_back({.index = item->index, .drop_group_label = !large_enough});
    }
}

// The days on which what comes out was first seen.
std::set<CivilDay> days_of(const std::vector<DueItem>& items, const std::vector<Waiting>& waiting) {
    std::map<std::size_t, CivilDay> seen;
    for (const Waiting& item : waiting)
        seen[item.index] = item.first_seen;
    std::set<CivilDay> days;
    for (const DueItem& item : items)
        days.insert(seen.at(item.index));
    return days;
}

// Whether something of those days may be of the same visit.
bool may_be_of_one_visit(const Waiting& item, const std::set<CivilDay>& days) {
    const auto near = days.lower_bound(item.first_seen - of_one_visit);
    return near != days.end() && *near <= item.first_seen + of_one_visit;
}

Result<ReleaseRule> parse_rule(const nlohmann::json& source, const std::string& place) {
    FieldReader fields(source, place);
    ReleaseRule rule;
    const std::string channel = fields.text("channel", Need::Optional);
    rule.channel = feedback::channel_from(channel);
    if (!channel.empty() && !rule.channel) {
        fields.fail_field(
            "channel", "unknown channel '" + channel +
                           "'; possible are reception, home_visit, event, paper, equality, apart");
    }
    const std::string kind = fields.text("kind", Need::Optional);
    rule.kind = feedback::contact_kind_from(kind);
    if (!kind.empty() && !rule.kind) fields.fail_field("kind", "unknown kind '" + kind + "'");
    const std::string every = fields.text("every", Need::Required);
    const auto found =
        std::ranges::find(every_names, every, &std::pair<std::string_view, Every>::first);
    if (found != every_names.end()) {
        rule.every = found->second;
    } else {
        fields.fail_field("every", "here belongs at_once, day, week or event");
    }
    if (rule.channel == Channel::Apart && rule.every != Every::Week &&
        rule.every != Every::AtOnce) {
        fields.fail_field("every", "what is kept apart comes out by the week; here belongs week");
    }
    rule.at_least = fields.number("at_least", 1, group_size_max, 1);
    rule.or_after_days = fields.number("or_after_days", 0, days_max, 0);
    const bool soon = rule.every == Every::AtOnce ||
                      (rule.every == Every::Day && rule.or_after_days <= text_days_max);
    if (rule.kind == ContactKind::Text && !soon) {
        fields.fail_field("kind",
                          "text is read within two days: \"every\" is at_once or day, and "
                          "\"or_after_days\" at most 2");
    }
    RETURN_IF_ERROR(fields.finish());
    return rule;
}

}  // namespace

ReleaseRule ReleasePolicy::rule_for(Channel channel, ContactKind kind) const {
    const auto of_these = winner(rules, channel, kind);
    if (of_these && rules[*of_these].every == Every::AtOnce) return rules[*of_these];
    // Whoever wants their answers deleted waits for nobody, whatever the policy says of others;
    // once a day, as at once would tell when they were at a kiosk.
    if (kind == ContactKind::Forget) return {std::nullopt, ContactKind::Forget, Every::Day, 1, 0};
    if (of_these) return rules[*of_these];
    const ReleasePolicy otherwise = default_release_policy();
    const auto best = winner(otherwise.rules, channel, kind);
    CHECK(best.has_value());  // The defaults cover every channel.
    return otherwise.rules[*best];
}

bool ReleasePolicy::releases_at_once() const {
    return std::ranges::any_of(rules,
                               [](const ReleaseRule& rule) { return rule.every == Every::AtOnce; });
}

ReleasePolicy default_release_policy() {
    return {{
        {Channel::Reception, std::nullopt, Every::Day, 3, 2},
        {Channel::HomeVisit, std::nullopt, Every::Week, 8, 28},
        {Channel::HomeVisit, ContactKind::Text, Every::Day, 8, text_days_max},
        {Channel::Event, std::nullopt, Every::Event, 1, 0},
        {Channel::Paper, std::nullopt, Every::Week, 8, 28},
        {Channel::Equality, std::nullopt, Every::Week, 8, days_max},
        {Channel::Apart, std::nullopt, Every::Week, 1, 0},
        {std::nullopt, ContactKind::Complaint, Every::Day, 1, 0},
        // Who waits for an answer; it names no service, and its case is known to those who read it.
        {std::nullopt, ContactKind::FollowUp, Every::Day, 1, 0},
    }};
}

Result<ReleasePolicy> parse_release_policy(const nlohmann::json& source, const std::string& place) {
    FieldReader fields(source, place);
    ReleasePolicy policy;
    const auto items = fields.list("rules", Need::Required, rules_max);
    const std::string rules_place = place_of(place, "rules");
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::string here = place_of(rules_place, i);
        if (!fields.take(parse_rule(*items[i], here), policy.rules)) break;
        const ReleaseRule& rule = policy.rules.back();
        const auto same = [&rule](const ReleaseRule& other) {
            return other.channel == rule.channel && other.kind == rule.kind;
        };
        if (std::ranges::count_if(policy.rules, same) > 1) {
            fields.fail(here, "an earlier rule is for the same channel and kind");
        }
    }
    RETURN_IF_ERROR(fields.finish());
    return policy;
}

nlohmann::json to_json(const ReleasePolicy& policy) {
    nlohmann::json rules = nlohmann::json::array();
    for (const ReleaseRule& rule : policy.rules) {
        nlohmann::json out = {{"at_least", rule.at_least}, {"or_after_days", rule.or_after_days}};
        for (const auto& [name, every] : every_names) {
            if (every == rule.every) out["every"] = name;
        }
        if (rule.channel) out["channel"] = feedback::name_of(*rule.channel);
        if (rule.kind) out["kind"] = feedback::name_of(*rule.kind);
        rules.push_back(std::move(out));
    }
    return {{"rules", rules}};
}

// The rhythms stand in the order of their rarity.
ReleaseRule stricter(ReleaseRule one, const ReleaseRule& other) {
    one.every = std::max(one.every, other.every);
    one.at_least = std::max(one.at_least, other.at_least);
    const bool by_a_day = one.kind == ContactKind::Text;
    one.or_after_days = by_a_day ? std::min(one.or_after_days, other.or_after_days)
                                 : std::max(one.or_after_days, other.or_after_days);
    return one;
}

std::vector<DueItem> due(const ReleasePolicy& policy, const std::vector<Waiting>& waiting,
                         CivilDay today, std::optional<CivilDay> last_release) {
    // A rule's name and what it asks for, which a promise may have made stricter.
    using GroupKey = std::tuple<std::optional<Channel>, std::optional<ContactKind>, Every, int, int,
                                std::string>;
    struct Group {
        ReleaseRule rule;
        Window window;
        std::vector<const Waiting*> items;
    };
    std::map<GroupKey, Group> groups;
    std::map<GroupKey, Group> apart;
    std::vector<DueItem> result;
    for (const Waiting& item : waiting) {
        ReleaseRule rule = policy.rule_for(item.channel, item.kind);
        if (item.promised) rule = stricter(rule, *item.promised);
        if (item.urgent || rule.every == Every::AtOnce) {
            result.push_back({.index = item.index, .drop_group_label = false});
            continue;
        }
        const bool is_apart = item.channel == Channel::Apart;
        if (is_apart) rule.every = Every::Week;
        const Window window = window_of(rule, item.closes, today, last_release);
        if (!window.open || !may_go(item, window, today)) continue;
        Group& group =
            (is_apart ? apart : groups)[{rule.channel, rule.kind, rule.every, rule.at_least,
                                         rule.or_after_days, item.service_group}];
        group.rule = rule;
        group.window = window;
        group.items.push_back(&item);
    }
    for (const auto& [key, group] : groups)
        release_group(group.rule, group.items, group.window, today, result);
    // What is kept apart waits for another week where anything else comes out now that may be of
    // the same visit. A server that was off for long has such runs.
    const std::set<CivilDay> beside = days_of(result, waiting);
    for (auto& [key, group] : apart) {
        std::erase_if(group.items,
                      [&](const Waiting* item) { return may_be_of_one_visit(*item, beside); });
        if (group.items.empty()) continue;
        release_group(group.rule, group.items, group.window, today, result);
    }
    return result;
}

}  // namespace candour::privacy
