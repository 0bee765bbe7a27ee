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

std::string_view behalf_in_words(Behalf behalf) {
    switch (behalf) {
        case Behalf::NotSaid:
            return "";
        case Behalf::Self:
            return N_("Themselves");
        case Behalf::Relative:
            return N_("Somebody in their family");
        case Behalf::Carer:
            return N_("Somebody they care for");
        case Behalf::Advocate:
            return N_("Somebody whose advocate they are");
        case Behalf::Councillor:
            return N_("Somebody whose councillor they are");
        case Behalf::Group:
            return N_("Several people together");
        case Behalf::Other:
            return N_("Somebody else");
    }
    return "";
}

// Whatever the text is: an older kiosk may have written another.
std::string consent_in_words(const std::string& name, const PageLanguage& language) {
    switch (feedback::consent_from(name).value_or(Consent::NotSaid)) {
        case Consent::NotSaid:
            return shown_text(name);
        case Consent::Said:
            return language.tr("They agree, and said so");
        case Consent::Wrote:
            return language.tr("They agree, in writing");
        case Consent::NotYet:
            return language.tr("They have not been asked or have not agreed yet");
        case Consent::Cannot:
            return language.tr("They cannot say");
    }
    return "";
}

std::string_view answer_in_words(AnswerWanted answer) {
    switch (answer) {
        case AnswerWanted::NotSaid:
            return "";
        case AnswerWanted::InWriting:
            return N_("Yes, in writing");
        case AnswerWanted::Told:
            return N_("Yes, somebody should tell them");
        case AnswerWanted::None:
            return N_("No, they want none");
    }
    return "";
}

std::string_view support_in_words(Support support) {
    switch (support) {
        case Support::Expenses:
            return N_("Their expenses");
        case Support::Transport:
            return N_("Transport");
        case Support::CarersCosts:
            return N_("Care for somebody they look after");
        case Support::Advocacy:
            return N_("An advocate");
        case Support::Interpreter:
            return N_("An interpreter");
        case Support::Signer:
            return N_("A sign language interpreter");
        case Support::Translation:
            return N_("Letters in their language");
        case Support::HelpToWrite:
            return N_("Help to write");
    }
    return "";
}

std::string all_in_words(const std::vector<Support>& support, const PageLanguage& language) {
    std::string words;
    for (const Support one : support)
        words += (words.empty() ? "" : "; ") + language.tr(support_in_words(one));
    return words;
}

std::string interpreter_in_words(const std::string& wanted, const PageLanguage& language) {
    if (wanted.empty() || is_language_tag(wanted)) {
        return wanted.empty() ? "" : language_in_words(wanted, language);
    }
    return shown_text(wanted);
}

}  // namespace

std::vector<FactRow> said_beside(const feedback::Contact& contact, const PageLanguage& language) {
    const feedback::ComplaintFacts& facts = contact.facts;
    std::vector<FactRow> rows;
    const auto add = [&](std::string label, std::string said) {
        if (!said.empty()) rows.push_back({std::move(label), std::move(said)});
    };
    // Nothing stays nothing: a catalogue has no translation of it.
    const auto in_words = [&language](std::string_view english) {
        return english.empty() ? std::string{} : language.tr(english);
    };
    add(language.tr("Who it is for"), in_words(behalf_in_words(facts.behalf)));
    add(language.tr("Whether that person agrees"), consent_in_words(contact.consent, language));
    add(language.tr("Answer wanted"), in_words(answer_in_words(facts.answer)));
    if (!facts.person.empty()) {
        add(language.tr("Contact details"),
            language.tr("They left some. Only the person who deals with it may see them."));
    }
    add(language.tr("Help asked for"), all_in_words(facts.support, language));
    add(language.tr("Language of that help"),
        interpreter_in_words(facts.interpreter_language, language));
    return rows;
}

}  // namespace candour::console
