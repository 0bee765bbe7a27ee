// Translator: a program's own texts in the language of whoever reads them (PO catalogues;
// Boost.Locale implements it in platform/text). The English text is the key.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "core/base/locale_text.h"

namespace candour {

class Translator {
public:
    virtual ~Translator() = default;
    // The translation, or the English itself when there is none. "{name}" parts stay.
    virtual std::string translate(std::string_view language, std::string_view english) const = 0;
    virtual std::string translate_plural(std::string_view language, std::string_view one,
                                         std::string_view many, std::int64_t count) const = 0;
    // A language's name in itself: "Cymraeg".
    virtual std::string own_name(std::string_view language) const = 0;
};

// Puts values into "{name}" parts; an unknown part stays as it is.
std::string fill(std::string text, const std::map<std::string, std::string>& values);

}  // namespace candour
