// Choices: what could be taken out of a contact's words, what of it is ticked, and what is left
// then. Pure but for the markers' language.
#pragma once

#include <string>
#include <vector>

#include "app/console/fields.h"
#include "app/console/page_language.h"
#include "core/feedback/redacted_words.h"
#include "core/privacy/redaction.h"

namespace candour::console {

// Of one kind and the same words, wherever they stand.
struct RedactionChoice {
    feedback::TakenWords words{};
    bool ticked = false;
};

// One text of a contact before and after.
struct RedactedPart {
    std::string name{};
    std::string before{};
    std::string after{};
    // What goes, and what was suggested and stays, in order and apart.
    struct Sign {
        privacy::RedactionSpan span{};
        bool goes = false;
    };
    std::vector<Sign> signs{};
};

struct Redaction {
    std::vector<RedactionChoice> choices{};
    std::vector<std::string> more{};     // Typed, one a line.
    std::vector<std::string> missing{};  // Of them what stands nowhere.
    std::vector<RedactedPart> parts{};

    // Of all that is left: whether it is what somebody has looked at.
    std::string digest() const;
    std::vector<feedback::TakenWords> taken() const;
};

// More a text of a kiosk does not have; what is left out can be typed.
inline constexpr std::size_t redaction_choices_max = 300;

// With what is suggested ticked; or what was taken out before.
Redaction first_redaction(const std::vector<feedback::WordsPart>& parts,
                          const privacy::KnownWords& known,
                          const std::optional<feedback::RedactedWords>& kept,
                          const privacy::Markers& markers);
// With what `form` has ticked and typed.
Redaction sent_redaction(const std::vector<feedback::WordsPart>& parts,
                         const privacy::KnownWords& known,
                         const std::optional<feedback::RedactedWords>& kept, const Fields& form,
                         const privacy::Markers& markers);

// The value of a choice's box: as a browser sends it back, whatever the words are.
std::string value_of(const feedback::TakenWords& words);
// In the language of the text where these pages have it, else in that of `otherwise`.
privacy::Markers markers_in(const Language& text, const Language& otherwise,
                            const PageLanguage& page);

}  // namespace candour::console
