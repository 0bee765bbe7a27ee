// Rules of talking with the person, of consent, and of finding out.
#include "core/complaint/case/rules.h"

namespace candour::complaint {

Status may_acknowledge(const Asking& asking) {
    // C20: with the name and title of who deals with it.
    const bool needs_name = asking.kind.is_complaint && asking.stage.kind == StageKind::Handle;
    if (needs_name && !asking.run().holder) {
        return not_now(
            "Assign it first: the acknowledgement gives the name and title of who deals "
            "with it");
    }
    return Unit{};
}

Status may_have_contacted(const Asking& asking) {
    const std::string method = asking.entry.text(Field::Method);
    const bool in_writing = method == "letter" || method == "email" || method == "text_message" ||
                            method == "paper" || method == "website" || method == "kiosk";
    if (in_writing) {
        return not_now(
            "Personal contact is spoken, by telephone or face to face: write this as "
            "acknowledged, answered or contact_tried");
    }
    return Unit{};
}

Status may_update(const Asking& asking) {
    const std::optional<CivilDay> until = asking.entry.day(Field::Day);
    if (until && *until < asking.entry.when.day) {
        return not_now(
            "An update says until when the full answer comes: give a day that is still "
            "to come");
    }
    return Unit{};
}

Status may_give_consent(const Asking& asking) { return bodies_are_known(asking); }

Status may_withdraw_consent(const Asking& asking) {
    if (asking.state.consents.contains(asking.entry.number_of(Field::Entry))) return Unit{};
    return not_now("That entry is no consent that stands: give the number of the consent_given");
}

Status may_pass_on(const Asking& asking) {
    const auto consent = asking.state.consents.find(asking.entry.number_of(Field::Entry));
    if (consent == asking.state.consents.end()) {
        return not_now(
            "Nothing goes to a third party without consent: ask the person, write it "
            "down (consent_given) and give its number");
    }
    if (consent->second.representative) {
        return not_now(
            "That consent is for who speaks on the person's behalf: ask for one to pass "
            "it on (consent_given, why third_party)");
    }
    for (const std::string& body : asking.entry.list(Field::Bodies)) {
        if (!consent->second.bodies.contains(body)) {
            return not_now("The consent does not name " + body + ": ask the person for it");
        }
    }
    return Unit{};
}

Status may_refer_to_entry(const Asking& asking) {
    if (!asking.entry.has(Field::Entry)) return Unit{};
    const std::int64_t number = asking.entry.number_of(Field::Entry);
    if (1 <= number && number <= asking.state.entries) return Unit{};
    return not_now("The case has the entries 1 to " + std::to_string(asking.state.entries) +
                   ": give one of them");
}

Status may_ask_information(const Asking& asking) {
    const std::optional<StaffId> person = asking.entry.person();
    if (person && !asking.actor.everybody.contains(*person) && *person != asking.actor.id) {
        return denied("That is no member of staff: write the name of others as words");
    }
    if (person) RETURN_IF_ERROR(is_let_in(asking, *person));
    return Unit{};
}

Status may_bring_information(const Asking& asking) {
    if (asking.state.information_waiting.contains(asking.entry.number_of(Field::Entry))) {
        return Unit{};
    }
    return not_now(
        "No information is waited for under that number: give the number of the "
        "information_asked");
}

}  // namespace candour::complaint
