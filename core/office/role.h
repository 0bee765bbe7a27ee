// Roles of the people who work in the console (requirement "Roles"). One person holds a set of
// them.
#pragma once

#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace candour::office {

enum class Role {
    Reception,         // Takes contacts in, and resolves what can be resolved at once.
    CaseWorker,        // Reads the inbox and handles their own cases.
    Manager,           // Sees to all cases of their units.
    Trustee,           // Holds a stage or sits on a panel; sees those cases only.
    SafeguardingLead,  // Reads all words, for the safety of people.
    Administrator,     // Accounts, devices, settings; by this role alone no one's words.
    Auditor,           // Reads how it was done, and changes nothing.
};

inline constexpr std::array<Role, 7> all_roles = {
    Role::Reception,        Role::CaseWorker,    Role::Manager, Role::Trustee,
    Role::SafeguardingLead, Role::Administrator, Role::Auditor,
};

using Roles = std::set<Role>;

// "reception", "case_worker", "manager", "trustee", "safeguarding_lead", "administrator",
// "auditor": the stable name in files, the database, forms and commands.
std::string_view name_of(Role role);
std::optional<Role> role_from(std::string_view name);
// "Safeguarding lead": for pages.
std::string_view words_of(Role role);

// The stable names in the order above with one space between: "case_worker manager". "" for none.
std::string to_text(const Roles& roles);
// Errors: Invalid, naming what is no role.
Result<Roles> roles_from(std::string_view text);

// What the first administrator of a small charity is: all four who keep it going.
Roles founder_roles();

}  // namespace candour::office
