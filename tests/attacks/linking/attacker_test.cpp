// The attacker and the judge of the linking game, on diaries small enough to work out by hand.
#include "tests/attacks/linking/attacker.h"

#include <set>

#include "tests/attacks/linking/game.h"
#include "tests/simulation/rng.h"
#include "tests/support/catch.h"

namespace candour::linking {

namespace {

using feedback::Channel;
using feedback::ContactKind;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

constexpr CivilDay monday{std::chrono::year{2026} / 11 / 2};

// A home visit of ten o'clock, so many days after that Monday; the tablet sends at 17:00.
Visit visit(int day, const std::string& service, const std::string& language,
            const std::string& device = "tablet") {
    const Instant begins = Instant{monday + days{day}} + hours(10);
    return {begins, begins + minutes(30), device, Channel::HomeVisit, service, language};
}

Item item(int released, const std::string& service, const std::string& language,
          ContactKind kind = ContactKind::SurveyAnswer, std::size_t words = 10) {
    const Instant seen = Instant{monday + days{released}} + minutes(1);
    return {kind,  Channel::HomeVisit,      service, language,
            words, monday + days{released}, seen,    seen - hours(11)};
}

Observed observed(std::vector<Visit> diary, std::vector<Item> items) {
    Observed all;
    all.policy = privacy::default_release_policy();
    all.words_apart = true;
    all.groups = {{"repairs", "homes"}, {"support", "outreach"}, {"refugees", "resettlement"}};
    std::set<std::pair<CivilDay, std::string>> evenings;
    for (const Visit& one : diary)
        evenings.insert({one.day(), one.device});
    for (const auto& [day, device] : evenings)
        all.sent.push_back({Instant{day} + hours(17), device, 16});
    all.diary = std::move(diary);
    all.items = std::move(items);
    return all;
}

std::set<std::size_t> visits(const Observed& all, std::size_t of_item) {
    const auto candidates = candidates_of(all);
    std::set<std::size_t> found;
    for (const Candidate& candidate : candidates[of_item])
        found.insert(candidate.visit);
    return found;
}

constexpr auto complaint = ContactKind::Complaint;
constexpr auto answer = ContactKind::SurveyAnswer;

}  // namespace

TEST_CASE("a complaint is of the day before, of its service and its language", "[attack]") {
    const Observed all =
        observed({visit(0, "repairs", "en"), visit(1, "repairs", "en"), visit(1, "repairs", "cy"),
                  visit(1, "support", "en"), visit(2, "repairs", "en")},
                 {item(2, "repairs", "en", complaint)});
    REQUIRE(visits(all, 0) == std::set<std::size_t>{1});
    REQUIRE(candidate_visits(all, 0, {1}) == 1);
    // Of one that came late, the day is not in the window; it is counted all the same.
    REQUIRE(candidate_visits(all, 0, {0}) == 2);
}

TEST_CASE("who listens knows which tablet did not send in time", "[attack]") {
    Observed all = observed({visit(1, "repairs", "en", "one"), visit(1, "repairs", "en", "two")},
                            {item(2, "repairs", "en", complaint)});
    REQUIRE(visits(all, 0) == std::set<std::size_t>{0, 1});
    all.sent.back().at += days{1};
    REQUIRE(visits(all, 0) == std::set<std::size_t>{0});
    REQUIRE(candidate_visits(all, 0, {0}) == 2);  // The judge does not narrow by it.
}

TEST_CASE("a weekly release holds what came since its group came out before", "[attack]") {
    // Weeks of 0, 7 and 14 days on. The group came out on Monday 7, then on Monday 21.
    const Observed all = observed({visit(2, "repairs", "en"), visit(8, "repairs", "en"),
                                   visit(15, "repairs", "en"), visit(21, "repairs", "en")},
                                  {item(7, "repairs", "en"), item(21, "repairs", "en")});
    REQUIRE(visits(all, 0) == std::set<std::size_t>{0});
    REQUIRE(visits(all, 1) == std::set<std::size_t>{1, 2});
    REQUIRE(candidate_visits(all, 1, {1, 2}) == 2);
}

TEST_CASE("what comes out without its service is of a small group, or covers one", "[attack]") {
    const Observed all = observed({visit(1, "repairs", "en"), visit(1, "refugees", "en"),
                                   visit(1, "support", "en"), visit(30, "repairs", "en")},
                                  {item(28, "", "en"), item(28, "repairs", "en"),
                                   item(14, "support", "en"), item(35, "repairs", "en")});
    // Repairs came out that day, so one of it would be cover; support two weeks before, so nothing
    // of it had waited for four.
    REQUIRE(visits(all, 0) == std::set<std::size_t>{0, 1});
    const std::vector<Candidate> likely = candidates_of(all)[0];
    REQUIRE(likely[0].weight == Approx(0.25));
    REQUIRE(likely[1].weight == Approx(0.75));
    REQUIRE(candidate_visits(all, 0, {1}) == 3);
}

TEST_CASE("a language that was dropped is none that is shown beside it", "[attack]") {
    const Observed all =
        observed({visit(1, "repairs", "en"), visit(1, "repairs", "en"), visit(1, "repairs", "ur")},
                 {item(7, "repairs", "", answer, 0), item(7, "repairs", "en", answer, 0)});
    REQUIRE(visits(all, 0) == std::set<std::size_t>{2});
    REQUIRE(visits(all, 1) == std::set<std::size_t>{0, 1});
    REQUIRE(candidate_visits(all, 0, {2, 0}) == 3);
}

TEST_CASE("without cover the pool tells on which days something came", "[attack]") {
    Observed all = observed({visit(1, "repairs", "en"), visit(2, "repairs", "en")},
                            {item(7, "repairs", "en")});
    all.pool = {{Instant{monday + days{5}}, {{monday + days{1}, 16}, {monday + days{2}, 16}}}};
    REQUIRE(visits(all, 0) == std::set<std::size_t>{0, 1});
    all.pool = {{Instant{monday + days{5}}, {{monday + days{2}, 1}}}};
    REQUIRE(visits(all, 0) == std::set<std::size_t>{1});
}

TEST_CASE("a visit has one response: what only it can be takes it from the others", "[attack]") {
    const Observed all = observed({visit(1, "repairs", "en"), visit(1, "repairs", "ur")},
                                  {item(7, "repairs", "", answer, 0), item(7, "repairs", "ur")});
    simulation::SeededRandom random(1);
    for (int i = 0; i < 20; ++i) {
        REQUIRE(guess(all, random) == std::vector<std::optional<std::size_t>>{0, 1});
    }
    const auto scores = judge({all, {0, 0}}, guess(all, random));
    REQUIRE(scores.at("all").responses == 2);
    REQUIRE(scores.at("all").hits == 1);
    REQUIRE(scores.at("all").blind == 1.0);  // Two candidates each.
}

TEST_CASE("words and answers of one visit are two, and the words tell who has answered",
          "[attack]") {
    const Observed all =
        observed({visit(1, "repairs", "en"), visit(2, "repairs", "en")},
                 {item(2, "repairs", "en", ContactKind::Text), item(7, "repairs", "", answer, 0)});
    // What is written comes out the next day; one alone waits for two.
    REQUIRE(visits(all, 0) == std::set<std::size_t>{0});
    REQUIRE(visits(all, 1) == std::set<std::size_t>{0, 1});
    simulation::SeededRandom random(1);
    for (int i = 0; i < 20; ++i)
        REQUIRE(guess(all, random) == std::vector<std::optional<std::size_t>>{0, 0});
}

TEST_CASE("what is released at once is of the visit that ended just before", "[attack]") {
    Observed all = observed({visit(1, "repairs", "en"), visit(1, "repairs", "en")}, {});
    all.policy = {{{std::nullopt, std::nullopt, privacy::Every::AtOnce, 1, 0}}};
    all.diary[1].begins += hours(2);
    all.diary[1].ends += hours(2);
    all.sent = {{all.diary[0].ends + minutes(1), "tablet", 16},
                {all.diary[1].ends + minutes(1), "tablet", 16}};
    Item seen = item(1, "repairs", "en");
    seen.seen = all.diary[1].ends + minutes(2);
    seen.not_yet_seen = all.diary[1].ends - minutes(30);
    all.items = {seen};
    REQUIRE(visits(all, 0) == std::set<std::size_t>{1});
}

}  // namespace candour::linking
