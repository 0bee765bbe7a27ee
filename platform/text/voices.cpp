// (data table) The voices of espeak-ng 1.51.
#include "platform/text/voices.h"

#include <algorithm>
#include <array>

#include "core/base/locale_text.h"

namespace candour::platform {
namespace {

struct Voice {
    std::string_view language;
    std::string_view name;
};
// Tigrinya spoken by the Amharic voice, or Sorani by the Kurmanji one, is spelt letter by letter or
// wrong: a language without a voice of its own has none.
constexpr std::array voices = {
    Voice{"en", "en-gb"}, Voice{"cy", "cy"}, Voice{"pl", "pl"}, Voice{"ro", "ro"},
    Voice{"pt", "pt"},    Voice{"uk", "uk"}, Voice{"vi", "vi"}, Voice{"ur", "ur"},
    Voice{"ar", "ar"},    Voice{"fa", "fa"}, Voice{"pa", "pa"}, Voice{"hi", "hi"},
    Voice{"gu", "gu"},    Voice{"bn", "bn"}, Voice{"ta", "ta"}, Voice{"zh", "cmn"},
    Voice{"fr", "fr"},    Voice{"es", "es"}, Voice{"tr", "tr"}};

}  // namespace

std::string_view voice_of(std::string_view language) {
    for (; !language.empty(); language = parent_language(language)) {
        const auto found = std::ranges::find(voices, language, &Voice::language);
        if (found != voices.end()) return found->name;
    }
    return {};
}

}  // namespace candour::platform
