// The stable names of what is said beside a complaint, and forgetting it.
#include "core/feedback/complaint_facts.h"

#include <algorithm>

#include "core/base/bytes.h"

namespace candour::feedback {
namespace {

template <typename T, std::size_t count>
std::optional<T> named(const std::array<T, count>& all, T not_said, std::string_view name) {
    if (name.empty()) return not_said;
    const auto found = std::ranges::find_if(all, [&](const T one) { return name_of(one) == name; });
    return found == all.end() ? std::nullopt : std::optional<T>(*found);
}

}  // namespace

std::string_view name_of(Behalf behalf) {
    switch (behalf) {
        case Behalf::NotSaid:
            break;
        case Behalf::Self:
            return "self";
        case Behalf::Relative:
            return "relative";
        case Behalf::Carer:
            return "carer";
        case Behalf::Advocate:
            return "advocate";
        case Behalf::Councillor:
            return "councillor";
        case Behalf::Group:
            return "group";
        case Behalf::Other:
            return "other";
    }
    return "";
}

std::string_view name_of(Consent consent) {
    switch (consent) {
        case Consent::NotSaid:
            break;
        case Consent::Said:
            return "said";
        case Consent::Wrote:
            return "wrote";
        case Consent::NotYet:
            return "not_yet";
        case Consent::Cannot:
            return "cannot";
    }
    return "";
}

std::string_view name_of(AnswerWanted answer) {
    switch (answer) {
        case AnswerWanted::NotSaid:
            break;
        case AnswerWanted::InWriting:
            return "in_writing";
        case AnswerWanted::Told:
            return "told";
        case AnswerWanted::None:
            return "none";
    }
    return "";
}

std::string_view name_of(Support support) {
    switch (support) {
        case Support::Expenses:
            return "expenses";
        case Support::Transport:
            return "transport";
        case Support::CarersCosts:
            return "carers_costs";
        case Support::Advocacy:
            return "advocacy";
        case Support::Interpreter:
            return "interpreter";
        case Support::Signer:
            return "signer";
        case Support::Translation:
            return "translation";
        case Support::HelpToWrite:
            return "help_to_write";
    }
    return "";
}

std::string_view name_of(ReachBy reach) {
    switch (reach) {
        case ReachBy::NotGiven:
            break;
        case ReachBy::Phone:
            return "phone";
        case ReachBy::Email:
            return "email";
        case ReachBy::Letter:
            return "letter";
        case ReachBy::Other:
            return "other";
    }
    return "";
}

std::optional<Behalf> behalf_from(std::string_view name) {
    return named(all_behalves, Behalf::NotSaid, name);
}

std::optional<Consent> consent_from(std::string_view name) {
    return named(all_consents, Consent::NotSaid, name);
}

std::optional<AnswerWanted> answer_wanted_from(std::string_view name) {
    return named(all_answers_wanted, AnswerWanted::NotSaid, name);
}

std::optional<Support> support_from(std::string_view name) {
    for (const Support one : all_supports) {
        if (name_of(one) == name) return one;
    }
    return std::nullopt;
}

std::optional<ReachBy> reach_by_from(std::string_view name) {
    return named(all_reach_by, ReachBy::NotGiven, name);
}

bool needs_consent(Behalf behalf) {
    return behalf != Behalf::NotSaid && behalf != Behalf::Self && behalf != Behalf::Group;
}

bool wants_answer(AnswerWanted answer) {
    return answer == AnswerWanted::InWriting || answer == AnswerWanted::Told;
}

bool ComplaintFacts::empty() const { return *this == ComplaintFacts{}; }

bool ComplaintFacts::has(Support one) const {
    return std::ranges::find(support, one) != support.end();
}

void ComplaintFacts::turn(Support one) {
    if (std::erase(support, one) > 0) return;
    support.push_back(one);
    std::ranges::sort(support);
}

void wipe(PersonDetails& person) {
    candour::wipe(person.name);
    candour::wipe(person.value);
    person.reach_by = ReachBy::NotGiven;
}

void wipe(ComplaintFacts& facts) {
    wipe(facts.person);
    candour::wipe(facts.interpreter_language);
    // What somebody needs says something of them, too.
    std::ranges::fill(facts.support, Support::Expenses);
    facts.support.clear();
    facts.behalf = Behalf::NotSaid;
    facts.answer = AnswerWanted::NotSaid;
}

}  // namespace candour::feedback
