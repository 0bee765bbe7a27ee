// What equality questions may be, and what their answers may not say.
#include "core/feedback/equality.h"

#include <utility>

#include "core/base/bytes.h"

namespace candour::feedback {
namespace {

using survey::Question;

// Empty where nothing is wrong.
std::string what_is_wrong(const Question& question) {
    if (survey::takes_text(question.type)) {
        return "it asks for words, a number or a date; equality questions are choices only, so "
               "that "
               "nobody can be told by an answer";
    }
    if (const survey::Choice* other = question.other_choice()) {
        return "the choice '" + other->id +
               "' asks for words; take away its \"other\": equality questions are choices only";
    }
    if (question.required) {
        return "it must be answered; take away its \"required\": nobody has to say who they are";
    }
    if (!question.may_decline) {
        return "it lacks \"I would rather not say\"; take away its \"may_decline\"";
    }
    return {};
}

}  // namespace

Status can_ask_equality(const survey::Questionnaire& questionnaire, const std::string& place) {
    if (questionnaire.training) {
        return Error{ErrorKind::Invalid,
                     place + ": it is for practice; its answers would be counted nowhere"};
    }
    for (const Question& question : questionnaire.questions) {
        if (!survey::takes_answer(question.type)) continue;
        const std::string wrong = what_is_wrong(question);
        if (wrong.empty()) continue;
        return Error{ErrorKind::Invalid, place + ": question '" + question.id + "': " + wrong};
    }
    return Unit{};
}

bool asks_equality(const Organisation& organisation, const std::string& questionnaire_id) {
    return !questionnaire_id.empty() && organisation.equality_questionnaire == questionnaire_id;
}

void keep_apart(Contact& contact) {
    if (contact.kind == ContactKind::Involvement) {
        Involvement alone = std::exchange(contact.involvement, {});
        wipe(contact);
        contact = Contact{};
        contact.kind = ContactKind::Involvement;
        contact.channel = Channel::Apart;
        contact.involvement = std::move(alone);
        return;
    }
    contact.channel = Channel::Equality;
    contact.urgent = false;
    for (std::string* text : {&contact.service, &contact.service_group, &contact.language}) {
        candour::wipe(*text);
        text->clear();
    }
}

}  // namespace candour::feedback
