// HandOver: whether tablets are handed over on home visits, the worker unlocking them with a PIN
// (architecture §4.10).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/json_fields.h"
#include "core/survey/longest_answer.h"

namespace candour::feedback {

struct Organisation;
struct Service;

struct HandOver {
    std::string pin_hash;               // As privacy::hash_pin() makes it.
    std::vector<std::string> services;  // Optional; ids of those that workers visit for.
    bool operator==(const HandOver&) const = default;
};

// "hand_over", optional.
std::optional<HandOver> read_hand_over(FieldReader& fields);

// What the worker picks from, in the organisation's order: the services that are named; else those
// with a questionnaire; else all. Empty without hand-over.
std::vector<const Service*> services_handed_over(const Organisation& organisation);

// How answers leave such a tablet.
survey::Sent sent_on_hand_over(const Organisation& organisation);

// Remembers a service that is not there, and a questionnaire whose longest answers would not fit
// into the cells that every hand-over leaves. After services and questionnaires were read.
void check_hand_over(FieldReader& fields, const Organisation& organisation);

}  // namespace candour::feedback
