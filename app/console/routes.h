// Routes: every address of the console, what it takes, and who may go there. An address that is not
// in this table does not exist, so that none can be left without a permission.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "core/office/permissions.h"
#include "core/store/staff_store.h"

namespace candour::console {

enum class Entry {
    Anybody,    // Also who is not signed in.
    Staff,      // Whoever is signed in.
    Permitted,  // Who has the permission.
};

// Whether a form asks again for the code or the password (SignIn::step_up).
enum class StepUp {
    No,
    Asked,
    ByPage,  // The page has a field for it.
};

struct Route {
    std::string_view pattern;  // "*" is one step of any name: "/devices/*/revoke".
    bool shows = true;         // GET.
    bool takes = false;        // POST.
    Entry entry = Entry::Permitted;
    office::Permission permission{};  // Of Entry::Permitted; to send it, see `to_send`.
    StepUp step_up = StepUp::No;
    // Where it takes another permission to send the form than to see its page.
    std::optional<office::Permission> to_send{};
};

std::span<const Route> routes();
// The first that fits; null: there is no such address.
const Route* find_route(std::string_view path);
// What is about one case is let through for whoever may do it in some case: its handler knows the
// case, and asks office::may() with the person's part in it.
bool may_enter(const Route& route, const office::Roles& roles);
bool may_send(const Route& route, const office::Roles& roles);
office::Permission permission_to_send(const Route& route);

}  // namespace candour::console
