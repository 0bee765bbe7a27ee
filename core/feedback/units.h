// Units: the companies of a group, each with its own services, procedure, calendar, regulators and
// ombudsman (requirements C2, C24). They stand in the organisation's file; who may see the cases
// of which unit stands with the accounts.
//
//   { "id": "homes", "name": {...}, "nation": "england-and-wales", "procedure": "complaints",
//     "bodies": [{"name": {...}, "what_they_do": {...}, "phone": "...", "web": "https://..."}],
//     "anonymous_inside": false }
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/json_fields.h"
#include "core/base/locale_text.h"
#include "core/base/result.h"
#include "core/complaint/bank_holidays.h"

namespace candour::feedback {

// A regulator, accreditor or ombudsman: somebody to turn to who is not the organisation.
struct OutsideBody {
    LocalText name;
    LocalText what_they_do;
    std::string phone{};  // Optional; as printed. One of the two is there.
    std::string web{};    // Optional; "https://...".
    bool operator==(const OutsideBody&) const = default;
};

struct OrganisationUnit {
    std::string id;  // [a-z0-9_-]{1,40}
    LocalText name;
    complaint::Nation nation = complaint::Nation::EnglandAndWales;  // Whose bank holidays it has.
    std::string procedure{};            // Optional; of its services that name none.
    std::vector<OutsideBody> bodies{};  // Optional.
    // Optional; whether the unit's procedure is for anonymous contacts too, where the procedure
    // leaves it to each service (C10). Else they are inside: nobody is turned away by a silence.
    std::optional<bool> anonymous_inside{};
    bool operator==(const OrganisationUnit&) const = default;
};

// Reads the field "units". What is wrong is remembered by `fields`.
std::vector<OrganisationUnit> read_units(FieldReader& fields, const DeclaredLanguages& declared);

// A flag that may be left out.
std::optional<bool> read_anonymous_inside(FieldReader& fields);

}  // namespace candour::feedback
