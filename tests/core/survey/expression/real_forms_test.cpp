// Expressions as organisations write them, in forms of the XLSForm ecosystem.
#include "tests/core/survey/expression/form.h"

namespace candour::survey::expression {
namespace {

Form plot() {
    Form form({{"leader_name", Type::Choices, "other"},
               {"slope", Type::Number, 30.0},
               {"slope_radius", Type::Number, 15.33},
               {"slope_radius_inner", Type::Number, 5.11},
               {"tree_distance", Type::Number, 7.0},
               {"size_constraint", Type::Number, 15.0},
               {"cbh", Type::Number, 220.0},
               {"region_id", Type::Choices, "north"},
               {"skip_to_end", Type::Choices, "no"},
               {"address", Type::Text, "somebody@example.org"},
               {"a_integer", Type::Number, 10.0},
               {"state", Type::Choices, "texas"}});
    form.self_type = Type::Number;
    form.here = 12.5;
    form.columns = {{"region_id", "north"}, {"cf", "texas"}, {"YES_NO", "no"}};
    return form;
}

}  // namespace

TEST_CASE("conditions and checks of real forms hold as their authors meant", "[core]") {
    const Form form = plot();
    REQUIRE(form.holds("${leader_name} = ‘other’"));  // Curly quotes of a spreadsheet.
    REQUIRE(form.holds("${leader_name}=“other”"));
    REQUIRE(form.holds(". < ${slope_radius}"));
    REQUIRE_FALSE(form.holds(". >=  ${size_constraint}"));
    REQUIRE(form.holds("${cbh} >= 200"));
    REQUIRE_FALSE(form.holds(". <= ${a_integer}"));
    REQUIRE(form.holds("not(selected(${skip_to_end}, 'yes'))"));
    REQUIRE(form.holds("not(selected(${skip_to_end}, 'yes') and selected (${skip_to_end}, 'no'))"));
    REQUIRE(form.holds("regex(${address}, '[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,4}')"));
    REQUIRE_FALSE(
        form.holds("regex(.,'^(([0-9]{1})*[- .(]*([0-9]{3})[- .)]*[0-9]{3}[- "
                   ".]*[0-9]{4})+$')"));
    REQUIRE(form.holds("${region_id}\xC2\xA0= 'north'"));  // A no-break space came along.
}

TEST_CASE("choice filters of real forms choose by the columns of the choices", "[core]") {
    const Form form = plot();
    REQUIRE(form.holds("region_id=${region_id}"));
    REQUIRE(form.holds("${state}=cf"));
    REQUIRE(form.holds("YES_NO=${skip_to_end}"));
}

TEST_CASE("calculations of real forms give what ODK gives", "[core]") {
    const Form form = plot();
    REQUIRE(form.text("2+2") == "4");
    REQUIRE(form.text("round(15 div (sqrt(cos(atan(${slope} div 100)))),2)") == "15.33");
    REQUIRE(form.text("round(5 div (sqrt(cos(atan(${slope} div 100)))),2)") == "5.11");
    REQUIRE(form.text("if(${tree_distance} > ${slope_radius_inner}, 15, 6)") == "15");
}

TEST_CASE("canonical text has straight quotes, single spaces and no needless brackets", "[core]") {
    Form form = plot();
    const auto canonical = [&form](std::string_view source) {
        return unparse(parse(source, form, form.self_type, Type::Text).expression());
    };
    REQUIRE(canonical("${ leader_name }=‘other’") == "${leader_name} = 'other'");
    REQUIRE(canonical("((1)+(2*3))-(4-5)") == "1 + 2 * 3 - (4 - 5)");
    REQUIRE(canonical("-(1+2)*-(-3)") == "-(1 + 2) * --3");
    REQUIRE(canonical("if( .>007.10,\"it's\" , '\"' )") == "if(. > 7.1, \"it's\", '\"')");
    REQUIRE(canonical("cf=.5 or(1=2)and not (3=3)") == "cf = 0.5 or 1 = 2 and not(3 = 3)");
    REQUIRE(canonical("(cf = 'a' or cf = 'b') and cf = 'c'") ==
            "(cf = 'a' or cf = 'b') and cf = 'c'");
    REQUIRE(canonical("1=(2=3)") == "1 = (2 = 3)");
    REQUIRE(canonical("jr:choice-name(${state},\"${state}\")") ==
            "jr:choice-name(${state}, '${state}')");
}

}  // namespace candour::survey::expression
