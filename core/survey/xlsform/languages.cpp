// Data table: names of languages that forms have been seen in, and their tags (ISO 639).
#include "core/survey/xlsform/languages.h"

#include <algorithm>
#include <array>

#include "core/base/locale_text.h"
#include "core/survey/sheet/workbook.h"
#include "core/survey/xlsform/words.h"

namespace candour::survey::xlsform {
namespace {

struct Named {
    std::string_view tag;
    std::string_view name;  // The first of a tag is the one that is written.
};

constexpr std::array<Named, 116> names = {{
    {"en", "English"},        {"cy", "Welsh"},       {"cy", "Cymraeg"},    {"ur", "Urdu"},
    {"ta", "Tamil"},          {"ar", "Arabic"},      {"ar", "العربية"},    {"fr", "French"},
    {"fr", "Français"},       {"fr", "Francais"},    {"es", "Spanish"},    {"es", "Español"},
    {"es", "Espanol"},        {"pt", "Portuguese"},  {"pt", "Português"},  {"de", "German"},
    {"de", "Deutsch"},        {"it", "Italian"},     {"it", "Italiano"},   {"nl", "Dutch"},
    {"nl", "Nederlands"},     {"pl", "Polish"},      {"pl", "Polski"},     {"ro", "Romanian"},
    {"bg", "Bulgarian"},      {"hu", "Hungarian"},   {"cs", "Czech"},      {"sk", "Slovak"},
    {"sl", "Slovenian"},      {"hr", "Croatian"},    {"sr", "Serbian"},    {"bs", "Bosnian"},
    {"sq", "Albanian"},       {"mk", "Macedonian"},  {"el", "Greek"},      {"tr", "Turkish"},
    {"ku", "Kurdish"},        {"ckb", "Sorani"},     {"kmr", "Kurmanji"},  {"fa", "Persian"},
    {"fa", "Farsi"},          {"fa", "Dari"},        {"ps", "Pashto"},     {"tg", "Tajik"},
    {"uz", "Uzbek"},          {"kk", "Kazakh"},      {"ky", "Kyrgyz"},     {"ru", "Russian"},
    {"uk", "Ukrainian"},      {"be", "Belarusian"},  {"lt", "Lithuanian"}, {"lv", "Latvian"},
    {"et", "Estonian"},       {"fi", "Finnish"},     {"sv", "Swedish"},    {"no", "Norwegian"},
    {"da", "Danish"},         {"is", "Icelandic"},   {"ga", "Irish"},      {"gd", "Gaelic"},
    {"hi", "Hindi"},          {"bn", "Bengali"},     {"bn", "Bangla"},     {"pa", "Punjabi"},
    {"pa", "Panjabi"},        {"gu", "Gujarati"},    {"mr", "Marathi"},    {"te", "Telugu"},
    {"kn", "Kannada"},        {"ml", "Malayalam"},   {"or", "Odia"},       {"as", "Assamese"},
    {"ne", "Nepali"},         {"si", "Sinhala"},     {"my", "Burmese"},    {"th", "Thai"},
    {"km", "Khmer"},          {"lo", "Lao"},         {"vi", "Vietnamese"}, {"id", "Indonesian"},
    {"id", "Bahasa"},         {"ms", "Malay"},       {"tl", "Tagalog"},    {"fil", "Filipino"},
    {"ceb", "Cebuano"},       {"zh", "Chinese"},     {"zh", "中文"},       {"yue", "Cantonese"},
    {"ja", "Japanese"},       {"ko", "Korean"},      {"mn", "Mongolian"},  {"sw", "Swahili"},
    {"sw", "Kiswahili"},      {"am", "Amharic"},     {"ti", "Tigrinya"},   {"om", "Oromo"},
    {"so", "Somali"},         {"rw", "Kinyarwanda"}, {"rn", "Kirundi"},    {"lg", "Luganda"},
    {"ny", "Chichewa"},       {"ny", "Nyanja"},      {"sn", "Shona"},      {"zu", "Zulu"},
    {"xh", "Xhosa"},          {"af", "Afrikaans"},   {"ha", "Hausa"},      {"yo", "Yoruba"},
    {"ig", "Igbo"},           {"ln", "Lingala"},     {"mg", "Malagasy"},   {"wo", "Wolof"},
    {"ht", "Haitian Creole"}, {"he", "Hebrew"},      {"yi", "Yiddish"},    {"ka", "Georgian"},
}};

// "PT-BR" is "pt-BR", "pa_arab" is "pa-Arab".
std::string in_usual_letters(std::string_view tag) {
    std::string usual = lower_case(tag);
    std::ranges::replace(usual, '_', '-');
    for (std::size_t part = usual.find('-'); part != std::string::npos;) {
        const std::size_t next = usual.find('-', part + 1);
        const std::size_t size = std::min(next, usual.size()) - part - 1;
        for (std::size_t i = part + 1; i <= part + size; ++i) {
            if (size == 2 || (size == 4 && i == part + 1)) usual[i] = upper(usual[i]);
        }
        part = next;
    }
    return usual;
}

std::optional<std::string> as_tag(std::string_view text) {
    const std::string tag = in_usual_letters(text);
    if (is_language_tag(tag)) return tag;
    return std::nullopt;
}

}  // namespace

std::optional<std::string> language_tag(std::string_view name) {
    name = trimmed_cell(name);
    const std::size_t open = name.rfind('(');
    if (open != std::string_view::npos && name.ends_with(')')) {
        const auto inside = trimmed_cell(name.substr(open + 1, name.size() - open - 2));
        if (const auto tag = as_tag(inside)) return tag;
        name = trimmed_cell(name.substr(0, open));
    }
    const std::string plain = lower_case(name);
    for (const Named& one : names) {
        if (lower_case(one.name) == plain) return std::string(one.tag);
    }
    return as_tag(name);
}

std::string language_name(std::string_view tag) {
    const auto found = std::ranges::find(names, tag, &Named::tag);
    if (found == names.end()) return std::string(tag);
    return std::string(found->name) + " (" + std::string(tag) + ")";
}

}  // namespace candour::survey::xlsform
