// What a person is told about a mistake in a JSON file.
#include "core/base/json_fields.h"

#include "tests/support/property.h"

namespace candour {

TEST_CASE("parse_json_file names line and column of broken JSON", "[core]") {
    struct Row {
        std::string_view text;
        std::string_view place;
    };
    const Row row =
        GENERATE(Row{"", "line 1, column 1"},                              // Nothing at all.
                 Row{"{\n  \"a\": 1,\n}", "line 3, column 1"},             // A comma too many.
                 Row{"{\n  \"a\": 1\n  \"b\": 2\n}", "line 3, column 3"},  // A comma too few.
                 Row{"{\"a\": tru}", "line 1, column 10"},                 // No such word.
                 Row{"{\"croeso\": \"ŵŷ\", x}", "line 1, column 18"},  // Accents are one column.
                 Row{"{\"a\": [1, 2", "line 1, column 12"},            // Cut off.
                 Row{"{} {}", "line 1, column 4"},                     // Two values.
                 Row{"{\"a\": 1, \"b\": {\"a\": 2}, \"a\": 3}", "line 1, column 25"});  // Twice.
    INFO(row.text);
    const auto parsed = parse_json_file(row.text, "mine.json");
    REQUIRE_FALSE(parsed.ok());
    REQUIRE(parsed.error().kind == ErrorKind::Invalid);
    const std::string start = "mine.json: " + std::string(row.place) + ": ";
    REQUIRE(parsed.error().what.substr(0, start.size()) == start);
    REQUIRE(parsed.error().what.find("json.exception") == std::string::npos);
}

TEST_CASE("parse_json_file says what it found and what belongs there", "[core]") {
    REQUIRE(parse_json_file("{\"a\": 1,}", "f.json").error().what ==
            "f.json: line 1, column 9: unexpected '}'; expected string literal");
    REQUIRE(parse_json_file("{\"a\": 1, \"a\": 2}", "f.json").error().what ==
            "f.json: line 1, column 10: the field 'a' is given twice");
}

TEST_CASE("parse_json_file refuses text that is not UTF-8", "[core]") {
    REQUIRE_FALSE(parse_json_file("{\"a\": \"\xC3(\"}", "f.json").ok());
}

TEST_CASE("parse_json_file never crashes, whatever the bytes", "[core]") {
    const std::string good = R"({"name": {"en": "Advice"}, "list": [1, 2.5, true, null, "x"]})";
    test::for_all(3000, [&good](test::Gen& gen) {
        std::string text = good;
        for (int changes = gen.between(1, 4); changes > 0; --changes) {
            text[gen.below(text.size())] = static_cast<char>(gen.next());
        }
        text.resize(gen.below(text.size() + 1));
        const auto parsed = parse_json_file(text, "f.json");
        if (!parsed.ok()) REQUIRE(parsed.error().what.starts_with("f.json: "));
    });
}

TEST_CASE("parse_json_file survives nesting of any depth", "[core]") {
    REQUIRE_FALSE(parse_json_file(std::string(500'000, '['), "f.json").ok());
}

TEST_CASE("FieldReader remembers the first mistake", "[core]") {
    const auto json = parse_json_file(R"({"id": "Not An Id", "count": 12})", "f.json").take();
    FieldReader fields(json, "f.json");
    fields.id("id", Need::Required);
    fields.number("count", 0, 9, 0);
    fields.text("absent", Need::Required);
    REQUIRE(fields.finish().error().what ==
            "f.json: id: 'Not An Id' is not an id: use 1 to 40 of a-z, 0-9, _ and -");
}

TEST_CASE("FieldReader names a field that nobody asked for and those that exist", "[core]") {
    const auto json = parse_json_file(R"({"name": "x", "nmae": "y"})", "f.json").take();
    FieldReader fields(json, "f.json: services[2]");
    fields.text("name", Need::Required);
    fields.text("group", Need::Optional);
    REQUIRE(fields.finish().error().what ==
            "f.json: services[2].nmae: unknown field; possible here are group, name");
}

}  // namespace candour
