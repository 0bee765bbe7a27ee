// The stable names of kinds and channels.
#include "core/feedback/contact_kind.h"

#include <algorithm>

#include "core/base/check.h"

namespace candour::feedback {

std::string_view name_of(ContactKind kind) {
    switch (kind) {
        case ContactKind::Suggestion:
            return "suggestion";
        case ContactKind::Question:
            return "question";
        case ContactKind::Information:
            return "information";
        case ContactKind::Compliment:
            return "compliment";
        case ContactKind::Dissatisfaction:
            return "dissatisfaction";
        case ContactKind::Complaint:
            return "complaint";
        case ContactKind::SurveyAnswer:
            return "survey_answer";
        case ContactKind::Text:
            return "text";
        case ContactKind::Help:
            return "help";
        case ContactKind::FollowUp:
            return "follow_up";
        case ContactKind::Forget:
            return "forget";
        case ContactKind::Involvement:
            return "involvement";
    }
    CHECK(false);
}

std::optional<ContactKind> contact_kind_from(std::string_view name) {
    for (const ContactKind kind : all_contact_kinds) {
        if (name_of(kind) == name) return kind;
    }
    return std::nullopt;
}

bool is_offerable(ContactKind kind) {
    return std::ranges::find(offerable_contact_kinds, kind) != offerable_contact_kinds.end();
}

bool is_listed(ContactKind kind) {
    return kind != ContactKind::SurveyAnswer && kind != ContactKind::Help &&
           kind != ContactKind::Text && kind != ContactKind::Forget &&
           kind != ContactKind::Involvement;
}

bool is_place(Channel channel) { return channel != Channel::Equality && channel != Channel::Apart; }

std::string_view name_of(Channel channel) {
    switch (channel) {
        case Channel::Reception:
            return "reception";
        case Channel::HomeVisit:
            return "home_visit";
        case Channel::Event:
            return "event";
        case Channel::Paper:
            return "paper";
        case Channel::Equality:
            return "equality";
        case Channel::Apart:
            return "apart";
    }
    CHECK(false);
}

std::optional<Channel> channel_from(std::string_view name) {
    for (const Channel channel : all_channels) {
        if (name_of(channel) == name) return channel;
    }
    return std::nullopt;
}

namespace {

bool consists_of_words(ContactKind kind) {
    switch (kind) {
        case ContactKind::Suggestion:
        case ContactKind::Question:
        case ContactKind::Information:
        case ContactKind::Compliment:
        case ContactKind::Dissatisfaction:
            return true;
        case ContactKind::Complaint:
        case ContactKind::SurveyAnswer:
        case ContactKind::Text:
        case ContactKind::Help:
        case ContactKind::FollowUp:
        case ContactKind::Forget:
        case ContactKind::Involvement:
            return false;
    }
    CHECK(false);
}

}  // namespace

ContactKind released_as(Channel channel, ContactKind kind, bool words_apart) {
    const bool apart = words_apart && channel == Channel::HomeVisit;
    return apart && consists_of_words(kind) ? ContactKind::Text : kind;
}

}  // namespace candour::feedback
