// Reading the units of an organisation's file.
#include "core/feedback/units.h"

#include <algorithm>

namespace candour::feedback {
namespace {

constexpr std::size_t units_max = 50;
constexpr std::size_t bodies_max = 20;

using nlohmann::json;

Result<OutsideBody> parse_body(const json& source, const std::string& place,
                               const DeclaredLanguages& declared) {
    FieldReader fields(source, place);
    OutsideBody body;
    body.name = fields.local_text("name", Need::Required, declared);
    body.what_they_do = fields.local_text("what_they_do", Need::Required, declared);
    body.phone = fields.text("phone", Need::Optional);
    body.web = fields.text("web", Need::Optional);
    if (body.phone.empty() && body.web.empty()) {
        fields.fail(place, "nobody can turn to a body without a phone or a web address");
    }
    if (!body.web.empty() && !body.web.starts_with("https://")) {
        fields.fail_field("web", "'" + body.web + "' has to begin with https://");
    }
    RETURN_IF_ERROR(fields.finish());
    return body;
}

Result<OrganisationUnit> parse_unit(const json& source, const std::string& place,
                                    const DeclaredLanguages& declared) {
    FieldReader fields(source, place);
    OrganisationUnit unit;
    unit.id = fields.id("id", Need::Required);
    unit.name = fields.local_text("name", Need::Required, declared);
    const std::string nation = fields.text("nation", Need::Required);
    if (fields.ok()) {
        const auto known = complaint::nation_from(nation);
        if (known.ok()) {
            unit.nation = known.value();
        } else {
            fields.fail_field("nation", known.error().what);
        }
    }
    unit.procedure = fields.id("procedure", Need::Optional);
    const auto items = fields.list("bodies", Need::Optional, bodies_max);
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::string here = place_of(place_of(place, "bodies"), i);
        if (!fields.take(parse_body(*items[i], here, declared), unit.bodies)) break;
    }
    unit.anonymous_inside = read_anonymous_inside(fields);
    RETURN_IF_ERROR(fields.finish());
    return unit;
}

}  // namespace

std::optional<bool> read_anonymous_inside(FieldReader& fields) {
    if (fields.any("anonymous_inside", Need::Optional) == nullptr) return std::nullopt;
    return fields.flag("anonymous_inside", true);
}

std::vector<OrganisationUnit> read_units(FieldReader& fields, const DeclaredLanguages& declared) {
    std::vector<OrganisationUnit> units;
    const auto items = fields.list("units", Need::Optional, units_max);
    const std::string place = place_of(fields.place(), "units");
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::string here = place_of(place, i);
        if (!fields.take(parse_unit(*items[i], here, declared), units)) break;
        if (std::ranges::count(units, units.back().id, &OrganisationUnit::id) > 1) {
            fields.fail(here, "the id '" + units.back().id + "' is used twice");
        }
    }
    return units;
}

}  // namespace candour::feedback
