// What is written on a home visit leaves a survey's answers, whole, and takes nothing else along.
#include "core/feedback/words_apart.h"

#include "tests/core/feedback/example_organisation.h"
#include "tests/support/catch.h"

namespace candour::feedback {
namespace {

using survey::Answer;
using survey::QuestionType;

survey::Questionnaire asked_for_words() {
    survey::Questionnaire asked;
    asked.questions = {
        {.id = "felt", .type = QuestionType::Faces},
        {.id = "who", .type = QuestionType::OneChoice, .choices = {{.id = "a"}, {.id = "other"}}},
        {.id = "days", .type = QuestionType::Number},
        {.id = "reach", .type = QuestionType::ShortText},
        {.id = "better", .type = QuestionType::LongText}};
    return asked;
}

Contact answered(std::vector<Answer> answers) {
    Contact said;
    said.kind = ContactKind::SurveyAnswer;
    said.channel = Channel::HomeVisit;
    said.service = "repairs";
    said.service_group = "homes";
    said.language = "cy";
    said.questionnaire = "visit";
    said.questionnaire_version = "v1";
    for (Answer& one : answers)
        said.answers.set(std::move(one));
    return said;
}

const Organisation& with_lead() {
    static const Organisation organisation = [] {
        nlohmann::json source = test::example_organisation();
        source["safeguarding"]["read_by"] = source["name"];
        return parse_organisation(source.dump(), "o").take();
    }();
    return organisation;
}

}  // namespace

TEST_CASE("words leave the answers, and only words", "[core]") {
    Contact said = answered({{.question = "felt", .choice = "4"},
                             {.question = "who", .choice = "other", .other = "My nephew"},
                             {.question = "days", .text = "12"},
                             {.question = "reach", .text = "01632 960001"},
                             {.question = "better", .text = "He hurts me", .repetition = 1}});
    const std::optional<Contact> words = take_words(said, asked_for_words());
    REQUIRE(words.has_value());
    REQUIRE(words->answers.given ==
            std::vector<Answer>{{.question = "who", .other = "My nephew"},
                                {.question = "reach", .text = "01632 960001"},
                                {.question = "better", .text = "He hurts me", .repetition = 1}});
    REQUIRE(said.answers.given == std::vector<Answer>{{.question = "felt", .choice = "4"},
                                                      {.question = "who", .choice = "other"},
                                                      {.question = "days", .text = "12"}});
    REQUIRE(words->kind == ContactKind::Text);
    REQUIRE(said.kind == ContactKind::SurveyAnswer);
    // What every visit of that service has alike, and nothing of one visit.
    Contact alike = answered({});
    alike.kind = ContactKind::Text;
    alike.answers = words->answers;
    REQUIRE(*words == alike);
}

TEST_CASE("where nothing was written nothing is taken", "[core]") {
    const Contact before = answered({{.question = "felt", .choice = "4"},
                                     {.question = "days", .text = "12"},
                                     {.question = "better", .declined = true}});
    Contact said = before;
    REQUIRE_FALSE(take_words(said, asked_for_words()).has_value());
    REQUIRE(said == before);
}

TEST_CASE("of a question that is not known, words are known by themselves", "[core]") {
    Contact said =
        answered({{.question = "gone", .text = "Words"}, {.question = "gone_too", .text = "7"}});
    const auto words = take_words(said, asked_for_words());
    REQUIRE(words->answers.given == std::vector<Answer>{{.question = "gone", .text = "Words"}});
    REQUIRE(said.answers.given == std::vector<Answer>{{.question = "gone_too", .text = "7"}});
}

TEST_CASE("words are parted on home visits, where somebody reads them", "[core]") {
    const Organisation without =
        parse_organisation(test::example_organisation().dump(), "o").take();
    REQUIRE_FALSE(without.safeguarding.has_value());
    for (const Channel channel : all_channels) {
        for (const ContactKind kind : all_contact_kinds) {
            const bool home = channel == Channel::HomeVisit;
            REQUIRE_FALSE(parts_words(without, channel, kind));
            REQUIRE(parts_words(with_lead(), channel, kind) ==
                    (home && kind == ContactKind::SurveyAnswer));
            REQUIRE(released_as(without, channel, kind) == kind);
            const bool words = is_offerable(kind) && kind != ContactKind::Complaint &&
                               kind != ContactKind::SurveyAnswer;
            REQUIRE(released_as(with_lead(), channel, kind) ==
                    (home && words ? ContactKind::Text : kind));
        }
    }
}

TEST_CASE("a home visit's words are read within two days, its answers wait", "[core]") {
    Organisation organisation = with_lead();
    // A rule for all of home visits delays no words.
    organisation.release.rules = {{Channel::HomeVisit, {}, privacy::Every::Week, 8, 28}};
    const auto rule = [&organisation](ContactKind kind) {
        return release_rule(organisation, Channel::HomeVisit, kind);
    };
    const privacy::ReleaseRule soon{Channel::HomeVisit, ContactKind::Text, privacy::Every::Day, 8,
                                    2};
    REQUIRE(rule(ContactKind::Text) == soon);
    REQUIRE(rule(ContactKind::Compliment) == soon);
    REQUIRE(rule(ContactKind::SurveyAnswer).or_after_days == 28);
    organisation.safeguarding.reset();
    REQUIRE(rule(ContactKind::Compliment).or_after_days == 28);
}

}  // namespace candour::feedback
