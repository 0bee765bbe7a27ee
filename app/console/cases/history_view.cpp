// app/console/cases/history_view.cpp: entries in words.
#include "app/console/cases/history_view.h"

#include <algorithm>

#include "app/casework/entry_permissions.h"
#include "app/console/cases/case_texts.h"
#include "app/console/cases/labels.h"
#include "app/console/cases/translation_view.h"
#include "app/console/item/item.h"
#include "app/console/redaction/redaction.h"
#include "app/console/words.h"
#include "core/base/pounds.h"

namespace candour::console {
namespace {

using casework::OpenCase;
using complaint::Entry;
using complaint::EntryKind;
using complaint::Field;
using complaint::FieldType;

// Facts of the machinery, which the page says elsewhere or nobody needs.
bool is_quiet(Field field) {
    return field == Field::Procedure || field == Field::Version || field == Field::Calendar ||
           field == Field::Submission || field == Field::Anonymous || field == Field::HappenedAt;
}

ShownText id_in_words(const CasesDesk& cases, const OpenCase& found, Field field,
                      const std::string& id) {
    const PageLanguage& language = cases.desk.language;
    const feedback::Organisation& organisation = cases.desk.organisation;
    if (const LocalText* name = name_of(*found.procedure, field, id)) {
        return text_of(*found.procedure, *name, language);
    }
    if (field == Field::Service || field == Field::ServiceArea) {
        return service_name(organisation, id, language);
    }
    if (field == Field::Unit) {
        const auto unit =
            std::ranges::find(organisation.units, id, &feedback::OrganisationUnit::id);
        if (unit != organisation.units.end()) return unit->name.in(language.tag());
    }
    if (field == Field::Label) {
        if (const auto kind = feedback::contact_kind_from(id)) {
            return kind_name(organisation, *kind, language);
        }
    }
    return own_text(choice_in_words(id, language), language);
}

std::vector<ShownText> list_in_words(const CasesDesk& cases, const OpenCase& found,
                                     const Entry& entry, Field field) {
    std::vector<ShownText> words;
    for (const std::string& one : entry.list(field)) {
        const Result<StaffId> id = StaffId::from_hex(one);
        const bool staff = field == Field::People && id.ok();
        words.push_back(staff ? own_text(name_and_title(cases, id.value()), cases.desk.language)
                              : id_in_words(cases, found, field, one));
    }
    return words;
}

// Of all but ids and lists: in the console's own words.
std::string plain_value(const CasesDesk& cases, const Entry& entry, Field field) {
    const PageLanguage& language = cases.desk.language;
    switch (complaint::rule_of(field).type) {
        case FieldType::YesNo:
            return language.tr(entry.flag(field) ? N_("Yes") : N_("No"));
        case FieldType::Choice:
            return choice_in_words(entry.text(field), language);
        case FieldType::Day: {
            const auto day = entry.day(field);
            return day ? language.day(*day) : std::string{};
        }
        case FieldType::Staff: {
            const auto person = entry.person(field);
            return person ? name_and_title(cases, *person) : std::string{};
        }
        case FieldType::Pence:
            return pounds(entry.number_of(field));
        case FieldType::Score:
            return language.tr("{score} of 5", {{"score", std::to_string(entry.number_of(field))}});
        case FieldType::Entry:
        case FieldType::Number:
        case FieldType::Instant:
            return std::to_string(entry.number_of(field));
        case FieldType::Language:
            return language_in_words(entry.text(field), language);
        case FieldType::Words:
            return shown_text(entry.text(field));
        case FieldType::Id:
        case FieldType::IdList:
        case FieldType::StaffList:
            break;
    }
    return "";
}

View values_view(const std::vector<ShownText>& values) {
    View list{View::type::list};
    for (const ShownText& one : values) {
        View view;
        view["value"] = view_of(one);
        view["goes_on"] = &one != &values.back();
        list << view;
    }
    return list;
}

View fields_view(const CasesDesk& cases, const OpenCase& found, const Entry& entry) {
    View list{View::type::list};
    for (const auto& [field, value] : entry.fields) {
        if (is_quiet(field) || field == Field::Text) continue;
        // Said as what it is a translation of.
        if (entry.kind == EntryKind::TranslationWritten && field == Field::Entry) continue;
        if (complaint::is_words(field)) continue;
        View view;
        view["field_name"] = cases.desk.language.tr(short_label(entry.kind, field));
        view["field_values"] = values_view(value_in_words(cases, found, entry, field));
        list << view;
    }
    return list;
}

View words_of_entry(const Entry& entry, const PageLanguage& language) {
    View list{View::type::list};
    for (const auto& [field, value] : entry.fields) {
        if (!complaint::is_words(field)) continue;
        View view;
        const std::string name = language.tr(short_label(entry.kind, field));
        view["has_name"] = !name.empty();
        view["words_name"] = name;
        view["words_paragraphs"] = paragraphs_view(shown_text(entry.text(field)));
        list << view;
    }
    return list;
}

}  // namespace

std::string moment_in_words(const complaint::Moment& moment, const PageLanguage& language) {
    return moment.at ? minute_in_words(*moment.at, language) : language.day(moment.day);
}

std::vector<ShownText> value_in_words(const CasesDesk& cases, const OpenCase& found,
                                      const Entry& entry, Field field) {
    const FieldType type = complaint::rule_of(field).type;
    if (type == FieldType::Id) return {id_in_words(cases, found, field, entry.text(field))};
    if (type == FieldType::IdList || type == FieldType::StaffList) {
        return list_in_words(cases, found, entry, field);
    }
    return {own_text(plain_value(cases, entry, field), cases.desk.language)};
}

View history_view(const CasesDesk& cases, const OpenCase& found) {
    const PageLanguage& page = cases.desk.language;
    View list{View::type::list};
    for (const casework::ReadEntry& read : found.history) {
        const Entry& entry = read.entry;
        View view;
        const bool person = entry.kind == EntryKind::PersonWrote;
        const bool staff = entry.by != StaffId{};
        view["entry_number"] = std::to_string(entry.number);
        view["entry_title"] = page.tr(label_of(entry.kind).done);
        view["entry_when"] = moment_in_words(entry.when, page);
        const complaint::Moment happened = entry.happened();
        view["happened_before"] = happened.day != entry.when.day;
        view["entry_happened"] = page.day(happened.day);
        view["by_person"] = person;
        view["by_staff"] = staff;
        view["by_program"] = !staff && !person;
        view["entry_initials"] = shown_text(entry.initials);
        view["entry_who"] = staff ? name_and_title(cases, entry.by) : std::string{};
        view["entry_erased"] = read.erased;
        view["entry_withheld"] = read.withheld;
        view["entry_unreadable"] = read.unreadable;
        view["entry_fields"] = fields_view(cases, found, entry);
        view["entry_words"] = words_of_entry(entry, page);
        view["is_translation"] = entry.kind == EntryKind::TranslationWritten;
        view["translation_of"] = std::to_string(original_of(found, entry));
        const std::string language = entry.text(Field::Language);
        view["entry_lang"] = is_language_tag(language) ? language : "en";
        list << view;
    }
    return list;
}

void add_said(View& view, const CasesDesk& cases, const OpenCase& found,
              const std::string& submission) {
    std::string story = found.history.front().entry.text(Field::Text);
    std::string wanted = found.history.front().entry.text(Field::Reason);
    std::string language = found.state.language;
    bool readable = !found.history.front().unreadable && !found.history.front().erased;
    const bool may_read = casework::may(cases.worker, office::Permission::ReadCase, found.state);
    const bool may_redact =
        may_read && casework::may(cases.worker, office::Permission::RedactWords, found.state);
    Result<store::OfficeItem> item = Error{ErrorKind::NotFound, "there is no contact"};
    if (!may_read) {
        readable = false;
    } else if (!submission.empty()) {
        item = find_item(cases.desk, submission);
        const Result<feedback::Contact> contact = item.ok()
                                                      ? read_words(cases.desk, item.value())
                                                      : Result<feedback::Contact>{item.error()};
        readable = contact.ok();
        if (contact.ok()) {
            story = contact.value().story;
            wanted = contact.value().wanted;
            language = contact.value().language;
        }
    }
    view["said_readable"] = readable;
    add_redacted(view, cases.desk, item.ok() ? &item.value() : nullptr, may_redact);
    View translations =
        translations_view(found, found.history.front().entry.number, cases.desk.language);
    view["has_translations"] = translations.is_non_empty_list();
    view["translations"] = std::move(translations);
    view["has_said"] = !paragraphs(story).empty();
    view["said"] = paragraphs_view(shown_text(story));
    view["has_said_wanted"] = !paragraphs(wanted).empty();
    view["said_wanted"] = paragraphs_view(shown_text(wanted));
    view["said_lang"] = is_language_tag(language) ? language : "en";
    view["said_dir"] = is_right_to_left(language) ? "rtl" : "ltr";
}

}  // namespace candour::console
