// Builder: puts the nodes of a tree into their row and says where to skip.
#pragma once

#include <span>
#include <vector>

#include "core/survey/expression/tree.h"

namespace candour::survey::expression {

class Builder {
public:
    bool is_full() const;
    // Each returns the number of the new node. `offset`: where it begins in the source.
    std::size_t add_leaf(Node node, std::size_t offset);
    // Made of `parts`, the latest nodes that are no part of another yet, from the left.
    std::size_t add(Node node, std::span<const std::size_t> parts, std::size_t offset);

    Node& node(std::size_t i) { return nodes_[i]; }
    const Node& node(std::size_t i) const { return nodes_[i]; }
    std::size_t offset(std::size_t i) const { return offsets_[i]; }
    std::size_t size() const { return nodes_.size(); }
    std::vector<Node> take() { return std::move(nodes_); }

private:
    void skip(std::size_t from, Then then, std::size_t to);
    void let_skip(std::size_t whole, std::span<const std::size_t> parts);

    std::vector<Node> nodes_;
    std::vector<std::size_t> offsets_;
};

}  // namespace candour::survey::expression
