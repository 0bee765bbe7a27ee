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
    // be. A day by itself counts 1, less where the sizes of releases speak against it. What came
    // out without its service is so because its group was too small, or to cover such a one.
    struct Weight {
        double by_itself = 0;
        double as_cover = 0;  // Only without its service.
    };
    Weight weight(const Item& item, const std::string& group, Instant arrived) const;

    // How many of those that came out without their service beside this one, and like it, are
    // there to cover others: 0 to 1.
    double covering(const Item& item) const;

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
    privacy::ReleaseRule rule_of(const Item& item) const;
    Group key(const Item& item, const std::string& group) const;
    const std::map<CivilDay, int>& releases(const Item& item, const std::string& group) const;
    // The last release before in which the group came out with its label: nothing of it was left.
    std::optional<CivilDay> emptied_before(const Item& item, const std::string& group) const;
    double weight_without_label(const Item& item, const std::string& group, CivilDay day) const;
    double weight_with_label(const Item& item, const std::string& group, CivilDay day) const;

    // What came out without its service, that looks alike.
    using Alike = std::tuple<CivilDay, feedback::Channel, feedback::ContactKind>;

    const Observed& observed_;
    std::map<Group, std::map<CivilDay, int>> sizes_;
    std::map<Alike, int> without_;
};

}  // namespace candour::linking
