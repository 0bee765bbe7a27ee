// Promises as they are kept: a release policy and a last day.
#include "sync/server/promises.h"

#include <nlohmann/json.hpp>

namespace candour::server {

using feedback::Channel;
using feedback::ContactKind;

namespace {

// Promises are about surveys.
bool asks_surveys(Channel channel) { return channel != Channel::Apart; }

privacy::ReleaseRule rule_of(const privacy::ReleasePolicy& policy, Channel channel) {
    privacy::ReleaseRule rule = policy.rule_for(channel, ContactKind::SurveyAnswer);
    rule.channel = channel;
    rule.kind = ContactKind::SurveyAnswer;
    return rule;
}

}  // namespace

Promise promise_of(const feedback::Organisation& organisation,
                   const survey::Questionnaire& questionnaire) {
    Promise promise;
    for (const Channel channel : feedback::all_channels) {
        if (asks_surveys(channel))
            promise.release.rules.push_back(rule_of(organisation.release, channel));
    }
    const Result<CivilDay> closes = from_iso(questionnaire.closes);
    if (closes.ok()) promise.closes = closes.value();
    return promise;
}

Promise stricter(Promise one, const Promise& other) {
    Promise both{.release = {}, .closes = one.closes};
    for (const Channel channel : feedback::all_channels) {
        if (!asks_surveys(channel)) continue;
        both.release.rules.push_back(
            privacy::stricter(rule_of(one.release, channel), rule_of(other.release, channel)));
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
