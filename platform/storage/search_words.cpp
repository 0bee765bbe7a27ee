// platform/storage/search_words.cpp: Unicode's case folding and word boundaries (UAX 29).
#include "platform/storage/search_words.h"

#include <algorithm>
#include <map>
#include <memory>
#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

namespace candour::platform {

namespace {

// Letters that nobody types alike on every keyboard, and that decompose into nothing.
UChar32 usual_letter(UChar32 letter) {
    static const std::map<UChar32, UChar32> usual = {
        {0x142, 'l'},   {0xf8, 'o'},    {0x111, 'd'},   {0x127, 'h'},
        {0x131, 'i'},   {0xe6, 'a'},    {0x153, 'o'},   {0xfe, 't'},
        {0xf0, 'd'},    {0x64a, 0x6cc}, {0x649, 0x6cc}, {0x643, 0x6a9},
        {0x629, 0x647}, {0x6c1, 0x647}, {0x6be, 0x647}, {0x6d2, 0x6cc},
    };
    const auto found = usual.find(letter);
    return found == usual.end() ? letter : found->second;
}

// Marks that writers leave out, or that only lengthen a line. Elsewhere they make another word.
bool may_be_left_out(UChar32 mark, UScriptCode script) {
    if (mark == 0x640) return true;  // Tatweel.
    if (u_charType(mark) != U_NON_SPACING_MARK) return false;
    return script == USCRIPT_LATIN || script == USCRIPT_GREEK || script == USCRIPT_CYRILLIC ||
           script == USCRIPT_ARABIC || script == USCRIPT_HEBREW;
}

bool is_of_a_word(UChar32 character) {
    const int type = u_charType(character);
    return u_isalnum(character) || type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK;
}

// Accents stand after their letter here, and may go by its script.
icu::UnicodeString plain_letters(const icu::UnicodeString& decomposed) {
    icu::UnicodeString plain;
    UScriptCode script = USCRIPT_COMMON;
    for (std::int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
        const UChar32 character = decomposed.char32At(i);
        UErrorCode code = U_ZERO_ERROR;
        const UScriptCode own = uscript_getScript(character, &code);
        if (own != USCRIPT_INHERITED) script = own;
        if (!may_be_left_out(character, script)) plain.append(usual_letter(character));
    }
    return plain;
}

icu::UnicodeString folded(std::string_view text) {
    UErrorCode code = U_ZERO_ERROR;
    const auto* fold = icu::Normalizer2::getNFKCCasefoldInstance(code);
    const auto* decompose = icu::Normalizer2::getNFDInstance(code);
    const auto* compose = icu::Normalizer2::getNFCInstance(code);
    if (U_FAILURE(code)) return {};
    const auto source = icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    const icu::UnicodeString plain =
        plain_letters(decompose->normalize(fold->normalize(source, code), code));
    icu::UnicodeString composed = compose->normalize(plain, code);
    return U_FAILURE(code) ? icu::UnicodeString() : composed;
}

// Without apostrophes and whatever else stands inside a word; cut at a whole character.
std::string word_of(const icu::UnicodeString& piece) {
    std::string word;
    for (std::int32_t i = 0; i < piece.length(); i = piece.moveIndex32(i, 1)) {
        const UChar32 character = piece.char32At(i);
        if (!is_of_a_word(character)) continue;
        std::string utf8;
        icu::UnicodeString(character).toUTF8String(utf8);
        if (word.size() + utf8.size() > search_word_bytes_max) break;
        word += utf8;
    }
    return word;
}

}  // namespace

std::set<std::string> search_words(std::string_view text) {
    std::set<std::string> words;
    const icu::UnicodeString plain = folded(text);
    UErrorCode code = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> boundaries(
        icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), code));
    if (U_FAILURE(code)) return words;
    boundaries->setText(plain);
    std::int32_t begin = boundaries->first();
    for (std::int32_t end = boundaries->next(); end != icu::BreakIterator::DONE;
         begin = end, end = boundaries->next()) {
        std::string word = word_of(plain.tempSubStringBetween(begin, end));
        if (!word.empty()) words.insert(std::move(word));
        if (words.size() == search_words_max) break;
    }
    return words;
}

}  // namespace candour::platform
