// Data table: the names that columns have in real forms.
#include "core/survey/xlsform/headers.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "core/survey/xlsform/words.h"

namespace candour::survey::xlsform {
namespace {

using enum Field;

struct Named {
    std::string_view name;
    Field field;
};

constexpr std::array<Named, 62> survey_names = {{
    {"type", Type},
    {"command", Type},
    {"name", Name},
    {"tag", Name},
    {"label", Label},
    {"caption", Label},
    {"hint", Hint},
    {"required", Required},
    {"bind::required", Required},
    {"required_message", RequiredMessage},
    {"requiredmsg", RequiredMessage},
    {"bind::jr:requiredmsg", RequiredMessage},
    {"relevant", Relevant},
    {"relevance", Relevant},
    {"skip_logic", Relevant},
    {"bind::relevant", Relevant},
    {"constraint", Constraint},
    {"bind::constraint", Constraint},
    {"constraint_message", ConstraintMessage},
    {"constraint_msg", ConstraintMessage},
    {"constraining_message", ConstraintMessage},
    {"bind::jr:constraintmsg", ConstraintMessage},
    {"calculation", Calculation},
    {"calculate", Calculation},
    {"bind::calculate", Calculation},
    {"choice_filter", ChoiceFilter},
    {"appearance", Appearance},
    {"control::appearance", Appearance},
    {"body::appearance", Appearance},
    {"parameters", Parameters},
    {"image", Image},
    {"media::image", Image},
    {"audio", Audio},
    {"media::audio", Audio},
    {"repeat_count", RepeatCount},
    {"count", RepeatCount},
    {"jr:count", RepeatCount},
    {"control::jr:count", RepeatCount},
    {"disabled", Disabled},
    {"default", Default},
    {"read_only", ReadOnly},
    {"readonly", ReadOnly},
    {"bind::readonly", ReadOnly},
    {"trigger", Trigger},
    {"guidance_hint", GuidanceHint},
    {"video", Video},
    {"media::video", Video},
    {"big-image", BigImage},
    {"media::big-image", BigImage},
    {"save_to", SaveTo},
    {"candour::type", OwnType},
    {"candour::parameters", OwnParameters},
    {"candour::sign", Sign},
    {"candour::pressing_reason", PressingReason},
    {"candour::may_decline", MayDecline},
    {"candour::unit", Unit},
    {"candour::low", Low},
    {"candour::high", High},
    {"candour::repeat_max", RepeatMax},
    {"note", Comment},
    {"notes", Comment},
    {"comments", Comment},
}};

constexpr std::array<Named, 20> choices_names = {{
    {"list_name", ListName},
    {"list", ListName},
    {"name", Name},
    {"value", Name},
    {"label", Label},
    {"caption", Label},
    {"image", Image},
    {"media::image", Image},
    {"audio", Audio},
    {"media::audio", Audio},
    {"video", Video},
    {"media::video", Video},
    {"big-image", BigImage},
    {"media::big-image", BigImage},
    {"candour::exclusive", Exclusive},
    {"candour::other", Other},
    {"candour::score", Score},
    {"candour::filter", Filter},
    {"notes", Comment},
    {"comments", Comment},
}};

constexpr std::array<Named, 38> settings_names = {{
    {"form_title", FormTitle},
    {"title", FormTitle},
    {"set_form_title", FormTitle},
    {"form_id", FormId},
    {"id_string", FormId},
    {"set_form_id", FormId},
    {"default_language", DefaultLanguage},
    {"allow_choice_duplicates", AllowChoiceDuplicates},
    {"version", OtherSetting},
    {"instance_name", OtherSetting},
    {"instance_id", OtherSetting},
    {"instance_xmlns", OtherSetting},
    {"public_key", OtherSetting},
    {"submission_url", OtherSetting},
    {"auto_send", OtherSetting},
    {"auto_delete", OtherSetting},
    {"style", OtherSetting},
    {"xml_root", OtherSetting},
    {"name", OtherSetting},
    {"sms_keyword", OtherSetting},
    {"sms_separator", OtherSetting},
    {"sms_allow_media", OtherSetting},
    {"sms_date_format", OtherSetting},
    {"sms_datetime_format", OtherSetting},
    {"prefix", OtherSetting},
    {"delimiter", OtherSetting},
    {"omit_instanceid", OtherSetting},
    {"client_editable", OtherSetting},
    {"namespaces", OtherSetting},
    {"candour::title", Title},
    {"candour::introduction", Introduction},
    {"candour::owner", Owner},
    {"candour::purpose", Purpose},
    {"candour::act_by", ActBy},
    {"candour::closes", Closes},
    {"candour::languages", Languages},
    {"candour::fallback", Fallback},
    {"candour::sample_one_in", SampleOneIn},
}};

constexpr std::array<Named, 5> more_names = {{
    {"candour::training", Training},
    {"was", Was},
    {"now", Now},
    {"choice_was", ChoiceWas},
    {"choice_now", ChoiceNow},
}};

template <std::size_t size>
Field find_in(const std::array<Named, size>& names, std::string_view name) {
    const auto found = std::ranges::find(names, name, &Named::name);
    return found == names.end() ? Unknown : found->field;
}

Field field_named(SheetKind kind, std::string_view name) {
    switch (kind) {
        case SheetKind::Survey:
            return find_in(survey_names, name);
        case SheetKind::Choices:
            return find_in(choices_names, name);
        case SheetKind::Settings:
            if (name == "candour::training") return Training;
            return find_in(settings_names, name);
        case SheetKind::Earlier:
            return find_in(more_names, name);
    }
    return Unknown;
}

// "list name" and "List Name" are "list_name".
std::string usual(std::string_view part) {
    std::string name;
    for (const std::string_view word : words_of(part)) {
        if (!name.empty()) name += '_';
        name += lower_case(word);
    }
    return name;
}

// Old forms write one colon: "label:English". Names that have one of their own keep it.
std::vector<std::string_view> parts_of(std::string_view text) {
    std::string_view mark = text.find("::") != std::string_view::npos ? "::" : ":";
    if (text.starts_with("jr:") || text.starts_with("http:") || text.starts_with("https:"))
        mark = "::";
    std::vector<std::string_view> parts;
    for (std::size_t from = 0;;) {
        const std::size_t at = text.find(mark, from);
        parts.push_back(trimmed_cell(text.substr(from, at == text.npos ? at : at - from)));
        if (at == std::string_view::npos) return parts;
        from = at + mark.size();
    }
}

void report_twice(const Sheet& sheet, const Column& first, const Column& again, Report& report) {
    std::string what = "the column '" + again.header + "' says the same as column " +
                       first.letters() + " ('" + first.header + "'): it is left out";
    report.push_back(
        {Severity::Refused, sheet.name, sheet.rows.front().number, again.letters(), what});
}

}  // namespace

bool is_translated(Field field) {
    constexpr std::array translated = {Label,        Hint,  RequiredMessage, ConstraintMessage,
                                       Image,        Audio, Video,           BigImage,
                                       GuidanceHint, Sign,  PressingReason,  Unit,
                                       Low,          High,  Title,           Introduction,
                                       FormTitle};
    return std::ranges::find(translated, field) != translated.end();
}

std::string header_of(Field field) {
    if (field == Image) return "media::image";
    if (field == Audio) return "media::audio";
    for (const auto& [name, named] : survey_names) {
        if (named == field) return std::string(name);
    }
    for (const auto& [name, named] : choices_names) {
        if (named == field) return std::string(name);
    }
    for (const auto& [name, named] : settings_names) {
        if (named == field) return std::string(name);
    }
    for (const auto& [name, named] : more_names) {
        if (named == field) return std::string(name);
    }
    return {};
}

Column read_header(SheetKind kind, std::size_t index, std::string_view text) {
    text = trimmed_cell(text);
    Column column{.index = index, .header = std::string(text)};
    // The longest beginning that is a name; what stands after it is the language.
    const std::vector<std::string_view> parts = parts_of(text);
    for (std::size_t used = std::min<std::size_t>(parts.size(), 3); used > 0; --used) {
        std::string name = usual(parts[0]);
        for (std::size_t i = 1; i < used; ++i)
            name += "::" + usual(parts[i]);
        const Field field = field_named(kind, name);
        if (field == Unknown) continue;
        const bool rest = parts.size() > used;
        if (rest && !is_translated(field) && field != Filter) continue;
        column.field = field;
        for (std::size_t i = used; i < parts.size(); ++i)
            column.language += (i > used ? "::" : "") + std::string(parts[i]);
        return column;
    }
    if (text.starts_with('$') || text.starts_with('_') || usual(text) == "kuid") {
        column.field = Comment;
    }
    return column;
}

std::vector<Column> read_headers(SheetKind kind, const Sheet& sheet, Report& report) {
    std::vector<Column> columns;
    if (sheet.rows.empty()) return columns;
    std::map<std::pair<Field, std::string>, std::size_t> seen;
    for (const Cell& cell : sheet.rows.front().cells) {
        if (is_blank_cell(cell.text)) continue;
        Column column = read_header(kind, cell.column, cell.text);
        const bool plain =
            column.field == Unknown || column.field == Comment || column.field == OtherSetting;
        // Names of filter columns keep their letters: expressions tell them apart.
        const bool filter = column.field == Filter;
        const std::string which = plain    ? column.header
                                  : filter ? column.language
                                           : lower_case(column.language);
        const auto [at, fresh] = seen.emplace(std::pair(column.field, which), columns.size());
        if (fresh) {
            columns.push_back(std::move(column));
        } else {
            report_twice(sheet, columns[at->second], column, report);
            columns.push_back({.index = cell.column, .field = SaidTwice, .header = column.header});
        }
    }
    return columns;
}

}  // namespace candour::survey::xlsform
