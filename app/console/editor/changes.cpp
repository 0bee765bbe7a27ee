// By id, as results are counted.
#include "app/console/editor/changes.h"

#include <algorithm>
#include <tuple>

#include "app/console/words.h"

namespace candour::console {
namespace {

using survey::Question;
using survey::Questionnaire;

std::string words_of(const Question& question, const PageLanguage& language) {
    return first_words(question.prompt.in(language.tag()).text, 100);
}

std::vector<std::string> order_of(const Questionnaire& one, const Questionnaire& other) {
    std::vector<std::string> ids;
    for (const Question& question : one.questions) {
        if (other.find(question.id) != nullptr) ids.push_back(question.id);
    }
    return ids;
}

// What is asked of people: everything but where it stands.
Question without_place(Question question) {
    question.group = survey::no_group;
    return question;
}

bool only_words_differ(Question before, Question after) {
    for (Question* one : {&before, &after}) {
        one->prompt = {};
        one->hint = {};
        one->required_message = {};
        one->constraint_message = {};
        one->pressing_reason = {};
        one->scale.low = {};
        one->scale.high = {};
        one->number.unit = {};
        for (survey::Choice& choice : one->choices)
            choice.label = {};
    }
    return before == after;
}

void add_question(const Question* was, const Question& now, const PageLanguage& language,
                  std::vector<std::string>& changes) {
    const std::string asks = words_of(now, language);
    if (was == nullptr) {
        changes.push_back(language.tr("New: “{question}”", {{"question", asks}}));
        return;
    }
    const Question before = without_place(*was);
    const Question after = without_place(now);
    if (before == after) return;
    if (before.prompt != after.prompt) {
        changes.push_back(language.tr("Other words: “{before}” becomes “{question}”.",
                                      {{"before", words_of(*was, language)}, {"question", asks}}));
    } else if (only_words_differ(before, after)) {
        changes.push_back(language.tr("Other words in “{question}”.", {{"question", asks}}));
    }
    if (!only_words_differ(before, after)) {
        changes.push_back(language.tr("Asked in another way: “{question}”.", {{"question", asks}}));
    }
}

std::string joined_languages(const Questionnaire& one, const PageLanguage& page) {
    std::string all;
    for (const Language& language : one.languages)
        all += (all.empty() ? "" : ", ") + language_in_words(language, page);
    return all;
}

}  // namespace

std::vector<std::string> changes_between(const Questionnaire& before, const Questionnaire& after,
                                         const PageLanguage& language) {
    std::vector<std::string> changes;
    if (before.title != after.title) changes.push_back(language.tr("The title has other words."));
    if (before.introduction != after.introduction) {
        changes.push_back(language.tr("The introduction has other words."));
    }
    for (const Question& question : after.questions)
        add_question(before.find(question.id), question, language, changes);
    for (const Question& question : before.questions) {
        if (after.find(question.id) == nullptr) {
            changes.push_back(language.tr("No longer asked: “{question}”",
                                          {{"question", words_of(question, language)}}));
        }
    }
    if (order_of(before, after) != order_of(after, before) || before.groups != after.groups) {
        changes.push_back(
            language.tr("The questions stand in another order or under other headings."));
    }
    if (before.languages != after.languages) {
        changes.push_back(language.tr("Languages: {languages}.",
                                      {{"languages", joined_languages(after, language)}}));
    }
    const auto details = [](const Questionnaire& one) {
        return std::tie(one.owner, one.purpose, one.act_by, one.closes, one.fallback,
                        one.sample_one_in, one.training);
    };
    if (details(before) != details(after)) {
        changes.push_back(language.tr("What it says of its owner, purpose, days or sample."));
    }
    return changes;
}

}  // namespace candour::console
