// platform/server/console_wiring.cpp: see console_wiring.h.
#include "platform/server/console_wiring.h"

#include "app/casework/report_facts.h"
#include "sync/server/reply_desk.h"

namespace candour::platform {

namespace {

store::RegisterEntry entry_of(const console::PublicityRow& row) {
    return {row.id, row.document, row.due, row.revision, row.who, row.at_s};
}

console::PublicityRow row_of(const store::RegisterEntry& entry) {
    return {entry.id, entry.document, entry.due, entry.revision, entry.who, entry.at_s};
}

// Of the newest procedure; an empty answer where it has no such id.
ShownText name_in(const complaint::Procedure& procedure, const std::string& names,
                  const std::string& id, const Language& language) {
    const Language main = procedure.languages.empty() ? Language{"en"} : procedure.languages[0];
    const auto shown = [&](const LocalText& text) { return text.in(language, main); };
    if (names == "kind") {
        if (const auto* kind = procedure.find_kind(id)) return shown(kind->name);
    } else if (names == "outcome") {
        if (const auto* outcome = procedure.find_outcome(id)) return shown(outcome->name);
    } else if (names == "code") {
        if (const auto* code = procedure.find_code(id)) return shown(code->name);
    } else if (names == "stage") {
        if (const auto* stage = procedure.find_stage(id)) return shown(stage->name);
    } else if (names == "clock") {
        if (const auto* clock = procedure.find_clock(id)) return shown(clock->name);
    }
    return {};
}

Result<std::vector<std::string>> names_of_staff(ServerParts& parts) {
    ASSIGN_OR_RETURN(const auto everybody, casework::everybody_of(*parts.office));
    std::vector<std::string> names;
    for (const casework::Worker& worker : everybody)
        names.push_back(worker.display_name);
    return names;
}

complaint::WorkCalendar calendar_now(CaseOffice& cases) {
    const auto newest = cases.calendars.newest();
    if (newest.ok()) {
        const auto found = cases.calendars.find(newest.value(), "");
        if (found.ok()) return *found.value();
    }
    return complaint::WorkCalendar::create(complaint::Nation::EnglandAndWales).take();
}

feedback::SuggestionPromise promise_for(CaseOffice& cases, const std::string& method) {
    const auto procedure = cases.procedures.current("");
    feedback::SuggestionPromise promise;
    if (!procedure.ok()) return promise;
    for (const complaint::SuggestionRule& rule : procedure.value()->suggestions) {
        if (rule.method != method) continue;
        promise.acknowledge = rule.acknowledge;
        const complaint::Named* post = procedure.value()->find_post(rule.owner);
        promise.owner = post != nullptr ? post->name.in("en").text : rule.owner;
    }
    return promise;
}

}  // namespace

console::CalendarOptions calendar_options(ServerParts& parts, CaseOffice& cases) {
    return {.versions = [&parts]() -> Result<std::vector<console::CalendarVersion>> {
                ASSIGN_OR_RETURN(const auto kept, parts.cases->calendars());
                std::vector<console::CalendarVersion> versions;
                for (const store::CalendarRow& row : kept) {
                    versions.push_back({row.version, row.nation, row.closures, row.at_s, row.who});
                }
                return versions;
            },
            .add =
                [&parts](const console::CalendarVersion& version) {
                    return parts.cases->add_calendar({.nation = version.nation,
                                                      .closures = version.closures,
                                                      .at_s = version.at_s,
                                                      .who = version.who});
                },
            .move_cases =
                [&cases](const std::string& reason) {
                    return cases.work.move_to_newest_calendar(reason);
                }};
}

console::PublicityOptions publicity_options(ServerParts& parts) {
    constexpr std::int64_t entries_max = 1'000;
    constexpr auto of = store::Register::Publicity;
    return {.entries = [&parts]() -> Result<std::vector<console::PublicityRow>> {
                ASSIGN_OR_RETURN(const auto kept, parts.learning->entries(of, entries_max));
                std::vector<console::PublicityRow> rows;
                for (const store::RegisterEntry& entry : kept)
                    rows.push_back(row_of(entry));
                return rows;
            },
            .add =
                [&parts](const console::PublicityRow& row) {
                    return parts.learning->add_entry(of, entry_of(row));
                },
            .change = [&parts](const console::PublicityRow& row) -> Status {
                ASSIGN_OR_RETURN(const std::int64_t revision,
                                 parts.learning->change_entry(of, entry_of(row)));
                CHECK(revision > row.revision);
                return Unit{};
            }};
}

console::LearningOptions learning_options(ServerParts& parts, CaseOffice& cases) {
    return {
        .store = parts.learning.get(),
        .cases =
            [&parts, &cases](const report::ReportScope& scope) {
                return casework::report_facts(cases.work, *parts.cases, scope);
            },
        .exact_report =
            [&cases](report::Span span, const report::Period& period, const std::string& service) {
                return cases.exact_report(span, period, service);
            },
        .entries_written = [&parts] { return parts.cases->entries_written(); },
        .reference_of =
            [&parts](const std::string& submission) -> Result<std::optional<std::string>> {
            ASSIGN_OR_RETURN(const auto id, parts.cases->case_of_submission(submission));
            if (!id) return std::optional<std::string>();
            ASSIGN_OR_RETURN(const store::CaseHead head, parts.cases->head(*id));
            return std::optional(head.row.reference);
        },
        .staff_names = [&parts] { return names_of_staff(parts); },
        .publish_you_said =
            [&parts](const auto& id, const auto& document, const auto& who) {
                return parts.publish_you_said(id, document, who);
            },
        .withdraw_you_said = [&parts](const auto& id,
                                      const auto& who) { return parts.withdraw_you_said(id, who); },
        .suggestion_promise =
            [&cases](const std::string& method) { return promise_for(cases, method); },
        .calendar = [&cases] { return calendar_now(cases); },
        .name_of =
            [&cases](const std::string& names, const std::string& id, const Language& language) {
                const auto procedure = cases.procedures.current("");
                return procedure.ok() ? name_in(*procedure.value(), names, id, language)
                                      : ShownText{};
            },
        .lessons =
            [&cases](const store::StaffAccount& reader) {
                return cases.work.lessons(casework::worker_of(reader));
            }};
}

console::PublishReply reply_publisher(ServerParts& parts) {
    return [&parts](const feedback::Contact::ReplyTo& reply_to, const std::string& text,
                    const Language& language) -> Status {
        ASSIGN_OR_RETURN(
            const store::PublishedReply published,
            server::publish_reply(*parts.board, reply_to, {text, language, parts.clock.today()}));
        CHECK(published.parts > 0);
        return Unit{};
    };
}

}  // namespace candour::platform
