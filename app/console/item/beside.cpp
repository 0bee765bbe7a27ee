// The facts beside a complaint in plain words.
#include "app/console/item/beside.h"

#include "app/console/words.h"
#include "core/base/locale_text.h"

namespace candour::console {
namespace {

using feedback::AnswerWanted;
using feedback::Behalf;
using feedback::Consent;
using feedback::Support;

std::string behalf_in_words(Behalf behalf) {
    switch (behalf) {
        case Behalf::NotSaid:
            return "";
        case Behalf::Self:
            return "Themselves";
        case Behalf::Relative:
            return "Somebody in their family";
        case Behalf::Carer:
            return "Somebody they care for";
        case Behalf::Advocate:
            return "Somebody whose advocate they are";
        case Behalf::Councillor:
            return "Somebody whose councillor they are";
        case Behalf::Group:
            return "Several people together";
        case Behalf::Other:
            return "Somebody else";
    }
    return "";
}

// Whatever the text is: an older kiosk may have written another.
std::string consent_in_words(const std::string& name) {
    switch (feedback::consent_from(name).value_or(Consent::NotSaid)) {
        case Consent::NotSaid:
            return shown_text(name);
        case Consent::Said:
            return "They agree, and said so";
        case Consent::Wrote:
            return "They agree, in writing";
        case Consent::NotYet:
            return "They have not been asked or have not agreed yet";
        case Consent::Cannot:
            return "They cannot say";
    }
    return "";
}

std::string answer_in_words(AnswerWanted answer) {
    switch (answer) {
        case AnswerWanted::NotSaid:
            return "";
        case AnswerWanted::InWriting:
            return "Yes, in writing";
        case AnswerWanted::Told:
            return "Yes, somebody should tell them";
        case AnswerWanted::None:
            return "No";
    }
    return "";
}

std::string support_in_words(Support support) {
    switch (support) {
        case Support::Expenses:
            return "Their expenses";
        case Support::Transport:
            return "Transport";
        case Support::CarersCosts:
            return "Care for somebody they look after";
        case Support::Advocacy:
            return "An advocate";
        case Support::Interpreter:
            return "An interpreter";
        case Support::Signer:
            return "A sign language interpreter";
        case Support::Translation:
            return "Letters in their language";
        case Support::HelpToWrite:
            return "Help to write";
    }
    return "";
}

std::string all_in_words(const std::vector<Support>& support) {
    std::string words;
    for (const Support one : support)
        words += (words.empty() ? "" : "; ") + support_in_words(one);
    return words;
}

std::string interpreter_in_words(const std::string& language) {
    if (language.empty() || is_language_tag(language)) {
        return language.empty() ? "" : language_in_words(language);
    }
    return shown_text(language);
}

}  // namespace

std::vector<FactRow> said_beside(const feedback::Contact& contact) {
    const feedback::ComplaintFacts& facts = contact.facts;
    std::vector<FactRow> rows;
    const auto add = [&](const char* label, std::string said) {
        if (!said.empty()) rows.push_back({label, std::move(said)});
    };
    add("Who it is for", behalf_in_words(facts.behalf));
    add("Whether that person agrees", consent_in_words(contact.consent));
    add("Answer wanted", answer_in_words(facts.answer));
    if (!facts.person.empty()) {
        add("Contact details", "They left some. Only the person who deals with it may see them.");
    }
    add("Help asked for", all_in_words(facts.support));
    add("Language of that help", interpreter_in_words(facts.interpreter_language));
    return rows;
}

}  // namespace candour::console
