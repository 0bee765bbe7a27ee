// The way of a complaint where the service has a procedure: what is asked, left out and sent.
#include "app/kiosk/flow/complaint_path.h"
#include "app/kiosk/flow/path.h"
#include "tests/kiosk/flow/example.h"
#include "tests/support/catch.h"

namespace candour::kiosk {
namespace {

using namespace example;
using feedback::AnswerWanted;
using feedback::Behalf;
using feedback::ReachBy;
using feedback::Support;

// About the house, with nothing written yet.
Flow at_guide(const feedback::Organisation& who, ContactKind kind = ContactKind::Complaint) {
    return walk(start(who), {Continue{}, RoomKnown{true}, ChooseKind{kind}, Continue{}, Continue{},
                             ChooseService{"house"}, Continue{}});
}

// After the words, at the first question beside them.
Flow at_behalf(const feedback::Organisation& who) {
    return walk(at_guide(who), {Continue{}, Continue{}, edit("Too late"), Continue{},
                                edit("Say sorry"), Continue{}});
}

// The contact that is sealed, from the check screen.
feedback::Contact sent(const Flow& check) {
    REQUIRE(on(check) == "check");
    const Step step = advance(check, Continue{});
    for (const Effect& effect : step.effects) {
        if (const auto* store = std::get_if<StoreContact>(&effect)) return store->draft.contact();
    }
    FAIL("nothing is sent");
    return {};
}

std::string names(const std::vector<Screen>& path) {
    std::string all;
    for (const Screen& screen : path)
        all += (all.empty() ? "" : " ") + name_of(screen);
    return all;
}

TEST_CASE("W9 W10: the guide and the chart come before the first word of a complaint", "[flow]") {
    const auto who = practice_house();
    const Flow guide = at_guide(who);
    REQUIRE(on(guide) == "guide");
    REQUIRE(on(walk(guide, {Continue{}})) == "chart");
    REQUIRE(on(walk(guide, {Continue{}, Continue{}})) == "write");
    REQUIRE(on(walk(guide, {Continue{}, Back{}})) == "guide");
}

TEST_CASE("only what happened must be said of a complaint", "[flow]") {
    const auto who = practice_house();
    Flow flow = walk(at_guide(who), {Continue{}, Continue{}, Continue{}});
    REQUIRE(on(flow) == "write");  // Nothing happened: it stays.
    flow = walk(flow, {edit("Too late"), Continue{}, Continue{}});
    for (const char* screen : {"behalf", "bypass", "answer", "support"}) {
        REQUIRE(on(flow) == screen);
        flow = walk(flow, {Continue{}});
    }
    const feedback::Contact contact = sent(flow);
    REQUIRE(contact.story == "Too late");
    REQUIRE(contact.facts.empty());
    REQUIRE_FALSE(contact.by_pass);
    REQUIRE(contact.consent.empty());
}

TEST_CASE("P2 C5: who acts for somebody else is asked for their consent", "[flow]") {
    const auto who = practice_house();
    const std::string other =
        GENERATE(as<std::string>{}, "relative", "carer", "advocate", "councillor", "other");
    Flow flow = walk(at_behalf(who), {ChooseAnswer{other}, Continue{}});
    REQUIRE(on(flow) == "consent");
    flow = walk(flow, {ChooseAnswer{"perhaps"}, ChooseAnswer{"wrote"}, Continue{}, Continue{},
                       Continue{}, Continue{}});
    const feedback::Contact contact = sent(flow);
    REQUIRE(name_of(contact.facts.behalf) == other);
    REQUIRE(contact.consent == "wrote");
}

TEST_CASE("who speaks for themselves or for a group is asked for nobody's consent", "[flow]") {
    const auto who = practice_house();
    const std::string one = GENERATE(as<std::string>{}, "self", "group");
    Flow flow = walk(at_behalf(who), {ChooseAnswer{"carer"}, Continue{}, ChooseAnswer{"said"},
                                      Back{}, ChooseAnswer{one}, Continue{}});
    REQUIRE(on(flow) == "bypass");
    flow = walk(flow, {Continue{}, Continue{}, Continue{}});
    REQUIRE(sent(flow).consent.empty());
}

TEST_CASE("W12: the first stage can be by-passed, and who usually holds it is known", "[flow]") {
    const auto who = practice_house();
    Flow flow = walk(at_behalf(who), {Continue{}});
    REQUIRE(on(flow) == "bypass");
    REQUIRE(stage_to_bypass(flow)->holders == std::vector<std::string>{"manager"});
    flow = walk(flow, {ChooseAnswer{"yes"}, Continue{}, Continue{}, Continue{}});
    REQUIRE(sent(flow).by_pass);
}

TEST_CASE("W12: where the first stage cannot be by-passed nobody is asked", "[flow]") {
    auto who = practice_house();
    for (complaint::Stage& stage : who.procedures.at(0).stages)
        stage.can_be_bypassed = false;
    REQUIRE(on(walk(at_behalf(who), {Continue{}})) == "answer");
    // A stage that only decides what it is, is passed over.
    who = practice_house();
    for (complaint::CaseKind& kind : who.procedures.at(0).kinds) {
        if (kind.id == "complaint") kind.stages.insert(kind.stages.begin(), "talk");
    }
    for (complaint::Stage& stage : who.procedures.at(0).stages) {
        if (stage.id == "talk") stage.kind = complaint::StageKind::Assess;
    }
    REQUIRE(on(walk(at_behalf(who), {Continue{}})) == "bypass");
}

TEST_CASE("D10: an answer may be wanted, and then how it finds the person", "[flow]") {
    const auto who = practice_house();
    Flow flow = walk(at_behalf(who), {Continue{}, Continue{}});
    REQUIRE(on(flow) == "answer");
    REQUIRE(on(walk(flow, {ChooseAnswer{"none"}, Continue{}})) == "support");
    flow = walk(flow, {ChooseAnswer{"in_writing"}, Continue{}});
    REQUIRE(on(flow) == "reach");
    // Rather not: nothing more is asked.
    REQUIRE(on(walk(flow, {ChooseAnswer{""}, Continue{}})) == "support");
    flow = walk(flow, {ChooseAnswer{"phone"}, Continue{}, edit("Nia\nJones"), Continue{},
                       edit("01632 960 011"), Continue{}});
    REQUIRE(on(flow) == "support");
    const feedback::Contact contact = sent(walk(flow, {Continue{}}));
    REQUIRE(contact.facts.answer == AnswerWanted::InWriting);
    REQUIRE(contact.facts.person ==
            feedback::PersonDetails{"Nia Jones", ReachBy::Phone, "01632 960 011"});
}

TEST_CASE("a way to reach somebody without a number or address is not sent, nor a name", "[flow]") {
    const auto who = practice_house();
    const Flow flow =
        walk(at_behalf(who),
             {Continue{}, Continue{}, ChooseAnswer{"told"}, Continue{}, ChooseAnswer{"letter"},
              Continue{}, edit("Nia"), Continue{}, edit(" \n "), Continue{}, Continue{}});
    REQUIRE(sent(flow).facts.person.empty());
    REQUIRE(sent(flow).facts.answer == AnswerWanted::Told);
}

TEST_CASE("no details are kept when no answer is wanted after all", "[flow]") {
    const auto who = practice_house();
    Flow flow = walk(at_behalf(who), {Continue{}, Continue{}, ChooseAnswer{"told"}, Continue{},
                                      ChooseAnswer{"email"}, Continue{}, edit("Nia"), Continue{},
                                      edit("nia@example.org"), Continue{}, Continue{}});
    REQUIRE(sent(flow).facts.person.value == "nia@example.org");
    flow = walk(flow, {ChangeAnswer{"answer"}, ChooseAnswer{"none"}, Continue{}});
    REQUIRE(sent(flow).facts.person.empty());
    // Another way of reaching begins with an empty number.
    flow = walk(flow, {ChangeAnswer{"answer"}, ChooseAnswer{"told"}, Continue{},
                       ChooseAnswer{"email"}, Continue{}, Continue{}, edit("nia@example.org"),
                       Back{}, ChangeAnswer{"reach"}, ChooseAnswer{"phone"}});
    REQUIRE(flow.visit.contact.facts.person.value.empty());
}

TEST_CASE("numbers and e-mail addresses are looked at, and may be left empty", "[flow]") {
    struct Row {
        ReachBy way;
        const char* value;
        FactProblem problem;
    };
    const Row row = GENERATE(
        Row{ReachBy::Phone, "01632 960 011", FactProblem::None},
        Row{ReachBy::Phone, "+44 (0)1632-960011 after 5", FactProblem::None},
        Row{ReachBy::Phone, "۰۱۶۳۲۹۶۰۰۱۱", FactProblem::None},
        Row{ReachBy::Phone, "", FactProblem::None}, Row{ReachBy::Phone, " ", FactProblem::None},
        Row{ReachBy::Phone, "123", FactProblem::NoPhone},
        Row{ReachBy::Phone, "nia@example.org", FactProblem::NoPhone},
        Row{ReachBy::Email, "nia@example.org", FactProblem::None},
        Row{ReachBy::Email, "nia.jones+post@mail.example.org", FactProblem::None},
        Row{ReachBy::Email, "", FactProblem::None},
        Row{ReachBy::Email, "nia", FactProblem::NoEmail},
        Row{ReachBy::Email, "@example.org", FactProblem::NoEmail},
        Row{ReachBy::Email, "nia@example", FactProblem::NoEmail},
        Row{ReachBy::Email, "nia@.org", FactProblem::NoEmail},
        Row{ReachBy::Email, "nia@example.", FactProblem::NoEmail},
        Row{ReachBy::Email, "nia@example.org@", FactProblem::NoEmail},
        Row{ReachBy::Letter, "x", FactProblem::None}, Row{ReachBy::Other, "x", FactProblem::None});
    INFO(row.value);
    feedback::Contact contact;
    contact.facts.person = {"", row.way, row.value};
    REQUIRE(problem_with_value(contact) == row.problem);
}

TEST_CASE("a number that is none keeps the visitor there, with their words", "[flow]") {
    const auto who = practice_house();
    Flow flow = walk(at_behalf(who),
                     {Continue{}, Continue{}, ChooseAnswer{"told"}, Continue{},
                      ChooseAnswer{"phone"}, Continue{}, Continue{}, edit("12"), Continue{}});
    REQUIRE(on(flow) == "details");
    REQUIRE(std::get<FactWordsScreen>(flow.screen).problem == FactProblem::NoPhone);
    REQUIRE(text_shown(flow) == "12");
    REQUIRE(on(walk(flow, {edit(""), Continue{}})) == "support");
    // Nor is it sent by somebody who goes back from it.
    flow = walk(flow, {edit("01632 960011"), Continue{}, Continue{}, ChangeAnswer{"reach"},
                       Continue{}, Continue{}, edit("12"), Back{}});
    REQUIRE(on(flow) == "check");
    flow = walk(flow, {Continue{}});
    REQUIRE(on(flow) == "details");
    REQUIRE(std::get<FactWordsScreen>(flow.screen).problem == FactProblem::NoPhone);
}

TEST_CASE("W7 C4: support is asked for, and a language with an interpreter", "[flow]") {
    const auto who = practice_house();
    Flow flow = walk(at_behalf(who), {Continue{}, Continue{}, Continue{}});
    REQUIRE(on(flow) == "support");
    REQUIRE(on(walk(flow, {ChooseAnswer{"transport"}, Continue{}})) == "check");
    flow = walk(flow, {ChooseAnswer{"interpreter"}, ChooseAnswer{"expenses"},
                       ChooseAnswer{"transport"}, ChooseAnswer{"expenses"}, Continue{}});
    REQUIRE(on(flow) == "interpreter");
    const feedback::Contact listed = sent(walk(flow, {ChooseAnswer{"so"}, Continue{}}));
    REQUIRE(listed.facts.support == std::vector<Support>{Support::Transport, Support::Interpreter});
    REQUIRE(listed.facts.interpreter_language == "so");
    flow = walk(flow, {ChooseAnswer{"so"}, ChooseAnswer{"other"}, Continue{}});
    REQUIRE(on(flow) == "details");
    REQUIRE(text_shown(flow).empty());
    flow = walk(flow, {edit("Twi"), Continue{}});
    REQUIRE(sent(flow).facts.interpreter_language == "Twi");
    // Without the help its language goes, too.
    flow = walk(flow, {ChangeAnswer{"support"}, ChooseAnswer{"interpreter"}, Continue{}});
    REQUIRE(sent(flow).facts.interpreter_language.empty());
}

TEST_CASE("a change at the check screen asks what it opens, and then comes back", "[flow]") {
    const auto who = practice_house();
    Flow flow = walk(at_behalf(who), {Continue{}, Continue{}, Continue{}, Continue{}});
    REQUIRE(on(flow) == "check");
    flow = walk(flow, {ChangeAnswer{"behalf"}, ChooseAnswer{"relative"}, Continue{}});
    REQUIRE(on(flow) == "consent");
    flow = walk(flow, {ChooseAnswer{"said"}, Continue{}});
    REQUIRE(on(flow) == "check");
    flow = walk(flow, {ChangeAnswer{"answer"}, ChooseAnswer{"told"}, Continue{},
                       ChooseAnswer{"phone"}, Continue{}});
    REQUIRE(on(flow) == "details");
    flow = walk(flow, {Continue{}, edit("01632 960011"), Continue{}});
    REQUIRE(on(flow) == "check");
    REQUIRE(sent(flow).facts.person.value == "01632 960011");
}

TEST_CASE("another kind takes away what was said beside the complaint", "[flow]") {
    const auto who = practice_house();
    Flow flow = walk(at_behalf(who),
                     {ChooseAnswer{"carer"}, Continue{}, ChooseAnswer{"said"}, Continue{},
                      ChooseAnswer{"yes"}, Continue{}, ChooseAnswer{"told"}, Continue{},
                      ChooseAnswer{"phone"}, Continue{}, edit("Nia"), Continue{},
                      edit("01632 960011"), Continue{}, ChooseAnswer{"signer"}, Continue{}});
    REQUIRE(sent(flow).facts.behalf == Behalf::Carer);
    flow = walk(flow, {ChangeAnswer{"kind"}, ChooseKind{ContactKind::Suggestion}, Continue{}});
    while (on(flow) != "check")
        flow = walk(flow, {Continue{}});
    const feedback::Contact contact = sent(flow);
    REQUIRE(contact.facts.empty());
    REQUIRE_FALSE(contact.by_pass);
    REQUIRE(contact.consent.empty());
}

TEST_CASE("an organisation without a procedure keeps the journey that it had", "[flow]") {
    auto who = practice_house();
    who.procedure.clear();
    Flow flow = at_guide(who);
    REQUIRE(names(path_of(flow)) == "welcome purpose about service write write check");
    REQUIRE(on(flow) == "write");
    REQUIRE(parts_to_check(flow) == std::vector<std::string>{"kind", "service", "story", "wanted"});
    flow = walk(flow, {edit("Too late"), Continue{}, Continue{}});
    REQUIRE(sent(flow).facts.empty());
}

TEST_CASE("dissatisfaction is asked what it needs, without the complaint's guide", "[flow]") {
    auto who = practice_house();
    who.kinds.push_back({ContactKind::Dissatisfaction, text("Not happy"), text("")});
    const Flow flow = at_guide(who, ContactKind::Dissatisfaction);
    REQUIRE(names(path_of(flow)) ==
            "welcome purpose about service write write behalf answer support check");
}

TEST_CASE("the visit's end leaves nothing of the details", "[flow]") {
    const auto who = practice_house();
    Flow flow = walk(at_behalf(who), {Continue{}, Continue{}, ChooseAnswer{"told"}, Continue{},
                                      ChooseAnswer{"phone"}, Continue{}, edit("Nia"), Continue{},
                                      edit("01632 960011")});
    flow = walk(flow, {Leave{}});
    REQUIRE(on(flow) == "welcome");
    REQUIRE(flow.visit.contact == feedback::Contact{});
}

TEST_CASE("W1: pages are read from the welcome screen and lead back to it", "[flow]") {
    const auto who = practice_house();
    const Step opened = advance(start(who), OpenInformation{});
    REQUIRE(on(opened.flow) == "information");
    REQUIRE(opened.effects.size() == 1);  // Which day is it?
    Flow flow = walk(opened.flow, {RoomKnown{false, from_iso("2026-11-29").value()}});
    REQUIRE(on(flow) == "information");  // A full device can be read from.
    REQUIRE(to_iso(flow.visit.drawn->today) == "2026-11-29");
    flow = walk(flow, {OpenInformation{"absent"}});
    REQUIRE(std::get<InformationScreen>(flow.screen).page.empty());
    flow = walk(flow, {OpenInformation{"open"}});
    REQUIRE(std::get<InformationScreen>(flow.screen).page == "open");
    flow = walk(flow, {Back{}});
    REQUIRE(std::get<InformationScreen>(flow.screen).page.empty());
    flow = walk(flow, {Back{}});
    REQUIRE(on(flow) == "welcome");
    // The next visitor finds another day and lot, also after one who only read.
    const Step ended = advance(flow, IdleFor{still_there_after});
    REQUIRE(ended.effects.size() == 1);
    REQUIRE_FALSE(ended.flow.visit.drawn);
}

TEST_CASE("W1: where there are no pages nothing opens", "[flow]") {
    const auto who = organisation();
    REQUIRE(on(walk(start(who), {OpenInformation{}})) == "welcome");
}

}  // namespace
}  // namespace candour::kiosk
