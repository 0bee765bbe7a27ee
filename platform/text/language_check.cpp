// The self-check at start: a language whose letters cannot be drawn is worse than one not offered.
#include <algorithm>

#include "platform/text/languages.h"
#include "platform/text/pango_text.h"

namespace candour::platform {

Status PangoText::check_language(const Language& language, std::string_view sample) {
    const LanguageFacts* facts = find_language(language);
    if (sample.empty() && facts != nullptr) sample = facts->sample;
    if (sample.empty()) {
        return Error{ErrorKind::NotFound,
                     "language '" + language + "' is not known here and has no sample"};
    }
    kiosk::TextRun run;
    run.text = sample;
    run.language = language;
    for (const bool bold : {false, true}) {
        run.bold = bold;
        const Paragraph paragraph(*fonts_, run);
        const int missing = paragraph.unknown_glyphs();
        const auto families = paragraph.families();
        const std::string expected(fonts_of(language).family);
        const bool drawn_with_it =
            !fonts_->are_shipped() || std::ranges::find(families, expected) != families.end();
        if (missing == 0 && drawn_with_it) continue;
        return Error{ErrorKind::NotFound,
                     "language '" + language + "': its font " + expected +
                         (drawn_with_it ? " lacks " + std::to_string(missing) + " of its letters"
                                        : " is not among the shipped fonts") +
                         "; build or install Candour again (Debian package fonts-noto-core)"};
    }
    return Unit{};
}

}  // namespace candour::platform
