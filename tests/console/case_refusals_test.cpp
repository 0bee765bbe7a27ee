// tests/console/case_refusals_test.cpp: what the rules of a case refuse is said in the reader's
// language, whatever they refuse.
#include <set>

#include "app/casework/entry_permissions.h"
#include "app/console/cases/refusals.h"
#include "tests/support/catch.h"
#include "tests/support/generated_case.h"
#include "tests/support/ready_procedure.h"

namespace candour::console {
namespace {

using test::GeneratedCase;

constexpr unsigned seeds = 200;
constexpr int attempts = 300;

// Says that it was asked, and keeps what it was asked for.
class Noting : public Translator {
public:
    std::string translate(std::string_view, std::string_view english) const override {
        asked.emplace(english);
        return "cy:" + std::string{english};
    }
    std::string translate_plural(std::string_view language, std::string_view, std::string_view many,
                                 std::int64_t) const override {
        return translate(language, many);
    }
    std::string own_name(std::string_view language) const override { return std::string{language}; }

    mutable std::set<std::string, std::less<>> asked;
};

void accept(const GeneratedCase& made, complaint::CaseState& state, complaint::Entry entry) {
    entry.number = state.entries + 1;
    state = complaint::after(made.procedure(), std::move(state), entry).take();
    for (complaint::Entry& own : complaint::follow_ups(made.procedure(), state, entry))
        accept(made, state, std::move(own));
}

TEST_CASE("every refusal that random cases meet has its text", "[console]") {
    const Noting texts;
    const PageLanguage language{&texts, "cy"};
    for (unsigned seed = 1; seed <= seeds; ++seed) {
        INFO("seed " << seed);
        GeneratedCase made(seed);
        complaint::CaseState state;
        accept(made, state, made.opening());
        for (int i = 0; i < attempts; ++i) {
            if (i % 8 == 0) made.pass_time();
            complaint::Entry entry = made.attempt(state);
            const complaint::WorkCalendar& calendar =
                made.calendars().at(static_cast<std::size_t>(state.calendar) - 1);
            const Status may = complaint::may_follow(made.procedure(), state, entry,
                                                     made.actor_of(entry), calendar);
            if (may.ok()) {
                accept(made, state, std::move(entry));
            } else if (casework::permission_for(entry.kind)) {
                const std::string said =
                    refusal_in_words(may.error().what, made.procedure(), language);
                INFO(may.error().what);
                REQUIRE(said.starts_with("Cy:"));
                REQUIRE(said.ends_with('.'));
            }
        }
    }
    std::size_t met = 0;
    for (const std::string_view text : refusal_texts())
        met += texts.asked.contains(text) ? 1 : 0;
    REQUIRE(met > refusal_texts().size() / 2);
}

TEST_CASE("a refusal's days, stages, posts and outcomes have their names", "[console]") {
    const complaint::Procedure donnington = test::ready_procedure("donnington");
    const auto said = [&](const std::string& what) {
        return refusal_in_words(what, donnington, PageLanguage{});
    };
    REQUIRE(said("The procedure lets this clock run until 2026-12-04 at most") ==
            "The procedure lets this clock run until 4 December 2026 at most.");
    REQUIRE(said("Members of this panel are Chair or Vice-Chair") ==
            "Members of this panel are Chair or Vice-Chair.");
    REQUIRE(said("It needs a decision code, one of: delay, quality") ==
            "It needs a decision code, one of: “Delay”, “Quality”.");
    REQUIRE(said("closed: text is missing") == "Close the case: “What happened” is missing.");
    // Nothing that is known here: it stays as it is.
    REQUIRE(said("the disk is full") == "The disk is full.");
}

TEST_CASE("a refusal names posts in the reader's language, the longest name first", "[console]") {
    const Noting texts;
    const PageLanguage language{&texts, "cy"};
    const complaint::Procedure donnington = test::ready_procedure("donnington");
    REQUIRE(refusal_in_words("Not on this panel: Chair, Vice-Chair or any member of staff",
                             donnington, language)
                .find("Cadeirydd, Is-gadeirydd") != std::string::npos);
    REQUIRE(refusal_in_words("No panel decides in the stage “Stage 1: a trustee” (trustee)",
                             donnington, language) ==
            "Cy:No panel decides in the stage “Cam 1: ymddiriedolwr”.");
}

}  // namespace
}  // namespace candour::console
