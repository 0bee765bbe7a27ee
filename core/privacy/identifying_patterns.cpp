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
    "gorffennaf|awst|medi|hydref|tachwedd|rhagfyr)";
constexpr const char* weekdays =
    "(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|llun|mawrth|mercher|iau|gwener|"
    "lun|fawrth|fercher|wener|"
    "sadwrn|sul)";
constexpr const char* people =
    "(?:person|people|tenants?|residents?|customers?|clients?|patients?|visitors?|users?|members?|"
    "neighbours?|families|family|households?|wom[ae]n|m[ae]n|lady|ladies|gentlem[ae]n|child|"
    "children|parents?|mothers?|fathers?|carers?|volunteers?|workers?|staff|students?|learners?|"
    "girls?|boys?|complaints?|complainants?|unigolyn|person|tenant|tenantiaid|cleient|cleientiaid|"
    "claf|glaf|cleifion|teulu|deulu|denant|gleient|cwsmer|gwsmer|cwsmeriaid|fenyw|ddyn|blentyn|"
    "ymwelwyr|ymwelydd|menyw|dyn|plentyn)";
constexpr const char* capital = "\\p{Lu}[\\p{L}'’-]+";

struct Pattern {
    Identifying kind;
    RE2 expression;  // Its first group is what is found.
    Pattern(Identifying of, const std::string& source) : kind(of), expression(source) {}
};

// Never changed after it was made.
const std::vector<std::unique_ptr<Pattern>>& patterns() {
    static const std::vector<std::unique_ptr<Pattern>> all = [] {
        const std::string month = months;
        const std::string name = capital;
        std::vector<std::unique_ptr<Pattern>> made;
        const auto add = [&made](Identifying kind, const std::string& source) {
            made.push_back(std::make_unique<Pattern>(kind, source));
            CHECK(made.back()->expression.ok());
        };
        add(Identifying::Email, "([^\\s@<>()]+@[^\\s@<>()]+\\.[\\p{L}\\d]+)");
        add(Identifying::Postcode, "(?i)\\b([A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2})\\b");
        add(Identifying::Phone, "(\\+?\\(?\\d(?:[ ()-]{0,2}\\d){5,17})");
        add(Identifying::Date, "(?i)\\b(\\d{1,2}(?:st|nd|rd|th)?(?: of)? " + month + ")\\b");
        add(Identifying::Date, "(?i)\\b(" + month + " \\d{1,2}(?:st|nd|rd|th)?)\\b");
        add(Identifying::Date, "\\b(\\d{1,4}[/.-]\\d{1,2}[/.-]\\d{1,4})\\b");
        add(Identifying::Date, std::string("(?i)\\b((?:on|last|that|ar|nos|dydd) (?:dydd |nos )?") +
                                   weekdays + ")\\b");
        add(Identifying::Age, "(?i)\\b(age[ds]? (?:of )?\\d{1,3})\\b");
        add(Identifying::Age, "(?i)\\b(\\d{1,3}[ -]years?[ -]old)\\b");
        add(Identifying::Age, "(?i)\\b(\\d{1,3}(?: mlwydd)? oed)\\b");
        add(Identifying::Age, "(?i)\\b(in (?:her|his|their) (?:early |mid[ -]|late )?\\d0s)\\b");
        add(Identifying::SmallNumber,
            std::string("(?i)\\b((?:[1-7]|one|two|three|four|five|six|seven|a couple of|un|dau|dwy|"
                        "tri|tair|pedwar|pedair|pump|chwech?|saith)(?: of (?:our|the|my))?"
                        "(?: \\p{L}+)? ") +
                people + ")\\b");
        add(Identifying::SmallNumber,
            "(?i)\\b(an? (?:\\p{L}+ )?(?:woman|man|lady|gentleman|mother|father|girl|boy|widow|"
            "widower|grandmother|grandfather))\\b");
        add(Identifying::Place, "\\b(\\d{1,4}[A-Za-z]?,? (?:" + name +
                                    " ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Close|Court|Drive|"
                                    "Terrace|Way|Place|Gardens|Crescent|Square|Walk))\\b");
        add(Identifying::Place,
            "\\b(\\d{1,4}[A-Za-z]?,? (?:Heol|Stryd|Ffordd|Lôn|Maes)(?: \\p{L}+)"
            "{1,3})\\b");
        add(Identifying::Name,
            "\\b((?i:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|rev|reverend|cllr|councillor|"
            "nurse|matron|doctor|bnr|parch)\\.? +" +
                name + "(?: " + name + ")?)");
        // In the middle of a sentence, where an ordinary word is small.
        add(Identifying::Name, "[\\p{Ll}\\d,;] (" + name + " " + name + ")");
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

// A long number may be one of several things, or "2025 2026".
std::optional<Identifying> kind_of_number(std::string_view number) {
    const std::string digits = digits_of(number);
    if (digits[0] != '0' && is_nhs_number(digits)) return Identifying::NhsNumber;
    const bool in_one = std::ranges::all_of(number, [](char c) { return c >= '0' && c <= '9'; });
    constexpr std::size_t phone_digits_min = 9;
    if (digits.size() >= phone_digits_min || in_one) return Identifying::Phone;
    return std::nullopt;
}

}  // namespace

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
