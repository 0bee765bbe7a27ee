// Retention: how long an organisation keeps what it was told, by kind. Pure. It stands in the
// organisation's file and not in Organisation, as no kiosk gets it:
//
//   "retention": {"survey_months": 12, "contact_months": 24, "case_months": 84}
//
// Each may be left out: then that kind is kept until somebody says otherwise.
#pragma once

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/civil_day.h"
#include "core/base/json_fields.h"

namespace candour::feedback {

inline constexpr const char* retention_field = "retention";
inline constexpr int retention_months_max = 1'200;

// Whole months after the one in which it was released, or the case was closed.
struct Retention {
    std::optional<int> survey_months{};   // Single answers; what was counted of them stays.
    std::optional<int> contact_months{};  // All other contacts that are in no case.
    std::optional<int> case_months{};     // The words of a case, its contact and its details.

    bool sets_any() const { return survey_months || contact_months || case_months; }
    std::optional<int> shortest() const {
        std::optional<int> found;
        for (const std::optional<int>& months : {survey_months, contact_months, case_months}) {
            if (months && (!found || *months < *found)) found = months;
        }
        return found;
    }
};

// Of an organisation's file; a mistake is remembered by `fields`.
inline Retention read_retention(FieldReader& fields) {
    Retention retention;
    const nlohmann::json* source = fields.object(retention_field, Need::Optional);
    if (source == nullptr) return retention;
    FieldReader inside(*source, place_of(fields.place(), retention_field));
    const auto months = [&inside](const char* field) -> std::optional<int> {
        const int count = inside.number(field, 1, retention_months_max, 0);
        return count == 0 ? std::nullopt : std::optional{count};
    };
    retention.survey_months = months("survey_months");
    retention.contact_months = months("contact_months");
    retention.case_months = months("case_months");
    if (const Status read = inside.finish(); !read.ok()) fields.fail(read.error());
    return retention;
}

// Of a file that parse_organisation() takes. Errors: Invalid.
inline Result<Retention> retention_in(std::string_view organisation_json,
                                      const std::string& file_name) {
    ASSIGN_OR_RETURN(const nlohmann::json source, parse_json_file(organisation_json, file_name));
    FieldReader fields(source, file_name);
    const Retention retention = read_retention(fields);
    if (fields.ok()) return retention;
    return fields.finish().error();
}

// Whether what began in the month of `since` is past its time. Never where no time is set.
inline bool is_over(const std::optional<int>& months, CivilDay since, CivilDay today) {
    const std::chrono::year_month_day from{since};
    const std::chrono::year_month_day now{today};
    const auto passed = now.year() / now.month() - from.year() / from.month();
    return months && passed > std::chrono::months{*months};
}

}  // namespace candour::feedback
