// Finding the parts of a procedure.
#include <algorithm>

#include "core/complaint/procedure.h"

namespace candour::complaint {
namespace {

template <typename T>
const T* with_id(const std::vector<T>& items, std::string_view id) {
    const auto found = std::ranges::find(items, id, &T::id);
    return found == items.end() ? nullptr : &*found;
}

}  // namespace

const Stage* Procedure::find_stage(std::string_view stage) const { return with_id(stages, stage); }
const CaseKind* Procedure::find_kind(std::string_view kind) const { return with_id(kinds, kind); }
const OutsideBody* Procedure::find_body(std::string_view body) const {
    return with_id(bodies, body);
}
const Named* Procedure::find_outcome(std::string_view outcome) const {
    return with_id(outcomes, outcome);
}
const Named* Procedure::find_code(std::string_view code) const { return with_id(codes, code); }
const Named* Procedure::find_post(std::string_view post) const { return with_id(posts, post); }

const ProcedureClock* Procedure::find_clock(std::string_view clock) const {
    for (const Stage& stage : stages) {
        if (const ProcedureClock* found = with_id(stage.clocks, clock)) return found;
    }
    return nullptr;
}

const Stage* bypass_to(const Procedure& procedure, const CaseKind& kind, const Stage& stage) {
    if (!stage.can_be_bypassed) return nullptr;
    if (stage.appeal) return procedure.find_stage(stage.appeal->to);
    const auto here = std::ranges::find(kind.stages, stage.id);
    if (here == kind.stages.end() || here + 1 == kind.stages.end()) return nullptr;
    return procedure.find_stage(*(here + 1));
}

}  // namespace candour::complaint
