// Content format 4: receipts' holders, wishes to be involved, and what no organisation offers.
#include "core/privacy/content.h"
#include "tests/support/catch.h"

namespace candour::privacy {
namespace {

using feedback::Contact;
using feedback::ContactKind;

Contact example() {
    Contact contact;
    contact.kind = ContactKind::FollowUp;
    contact.language = "cy";
    contact.story = "Mae’r ramp wedi torri eto.";
    contact.receipt_proof = {.public_key = "AwQF", .signature = "BgcI"};
    contact.involvement.wishes = {feedback::Wish::TakePart, feedback::Wish::PrizeDraw};
    contact.involvement.person = {"Nia", feedback::ReachBy::Phone, "01632"};
    return contact;
}

std::string changed(std::string json, const std::string& from, const std::string& to) {
    REQUIRE(json.find(from) != std::string::npos);
    return json.replace(json.find(from), from.size(), to);
}

}  // namespace

TEST_CASE("format 4 says whose receipt it was and what somebody wishes", "[core]") {
    const std::string json = to_canonical_json(example());
    REQUIRE(json.find(R"("format":4,"involvement":{"person":{"name":"Nia","reach_by":"phone",)"
                      R"("value":"01632"},"wishes":["take_part","prize_draw"]},)"
                      R"("kind":"follow_up",)") != std::string::npos);
    REQUIRE(json.find(R"("receipt_proof":{"public_key":"AwQF","signature":"BgcI"},"reply_to":)") !=
            std::string::npos);
    REQUIRE(encode_content(example())[0] == 4);
    REQUIRE(decode_content(encode_content(example())).value() == example());
}

TEST_CASE("each thing that formats 1 to 3 cannot say makes format 4 by itself", "[core]") {
    Contact contact;
    REQUIRE(content_format_of(contact) == 1);
    switch (GENERATE(0, 1, 2, 3, 4, 5, 6, 7, 8, 9)) {
        case 0:
            contact.kind = ContactKind::Text;
            break;
        case 1:
            contact.kind = ContactKind::Help;
            break;
        case 2:
            contact.kind = ContactKind::FollowUp;
            break;
        case 3:
            contact.kind = ContactKind::Forget;
            break;
        case 4:
            contact.kind = ContactKind::Involvement;
            break;
        case 5:
            contact.channel = feedback::Channel::Apart;
            break;
        case 6:
            contact.receipt_proof.public_key = "AA";
            break;
        case 7:
            contact.receipt_proof.signature = "AA";
            break;
        case 8:
            contact.involvement.wishes = {feedback::Wish::Newsletter};
            break;
        case 9:
            contact.involvement.person.name = "Nia";
            break;
    }
    REQUIRE(content_format_of(contact) == 4);
    REQUIRE(from_canonical_json(to_canonical_json(contact)).value() == contact);
    // It says what formats 2 and 3 say, as well.
    contact.facts.behalf = feedback::Behalf::Self;
    contact.answers.set({.question = "used", .choices = {"cafe"}});
    REQUIRE(content_format_of(contact) == 4);
    REQUIRE(decode_content(encode_content(contact)).value() == contact);
}

TEST_CASE("from_canonical_json takes the fields of format 4 only as they are written", "[core]") {
    struct Row {
        std::string from, to;
    };
    const Row row = GENERATE(
        Row{"\"format\":4", "\"format\":3"}, Row{"\"format\":4", "\"format\":5"},
        Row{"\"format\":4", "\"format\":6"},
        Row{"\"take_part\",\"prize_draw\"", "\"prize_draw\",\"take_part\""},
        Row{"\"take_part\",\"prize_draw\"", "\"take_part\",\"take_part\""},
        Row{"\"take_part\"", "\"take part\""}, Row{"\"take_part\"", "7"},
        Row{"[\"take_part\",\"prize_draw\"]", "{}"},
        Row{",\"wishes\":[\"take_part\",\"prize_draw\"]", ""},
        Row{"\"wishes\":", "\"day\":1,\"wishes\":"}, Row{"\"reach_by\":\"phone\",", ""},
        Row{"\"signature\":\"BgcI\"", "\"signature\":null"}, Row{",\"signature\":\"BgcI\"", ""},
        Row{"\"signature\":\"BgcI\"", "\"signature\":\"BgcI\",\"device\":\"7\""},
        Row{"\"follow_up\"", "\"follow-up\""}, Row{"\"involvement\":{", "\"involved\":{"});
    INFO(row.from << " -> " << row.to);
    const std::string json = to_canonical_json(example());
    REQUIRE(from_canonical_json(json).ok());
    REQUIRE(from_canonical_json(changed(json, row.from, row.to)).error().kind ==
            ErrorKind::Corrupt);
}

TEST_CASE("a proof or wishes that say nothing are not written, and not read", "[core]") {
    Contact contact;
    contact.kind = ContactKind::Forget;
    const std::string json = to_canonical_json(contact);
    REQUIRE(json.find("receipt_proof") == std::string::npos);
    REQUIRE(json.find("\"involvement\":") == std::string::npos);
    const std::string empty = GENERATE(R"("receipt_proof":{"public_key":"","signature":""},)",
                                       R"("involvement":{"wishes":[]},)");
    REQUIRE(from_canonical_json(changed(json, "\"kind\"", empty + "\"kind\"")).error().kind ==
            ErrorKind::Corrupt);
}

TEST_CASE("format 5 says of which draw an entry is, and nothing else", "[core]") {
    Contact entry;
    entry.kind = ContactKind::Involvement;
    entry.channel = feedback::Channel::Apart;
    entry.involvement.wishes = {feedback::Wish::PrizeDraw};
    entry.involvement.person = {"Nia", feedback::ReachBy::Phone, "01632"};
    REQUIRE(content_format_of(entry) == 4);
    entry.involvement.draw = "spring-2027";
    const std::string json = to_canonical_json(entry);
    REQUIRE(json.find(R"("format":5,"involvement":{"draw":"spring-2027","person":{)") !=
            std::string::npos);
    REQUIRE(encode_content(entry)[0] == 5);
    REQUIRE(decode_content(encode_content(entry)).value() == entry);
    for (const auto& [from, to] :
         {std::pair{"\"format\":5", "\"format\":4"}, std::pair{"\"spring-2027\"", "\"\""},
          std::pair{"\"spring-2027\"", "7"}, std::pair{"\"draw\":\"spring-2027\",", ""}}) {
        INFO(from << " -> " << to);
        REQUIRE(from_canonical_json(changed(json, from, to)).error().kind == ErrorKind::Corrupt);
    }
}

TEST_CASE("an older format cannot smuggle in what only format 4 says", "[core]") {
    const std::string json = to_canonical_json(Contact{});
    REQUIRE(from_canonical_json(json).ok());
    for (const auto& [from, to] :
         {std::pair{"\"suggestion\"", "\"help\""}, std::pair{"\"reception\"", "\"apart\""}}) {
        REQUIRE(from_canonical_json(changed(json, from, to)).error().kind == ErrorKind::Corrupt);
    }
}

}  // namespace candour::privacy
