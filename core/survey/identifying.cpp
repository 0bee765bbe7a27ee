// Words by which a question is known to ask who somebody is.
#include "core/survey/identifying.h"

#include <array>
#include <span>
#include <string>

namespace candour::survey {
namespace {

// Phrases of words in lower case with one space between them, as spaced() gives them.
struct Asked {
    std::string_view what;
    std::span<const std::string_view> whole;   // The prompt or id says nothing else.
    std::span<const std::string_view> within;  // It says this somewhere.
};

constexpr std::array<std::string_view, 6> name_alone = {"name",  "names", "enw",
                                                        "enwau", "نام",   "نام لکھیں"};
constexpr std::array<std::string_view, 30> name_within = {"your name",
                                                          "my name",
                                                          "first name",
                                                          "last name",
                                                          "family name",
                                                          "full name",
                                                          "given name",
                                                          "surname",
                                                          "maiden name",
                                                          "respondent name",
                                                          "respondents name",
                                                          "client name",
                                                          "clients name",
                                                          "patient name",
                                                          "patients name",
                                                          "child name",
                                                          "childs name",
                                                          "child s name",
                                                          "person name",
                                                          "name of the respondent",
                                                          "name of respondent",
                                                          "name of the person",
                                                          "name of your",
                                                          "eich enw",
                                                          "ch enw",
                                                          "enw llawn",
                                                          "enw cyntaf",
                                                          "cyfenw",
                                                          "آپ کا نام",
                                                          "پورا نام"};
constexpr std::array<std::string_view, 3> address_alone = {"address", "cyfeiriad", "پتہ"};
constexpr std::array<std::string_view, 19> address_within = {
    "your address", "home address", "full address",   "street address",    "postal address",
    "house number", "flat number",  "postcode",       "post code",         "postal code",
    "zip code",     "your street",  "eich cyfeiriad", "cyfeiriad cartref", "cod post",
    "ch cyfeiriad", "آپ کا پتہ",    "گھر کا پتہ",     "پوسٹ کوڈ"};
constexpr std::array<std::string_view, 3> contact_alone = {"phone", "mobile", "telephone"};
constexpr std::array<std::string_view, 22> contact_within = {
    "email",          "e mail",          "phone number", "phone no",    "telephone number",
    "mobile number",  "mobile no",       "your phone",   "your mobile", "your telephone",
    "contact number", "contact details", "whatsapp",     "e bost",      "ebost",
    "rhif ffôn",      "rhif symudol",    "rhif cyswllt", "ای میل",      "فون نمبر",
    "موبائل نمبر",    "رابطہ نمبر"};
constexpr std::array<std::string_view, 2> birth_alone = {"dob", "birthday"};
constexpr std::array<std::string_view, 9> birth_within = {
    "date of birth", "birth date", "birthdate",    "your birthday", "when were you born",
    "dyddiad geni",  "eich geni",  "تاریخ پیدائش", "یوم پیدائش"};
constexpr std::array<std::string_view, 0> number_alone = {};
constexpr std::array<std::string_view, 16> number_within = {
    "nhs number",  "national insurance", "ni number",       "passport",          "id number",
    "id card",     "identity number",    "social security", "membership number", "student number",
    "case number", "your signature",     "rhif yswiriant",  "rhif gig",          "شناختی کارڈ",
    "پاسپورٹ"};

constexpr std::array<Asked, 5> all_asked = {
    {{"a name", name_alone, name_within},
     {"an address", address_alone, address_within},
     {"a way to reach somebody", contact_alone, contact_within},
     {"a date of birth", birth_alone, birth_within},
     {"a number that is one person's", number_alone, number_within}}};

// Marks of languages that write theirs with more than one byte.
constexpr std::array<std::string_view, 12> wide_marks = {"’", "‘", "“", "”", "–", "—",
                                                         "…", "؟", "،", "۔", "؛", "\u00A0"};

bool is_word_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
           (static_cast<unsigned char>(c) >= 0x80);
}

std::size_t wide_mark_at(std::string_view text) {
    for (const std::string_view mark : wide_marks) {
        if (text.starts_with(mark)) return mark.size();
    }
    return 0;
}

// " what is your name ": lower case, one space around each word, no marks.
std::string spaced(std::string_view text) {
    std::string words = " ";
    while (!text.empty()) {
        const std::size_t mark = wide_mark_at(text);
        char c = text.front();
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        if (mark == 0 && is_word_byte(c)) {
            words += c;
        } else if (words.back() != ' ') {
            words += ' ';
        }
        text.remove_prefix(mark == 0 ? 1 : mark);
    }
    if (words.back() != ' ') words += ' ';
    return words;
}

bool says(const std::string& words, const Asked& asked) {
    for (const std::string_view phrase : asked.whole) {
        if (std::string_view(words).substr(1) == std::string(phrase) + " ") return true;
    }
    for (const std::string_view phrase : asked.within) {
        if (words.find(" " + std::string(phrase) + " ") != std::string::npos) return true;
    }
    return false;
}

std::optional<std::string_view> asked_in(std::string_view text) {
    const std::string words = spaced(text);
    for (const Asked& asked : all_asked) {
        if (says(words, asked)) return asked.what;
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::string_view> asks_who(const Question& question) {
    if (!takes_text(question.type)) return std::nullopt;
    if (const auto asked = asked_in(question.id)) return asked;
    for (const auto& [language, prompt] : question.prompt.by_language) {
        if (const auto asked = asked_in(prompt)) return asked;
    }
    return std::nullopt;
}

}  // namespace candour::survey
