// Promises as they are kept: a release policy and a last day.
#include "sync/server/promises.h"

#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

namespace candour::server {

using feedback::Channel;
using feedback::ContactKind;

namespace {

// Promises are about surveys.
bool asks_surveys(Channel channel) { return channel != Channel::Apart; }

privacy::ReleaseRule rule_of(const privacy::ReleasePolicy& policy, Channel channel,
                             ContactKind kind) {
    privacy::ReleaseRule rule = policy.rule_for(channel, kind);
    rule.channel = channel;
    rule.kind = kind;
    return rule;
}

// What a promise has rules for.
std::vector<std::pair<Channel, ContactKind>> promised() {
    std::vector<std::pair<Channel, ContactKind>> all;
    for (const Channel channel : feedback::all_channels) {
        if (asks_surveys(channel)) all.emplace_back(channel, ContactKind::SurveyAnswer);
    }
    all.emplace_back(Channel::HomeVisit, ContactKind::Text);
    return all;
}

}  // namespace

Promise promise_of(const feedback::Organisation& organisation,
                   const survey::Questionnaire& questionnaire) {
    Promise promise;
    for (const auto& [channel, kind] : promised())
        promise.release.rules.push_back(rule_of(organisation.release, channel, kind));
    const Result<CivilDay> closes = from_iso(questionnaire.closes);
    if (closes.ok()) promise.closes = closes.value();
    return promise;
}

Promise stricter(Promise one, const Promise& other) {
    Promise both{.release = {}, .closes = one.closes};
    for (const auto& [channel, kind] : promised()) {
        both.release.rules.push_back(privacy::stricter(rule_of(one.release, channel, kind),
                                                       rule_of(other.release, channel, kind)));
    }
    return both;
}

std::string to_text(const Promise& promise) {
    nlohmann::json out = {{"release", privacy::to_json(promise.release)}};
    if (promise.closes) out["closes"] = to_iso(*promise.closes);
    return out.dump();
}

Result<Promise> promise_in(const std::string& text) {
    const Error damaged{ErrorKind::Corrupt,
                        "what was promised with a survey's version, as it was kept, is damaged"};
    const auto json = nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false);
    if (!json.is_object() || !json.contains("release")) return damaged;
    Promise promise;
    auto release = privacy::parse_release_policy(json["release"], "promise");
    if (!release.ok()) return damaged;
    promise.release = release.take();
    if (!json.contains("closes")) return promise;
    if (!json["closes"].is_string()) return damaged;
    const Result<CivilDay> closes = from_iso(json["closes"].get<std::string>());
    if (!closes.ok()) return damaged;
    promise.closes = closes.value();
    return promise;
}

Result<Promises> all_promises(store::SurveyStore& surveys) {
    ASSIGN_OR_RETURN(const auto versions, surveys.promises());
    Promises promises;
    for (const store::SurveyVersion& version : versions) {
        ASSIGN_OR_RETURN(promises[version.version], promise_in(version.release));
    }
    return promises;
}

}  // namespace candour::server
