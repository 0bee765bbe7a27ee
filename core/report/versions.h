// Versions: the answers to all versions of a questionnaire, told in the words of the newest, so
// that they can be counted together. Questions are the same when their ids are, or when a later
// version says so in its map of earlier names (requirement W4).
#pragma once

#include <string>
#include <vector>

#include "core/survey/answers.h"
#include "core/survey/questionnaire.h"

namespace candour::report {

struct GivenAnswers {
    std::string version;  // Of the questionnaire that was answered.
    std::string service;  // Empty when it was released without.
    survey::Answers answers;
};

struct MergedQuestion {
    survey::Question question;  // As it was asked last.
    std::string heading_group;  // The id of the group it stood in; may be empty.
    LocalText heading;          // Its label.
    bool still_asked = true;    // By the newest version.
    bool repeated = false;      // Stands in a repeat: one person may answer it several times.
};

class Versions {
public:
    // Those that were ever published, the oldest first; at least one.
    explicit Versions(std::vector<survey::Questionnaire> published);

    const survey::Questionnaire& newest() const { return published_.back(); }
    const std::vector<survey::Questionnaire>& published() const { return published_; }
    // Those that take answers: the newest version's in their order, then what is asked no more.
    const std::vector<MergedQuestion>& questions() const { return questions_; }
    // Those answers under their newest names. An unknown version counts as the newest.
    survey::Answers merged(const GivenAnswers& given) const;

private:
    void add_questions(std::size_t version);
    std::size_t place_of(const std::string& version) const;
    void rename(survey::Answer& answer, std::size_t from) const;

    std::vector<survey::Questionnaire> published_;
    std::vector<MergedQuestion> questions_;
};

}  // namespace candour::report
