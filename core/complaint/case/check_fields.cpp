// Whether an entry has the fields of its kind, each as its type says.
#include <algorithm>

#include "core/base/locale_text.h"
#include "core/base/utf8.h"
#include "core/complaint/case_entry.h"
#include "core/complaint/limits.h"

namespace candour::complaint {
namespace {

using namespace std::string_literals;

constexpr std::int64_t score_max = 5;

std::string joined(std::span<const std::string_view> words) {
    std::string all;
    for (const std::string_view word : words)
        all += (all.empty() ? "" : ", ") + std::string(word);
    return all;
}

bool is_id(const std::string& text) {
    return !text.empty() && text.size() <= entry_id_bytes_max &&
           std::ranges::all_of(text, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
                      c == '.';
           });
}

bool is_staff(const std::string& text) { return StaffId::from_hex(text).ok(); }

// Empty when it is right; else what has to be there.
std::string text_problem(const EntryRule& kind, const FieldRule& rule, const std::string& text) {
    const std::span<const std::string_view> choices =
        rule.field == Field::Why ? kind.why : rule.choices;
    switch (rule.type) {
        case FieldType::Id:
            return is_id(text) ? ""s : "an id of small letters, digits, _ and -";
        case FieldType::Choice:
            return std::ranges::count(choices, text) > 0 ? ""s : "one of: " + joined(choices);
        case FieldType::Staff:
            return is_staff(text) ? ""s : "a member of staff";
        case FieldType::Language:
            return is_language_tag(text) ? ""s : "a language, such as cy";
        case FieldType::Words:
            if (text.find_first_not_of(" \t\r\n") == std::string::npos) return "some words";
            if (text.size() > entry_words_bytes_max || !is_utf8(text)) return "a shorter text";
            return {};
        case FieldType::IdList:
        case FieldType::YesNo:
        case FieldType::Day:
        case FieldType::Instant:
        case FieldType::StaffList:
        case FieldType::Entry:
        case FieldType::Pence:
        case FieldType::Score:
        case FieldType::Number:
            break;
    }
    return "another kind of value";
}

std::string number_problem(FieldType type, std::int64_t number) {
    switch (type) {
        case FieldType::Entry:
            return number > 0 ? ""s : "the number of an earlier entry";
        case FieldType::Pence:
            return 0 <= number && number <= entry_pence_max ? ""s : "an amount in pence, from 0";
        case FieldType::Score:
            return 1 <= number && number <= score_max ? ""s : "a number from 1 to 5";
        case FieldType::Number:
            return number >= 0 ? ""s : "a number, from 0";
        case FieldType::Instant:
            return {};
        case FieldType::Id:
        case FieldType::IdList:
        case FieldType::YesNo:
        case FieldType::Choice:
        case FieldType::Day:
        case FieldType::Staff:
        case FieldType::StaffList:
        case FieldType::Language:
        case FieldType::Words:
            break;
    }
    return "another kind of value";
}

std::string list_problem(FieldType type, const std::vector<std::string>& list) {
    const bool staff = type == FieldType::StaffList;
    if (!staff && type != FieldType::IdList) return "one value";
    const bool good = !list.empty() && list.size() <= entry_list_max &&
                      std::ranges::all_of(list, staff ? is_staff : is_id);
    if (!good) return staff ? "members of staff" : "a list of ids";
    std::vector<std::string> sorted = list;
    std::ranges::sort(sorted);
    return std::ranges::adjacent_find(sorted) == sorted.end() ? ""s : "each of them once";
}

std::string problem_of(const EntryRule& kind, const FieldRule& rule, const FieldValue& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return text_problem(kind, rule, *text);
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        return number_problem(rule.type, *number);
    }
    if (const auto* list = std::get_if<std::vector<std::string>>(&value)) {
        return list_problem(rule.type, *list);
    }
    if (std::holds_alternative<bool>(value)) {
        return rule.type == FieldType::YesNo ? "" : "another kind of value";
    }
    return rule.type == FieldType::Day ? "" : "another kind of value";
}

Error invalid(const EntryRule& kind, std::string_view what) {
    return Error{ErrorKind::Invalid, std::string(kind.name) + ": " + std::string(what)};
}

Status check(const Entry& entry, bool words_too) {
    const EntryRule& kind = rule_of(entry.kind);
    for (const auto& [field, value] : entry.fields) {
        const FieldRule& rule = rule_of(field);
        const auto takes = [&](const FieldNeed& one) { return one.field == field; };
        if (std::ranges::none_of(kind.fields, takes)) {
            return invalid(kind, std::string(rule.name) + " does not belong here");
        }
        if (const std::string problem = problem_of(kind, rule, value); !problem.empty()) {
            return invalid(kind, std::string(rule.name) + " has to be " + problem);
        }
    }
    if (entry.has(Field::HappenedAt) && !entry.has(Field::Day)) {
        return invalid(kind, "an hour needs its day, too");
    }
    for (const FieldNeed& one : kind.fields) {
        const bool asked = one.need == EntryNeed::Required && (words_too || !is_words(one.field));
        if (asked && !entry.has(one.field)) {
            return invalid(kind, std::string(rule_of(one.field).name) + " is missing");
        }
    }
    return Unit{};
}

}  // namespace

Status check_fields(const Entry& entry) { return check(entry, /*words_too=*/true); }

Status check_facts(const Entry& entry) { return check(entry, /*words_too=*/false); }

}  // namespace candour::complaint
