// The steps of an entry.
#include "core/feedback/you_said.h"

#include <algorithm>
#include <array>

#include "core/base/utf8.h"

namespace candour::feedback {
namespace {

constexpr std::array<std::string_view, 4> state_names = {"draft", "approved", "published",
                                                         "withdrawn"};

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

Error invalid(std::string what) { return {ErrorKind::Invalid, std::move(what)}; }

Status check_text(const std::string& text, const std::string& what) {
    if (is_blank(text)) return invalid("Write " + what + ".");
    if (!is_utf8(text) || character_count(text) > you_said_characters_max) {
        return invalid("Make " + what + " shorter: at most " +
                       std::to_string(you_said_characters_max) + " characters.");
    }
    return Unit{};
}

std::string text_in(const LocalText& text, const Language& language) {
    const auto found = text.by_language.find(language);
    return found == text.by_language.end() ? std::string() : found->second;
}

// Other words need another look: what was approved were these.
void begin_again(YouSaid& entry) {
    entry.state = YouSaidState::Draft;
    entry.approved_by.clear();
    entry.published.reset();
}

// What was accepted of words that are gone is gone too.
void forget_accepted(YouSaid& entry, const Language& language) {
    std::erase_if(entry.accepted, [&](const AcceptedFinding& one) {
        if (one.language != language) return false;
        return text_in(entry.said, language).find(one.words) == std::string::npos &&
               text_in(entry.did, language).find(one.words) == std::string::npos;
    });
}

// One person's words never stand by a reason: what may be quoted is in their redacted text. What
// was accepted of them before that rule counts no more.
bool can_be_accepted(const LanguageFinding& open) {
    return open.finding.kind != privacy::Identifying::Quote;
}

bool is_accepted(const YouSaid& entry, const LanguageFinding& open) {
    if (!can_be_accepted(open)) return false;
    return std::ranges::any_of(entry.accepted, [&](const AcceptedFinding& one) {
        return one.language == open.language && one.words == open.finding.words &&
               one.kind == privacy::name_of(open.finding.kind);
    });
}

void add_findings(std::vector<LanguageFinding>& open, const YouSaid& entry,
                  const YouSaidRules& rules, const LocalText& text, bool in_did) {
    for (const auto& [language, words] : text.by_language) {
        for (privacy::IdentifyingFinding& found : identifying_words(words, rules.known)) {
            LanguageFinding one{language, in_did, std::move(found)};
            if (!is_accepted(entry, one)) open.push_back(std::move(one));
        }
    }
}

bool has_language(const YouSaid& entry, const Language& language) {
    return !text_in(entry.said, language).empty() && !text_in(entry.did, language).empty();
}

std::string author_of(const YouSaid& entry, const Language& language) {
    const auto translation = entry.translations.find(language);
    return translation == entry.translations.end() ? entry.written_by
                                                   : translation->second.translated_by;
}

}  // namespace

std::string_view name_of(YouSaidState state) {
    return state_names[static_cast<std::size_t>(state)];
}

std::vector<LanguageFinding> open_findings(const YouSaid& entry, const YouSaidRules& rules) {
    std::vector<LanguageFinding> open;
    add_findings(open, entry, rules, entry.said, /*in_did=*/false);
    add_findings(open, entry, rules, entry.did, /*in_did=*/true);
    return open;
}

std::vector<std::string> what_lacks(const YouSaid& entry, const YouSaidRules& rules) {
    std::vector<std::string> lacks;
    const Language& first = rules.languages.front();
    if (!has_language(entry, first)) lacks.emplace_back("It has no words yet.");
    if (entry.contacts < rules.contacts_min) {
        lacks.push_back("Fewer than " + std::to_string(rules.contacts_min) +
                        " contacts have this theme: with so few, somebody could be picked out.");
    }
    if (is_blank(entry.evidence)) {
        lacks.emplace_back(entry.outcome == Outcome::Changed
                               ? "Say what shows that the change was made."
                               : "Say why nothing was changed.");
    }
    if (!entry.review) lacks.emplace_back("It needs a day on which it is looked at again.");
    const auto findings = open_findings(entry, rules);
    const auto open = static_cast<std::size_t>(std::ranges::count_if(findings, can_be_accepted));
    if (open < findings.size()) {
        lacks.emplace_back(
            "It quotes more than eight words of one person that are in no redacted text: change "
            "them, or keep a redacted text of that contact first.");
    }
    if (open > 0) {
        lacks.push_back(std::to_string(open) +
                        (open == 1 ? " sign of a person is" : " signs of a person are") +
                        " in its words: change them, or let a second person say why they may "
                        "stand.");
    }
    for (const Language& language : rules.languages) {
        if (has_language(entry, language) || entry.fallback_accepted) continue;
        lacks.push_back("It is not translated (" + language +
                        "), and nobody has said that it may be shown in another language.");
    }
    return lacks;
}

Result<YouSaid> with_words(YouSaid entry, const YouSaidWords& words, const YouSaidRules& rules,
                           const std::string& who) {
    if (entry.state == YouSaidState::Published)
        return invalid("It is published. Withdraw it first, then change it.");
    RETURN_IF_ERROR(check_text(words.theme, "the theme"));
    RETURN_IF_ERROR(check_text(words.said, "what people said"));
    RETURN_IF_ERROR(check_text(words.did, "what you did"));
    if (!is_blank(words.evidence))
        RETURN_IF_ERROR(check_text(words.evidence, "what shows the change"));
    if (words.contacts < 0) return invalid("Write how many contacts have this theme.");
    const Language& first = rules.languages.front();
    const bool other_words =
        text_in(entry.said, first) != words.said || text_in(entry.did, first) != words.did;
    if (other_words) {
        entry.said.by_language = {{first, words.said}};
        entry.did.by_language = {{first, words.did}};
        entry.translations.clear();  // Of words that are no more.
        entry.written_by = who;
        forget_accepted(entry, first);
        std::erase_if(entry.accepted,
                      [&](const AcceptedFinding& one) { return one.language != first; });
    }
    entry.theme = words.theme;
    entry.outcome = words.outcome;
    entry.evidence = words.evidence;
    entry.contacts = words.contacts;
    entry.review = words.review;
    entry.fallback_accepted = words.fallback_accepted;
    begin_again(entry);
    return entry;
}

Result<YouSaid> with_translation(YouSaid entry, const Language& language, const std::string& said,
                                 const std::string& did, const YouSaidRules& rules,
                                 const std::string& who) {
    if (entry.state == YouSaidState::Published)
        return invalid("It is published. Withdraw it first, then change it.");
    const auto& languages = rules.languages;
    if (language == languages.front() || std::ranges::find(languages, language) == languages.end())
        return Error{ErrorKind::NotFound, "there is no such language to translate it into"};
    RETURN_IF_ERROR(check_text(said, "what people said"));
    RETURN_IF_ERROR(check_text(did, "what you did"));
    if (text_in(entry.said, language) == said && text_in(entry.did, language) == did) return entry;
    entry.said.by_language[language] = said;
    entry.did.by_language[language] = did;
    entry.translations[language] = {.translated_by = who};
    forget_accepted(entry, language);
    begin_again(entry);
    return entry;
}

Result<YouSaid> with_review_of_translation(YouSaid entry, const Language& language,
                                           const std::string& who) {
    const auto translation = entry.translations.find(language);
    if (translation == entry.translations.end())
        return Error{ErrorKind::NotFound, "there is no such translation"};
    if (translation->second.translated_by == who)
        return Error{ErrorKind::Denied, "Somebody else has to read your translation."};
    translation->second.reviewed_by = who;
    return entry;
}

Result<YouSaid> with_accepted(YouSaid entry, const LanguageFinding& finding,
                              const std::string& reason, const std::string& who) {
    if (author_of(entry, finding.language) == who) {
        return Error{ErrorKind::Denied, "You wrote these words. Somebody else has to decide."};
    }
    if (!can_be_accepted(finding)) {
        return Error{ErrorKind::Denied,
                     "One person's words can be quoted from their redacted text alone, whatever "
                     "the reason."};
    }
    RETURN_IF_ERROR(check_text(reason, "why this may stand"));
    if (is_accepted(entry, finding)) return entry;
    entry.accepted.push_back({.language = finding.language,
                              .kind = std::string(privacy::name_of(finding.finding.kind)),
                              .words = finding.finding.words,
                              .accepted_by = who,
                              .reason = reason});
    return entry;
}

Result<YouSaid> approved(YouSaid entry, const YouSaidRules& rules, const std::string& who) {
    if (entry.state != YouSaidState::Draft) return invalid("It is no draft any more.");
    if (entry.written_by == who)
        return Error{ErrorKind::Denied, "You wrote it. Somebody else has to approve it."};
    const std::vector<std::string> lacks = what_lacks(entry, rules);
    if (!lacks.empty()) return invalid(lacks.front());
    entry.state = YouSaidState::Approved;
    entry.approved_by = who;
    return entry;
}

Result<YouSaid> published(YouSaid entry, const YouSaidRules& rules, CivilDay today) {
    if (entry.state != YouSaidState::Approved)
        return invalid("Only what a second person has approved is published.");
    // Staff, languages or k may be others by now.
    const std::vector<std::string> lacks = what_lacks(entry, rules);
    if (!lacks.empty()) return invalid(lacks.front());
    const CivilDay latest{std::chrono::year_month_day{today} +
                          std::chrono::months{you_said_months_max}};
    if (*entry.review <= today) return invalid("Its review day has to be after today.");
    if (*entry.review > latest + std::chrono::days{1})
        return invalid("Its review day has to be within a year.");
    entry.state = YouSaidState::Published;
    entry.published = today;
    return entry;
}

Result<YouSaid> withdrawn(YouSaid entry) {
    if (entry.state != YouSaidState::Published) return invalid("It is not published.");
    entry.state = YouSaidState::Withdrawn;
    return entry;
}

std::int64_t contacts_shown(std::int64_t contacts) { return contacts < 10 ? 0 : contacts / 5 * 5; }

bool stands_on(const YouSaid& entry, CivilDay today) {
    return entry.state == YouSaidState::Published && entry.review && today <= *entry.review;
}

}  // namespace candour::feedback
