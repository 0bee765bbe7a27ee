// Staff: who may work in the console. For administrators; Site asks first (routes.h).
#pragma once

#include <string>
#include <string_view>

#include "app/console/staff/staff_desk.h"

namespace candour::console {

// Posts that procedures know their holders by; others can be typed.
struct KnownPost {
    const char* id;
    std::string_view words;
};
inline constexpr KnownPost known_posts[] = {{"service_manager", N_("Services manager")},
                                            {"director", N_("Director")},
                                            {"trustee", N_("Trustee")},
                                            {"vice_chair", N_("Vice chair")},
                                            {"chair", N_("Chair")}};

// `path` begins with "/staff". Errors of these: NotFound, the store's.
Result<Page> staff_page(const StaffDesk& staff, std::string_view path, const Fields& query);
Result<Reply> take_staff(const StaffDesk& staff, std::string_view path, const Fields& form,
                         const SignedIn& viewer);

}  // namespace candour::console
