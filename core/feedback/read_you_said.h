// The part of an organisation's file that says what changed because of what people said.
#pragma once

#include "core/base/json_fields.h"
#include "core/feedback/organisation.h"

namespace candour::feedback {

// Sets organisation.you_said; organisation.languages are known.
void read_you_said(FieldReader& fields, Organisation& organisation);

// One entry of the list, as an organisation's file and a publication have it.
nlohmann::json to_json(const PublishedYouSaid& entry);

}  // namespace candour::feedback
