// Translator: a program's own texts in the language of whoever reads them (PO catalogues;
// Boost.Locale implements it in platform/text). The English text is the key.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "core/base/locale_text.h"

namespace candour {

// Marks a text of a table, which is translated later.
constexpr std::string_view N_(std::string_view english) { return english; }

class Translator {
public:
    virtual ~Translator() = default;
    // The translation, or the English itself when there is none. "{name}" parts stay.
    virtual std::string translate(std::string_view language, std::string_view english) const = 0;
    virtual std::string translate_plural(std::string_view language, std::string_view one,
                                         std::string_view many, std::int64_t count) const = 0;
    // The same two with the language that the text really is in, for shaping and speech: a text
    // that has no translation falls back to the language's parents and then to English.
    virtual ShownText show(std::string_view language, std::string_view english) const {
        return {translate(language, english), Language(language)};
    }
    virtual ShownText show_plural(std::string_view language, std::string_view one,
                                  std::string_view many, std::int64_t count) const {
        return {translate_plural(language, one, many, count), Language(language)};
    }
    // A language's name in itself: "Cymraeg".
    virtual std::string own_name(std::string_view language) const = 0;
};

// Puts values into "{name}" parts; an unknown part stays as it is.
std::string fill(std::string text, const std::map<std::string, std::string>& values);

}  // namespace candour
