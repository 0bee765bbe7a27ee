// The table of languages.
#include "platform/text/languages.h"

#include <algorithm>
#include <array>

#include "core/base/locale_text.h"

namespace candour::platform {
namespace {

constexpr FontChoice latin{"Noto Sans", 1.07f, 0.30f, 1.0f};
// Letters with two marks above them: "Ặ".
constexpr FontChoice vietnamese{"Noto Sans", 1.20f, 0.32f, 1.0f};
// The font's own line is 2.5 em, for the tallest stack that there can be. Nine of ten words of
// our Urdu texts need less than 1.7 em above their baseline and 0.5 below.
constexpr FontChoice nastaliq{"Noto Nastaliq Urdu", 1.70f, 0.55f, 0.8f, 0.45f, true};
// Noto Sans Arabic, not Naskh: only it has the right digits for Persian and Pashto.
constexpr FontChoice arabic{"Noto Sans Arabic", 1.07f, 0.50f, 0.9f, 0, true};
constexpr FontChoice tamil{"Noto Sans Tamil", 1.07f, 0.36f, 1.0f};
constexpr FontChoice ethiopic{"Noto Sans Ethiopic", 1.07f, 0.30f, 1.0f};
constexpr FontChoice devanagari{"Noto Sans Devanagari", 1.07f, 0.45f, 0.95f, 0, true};
constexpr FontChoice bengali{"Noto Sans Bengali", 1.07f, 0.45f, 0.95f, 0, true};
constexpr FontChoice gurmukhi{"Noto Sans Gurmukhi", 1.07f, 0.42f, 0.95f, 0, true};
constexpr FontChoice gujarati{"Noto Sans Gujarati", 1.07f, 0.45f, 0.95f};
// CJK SC by name: without it the Japanese forms of the letters would be taken.
constexpr FontChoice chinese{"Noto Sans CJK SC", 1.07f, 0.30f, 0.9f};

constexpr std::array known_languages{
    LanguageFacts{"en", "English", &latin, "Tell us what you think: “we’ll listen” – £10, 24/7."},
    LanguageFacts{"en-simple", "Easy Read", &latin, "Tell us what you think. We will listen."},
    LanguageFacts{"cy", "Cymraeg", &latin, "Dŵr, tŷ, môr, ŵyn, ŷd, ïaith, Ŵ Ŷ â ê î ô û ẁ ỳ ẅ ÿ."},
    LanguageFacts{"pl", "Polski", &latin, "Zażółć gęślą jaźń."},
    LanguageFacts{"ro", "Română", &latin, "Spuneți-ne ce credeți: ă â î ș ț."},
    LanguageFacts{"pt", "Português", &latin, "Diga-nos a sua opinião: ã õ ç."},
    LanguageFacts{"uk", "Українська", &latin, "Розкажіть нам, що ви думаєте: ґ є і ї."},
    LanguageFacts{"so", "Soomaali", &latin, "Noo sheeg waxa aad u malaynayso."},
    LanguageFacts{"vi", "Tiếng Việt", &vietnamese, "Hãy cho chúng tôi biết ý kiến: ữ ặ ổ Ặ Ễ."},
    LanguageFacts{"ur", "اردو", &nastaliq,
                  "ہمیں بتائیں کہ آپ کیا سوچتے ہیں؟ ٹھیک، ڈاکٹر، ژالہ، گھڑی۔"},
    LanguageFacts{"ar", "العربية", &arabic, "أخبرنا برأيك، من فضلك؟"},
    LanguageFacts{"fa", "فارسی", &arabic, "نظرتان را به ما بگویید: پ چ ژ گ ۴۵۶."},
    LanguageFacts{"ps", "پښتو", &arabic, "خپل نظر راته ووایاست: ټ ډ ړ ږ ښ ڼ ې ۍ."},
    LanguageFacts{"ckb", "کوردیی ناوەندی", &arabic, "بۆچوونی خۆتمان پێ بڵێ: ڕ ڵ ۆ ێ."},
    LanguageFacts{"pa", "ਪੰਜਾਬੀ", &gurmukhi, "ਸਾਨੂੰ ਆਪਣੀ ਰਾਏ ਦੱਸੋ: ਸ਼ ਖ਼ ਜ਼ ਫ਼ ੜ੍ਹ।"},
    LanguageFacts{"hi", "हिन्दी", &devanagari, "हमें अपनी राय बताइए: क्ष त्र ज्ञ ष्ट्र र्कि।"},
    LanguageFacts{"gu", "ગુજરાતી", &gujarati, "અમને તમારો અભિપ્રાય જણાવો: ક્ષ જ્ઞ ત્ર ર્કિ."},
    LanguageFacts{"bn", "বাংলা", &bengali, "আপনার মতামত আমাদের জানান: ক্ষ জ্ঞ ন্ত্র র্কি।"},
    LanguageFacts{"ta", "தமிழ்", &tamil, "உங்கள் கருத்தை எங்களிடம் கூறுங்கள், ஸ்ரீ."},
    LanguageFacts{"ti", "ትግርኛ", &ethiopic, "ሓሳብኩም ንገሩና። ቋ ኳ ጓ ኸ ቐ።"},
    LanguageFacts{"zh-Hans", "简体中文", &chinese, "请告诉我们您的想法：直、骨、角、说。"},
    LanguageFacts{"zh", "中文", &chinese, "请告诉我们您的想法。"},
    LanguageFacts{"fr", "Français", &latin, "Dites-nous ce que vous pensez : œ ç é."},
    LanguageFacts{"es", "Español", &latin, "¿Qué opina usted? Mañana."},
    LanguageFacts{"tr", "Türkçe", &latin, "Düşüncenizi bize söyleyin: ğ ı İ ş."},
    LanguageFacts{"en-XA", "[Ļöñĝ]", &latin, "Ţéļļ ûš ŵĥáţ ýöû ţĥîñķ ƀçðƒɱþǫŕṽẋž."},
    LanguageFacts{"ar-XB", "[كونغ]", &arabic, "تهلل عس شحات يوع تحينك ڤپئ."},
};

}  // namespace

const LanguageFacts* find_language(std::string_view tag) {
    for (; !tag.empty(); tag = parent_language(tag)) {
        const auto found = std::ranges::find(known_languages, tag, &LanguageFacts::tag);
        if (found != known_languages.end()) return &*found;
    }
    return nullptr;
}

std::string families_of(const FontChoice& fonts) {
    // The same everywhere, so that any visitor can write in any shipped script. No emoji family:
    // Pango would take digits from it (they come out wide and coloured).
    return std::string(fonts.family) +
           ",Noto Sans,Noto Sans Arabic,Noto Sans Devanagari,Noto Sans Bengali,Noto Sans Gurmukhi,"
           "Noto Sans Gujarati,Noto Sans Tamil,Noto Sans Ethiopic,Noto Sans CJK SC";
}

const FontChoice& fonts_of(std::string_view tag) {
    const LanguageFacts* facts = find_language(tag);
    return facts == nullptr ? latin : *facts->fonts;
}

}  // namespace candour::platform
