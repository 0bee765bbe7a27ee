// Where a mistake of a draft is mended.
#include "app/console/procedures/draft_problems.h"

#include <algorithm>
#include <charconv>

#include "app/console/procedures/form_parts.h"
#include "app/console/procedures/loader_words.h"
#include "app/console/words.h"

namespace candour::console {
namespace {

// An error of the loader, taken apart: "kinds[2].stages[0]" and "there is no stage 'x'".
struct Finding {
    std::string place;
    std::string words;
};

// The place has no ": " in it, what is wrong may have.
Finding finding_of(const Error& error) {
    const std::string head = std::string(procedure_place) + ": ";
    std::string_view rest = error.what;
    if (rest.starts_with(head)) rest.remove_prefix(head.size());
    const std::size_t end = rest.find(": ");
    const bool has_place = end != std::string_view::npos && rest.find(' ') > end;
    Finding finding{std::string(has_place ? rest.substr(0, end) : ""),
                    std::string(has_place ? rest.substr(end + 2) : rest)};
    // "the field 'name' is missing" stands at the object that lacks it.
    constexpr std::string_view missing = "the field '";
    if (finding.words.starts_with(missing)) {
        const std::size_t quote = finding.words.find('\'', missing.size());
        finding.place += (finding.place.empty() ? "" : ".") +
                         finding.words.substr(missing.size(), quote - missing.size());
    }
    return finding;
}

// "stages[2].clocks[0]": 2 in "stages".
std::optional<std::size_t> index_in(std::string_view place, std::string_view list) {
    const std::size_t begin = list.size() + 1;
    if (!place.starts_with(list) || place.size() <= begin || place[list.size()] != '[')
        return std::nullopt;
    std::size_t index = 0;
    const auto [stop, error] =
        std::from_chars(place.data() + begin, place.data() + place.size(), index);
    if (error != std::errc() || stop == place.data() + place.size() || *stop != ']')
        return std::nullopt;
    return index;
}

bool is_in(std::string_view place, std::string_view part) {
    return place.starts_with(part) &&
           (place.size() == part.size() || place[part.size()] == '.' || place[part.size()] == '[');
}

// The object that the place begins with, and what of it is meant: ".panel.posts[0]".
struct Part {
    const nlohmann::json* item = nullptr;
    std::string id{};
    std::string rest{};
};

Part part_at(const nlohmann::json& document, std::string_view place, const char* list) {
    const auto index = index_in(place, list);
    const auto items = document.find(list);
    if (!index || items == document.end() || !items->is_array() || *index >= items->size())
        return {};
    const nlohmann::json& item = items->at(*index);
    if (!item.is_object()) return {};
    return {&item, item.value("id", std::string()), std::string(place.substr(place.find(']') + 1))};
}

std::string page_of_stage(const Part& stage) {
    const std::string_view rest = stage.rest;
    if (is_in(rest, ".panel")) return "/panels/" + stage.id;
    if (is_in(rest, ".leads") || is_in(rest, ".appeal") || is_in(rest, ".tells_bodies"))
        return "/ways/" + stage.id;
    if (rest.starts_with('.')) {
        const Part clock = part_at(*stage.item, rest.substr(1), "clocks");
        if (!clock.id.empty()) return "/clocks/" + clock.id;
    }
    return "/stages/" + stage.id;
}

std::string page_of_kind(const Part& kind) {
    return (is_in(kind.rest, ".examples") ? "/examples/" : "/kinds/") + kind.id;
}

std::string page_of_rest(std::string_view place) {
    for (const char* list : procedure_name_lists) {
        if (is_in(place, list)) return "/names/" + std::string(list);
    }
    for (const char* list : procedure_text_lists) {
        if (is_in(place, "texts." + std::string(list))) return "/texts/" + std::string(list);
    }
    if (is_in(place, "closing")) return "/closing";
    if (is_in(place, "suggestions")) return "/suggestions";
    if (is_in(place, "languages")) return "/languages";
    if (is_in(place, "kinds")) return "/kinds";
    if (is_in(place, "stages")) return "/stages";
    return "/details";
}

Problem plain_problem(const OpenProcedure& draft, const Error& error) {
    const Finding finding = finding_of(error);
    const std::string words = in_plain_words(draft.read.procedure, finding.words, draft.language);
    const auto named = [&](const Part& part, const std::string& page) {
        return Problem{address_of_procedure_draft(draft.kept.id, page),
                       quoted_name(*part.item, draft) + ": " + words};
    };
    const Part stage = part_at(draft.document, finding.place, "stages");
    if (!stage.id.empty()) return named(stage, page_of_stage(stage));
    const Part kind = part_at(draft.document, finding.place, "kinds");
    if (!kind.id.empty()) return named(kind, page_of_kind(kind));
    return {address_of_procedure_draft(draft.kept.id, page_of_rest(finding.place)), words};
}

// "name" of the place "kinds[2].name.cy" is "name_cy"; of "kinds[2].name", in the main language.
std::string field_at(const Finding& finding, const FieldOfPlace& one, const OpenProcedure& draft) {
    if (!one.is_text) return one.field;
    const bool longer = finding.place.size() > one.place.size() + 1;
    const std::string language = longer ? finding.place.substr(one.place.size() + 1) : "";
    const auto& languages = draft.read.procedure.languages;
    const bool known = std::ranges::find(languages, language) != languages.end();
    return one.field + "_" + (known ? language : draft.main());
}

bool is_new(const OpenProcedure& draft, const Error& error) {
    return std::ranges::none_of(draft.read.problems,
                                [&](const Error& old) { return old.what == error.what; });
}

complaint::ReadProcedure read_again(const nlohmann::json& changed) {
    return complaint::read_procedure(changed, std::string(procedure_place));
}

}  // namespace

std::vector<Problem> plain_problems(const OpenProcedure& draft) {
    std::vector<Problem> problems;
    for (const Error& error : draft.read.problems)
        problems.push_back(plain_problem(draft, error));
    return problems;
}

void judge(const OpenProcedure& draft, const nlohmann::json& changed,
           const std::vector<FieldOfPlace>& fields, std::vector<Problem>& problems) {
    if (!problems.empty()) return;
    const complaint::ReadProcedure now = read_again(changed);
    for (const Error& error : now.problems) {
        if (!is_new(draft, error)) continue;
        const Finding finding = finding_of(error);
        const auto found = std::ranges::find_if(
            fields, [&](const FieldOfPlace& one) { return is_in(finding.place, one.place); });
        if (found == fields.end()) continue;
        problems.push_back({field_at(finding, *found, draft),
                            in_plain_words(now.procedure, finding.words, draft.language)});
    }
}

bool breaks_more(const OpenProcedure& draft, const nlohmann::json& changed) {
    const complaint::ReadProcedure now = read_again(changed);
    return std::ranges::any_of(now.problems,
                               [&](const Error& error) { return is_new(draft, error); });
}

}  // namespace candour::console
