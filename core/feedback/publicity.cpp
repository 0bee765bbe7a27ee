// Writing, reading and judging entries of the publicity register.
#include "core/feedback/publicity.h"

#include <nlohmann/json.hpp>

#include "core/base/json_fields.h"
#include "core/base/utf8.h"

namespace candour::feedback {
namespace {

using nlohmann::json;

bool is_line(std::string_view text) {
    return text.size() <= publicity_line_bytes_max && is_utf8(text) &&
           text.find_first_not_of(" \t\r\n") != std::string_view::npos;
}

Error invalid(const char* what) { return Error{ErrorKind::Invalid, what}; }

Result<Publicity> parse(std::string_view text) {
    const std::string place = "the entry";
    ASSIGN_OR_RETURN(const json source, parse_json_file(text, place));
    FieldReader fields(source, place);
    Publicity entry;
    entry.what = fields.text("what", Need::Required);
    entry.where = fields.text("where", Need::Required);
    const std::string since = fields.text("since", Need::Required);
    const std::string look_again = fields.text("look_again", Need::Required);
    entry.page = fields.id("page", Need::Optional);
    const std::string replaced = fields.text("replaced_on", Need::Optional);
    RETURN_IF_ERROR(fields.finish());
    ASSIGN_OR_RETURN(entry.since, from_iso(since));
    ASSIGN_OR_RETURN(entry.look_again, from_iso(look_again));
    if (!replaced.empty()) {
        ASSIGN_OR_RETURN(entry.replaced_on, from_iso(replaced));
    }
    RETURN_IF_ERROR(check_publicity(entry));
    return entry;
}

}  // namespace

Status check_publicity(const Publicity& entry) {
    if (!is_line(entry.what)) return invalid("Say what was sent or displayed, in one line");
    if (!is_line(entry.where)) return invalid("Say where it is, in one line");
    if (entry.look_again <= entry.since) {
        return invalid("The day to look again has to be after the day since when it is there");
    }
    return Unit{};
}

std::string publicity_json(const Publicity& entry) {
    json written = {{"what", entry.what},
                    {"where", entry.where},
                    {"since", to_iso(entry.since)},
                    {"look_again", to_iso(entry.look_again)}};
    if (!entry.page.empty()) written["page"] = entry.page;
    if (entry.replaced_on) written["replaced_on"] = to_iso(*entry.replaced_on);
    return written.dump();
}

Result<Publicity> publicity_from(std::string_view json) {
    auto entry = parse(json);
    if (!entry.ok()) return Error{ErrorKind::Corrupt, entry.error().what};
    return entry;
}

std::string publicity_due(const Publicity& entry) {
    return entry.replaced_on ? std::string() : to_iso(entry.look_again);
}

PublicityState state_of(const Publicity& entry, const Organisation& organisation, CivilDay today) {
    if (entry.replaced_on) return PublicityState::Replaced;
    if (!entry.page.empty() && organisation.find_information(entry.page) == nullptr) {
        return PublicityState::PageIsGone;
    }
    return today > entry.look_again ? PublicityState::LookAgain : PublicityState::Current;
}

}  // namespace candour::feedback
