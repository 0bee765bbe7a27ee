// Which words are taken, and which rule holds for them.
#include "core/feedback/words_apart.h"

#include <algorithm>
#include <utility>

#include "core/base/bytes.h"

namespace candour::feedback {
namespace {

// By what was asked: a telephone number is no number to be counted.
bool is_text(const survey::Questionnaire& asked, const survey::Answer& answer) {
    if (answer.text.empty()) return false;
    const auto question =
        std::ranges::find(asked.questions, answer.question, &survey::Question::id);
    if (question == asked.questions.end()) return answer.in_words();
    return question->type == survey::QuestionType::ShortText ||
           question->type == survey::QuestionType::LongText;
}

}  // namespace

ContactKind released_as(const Organisation& organisation, Channel channel, ContactKind kind) {
    return released_as(channel, kind, organisation.safeguarding.has_value());
}

privacy::ReleaseRule release_rule(const Organisation& organisation, Channel channel,
                                  ContactKind kind) {
    return organisation.release.rule_for(channel, released_as(organisation, channel, kind));
}

bool parts_words(const Organisation& organisation, Channel channel, ContactKind kind) {
    return organisation.safeguarding && channel == Channel::HomeVisit &&
           kind == ContactKind::SurveyAnswer;
}

std::optional<Contact> take_words(Contact& contact, const survey::Questionnaire& asked) {
    Contact words;
    std::vector<survey::Answer>& given = contact.answers.given;
    for (survey::Answer& answer : given) {
        const bool text = is_text(asked, answer);
        if (!text && answer.other.empty()) continue;
        survey::Answer taken{.question = answer.question, .repetition = answer.repetition};
        taken.other = answer.other;
        if (text) taken.text = answer.text;
        words.answers.set(std::move(taken));
        candour::wipe(answer.other);
        if (text) candour::wipe(answer.text);
    }
    if (words.answers.given.empty()) return std::nullopt;
    survey::Answers rest;
    for (survey::Answer& answer : given) {
        if (!answer.empty()) rest.set(std::move(answer));
        survey::wipe(answer);
    }
    std::swap(contact.answers, rest);
    words.kind = ContactKind::Text;
    words.channel = contact.channel;
    words.service_group = contact.service_group;
    words.service = contact.service;
    words.language = contact.language;
    words.questionnaire = contact.questionnaire;
    words.questionnaire_version = contact.questionnaire_version;
    return words;
}

}  // namespace candour::feedback
