// What the form says of itself.
#include "core/survey/xlsform/settings.h"

#include <algorithm>

#include "core/survey/xlsform/cells.h"
#include "core/survey/xlsform/parameters.h"
#include "core/survey/xlsform/words.h"

namespace candour::survey::xlsform {
namespace {

constexpr std::size_t id_bytes_max = 40;

// [a-z0-9_-]{1,40} of any name.
std::string form_id_from(std::string_view name) {
    std::string id;
    for (const char c : lower_case(name)) {
        const bool fits = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
        if (fits || (!id.empty() && id.back() != '-')) id += fits ? c : '-';
        if (id.size() == id_bytes_max) break;
    }
    while (id.ends_with('-'))
        id.pop_back();
    return id.empty() ? "form" : id;
}

class SettingsReader {
public:
    SettingsReader(const Table& table, Texts& texts, Draft& draft, Report& report)
        : table_(table), texts_(texts), draft_(draft), report_(report) {}

    void run(const std::string& name) {
        static const Row none{};
        const bool there = !table_.rows().empty();
        const Row& row = there ? table_.rows().front() : none;
        draft_.head_place = {table_.sheet_name(), row.number};
        read_id(row, name);
        read_title(row);
        put_words(row, Field::Introduction, "introduction");
        put_text(row, Field::Owner, "owner");
        put_text(row, Field::Purpose, "purpose");
        put_text(row, Field::ActBy, "act_by");
        put_text(row, Field::Closes, "closes");
        read_numbers(row);
        if (table_.rows().size() > 1) {
            report_.push_back(table_.finding(Severity::Warning, table_.rows()[1], {},
                                             "settings are one row: the others are left out"));
        }
        report_others(row);
    }

private:
    void say(Severity severity, const Row& row, Field field, const std::string& what) {
        report_.push_back(table_.finding(severity, row, table_.letters(field), what));
    }

    void read_id(const Row& row, const std::string& name) {
        draft_.head_columns["id"] = table_.letters(Field::FormId);
        const std::string said = table_.text(row, Field::FormId);
        const std::string id = form_id_from(said.empty() ? name : said);
        draft_.head["id"] = id;
        if (id == said) return;
        say(Severity::Note, row, Field::FormId, "the questionnaire is called '" + id + "' here");
    }

    void read_title(const Row& row) {
        draft_.head_columns["title"] = table_.letters(Field::FormTitle);
        nlohmann::json title = texts_.words(table_, row, Field::Title);
        if (!title.is_null()) {
            draft_.head["title"] = std::move(title);
            return;
        }
        title = texts_.words(table_, row, Field::FormTitle);
        if (title.is_null()) {
            title = texts_.everywhere(draft_.head["id"].get<std::string>());
            say(Severity::Note, row, Field::FormTitle, "it has no title: its name is shown");
        }
        draft_.head["title"] = std::move(title);
    }

    void put_words(const Row& row, Field field, const char* name) {
        nlohmann::json words = texts_.words(table_, row, field);
        draft_.head_columns[name] = table_.letters(field);
        if (!words.is_null()) draft_.head[name] = std::move(words);
    }

    // As it is written: what a person says is not trimmed.
    void put_text(const Row& row, Field field, const char* name) {
        draft_.head_columns[name] = table_.letters(field);
        const Cell* cell = table_.cell(row, field);
        if (cell == nullptr) return;
        const bool day = field == Field::ActBy || field == Field::Closes;
        draft_.head[name] = day ? cell->text.substr(0, cell->text.find(' ')) : cell->text;
    }

    void read_numbers(const Row& row) {
        draft_.head_columns["sample_one_in"] = table_.letters(Field::SampleOneIn);
        const std::string text = table_.text(row, Field::SampleOneIn);
        const auto number = number_from(text);
        if (number && *number == static_cast<int>(std::clamp(*number, 0.0, 1e6))) {
            draft_.head["sample_one_in"] = static_cast<int>(*number);
        } else if (!text.empty()) {
            say(Severity::Refused, row, Field::SampleOneIn, "here belongs a whole number");
        }
        if (said_yes(table_, row, Field::Training, report_)) draft_.head["training"] = true;
    }

    void report_others(const Row& row) {
        for (const Column& column : table_.columns()) {
            const bool odk = column.field == Field::OtherSetting;
            if (!odk && column.field != Field::AllowChoiceDuplicates) continue;
            if (is_blank_cell(text_at(row, column.index))) continue;
            report_.push_back(
                table_.finding(odk ? Severity::Note : Severity::Warning, row, column.letters(),
                               "the setting '" + column.header + "' " +
                                   (odk ? "is for other programs: it is left out"
                                        : "is not possible: answers could not be told apart")));
        }
    }

    const Table& table_;
    Texts& texts_;
    Draft& draft_;
    Report& report_;
};

}  // namespace

void read_settings(const Table& table, const std::string& name, Texts& texts, Draft& draft,
                   Report& report) {
    SettingsReader(table, texts, draft, report).run(name);
}

void read_earlier_sheet(const Table& table, Draft& draft, Report& report) {
    for (const Row& row : table.rows()) {
        const std::string was = table.text(row, Field::Was);
        const std::string now = table.text(row, Field::Now);
        if (was.empty() || now.empty()) {
            report.push_back(table.finding(Severity::Refused, row, {},
                                           "'was' and 'now' are both needed: the row is left out"));
            continue;
        }
        nlohmann::json& all = draft.head["earlier"];
        auto found = std::ranges::find_if(
            all, [&](const nlohmann::json& one) { return one.at("was") == was; });
        if (found == all.end()) {
            all.push_back({{"was", was}, {"now", now}});
            found = all.end() - 1;
        }
        const std::string choice_was = table.text(row, Field::ChoiceWas);
        const std::string choice_now = table.text(row, Field::ChoiceNow);
        if (!choice_was.empty() && !choice_now.empty())
            (*found)["choices"][choice_was] = choice_now;
    }
}

}  // namespace candour::survey::xlsform
