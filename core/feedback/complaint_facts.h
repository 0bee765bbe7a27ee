// What a person may say beside the words of a complaint or dissatisfaction: on whose behalf
// (requirements P2, C5), what answer (D10), what support (W7, C4), and how to reach them. Each is
// asked once, and may be left out.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace candour::feedback {

// Whom it is about: the person who writes, or somebody for whom they write as one of these.
enum class Behalf : std::uint8_t {
    NotSaid,
    Self,
    Relative,
    Carer,
    Advocate,
    Councillor,
    Group,  // For several people together (P4).
    Other,
};

// Whether the person concerned agrees, and how they said so (P2).
enum class Consent : std::uint8_t {
    NotSaid,
    Said,
    Wrote,
    NotYet,
    Cannot,  // Say whether: a child, somebody without capacity, somebody who died.
};

enum class AnswerWanted : std::uint8_t { NotSaid, InWriting, Told, None };

enum class Support : std::uint8_t {
    Expenses,
    Transport,
    CarersCosts,
    Advocacy,
    Interpreter,
    Signer,
    Translation,
    HelpToWrite,
};

enum class ReachBy : std::uint8_t { NotGiven, Phone, Email, Letter, Other };

inline constexpr std::array<Behalf, 7> all_behalves = {
    Behalf::Self,       Behalf::Relative, Behalf::Carer, Behalf::Advocate,
    Behalf::Councillor, Behalf::Group,    Behalf::Other};
inline constexpr std::array<Consent, 4> all_consents = {Consent::Said, Consent::Wrote,
                                                        Consent::NotYet, Consent::Cannot};
inline constexpr std::array<AnswerWanted, 3> all_answers_wanted = {
    AnswerWanted::InWriting, AnswerWanted::Told, AnswerWanted::None};
inline constexpr std::array<Support, 8> all_supports = {
    Support::Expenses,    Support::Transport, Support::CarersCosts, Support::Advocacy,
    Support::Interpreter, Support::Signer,    Support::Translation, Support::HelpToWrite};
inline constexpr std::array<ReachBy, 4> all_reach_by = {ReachBy::Phone, ReachBy::Email,
                                                        ReachBy::Letter, ReachBy::Other};

// The stable names in content, plays and addresses: "self", "not_yet", "in_writing",
// "carers_costs", "email". What is not said is the empty text.
std::string_view name_of(Behalf behalf);
std::string_view name_of(Consent consent);
std::string_view name_of(AnswerWanted answer);
std::string_view name_of(Support support);
std::string_view name_of(ReachBy reach);
std::optional<Behalf> behalf_from(std::string_view name);
std::optional<Consent> consent_from(std::string_view name);
std::optional<AnswerWanted> answer_wanted_from(std::string_view name);
std::optional<Support> support_from(std::string_view name);
std::optional<ReachBy> reach_by_from(std::string_view name);

// Somebody else's consent is asked for: of relatives, carers, advocates, councillors and others.
bool needs_consent(Behalf behalf);

// An answer that has to find the person.
bool wants_answer(AnswerWanted answer);

// Who the person is, when they chose to say so for an answer. It travels sealed with the complaint;
// the office keeps it apart from the words and shows it to the handler alone.
struct PersonDetails {
    std::string name;  // May be empty: a number alone can be rung.
    ReachBy reach_by = ReachBy::NotGiven;
    std::string value;  // The number, the e-mail address, the address …
    bool empty() const { return name.empty() && reach_by == ReachBy::NotGiven && value.empty(); }
    bool operator==(const PersonDetails&) const = default;
};

struct ComplaintFacts {
    Behalf behalf = Behalf::NotSaid;
    AnswerWanted answer = AnswerWanted::NotSaid;
    std::vector<Support> support{};      // In the order of all_supports, none twice.
    std::string interpreter_language{};  // A tag, or a language's name as it was written.
    PersonDetails person{};
    bool empty() const;
    bool has(Support one) const;
    // In its place, or out again.
    void turn(Support one);
    bool operator==(const ComplaintFacts&) const = default;
};

// Overwrites every text in it, and forgets the rest.
void wipe(PersonDetails& person);
void wipe(ComplaintFacts& facts);

}  // namespace candour::feedback
