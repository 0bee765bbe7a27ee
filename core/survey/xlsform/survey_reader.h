// SurveyReader: the sheet "survey", row by row into a draft.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/survey/importing/draft.h"
#include "core/survey/question_type.h"
#include "core/survey/xlsform/choices.h"
#include "core/survey/xlsform/names.h"
#include "core/survey/xlsform/parameters.h"
#include "core/survey/xlsform/types.h"

namespace candour::survey::xlsform {

class SurveyReader {
public:
    // Adds items to `draft` and marks the lists that are used.
    SurveyReader(const Table& table, Texts& texts, ChoiceLists& lists, Draft& draft, Report& report)
        : table_(table), texts_(texts), lists_(lists), draft_(draft), report_(report) {}
    void run();

private:
    struct Open {
        std::size_t item;  // In draft_.items; no_group when it is not imported.
        RowKind kind;
        std::size_t row;
        bool left_out;
    };

    // survey_structure.cpp
    void find_types();
    void read_row(std::size_t index);
    void leave_out(std::size_t index, const RowType& type);
    void begin(std::size_t index, const RowType& type);
    void end(std::size_t index, const RowType& type);
    void read_repeat(const Row& row, nlohmann::json& json);
    std::size_t parent() const;
    DraftItem new_item(std::size_t index);

    // survey_question.cpp
    void add_question(std::size_t index, const RowType& type);
    std::optional<QuestionType> own_type(const Row& row);
    bool read_list(const Row& row, const RowType& type, QuestionType& wanted, DraftItem& item);
    void put_choices(const Row& row, const RowType& type, QuestionType wanted,
                     const ChoiceList& list, DraftItem& item);
    void read_asking(const Row& row, DraftItem& item);
    void read_prompt(const Row& row, QuestionType type, DraftItem& item);

    // survey_ranges.cpp
    QuestionType read_range(const Row& row, nlohmann::json& json, ParameterList& parameters);
    void read_own_parameters(const Row& row, QuestionType type, nlohmann::json& json);
    void read_ends(const Row& row, DraftItem& item);

    // survey_looks.cpp
    QuestionType read_appearance(const Row& row, QuestionType type, DraftItem& item);
    void read_group_appearance(const Row& row, DraftItem& item);
    void report_parameters(const Row& row, ParameterList& parameters, bool can_shuffle,
                           nlohmann::json& json);
    void report_unused_cells(const Row& row, QuestionType type);
    void report_group_cells(const Row& row, bool repeat);
    void report_markup(const Row& row);

    // survey_cells.cpp
    void say(Severity severity, const Row& row, Field field, const std::string& what);
    void put_words(const Row& row, Field field, const char* name, DraftItem& item);
    void put_expression(const Row& row, Field field, const char* name, DraftItem& item);
    void put_files(const Row& row, Field field, const char* name, DraftItem& item);
    std::string expression(const Row& row, Field field) const;
    void rename_mentions(nlohmann::json& texts) const;

    const Table& table_;
    Texts& texts_;
    ChoiceLists& lists_;
    Draft& draft_;
    Report& report_;
    std::vector<std::optional<RowType>> types_;
    RowNames names_;
    std::vector<Open> open_;
};

// What a group that is shown as a table becomes: a matrix, where all in it are rows of one. After
// all items have been read.
void find_matrices(Draft& draft, Report& report);

}  // namespace candour::survey::xlsform
