// The kinds of contact (requirements W2, C1, P1, W3): those that a visitor may choose, and those
// that are parted from them or follow them so that nobody can link what should not be linked.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace candour::feedback {

enum class ContactKind {
    Suggestion,
    Question,
    Information,
    Compliment,
    Dissatisfaction,
    Complaint,
    SurveyAnswer,
    // No organisation offers these.
    Text,         // What was written in a survey, sent apart from its answers (words_apart.h).
    Help,         // "I want help now": sent at once, linked to nothing else (architecture §4.6).
    FollowUp,     // A receipt's holder answers back (privacy/receipt_keys.h).
    Forget,       // A receipt's holder wants the replies deleted.
    Involvement,  // Wishes to be involved, apart from what was said (requirement W6).
};

inline constexpr std::array<ContactKind, 12> all_contact_kinds = {
    ContactKind::Suggestion,
    ContactKind::Question,
    ContactKind::Information,
    ContactKind::Compliment,
    ContactKind::Dissatisfaction,
    ContactKind::Complaint,
    ContactKind::SurveyAnswer,
    ContactKind::Text,
    ContactKind::Help,
    ContactKind::FollowUp,
    ContactKind::Forget,
    ContactKind::Involvement,
};

// What an organisation may offer and a visitor choose.
inline constexpr std::array<ContactKind, 7> offerable_contact_kinds = {
    ContactKind::Suggestion,   ContactKind::Question,        ContactKind::Information,
    ContactKind::Compliment,   ContactKind::Dissatisfaction, ContactKind::Complaint,
    ContactKind::SurveyAnswer,
};
bool is_offerable(ContactKind kind);

// Whether lists of contacts, their counts and searches have it. Survey answers are only counted;
// who asks for help now, and who wishes to be involved, are lists of their own for whoever may
// read them.
bool is_listed(ContactKind kind);

// "suggestion" … "involvement": the stable name in files, the database and addresses.
std::string_view name_of(ContactKind kind);
std::optional<ContactKind> contact_kind_from(std::string_view name);

// Where the words come in (architecture §4.5): decides the release rule.
// Paper: sheets, interviews and focus groups that staff key in (requirement W3b).
// Equality: the equality questions, wherever they were answered. Apart: wishes to be involved,
// wherever they were said; nothing uses it yet.
enum class Channel { Reception, HomeVisit, Event, Paper, Equality, Apart };

inline constexpr std::array<Channel, 6> all_channels = {Channel::Reception, Channel::HomeVisit,
                                                        Channel::Event,     Channel::Paper,
                                                        Channel::Equality,  Channel::Apart};
// Whether it says where the words came in: neither Equality nor Apart does.
bool is_place(Channel channel);
// "reception", "home_visit", "event", "paper", "equality", "apart".
std::string_view name_of(Channel channel);
std::optional<Channel> channel_from(std::string_view name);

// Whose rule of the release policy holds for a contact. Where words are read apart (words_apart.h):
// that of Text for a home visit's contacts that consist of words, whatever they are called, but for
// complaints, which have one of their own. Else that of its kind.
ContactKind released_as(Channel channel, ContactKind kind, bool words_apart);

}  // namespace candour::feedback
