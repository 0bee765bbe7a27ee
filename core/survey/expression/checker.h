// Checker: which parts fit together. Only what can never be meant is refused: XPath turns any value
// into any other, and a text may hold a number.
#pragma once

#include <optional>
#include <span>

#include "core/survey/expression/builder.h"
#include "core/survey/expression/function.h"
#include "core/survey/expression/lexer.h"

namespace candour::survey::expression {

class Checker {
public:
    Checker(const Builder& builder, std::optional<Type> self) : builder_(builder), self_(self) {}

    // Each says what is wrong, or nothing. Parts are numbers of nodes.
    std::optional<Fault> operation(Kind kind, std::span<const std::size_t> parts) const;
    std::optional<Fault> call(const Function& function, std::span<const std::size_t> arguments,
                              std::size_t offset) const;
    std::optional<Fault> whole(std::size_t part, Type wanted) const;

    Type type_of(const Function& function, std::span<const std::size_t> arguments) const;

private:
    const Node& node(std::size_t part) const { return builder_.node(part); }
    Fault fault(std::size_t part, std::string what) const;
    std::optional<Fault> several(std::size_t part) const;
    std::optional<Fault> connected(std::size_t part) const;
    std::optional<Fault> calculated(Kind kind, std::size_t part) const;
    std::optional<Fault> ordered(std::size_t part) const;
    std::optional<Fault> equated(std::size_t part, std::size_t other) const;
    std::optional<Fault> dated(std::size_t part, std::size_t other) const;
    std::optional<Fault> argument(const Function& function, std::size_t i, std::size_t part) const;

    const Builder& builder_;
    std::optional<Type> self_;
};

Type type_of(Kind operation);

}  // namespace candour::survey::expression
