// To whom a question was put, from the questionnaire alone.
#include "core/report/routing.h"

#include "tests/support/survey_versions.h"

namespace candour::report {
namespace {

std::string choices(const std::string& ids) {
    std::string list;
    for (const char id : ids) {
        list += list.empty() ? "" : ",";
        list += std::string(R"({"id": ")") + id + R"(", "label": {"en": ")" + id + "\"}}";
    }
    return "[" + list + "]";
}

std::string question(const std::string& id, const std::string& show_if,
                     const std::string& more = R"("type": "one_choice")") {
    const std::string when = show_if.empty() ? "" : R"("show_if": ")" + show_if + "\",";
    const std::string offers =
        more.find("choice") == std::string::npos ? "" : R"(, "choices": )" + choices("abc");
    return R"({"id": ")" + id + "\"," + when + R"("prompt": {"en": "?"},)" + more + offers + "}";
}

// The gate of "q", after p, r (one of a, b, c), many (several of these) and age (a number).
Gate gate_with(const std::string& show_if) {
    const std::string items = "[" + question("p", "") + "," + question("r", "${p} = 'a'") + "," +
                              question("many", "", R"("type": "many_choices")") + "," +
                              question("age", "", R"("type": "number")") + "," +
                              question("q", show_if) + "]";
    return gate_of(Versions({test::questionnaire_with(items)}), "q");
}

std::string text_of(const Gate& gate) {
    std::string text = gate.unclear ? "unclear " : "";
    for (const std::string& id : gate.depends_on)
        text += id + " ";
    for (const auto& choices : gate.among) {
        text += "among";
        for (const GateChoice& one : choices)
            text += " " + one.question + "." + one.choice;
        text += "; ";
    }
    return text;
}

}  // namespace

TEST_CASE("who was asked is had from a condition by trying its answers", "[core]") {
    struct Row {
        const char* show_if;
        const char* gate;
    };
    const Row row = GENERATE(
        Row{"", ""}, Row{"${p} = 'b'", "among p.b; "},
        Row{"${p} = 'a' or ${p} = 'c'", "among p.a p.c; "},
        // Of what is asked only after another answer, both are known.
        Row{"${r} = 'b'", "among r.b; among p.a; "},
        Row{"selected(${many}, 'c')", "among many.c; "},
        Row{"${p} = 'b' or selected(${many}, 'a')", "among many.a p.b; "},
        Row{"${p} = 'a' and selected(${many}, 'a')", "among p.a; among many.a; "},
        // Whoever said nothing is asked, too: nobody knows how many these are.
        Row{"${p} != 'a'", "among p. p.b p.c; "}, Row{"${r} != 'b'", "among r. r.a r.c; "},
        Row{"not(selected(${many}, 'a'))", "among many. many.b many.c; "},
        Row{"${p} = 'a' or ${p} != 'a'", ""},
        Row{"${p} != 'a' or selected(${many}, 'b')", "unclear p many "},
        Row{"${age} > 17", "unclear age "}, Row{"${p} = 'a' and ${age} > 17", "unclear p age "},
        Row{"selected(${many}, 'a') and selected(${many}, 'b')", "unclear many "});
    INFO(row.show_if);
    REQUIRE(text_of(gate_with(row.show_if)) == row.gate);
}

TEST_CASE("a group's condition is a condition of its questions", "[core]") {
    const std::string items = "[" + question("p", "") +
                              R"(,{"type": "group", "id": "g", "label": {"en": "G"}, "show_if":
                                "${p} = 'c'", "questions": [)" +
                              question("q", "") + "]}]";
    REQUIRE(text_of(gate_of(Versions({test::questionnaire_with(items)}), "q")) == "among p.c; ");
}

TEST_CASE("versions that do not agree to whom it is put leave that unclear", "[core]") {
    const auto asked = [](const std::string& show_if) {
        return test::questionnaire_with("[" + question("p", "") + "," + question("q", show_if) +
                                        "]");
    };
    const auto only = [&](const std::vector<survey::Questionnaire>& published) {
        return text_of(gate_of(Versions(published), "q"));
    };
    REQUIRE(only({asked("${p} = 'a'"), asked("${p} = 'a'")}) == "among p.a; ");
    REQUIRE(only({asked("${p} = 'a'"), asked("${p} = 'b'")}) == "unclear p ");
    // A version without the question says nothing of it.
    const auto without = test::questionnaire_with("[" + question("p", "") + "]");
    REQUIRE(only({without, asked("${p} = 'a'")}) == "among p.a; ");
}

}  // namespace candour::report
