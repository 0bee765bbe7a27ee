// PO files (gettext) of a questionnaire's texts. msgctxt is the text's key, so that two texts that
// say the same can be translated in two ways, and a changed text is noticed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/survey/translation/texts.h"

namespace candour::survey {

struct PoEntry {
    std::string context{};
    std::string id{};
    std::string text{};
    bool fuzzy = false;  // Its translator, or a program, was not sure.
    std::size_t line = 0;
    bool operator==(const PoEntry&) const = default;
};

struct PoFile {
    Language language{};  // Of the header; may be empty.
    std::vector<PoEntry> entries{};
    bool operator==(const PoFile&) const = default;
};

// Errors: Invalid "line 7: …": not UTF-8, no PO, a context twice, plural forms, too large.
Result<PoFile> read_po(std::string_view text);

// The same entries read_po() gave, but for their lines.
std::string write_po(const PoFile& file);

// Of all texts, from the fallback's (or first) language to `language`: what is not translated yet
// is empty.
PoFile po_of(const Questionnaire& questionnaire, const Language& language);

// Fuzzy ones are left out and reported.
Translations translations_of(const PoFile& file, Report& report);

}  // namespace candour::survey
