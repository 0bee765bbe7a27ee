// What rows say of looks, and cells that mean nothing where they stand.
#include <algorithm>
#include <array>
#include <set>

#include "core/survey/xlsform/cells.h"
#include "core/survey/xlsform/survey_reader.h"
#include "core/survey/xlsform/words.h"

namespace candour::survey::xlsform {
namespace {

// These decide how a question looks on another program's screen, and nothing else.
constexpr std::array<std::string_view, 31> looks = {
    "minimal",      "autocomplete",  "autocomplete_chars",
    "search",       "quick",         "quickcompact",
    "compact",      "compact-2",     "columns",
    "columns-pack", "columns-flex",  "no-buttons",
    "likert",       "horizontal",    "horizontal-compact",
    "vertical",     "no-ticks",      "picker",
    "no-calendar",  "thousands-sep", "thousand-sep",
    "list",         "image-map",     "textarea",
    "rating",       "distress",      "spinner",
    "calendar",     "masked",        "hidden-answer",
    "dark"};

bool is_look(std::string_view word) {
    if (std::ranges::find(looks, word) != looks.end()) return true;
    const bool counted = word.starts_with("columns-") || word.starts_with("compact-") ||
                         word.starts_with("quickcompact-") || word.starts_with("w");
    return counted && word.find_first_of("0123456789") != std::string_view::npos;
}

// Which fields belong to which rows, beside those of every row.
bool belongs(Field field, QuestionType type) {
    switch (field) {
        case Field::Required:
        case Field::RequiredMessage:
        case Field::Constraint:
        case Field::ConstraintMessage:
        case Field::MayDecline:
        case Field::PressingReason:
            return takes_answer(type);
        case Field::Calculation:
            return type == QuestionType::Calculated;
        case Field::ChoiceFilter:
            return type == QuestionType::OneChoice || takes_many_choices(type);
        case Field::Hint:
        case Field::Image:
        case Field::Audio:
        case Field::Sign:
            return type != QuestionType::Calculated;
        case Field::Unit:
            return type == QuestionType::Number;
        case Field::Low:
        case Field::High:
            return type == QuestionType::Scale;
        case Field::RepeatCount:
        case Field::RepeatMax:
            return false;
        default:
            return true;
    }
}

bool belongs_to_group(Field field, bool repeat) {
    switch (field) {
        case Field::Required:
        case Field::RequiredMessage:
        case Field::Constraint:
        case Field::ConstraintMessage:
        case Field::MayDecline:
        case Field::PressingReason:
        case Field::Calculation:
        case Field::ChoiceFilter:
        case Field::Image:
        case Field::Audio:
        case Field::Sign:
        case Field::Unit:
        case Field::Low:
        case Field::High:
        case Field::OwnType:
        case Field::OwnParameters:
        case Field::Parameters:
            return false;
        case Field::RepeatCount:
        case Field::RepeatMax:
            return repeat;
        default:
            return true;
    }
}

bool says_no(std::string_view text) {
    const auto said = yes_or_no(text);
    return said && !*said;
}

// "<b>", "**so**": other programs make letters of it, the kiosk shows it as it is.
bool has_markup(std::string_view text) {
    const std::size_t open = text.find('<');
    if (open != std::string_view::npos && open + 1 < text.size()) {
        const char next = text[open + 1];
        const bool tag = (next >= 'a' && next <= 'z') || next == '/';
        if (tag && text.find('>', open) != std::string_view::npos) return true;
    }
    const std::size_t stars = text.find("**");
    return stars != std::string_view::npos && text.find("**", stars + 2) != std::string_view::npos;
}

}  // namespace

QuestionType SurveyReader::read_appearance(const Row& row, QuestionType type, DraftItem& item) {
    item.columns["appearance"] = table_.letters(Field::Appearance);
    const std::string text = table_.text(row, Field::Appearance);
    for (const std::string& word : bracketed_words_of(text)) {
        const std::string plain = lower_case(word);
        if (plain == "multiline") {
            if (type == QuestionType::ShortText) type = QuestionType::LongText;
        } else if (plain == "label" || plain == "list-nolabel") {
            item.json["looks"] = plain;  // Looked at with the group (find_matrices).
        } else if (is_look(plain)) {
            const bool stars = plain == "rating" && type == QuestionType::Stars;
            if (stars) continue;
            say(Severity::Note, row, Field::Appearance,
                "'" + shortened(word) + "' changes nothing here: the kiosk has one way to ask");
        } else {
            say(Severity::Warning, row, Field::Appearance,
                "the appearance '" + shortened(word) + "' is not supported: it is left out");
        }
    }
    return type;
}

void SurveyReader::read_group_appearance(const Row& row, DraftItem& item) {
    item.columns["appearance"] = table_.letters(Field::Appearance);
    for (const std::string& word : bracketed_words_of(table_.text(row, Field::Appearance))) {
        const std::string plain = lower_case(word);
        if (plain == "field-list") {
            item.json["one_page"] = true;
        } else if (plain == "table-list") {
            item.json["table"] = true;
        } else if (is_look(plain)) {
            say(Severity::Note, row, Field::Appearance,
                "'" + shortened(word) + "' changes nothing here");
        } else {
            say(Severity::Warning, row, Field::Appearance,
                "the appearance '" + shortened(word) + "' is not supported: it is left out");
        }
    }
}

void SurveyReader::report_parameters(const Row& row, ParameterList& parameters, bool can_shuffle,
                                     nlohmann::json& json) {
    if (can_shuffle) {
        const auto shuffle = parameters.take("randomize");
        if (shuffle && yes_or_no(*shuffle).value_or(false)) json["random_order"] = true;
        if (shuffle && !yes_or_no(*shuffle)) {
            say(Severity::Warning, row, Field::Parameters,
                "'randomize' is true or false: the order stays");
        }
        if (parameters.take("seed")) {
            say(Severity::Warning, row, Field::Parameters,
                "no seed is kept, it could tell who answered: each visit has an order of its own");
        }
    }
    for (const std::string& word : parameters.left()) {
        say(Severity::Warning, row, Field::Parameters,
            "the parameter '" + shortened(word) + "' is not supported: it is left out");
    }
}

void SurveyReader::report_unused_cells(const Row& row, QuestionType type) {
    for (const Column& column : table_.columns()) {
        if (belongs(column.field, type)) continue;
        const std::string_view text = trimmed_cell(text_at(row, column.index));
        if (text.empty() || says_no(text)) continue;
        report_.push_back(table_.finding(Severity::Warning, row, column.letters(),
                                         "'" + column.header +
                                             "' means nothing to a question of type " +
                                             std::string(name_of(type)) + ": it is left out"));
    }
}

void SurveyReader::report_group_cells(const Row& row, bool repeat) {
    for (const Column& column : table_.columns()) {
        if (belongs_to_group(column.field, repeat)) continue;
        const std::string_view text = trimmed_cell(text_at(row, column.index));
        if (text.empty() || says_no(text)) continue;
        report_.push_back(table_.finding(Severity::Warning, row, column.letters(),
                                         "'" + column.header + "' means nothing to a " +
                                             (repeat ? "repeat" : "group") + ": it is left out"));
    }
}

void SurveyReader::report_markup(const Row& row) {
    for (const Column& column : table_.columns()) {
        if (column.field != Field::Label && column.field != Field::Hint) continue;
        if (!has_markup(text_at(row, column.index))) continue;
        report_.push_back(table_.finding(Severity::Warning, row, column.letters(),
                                         "marks for bold or coloured letters are shown as they "
                                         "are written: take them out"));
    }
}

}  // namespace candour::survey::xlsform
