// Texts, ids, lengths and methods of a procedure's file.
#include "core/complaint/procedure/reading.h"

#include <algorithm>
#include <set>

#include "core/complaint/limits.h"

namespace candour::complaint {
namespace {

constexpr int hours_a_day = 24;
constexpr int days_a_week = 7;

int number_max(ClockUnit unit) {
    switch (unit) {
        case ClockUnit::WorkingDays:
        case ClockUnit::CalendarDays:
            return clock_days_max;
        case ClockUnit::Weeks:
            return clock_days_max / days_a_week;
        case ClockUnit::Hours:
            return clock_days_max * hours_a_day;
    }
    return 0;
}

void check_size(FieldReader& fields, const std::string& at, const LocalText& text) {
    for (const auto& [language, words] : text.by_language) {
        if (words.size() <= procedure_text_bytes_max) continue;
        fields.fail(place_of(at, language),
                    "the text has " + std::to_string(words.size()) + " bytes; at most " +
                        std::to_string(procedure_text_bytes_max) + " are possible");
    }
}

// One text of a list: {"en": "…"} stands in it as it is. FieldReader reads fields, so the list's
// item is given one.
LocalText read_item(const nlohmann::json& source, const std::string& place, std::size_t index,
                    FieldReader& fields, const Reading& reading) {
    const nlohmann::json wrapped = {{"text", source}};
    FieldReader item(wrapped, place);
    LocalText text = item.local_text("text", Need::Required, reading.declared);
    if (const Status read = item.finish(); !read.ok()) {
        Error error = read.error();
        const std::string wrong = place_of(place, "text");
        error.what.replace(0, wrong.size(), place_of(place, index));
        fields.fail(error);
    }
    check_size(fields, place_of(place, index), text);
    return text;
}

}  // namespace

LocalText read_text(FieldReader& fields, const char* field, Need need, const Reading& reading) {
    LocalText text = fields.local_text(field, need, reading.declared);
    check_size(fields, place_of(fields.place(), field), text);
    return text;
}

std::vector<LocalText> read_texts(FieldReader& fields, const char* field, Reading& reading) {
    std::vector<LocalText> texts;
    const auto items = fields.list(field, Need::Optional, procedure_list_max);
    const std::string place = place_of(fields.place(), field);
    for (std::size_t i = 0; i < items.size(); ++i)
        texts.push_back(read_item(*items[i], place, i, fields, reading));
    return texts;
}

std::string read_line(FieldReader& fields, const char* field) {
    std::string line = fields.text(field, Need::Optional);
    if (line.size() > procedure_line_bytes_max) {
        fields.fail_field(field, "the text has " + std::to_string(line.size()) +
                                     " bytes; at most " + std::to_string(procedure_line_bytes_max) +
                                     " are possible");
    }
    if (std::ranges::any_of(line, [](unsigned char c) { return c < ' '; })) {
        fields.fail_field(field, "the text has more than one line");
    }
    return line;
}

std::vector<std::string> read_ids(FieldReader& fields, const char* field, Need need) {
    std::vector<std::string> ids;
    const auto items = fields.list(field, need, procedure_list_max);
    const std::string place = place_of(fields.place(), field);
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto* id = items[i]->get_ptr<const std::string*>();
        if (id == nullptr) {
            fields.fail(place_of(place, i), "here belongs an id in quotes");
            return {};
        }
        if (!seen.insert(*id).second) fields.fail(place_of(place, i), "'" + *id + "' is twice");
        ids.push_back(*id);
    }
    return ids;
}

ClockLength read_length(FieldReader& fields, const char* field, int min, Reading& reading) {
    ClockLength length;
    const nlohmann::json* source = fields.object(field, Need::Required);
    if (source == nullptr) return length;
    FieldReader item(*source, place_of(fields.place(), field));
    item.any("unit", Need::Required);
    item.any("number", Need::Required);
    length.unit = read_word(item, "unit", clock_unit_names, length.unit);
    length.number = item.number("number", min, number_max(length.unit), min);
    reading.close(item);
    return length;
}

std::vector<std::string> read_methods(FieldReader& fields, const char* field) {
    std::vector<std::string> methods = read_ids(fields, field, Need::Optional);
    for (const std::string& method : methods) {
        if (is_contact_method(method)) continue;
        fields.fail_field(field, "unknown method '" + method + "'; possible are " +
                                     joined({contact_methods.begin(), contact_methods.end()}));
    }
    return methods;
}

}  // namespace candour::complaint
