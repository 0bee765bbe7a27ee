// app/console/cases/translation_view.cpp: see translation_view.h.
#include "app/console/cases/translation_view.h"

#include <algorithm>

#include "app/console/cases/history_view.h"
#include "app/console/words.h"

namespace candour::console {
namespace {

using casework::OpenCase;
using complaint::Entry;
using complaint::EntryKind;
using complaint::Field;

constexpr std::int64_t own_words_entry = 1;

View translation_view(const Entry& entry, const std::string& text, const PageLanguage& page) {
    const std::string language = entry.text(Field::Language);
    View view;
    view["translated_by"] = shown_text(entry.text(Field::Name));
    view["translated_into"] = language_in_words(language, page);
    view["translated_lang"] = is_language_tag(language) ? language : "en";
    view["translated_dir"] = is_right_to_left(language) ? "rtl" : "ltr";
    view["translated"] = paragraphs_view(text);
    view["translated_in"] = std::to_string(entry.number);
    return view;
}

}  // namespace

std::int64_t original_of(const OpenCase& found, const Entry& translation) {
    const std::int64_t named = translation.number_of(Field::Entry);
    const auto original = std::ranges::find_if(
        found.history, [&](const auto& read) { return read.entry.number == named; });
    const bool is_original =
        original != found.history.end() && original->entry.kind != EntryKind::TranslationAsked;
    return is_original ? named : own_words_entry;
}

View translations_view(const OpenCase& found, std::int64_t number, const PageLanguage& language) {
    View list{View::type::list};
    for (const casework::ReadEntry& read : found.history) {
        const Entry& entry = read.entry;
        if (entry.kind != EntryKind::TranslationWritten) continue;
        const std::string text = shown_text(entry.text(Field::Text));
        if (paragraphs(text).empty() || original_of(found, entry) != number) continue;
        list << translation_view(entry, text, language);
    }
    return list;
}

}  // namespace candour::console
