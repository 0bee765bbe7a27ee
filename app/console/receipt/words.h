// The words of the page on which a receipt is looked up, in the organisation's languages. They are
// the kiosk's (locales/*.po), where it says the same.
#pragma once

#include <string>
#include <string_view>

#include "core/base/civil_day.h"
#include "core/base/translator.h"

namespace candour::console {

class ReceiptWords {
public:
    // In `wanted`, or what it falls back to: then in English, all of it.
    ReceiptWords(const Translator& translator, const Language& wanted);

    // As an HTML page names it: without a variant that says how somebody reads.
    const Language& language() const { return language_; }
    std::string tr(std::string_view english) const { return in_.translate(wanted_, english); }
    std::string written_on(CivilDay day) const;
    // "" when a reply in `language` is in the page's own.
    std::string in_other_language(const Language& language) const;
    std::string own_name(const Language& language) const { return in_.own_name(language); }

private:
    const Translator& in_;
    Language wanted_;
    Language language_;
};

// The texts themselves; English is the key.
namespace receipt_texts {
inline constexpr std::string_view heading = N_("Read an answer");
inline constexpr std::string_view lead = N_("Here you can read our answer to what you said.");
inline constexpr std::string_view code = N_("Type your code");
inline constexpr std::string_view hint = N_("The code has 17 letters and figures.");
inline constexpr std::string_view takes_a_moment = N_("This takes a moment.");
inline constexpr std::string_view not_kept =
    N_("We do not keep the code, and do not note who looks.");
inline constexpr std::string_view lacks =
    N_("The code has 17 letters and figures. Some are missing.");
inline constexpr std::string_view mistyped =
    N_("A letter or figure is wrong. Please look at what you wrote down.");
inline constexpr std::string_view not_looked_up =
    N_("We could not look just now. Please try again.");
inline constexpr std::string_view busy =
    N_("Too many codes were typed in a short time. Please wait some minutes and try again.");
inline constexpr std::string_view found = N_("Our answer");
inline constexpr std::string_view none = N_("There is no answer yet");
inline constexpr std::string_view none_yet =
    N_("An answer can take some weeks. You can look again on another day.");
inline constexpr std::string_view incomplete =
    N_("Part of an answer has not arrived. Please look again tomorrow.");
inline constexpr std::string_view left_out =
    N_("Not all of it fits here. You can read the rest where you were given the code.");
inline constexpr std::string_view close_it =
    N_("If other people use this computer, close the page when you have finished.");
inline constexpr std::string_view back = N_("Back");
inline constexpr std::string_view languages = N_("Language");
}  // namespace receipt_texts

}  // namespace candour::console
