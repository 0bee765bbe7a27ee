// FormReader: the elements of a SurveyJS form into a draft.
#pragma once

#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/survey/importing/draft.h"
#include "core/survey/surveyjs/condition.h"
#include "core/survey/surveyjs/form_texts.h"

namespace candour::survey::surveyjs {

// One element, whose properties are looked at one by one: what nobody asked for is reported.
class Element {
public:
    Element(const nlohmann::json& json, std::string path) : json_(json), path_(std::move(path)) {}

    const std::string& path() const { return path_; }
    // Null when it is not there; counts as asked for.
    const nlohmann::json& any(const char* property);
    std::string text(const char* property);
    bool flag(const char* property);
    std::optional<double> number(const char* property);
    const nlohmann::json& list(const char* property);
    bool has(const char* property) const { return json_.contains(property); }
    std::vector<std::string> left() const;

private:
    const nlohmann::json& json_;
    std::string path_;
    std::set<std::string> asked_;
};

class FormReader {
public:
    FormReader(FormTexts& texts, Draft& draft, Report& report)
        : texts_(texts), draft_(draft), report_(report) {}

    // Once for all, before read(): names and types, so that conditions know them.
    void find_names(const nlohmann::json& form);
    void read_pages(const nlohmann::json& form);

private:
    // form_reader.cpp
    void find_names_in(const nlohmann::json& list, int depth);
    std::string id_for(const std::string& name);
    void read_list(const nlohmann::json& list, const std::string& path, std::size_t parent,
                   int depth);
    void read_element(const nlohmann::json& json, const std::string& path, std::size_t parent,
                      int depth);
    void read_group(Element& element, const char* children, std::size_t parent, int depth);
    void refuse(Element& element, const std::string& what);
    void say(Severity severity, const std::string& path, const std::string& what);
    void report_left(const Element& element);
    DraftItem new_item(Element& element, std::size_t parent);

    // question.cpp
    void read_question(Element& element, const std::string& type, std::size_t parent);
    void read_common(Element& element, DraftItem& item, bool asks);
    void read_validators(Element& element, DraftItem& item);
    void read_text(Element& element, DraftItem& item);
    void read_information(Element& element, DraftItem& item);
    void read_matrix(Element& element, std::size_t parent);
    void put_condition(Element& element, const char* property, const char* field, DraftItem& item);
    void put_words(Element& element, const char* property, const char* field, nlohmann::json& into);

    // choices.cpp
    bool read_choices(Element& element, const char* property, nlohmann::json& into);
    void add_more_choices(Element& element, DraftItem& item);
    void read_rating(Element& element, DraftItem& item);
    void read_boolean(Element& element, DraftItem& item);
    bool has_own_labels() const;
    nlohmann::json choice_from(const nlohmann::json& value, const std::string& path,
                               std::set<std::string>& ids);

    FormTexts& texts_;
    Draft& draft_;
    Report& report_;
    std::unordered_map<std::string, std::string> ids_;  // By name.
    std::unordered_map<std::string, QuestionType> types_;
    std::set<std::string> taken_;
};

// The type that a question of this SurveyJS type has here; nothing for those we do not have.
std::optional<QuestionType> type_from(const nlohmann::json& element);

}  // namespace candour::survey::surveyjs
