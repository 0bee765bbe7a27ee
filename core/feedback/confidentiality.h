// Confidentiality: what an organisation cannot keep to itself, in words that fit where it is said
// (requirement W15). Children, and whoever reads in small steps, have it in the Easy Read form of a
// language ("en-simple"), as all that the organisation says.
//
// In an organisation's file, beside "confidentiality", which is for everywhere else:
//   "confidentiality_for": [{"channel": "home_visit", "text": {...}}]
#pragma once

#include <vector>

#include "core/base/json_fields.h"
#include "core/base/locale_text.h"
#include "core/feedback/contact_kind.h"

namespace candour::feedback {

struct Organisation;

struct ConfidentialityFor {
    Channel channel = Channel::HomeVisit;  // A place; none twice.
    LocalText text;
    bool operator==(const ConfidentialityFor&) const = default;
};

// "confidentiality_for", optional.
std::vector<ConfidentialityFor> read_confidentiality(FieldReader& fields,
                                                     const DeclaredLanguages& declared);

// The channel's own, or the one for everywhere.
const LocalText& confidentiality_for(const Organisation& organisation, Channel channel);

}  // namespace candour::feedback
