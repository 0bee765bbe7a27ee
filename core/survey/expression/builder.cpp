#include "core/survey/expression/builder.h"

#include <utility>

#include "core/survey/expression/function.h"
#include "core/survey/expression/limits.h"

namespace candour::survey::expression {

bool Builder::is_full() const { return nodes_.size() >= nodes_max; }

std::size_t Builder::add_leaf(Node node, std::size_t offset) {
    return add(std::move(node), {}, offset);
}

std::size_t Builder::add(Node node, std::span<const std::size_t> parts, std::size_t offset) {
    CHECK(!is_full());
    const std::size_t place = nodes_.size();
    CHECK(parts.empty() || parts.back() + 1 == place);
    node.first = parts.empty() ? static_cast<std::uint16_t>(place) : nodes_[parts[0]].first;
    node.arguments = static_cast<std::uint16_t>(parts.size());
    nodes_.push_back(std::move(node));
    offsets_.push_back(offset);
    let_skip(place, parts);
    return place;
}

void Builder::skip(std::size_t from, Then then, std::size_t to) {
    nodes_[from].then = then;
    nodes_[from].skip_to = static_cast<std::uint16_t>(to);
}

void Builder::let_skip(std::size_t whole, std::span<const std::size_t> parts) {
    const Node& node = nodes_[whole];
    if (node.kind == Kind::And) skip(parts[0], Then::SkipIfFalse, whole);
    if (node.kind == Kind::Or) skip(parts[0], Then::SkipIfTrue, whole);
    if (node.kind != Kind::Call || !node.function->is_given_one) return;
    if (node.function->name == "if") {
        skip(parts[0], Then::Branch, parts[1] + 1);
        skip(parts[1], Then::Skip, whole);
    } else {
        for (const std::size_t part : parts.first(parts.size() - 1))
            skip(part, Then::SkipIfAnswered, whole);
    }
}

}  // namespace candour::survey::expression
