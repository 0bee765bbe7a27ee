// Rules of mediation, legal proceedings and holds.
#include "core/complaint/case/rules.h"

namespace candour::complaint {

Status may_mediate(const Asking& asking) {
    const std::string step = asking.entry.text(Field::Why);
    const std::string& before = asking.state.mediation;
    const bool answers = step == "accepted" || step == "refused";
    if (answers && before != "offered") return not_now("Offer mediation first (why offered)");
    if (step == "ended" && before != "accepted") {
        return not_now("There is no mediation that could end");
    }
    if (step == "offered" && before == "accepted") return not_now("Mediation is under way");
    return Unit{};
}

Status may_start_legal(const Asking& asking) {
    if (asking.state.legal) return not_now("Legal proceedings are under way already");
    return Unit{};
}

Status may_decide_legal(const Asking& asking) {
    if (!asking.state.legal) return not_now("There are no legal proceedings (legal_started)");
    const std::vector<std::string>& posts = asking.procedure.closing.legal_by;
    if (posts.empty()) {
        return not_now(
            "This procedure goes on whatever legal proceedings there are: nobody can "
            "let it wait");
    }
    return has_one_of(asking, posts, "Whether it waits for legal proceedings");
}

Status may_end_legal(const Asking& asking) {
    if (!asking.state.legal) return not_now("There are no legal proceedings (legal_started)");
    return Unit{};
}

Status may_set_hold(const Asking& asking) {
    const std::string hold = asking.entry.text(Field::Why);
    if (asking.state.holds.contains(hold)) return not_now("That hold is set already");
    return Unit{};
}

Status may_release_hold(const Asking& asking) {
    const std::string hold = asking.entry.text(Field::Why);
    if (!asking.state.holds.contains(hold)) return not_now("There is no such hold");
    return Unit{};
}

}  // namespace candour::complaint
