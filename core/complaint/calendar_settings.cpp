// Writing and reading a version of the calendar's settings.
#include "core/complaint/calendar_settings.h"

#include <algorithm>
#include <tuple>

#include <nlohmann/json.hpp>

#include "core/base/json_fields.h"
#include "core/complaint/limits.h"

namespace candour::complaint {
namespace {

using nlohmann::json;

Result<UnitClosure> parse_closure(const json& source, const std::string& place) {
    FieldReader fields(source, place);
    UnitClosure one;
    const std::string first = fields.text("first", Need::Required);
    const std::string last = fields.text("last", Need::Required);
    one.closure.reason = fields.text("reason", Need::Optional);
    one.unit = fields.id("unit", Need::Optional);
    RETURN_IF_ERROR(fields.finish());
    ASSIGN_OR_RETURN(one.closure.first, from_iso(first));
    ASSIGN_OR_RETURN(one.closure.last, from_iso(last));
    return one;
}

Result<CalendarSettings> parse(std::string_view nation, std::string_view text) {
    const std::string place = "the calendar";
    CalendarSettings settings;
    ASSIGN_OR_RETURN(settings.nation, nation_from(nation));
    ASSIGN_OR_RETURN(const json source, parse_json_file(text, place));
    FieldReader fields(source, place);
    const auto items = fields.list("closures", Need::Optional, closures_max);
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::string here = place_of(place_of(place, "closures"), i);
        if (!fields.take(parse_closure(*items[i], here), settings.closures)) break;
    }
    const json* nations = fields.object("nations", Need::Optional);
    RETURN_IF_ERROR(fields.finish());
    if (nations == nullptr) return settings;
    for (auto one = nations->begin(); one != nations->end(); ++one) {
        if (!one->is_string()) {
            return Error{ErrorKind::Invalid, place + ": the nation of a unit is no text"};
        }
        ASSIGN_OR_RETURN(settings.unit_nations[one.key()],
                         nation_from(one->get_ref<const std::string&>()));
    }
    return settings;
}

}  // namespace

void put_in_order(CalendarSettings& settings) {
    std::ranges::stable_sort(settings.closures, {}, [](const UnitClosure& one) {
        return std::tuple(one.unit, one.closure.first, one.closure.last, one.closure.reason);
    });
}

std::string closures_json(const CalendarSettings& settings) {
    CalendarSettings ordered = settings;
    put_in_order(ordered);
    json written = json::object();
    for (const UnitClosure& one : ordered.closures) {
        json closure = {{"first", to_iso(one.closure.first)}, {"last", to_iso(one.closure.last)}};
        if (!one.closure.reason.empty()) closure["reason"] = one.closure.reason;
        if (!one.unit.empty()) closure["unit"] = one.unit;
        written["closures"].push_back(std::move(closure));
    }
    for (const auto& [unit, nation] : ordered.unit_nations)
        written["nations"][unit] = id_of(nation);
    return written.dump();
}

Result<CalendarSettings> calendar_settings_from(std::string_view nation, std::string_view json) {
    auto settings = parse(nation, json);
    if (!settings.ok()) return Error{ErrorKind::Corrupt, settings.error().what};
    put_in_order(settings.value());
    return settings;
}

Result<WorkCalendar> calendar_of(const CalendarSettings& settings, const std::string& unit) {
    const auto found = settings.unit_nations.find(unit);
    const Nation nation = found == settings.unit_nations.end() ? settings.nation : found->second;
    std::vector<Closure> closures;
    for (const UnitClosure& one : settings.closures) {
        if (one.unit.empty() || one.unit == unit) closures.push_back(one.closure);
    }
    return WorkCalendar::create(nation, std::move(closures));
}

}  // namespace candour::complaint
