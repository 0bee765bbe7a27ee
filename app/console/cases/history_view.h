// History view: the entries of a case, as people read them.
#pragma once

#include "app/console/cases/cases_desk.h"

namespace candour::console {

View history_view(const CasesDesk& cases, const casework::OpenCase& found);
// The person's own words: of their contact, or as staff wrote them down. Keys: has_said, said (a
// list of paragraphs), has_said_wanted, said_wanted, said_lang, said_dir, said_readable,
// has_translations, translations (translation_view.h).
void add_said(View& view, const CasesDesk& cases, const casework::OpenCase& found,
              const std::string& submission);
// A field's value in words: "Upheld", "24 December 2026", "£25"; of a list, each of it.
std::vector<ShownText> value_in_words(const CasesDesk& cases, const casework::OpenCase& found,
                                      const complaint::Entry& entry, complaint::Field field);
// "29 November 2026, 14:05".
std::string moment_in_words(const complaint::Moment& moment, const PageLanguage& language);

}  // namespace candour::console
