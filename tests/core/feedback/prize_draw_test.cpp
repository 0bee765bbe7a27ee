// Prize draws: what an organisation's file says, when one may be drawn, who counts as one person,
// and that everybody has the same chance (W6).
#include "core/feedback/prize_draw.h"

#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include "core/feedback/organisation.h"
#include "tests/core/feedback/organisation_with.h"
#include "tests/simulation/rng.h"
#include "tests/support/catch.h"

namespace candour::feedback {
namespace {

using nlohmann::json;
using simulation::SeededRandom;

json local(const char* english) { return {{"en", english}, {"cy", "x"}, {"ur", "x"}}; }

json prize_draw() {
    return {{"wish", "prize_draw"},
            {"name", local("Win a voucher")},
            {"draw",
             {{"id", "spring-2027"},
              {"prize", local("A voucher of £20.")},
              {"closes", "2027-03-31"},
              {"winners", 3}}}};
}

Result<Organisation> with_draw(const json& wish) {
    return test::organisation_with("involvement", json::array({wish}));
}

PersonDetails by(ReachBy way, const std::string& value, const std::string& name = {}) {
    return {name, way, value};
}

// As many people, each reached by a number of their own.
std::vector<PersonDetails> crowd_of(int people) {
    std::vector<PersonDetails> crowd;
    for (int i = 0; i < people; ++i)
        crowd.push_back(by(ReachBy::Phone, "01632 96" + std::to_string(1000 + i)));
    return crowd;
}

// Pearson's statistic of counts that should be alike.
double chi_square(const std::vector<int>& counts, double expected) {
    double sum = 0;
    for (const int count : counts)
        sum += (count - expected) * (count - expected) / expected;
    return sum;
}

}  // namespace

TEST_CASE("a prize draw is read with what a fair draw needs", "[core]") {
    const auto wish = with_draw(prize_draw()).take().involvement.at(0);
    REQUIRE(wish.draw->id == "spring-2027");
    REQUIRE(wish.draw->prize.in("en").text == "A voucher of £20.");
    REQUIRE(to_iso(wish.draw->closes) == "2027-03-31");
    REQUIRE(wish.draw->winners == 3);
    json one = prize_draw();
    one["draw"].erase("winners");
    REQUIRE(with_draw(one).value().involvement.at(0).draw->winners == 1);
}

TEST_CASE("a prize draw that lacks something or says what cannot be is refused", "[core]") {
    struct Row {
        const char* field;  // Of the draw; null: of the wish.
        json value;         // Null: taken away.
        const char* what;
    };
    const Row row = GENERATE(
        Row{nullptr, nullptr, "involvement[0]: the field 'draw' is missing"},
        Row{"id", nullptr, "involvement[0].draw: the field 'id' is missing"},
        Row{"prize", nullptr, "involvement[0].draw: the field 'prize' is missing"},
        Row{"closes", nullptr, "involvement[0].draw: the field 'closes' is missing"},
        Row{"closes", "31 March",
            "involvement[0].draw.closes: '31 March' is no day; write it as 2027-03-31"},
        Row{"winners", 0, "involvement[0].draw.winners: here belongs a whole number from 1 to 100"},
        Row{"winners", 101,
            "involvement[0].draw.winners: here belongs a whole number from 1 to 100"},
        Row{"tickets", 2,
            "involvement[0].draw.tickets: unknown field; possible here are closes, id, prize, "
            "winners"});
    json source = prize_draw();
    if (row.field == nullptr) {
        source.erase("draw");
    } else if (row.value.is_null()) {
        source["draw"].erase(row.field);
    } else {
        source["draw"][row.field] = row.value;
    }
    const auto read = with_draw(source);
    REQUIRE_FALSE(read.ok());
    REQUIRE(read.error().what == std::string("organisation.json: ") + row.what);
    json newsletter = prize_draw();
    newsletter["wish"] = "newsletter";
    REQUIRE(with_draw(newsletter).error().what ==
            "organisation.json: involvement[0].draw: only the wish 'prize_draw' is drawn; take it "
            "away here");
}

TEST_CASE("a draw may be drawn when the last entries can have come out", "[core]") {
    PrizeDraw draw;
    draw.closes = from_iso("2027-03-31").value();
    const auto from = [&](privacy::Every every, int at_least, int or_after_days) {
        privacy::ReleaseRule rule;
        rule.every = every;
        rule.at_least = at_least;
        rule.or_after_days = or_after_days;
        return to_iso(may_draw_from(draw, rule));
    };
    REQUIRE(from(privacy::Every::Week, 1, 0) == "2027-04-21");
    REQUIRE(from(privacy::Every::Week, 8, 28) == "2027-05-19");
    REQUIRE(from(privacy::Every::AtOnce, 1, 0) == "2027-04-01");
    // Whatever weekday it closes on, and were it sent a day later: out by then, also where it
    // waited a week because of something else.
    const privacy::ReleasePolicy policy = privacy::default_release_policy();
    for (int weekday = 0; weekday < 7; ++weekday) {
        draw.closes = from_iso("2027-03-29").value() + std::chrono::days{weekday};
        for (const bool something_else : {false, true}) {
            const CivilDay arrived = draw.closes + std::chrono::days{1};
            privacy::Waiting entry{0,  Channel::Apart,   ContactKind::Involvement,
                                   "", /*urgent=*/false, arrived};
            CivilDay out = arrived;
            bool waited = !something_else;
            while (true) {
                std::vector<privacy::Waiting> waiting = {entry};
                if (!waited) {
                    waiting.push_back({1, Channel::Reception, ContactKind::Complaint, "g",
                                       /*urgent=*/false, arrived});
                }
                const auto due = privacy::due(policy, waiting, out, out - std::chrono::days{1});
                if (std::ranges::count(due, 0U, &privacy::DueItem::index) > 0) break;
                // It is there on the first Thursday, and never again.
                if (!waited &&
                    privacy::due(policy, {entry}, out, out - std::chrono::days{1}).size() == 1) {
                    waited = true;
                }
                out += std::chrono::days{1};
                REQUIRE(out < arrived + std::chrono::days{60});
            }
            REQUIRE(out <=
                    may_draw_from(draw, policy.rule_for(Channel::Apart, ContactKind::Involvement)));
        }
    }
}

TEST_CASE("the same number or address is one ticket, however it was typed", "[core]") {
    const auto ticket = [](ReachBy way, const char* value) { return ticket_of(by(way, value)); };
    const std::string phone = ticket(ReachBy::Phone, "01632 960011");
    for (const char* same :
         {"01632-960 011", "(01632) 960011", "+44 1632 960011", "+44 (0)1632 960011",
          "0044 1632 960011", "01632 960011 (ask for Nia)"}) {
        CAPTURE(same);
        REQUIRE(ticket(ReachBy::Phone, same) == phone);
    }
    REQUIRE(ticket(ReachBy::Phone, "01632 960012") != phone);
    REQUIRE(ticket(ReachBy::Phone, "44163 2960") != ticket(ReachBy::Phone, "0163 2960"));
    const std::string email = ticket(ReachBy::Email, "nia@example.org");
    REQUIRE(ticket(ReachBy::Email, " Nia@Example.ORG ") == email);
    REQUIRE(ticket(ReachBy::Email, "n.ia@example.org") != email);
    REQUIRE(ticket(ReachBy::Letter, "nia@example.org") != email);
    const std::string letter = ticket(ReachBy::Letter, "Tŷ Gwyn\n14 Long Street\nBangor LL57 1AA");
    REQUIRE(ticket(ReachBy::Letter, "Tŷ gwyn, 14 long street, Bangor, LL571AA.") == letter);
    REQUIRE(ticket(ReachBy::Letter, "Tŷ Gwyn, 15 Long Street, Bangor LL57 1AA") != letter);
    // What is no number is told apart by its words.
    REQUIRE(ticket(ReachBy::Phone, "the flat") != ticket(ReachBy::Phone, "the shop"));
    // A name is not what somebody is told by.
    REQUIRE(count_tickets({by(ReachBy::Phone, "01632 960011", "Nia"),
                           by(ReachBy::Phone, "01632960011", "N. Jones")}) == 1);
}

TEST_CASE("each wins once, and all win where there are no more", "[core]") {
    SeededRandom random{1};
    for (int people = 1; people <= 12; ++people) {
        const auto crowd = crowd_of(people);
        for (int winners = 1; winners <= 14; ++winners) {
            const auto won = draw_winners(crowd, winners, random);
            REQUIRE(std::ssize(won) == std::min(people, winners));
            REQUIRE(std::ssize(std::set<std::size_t>(won.begin(), won.end())) == std::ssize(won));
            REQUIRE(std::ranges::all_of(won, [&](std::size_t one) { return one < crowd.size(); }));
        }
    }
    REQUIRE(draw_winners({}, 3, random).empty());
}

// 11 people, 2 winners, 11,000 draws: each place of the two should be everybody's 1,000 times. With
// 10 degrees of freedom a fair draw exceeds 29.6 once in 1,000; the seed is fixed, so it passes
// always or never. The same of all ordered pairs: 109 degrees of freedom, 163.7.
TEST_CASE("everybody is as likely to be drawn, at each place and beside everybody", "[core]") {
    SeededRandom random{20270331};
    constexpr int people = 11;
    constexpr int draws = 11'000;
    const auto crowd = crowd_of(people);
    std::array<std::vector<int>, 2> at_place = {std::vector<int>(people), std::vector<int>(people)};
    std::vector<int> pairs(people * people);
    for (int i = 0; i < draws; ++i) {
        const auto won = draw_winners(crowd, 2, random);
        for (std::size_t place = 0; place < 2; ++place)
            ++at_place[place][won[place]];
        ++pairs[won[0] * people + won[1]];
    }
    for (const std::vector<int>& counts : at_place)
        REQUIRE(chi_square(counts, double(draws) / people) < 29.6);
    std::vector<int> different;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        if (i / people != i % people) different.push_back(pairs[i]);
    }
    REQUIRE(different.size() == people * (people - 1));
    REQUIRE(chi_square(different, double(draws) / double(different.size())) < 163.7);
}

// Nine of ten entries are the same person's: they win a fifth of the draws among five, not more.
TEST_CASE("whoever enters often has no better chance", "[core]") {
    SeededRandom random{7};
    auto crowd = crowd_of(5);
    for (int i = 0; i < 40; ++i)
        crowd.push_back(by(ReachBy::Phone, "+44 1632 961000"));  // The first one's.
    REQUIRE(count_tickets(crowd) == 5);
    constexpr int draws = 10'000;
    std::vector<int> won(5);
    std::set<std::size_t> entries;
    for (int i = 0; i < draws; ++i) {
        const std::size_t one = draw_winners(crowd, 1, random).at(0);
        ++won[one < 5 ? one : 0];
        entries.insert(one);
    }
    // 4 degrees of freedom: a fair draw exceeds 18.5 once in 1,000.
    REQUIRE(chi_square(won, draws / 5.0) < 18.5);
    // Of theirs any may stand for them.
    REQUIRE(entries.size() == crowd.size());
}

}  // namespace candour::feedback
