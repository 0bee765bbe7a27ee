// The stable words of procedure files.
#include "core/complaint/procedure/names.h"

#include <algorithm>

namespace candour::complaint {

std::string_view name_of(Milestone milestone) { return word_of(milestone_names, milestone); }
std::string_view name_of(ClockKind kind) { return word_of(clock_kind_names, kind); }
std::string_view name_of(ClockUnit unit) { return word_of(clock_unit_names, unit); }
std::string_view name_of(StageKind kind) { return word_of(stage_kind_names, kind); }
std::string_view name_of(LateAppeal late) { return word_of(late_appeal_names, late); }
std::string_view name_of(Anonymous anonymous) { return word_of(anonymous_names, anonymous); }

bool is_contact_method(std::string_view word) {
    return std::ranges::find(contact_methods, word) != contact_methods.end();
}

}  // namespace candour::complaint
