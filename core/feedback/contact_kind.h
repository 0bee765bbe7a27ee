// The kinds of contact that a visitor may choose (requirements W2, C1, P1, W3).
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
};

inline constexpr std::array<ContactKind, 7> all_contact_kinds = {
    ContactKind::Suggestion,   ContactKind::Question,        ContactKind::Information,
    ContactKind::Compliment,   ContactKind::Dissatisfaction, ContactKind::Complaint,
    ContactKind::SurveyAnswer,
};

// "suggestion" … "survey_answer": the stable name in files, the database and addresses.
std::string_view name_of(ContactKind kind);
std::optional<ContactKind> contact_kind_from(std::string_view name);

// Where the words come in (architecture §4.5): decides the release rule.
// Paper: sheets, interviews and focus groups that staff key in (requirement W3b).
// Equality: the equality questions, wherever they were answered.
enum class Channel { Reception, HomeVisit, Event, Paper, Equality };

inline constexpr std::array<Channel, 5> all_channels = {
    Channel::Reception, Channel::HomeVisit, Channel::Event, Channel::Paper, Channel::Equality};
// "reception", "home_visit", "event", "paper", "equality".
std::string_view name_of(Channel channel);
std::optional<Channel> channel_from(std::string_view name);

}  // namespace candour::feedback
