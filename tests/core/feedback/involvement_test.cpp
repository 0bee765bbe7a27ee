// Wishes to be involved: what an organisation offers, and what stays of what a device says (W6).
#include "core/feedback/involvement.h"

#include <string>
#include <vector>

#include "core/feedback/equality.h"
#include "core/feedback/organisation.h"
#include "tests/core/feedback/organisation_with.h"
#include "tests/support/catch.h"

namespace candour::feedback {
namespace {

using nlohmann::json;

Result<Organisation> with(const json& involvement) {
    return test::organisation_with("involvement", involvement);
}

json wish(const char* name) {
    return {{"wish", name}, {"name", {{"en", "Join in"}, {"cy", "Ymuno"}, {"ur", "شامل ہوں"}}}};
}

}  // namespace

TEST_CASE("what somebody may wish for is read in the organisation's order", "[core]") {
    REQUIRE(parse_organisation(test::example_organisation().dump(), "o.json")
                .value()
                .involvement.empty());
    json newsletter = wish("newsletter");
    newsletter["explanation"] = {{"en", "Monthly"}, {"cy", "Bob mis"}, {"ur", "ہر ماہ"}};
    const auto read = with(json::array({newsletter, wish("take_part")})).take();
    REQUIRE(read.involvement.size() == 2);
    REQUIRE(read.involvement[0].wish == Wish::Newsletter);
    REQUIRE(read.involvement[0].explanation.in("cy").text == "Bob mis");
    REQUIRE(read.involvement[1].wish == Wish::TakePart);
    REQUIRE(read.involvement[1].name.in("en").text == "Join in");
    REQUIRE(read.involvement[1].explanation.empty());
}

TEST_CASE("wishes that are none, are there twice or cannot be kept are refused", "[core]") {
    struct Row {
        json value;
        const char* what;
    };
    json unnamed = wish("take_part");
    unnamed.erase("name");
    json typo = wish("take_part");
    typo["explanaton"] = "x";
    const Row row = GENERATE_COPY(
        Row{json::array({wish("raffle")}),
            "involvement[0].wish: unknown wish 'raffle'; possible are take_part, newsletter, "
            "prize_draw"},
        Row{json::array({wish("take_part"), wish("take_part")}),
            "involvement[1]: the wish 'take_part' is offered twice"},
        Row{json::array({unnamed}), "involvement[0]: the field 'name' is missing"},
        Row{json::array({typo}),
            "involvement[0].explanaton: unknown field; possible here are draw, explanation, "
            "name, wish"});
    const auto read = with(row.value);
    REQUIRE_FALSE(read.ok());
    REQUIRE(read.error().what == std::string("organisation.json: ") + row.what);
}

TEST_CASE("beside wishes to be involved nothing stays, whatever a device says", "[core]") {
    Contact said;
    said.kind = ContactKind::Involvement;
    said.channel = Channel::HomeVisit;
    said.service = "drop-in";
    said.service_group = "centre";
    said.language = "cy";
    said.urgent = true;
    said.by_pass = true;
    said.story = "It was me";
    said.wanted = "A new door";
    said.questionnaire = "drop_in";
    said.answers.set({.question = "age", .choice = "old"});
    said.reply_to = {.mailbox_id = "aa", .public_key = "bb"};
    said.facts.person = {"Nia", ReachBy::Phone, "01632"};
    said.receipt_proof = {.public_key = "cc", .signature = "dd"};
    said.involvement.wishes = {Wish::TakePart};
    said.involvement.person = {"Nia", ReachBy::Email, "nia@example.org"};
    Contact alone;
    alone.kind = ContactKind::Involvement;
    alone.channel = Channel::Apart;
    alone.involvement = said.involvement;
    keep_apart(said);
    REQUIRE(said == alone);
}

TEST_CASE("a wish is in its place, or out again", "[core]") {
    Involvement involvement;
    involvement.turn(Wish::Newsletter);
    involvement.turn(Wish::TakePart);
    REQUIRE(involvement.wishes == std::vector<Wish>{Wish::TakePart, Wish::Newsletter});
    involvement.turn(Wish::Newsletter);
    REQUIRE(involvement.has(Wish::TakePart));
    REQUIRE_FALSE(involvement.has(Wish::Newsletter));
    involvement.turn(Wish::TakePart);
    REQUIRE(involvement.empty());
}

}  // namespace candour::feedback
