// A real organisation's file as that of its practice office.
#include "core/feedback/practice.h"

#include "tests/core/feedback/example_organisation.h"
#include "tests/support/catch.h"

namespace candour::feedback {

TEST_CASE("a practice office has an id of its own and says what it is in its name", "[core]") {
    const auto real = test::example_organisation();
    const auto made = practice_organisation(real.dump(), "file.json").take();
    const Organisation practice = parse_organisation(made, "practice").take();
    REQUIRE(is_practice(practice));
    REQUIRE(practice.id == "example-advice-practice-office");
    REQUIRE(practice.name.in("en").text == "Practice: Advice");
    REQUIRE(practice.name.in("cy").text == "Ymarfer: Cyngor");
    REQUIRE(practice.name.in("ur").text == "Practice: مشورہ");
    // All else is as it was.
    auto rest = nlohmann::json::parse(made);
    for (const char* field : {"id", "name"})
        rest[field] = real[field];
    REQUIRE(rest == real);
}

TEST_CASE("a long id is cut where it would be no id any more", "[core]") {
    auto real = test::example_organisation();
    real["id"] = std::string(40, 'a');
    const auto made = practice_organisation(real.dump(), "file.json").take();
    REQUIRE(parse_organisation(made, "practice").value().id ==
            std::string(24, 'a') + "-practice-office");
}

TEST_CASE("no real organisation may have the id of a practice office", "[core]") {
    auto real = test::example_organisation();
    REQUIRE(check_is_no_practice(parse_organisation(real.dump(), "f").value(), "f").ok());
    real["id"] = "ours-practice-office";
    const Status refused = check_is_no_practice(parse_organisation(real.dump(), "f").value(), "f");
    REQUIRE(refused.error().kind == ErrorKind::Invalid);
    REQUIRE(refused.error().what.starts_with("f: id: "));
}

}  // namespace candour::feedback
