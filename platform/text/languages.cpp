// The table of languages.
#include "platform/text/languages.h"

#include <algorithm>
#include <array>

namespace candour::platform {
namespace {

// The fallbacks are the same everywhere, so that any visitor can write in any shipped script.
// No emoji family: Pango would take digits from it (they come out wide and coloured).
constexpr FontChoice latin{"Noto Sans",
                           "Noto Sans,Noto Sans Arabic,Noto Sans Tamil,Noto Sans Ethiopic", 1.07f,
                           0.30f, 1.0f};
// The font's own line is 2.5 em, for the tallest stack that there can be. Nine of ten words of
// our Urdu texts need less than 1.7 em above their baseline and 0.5 below.
constexpr FontChoice nastaliq{
    "Noto Nastaliq Urdu",
    "Noto Nastaliq Urdu,Noto Sans,Noto Sans Arabic,Noto Sans Tamil,Noto Sans Ethiopic",
    1.70f,
    0.55f,
    0.8f,
    0.45f};
// Noto Sans Arabic, not Naskh: only it has the right digits for Persian and Pashto.
constexpr FontChoice arabic{"Noto Sans Arabic",
                            "Noto Sans Arabic,Noto Sans,Noto Sans Tamil,Noto Sans Ethiopic", 1.07f,
                            0.50f, 0.9f};
constexpr FontChoice tamil{"Noto Sans Tamil",
                           "Noto Sans Tamil,Noto Sans,Noto Sans Arabic,Noto Sans Ethiopic", 1.07f,
                           0.36f, 1.0f};
constexpr FontChoice ethiopic{"Noto Sans Ethiopic",
                              "Noto Sans Ethiopic,Noto Sans,Noto Sans Arabic,Noto Sans Tamil",
                              1.07f, 0.30f, 1.0f};

constexpr std::array known_languages{
    LanguageFacts{"en", "English", &latin, "Tell us what you think: “we’ll listen” – £10, 24/7."},
    LanguageFacts{"cy", "Cymraeg", &latin, "Dŵr, tŷ, môr, ŵyn, ŷd, ïaith, Ŵ Ŷ â ê î ô û ẁ ỳ ẅ ÿ."},
    LanguageFacts{"ur", "اردو", &nastaliq,
                  "ہمیں بتائیں کہ آپ کیا سوچتے ہیں؟ ٹھیک، ڈاکٹر، ژالہ، گھڑی۔"},
    LanguageFacts{"pl", "Polski", &latin, "Zażółć gęślą jaźń."},
    LanguageFacts{"ar", "العربية", &arabic, "أخبرنا برأيك، من فضلك؟"},
    LanguageFacts{"so", "Soomaali", &latin, "Noo sheeg waxa aad u malaynayso."},
    LanguageFacts{"ta", "தமிழ்", &tamil, "உங்கள் கருத்தை எங்களிடம் கூறுங்கள், ஸ்ரீ."},
    LanguageFacts{"ti", "ትግርኛ", &ethiopic, "ሓሳብኩም ንገሩና።"},
    LanguageFacts{"fa", "فارسی", &arabic, "نظرتان را به ما بگویید: پ چ ژ گ ۴۵۶."},
    LanguageFacts{"ps", "پښتو", &arabic, "خپل نظر راته ووایاست: ټ ډ ړ ږ ښ ڼ ې ۍ."},
    LanguageFacts{"ckb", "کوردیی ناوەندی", &arabic, "بۆچوونی خۆتمان پێ بڵێ: ڕ ڵ ۆ ێ."},
    LanguageFacts{"uk", "Українська", &latin, "Розкажіть нам, що ви думаєте: ґ є і ї."},
    LanguageFacts{"ro", "Română", &latin, "Spuneți-ne ce credeți: ă â î ș ț."},
    LanguageFacts{"pt", "Português", &latin, "Diga-nos a sua opinião: ã õ ç."},
    LanguageFacts{"vi", "Tiếng Việt", &latin, "Hãy cho chúng tôi biết ý kiến: ữ ặ ổ."},
    LanguageFacts{"fr", "Français", &latin, "Dites-nous ce que vous pensez : œ ç é."},
    LanguageFacts{"es", "Español", &latin, "¿Qué opina usted? Mañana."},
    LanguageFacts{"tr", "Türkçe", &latin, "Düşüncenizi bize söyleyin: ğ ı İ ş."},
};

std::string_view primary(std::string_view tag) { return tag.substr(0, tag.find('-')); }

}  // namespace

const LanguageFacts* find_language(std::string_view tag) {
    const auto found = std::ranges::find(known_languages, primary(tag), &LanguageFacts::tag);
    return found == known_languages.end() ? nullptr : &*found;
}

const FontChoice& fonts_of(std::string_view tag) {
    const LanguageFacts* facts = find_language(tag);
    return facts == nullptr ? latin : *facts->fonts;
}

}  // namespace candour::platform
