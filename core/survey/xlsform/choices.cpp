// One choice a row.
#include "core/survey/xlsform/choices.h"

#include <set>

#include "core/survey/limits.h"
#include "core/survey/questionnaire.h"
#include "core/survey/xlsform/cells.h"
#include "core/survey/xlsform/parameters.h"
#include "core/survey/xlsform/words.h"

namespace candour::survey::xlsform {
namespace {

class ChoiceReader {
public:
    ChoiceReader(const Table& table, Texts& texts, Report& report)
        : table_(table), texts_(texts), report_(report) {}

    ChoiceLists run() {
        for (const Row& row : table_.rows())
            read(row);
        return std::move(lists_);
    }

private:
    void say(Severity severity, const Row& row, Field field, const std::string& what) {
        report_.push_back(table_.finding(severity, row, table_.letters(field), what));
    }

    void read(const Row& row) {
        const std::string list = table_.text(row, Field::ListName);
        const std::string name = table_.text(row, Field::Name);
        if (list.empty() && name.empty()) {
            const bool blank = table_.cell(row, Field::Label) == nullptr;
            if (!blank) say(Severity::Refused, row, Field::Name, "the choice is in no list");
            return;
        }
        if (list.empty()) {
            return say(Severity::Refused, row, Field::ListName,
                       "the choice '" + shortened(name) + "' is in no list");
        }
        if (name.empty()) {
            return say(Severity::Refused, row, Field::Name,
                       "a choice of '" + shortened(list) + "' has no name");
        }
        ChoiceList& into = lists_.by_name[list];
        if (into.row == 0) into.row = row.number;
        if (!names_[list].insert(name).second) {
            return say(Severity::Refused, row, Field::Name,
                       "the name '" + shortened(name) + "' is there twice in the list '" +
                           shortened(list) + "': answers could not be told apart");
        }
        into.choices.push_back(choice(row, id_of(row, list, name), name));
    }

    std::string id_of(const Row& row, const std::string& list, const std::string& name) {
        std::set<std::string>& ids = ids_[list];
        std::string id = is_survey_id(name) ? name : id_from(name);
        if (id.empty()) id = "choice_" + std::to_string(row.number);
        id = numbered_id(id, ids.size(), [&](const std::string& one) { return ids.contains(one); });
        ids.insert(id);
        if (id == name) return id;
        say(Severity::Warning, row, Field::Name,
            "'" + shortened(name) + "' is not a name that answers can have: it is called '" + id +
                "' here");
        lists_.renamed.emplace(name, id);
        return id;
    }

    nlohmann::json choice(const Row& row, const std::string& id, const std::string& name) {
        nlohmann::json made = {{"id", id}};
        nlohmann::json label = texts_.words(table_, row, Field::Label);
        if (label.is_null()) {
            say(Severity::Warning, row, Field::Label, "the choice has no label: its name is shown");
            label = texts_.everywhere(name);
        }
        made["label"] = std::move(label);
        put(made, "picture", texts_.files(table_, row, Field::Image));
        put(made, "audio", texts_.files(table_, row, Field::Audio));
        if (said_yes(table_, row, Field::Exclusive, report_)) made["exclusive"] = true;
        if (said_yes(table_, row, Field::Other, report_)) made["other"] = true;
        read_score(row, made);
        read_filter(row, made);
        report_not_supported(table_, row, report_);
        return made;
    }

    void read_score(const Row& row, nlohmann::json& made) {
        const std::string text = table_.text(row, Field::Score);
        if (text.empty()) return;
        if (const auto score = number_from(text)) {
            made["score"] = *score;
        } else {
            say(Severity::Warning, row, Field::Score,
                "'" + shortened(text) + "' is not a number: the score is left out");
        }
    }

    // Every other column may be what a choice filter compares.
    void read_filter(const Row& row, nlohmann::json& made) {
        for (const Column& column : table_.columns()) {
            const bool own = column.field == Field::Filter;
            if (column.field != Field::Unknown && !own) continue;
            const std::string_view value =
                own ? text_at(row, column.index) : trimmed_cell(text_at(row, column.index));
            if (value.empty()) continue;
            const std::string& name = own ? column.language : column.header;
            if (is_survey_id(name) && value.size() <= filter_value_bytes_max) {
                made["filter"][name] = value;
            } else {
                report_.push_back(
                    table_.finding(Severity::Warning, row, column.letters(),
                                   "'" + shortened(name) +
                                       "' is no column that a filter could compare (its name "
                                       "is no id, or the value is too long): left out"));
            }
        }
    }

    static void put(nlohmann::json& into, const char* field, nlohmann::json value) {
        if (!value.is_null()) into[field] = std::move(value);
    }

    const Table& table_;
    Texts& texts_;
    Report& report_;
    ChoiceLists lists_;
    std::map<std::string, std::set<std::string>> names_;
    std::map<std::string, std::set<std::string>> ids_;
};

}  // namespace

ChoiceLists read_choices_sheet(const Table& table, Texts& texts, Report& report) {
    return ChoiceReader(table, texts, report).run();
}

void report_unused(const ChoiceLists& lists, const Table& table, Report& report) {
    for (const auto& [name, list] : lists.by_name) {
        if (list.used) continue;
        report.push_back({Severity::Note, table.sheet_name(), list.row,
                          table.letters(Field::ListName),
                          "no question that is imported uses the list '" + shortened(name) + "'"});
    }
}

}  // namespace candour::survey::xlsform
