// The stable names of kinds and channels.
#include "core/feedback/contact_kind.h"

#include "tests/support/catch.h"

namespace candour::feedback {

TEST_CASE("kinds and channels keep the names that files and databases hold", "[core]") {
    std::string kinds;
    for (const ContactKind kind : all_contact_kinds)
        kinds += std::string(name_of(kind)) + " ";
    REQUIRE(kinds ==
            "suggestion question information compliment dissatisfaction complaint survey_answer "
            "text help follow_up forget involvement ");
    std::string channels;
    for (const Channel channel : all_channels)
        channels += std::string(name_of(channel)) + " ";
    REQUIRE(channels == "reception home_visit event paper equality apart ");
}

TEST_CASE("an organisation can offer the seven kinds that a visitor chooses, and no other",
          "[core]") {
    std::string offerable;
    for (const ContactKind kind : all_contact_kinds) {
        if (is_offerable(kind)) offerable += std::string(name_of(kind)) + " ";
    }
    REQUIRE(offerable ==
            "suggestion question information compliment dissatisfaction complaint survey_answer ");
}

TEST_CASE("each name leads back to its kind or channel, and no other name does", "[core]") {
    for (const ContactKind kind : all_contact_kinds)
        REQUIRE(contact_kind_from(name_of(kind)) == kind);
    for (const Channel channel : all_channels)
        REQUIRE(channel_from(name_of(channel)) == channel);
    for (const char* name : {"", "Complaint", "complaints", "reception "}) {
        REQUIRE_FALSE(contact_kind_from(name).has_value());
        REQUIRE_FALSE(channel_from(name).has_value());
    }
}

}  // namespace candour::feedback
