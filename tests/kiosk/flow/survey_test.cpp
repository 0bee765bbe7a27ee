// The way through a survey: what is asked next, what is kept, what is sent.
#include <set>

#include "app/kiosk/flow/path.h"
#include "app/kiosk/flow/survey_path.h"
#include "tests/kiosk/flow/example.h"
#include "tests/support/catch.h"

namespace candour::kiosk {
namespace {

using namespace example;

const CivilDay today = from_iso("2026-11-28").value();

Flow begin(const feedback::Organisation& who, const std::string& service) {
    return walk(start(who),
                {Continue{}, RoomKnown{true, today, 1}, ChooseKind{ContactKind::SurveyAnswer},
                 Continue{}, Continue{}, ChooseService{service}, Continue{}});
}

// The id of the question that is shown, "id/2" in the second time; or the screen's name.
std::string asked(const Flow& flow) {
    const survey::Question* question = question_shown(flow);
    if (question == nullptr) return on(flow);
    const auto& screen = std::get<QuestionScreen>(flow.screen);
    const std::string part = part_of(*question, screen.repetition);
    if (screen.part == QuestionPart::Reason) return "why " + part;
    return screen.part == QuestionPart::Other ? "other " + part : part;
}

// Goes on, declining or answering what must be answered, until `id` is asked.
Flow until(Flow flow, const std::string& id) {
    for (int i = 0; i < 80 && asked(flow) != id; ++i) {
        const survey::Question* question = question_shown(flow);
        const auto* screen = std::get_if<QuestionScreen>(&flow.screen);
        const bool must = question != nullptr && question->required &&
                          screen->part == QuestionPart::Ask && !answer_to(flow, *screen);
        if (must && question->may_decline) flow = walk(std::move(flow), {DeclineAnswer{}});
        if (must && !question->may_decline) flow = walk(std::move(flow), {ChooseAnswer{"yes"}});
        flow = walk(std::move(flow), {Continue{}});
    }
    REQUIRE(asked(flow) == id);
    return flow;
}

AnswerProblem problem(const Flow& flow) { return std::get<QuestionScreen>(flow.screen).problem; }

Progress progress(const Flow& flow) {
    return progress_of(flow, std::get<QuestionScreen>(flow.screen));
}

TEST_CASE("what a survey is about comes before its questions, once, where it says so", "[flow]") {
    auto who = practice_house();
    Flow flow = begin(who, "house");
    REQUIRE(asked(flow) == "introduction");
    flow = walk(std::move(flow), {Continue{}});
    REQUIRE(asked(flow) == "hello");
    flow = walk(std::move(flow), {Back{}});
    REQUIRE(asked(flow) == "introduction");
    REQUIRE(asked(walk(flow, {Back{}})) == "service");
    // From the last look, a change does not lead here again.
    const Flow check = until(std::move(flow), "check");
    REQUIRE(asked(walk(check, {ChangeAnswer{"felt"}, Continue{}})) == "check");
    for (survey::Questionnaire& questionnaire : who.questionnaires)
        questionnaire.introduction = {};
    REQUIRE(asked(begin(who, "house")) == "hello");
}

TEST_CASE("an answer opens a branch, another closes it, and the progress follows", "[flow]") {
    const auto who = practice_house();
    Flow flow = until(begin(who, "house"), "first_time");
    REQUIRE(progress(flow).number == 3);
    REQUIRE(progress(flow).count == 15);
    const Flow no = walk(flow, {ChooseAnswer{"no"}});
    REQUIRE(progress(no).count == 17);
    REQUIRE(asked(walk(no, {Continue{}})) == "came_back");
    const Flow yes = walk(no, {Continue{}, edit("The garden"), Back{}, ChooseAnswer{"yes"}});
    REQUIRE(asked(walk(yes, {Continue{}})) == "did");
    // Back again to "no": what was written is still there.
    const Flow again = walk(yes, {ChooseAnswer{"no"}, Continue{}});
    REQUIRE(text_shown(again) == "The garden");
}

TEST_CASE("Back passes over what an answer has closed meanwhile", "[flow]") {
    feedback::Organisation who = practice_house();
    // "food" depends on a later question, as real forms have it.
    survey::Questionnaire& day = who.questionnaires[0];
    day.questions[2].show_if = "${first_time} != 'no'";
    day.logic = survey::compile_logic(day).logic;
    REQUIRE(day.logic != nullptr);
    const Flow flow = walk(until(begin(who, "house"), "first_time"), {ChooseAnswer{"no"}, Back{}});
    REQUIRE(asked(flow) == "felt");
}

TEST_CASE("hidden answers are kept on the way and dropped at the end", "[flow]") {
    const auto who = practice_house();
    Flow flow = walk(until(begin(who, "house"), "first_time"),
                     {ChooseAnswer{"no"}, Continue{}, edit("canary"), Continue{}});
    flow = walk(until(std::move(flow), "check"),
                {ChangeAnswer{"first_time"}, ChooseAnswer{"yes"}, Continue{}});
    REQUIRE(asked(flow) == "check");
    const Step sent = advance(flow, Continue{});
    const auto& answers = std::get<StoreContact>(sent.effects.at(0)).draft.contact().answers;
    REQUIRE(answers.find("first_time")->choice == "yes");
    REQUIRE(answers.find("came_back") == nullptr);
    for (const survey::Answer& answer : answers.given)
        REQUIRE(survey::check_answer(who.questionnaires[0], answer).ok());
}

TEST_CASE("a change at the end that opens a branch walks what it opens, then returns", "[flow]") {
    const auto who = practice_house();
    Flow flow = until(begin(who, "house"), "check");
    flow = walk(std::move(flow), {ChangeAnswer{"first_time"}, ChooseAnswer{"no"}, Continue{}});
    REQUIRE(asked(flow) == "came_back");
    flow = walk(std::move(flow), {Continue{}});
    REQUIRE(asked(flow) == "before");
    REQUIRE(asked(walk(flow, {Continue{}})) == "check");
    // Also when the visitor turns back instead: Send leads there first.
    const Flow back = walk(until(begin(who, "house"), "check"),
                           {ChangeAnswer{"first_time"}, ChooseAnswer{"no"}, Back{}});
    REQUIRE(asked(back) == "check");
    REQUIRE(asked(walk(back, {Continue{}})) == "came_back");
}

TEST_CASE("an answer out of range or against its rule says why and stays", "[flow]") {
    const auto who = practice_house();
    struct Case {
        std::string question;
        std::string keys;
        AnswerProblem problem;
    };
    const std::vector<Case> cases = {
        {"days", "8", AnswerProblem::TooLarge},
        {"days", "7", AnswerProblem::None},
        {"far", "0.", AnswerProblem::None},
        {"before", "31022020", AnswerProblem::NotADate},
        {"before", "1", AnswerProblem::NotADate},
        {"before", "31121999", AnswerProblem::TooEarly},
        {"before", "29112026", AnswerProblem::Refused},  // Tomorrow.
        {"before", "28112026", AnswerProblem::None},
        {"child_age", "18", AnswerProblem::TooLarge},
    };
    for (const Case& one : cases) {
        INFO(one.question << " " << one.keys);
        Flow flow = walk(until(begin(who, "house"), "first_time"), {ChooseAnswer{"no"}});
        if (one.question == "child_age") {
            flow = walk(until(std::move(flow), "has_children"), {ChooseAnswer{"yes"}});
        }
        flow = until(std::move(flow), one.question);
        flow = walk(std::move(flow), {PressPad{one.keys}, Continue{}});
        const bool stays = one.problem != AnswerProblem::None;
        REQUIRE((asked(flow) == one.question) == stays);
        if (stays) REQUIRE(problem(flow) == one.problem);
    }
}

TEST_CASE("none of these stands alone, and one more than may be had is not taken", "[flow]") {
    const auto who = practice_house();
    const Flow flow = until(begin(who, "house"), "did");
    const auto chosen = [](const Flow& one) {
        const survey::Answer* answer = one.visit.contact.answers.find("did");
        return answer == nullptr ? std::vector<std::string>{} : answer->choices;
    };
    using Ids = std::vector<std::string>;
    REQUIRE(chosen(walk(flow, {ChooseAnswer{"ate"}, ChooseAnswer{"none"}})) == Ids{"none"});
    REQUIRE(chosen(walk(flow, {ChooseAnswer{"none"}, ChooseAnswer{"ate"}})) == Ids{"ate"});
    REQUIRE(chosen(walk(flow, {ChooseAnswer{"ate"}, ChooseAnswer{"ate"}})).empty());
    const Flow full = walk(flow, {ChooseAnswer{"ate"}, ChooseAnswer{"talked"},
                                  ChooseAnswer{"advice"}, ChooseAnswer{"course"}});
    REQUIRE(chosen(full) == Ids{"ate", "talked", "advice"});
    REQUIRE(problem(full) == AnswerProblem::TooMany);
    REQUIRE(asked(walk(full, {Continue{}})) == "recommend");
}

TEST_CASE("other asks for a few words, which go when it is not chosen any more", "[flow]") {
    const auto who = practice_house();
    Flow flow = walk(until(begin(who, "kitchen"), "meal"), {ChooseAnswer{"other"}, Continue{}});
    REQUIRE(asked(flow) == "other meal");
    flow = walk(std::move(flow), {edit("Two\nlines"), Continue{}});
    REQUIRE(asked(flow) == "taste");
    REQUIRE(flow.visit.contact.answers.find("meal")->other == "Two lines");
    const Flow soup = walk(flow, {Back{}, Back{}, ChooseAnswer{"soup"}, Continue{}});
    REQUIRE(asked(soup) == "taste");
    REQUIRE(soup.visit.contact.answers.find("meal")->other.empty());
}

TEST_CASE("a ranking is the order of touching, and a button moves one up", "[flow]") {
    const auto who = practice_house();
    const Flow flow = walk(until(begin(who, "house"), "matters"),
                           {ChooseAnswer{"food"}, ChooseAnswer{"quiet"}, RankHigher{"quiet"}});
    using Ids = std::vector<std::string>;
    REQUIRE(flow.visit.contact.answers.find("matters")->choices == Ids{"quiet", "food"});
    const Flow top = walk(flow, {RankHigher{"quiet"}, RankHigher{"help"}});
    REQUIRE(top.visit.contact.answers.find("matters")->choices == Ids{"quiet", "food"});
    const Flow out = walk(flow, {ChooseAnswer{"quiet"}});
    REQUIRE(out.visit.contact.answers.find("matters")->choices == Ids{"food"});
}

TEST_CASE("a choice that its filter no longer offers is no answer", "[flow]") {
    const auto who = practice_house();
    Flow flow = walk(until(begin(who, "house"), "county"),
                     {ChooseAnswer{"gwynedd"}, Continue{}, ChooseAnswer{"llandudno"}});
    REQUIRE(flow.visit.contact.answers.find("town") == nullptr);
    flow = walk(std::move(flow), {ChooseAnswer{"bangor"}, Back{}, ChooseAnswer{"conwy"}});
    flow = until(std::move(flow), "check");
    const Step sent = advance(flow, Continue{});
    const auto& answers = std::get<StoreContact>(sent.effects.at(0)).draft.contact().answers;
    REQUIRE(answers.find("county")->choice == "conwy");
    REQUIRE(answers.find("town") == nullptr);
}

TEST_CASE("a repeat asks for another one as long as there is one, up to its limit", "[flow]") {
    const auto who = practice_house();
    Flow flow = walk(until(begin(who, "house"), "has_children"), {ChooseAnswer{"yes"}, Continue{}});
    for (const char* child : {"child_age", "child_age/2", "child_age/3"}) {
        REQUIRE(asked(flow) == child);
        flow = walk(std::move(flow), {PressPad{"5"}, Continue{}, Continue{}});
        if (asked(flow) != "another") break;
        REQUIRE(asked(walk(flow, {Continue{}})) == "another");  // It must be said.
        flow = walk(std::move(flow), {SayAnother{true}, Continue{}});
    }
    REQUIRE(asked(flow) == "why telephone");  // Three are the most.
    REQUIRE(flow.visit.contact.answers.find("child_age", 2)->text == "5");

    // Back to the first "another one?": no. What was said of the later ones goes when they go on.
    for (int i = 0; asked(flow) != "child_liked" && i < 20; ++i)
        flow = walk(std::move(flow), {Back{}});
    flow = walk(std::move(flow), {Continue{}});
    REQUIRE(asked(flow) == "another");
    flow = walk(std::move(flow), {SayAnother{false}});
    REQUIRE(flow.visit.contact.answers.find("child_age", 2) != nullptr);
    flow = walk(std::move(flow), {Continue{}});
    REQUIRE(flow.visit.contact.answers.find("child_age", 1) == nullptr);
    REQUIRE(flow.visit.contact.answers.find("child_age", 0) != nullptr);
}

TEST_CASE("a question that cannot be declined is not", "[flow]") {
    const auto who = practice_house();
    Flow flow = until(begin(who, "house"), "again");
    flow = walk(std::move(flow), {DeclineAnswer{}, Continue{}});
    REQUIRE(asked(flow) == "again");
    REQUIRE(problem(flow) == AnswerProblem::Missing);
    REQUIRE(flow.visit.contact.answers.find("again") == nullptr);
}

TEST_CASE("the order of choices is drawn once a visit, and the last ones keep their places",
          "[flow]") {
    const auto who = practice_house();
    std::set<std::string> firsts;
    for (std::uint64_t lots = 0; lots < 40; ++lots) {
        Flow flow = walk(start(who), {Continue{}, RoomKnown{true, today, lots},
                                      ChooseKind{ContactKind::SurveyAnswer}, Continue{}, Continue{},
                                      ChooseService{"house"}, Continue{}});
        flow = until(std::move(flow), "did");
        const auto offered = choices_offered(flow, std::get<QuestionScreen>(flow.screen));
        REQUIRE(offered.size() == 6);
        REQUIRE(offered[4]->id == "other");
        REQUIRE(offered[5]->id == "none");
        firsts.insert(offered[0]->id);
        const Flow again = walk(flow, {Back{}, Continue{}});
        REQUIRE(choices_offered(again, std::get<QuestionScreen>(again.screen)) == offered);
    }
    REQUIRE(firsts.size() == 4);
}

TEST_CASE("a training survey thanks for practice, seals nothing and keeps nothing", "[flow]") {
    const auto who = practice_house();
    Flow flow = until(begin(who, "training"), "clear");
    REQUIRE(is_training(flow));
    flow = until(walk(std::move(flow), {ChooseAnswer{"no"}, Continue{}, edit("canary")}), "check");
    const Step step = advance(flow, Continue{});
    REQUIRE(step.effects.empty());
    REQUIRE(on(step.flow) == "thanks");
    REQUIRE(is_training(step.flow));
    REQUIRE(step.flow.visit.contact.answers.given.empty());
    REQUIRE(step.flow.visit.seen.empty());
    REQUIRE_FALSE(is_training(until(begin(who, "kitchen"), "meal")));
}

}  // namespace
}  // namespace candour::kiosk
