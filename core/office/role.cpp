// The stable names of roles.
#include "core/office/role.h"

#include <algorithm>

#include "core/base/check.h"

namespace candour::office {
namespace {

struct Names {
    std::string_view stable;
    std::string_view words;
};

Names names_of(Role role) {
    switch (role) {
        case Role::Reception:
            return {"reception", "Reception"};
        case Role::CaseWorker:
            return {"case_worker", "Case worker"};
        case Role::Manager:
            return {"manager", "Manager"};
        case Role::Trustee:
            return {"trustee", "Trustee or panel member"};
        case Role::SafeguardingLead:
            return {"safeguarding_lead", "Safeguarding lead"};
        case Role::Administrator:
            return {"administrator", "Administrator"};
        case Role::Auditor:
            return {"auditor", "Auditor"};
    }
    CHECK(false);
}

}  // namespace

std::string_view name_of(Role role) { return names_of(role).stable; }

std::string_view words_of(Role role) { return names_of(role).words; }

std::optional<Role> role_from(std::string_view name) {
    for (const Role role : all_roles) {
        if (name_of(role) == name) return role;
    }
    return std::nullopt;
}

std::string to_text(const Roles& roles) {
    std::string text;
    for (const Role role : roles) {
        if (!text.empty()) text += ' ';
        text += name_of(role);
    }
    return text;
}

Result<Roles> roles_from(std::string_view text) {
    Roles roles;
    while (!text.empty()) {
        const std::string_view name = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(text.size(), name.size() + 1));
        if (name.empty()) continue;
        const auto role = role_from(name);
        if (!role) {
            return Error{ErrorKind::Invalid, "there is no role \"" + std::string{name} +
                                                 "\"; the roles are " +
                                                 to_text({all_roles.begin(), all_roles.end()})};
        }
        roles.insert(*role);
    }
    return roles;
}

Roles founder_roles() {
    return {Role::CaseWorker, Role::Manager, Role::SafeguardingLead, Role::Administrator};
}

}  // namespace candour::office
