// Reading it, and what must hold for it.
#include "core/feedback/hand_over.h"

#include <algorithm>

#include "core/feedback/limits.h"
#include "core/feedback/organisation.h"
#include "core/privacy/hand_over_pin.h"

namespace candour::feedback {
namespace {

constexpr const char* part = "hand_over";

}  // namespace

std::optional<HandOver> read_hand_over(FieldReader& fields) {
    const nlohmann::json* source = fields.object(part, Need::Optional);
    if (source == nullptr) return std::nullopt;
    FieldReader inside(*source, place_of(fields.place(), part));
    HandOver read;
    read.pin_hash = inside.text("pin_hash", Need::Required);
    if (inside.ok() && !privacy::is_pin_hash(read.pin_hash)) {
        inside.fail_field("pin_hash",
                          "this is no hash of a PIN; candour-server hand-over-pin writes one");
    }
    for (const nlohmann::json* item : inside.list("services", Need::Optional, services_max)) {
        if (item->is_string()) {
            read.services.push_back(item->get<std::string>());
        } else {
            inside.fail_field("services", "here belong ids of services, as in [\"advice\"]");
        }
    }
    if (const Status done = inside.finish(); !done.ok()) fields.fail(done.error());
    return read;
}

std::vector<const Service*> services_handed_over(const Organisation& organisation) {
    std::vector<const Service*> offered;
    if (!organisation.hand_over) return offered;
    const std::vector<std::string>& named = organisation.hand_over->services;
    const bool some_ask = std::ranges::any_of(
        organisation.services, [](const Service& one) { return !one.questionnaire.empty(); });
    for (const Service& service : organisation.services) {
        const bool is_named = std::ranges::find(named, service.id) != named.end();
        const bool offers = named.empty() ? !some_ask || !service.questionnaire.empty() : is_named;
        if (offers) offered.push_back(&service);
    }
    return offered;
}

survey::Sent sent_on_hand_over(const Organisation& organisation) {
    return organisation.safeguarding ? survey::Sent::WordsApart : survey::Sent::Whole;
}

void check_hand_over(FieldReader& fields, const Organisation& organisation) {
    if (!organisation.hand_over) return;
    const std::string place = place_of(fields.place(), part);
    for (const std::string& id : organisation.hand_over->services) {
        if (organisation.find_service(id) != nullptr) continue;
        return fields.fail(place_of(place, "services"),
                           "there is no service '" + id + "' in this file");
    }
    for (const Service* service : services_handed_over(organisation)) {
        const survey::Questionnaire* asked =
            organisation.find_questionnaire(service->questionnaire);
        if (asked == nullptr) continue;
        const Status fits =
            survey::fits_into_hand_over(*asked, sent_on_hand_over(organisation),
                                        fields.place() + ": questionnaire '" + asked->id + "'");
        if (!fits.ok()) return fields.fail(fits.error());
    }
}

}  // namespace candour::feedback
