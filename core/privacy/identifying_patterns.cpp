// Regular expressions of RE2, which never goes back and so takes no longer for a hostile text.
#include "core/privacy/identifying_patterns.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <re2/re2.h>

#include "core/base/check.h"

namespace candour::privacy {
namespace {

constexpr const char* months =
    "(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|ionawr|chwefror|mawrth|ebrill|mai|mehefin|"
    "gorffennaf|awst|medi|hydref|tachwedd|rhagfyr|fawrth|fai|fehefin|orffennaf|fedi|dachwedd|"
    "ragfyr)";
constexpr const char* weekdays =
    "(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|llun|mawrth|mercher|iau|gwener|"
    "lun|fawrth|fercher|wener|"
    "sadwrn|sul)";
// "12", "3rd", "1af", "4ydd".
constexpr const char* day_number = "\\d{1,2}(?:st|nd|rd|th|af|il|ydd|ed|fed|eg|ain)?";
constexpr const char* people =
    "(?:person|people|tenants?|residents?|customers?|clients?|patients?|visitors?|users?|members?|"
    "neighbours?|families|family|households?|wom[ae]n|m[ae]n|lady|ladies|gentlem[ae]n|child|"
    "children|parents?|mothers?|fathers?|carers?|volunteers?|workers?|staff|students?|learners?|"
    "girls?|boys?|complaints?|complainants?|unigolyn|person|tenant|tenantiaid|cleient|cleientiaid|"
    "claf|glaf|cleifion|teulu|deulu|denant|gleient|cwsmer|gwsmer|cwsmeriaid|fenyw|ddyn|blentyn|"
    "ymwelwyr|ymwelydd|menyw|dyn|plentyn)";
constexpr const char* capital = "\\p{Lu}[\\p{L}\\p{M}'’-]+";
// "J.", "de", "ap": what stands between a title and a name, or within one.
constexpr const char* between_names =
    "(?:\\p{Lu}\\.? ?|(?i:de la|de|du|da|dos|van der|van|von|der|den|bin|ibn|al|el|ap|ab|ferch|st|"
    "ní|nic|le)\\.? )";
// Which stand before names alone; and those that are words of other sentences too, so that only a
// capital letter tells a name.
constexpr const char* titles_alone = "mr|mrs|ms|mx|mister|cllr|bnr|parch|cyng";
constexpr const char* titles =
    "mr|mrs|ms|mx|mister|cllr|bnr|parch|cyng|miss|dr|prof|professor|sir|dame|lord|lady|rev|"
    "reverend|councillor|nurse|matron|sister|doctor|father|pastor|imam|rabbi|canon|uncle|aunt|"
    "auntie|aunty|pc|pcso|sgt|sergeant|inspector|captain|capt|major|judge|coach|nyrs|athro|"
    "cynghorydd|meddyg|anti|wncwl|mam-gu|nain|taid";
constexpr const char* who_is =
    "my name is|name's|name is|called|named|my (?:son|daughter|husband|wife|partner|mother|"
    "father|mum|mam|dad|brother|sister|friend|neighbour|carer|nan|child|boy|girl)|fy enw i yw|"
    "o'r enw";
constexpr const char* tens = "(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)";
constexpr const char* ones =
    "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    "sixteen|seventeen|eighteen|nineteen)";

struct Pattern {
    Identifying kind;
    RE2 expression;  // Its first group is what is found.
    Pattern(Identifying of, const std::string& source) : kind(of), expression(source) {}
};

using Patterns = std::vector<std::unique_ptr<Pattern>>;

void add(Patterns& made, Identifying kind, const std::string& source) {
    made.push_back(std::make_unique<Pattern>(kind, source));
    CHECK(made.back()->expression.ok());
}

void add_numbers(Patterns& made) {
    add(made, Identifying::Email, "([^\\s@<>()]+@[^\\s@<>()]+\\.[\\p{L}\\d]+)");
    // The letters that the second half never has keep "at 2 3pm" out.
    add(made, Identifying::Postcode,
        "(?i)\\b([A-Z]{1,2}\\d[A-Z\\d]?[ -]{0,2}\\d[ABD-HJLNP-UW-Z]{2}|GIR ?0AA)\\b");
    // First: the last part alone would be a number too.
    add(made, Identifying::Phone, "\\b(0\\d{2,4}(?:[./]\\d{2,7}){1,4})\\b");
    add(made, Identifying::Phone,
        "(\\+?\\(?\\d(?:[ ()\\x{a0}\\x{2010}-\\x{2013}-]{0,3}\\d){5,17})");
}

void add_days(Patterns& made) {
    const std::string month = months;
    const std::string day = day_number;
    const std::string year = "(?:,?[ -](?:19|20)\\d\\d)?";
    const std::string weekday = std::string("(?:(?:dydd |nos )?") + weekdays + ",? )?";
    add(made, Identifying::Date,
        "(?i)\\b(" + weekday + day + "(?: of| o)?[ -]{1,2}" + month + "\\b" + year + ")\\b");
    add(made, Identifying::Date,
        "(?i)\\b(" + weekday + month + " \\d{1,2}(?:st|nd|rd|th)?\\b" + year + ")\\b");
    add(made, Identifying::Date, "\\b(\\d{1,4}[/.-]\\d{1,2}[/.-]\\d{1,4})\\b");
    add(made, Identifying::Date, "(?i)\\b(?:on|since|until|from|ar) (\\d{1,2}/\\d{1,2})\\b");
    add(made, Identifying::Date,
        std::string("(?i)\\b((?:on|last|this|since|that|ar|nos|dydd) (?:dydd |nos )?") + weekdays +
            ")\\b");
    add(made, Identifying::Date, "(?i)\\b(yesterday|last night|ddoe|neithiwr)\\b");
}

void add_ages(Patterns& made) {
    const std::string old = "[ -]?(?:years?|yrs?|months?|weeks?)[ -]old";
    add(made, Identifying::Age, "(?i)\\b(age[ds]?:? (?:of )?\\d{1,3})\\b");
    add(made, Identifying::Age, "(?i)\\b(\\d{1,3}" + old + ")\\b");
    add(made, Identifying::Age, "(?i)\\b(\\d{1,3} ?(?:y/o|yo))\\b");
    add(made, Identifying::Age,
        std::string("(?i)\\b((?:") + tens + "(?:[ -]" + ones + ")?|" + ones + ")" + old + ")\\b");
    add(made, Identifying::Age, "(?i)\\b(\\d{1,3}(?: mlwydd)? oed)\\b");
    add(made, Identifying::Age,
        "(?i)\\b(in (?:my|her|his|their) (?:early |mid[ -]|late )?(?:\\d0s|teens|twenties|thirties|"
        "forties|fifties|sixties|seventies|eighties|nineties))\\b");
    add(made, Identifying::Age,
        "(?i)\\b(?:I am|I[’']m|(?:s?he|who) is|s?he[’']s|turned) (\\d{1,3})"
        "(?:[.,;:!?)]|$| and\\b| now\\b| next\\b| in\\b)");
}

void add_few(Patterns& made) {
    add(made, Identifying::SmallNumber,
        std::string("(?i)\\b((?:[1-7]|one|two|three|four|five|six|seven|a couple of|un|dau|dwy|"
                    "tri|tair|pedwar|pedair|pump|chwech?|saith)(?: of (?:our|the|my))?"
                    "(?: \\p{L}+)? ") +
            people + ")\\b");
    add(made, Identifying::SmallNumber,
        "(?i)\\b(an? (?:\\p{L}+ )?(?:woman|man|lady|gentleman|mother|father|girl|boy|widow|"
        "widower|grandmother|grandfather))\\b");
}

void add_places(Patterns& made) {
    add(made, Identifying::Place,
        std::string("\\b(\\d{1,4}[A-Za-z]?,? (?:") + capital +
            " ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Close|Court|Drive|"
            "Terrace|Way|Place|Gardens|Crescent|Square|Walk|Grove|Hill|Row|Mews|House|Park))\\b");
    add(made, Identifying::Place,
        "\\b(\\d{1,4}[A-Za-z]?,? (?:Heol|Stryd|Ffordd|Lôn|Maes|Rhodfa|Clos|Cilgant)"
        "(?: \\p{L}+){1,3})\\b");
}

void add_names(Patterns& made) {
    const std::string name = capital;
    const std::string gap = "[ \\t\\x{a0}]{1,3}";
    const std::string after_title = "(?:\\.?" + gap + "|\\.)";
    const std::string rest = "(?:" + gap + "(?:" + between_names + ")?" + name + "){0,2}";
    add(made, Identifying::Name,
        "\\b((?i:" + std::string(titles) + ")" + after_title + "(?:" + between_names + "){0,3}" +
            name + rest + ")");
    // "mr smith", as it is typed on a screen.
    add(made, Identifying::Name,
        "\\b((?i:" + std::string(titles_alone) +
            ")\\.? +(?:(?:de|van|al|ap|st) )?"
            "\\p{L}[\\p{L}\\p{M}'’-]+)");
    add(made, Identifying::Name,
        "\\b(?i:" + std::string(who_is) + "),? (" + name + "(?: " + name + ")?)");
    // In the middle of a sentence, where an ordinary word is small.
    add(made, Identifying::Name, "[\\p{Ll}\\d,;] (" + name + " " + name + ")");
}

// Never changed after it was made.
const Patterns& patterns() {
    static const Patterns all = [] {
        Patterns made;
        add_numbers(made);
        add_days(made);
        add_ages(made);
        add_few(made);
        add_places(made);
        add_names(made);
        return made;
    }();
    return all;
}

std::string digits_of(std::string_view text) {
    std::string digits;
    std::ranges::copy_if(text, std::back_inserter(digits),
                         [](char c) { return c >= '0' && c <= '9'; });
    return digits;
}

bool is_year(std::string_view digits) {
    return digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
}

// "2044 8888", as people write the number of their own town; no two years.
bool is_local_number(std::string_view number) {
    const std::size_t gap = number.find(' ');
    if (gap != 3 && gap != 4) return false;
    const std::string first = digits_of(number.substr(0, gap));
    const std::string last = digits_of(number.substr(gap));
    return first.size() == gap && last.size() == 4 && number.size() == gap + 5 && !is_year(last);
}

// A long number may be one of several things, or "2025 2026".
std::optional<Identifying> kind_of_number(std::string_view number) {
    const std::string digits = digits_of(number);
    if (digits[0] != '0' && is_nhs_number(digits)) return Identifying::NhsNumber;
    const bool in_one = std::ranges::all_of(number, [](char c) { return c >= '0' && c <= '9'; });
    constexpr std::size_t phone_digits_min = 9;
    if (digits.size() >= phone_digits_min || in_one || is_local_number(number))
        return Identifying::Phone;
    return std::nullopt;
}

}  // namespace

bool is_title(std::string_view word) {
    std::string_view all = titles;
    while (!all.empty()) {
        const std::string_view one = all.substr(0, all.find('|'));
        if (one == word) return true;
        all.remove_prefix(std::min(all.size(), one.size() + 1));
    }
    return false;
}

std::vector<IdentifyingFinding> pattern_findings(std::string_view text) {
    std::vector<IdentifyingFinding> findings;
    for (const auto& pattern : patterns()) {
        re2::StringPiece left(text.data(), text.size());
        re2::StringPiece found;
        while (RE2::FindAndConsume(&left, pattern->expression, &found)) {
            IdentifyingFinding finding{.kind = pattern->kind,
                                       .at = static_cast<std::size_t>(found.data() - text.data()),
                                       .words = std::string(found.data(), found.size())};
            if (finding.kind == Identifying::Phone) {
                const auto kind = kind_of_number(finding.words);
                if (!kind) continue;
                finding.kind = *kind;
            }
            findings.push_back(std::move(finding));
        }
    }
    return findings;
}

}  // namespace candour::privacy
