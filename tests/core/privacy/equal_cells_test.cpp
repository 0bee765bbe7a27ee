// What every hand-over leaves: as many cells whatever was said, and room for all that can be said.
#include "core/privacy/equal_cells.h"

#include <algorithm>
#include <map>

#include "core/feedback/limits.h"
#include "core/privacy/hand_over_pin.h"
#include "core/privacy/open.h"
#include "tests/support/catch.h"
#include "tests/support/random_text.h"
#include "tests/support/secure_random.h"

namespace candour::privacy {
namespace {

// All that a complaint can say on a tablet that is handed over.
feedback::Contact longest_complaint(test::Gen& gen, const test::Script& script) {
    feedback::Contact said;
    said.kind = feedback::ContactKind::Dissatisfaction;
    said.channel = feedback::Channel::HomeVisit;
    const auto id = [&] {
        std::string text;
        while (text.size() < 40)
            text += gen.one_of(std::string_view("abcdefghijklmnopqrstuvwxyz0123456789_-"));
        return text;
    };
    said.service = id();
    said.service_group = id();
    said.language = "zh-Hans";
    said.story = random_text(gen, script, feedback::hand_over_story_characters_max);
    said.wanted = random_text(gen, script, feedback::hand_over_wanted_characters_max);
    said.consent = "cannot";
    said.by_pass = true;
    said.facts.behalf = feedback::Behalf::Councillor;
    said.facts.answer = feedback::AnswerWanted::InWriting;
    said.facts.person = {random_text(gen, script, feedback::person_name_characters_max),
                         feedback::ReachBy::Letter,
                         random_text(gen, script, feedback::person_value_characters_max)};
    said.facts.support.assign(feedback::all_supports.begin(), feedback::all_supports.end());
    said.facts.interpreter_language =
        random_text(gen, script, feedback::language_name_characters_max);
    return said;
}

std::vector<feedback::Draft> only(feedback::Contact said) {
    std::vector<feedback::Draft> drafts;
    drafts.emplace_back(std::move(said));
    return drafts;
}

}  // namespace

TEST_CASE("a hand-over leaves eight cells, whatever was said in it", "[core]") {
    const EpochKeyPair keys = make_epoch_key_pair();
    test::SodiumRandom random;
    feedback::Contact praise;
    praise.kind = feedback::ContactKind::Compliment;
    praise.story = "Kind people";
    for (const bool says : {false, true}) {
        std::vector<feedback::Draft> drafts;
        if (says) drafts.emplace_back(feedback::Contact(praise));
        const auto equal = seal_equally(std::move(drafts), keys.public_key, random);
        REQUIRE(equal.ok());
        REQUIRE(equal.value().cells().size() == cells_per_hand_over);
        std::vector<OpenedCell> parts;
        for (const Cell& cell : equal.value().cells()) {
            OpenedCell opened = open_cell(cell, {keys}).take();
            if (!opened.dummy) parts.push_back(std::move(opened));
        }
        REQUIRE(parts.size() == (says ? 1 : 0));
        if (says) REQUIRE(open_message(parts).value() == praise);
    }
}

TEST_CASE("answers and the words that are sent apart from them leave eight cells together",
          "[core]") {
    const EpochKeyPair keys = make_epoch_key_pair();
    test::SodiumRandom random;
    feedback::Contact answers;
    answers.kind = feedback::ContactKind::SurveyAnswer;
    answers.answers.set({.question = "felt", .choice = "4"});
    feedback::Contact words;
    words.kind = feedback::ContactKind::Text;
    words.answers.set({.question = "better", .text = std::string(1500, 'a')});
    std::vector<feedback::Draft> drafts = only(answers);
    drafts.emplace_back(feedback::Contact(words));
    const auto equal = seal_equally(std::move(drafts), keys.public_key, random);
    REQUIRE(equal.value().cells().size() == cells_per_hand_over);
    std::map<MessageId, std::vector<OpenedCell>> messages;
    for (const Cell& cell : equal.value().cells()) {
        OpenedCell opened = open_cell(cell, {keys}).take();
        if (!opened.dummy) messages[opened.message].push_back(std::move(opened));
    }
    REQUIRE(messages.size() == 2);
    std::vector<feedback::Contact> found;
    for (const auto& [id, parts] : messages)
        found.push_back(open_message(parts).take());
    REQUIRE(std::ranges::count(found, answers) == 1);
    REQUIRE(std::ranges::count(found, words) == 1);
}

TEST_CASE("what somebody writes who wants help now has three cells at most, in any script",
          "[core]") {
    const EpochKeyPair keys = make_epoch_key_pair();
    test::SodiumRandom random;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        test::Gen gen(seed);
        for (const test::Script& script : test::scripts) {
            INFO("seed " << seed << ", " << script.name);
            feedback::Contact said;
            said.kind = feedback::ContactKind::Help;
            said.channel = feedback::Channel::HomeVisit;
            said.language = "zh-Hans";
            said.urgent = true;
            said.story = random_text(gen, script, feedback::help_characters_max);
            const auto sealed = seal(feedback::Draft(std::move(said)), keys.public_key, random);
            REQUIRE(sealed.ok());
            REQUIRE(sealed.value().cells().size() <= cells_per_help_max);
        }
    }
}

TEST_CASE("the longest complaint of a hand-over fits into it, in any script", "[core]") {
    const EpochKeyPair keys = make_epoch_key_pair();
    test::SodiumRandom random;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        test::Gen gen(seed);
        for (const test::Script& script : test::scripts) {
            INFO("seed " << seed << ", " << script.name);
            REQUIRE(
                seal_equally(only(longest_complaint(gen, script)), keys.public_key, random).ok());
        }
    }
}

TEST_CASE("what has no room in a hand-over is refused, not cut", "[core]") {
    const EpochKeyPair keys = make_epoch_key_pair();
    test::SodiumRandom random;
    test::Gen gen(7);
    feedback::Contact said;
    said.story = random_text(gen, test::scripts.back(), 2 * feedback::story_characters_max);
    said.wanted = random_text(gen, test::scripts.back(), 2 * feedback::story_characters_max);
    const auto sealed = seal_equally(only(said), keys.public_key, random);
    REQUIRE_FALSE(sealed.ok());
    REQUIRE(sealed.error().kind == ErrorKind::Full);
}

TEST_CASE("a PIN is of six to twelve figures, not all the same", "[core]") {
    for (const char* good : {"428571", "000001", "123456789012"})
        REQUIRE(is_pin(good));
    for (const char* bad : {"", "42857", "1234567890123", "42857a", "111111", "４２８５７１"})
        REQUIRE_FALSE(is_pin(bad));
    REQUIRE(hash_pin("12345").error().kind == ErrorKind::Invalid);
}

TEST_CASE("a PIN is known by its hash alone, of which no other cost is taken", "[core]") {
    const std::string hash = hash_pin("428571").take();
    REQUIRE(is_pin_hash(hash));
    REQUIRE(hash.find("428571") == std::string::npos);
    REQUIRE(pin_matches("428571", hash));
    REQUIRE_FALSE(pin_matches("428572", hash));
    REQUIRE_FALSE(pin_matches("", hash));
    REQUIRE(hash_pin("428571").value() != hash);
    std::string costly = hash;
    costly.replace(costly.find("m=65536"), 7, "m=99999");
    for (const std::string& bad : {costly, std::string("428571"), std::string(), hash + "xx",
                                   std::string(hash).substr(0, 40)})
        REQUIRE_FALSE(is_pin_hash(bad));
}

}  // namespace candour::privacy
