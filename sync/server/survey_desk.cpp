// Versions and months.
#include "sync/server/survey_desk.h"

#include <algorithm>
#include <optional>

#include <nlohmann/json.hpp>

#include "core/base/json_fields.h"
#include "core/feedback/equality.h"
#include "sync/server/promises.h"

namespace candour::server {

namespace {

Result<const OfficeKey*> key_of(const std::vector<OfficeKey>& keys, const std::string& epoch) {
    const auto key = std::ranges::find(keys, epoch, &OfficeKey::epoch);
    if (key != keys.end()) return &*key;
    return Error{ErrorKind::Unavailable, "the office key of " + epoch + " is not on this server"};
}

std::optional<CivilDay> first_release(const std::vector<store::OfficeItem>& items) {
    const auto first = std::ranges::min_element(items, {}, &store::OfficeItem::released);
    return first == items.end() ? std::nullopt : std::optional{first->released};
}

Result<ReadAnswers> read_items(const std::vector<store::OfficeItem>& items,
                               const std::vector<OfficeKey>& keys, const report::Period& period,
                               const Hides& hides = {}) {
    ReadAnswers read;
    for (const store::OfficeItem& item : items) {
        if (!period.holds(item.released)) continue;
        if (item.words.empty()) {
            ++read.erased;
            continue;
        }
        ASSIGN_OR_RETURN(const OfficeKey* key, key_of(keys, item.key_epoch));
        Result<feedback::Contact> contact = unlock_words(item.words, *key, item.id.bytes);
        const bool apart = item.kind == feedback::ContactKind::Text;
        if (!contact.ok()) {
            read.unreadable += apart ? 0 : 1;
            continue;
        }
        if (apart && hides) {
            ASSIGN_OR_RETURN(const bool hidden, hides(item, contact.value()));
            if (hidden) continue;
        }
        (apart ? read.apart : read.everyone)
            .push_back({.version = item.questionnaire_version,
                        .service = item.service,
                        .answers = std::move(contact.value().answers)});
    }
    return read;
}

}  // namespace

std::vector<report::GivenAnswers> ReadAnswers::all() const {
    std::vector<report::GivenAnswers> both = everyone;
    both.insert(both.end(), apart.begin(), apart.end());
    return both;
}

Status keep_versions(store::SurveyStore& surveys, const feedback::Organisation& organisation) {
    ASSIGN_OR_RETURN(const Promises before, all_promises(surveys));
    for (const survey::Questionnaire& questionnaire : organisation.questionnaires) {
        const Promise now = promise_of(organisation, questionnaire);
        const std::string& version = questionnaire.version;
        const auto given = before.find(version);
        if (given == before.end()) {
            RETURN_IF_ERROR(surveys.add_version(
                questionnaire.id, {version, survey::to_json(questionnaire).dump(), to_text(now)}));
            continue;
        }
        const std::string both = to_text(stricter(given->second, now));
        if (both == to_text(given->second)) continue;
        RETURN_IF_ERROR(surveys.set_promise(questionnaire.id, version, both));
    }
    return Unit{};
}

Result<report::Versions> published_versions(store::SurveyStore& surveys,
                                            const feedback::Organisation& organisation,
                                            const std::string& questionnaire) {
    ASSIGN_OR_RETURN(const auto kept, surveys.versions(questionnaire));
    const survey::Questionnaire* in_force = organisation.find_questionnaire(questionnaire);
    std::vector<survey::Questionnaire> versions;
    for (const store::SurveyVersion& version : kept) {
        if (in_force != nullptr && version.version == in_force->version) continue;
        const std::string place = "version " + version.version + " of " + questionnaire;
        ASSIGN_OR_RETURN(const auto json, parse_json_file(version.document, place));
        ASSIGN_OR_RETURN(auto read, survey::parse_questionnaire(json, place));
        versions.push_back(std::move(read));
    }
    if (in_force != nullptr) versions.push_back(*in_force);
    if (versions.empty()) return Error{ErrorKind::NotFound, "there is no such survey"};
    return report::Versions(std::move(versions));
}

Result<ReadAnswers> read_answers(store::OfficeStore& office, const std::vector<OfficeKey>& keys,
                                 const std::string& questionnaire, const report::Period& period,
                                 const Hides& hides) {
    ASSIGN_OR_RETURN(const auto items, office.survey_items(questionnaire));
    return read_items(items, keys, period, hides);
}

Result<int> close_months(store::SurveyStore& surveys, store::OfficeStore& office,
                         const std::vector<OfficeKey>& keys,
                         const feedback::Organisation& organisation, CivilDay today) {
    int made = 0;
    ASSIGN_OR_RETURN(const auto questionnaires, surveys.questionnaires());
    for (const std::string& id : questionnaires) {
        ASSIGN_OR_RETURN(const report::Versions versions,
                         published_versions(surveys, organisation, id));
        ASSIGN_OR_RETURN(const auto items, office.survey_items(id));
        const std::optional<CivilDay> first = first_release(items);
        if (!first || versions.newest().training) continue;
        const auto breakdowns = feedback::asks_equality(organisation, id)
                                    ? report::Breakdowns::None
                                    : report::Breakdowns::ByServiceAndVersion;
        ASSIGN_OR_RETURN(const auto closed, surveys.months(id));
        for (const report::Period& month : report::months_over(*first, today)) {
            const std::string name = report::name_of(month);
            if (std::ranges::find(closed, name) != closed.end()) continue;
            ASSIGN_OR_RETURN(const ReadAnswers read, read_items(items, keys, month));
            if (read.erased > 0) continue;
            const report::SurveyResults results = report::make_results(
                versions, month, read.everyone, read.unreadable, breakdowns, read.apart);
            RETURN_IF_ERROR(surveys.keep_results(id, name, report::to_json(results)));
            ++made;
        }
    }
    return made;
}

}  // namespace candour::server
