// From the names of then to the names of now.
#include "core/report/versions.h"

#include <algorithm>

#include "core/base/check.h"

namespace candour::report {

using survey::Answer;
using survey::Answers;
using survey::Earlier;
using survey::Question;
using survey::Questionnaire;

namespace {

const Earlier* earlier_name(const Questionnaire& questionnaire, const std::string& was) {
    const auto found = std::ranges::find(questionnaire.earlier, was, &Earlier::was);
    return found == questionnaire.earlier.end() ? nullptr : &*found;
}

void rename_choice(std::string& choice, const Earlier& earlier) {
    const auto found = earlier.choices.find(choice);
    if (found != earlier.choices.end()) choice = found->second;
}

}  // namespace

Versions::Versions(std::vector<Questionnaire> published) : published_(std::move(published)) {
    CHECK(!published_.empty());
    for (std::size_t version = published_.size(); version > 0; --version)
        add_questions(version - 1);
}

void Versions::add_questions(std::size_t version) {
    const Questionnaire& questionnaire = published_[version];
    for (const Question& question : questionnaire.questions) {
        if (!survey::takes_answer(question.type)) continue;
        Answer name{.question = question.id};
        rename(name, version);
        if (std::ranges::any_of(questions_, [&name](const MergedQuestion& merged) {
                return merged.question.id == name.question;
            })) {
            continue;
        }
        MergedQuestion merged{.question = question,
                              .heading_group = {},
                              .heading = {},
                              .still_asked = version + 1 == published_.size(),
                              .repeated = false};
        merged.question.id = name.question;
        if (question.group != survey::no_group) {
            merged.heading_group = questionnaire.groups[question.group].id;
            merged.heading = questionnaire.groups[question.group].label;
            merged.repeated = questionnaire.repeat_around(question.group) != survey::no_group;
        }
        questions_.push_back(std::move(merged));
    }
}

std::size_t Versions::place_of(const std::string& version) const {
    const auto found = std::ranges::find(published_, version, &Questionnaire::version);
    if (found == published_.end()) return published_.size() - 1;
    return static_cast<std::size_t>(found - published_.begin());
}

void Versions::rename(Answer& answer, std::size_t from) const {
    for (std::size_t version = from + 1; version < published_.size(); ++version) {
        const Earlier* earlier = earlier_name(published_[version], answer.question);
        if (earlier == nullptr) continue;
        answer.question = earlier->now;
        rename_choice(answer.choice, *earlier);
        for (std::string& choice : answer.choices)
            rename_choice(choice, *earlier);
    }
}

Answers Versions::merged(const GivenAnswers& given) const {
    Answers merged = given.answers;
    for (Answer& answer : merged.given)
        rename(answer, place_of(given.version));
    return merged;
}

}  // namespace candour::report
