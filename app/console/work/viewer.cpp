// The permission table, turned into filters of the case store.
#include "app/console/work/viewer.h"

#include <algorithm>

namespace candour::console {
namespace {

using office::Allowance;
using office::Permission;
using office::Role;

Allowance widest(const office::Roles& roles, Permission permission) {
    Allowance found = Allowance::No;
    for (const Role role : roles)
        found = std::max(found, office::allowance(role, permission));
    return found;
}

store::CaseFilter filter_for(const store::StaffAccount& account, Allowance allowed) {
    store::CaseFilter filter;
    filter.viewer = account.id;
    filter.own_only = allowed != Allowance::Yes;
    if (filter.own_only || account.units.empty()) return filter;
    filter.units = units_of(account);
    // A case of no unit is everybody's, as casework::relation_of() has it.
    filter.units.emplace_back();
    return filter;
}

}  // namespace

std::vector<std::string> units_of(const store::StaffAccount& account) {
    return {account.units.begin(), account.units.end()};
}

bool sees_some_cases(const office::Roles& roles) {
    return may_somewhere(roles, Permission::ReadCase) ||
           may_somewhere(roles, Permission::ReadCaseRecord);
}

store::CaseFilter visible_cases(const store::StaffAccount& account) {
    const office::Roles roles = account.roles;
    return filter_for(account, std::max(widest(roles, Permission::ReadCase),
                                        widest(roles, Permission::ReadCaseRecord)));
}

store::CaseFilter searchable_cases(const store::StaffAccount& account) {
    return filter_for(account, widest(account.roles, Permission::ReadCase));
}

store::CaseFilter own_cases(const store::StaffAccount& account) {
    return filter_for(account, Allowance::OwnCases);
}

}  // namespace candour::console
