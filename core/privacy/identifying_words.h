// IdentifyingWords: what in a text that is to be published could tell who somebody is: the person
// who spoke, or the member of staff they spoke of (requirements C18, C22, W16).
//
// These are signs, not proof: a person reads the text too, and may let a finding stand with a
// reason. Names and words are looked for in English and Welsh; numbers, and whatever the caller
// gives, in every language. Time grows with the length of the texts, whatever they say.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace candour::privacy {

enum class Identifying : std::uint8_t {
    Email,
    Postcode,
    NhsNumber,  // Ten digits whose check digit is right (modulus 11).
    Phone,      // Or another long number: of a case, an account.
    Date,       // A day, not a month or a year.
    Age,
    SmallNumber,  // Of people: "one tenant".
    Place,        // A street with its number, or a place that was given.
    Staff,        // The name of somebody who works here, or a part of it.
    Name,
    Quote,  // More than 8 words one after the other, as one contact has them, that may not be
            // quoted.
    Other,  // What somebody chose to take out (redaction.h); never found.
};
inline constexpr std::size_t identifying_kinds = static_cast<std::size_t>(Identifying::Other) + 1;

struct IdentifyingFinding {
    Identifying kind = Identifying::Name;
    std::size_t at = 0;  // In bytes.
    std::string words;   // As they stand in the text.
    std::string from{};  // Of a quote: the id of the contact that has its first words.
    bool operator==(const IdentifyingFinding&) const = default;
};

// What a single person wrote, and what of it may be quoted at any length: what stands in its
// redacted text, which somebody kept (redaction.h).
struct KnownContact {
    std::string id{};
    std::vector<std::string> words{};
    std::vector<std::string> redacted{};
};

// What the caller knows.
struct KnownWords {
    std::vector<std::string> staff{};         // "Sam Shah".
    std::vector<std::string> places{};        // "Harbour House"; never public names of services.
    std::vector<std::string> public_names{};  // Of the organisation and its services: no findings.
    std::vector<KnownContact> contacts{};
};

// More is not read; a text to be published is far shorter.
inline constexpr std::size_t identifying_text_bytes_max = 16 << 10;
inline constexpr std::size_t quote_words_max = 8;

// In the order in which they stand; of two that overlap the one whose kind comes first above.
std::vector<IdentifyingFinding> identifying_words(std::string_view text, const KnownWords& known);

// One plain sentence: what is wrong with it, and what to do.
std::string_view what_to_do(Identifying kind);
// "small_number": for what is kept.
std::string_view name_of(Identifying kind);

// Whether ten digits are an NHS number by their check digit.
bool is_nhs_number(std::string_view digits);
// "mrs", "parch": what stands before a name, in small letters, and is none itself.
bool is_title(std::string_view word);

}  // namespace candour::privacy
