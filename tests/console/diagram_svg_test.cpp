// Diagrams in the console: the picture's words are escaped and inside it, the list says all of it.
#include "app/console/procedures/diagram_svg.h"

#include <algorithm>

#include "app/console/procedures/diagram_layout.h"
#include "app/console/procedures/time_words.h"
#include "tests/support/catch.h"
#include "tests/support/ready_procedure.h"

namespace candour::console {
namespace {

using namespace complaint;

Diagram draw(const char* procedure, const char* kind, const char* language = "en") {
    const Procedure read = test::ready_procedure(procedure);
    return diagram_of(read, *read.find_kind(kind), language);
}

struct Length {
    ClockLength length;
    const char* english;
    const char* welsh;
};

constexpr Length lengths[] = {
    {{1, ClockUnit::WorkingDays}, "1 working day", "1 diwrnod gwaith"},
    {{2, ClockUnit::WorkingDays}, "2 working days", "2 ddiwrnod gwaith"},  // Softened.
    {{10, ClockUnit::WorkingDays}, "10 working days", "10 diwrnod gwaith"},
    {{30, ClockUnit::CalendarDays}, "30 days", "30 diwrnod"},
    {{1, ClockUnit::Weeks}, "1 week", "1 wythnos"},
    {{8, ClockUnit::Weeks}, "8 weeks", "8 wythnos"},
    {{24, ClockUnit::Hours}, "24 hours", "24 awr"},
};

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++found;
    return found;
}

}  // namespace

TEST_CASE("lengths are said in English and in Welsh", "[console]") {
    for (const Length& one : lengths) {
        REQUIRE(length_in_words(one.length, "en") == one.english);
        REQUIRE(length_in_words(one.length, "cy") == one.welsh);
    }
}

TEST_CASE("a time is said with what it counts from, its latest day and its extension",
          "[console]") {
    const Diagram code = draw("housing-ombudsman-code", "complaint");
    REQUIRE(time_in_words(code.boxes[0].times[1], "en") ==
            "within 10 working days of telling you that we have it; never later than 15 working "
            "days of receiving it; can be extended by at most 10 working days");
    const Diagram calico = draw("calico", "complaint");
    REQUIRE(time_in_words(calico.boxes[2].times[1], "en") ==
            "within 10 working days of receiving it; or another time that is agreed with you");
    REQUIRE(time_in_words(calico.boxes[4].times[0], "en").starts_with("up to 8 weeks after: "));
    const Diagram plato = draw("plato", "comment");
    REQUIRE(time_in_words(plato.boxes[0].times[0], "en").ends_with("only by: email"));
    REQUIRE(time_in_words(plato.boxes[0].times[1], "cy").starts_with("o fewn 10 diwrnod gwaith"));
}

TEST_CASE("the picture has a title, a description, and a box for each stage", "[console]") {
    const std::string svg = diagram_svg(draw("calico", "complaint"), "d1", "en");
    REQUIRE(svg.starts_with("<svg "));
    REQUIRE(svg.ends_with("</svg>"));
    REQUIRE(svg.find("aria-labelledby=\"d1-title d1-desc\"") != std::string::npos);
    REQUIRE(svg.find("<title id=\"d1-title\">Complaint</title>") != std::string::npos);
    REQUIRE(count(svg, "<rect ") == 5);
    REQUIRE(count(svg, "stroke-dasharray") == 1);  // The Ombudsman is outside.
    REQUIRE(svg.find("10 working days") != std::string::npos);
    REQUIRE(svg.find("style=") == std::string::npos);  // The policy would drop it.
    REQUIRE(svg.find("<script") == std::string::npos);
}

TEST_CASE("words of a procedure are no markup in its picture", "[console]") {
    Procedure procedure = test::ready_procedure("plato");
    procedure.stages[3].name.by_language["en"] = "<b>\"A&B\"</b>";
    const Diagram diagram = diagram_of(procedure, *procedure.find_kind("complaint"), "en");
    const std::string svg = diagram_svg(diagram, "d", "en");
    REQUIRE(svg.find("<b>") == std::string::npos);
    REQUIRE(svg.find("&lt;b&gt;&quot;A&amp;B&quot;&lt;/b&gt;") != std::string::npos);
}

TEST_CASE("boxes lie one under the other, and every line of words is inside the picture",
          "[console]") {
    for (const char* procedure :
         {"wcva", "calico", "plato", "donnington", "housing-ombudsman-code"}) {
        const Procedure read = test::ready_procedure(procedure);
        for (const CaseKind& kind : read.kinds) {
            for (const Language& language : read.languages) {
                INFO(procedure << " " << kind.id << " " << language);
                const DiagramLayout layout = lay_out(diagram_of(read, kind, language), language);
                for (std::size_t i = 1; i < layout.boxes.size(); ++i) {
                    const PlacedBox& before = layout.boxes[i - 1];
                    REQUIRE(layout.boxes[i].y >= before.y + before.height + 20);
                }
                const PlacedBox& last = layout.boxes.back();
                REQUIRE(layout.height >= last.y + last.height);
                for (const PlacedLine& line : layout.lines) {
                    REQUIRE(line.y > 0);
                    REQUIRE(line.y < layout.height);
                    REQUIRE(line.x < layout.width);
                }
                for (const PlacedArrow& arrow : layout.arrows)
                    REQUIRE(arrow.lane_x < layout.width);
            }
        }
    }
}

TEST_CASE("words are broken at gaps, and a long word stays whole", "[console]") {
    REQUIRE(broken_lines("one two three", 60) == std::vector<std::string>{"one two", "three"});
    REQUIRE(broken_lines("  ", 60).empty());
    REQUIRE(broken_lines("indivisible", 8) == std::vector<std::string>{"indivisible"});
}

}  // namespace candour::console
