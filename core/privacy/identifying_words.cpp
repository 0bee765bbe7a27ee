// Finding signs of a person in a text.
#include "core/privacy/identifying_words.h"

#include <algorithm>
#include <array>

#include "core/privacy/identifying_patterns.h"
#include "core/privacy/word_runs.h"

namespace candour::privacy {
namespace {

using Findings = std::vector<IdentifyingFinding>;

// A place of the text that one finding has is no other's.
void add(Findings& findings, IdentifyingFinding finding) {
    const std::size_t end = finding.at + finding.words.size();
    const bool taken = std::ranges::any_of(findings, [&](const IdentifyingFinding& other) {
        return finding.at < other.at + other.words.size() && other.at < end;
    });
    if (!taken) findings.push_back(std::move(finding));
}

bool starts_large(std::string_view word) { return !(word[0] >= 'a' && word[0] <= 'z'); }

void add_phrase(Findings& findings, Identifying kind, std::string_view text, const Words& words,
                const Words& phrase) {
    for (const std::size_t first : runs_of(words, phrase)) {
        const Word& last = words[first + phrase.size() - 1];
        const std::size_t at = words[first].at;
        add(findings, {kind, at, std::string(text.substr(at, last.end() - at))});
    }
}

// The whole name; and each part of it, where it is written as a name is.
void add_staff(Findings& findings, std::string_view text, const Words& words,
               const KnownWords& known) {
    for (const std::string& name : known.staff) {
        const Words parts = words_of(name);
        add_phrase(findings, Identifying::Staff, text, words, parts);
        for (const Word& part : parts) {
            constexpr std::size_t initials = 2;
            if (part.folded.size() <= initials) continue;
            for (const Word& word : words) {
                if (word.folded != part.folded || !starts_large(text.substr(word.at))) continue;
                add(findings,
                    {Identifying::Staff, word.at, std::string(text.substr(word.at, word.size))});
            }
        }
    }
}

// Both words of a likely name, unless each is a word of a name that everybody knows.
bool is_public(std::string_view name, const std::vector<Words>& public_names) {
    return std::ranges::all_of(words_of(name), [&](const Word& word) {
        return std::ranges::any_of(public_names, [&](const Words& one) {
            return std::ranges::find(one, word.folded, &Word::folded) != one.end();
        });
    });
}

}  // namespace

std::vector<IdentifyingFinding> identifying_words(std::string_view whole, const KnownWords& known) {
    const std::string_view text = whole.substr(0, identifying_text_bytes_max);
    const Words words = words_of(text);
    std::vector<Words> public_names;
    for (const std::string& name : known.public_names)
        public_names.push_back(words_of(name));
    Findings findings;
    for (const IdentifyingFinding& found : pattern_findings(text)) {
        if (found.kind != Identifying::Name) add(findings, found);
    }
    for (const std::string& place : known.places)
        add_phrase(findings, Identifying::Place, text, words, words_of(place));
    add_staff(findings, text, words, known);
    for (const IdentifyingFinding& found : pattern_findings(text)) {
        if (found.kind == Identifying::Name && !is_public(found.words, public_names))
            add(findings, found);
    }
    std::vector<QuotedTexts> contacts;
    for (const KnownContact& one : known.contacts)
        contacts.push_back({one.words, one.redacted});
    std::vector<IdentifyingFinding> quotes;
    for (const WordRun& run : quoted_runs(words, contacts, quote_words_max)) {
        const std::size_t at = words[run.first].at;
        const std::size_t end = words[run.first + run.count - 1].end();
        quotes.push_back({Identifying::Quote, at, std::string(text.substr(at, end - at)),
                          known.contacts[run.from].id});
    }
    // A sign of a person within a quote does not hide that it is one.
    findings.insert(findings.end(), quotes.begin(), quotes.end());
    std::ranges::sort(findings, {}, &IdentifyingFinding::at);
    return findings;
}

std::string_view what_to_do(Identifying kind) {
    switch (kind) {
        case Identifying::Email:
            return "This is an e-mail address. Take it out; the page already says how to reach "
                   "you.";
        case Identifying::Postcode:
            return "This is a postcode. A few homes share one: take it out.";
        case Identifying::NhsNumber:
            return "This is an NHS number. It is one person's: take it out.";
        case Identifying::Phone:
            return "This looks like a telephone number or a number of a case. Take it out.";
        case Identifying::Date:
            return "A day can tell who was there. Write the month, or no time at all.";
        case Identifying::Age:
            return "An age can tell who it was. Take it out.";
        case Identifying::SmallNumber:
            return "So few people can be picked out. Write “some people”, or say what was asked "
                   "for.";
        case Identifying::Place:
            return "A place can tell whose home or visit it was. Name the service, or nothing.";
        case Identifying::Staff:
            return "Somebody who works here has this name. Write what the team did.";
        case Identifying::Name:
            return "This looks like a person's name. Take it out.";
        case Identifying::Quote:
            return "One person wrote these words and would know them again. Say it in your own "
                   "words, or quote the redacted text of this contact; no reason lets anything "
                   "else stand.";
        case Identifying::Other:
            return "";
    }
    return "";
}

std::string_view name_of(Identifying kind) {
    constexpr std::array<std::string_view, identifying_kinds> names = {
        "email",        "postcode", "nhs_number", "phone", "date",  "age",
        "small_number", "place",    "staff",      "name",  "quote", "other"};
    return names[static_cast<std::size_t>(kind)];
}

bool is_nhs_number(std::string_view digits) {
    if (digits.size() != 10) return false;
    int sum = 0;
    for (std::size_t i = 0; i < 9; ++i)
        sum += (digits[i] - '0') * static_cast<int>(10 - i);
    const int check = (11 - sum % 11) % 11;
    return check != 10 && check == digits[9] - '0';
}

}  // namespace candour::privacy
