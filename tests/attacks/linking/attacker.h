// tests/attacks/linking/attacker.h: who wrote what? A guess for every response. Pure.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/base/world.h"
#include "tests/attacks/linking/observed.h"

namespace candour::linking {

// How likely, by itself, one visit is behind one item; never 0.
struct Candidate {
    std::size_t visit;
    double weight;
};
// For each item. From the policy, the diary, the listener's times and sizes, the days that the pool
// tells, and from what is missing: who knows when a label or a language is dropped learns from it.
std::vector<std::vector<Candidate>> candidates_of(const Observed& observed);

// For each item the likeliest visit, given that a visit has at most one response: the marginals of
// all matchings of items to visits, each as likely as the product of its weights, by belief
// propagation. Of equal ones `random` picks. The score counts each guess alone, so the largest
// marginal is the best guess; the one best matching (an optimal assignment) hits less, for where
// much is alike it is one of very many. Empty: no visit fits.
std::vector<std::optional<std::size_t>> guess(const Observed& observed, Random& random);

}  // namespace candour::linking
