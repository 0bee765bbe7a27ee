// Rows, groups and repeats.
#include "core/survey/limits.h"
#include "core/survey/xlsform/cells.h"
#include "core/survey/xlsform/survey_reader.h"
#include "core/survey/xlsform/words.h"

namespace candour::survey::xlsform {
namespace {

// What a repeat without a limit is given: more than this nobody answers at a kiosk.
constexpr std::uint32_t repeat_max_otherwise = 10;

const char* name_of_end(RowKind kind) {
    if (kind == RowKind::BeginRepeat) return "end repeat";
    return kind == RowKind::BeginLoop ? "end loop" : "end group";
}

RowKind end_of(RowKind kind) {
    if (kind == RowKind::BeginRepeat) return RowKind::EndRepeat;
    return kind == RowKind::BeginLoop ? RowKind::EndLoop : RowKind::EndGroup;
}

}  // namespace

void SurveyReader::run() {
    find_types();
    names_ = name_rows(table_, types_, report_);
    for (std::size_t i = 0; i < types_.size(); ++i)
        read_row(i);
    for (; !open_.empty(); open_.pop_back()) {
        const Row& row = table_.rows()[open_.back().row];
        say(Severity::Warning, row, Field::Type,
            std::string("the group that begins here is never ended by '") +
                name_of_end(open_.back().kind) + "': it ends with the sheet");
    }
    find_matrices(draft_, report_);
}

void SurveyReader::find_types() {
    for (const Row& row : table_.rows()) {
        types_.emplace_back();
        const std::string text = table_.text(row, Field::Type);
        if (text.empty()) {
            const bool blank =
                table_.cell(row, Field::Name) == nullptr && table_.local(row, Field::Label).empty();
            if (!blank) say(Severity::Refused, row, Field::Type, "the row has no type");
            continue;
        }
        if (text.starts_with('#')) {
            say(Severity::Note, row, Field::Type, "the row is a comment");
            continue;
        }
        if (table_.cell(row, Field::Disabled) != nullptr &&
            said_yes(table_, row, Field::Disabled, report_)) {
            say(Severity::Note, row, Field::Disabled, "the row is disabled: it is left out");
            const std::string name = table_.text(row, Field::Name);
            draft_.gone.emplace(name, "row " + std::to_string(row.number) + " is disabled");
            continue;
        }
        types_.back() = read_type(text);
    }
}

std::size_t SurveyReader::parent() const { return open_.empty() ? no_group : open_.back().item; }

DraftItem SurveyReader::new_item(std::size_t index) {
    const Row& row = table_.rows()[index];
    DraftItem item;
    item.place = {table_.sheet_name(), row.number};
    item.parent = parent();
    item.json["id"] = names_.ids[index];
    item.columns["id"] = table_.letters(Field::Name);
    item.columns["type"] = table_.letters(Field::Type);
    return item;
}

void SurveyReader::read_row(std::size_t index) {
    if (!types_[index]) return;
    const RowType& type = *types_[index];
    switch (type.kind) {
        case RowKind::BeginGroup:
        case RowKind::BeginRepeat:
        case RowKind::BeginLoop:
            return begin(index, type);
        case RowKind::EndGroup:
        case RowKind::EndRepeat:
        case RowKind::EndLoop:
            return end(index, type);
        default:
            break;
    }
    if (!open_.empty() && open_.back().left_out) {
        RowType inside{.why_not = "it is in the group of row " +
                                  std::to_string(table_.rows()[open_.back().row].number) +
                                  ", which is not imported"};
        return leave_out(index, inside);
    }
    if (type.kind == RowKind::Identifying || type.kind == RowKind::Unsupported) {
        return leave_out(index, type);
    }
    add_question(index, type);
}

void SurveyReader::leave_out(std::size_t index, const RowType& type) {
    const Row& row = table_.rows()[index];
    say(Severity::Refused, row, Field::Type, type.why_not);
    if (names_.ids[index].empty()) return;
    draft_.gone.emplace(names_.ids[index],
                        "row " + std::to_string(row.number) + " is not imported");
}

void SurveyReader::begin(std::size_t index, const RowType& type) {
    const Row& row = table_.rows()[index];
    const bool inside = !open_.empty() && open_.back().left_out;
    if (inside || type.kind == RowKind::BeginLoop) {
        RowType why{.why_not = inside ? "it is in a group that is not imported"
                                      : "a loop over choices is not possible; use a group for "
                                        "each choice, or a matrix"};
        leave_out(index, why);
        open_.push_back({parent(), type.kind, index, /*left_out=*/true});
        return;
    }
    DraftItem item = new_item(index);
    item.is_group = true;
    const bool repeat = type.kind == RowKind::BeginRepeat;
    item.json["type"] = repeat ? "repeat" : "group";
    put_words(row, Field::Label, "label", item);
    put_words(row, Field::Hint, "hint", item);
    put_expression(row, Field::Relevant, "show_if", item);
    if (repeat) {
        put_expression(row, Field::RepeatCount, "repeat_count", item);
        read_repeat(row, item.json);
    }
    read_group_appearance(row, item);
    report_group_cells(row, repeat);
    report_not_supported(table_, row, report_);
    draft_.items.push_back(std::move(item));
    open_.push_back({draft_.items.size() - 1, type.kind, index, /*left_out=*/false});
}

void SurveyReader::read_repeat(const Row& row, nlohmann::json& json) {
    const std::string said = table_.text(row, Field::RepeatMax);
    const auto most = number_from(said);
    if (most && *most >= 1 && *most <= repetitions_max) {
        json["repeat_max"] = static_cast<std::uint32_t>(*most);
        return;
    }
    if (!said.empty()) {
        say(Severity::Warning, row, Field::RepeatMax,
            "here belongs a number from 1 to " + std::to_string(repetitions_max));
    }
    const auto counted = number_from(json.value("repeat_count", std::string{}));
    if (counted && *counted >= 1 && *counted <= repetitions_max) {
        json["repeat_max"] = static_cast<std::uint32_t>(*counted);
        return;
    }
    json["repeat_max"] = repeat_max_otherwise;
    say(Severity::Warning, row, Field::RepeatCount,
        "how often is it asked at most? " + std::to_string(repeat_max_otherwise) +
            " is taken: say it in a column 'candour::repeat_max'");
}

void SurveyReader::end(std::size_t index, const RowType& type) {
    const Row& row = table_.rows()[index];
    if (open_.empty()) {
        return say(Severity::Refused, row, Field::Type, "nothing is open that could end here");
    }
    if (type.kind != end_of(open_.back().kind)) {
        const Row& begun = table_.rows()[open_.back().row];
        say(Severity::Warning, row, Field::Type,
            "what began in row " + std::to_string(begun.number) + " is ended by '" +
                std::string(name_of_end(open_.back().kind)) + "', not by this: it is ended here");
    }
    open_.pop_back();
}

}  // namespace candour::survey::xlsform
