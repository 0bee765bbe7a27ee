// When contacts are revealed.
#include "core/privacy/release_policy.h"

#include <algorithm>
#include <map>
#include <set>

#include "tests/support/property.h"

namespace candour::privacy {
namespace {

using feedback::Channel;
using feedback::ContactKind;
using std::chrono::days;

// 2026-11-23 is a Monday.
const CivilDay monday = from_iso("2026-11-23").value();

ReleasePolicy one_rule(Every every, int at_least, int or_after_days) {
    return {{{std::nullopt, std::nullopt, every, at_least, or_after_days}}};
}

std::vector<Waiting> items(std::size_t count, CivilDay first_seen, const std::string& group = "a",
                           std::size_t first_index = 0) {
    std::vector<Waiting> result;
    for (std::size_t i = 0; i < count; ++i) {
        result.push_back({first_index + i, Channel::Reception, ContactKind::Suggestion, group,
                          /*urgent=*/false, first_seen});
    }
    return result;
}

std::vector<Waiting> operator+(std::vector<Waiting> left, const std::vector<Waiting>& right) {
    left.insert(left.end(), right.begin(), right.end());
    return left;
}

std::size_t count(const std::vector<DueItem>& due_items) { return due_items.size(); }

std::map<std::size_t, bool> by_index(const std::vector<DueItem>& due_items) {
    std::map<std::size_t, bool> result;
    for (const DueItem& item : due_items) {
        REQUIRE(result.emplace(item.index, item.drop_group_label).second);  // None twice.
    }
    return result;
}

}  // namespace

TEST_CASE(
    "what is written on home visits waits two days at most, whatever the rules say of the rest",
    "[core]") {
    const ReleaseRule soon{Channel::HomeVisit, ContactKind::Text, Every::Day, 8, 2};
    const auto rule_under = [](const ReleasePolicy& policy) {
        return policy.rule_for(Channel::HomeVisit, ContactKind::Text);
    };
    ReleasePolicy policy{{{std::nullopt, std::nullopt, Every::Week, 8, 28},
                          {Channel::HomeVisit, std::nullopt, Every::Week, 8, 28}}};
    REQUIRE(rule_under(policy) == soon);
    REQUIRE(rule_under(default_release_policy()) == soon);
    policy.rules.push_back({std::nullopt, ContactKind::Text, Every::Day, 3, 1});
    REQUIRE(rule_under(policy).at_least == 3);
    REQUIRE(rule_under(one_rule(Every::AtOnce, 1, 0)).every == Every::AtOnce);
    // Elsewhere nothing is sent apart; what a device calls so waits as all else does.
    REQUIRE(policy.rule_for(Channel::Paper, ContactKind::Compliment).every == Every::Week);
}

TEST_CASE("text that arrived on one day is read on the second day after it, or sooner among eight",
          "[core]") {
    std::vector<Waiting> waiting = items(7, monday);
    for (Waiting& item : waiting) {
        item.channel = Channel::HomeVisit;
        item.kind = ContactKind::Text;
    }
    const ReleasePolicy policy = default_release_policy();
    REQUIRE(count(due(policy, waiting, monday, {})) == 0);
    REQUIRE(count(due(policy, waiting, monday + days{1}, monday)) == 0);
    REQUIRE(count(due(policy, waiting, monday + days{2}, monday + days{1})) == 7);
    Waiting eighth = waiting.front();
    eighth.index = 7;
    waiting.push_back(eighth);
    REQUIRE(count(due(policy, waiting, monday + days{1}, monday)) == 8);
    // Nobody is told that it is read later than they were told; but no sooner among fewer.
    for (Waiting& item : waiting)
        item.promised = ReleaseRule{Channel::HomeVisit, ContactKind::Text, Every::Day, 9, 28};
    REQUIRE(count(due(policy, waiting, monday + days{1}, monday)) == 0);
    REQUIRE(count(due(policy, waiting, monday + days{2}, monday + days{1})) == 8);
}

TEST_CASE("urgent contacts and a policy that releases at once never wait", "[core]") {
    auto urgent = items(1, monday);
    urgent[0].urgent = true;
    const Every every = GENERATE(Every::Day, Every::Week, Every::Event);
    REQUIRE(due(one_rule(every, 100, 100), urgent, monday, monday) ==
            std::vector<DueItem>{{0, false}});
    REQUIRE(due(one_rule(Every::AtOnce, 100, 100), items(1, monday), monday, monday) ==
            std::vector<DueItem>{{0, false}});
    REQUIRE(one_rule(Every::AtOnce, 1, 0).releases_at_once());
    REQUIRE_FALSE(one_rule(every, 1, 0).releases_at_once());
}

TEST_CASE("a daily group is due once it has k, and never on the day it was seen", "[core]") {
    const ReleasePolicy policy = one_rule(Every::Day, 3, 30);
    REQUIRE(count(due(policy, items(2, monday), monday + days{1}, std::nullopt)) == 0);
    REQUIRE(count(due(policy, items(3, monday), monday, std::nullopt)) == 0);
    REQUIRE(due(policy, items(3, monday), monday + days{1}, std::nullopt) ==
            std::vector<DueItem>{{0, false}, {1, false}, {2, false}});
    // Two of yesterday and one of today are two.
    const auto mixed = items(2, monday) + items(1, monday + days{1}, "a", 2);
    REQUIRE(count(due(policy, mixed, monday + days{1}, std::nullopt)) == 0);
    // Two groups of two are no group of three.
    const auto groups = items(2, monday, "a") + items(2, monday, "b", 2);
    REQUIRE(count(due(policy, groups, monday + days{1}, std::nullopt)) == 0);
}

TEST_CASE("there is one daily release a day", "[core]") {
    const ReleasePolicy policy = one_rule(Every::Day, 1, 0);
    const auto waiting = items(1, monday);
    REQUIRE(count(due(policy, waiting, monday + days{1}, monday + days{1})) == 0);
    REQUIRE(count(due(policy, waiting, monday + days{1}, monday)) == 1);
    REQUIRE(count(due(policy, waiting, monday + days{2}, monday + days{1})) == 1);
}

TEST_CASE("a small daily group goes out without its label after n days, not before", "[core]") {
    const ReleasePolicy policy = one_rule(Every::Day, 3, 2);
    const auto waiting = items(2, monday) + items(3, monday, "b", 2);
    const auto first = by_index(due(policy, waiting, monday + days{1}, std::nullopt));
    REQUIRE(first == std::map<std::size_t, bool>{{2, false}, {3, false}, {4, false}});
    const auto second = by_index(due(policy, items(2, monday), monday + days{2}, monday + days{1}));
    REQUIRE(second == std::map<std::size_t, bool>{{0, true}, {1, true}});
}

TEST_CASE("a weekly group is due in the week after it was seen, on any day of it", "[core]") {
    const ReleasePolicy policy = one_rule(Every::Week, 2, 28);
    const auto waiting = items(2, monday + days{2});
    for (int i = 2; i < 7; ++i) {
        REQUIRE(count(due(policy, waiting, monday + days{i}, std::nullopt)) == 0);
    }
    for (int i = 7; i < 14; ++i) {  // The server may be off on Monday.
        REQUIRE(count(due(policy, waiting, monday + days{i}, monday + days{6})) == 2);
    }
    REQUIRE(count(due(policy, waiting, monday + days{9}, monday + days{7})) == 0);  // Released.
}

TEST_CASE("a small weekly group never waits longer than n days for a server that runs", "[core]") {
    const ReleasePolicy policy = one_rule(Every::Week, 8, 28);
    const auto waiting = items(1, monday + days{3});
    REQUIRE(count(due(policy, waiting, monday + days{21}, monday)) == 0);  // Day 18 of waiting.
    // Day 25; the next Monday would be day 32.
    REQUIRE(due(policy, waiting, monday + days{28}, monday) == std::vector<DueItem>{{0, true}});
}

TEST_CASE("an event's contacts stay until its closing date is known", "[core]") {
    REQUIRE(
        due(one_rule(Every::Event, 1, 0), items(9, monday), monday + days{400}, monday).empty());
}

TEST_CASE("a clock that was put back holds no small group back either", "[core]") {
    // The clock was ten years fast for an hour; the group never reaches its size.
    const ReleasePolicy policy = one_rule(Every::Day, 3, 2);
    const auto due_items = due(policy, items(1, monday + days{3650}), monday, monday - days{1});
    REQUIRE(by_index(due_items) == std::map<std::size_t, bool>{{0, true}});
    // Its own label would single it out, so it goes without; what waits as it should, waits on.
    const auto both =
        items(1, monday + days{3650}, "fast") + items(1, monday - days{1}, "right", 1);
    REQUIRE(by_index(due(policy, both, monday, monday - days{1})) ==
            std::map<std::size_t, bool>{{0, true}});
}

TEST_CASE("a clock that was put back holds nothing back", "[core]") {
    const CivilDay future = monday + days{3000};
    const Every every = GENERATE(Every::Day, Every::Week);
    const ReleasePolicy policy = one_rule(every, 1, 0);
    REQUIRE(count(due(policy, items(1, future), monday, monday - days{8})) == 1);
    REQUIRE(count(due(policy, items(1, monday - days{8}), monday, future)) == 1);
}

namespace {

constexpr std::array<Every, 4> all_every = {Every::AtOnce, Every::Day, Every::Week, Every::Event};

ReleasePolicy random_policy(test::Gen& gen) {
    ReleasePolicy policy;
    for (std::size_t left = gen.below(4); left > 0; --left) {
        ReleaseRule rule;
        if (gen.chance(50)) rule.channel = gen.one_of(feedback::all_channels);
        if (gen.chance(50)) rule.kind = gen.one_of(feedback::all_contact_kinds);
        rule.every = gen.one_of(all_every);
        rule.at_least = gen.between(1, 6);
        rule.or_after_days = gen.between(0, 30);
        policy.rules.push_back(rule);
    }
    return policy;
}

Waiting random_item(test::Gen& gen, std::size_t index, CivilDay latest) {
    return {index,
            gen.one_of(feedback::all_channels),
            gen.one_of(feedback::all_contact_kinds),
            std::string(1, static_cast<char>('a' + gen.below(3))),
            gen.chance(5),
            latest - days{gen.between(0, 40)}};
}

}  // namespace

TEST_CASE("due names only waiting items, none twice, and all urgent ones", "[core]") {
    test::for_all(500, [](test::Gen& gen) {
        const ReleasePolicy policy = random_policy(gen);
        std::vector<Waiting> waiting;
        for (std::size_t i = gen.below(40); i > 0; --i) {
            waiting.push_back(random_item(gen, i * 10, monday));
        }
        const auto result =
            by_index(due(policy, waiting, monday, monday - days{gen.between(0, 9)}));
        for (const auto& [index, drop] : result) {
            REQUIRE(std::ranges::count(waiting, index, &Waiting::index) == 1);
        }
        for (const Waiting& item : waiting) {
            if (item.urgent) REQUIRE(result.at(item.index) == false);
        }
    });
}

TEST_CASE("more waiting items never hold back what was due without them", "[core]") {
    test::for_all(500, [](test::Gen& gen) {
        const ReleasePolicy policy = random_policy(gen);
        const auto last_release = monday - days{gen.between(0, 9)};
        std::vector<Waiting> waiting;
        std::map<std::size_t, bool> before;
        for (std::size_t i = 0; i < 25; ++i) {
            waiting.push_back(random_item(gen, i, monday));
            const auto now = by_index(due(policy, waiting, monday, last_release));
            for (const auto& [index, drop] : before) {
                // What is kept apart waits for what may be of its visit.
                if (waiting[index].channel == Channel::Apart && !now.contains(index)) continue;
                REQUIRE(now.contains(index));
                if (!drop) REQUIRE_FALSE(now.at(index));  // A label, once safe, stays safe.
            }
            before = now;
        }
    });
}

TEST_CASE("a label is shown only beside k of the same group, whatever the policy", "[core]") {
    test::for_all(500, [](test::Gen& gen) {
        const ReleasePolicy policy = random_policy(gen);
        std::vector<Waiting> waiting;
        for (std::size_t i = 0; i < 40; ++i)
            waiting.push_back(random_item(gen, i, monday));
        std::map<std::string, int> sizes;
        const auto result = by_index(due(policy, waiting, monday, std::nullopt));
        const auto group_of = [&](const Waiting& item) {
            const ReleaseRule rule = policy.rule_for(item.channel, item.kind);
            return std::to_string(rule.channel ? static_cast<int>(*rule.channel) : -1) + "/" +
                   std::to_string(rule.kind ? static_cast<int>(*rule.kind) : -1) + "/" +
                   item.service_group;
        };
        for (const auto& [index, drop] : result) {
            if (!waiting[index].urgent && !drop) ++sizes[group_of(waiting[index])];
        }
        for (const auto& [index, drop] : result) {
            const Waiting& item = waiting[index];
            const ReleaseRule rule = policy.rule_for(item.channel, item.kind);
            if (item.urgent || drop || rule.every == Every::AtOnce) continue;
            REQUIRE(sizes[group_of(item)] >= rule.at_least);
        }
    });
}

TEST_CASE("day by day, everything but events is released once and in time", "[core]") {
    test::for_all(150, [](test::Gen& gen) {
        const ReleasePolicy policy = random_policy(gen);
        std::vector<Waiting> waiting;
        std::set<std::size_t> released;
        std::size_t made = 0;
        std::optional<CivilDay> last_release;
        for (int i = 0; i < 90; ++i) {
            const CivilDay today = monday + days{i};
            if (i < 45) {
                for (std::size_t left = gen.below(3); left > 0; --left) {
                    Waiting item = random_item(gen, made++, today);
                    item.first_seen = today;
                    waiting.push_back(item);
                }
            }
            // Several ticks a day change nothing: the first takes all that is due.
            for (int tick = 0; tick < 2; ++tick) {
                const auto now = by_index(due(policy, waiting, today, last_release));
                for (const auto& [index, drop] : now)
                    REQUIRE(released.insert(index).second);
                std::erase_if(waiting, [&](const Waiting& w) { return now.contains(w.index); });
                if (!now.empty()) {
                    REQUIRE(tick == 0);
                    last_release = today;
                }
            }
            for (const Waiting& item : waiting) {
                const ReleaseRule rule = policy.rule_for(item.channel, item.kind);
                if (rule.every == Every::Event) continue;
                const int shortest = rule.every == Every::Week ? 7 : 1;  // Its own period.
                // What is kept apart has its Thursday, and the one after whatever it must not
                // come out with, which has waited for two days and a month at most.
                const bool apart = item.channel == Channel::Apart;
                const int longest =
                    apart ? 2 + 31 + 10 + 7 : std::max(shortest, rule.or_after_days);
                REQUIRE(today - item.first_seen <= days{longest});
            }
        }
        REQUIRE(released.size() + waiting.size() == made);
    });
}

namespace {

Waiting apart(std::size_t index, CivilDay first_seen) {
    return {index, Channel::Apart, ContactKind::Involvement, "", /*urgent=*/false, first_seen};
}

}  // namespace

TEST_CASE("what is kept apart comes out on the Thursday after its week, and on no other day",
          "[core]") {
    const ReleasePolicy policy = default_release_policy();
    for (int arrived = 0; arrived < 7; ++arrived) {
        const std::vector<Waiting> waiting = {apart(0, monday + days{arrived})};
        std::optional<CivilDay> came;
        for (int i = arrived; i < 30 && !came; ++i) {
            const CivilDay today = monday + days{i};
            if (!due(policy, waiting, today, today - days{1}).empty()) came = today;
        }
        // All of a week on one day: it does not tell on which they were here.
        REQUIRE(came == monday + days{10});
    }
    // A server that was off on its Thursday does it on the next day that it runs.
    const std::vector<Waiting> late = {apart(0, monday)};
    REQUIRE(count(due(policy, late, monday + days{12}, monday + days{9})) == 1);
    REQUIRE(due(policy, late, monday + days{12}, monday + days{10}).empty());
    REQUIRE(due(policy, late, monday + days{9}, monday + days{8}).empty());
    // Whoever made a rule for another rhythm: never looser.
    const ReleasePolicy daily{{{Channel::Apart, std::nullopt, Every::Day, 1, 0}}};
    REQUIRE(due(daily, late, monday + days{1}, monday).empty());
    REQUIRE(count(due(daily, late, monday + days{10}, monday + days{9})) == 1);
}

TEST_CASE("what is kept apart waits for whatever may be of the same visit", "[core]") {
    const ReleasePolicy policy = default_release_policy();
    // The server was off for two weeks: all that waited comes out on one Thursday.
    const CivilDay thursday = monday + days{17};
    const CivilDay last = monday;
    for (const int between : {-2, -1, 0, 1, 2}) {
        const auto waiting =
            items(3, monday + days{3 + between}) + std::vector<Waiting>{apart(9, monday + days{3})};
        const auto now = by_index(due(policy, waiting, thursday, last));
        REQUIRE(now.size() == 3);
        REQUIRE_FALSE(now.contains(9));
        REQUIRE(count(due(policy, {apart(9, monday + days{3})}, thursday + days{7}, thursday)) ==
                1);
    }
    const auto other = items(3, monday + days{6}) + std::vector<Waiting>{apart(9, monday)};
    REQUIRE(count(due(policy, other, thursday, last)) == 4);
}

TEST_CASE("under any policy and any runs nothing kept apart comes out beside its visit", "[core]") {
    test::for_all(300, [](test::Gen& gen) {
        ReleasePolicy policy = random_policy(gen);
        std::erase_if(policy.rules, [](const ReleaseRule& r) { return r.every == Every::AtOnce; });
        std::vector<Waiting> waiting;
        std::optional<CivilDay> last_release;
        int came = 0;
        for (int i = 0; i < 90; ++i) {
            const CivilDay today = monday + days{i};
            if (i < 40) {
                waiting.push_back(random_item(gen, waiting.size() + 1000, today));
                waiting.back().first_seen = today;
                waiting.back().urgent = false;
                waiting.push_back(apart(waiting.size() + 1000, today));
            }
            for (std::size_t at = 0; at < waiting.size(); ++at)
                waiting[at].index = at;
            if (gen.chance(40)) continue;  // The server is off.
            const auto now = by_index(due(policy, waiting, today, last_release));
            last_release = today;
            for (const auto& [one, drop] : now) {
                if (waiting[one].channel != Channel::Apart) continue;
                ++came;
                for (const auto& [other, dropped] : now) {
                    if (waiting[other].channel == Channel::Apart) continue;
                    const auto apart_by = waiting[one].first_seen - waiting[other].first_seen;
                    REQUIRE((apart_by > days{2} || apart_by < days{-2}));
                }
            }
            std::size_t at = 0;
            std::erase_if(waiting, [&](const Waiting&) { return now.contains(at++); });
        }
        REQUIRE(came > 0);
    });
}

TEST_CASE("a promise that is stricter than today's rule holds", "[core]") {
    struct Row {
        ReleaseRule today;
        ReleaseRule promised;
        bool due;
    };
    // Three that were seen on Sunday; today is Monday.
    const ReleaseRule day{{}, {}, Every::Day, 3, 2};
    const Row row = GENERATE_COPY(
        Row{day, day, true}, Row{{{}, {}, Every::AtOnce, 1, 0}, day, true},
        Row{day, {{}, {}, Every::Day, 4, 2}, false}, Row{day, {{}, {}, Every::Day, 1, 0}, true},
        Row{{{}, {}, Every::Day, 4, 0}, {{}, {}, Every::Day, 1, 2}, false},
        Row{day, {{}, {}, Every::Event, 1, 0}, false});
    std::vector<Waiting> waiting = items(3, monday - days{1});
    for (Waiting& item : waiting)
        item.promised = row.promised;
    REQUIRE((count(due({{row.today}}, waiting, monday, {})) == 3) == row.due);
}

TEST_CASE("answers at once are held back where a day was promised", "[core]") {
    std::vector<Waiting> waiting = items(3, monday);
    const ReleasePolicy at_once = one_rule(Every::AtOnce, 1, 0);
    REQUIRE(count(due(at_once, waiting, monday, {})) == 3);
    for (Waiting& item : waiting)
        item.promised = ReleaseRule{{}, {}, Every::Day, 1, 0};
    REQUIRE(count(due(at_once, waiting, monday, {})) == 0);
    REQUIRE(count(due(at_once, waiting, monday + days{1}, {})) == 3);
}

TEST_CASE("an event's answers are due from the day after it closes", "[core]") {
    std::vector<Waiting> waiting = items(5, monday - days{3});
    const ReleasePolicy event = one_rule(Every::Event, 3, 0);
    REQUIRE(count(due(event, waiting, monday, {})) == 0);  // Nobody knows when it ends.
    for (Waiting& item : waiting)
        item.closes = monday;
    REQUIRE(count(due(event, waiting, monday, {})) == 0);
    REQUIRE(count(due(event, waiting, monday + days{1}, {})) == 5);
    REQUIRE(count(due(event, waiting, monday + days{1}, monday + days{1})) == 0);  // Once a day.
}

}  // namespace candour::privacy
