// parser_names.cpp: what the names in an expression mean: questions, columns, functions.
#include <algorithm>
#include <utility>

#include "core/survey/expression/limits.h"
#include "core/survey/expression/parser.h"
#include "core/survey/expression/pattern.h"
#include "core/survey/expression/spaced.h"
#include "core/survey/expression/words.h"

namespace candour::survey::expression {
namespace {

// The name in "${name}"; empty when the text is nothing else.
std::string_view name_within(std::string_view text) {
    text = without_spaces_around(text);
    if (!text.starts_with("${") || !text.ends_with('}')) return {};
    return without_spaces_around(text.substr(2, text.size() - 3));
}

}  // namespace

Parser::Part Parser::answer() {
    const std::optional<Name> name = names_.find(token_.text);
    if (!name) return fail(unknown_question(token_.text, token_.offset));
    return leaf({.kind = Kind::Name,
                 .type = name->repeated ? Type::Nodes : name->type,
                 .index = name->index,
                 .text = std::string(token_.text)});
}

Parser::Part Parser::column() {
    const std::string name(token_.text);
    if (const auto index = names_.find_column(name)) {
        return leaf({.kind = Kind::Column, .type = Type::Text, .index = *index, .text = name});
    }
    if (name == "true" || name == "false") {
        return fail(token_.offset, "'" + name + "' is written " + name + "()");
    }
    if (find_function(name) != nullptr) {
        return fail(token_.offset, "after " + name + " brackets are missing: " + name + "(...)");
    }
    return fail(token_.offset, "'" + name + "' means nothing alone: write '" + name +
                                   "' in quotes for a word, ${" + name +
                                   "} for the answer to a question; only columns of the choices "
                                   "stand alone, in a choice filter");
}

Fault Parser::unknown_question(std::string_view name, std::size_t offset) const {
    constexpr std::string_view last_saved = "last-saved#";
    if (name.starts_with(last_saved)) return {offset, "answers of earlier visits are not kept"};
    std::string what = "there is no question '" + std::string(name) + "'";
    const std::string near = nearest(name, names_.known());
    if (!near.empty()) what += "; did you mean ${" + near + "}?";
    return {offset, std::move(what)};
}

Fault Parser::unknown_function(std::string_view name, std::size_t offset) const {
    const std::string called = std::string(name) + "()";
    if (const std::string_view why = why_refused(name); !why.empty()) {
        return {offset, called + " is not supported: " + std::string(why)};
    }
    const std::string near = nearest(name, function_names());
    return {offset, "there is no function " + called +
                        (near.empty() ? "; there are for example selected(), if(), coalesce(), "
                                        "round(), concat(), today()"
                                      : "; did you mean " + near + "()?")};
}

Parser::Part Parser::call() {
    const std::size_t offset = token_.offset;
    const Function* function = find_function(token_.text);
    if (function == nullptr) return fail(unknown_function(token_.text, offset));
    return call_of(*function, offset);
}

// The comma-separated values, from the "(" that follows to behind the ")".
std::optional<std::vector<std::size_t>> Parser::arguments() {
    if (!advance()) return std::nullopt;
    const std::size_t opening = token_.offset;
    if (!enter(opening) || !advance()) return std::nullopt;
    std::vector<std::size_t> parts;
    while (!token_.is(")")) {
        const Part part = expression(0);
        if (!part) return std::nullopt;
        parts.push_back(*part);
        if (token_.kind == TokenKind::End) {
            fail(opening, "this '(' is not closed");
            return std::nullopt;
        }
        if (token_.is(")")) break;
        if (!token_.is(",")) {
            fail(unexpected());
            return std::nullopt;
        }
        if (!advance()) return std::nullopt;
        if (token_.is(")")) {
            fail(token_.offset, "a value is missing before ')'");
            return std::nullopt;
        }
    }
    --nesting_;
    if (!advance()) return std::nullopt;
    return parts;
}

Parser::Part Parser::call_of(const Function& function, std::size_t offset) {
    const auto parts = arguments();
    if (!parts) return std::nullopt;
    if (auto wrong = checker_.call(function, *parts, offset)) return fail(*std::move(wrong));
    Node node{
        .kind = Kind::Call, .type = checker_.type_of(function, *parts), .function = &function};
    for (std::size_t i = 0; i < parts->size(); ++i) {
        const std::size_t part = (*parts)[i];
        if (function.takes_at(i) == Takes::Pattern) {
            if (auto wrong = compile_pattern(node, part)) return fail(*std::move(wrong));
        }
        if (function.takes_at(i) == Takes::Question) {
            if (auto wrong = name_question(part)) return fail(*std::move(wrong));
            node.index = builder_.node(part).index;
        }
    }
    if (builder_.is_full()) return fail_full();
    return builder_.add(std::move(node), *parts, offset);
}

// Turns the text '${name}' into the question it names.
std::optional<Fault> Parser::name_question(std::size_t part) {
    Node& node = builder_.node(part);
    const std::size_t offset = builder_.offset(part);
    const std::string name(node.kind == Kind::Text ? name_within(node.text) : std::string_view());
    if (name.empty()) {
        return Fault{offset, "jr:choice-name() takes the question in quotes here: '${name}'"};
    }
    const std::optional<Name> found = names_.find(name);
    if (!found) return unknown_question(name, offset);
    if (found->type != Type::Choices) {
        return Fault{offset, "${" + name + "} has no choices whose name could be said"};
    }
    node.kind = Kind::ChoicesOf;
    node.index = found->index;
    node.text = name;
    return std::nullopt;
}

std::optional<Fault> Parser::compile_pattern(Node& call, std::size_t part) {
    const std::size_t offset = builder_.offset(part);
    if (++patterns_ > patterns_max) {
        return Fault{offset, "there are more than " + std::to_string(patterns_max) +
                                 " regex() in it: divide it into calculations"};
    }
    auto pattern = Pattern::create(builder_.node(part).text);
    if (const std::string* wrong = std::get_if<std::string>(&pattern)) {
        return Fault{offset, "the pattern " + *wrong};
    }
    call.pattern = std::get<std::shared_ptr<const Pattern>>(pattern);
    return std::nullopt;
}

// A name in quotes is not replaced, which its author surely expected.
std::optional<Fault> Parser::quoted_question() const {
    for (std::size_t i = 0; i < builder_.size(); ++i) {
        const std::string_view text = builder_.node(i).text;
        const std::size_t begin = text.find("${");
        if (builder_.node(i).kind != Kind::Text || begin == std::string_view::npos) continue;
        const std::size_t end = std::min(text.find('}', begin), text.size());
        const std::string_view name =
            without_spaces_around(text.substr(begin + 2, end - std::min(end, begin + 2)));
        if (!names_.find(name)) continue;
        return Fault{builder_.offset(i), "${" + std::string(name) +
                                             "} within quotes stays as it is: join texts and "
                                             "answers with concat('...', ${" +
                                             std::string(name) + "}, '...')"};
    }
    return std::nullopt;
}

}  // namespace candour::survey::expression
