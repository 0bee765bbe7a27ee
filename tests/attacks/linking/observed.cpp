// tests/attacks/linking/observed.cpp: a month from the file that linking_real_month_test.py writes.
#include "tests/attacks/linking/observed.h"

#include <nlohmann/json.hpp>

namespace candour::linking {

namespace {

Instant instant_of(const nlohmann::json& source, const char* field) {
    return Instant{Milliseconds{source.at(field).get<std::int64_t>()}};
}

// What the names of this program's own file say; at(…) throws what read_month() catches.
feedback::Channel channel_of(const nlohmann::json& source) {
    return feedback::channel_from(source.at("channel").get<std::string>()).value();
}

CivilDay day_of(const std::string& text) { return from_iso(text).take(); }

Visit read_visit(const nlohmann::json& source) {
    return {.begins = instant_of(source, "begins_ms"),
            .ends = instant_of(source, "ends_ms"),
            .device = source.at("device"),
            .channel = channel_of(source),
            .service = source.at("service"),
            .language = source.at("language")};
}

Item read_item(const nlohmann::json& source) {
    return {.kind = feedback::contact_kind_from(source.at("kind").get<std::string>()).value(),
            .channel = channel_of(source),
            .service = source.at("service"),
            .language = source.at("language"),
            .words = source.at("words"),
            .released = day_of(source.at("released")),
            .seen = instant_of(source, "seen_ms"),
            .not_yet_seen = instant_of(source, "not_yet_seen_ms")};
}

PoolLook read_look(const nlohmann::json& source) {
    PoolLook look{instant_of(source, "at_ms"), {}};
    for (const auto& [day, cells] : source.at("waiting").items())
        look.waiting[day_of(day)] = cells;
    return look;
}

Month read(const nlohmann::json& source) {
    Month month;
    Observed& observed = month.observed;
    observed.policy = privacy::parse_release_policy(source.at("policy"), "policy").take();
    source.at("groups").get_to(observed.groups);
    for (const auto& visit : source.at("diary"))
        observed.diary.push_back(read_visit(visit));
    for (const auto& item : source.at("items")) {
        observed.items.push_back(read_item(item));
        month.truth.push_back(item.at("visit"));
    }
    for (const auto& sent : source.at("sent"))
        observed.sent.push_back({instant_of(sent, "at_ms"), sent.at("device"), sent.at("cells")});
    for (const auto& look : source.at("pool"))
        observed.pool.push_back(read_look(look));
    return month;
}

}  // namespace

Result<Month> read_month(const nlohmann::json& source) {
    try {
        return read(source);
    } catch (const std::exception& wrong) {
        return Error{ErrorKind::Invalid, wrong.what()};
    }
}

}  // namespace candour::linking
