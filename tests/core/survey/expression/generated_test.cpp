// Properties of generated expressions: they survive being written, spelling does not matter, and
// whatever the answers are, evaluation gives what was wanted.
#include <cmath>

#include "core/base/utf8.h"
#include "core/survey/expression/limits.h"
#include "tests/core/survey/expression/form.h"
#include "tests/support/random_text.h"

namespace candour::survey::expression {
namespace {

using test::Gen;

// Writes one random tree twice: tersely, and with the spaces, brackets and quotes of a person who
// is not sure. A tree fits its type, so parse() takes it.
class Author {
public:
    explicit Author(Gen& gen) : gen_(gen) {}

    struct Spelling {
        std::string terse;
        std::string wordy;
    };

    Spelling condition(int depth) {
        if (depth == 0) return pick({"${felt} = 4", "true()", "cf = 'a'", ". != 2"});
        switch (gen_.below(8)) {
            case 0:
                return binary(condition(depth - 1), " and ", condition(depth - 1));
            case 1:
                return binary(condition(depth - 1), " or ", condition(depth - 1));
            case 2:
                return call("not", {condition(depth - 1)});
            case 3:
                return binary(number(depth - 1), comparison(), number(depth - 1));
            case 4:
                return binary(text(depth - 1), gen_.chance(50) ? "=" : "!=", text(depth - 1));
            case 5:
                return call("selected", {leaf("${came_for}"), text(depth - 1)});
            case 6:
                return call("regex", {text(depth - 1), leaf("'[a-z]{1,3}.*'")});
            default:
                return call("contains", {text(depth - 1), text(depth - 1)});
        }
    }

    Spelling number(int depth) {
        if (depth == 0) return pick({"${age}", "0", "12.25", ".5", "${unsaid}", "cf", "."});
        switch (gen_.below(8)) {
            case 0:
                return binary(number(depth - 1), "+", number(depth - 1));
            case 1:
                return binary(number(depth - 1), " - ", number(depth - 1));
            case 2:
                return binary(number(depth - 1), "*", number(depth - 1));
            case 3:
                return binary(number(depth - 1), " div ", number(depth - 1));
            case 4:
                return binary(number(depth - 1), " mod ", number(depth - 1));
            case 5:
                return negated(number(depth - 1));
            case 6:
                return call("round", {number(depth - 1), number(0)});
            default:
                return call("string-length", {text(depth - 1)});
        }
    }

    Spelling text(int depth) {
        if (depth == 0) return pick({"'a'", "\"it's\"", "''", "${better}", "'größe'", "cf"});
        switch (gen_.below(6)) {
            case 0:
                return call("concat", {text(depth - 1), number(depth - 1)});
            case 1:
                return call("if", {condition(depth - 1), text(depth - 1), number(depth - 1)});
            case 2:
                return call("coalesce", {text(depth - 1), text(depth - 1), text(depth - 1)});
            case 3:
                return call("substr", {text(depth - 1), number(depth - 1)});
            case 4:
                return call("jr:choice-name",
                            {pick({"${came_for}", "cf", "''"}), leaf("'${felt}'")});
            default:
                return call("format-date", {leaf("today()"), leaf("'%d.%m.%y'")});
        }
    }

private:
    static Spelling leaf(std::string_view source) {
        return {std::string(source), std::string(source)};
    }
    Spelling pick(const std::vector<std::string_view>& leaves) { return leaf(gen_.one_of(leaves)); }
    std::string comparison() {
        return std::string(gen_.one_of(std::vector<std::string_view>{"<", "<=", ">", ">="}));
    }
    std::string spaces() { return gen_.chance(50) ? "" : gen_.chance(50) ? "  " : "\n\t"; }

    std::string bracketed(const std::string& source) { return "(" + spaces() + source + " )"; }
    Spelling binary(const Spelling& a, const std::string& with, const Spelling& b) {
        return {"(" + a.terse + ")" + with + "(" + b.terse + ")",
                bracketed(a.wordy) + spaces() + with + " " + spaces() +
                    (gen_.chance(50) ? bracketed(bracketed(b.wordy)) : bracketed(b.wordy))};
    }
    Spelling negated(const Spelling& a) {
        return {"-(" + a.terse + ")", "- " + spaces() + bracketed(a.wordy)};
    }
    Spelling call(const std::string& name, const std::vector<Spelling>& given) {
        Spelling result{name + "(", name + spaces() + "(" + spaces()};
        for (std::size_t i = 0; i < given.size(); ++i) {
            result.terse += (i > 0 ? "," : "") + given[i].terse;
            result.wordy += (i > 0 ? spaces() + "," + spaces() : "") + given[i].wordy;
        }
        return {result.terse + ")", result.wordy + spaces() + ")"};
    }

    Gen& gen_;
};

Value random_answer(Gen& gen) {
    switch (gen.below(5)) {
        case 0:
            return std::string();
        case 1:
            return static_cast<double>(gen.between(-1000, 1000)) / 8;
        case 2:
            return CivilDay(std::chrono::days(gen.between(-800'000, 3'000'000)));
        case 3:
            return gen.chance(50);
        default:
            return test::random_text(gen, gen.one_of(test::scripts), gen.below(20));
    }
}

Form random_form(Gen& gen) {
    Form form = centre();
    for (Form::Question& question : form.questions) {
        if (!question.repeated) question.answer = random_answer(gen);
    }
    form.columns = {{"cf", random_answer(gen)}};
    form.here = random_answer(gen);
    return form;
}

}  // namespace

TEST_CASE("an expression is the same however it is spelled, and after it was written", "[core]") {
    test::for_all(600, [](Gen& gen) {
        const Form form = random_form(gen);
        Author author(gen);
        const Author::Spelling spelling = author.condition(gen.between(1, 6));
        const Parsed terse = parse(spelling.terse, form, Type::Number, Type::Boolean);
        if (spelling.terse.size() > source_bytes_max) {
            REQUIRE_FALSE(terse.ok());
            return;
        }
        INFO(spelling.terse << (terse.ok() ? "" : ": " + terse.problem().what));
        if (!terse.ok()) {
            // All that keeps a generated tree from being read are the bounds.
            REQUIRE(terse.problem().what.find("more than") != std::string::npos);
            return;
        }
        const std::string written = unparse(terse.expression());
        INFO(written);
        REQUIRE(written.size() <= source_bytes_max);
        const Parsed again = parse(written, form, Type::Number, Type::Boolean);
        REQUIRE(again.ok());
        REQUIRE(again.expression() == terse.expression());
        REQUIRE(evaluate(again.expression(), form) == evaluate(terse.expression(), form));
        const Parsed wordy = parse(spelling.wordy, form, Type::Number, Type::Boolean);
        if (!wordy.ok()) return;  // The spaces or brackets made it too long or deep.
        REQUIRE(wordy.expression() == terse.expression());
    });
}

TEST_CASE("evaluation gives what was wanted, whatever the answers are", "[core]") {
    test::for_all(600, [](Gen& gen) {
        const Form form = random_form(gen);
        Author author(gen);
        const int depth = gen.between(1, 4);
        const std::string source =
            gen.chance(50) ? author.number(depth).terse : author.text(depth).terse;
        INFO(source);
        const Parsed boolean = parse(source, form, Type::Text, Type::Boolean);
        const Parsed number = parse(source, form, Type::Text, Type::Number);
        const Parsed text = parse(source, form, Type::Text, Type::Text);
        REQUIRE(text.ok());
        if (boolean.ok())
            REQUIRE(std::holds_alternative<bool>(evaluate(boolean.expression(), form)));
        if (number.ok()) {
            const Value value = evaluate(number.expression(), form);
            const double* found = std::get_if<double>(&value);
            REQUIRE((found != nullptr ? std::isfinite(*found) : value == Value(std::string())));
        }
        const Value value = evaluate(text.expression(), form);
        REQUIRE(is_utf8(std::get<std::string>(value)));
        REQUIRE(std::get<std::string>(value).size() <= text_bytes_max);
    });
}

TEST_CASE("a long expression is written in no more bytes than it was read from", "[core]") {
    Form form = centre();
    form.columns = {{"cf", "a"}};
    // As tight as can be: no space is there that is not needed.
    const std::string part =
        "or cf!=.5and -cf -1>=2or'" + std::string(60, 'b') + "'=cf and(1or${age}=1)";
    std::string source = "cf='a'";
    while (source.size() + part.size() <= source_bytes_max)
        source += part;
    const Parsed parsed = parse(source, form, Type::Number, Type::Boolean);
    INFO((parsed.ok() ? "" : parsed.problem().what));
    REQUIRE(parsed.ok());
    REQUIRE(unparse(parsed.expression()) == source);
}

}  // namespace candour::survey::expression
