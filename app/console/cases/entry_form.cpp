// app/console/cases/entry_form.cpp: fields become questions, and what was typed becomes fields.
#include "app/console/cases/entry_form.h"

#include <algorithm>
#include <charconv>

#include "app/console/cases/labels.h"
#include "app/console/cases/options.h"
#include "app/console/words.h"
#include "core/base/pounds.h"

namespace candour::console {
namespace {

using complaint::Entry;
using complaint::EntryKind;
using complaint::EntryNeed;
using complaint::Field;
using complaint::FieldRule;
using complaint::FieldType;
using Kind = FormField::Kind;

// What the program knows, and nobody types.
bool is_filled_in(Field field) {
    return field == Field::Procedure || field == Field::Version || field == Field::Calendar ||
           field == Field::Submission || field == Field::HappenedAt;
}

// Whom one tells is a question only where somebody speaks for another.
bool is_beside_the_point(const casework::OpenCase& found, Field field) {
    const std::string& speaks = found.state.on_behalf;
    const bool alone = speaks.empty() || speaks == "self" || speaks == "group";
    return field == Field::ToldWhom && alone;
}

// What the stage asks at its outcome (D1, D10, D11), though the entry could do without.
bool is_asked_here(const casework::OpenCase& found, EntryKind kind, Field field) {
    const complaint::StageRun* run = found.state.now();
    const complaint::Stage* stage =
        run != nullptr ? found.procedure->find_stage(run->stage) : nullptr;
    const bool ends = kind == EntryKind::Decided || kind == EntryKind::ResolvedAtOnce;
    if (stage == nullptr || !ends) return false;
    if (field == Field::Compensation) return stage->asks_compensation;
    if (field == Field::WantsWriting) return stage->asks_in_writing && !found.state.anonymous;
    return field == Field::Code && stage->needs_code;
}

constexpr int words_rows = 4;
constexpr int day_characters = 20;
constexpr int few_options = 4;

FormField asked(const FieldRule& rule, EntryKind kind, EntryNeed need, const Fields& sent,
                const PageLanguage& language) {
    const FieldLabel label = label_of(kind, rule.field);
    FormField field{.name = std::string{rule.name}, .label = language.tr(label.label)};
    field.hint = language.tr(label.hint);
    if (need == EntryNeed::Optional) {
        field.label = language.tr("{question} (optional)", {{"question", field.label}});
    }
    field.value = std::string{candour::console::field(sent, rule.name)};
    return field;
}

std::vector<Option> yes_and_no(const PageLanguage& language) {
    return {{"yes", language.tr("Yes")}, {"no", language.tr("No")}};
}

void choose(FormField& field, std::vector<Option> options, EntryNeed need,
            const PageLanguage& language) {
    for (Option& option : options)
        option.chosen = option.value == field.value;
    const bool few = options.size() <= few_options ||
                     std::ranges::any_of(options, [](const Option& o) { return !o.hint.empty(); });
    field.kind = few ? Kind::Radios : Kind::Select;
    if (!few || need == EntryNeed::Optional) {
        const bool nothing = field.value.empty();
        options.insert(options.begin(),
                       Option{.value = "",
                              .text = language.tr(few ? N_("Leave it open") : N_("Choose")),
                              .chosen = nothing});
    }
    field.options = std::move(options);
}

void tick(FormField& field, std::vector<Option> options, const Fields& sent) {
    field.kind = Kind::Checks;
    for (Option& option : options)
        option.chosen = is_ticked(sent, field.name + "_" + option.value);
    field.options = std::move(options);
}

FormField question_for(const CasesDesk& cases, const casework::OpenCase& found, EntryKind kind,
                       const complaint::FieldNeed& one, const Fields& sent) {
    const FieldRule& rule = complaint::rule_of(one.field);
    const PageLanguage& language = cases.desk.language;
    FormField field = asked(rule, kind, one.need, sent, language);
    switch (rule.type) {
        case FieldType::Words:
            field.kind = one.field == Field::Name ? Kind::Line : Kind::Words;
            field.rows = words_rows;
            break;
        case FieldType::YesNo:
            choose(field, yes_and_no(language), one.need, language);
            break;
        case FieldType::IdList:
        case FieldType::StaffList:
            tick(field, options_for(cases, found, kind, one.field), sent);
            break;
        case FieldType::Day:
            field.characters = day_characters;
            break;
        case FieldType::Pence:
        case FieldType::Number:
        case FieldType::Instant:
        case FieldType::Language:
            field.characters = day_characters / 2;
            break;
        case FieldType::Id:
        case FieldType::Choice:
        case FieldType::Staff:
        case FieldType::Entry:
        case FieldType::Score: {
            std::vector<Option> options = options_for(cases, found, kind, one.field);
            if (!options.empty()) choose(field, std::move(options), one.need, language);
            break;
        }
    }
    return field;
}

// "Waiting times" -> "waiting-times": what people type for something with an id.
std::string id_from(std::string_view typed) {
    std::string id;
    for (const char c : typed) {
        const bool upper = c >= 'A' && c <= 'Z';
        const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
        if (upper)
            id += static_cast<char>(c - 'A' + 'a');
        else if (kept)
            id += c;
        else if (!id.empty() && id.back() != '-')
            id += '-';
    }
    while (!id.empty() && id.back() == '-')
        id.pop_back();
    return id;
}

class Taking {
public:
    Taking(EntryKind kind, const Fields& form, const PageLanguage& language)
        : form_(form), language_(language) {
        taken_.entry.kind = kind;
    }

    void take(const complaint::FieldNeed& one) {
        const FieldRule& rule = complaint::rule_of(one.field);
        if (rule.type == FieldType::IdList || rule.type == FieldType::StaffList) {
            take_list(one, rule);
            return;
        }
        const std::string text = typed(form_, rule.name);
        if (text.empty()) {
            if (one.need == EntryNeed::Required) lacks(one, rule);
            return;
        }
        set(one.field, rule, text);
    }

    TakenEntry finish() { return std::move(taken_); }

private:
    void lacks(const complaint::FieldNeed& one, const FieldRule& rule) {
        const std::string_view label = label_of(taken_.entry.kind, one.field).label;
        const std::map<std::string, std::string> values = {{"field", language_.tr(label)}};
        taken_.problems.push_back(
            {std::string{rule.name}, label.ends_with('?')
                                         ? language_.tr("Answer: {field}", values)
                                         : language_.tr("Fill in: {field}.", values)});
    }

    void take_list(const complaint::FieldNeed& one, const FieldRule& rule) {
        std::vector<std::string> list;
        const std::string prefix = std::string{rule.name} + "_";
        for (const auto& [name, value] : form_) {
            if (name.starts_with(prefix) && value == "1")
                list.push_back(name.substr(prefix.size()));
        }
        if (!list.empty())
            taken_.entry.fields[one.field] = std::move(list);
        else if (one.need == EntryNeed::Required)
            lacks(one, rule);
    }

    static Result<std::int64_t> amount(const std::string& text) {
        if (const auto pence = pence_from(text)) return *pence;
        return Error{ErrorKind::Invalid,
                     std::string{N_("Type an amount in pounds, for example 25 or 12.50.")}};
    }

    template <typename T>
    void keep(Field field, const FieldRule& rule, const Result<T>& value) {
        if (value.ok())
            taken_.entry.fields[field] = value.value();
        else
            taken_.problems.push_back({std::string{rule.name}, language_.tr(value.error().what)});
    }

    void set(Field field, const FieldRule& rule, const std::string& text) {
        switch (rule.type) {
            case FieldType::Day:
                keep(field, rule, day_from(text));
                return;
            case FieldType::Pence:
                keep(field, rule, amount(text));
                return;
            case FieldType::YesNo:
                taken_.entry.fields[field] = text == "yes";
                return;
            case FieldType::Id:
                taken_.entry.fields[field] = id_from(text);
                return;
            case FieldType::Entry:
            case FieldType::Score:
            case FieldType::Number:
            case FieldType::Instant:
                keep(field, rule, number(text));
                return;
            case FieldType::Choice:
            case FieldType::Staff:
            case FieldType::Language:
            case FieldType::Words:
            case FieldType::IdList:
            case FieldType::StaffList:
                taken_.entry.fields[field] = text;
                return;
        }
    }

    static Result<std::int64_t> number(const std::string& text) {
        std::int64_t value = 0;
        const char* end = text.data() + text.size();
        const auto [stop, problem] = std::from_chars(text.data(), end, value);
        if (problem != std::errc{} || stop != end) {
            return Error{ErrorKind::Invalid, std::string{N_("Choose one of the list.")}};
        }
        return value;
    }

    const Fields& form_;
    const PageLanguage& language_;
    TakenEntry taken_;
};

}  // namespace

std::vector<FormField> entry_fields(const CasesDesk& cases, const casework::OpenCase& found,
                                    EntryKind kind, const Fields& sent) {
    std::vector<FormField> fields;
    for (complaint::FieldNeed one : complaint::rule_of(kind).fields) {
        if (is_filled_in(one.field) || is_beside_the_point(found, one.field)) continue;
        if (is_asked_here(found, kind, one.field)) one.need = EntryNeed::Required;
        fields.push_back(question_for(cases, found, kind, one, sent));
    }
    // Words last: what was chosen above is what they explain.
    std::ranges::stable_partition(fields, [](const FormField& f) { return f.kind != Kind::Words; });
    return fields;
}

TakenEntry take_entry(EntryKind kind, const Fields& form, const PageLanguage& language) {
    Taking taking{kind, form, language};
    for (const complaint::FieldNeed& one : complaint::rule_of(kind).fields) {
        if (!is_filled_in(one.field)) taking.take(one);
    }
    return taking.finish();
}

}  // namespace candour::console
