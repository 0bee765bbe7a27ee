// tests/attacks/linking/windows.h: which days a release can hold, as anybody works out who knows
// the policy and has seen the releases before.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>

#include "tests/attacks/linking/observed.h"

namespace candour::linking {

class Windows {
public:
    explicit Windows(const Observed& observed);

    // How likely what arrived then, from a visit of this service group, is the item; 0: it cannot
    // be. A day by itself counts 1, less where the sizes of releases speak against it.
    double weight(const Item& item, const std::string& group, Instant arrived) const;

    // The days of the window that an item was released from: first and last.
    struct Days {
        CivilDay first;
        CivilDay last;
    };
    // `group`: of the service that is shown, or empty.
    Days days_of(const Item& item, const std::string& group) const;

private:
    // A rule by what it covers, and a service group; "" for what came out without its service.
    using Rule = std::pair<std::optional<feedback::Channel>, std::optional<feedback::ContactKind>>;
    using Group = std::tuple<Rule, std::string>;
    Group key(const Item& item, const std::string& group) const;
    const std::map<CivilDay, int>& releases(const Item& item, const std::string& group) const;
    // The last release before in which the group came out with its label: nothing of it was left.
    std::optional<CivilDay> emptied_before(const Item& item, const std::string& group) const;
    double weight_without_label(const Item& item, const std::string& group, CivilDay day) const;
    double weight_with_label(const Item& item, const std::string& group, CivilDay day) const;

    const Observed& observed_;
    std::map<Group, std::map<CivilDay, int>> sizes_;
};

}  // namespace candour::linking
