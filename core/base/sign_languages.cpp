#include "core/base/sign_languages.h"

#include <algorithm>
#include <array>

namespace candour {
namespace {

constexpr std::array known{
    SignLanguage{"bfi", "British Sign Language (BSL)", "en"},
    SignLanguage{"isg", "Irish Sign Language (ISL)", "en"},
    SignLanguage{"ase", "American Sign Language (ASL)", "en"},
    SignLanguage{"asf", "Auslan", "en"},
    SignLanguage{"ils", "International Sign", "en"},
    SignLanguage{"pso", "Polski język migowy (PJM)", "pl"},
    SignLanguage{"rms", "Limba semnelor române (LSR)", "ro"},
    SignLanguage{"psr", "Língua Gestual Portuguesa (LGP)", "pt"},
    SignLanguage{"ukl", "Українська жестова мова (УЖМ)", "uk"},
    SignLanguage{"fsl", "Langue des signes française (LSF)", "fr"},
    SignLanguage{"ssp", "Lengua de signos española (LSE)", "es"},
};

}  // namespace

const SignLanguage* find_sign_language(std::string_view tag) {
    const auto found = std::ranges::find(known, tag, &SignLanguage::tag);
    return found == known.end() ? nullptr : &*found;
}

std::vector<std::string> sign_language_tags() {
    std::vector<std::string> tags;
    for (const SignLanguage& language : known)
        tags.emplace_back(language.tag);
    return tags;
}

std::string clip_in(const LocalText& files, std::string_view sign_language) {
    const auto own = files.by_language.find(std::string(sign_language));
    if (own != files.by_language.end()) return own->second;
    if (sign_language != usual_sign_language) return {};
    for (const auto& [language, file] : files.by_language) {
        if (find_sign_language(language) == nullptr) return file;
    }
    return {};
}

}  // namespace candour
