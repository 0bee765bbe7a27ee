// From words to an expression, by the grammar of SurveyJS: or, and, not, comparison, sum, product.
#include "core/survey/surveyjs/condition.h"

#include <algorithm>
#include <array>

#include "core/survey/surveyjs/condition_words.h"
#include "core/survey/xlsform/words.h"

namespace candour::survey::surveyjs {
namespace {

constexpr std::size_t depth_max = 50;

// A part of a condition: its expression, and what it was made of where that decides its meaning.
struct Part {
    std::string source;
    std::optional<Named> named{};
    std::optional<std::string> text{};
    std::vector<std::string> list{};
    bool is_list = false;
    bool is_truth = false;  // The words true and false.
};

std::string quoted(const std::string& text) {
    return text.find('\'') == std::string::npos ? "'" + text + "'" : "\"" + text + "\"";
}

class Translator {
public:
    Translator(std::string_view source, const FindName& find)
        : words_(condition_words(source)), find_(find) {}

    std::variant<std::string, NotTranslated> run() {
        const Part whole = any_of();
        if (problem_.empty() && now().kind != Word::Kind::End) {
            fail("'" + xlsform::shortened(now().text) + "' is not understood there");
        }
        if (problem_.empty() && whole.is_list) fail("a list is no condition");
        if (!problem_.empty()) return NotTranslated{problem_};
        return whole.source;
    }

private:
    const Word& now() const { return words_[at_]; }
    void next() {
        if (at_ + 1 < words_.size()) ++at_;
    }
    bool is(std::string_view word) const {
        const bool plain = now().kind == Word::Kind::Word || now().kind == Word::Kind::Mark;
        return plain && xlsform::lower_case(now().text) == word;
    }
    bool take(std::string_view word) {
        const bool found = is(word);
        if (found) next();
        return found;
    }
    Part fail(const std::string& what) {
        if (problem_.empty()) problem_ = what;
        return {"false()"};
    }

    Part any_of() {
        if (++depth_ > depth_max) return fail("the condition has too many brackets");
        Part left = all_of();
        while (problem_.empty() && (take("or") || take("||")))
            left = {"(" + left.source + " or " + all_of().source + ")"};
        --depth_;
        return left;
    }

    Part all_of() {
        Part left = negated();
        while (problem_.empty() && (take("and") || take("&&")))
            left = {left.source + " and " + negated().source};
        return left;
    }

    Part negated() {
        bool negative = false;
        while (take("!") || take("not") || take("negate"))
            negative = !negative;
        Part part = compared();
        if (negative) part = {"not(" + part.source + ")"};
        return part;
    }

    Part compared() {
        Part left = sum();
        if (!problem_.empty()) return left;
        if (take("empty")) return {left.source + " = ''"};
        if (take("notempty")) return {left.source + " != ''"};
        for (const auto& [word, meaning] : comparisons) {
            if (take(word)) return equated(left, std::string(meaning), sum());
        }
        for (const std::string_view word : {"contains", "contain", "anyof"}) {
            if (take(word)) return holding(left, sum(), " or ", /*negative=*/false);
        }
        if (take("allof")) return holding(left, sum(), " and ", /*negative=*/false);
        for (const std::string_view word : {"notcontains", "notcontain", "noneof"}) {
            if (take(word)) return holding(left, sum(), " or ", /*negative=*/true);
        }
        return left;
    }

    Part equated(const Part& left, const std::string& meaning, const Part& right) {
        if (left.is_list || right.is_list) {
            return fail("a list cannot be compared; use anyof, allof or noneof");
        }
        return {as_answer(left, right) + meaning + as_answer(right, left)};
    }

    // true and false are the answers yes and no of a question that has them.
    static std::string as_answer(const Part& part, const Part& other) {
        const bool asked = other.named && other.named->type == QuestionType::YesNo;
        if (asked && part.is_truth) return part.source == "true()" ? "'yes'" : "'no'";
        const bool words = part.text && asked;
        if (words && *part.text == "true") return "'yes'";
        if (words && *part.text == "false") return "'no'";
        return part.source;
    }

    Part holding(const Part& left, const Part& right, const std::string& between, bool negative) {
        if (!left.named) return fail("only the answer to a question can contain something");
        std::vector<std::string> wanted = right.list;
        if (!right.is_list) wanted = {right.text ? quoted(*right.text) : right.source};
        const bool chosen =
            takes_many_choices(left.named->type) || takes_one_choice(left.named->type);
        std::string all;
        for (const std::string& one : wanted) {
            if (!all.empty()) all += between;
            all += (chosen ? "selected(" : "contains(") + left.source + ", " + one + ")";
        }
        if (all.empty()) return fail("the list is empty");
        return {(negative ? "not(" : "(") + all + ")"};
    }

    Part sum() {
        Part left = product();
        while (problem_.empty() && (is("+") || is("-"))) {
            const std::string sign = now().text;
            next();
            left = {left.source + " " + sign + " " + product().source};
        }
        return left;
    }

    Part product() {
        Part left = one();
        while (problem_.empty() && (is("*") || is("/") || is("%"))) {
            const std::string sign = is("*") ? " * " : is("/") ? " div " : " mod ";
            next();
            left = {left.source + sign + one().source};
        }
        return left;
    }

    Part one() {
        const Word word = now();
        switch (word.kind) {
            case Word::Kind::Name:
                next();
                return named(word.text);
            case Word::Kind::Text: {
                next();
                const bool both = word.text.find('\'') != std::string::npos &&
                                  word.text.find('"') != std::string::npos;
                if (both) return fail("a text cannot have both kinds of quotes");
                return {.source = quoted(word.text), .text = word.text};
            }
            case Word::Kind::Number:
                next();
                return {word.text};
            case Word::Kind::End:
                return fail("the condition ends too early");
            default:
                break;
        }
        if (take("-")) return {"-" + one().source};
        if (take("[")) return list();
        if (take("(")) {
            Part inside = any_of();
            if (!take(")")) return fail("a bracket is not closed");
            return {"(" + inside.source + ")"};
        }
        if (take("true")) return {.source = "true()", .is_truth = true};
        if (take("false")) return {.source = "false()", .is_truth = true};
        if (word.kind == Word::Kind::Word) return call(word.text);
        return fail("'" + word.text + "' is not understood there");
    }

    Part named(const std::string& name) {
        const auto found = find_(name);
        if (!found) {
            // Of a panel's row, a variable of the page, or a mistake.
            return fail("there is no question '" + xlsform::shortened(name) + "'");
        }
        return {.source = "${" + found->id + "}", .named = found};
    }

    Part list() {
        Part all{.source = {}, .is_list = true};
        while (problem_.empty() && !take("]")) {
            const Part item = one();
            all.list.push_back(item.source);
            if (!take(",") && !is("]")) return fail("a list is not closed");
        }
        return all;
    }

    Part call(const std::string& name) {
        next();
        constexpr std::array<std::pair<std::string_view, std::string_view>, 5> functions = {
            {{"iif", "if"},
             {"today", "today"},
             {"round", "round"},
             {"min", "min"},
             {"max", "max"}}};
        const auto known = std::ranges::find(functions, xlsform::lower_case(name),
                                             [](const auto& one) { return one.first; });
        if (!is("(")) {
            // A word without quotes is a text.
            return {.source = quoted(name), .text = name};
        }
        if (known == functions.end()) {
            return fail("the function " + xlsform::shortened(name) + "() is not supported");
        }
        next();
        std::string all = std::string(known->second) + "(";
        for (bool first = true; problem_.empty() && !take(")"); first = false) {
            if (!first && !take(",")) return fail("a bracket is not closed");
            all += (first ? "" : ", ") + any_of().source;
        }
        return {all + ")"};
    }

    static constexpr std::array<std::pair<std::string_view, std::string_view>, 13> comparisons = {
        {{"=", " = "},
         {"==", " = "},
         {"equal", " = "},
         {"!=", " != "},
         {"<>", " != "},
         {"notequal", " != "},
         {">=", " >= "},
         {"<=", " <= "},
         {">", " > "},
         {"<", " < "},
         {"greater", " > "},
         {"less", " < "},
         {"greaterorequal", " >= "}}};

    std::vector<Word> words_;
    std::size_t at_ = 0;
    std::size_t depth_ = 0;
    const FindName& find_;
    std::string problem_;
};

}  // namespace

std::variant<std::string, NotTranslated> translated_condition(std::string_view source,
                                                              const FindName& find) {
    return Translator(source, find).run();
}

}  // namespace candour::survey::surveyjs
