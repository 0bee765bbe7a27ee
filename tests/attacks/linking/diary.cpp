// tests/attacks/linking/diary.cpp: skewed as in a small charity: one language and one service for
// more than half of all, others for one visit in fifty.
#include "tests/attacks/linking/diary.h"

#include <algorithm>
#include <array>

#include "core/base/check.h"
#include "tests/simulation/setup.h"

namespace candour::linking {

namespace {

using feedback::Channel;
using feedback::Contact;
using feedback::ContactKind;
using simulation::Rng;
using std::chrono::minutes;

template <std::size_t size>
struct Skewed {
    std::array<const char*, size> names;
    std::array<unsigned, size> weights;
    std::string draw(Rng& rng) const { return names[rng.weighted(weights)]; }
};

constexpr Skewed<9> languages{{"en", "cy", "ur", "ar", "pl", "ti", "so", "uk", "bfi"},
                              {58, 14, 8, 6, 5, 3, 2, 2, 2}};
constexpr Skewed<4> home_services{{"floating-support", "support-at-home", "repairs", "refugees"},
                                  {45, 25, 20, 10}};
constexpr Skewed<4> desk_services{{"drop-in", "housing-advice", "lunch-club", "youth-evenings"},
                                  {50, 25, 13, 12}};
constexpr std::array<std::pair<const char*, const char*>, 8> groups = {{
    {"floating-support", "outreach"},
    {"support-at-home", "outreach"},
    {"repairs", "homes"},
    {"refugees", "resettlement"},
    {"drop-in", "centre"},
    {"housing-advice", "centre"},
    {"lunch-club", "centre"},
    {"youth-evenings", "youth"},
}};

constexpr std::array<ContactKind, 5> kinds = {ContactKind::SurveyAnswer, ContactKind::Compliment,
                                              ContactKind::Suggestion, ContactKind::Complaint,
                                              ContactKind::Question};
constexpr std::array<unsigned, 5> kind_weights = {52, 14, 14, 14, 6};

constexpr std::array<const char*, 24> words = {
    "they",  "came", "late",   "and",  "the",     "heating", "was",   "off",
    "again", "but",  "kind",   "to",   "my",      "mother",  "when",  "nobody",
    "said",  "we",   "should", "wait", "outside", "with",    "three", "children"};

std::string some_words(Rng& rng) {
    std::string text;
    // Most write a line, few a page.
    for (auto left = rng.one_in(8) ? rng.between(80, 300) : rng.between(4, 50); left > 0; --left)
        text += std::string(text.empty() ? "" : " ") + words[rng.below(words.size())];
    return text;
}

// The judge's mark: a number among the answers, of which the attacker gets nothing.
constexpr const char* mark = "mark";

Contact draw_response(Rng& rng, const Visit& visit, std::size_t index) {
    Contact contact;
    contact.kind = kinds[rng.weighted(kind_weights)];
    contact.channel = visit.channel;
    contact.service = visit.service;
    contact.language = visit.language;
    put_mark(contact, index);
    if (contact.kind == ContactKind::SurveyAnswer) {
        contact.questionnaire = simulation::survey_id;
        contact.questionnaire_version = "1";
        contact.answers.set({.question = "felt", .choice = std::to_string(rng.between(1, 5))});
        if (rng.chance(30)) contact.answers.set({.question = "better", .text = some_words(rng)});
    } else {
        contact.story = some_words(rng);
        if (rng.one_in(3)) contact.wanted = some_words(rng);
    }
    return contact;
}

class Drawing {
public:
    Drawing(std::uint64_t seed, CivilDay monday, int weeks)
        : rng_(seed), monday_(monday), working_days_(5 * weeks) {}

    Plan draw() {
        for (int worker = 1; worker <= workers; ++worker)
            plan_.devices.push_back("tablet-" + std::to_string(worker));
        plan_.devices.emplace_back(reception);
        for (int day = 0; day < working_days_; ++day) {
            const CivilDay date = monday_ + std::chrono::days{day / 5 * 7 + day % 5};
            for (int worker = 1; worker <= workers; ++worker)
                work(Instant{date}, plan_.devices[static_cast<std::size_t>(worker - 1)]);
            receive(Instant{date});
        }
        std::ranges::stable_sort(plan_.visits, {}, &Visit::ends);
        for (std::size_t i = 0; i < plan_.visits.size(); ++i) {
            plan_.said.emplace_back();
            if (rng_.one_in(2)) plan_.said.back() = draw_response(rng_, plan_.visits[i], i);
        }
        return std::move(plan_);
    }

private:
    minutes from_to(int min, int max) { return minutes(rng_.between(min, max)); }

    // A worker's day: four homes; most evenings the tablet is back in the office for a while, other
    // tablets are at home with their workers and come along the next morning.
    void work(Instant midnight, const std::string& tablet) {
        Instant now = midnight + from_to(9 * 60, 9 * 60 + 45);
        for (int i = 0; i < visits_a_day; ++i) {
            const Instant ends = now + from_to(30, 60);
            plan_.visits.push_back({now, ends, tablet, Channel::HomeVisit, home_services.draw(rng_),
                                    languages.draw(rng_)});
            now = ends + from_to(20, 55);
        }
        if (rng_.chance(15)) {
            const Instant morning = midnight + minutes(24 * 60) + from_to(8 * 60, 8 * 60 + 30);
            plan_.on_line.push_back({tablet, morning, morning + from_to(15, 30)});
        } else {
            plan_.on_line.push_back({tablet, now, now + from_to(20, 50)});
        }
    }

    void receive(Instant midnight) {
        for (std::int64_t left = rng_.between(8, 16); left > 0; --left) {
            const Instant begins = midnight + from_to(9 * 60, 17 * 60);
            plan_.visits.push_back({begins, begins + from_to(3, 12), reception, Channel::Reception,
                                    desk_services.draw(rng_), languages.draw(rng_)});
        }
        plan_.on_line.push_back({reception, midnight + minutes(8 * 60), midnight + minutes(1080)});
    }

    Rng rng_;
    const CivilDay monday_;
    const int working_days_;
    Plan plan_;
};

}  // namespace

std::vector<feedback::Service> services() {
    std::vector<feedback::Service> all;
    for (const auto& [id, group] : groups) {
        feedback::Service service;
        service.id = id;
        service.group = group;
        all.push_back(std::move(service));
    }
    return all;
}

Plan draw_plan(std::uint64_t seed, CivilDay monday, int weeks) {
    return Drawing(seed, monday, weeks).draw();
}

void put_mark(feedback::Contact& contact, std::size_t visit) {
    contact.answers.set({.question = mark, .text = std::to_string(visit)});
}

std::size_t visit_in(const feedback::Contact& contact) {
    const survey::Answer* answer = contact.answers.find(mark);
    CHECK(answer != nullptr);
    return std::stoul(answer->text);
}

std::size_t words_in(const feedback::Contact& contact) {
    std::size_t bytes = contact.story.size() + contact.wanted.size();
    for (const survey::Answer& answer : contact.answers.given) {
        if (answer.in_words()) bytes += answer.text.size() + answer.other.size();
    }
    return bytes;
}

}  // namespace candour::linking
