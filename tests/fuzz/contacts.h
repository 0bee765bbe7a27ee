// tests/fuzz/contacts.h: contacts that seeds are made of.
#pragma once

#include <vector>

#include "core/feedback/draft.h"

namespace candour::fuzz {

inline std::vector<feedback::Contact> contacts() {
    feedback::Contact idea;
    idea.service = "repairs";
    idea.service_group = "centre";
    idea.language = "cy";
    idea.story = "Agorwch y ddesg ar nos Iau, os gwelwch yn dda.";
    feedback::Contact survey;
    survey.kind = feedback::ContactKind::SurveyAnswer;
    survey.language = "ur";
    survey.questionnaire = "drop_in";
    survey.questionnaire_version = "0123456789abcdef";
    survey.answers.set({.question = "felt", .choice = "4", .text = "", .declined = false});
    survey.answers.set({.question = "better", .choice = "", .text = "\"\\\n", .declined = false});
    survey.answers.set({.question = "again", .choice = "", .text = "", .declined = true});
    feedback::Contact complaint;
    complaint.kind = feedback::ContactKind::Complaint;
    complaint.story = std::string(1500, 'x') + "\u0007 \u06a9\u06c1\u0627\u0646\u06cc";
    complaint.wanted = "An apology.";
    complaint.urgent = true;
    complaint.reply_to = {.mailbox_id = "00ff", .public_key = "AAAA"};
    feedback::Contact newer = survey;
    newer.answers.set({.question = "used", .choices = {"cafe", "other"}, .other = "Yr ardd"});
    newer.answers.set({.question = "age", .text = "7", .repetition = 3});
    feedback::Contact fuller = complaint;
    fuller.facts.behalf = feedback::Behalf::Carer;
    fuller.facts.answer = feedback::AnswerWanted::InWriting;
    fuller.facts.support = {feedback::Support::Transport, feedback::Support::Interpreter};
    fuller.facts.interpreter_language = "so";
    fuller.facts.person = {"Nia", feedback::ReachBy::Email, "nia@example.org"};
    feedback::Contact back = idea;
    back.kind = feedback::ContactKind::FollowUp;
    back.receipt_proof = {.public_key = "AwQF", .signature = "BgcI"};
    feedback::Contact apart;
    apart.kind = feedback::ContactKind::Involvement;
    apart.channel = feedback::Channel::Apart;
    apart.involvement.wishes = {feedback::Wish::TakePart, feedback::Wish::Newsletter};
    apart.involvement.draw = "spring-2027";
    apart.involvement.person = {"Nia", feedback::ReachBy::Phone, "01632 960011"};
    return {idea, survey, complaint, newer, fuller, back, apart};
}

}  // namespace candour::fuzz
