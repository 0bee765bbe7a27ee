#include "core/survey/expression/tree.h"

#include <algorithm>

namespace candour::survey::expression {
namespace {

// What follows from the rest (types, skips, the compiled pattern) need not be compared.
bool same_node(const Node& a, const Node& b) {
    return a.kind == b.kind && a.arguments == b.arguments && a.function == b.function &&
           a.index == b.index && a.text == b.text;
}

}  // namespace

std::vector<std::size_t> children_of(const Tree& tree, std::size_t node) {
    std::vector<std::size_t> children(tree.nodes[node].arguments);
    std::size_t end = node;
    for (std::size_t i = children.size(); i > 0; --i) {
        children[i - 1] = end - 1;
        end = tree.nodes[end - 1].first;
    }
    return children;
}

Type Expression::type() const { return tree_->nodes.back().type; }

bool Expression::operator==(const Expression& other) const {
    return tree_->wanted == other.tree_->wanted &&
           std::ranges::equal(tree_->nodes, other.tree_->nodes, same_node);
}

std::set<std::size_t> depends_on(const Expression& expression) {
    std::set<std::size_t> indices;
    for (const Node& node : expression.tree().nodes) {
        if (node.kind == Kind::Name) indices.insert(node.index);
    }
    return indices;
}

}  // namespace candour::survey::expression
