// app/casework/example_case.cpp: one step after the other, as staff would write them.
#include "app/casework/example_case.h"

#include <algorithm>

namespace candour::casework {
namespace {

using complaint::Entry;
using complaint::EntryKind;
using complaint::Field;
using complaint::Stage;
using complaint::StageKind;

constexpr int steps_max = 40;  // Of any procedure; a circle ends here.

class Player {
public:
    Player(const Worker& worker, const ExampleCase& example) : worker_(worker), example_(example) {}

    // Nothing: it stands where it should, or nobody can go on.
    std::vector<Entry> next(const OpenCase& found) const {
        const Stage* stage = stage_of(found);
        if (stage == nullptr || is_at(found, example_.until)) return {};
        if (says_no(found)) return {with(EntryKind::PersonAgreed, {{Field::Agreed, words("no")}})};
        return entries_for(found, *stage, found.next.id);
    }

private:
    using Fields = std::map<Field, complaint::FieldValue>;

    static std::string words(const char* literal) { return literal; }
    static Entry with(EntryKind kind, Fields fields) {
        Entry entry{.kind = kind};
        entry.fields = std::move(fields);
        return entry;
    }
    static const Stage* stage_of(const OpenCase& found) {
        const complaint::StageRun* run = found.state.now();
        return run == nullptr ? nullptr : found.procedure->find_stage(run->stage);
    }
    std::string text(const std::string& step) const {
        const auto said = example_.words.find(step);
        return said == example_.words.end() ? std::string{} : said->second;
    }
    // With what the example says at this step, where it says anything.
    Entry said(EntryKind kind, const std::string& step, Fields fields = {}) const {
        if (const std::string own = text(step); !own.empty()) fields[Field::Text] = own;
        return with(kind, std::move(fields));
    }

    bool says_no(const OpenCase& found) const {
        const complaint::StageRun& run = found.state.runs.back();
        const Stage* stage = stage_of(found);
        return example_.until == ExamplePoint::WaitingForPerson && !run.outcome.empty() &&
               run.person_agreed.empty() && stage->appeal.has_value();
    }

    std::vector<Entry> entries_for(const OpenCase& found, const Stage& stage,
                                   const std::string& step) const {
        if (step == "triage") return {triage(found)};
        if (step == "assign") return {assign()};
        if (step == "acknowledge") {
            return {said(EntryKind::Acknowledged, step, {{Field::Method, words("letter")}})};
        }
        if (step == "contact") {
            return {said(EntryKind::Contacted, step, {{Field::Method, words("telephone")}})};
        }
        if (step == "decide") return decide(found, stage);
        if (step == "ask_agreement") {
            return {said(EntryKind::PersonAgreed, step, {{Field::Agreed, words("yes")}})};
        }
        if (step == "tell_redress") return {said(EntryKind::RedressTold, step)};
        if (example_.until == ExamplePoint::Closed) return ending(found, step);
        return {};
    }

    Entry assign() const { return with(EntryKind::Assigned, {{Field::Person, worker_.id.hex()}}); }

    Entry triage(const OpenCase& found) const {
        std::string kind = found.state.kind;
        const auto& kinds = found.procedure->kinds;
        const auto first = std::ranges::find(kinds, true, &complaint::CaseKind::is_complaint);
        if (kind.empty()) kind = first == kinds.end() ? kinds.front().id : first->id;
        return with(EntryKind::Reclassified,
                    {{Field::CaseKind, kind}, {Field::Reason, text("triage")}});
    }

    // Who takes it in passes it on, where there is somebody to pass it on to; others settle it.
    std::vector<Entry> decide(const OpenCase& found, const Stage& stage) const {
        if (stage.outcomes.empty()) return {};
        const auto leads_on = [&stage](const std::string& outcome) {
            return std::ranges::count(stage.leads, outcome, &Stage::Leads::outcome) > 0;
        };
        const bool passes_on = stage.kind == StageKind::Assess && !stage.leads.empty();
        if (example_.until == ExamplePoint::InHand && !passes_on) return {assign()};
        const auto chosen = std::ranges::find_if(
            stage.outcomes, [&](const auto& outcome) { return leads_on(outcome) == passes_on; });
        if (chosen == stage.outcomes.end()) return {};
        Fields fields = {{Field::Outcome, *chosen}};
        if (passes_on) return {said(EntryKind::Decided, "pass_on", std::move(fields))};
        const auto& codes = found.procedure->codes;
        if (stage.needs_code && !codes.empty()) fields[Field::Code] = codes.front().id;
        if (stage.asks_in_writing) fields[Field::WantsWriting] = words("no");
        if (stage.asks_compensation) fields[Field::Compensation] = words("no");
        if (!stage.tells_bodies.empty()) fields[Field::Bodies] = stage.tells_bodies;
        return {said(EntryKind::Decided, "decide", std::move(fields))};
    }

    std::vector<Entry> ending(const OpenCase& found, const std::string& step) const {
        const Fields lesson = {{Field::Theme, words("waiting")}};
        if (step == "finish_learning") {
            Entry learning = with(EntryKind::LearningWritten, lesson);
            learning.fields[Field::ServiceArea] = words("reception");
            learning.fields[Field::Reason] = text("reason");
            learning.fields[Field::Text] = text("lesson");
            return {learning};
        }
        if (step == "person_ending") {
            return {said(EntryKind::PersonEnding, step, {{Field::Told, true}})};
        }
        if (step == "organisation_ending") {
            std::vector<Entry> entries;
            if (found.state.themes.empty()) entries.push_back(with(EntryKind::RootCause, lesson));
            entries.push_back(said(EntryKind::OrganisationEnding, step, {{Field::Told, true}}));
            return entries;
        }
        if (step == "close") return {said(EntryKind::Closed, step)};
        return {};
    }

    const Worker& worker_;
    const ExampleCase& example_;
};

bool is_refusal(const Error& error) {
    return error.kind == ErrorKind::Invalid || error.kind == ErrorKind::Denied;
}

}  // namespace

std::set<std::string> posts_for_examples(const complaint::Procedure& procedure) {
    std::set<std::string> posts;
    for (const Stage& stage : procedure.stages) {
        if (stage.kind == StageKind::Panel) continue;
        posts.insert(stage.holders.begin(), stage.holders.end());
    }
    for (const Stage& stage : procedure.stages) {
        for (const std::string& kept_out : stage.not_holders)
            posts.erase(kept_out);
    }
    posts.erase(std::string{complaint::post_anyone});
    return posts;
}

bool is_at(const OpenCase& found, ExamplePoint point) {
    switch (point) {
        case ExamplePoint::InHand: {
            const complaint::StageRun* run = found.state.now();
            return found.state.is_open() && run != nullptr && run->holder.has_value();
        }
        case ExamplePoint::WaitingForPerson: {
            const complaint::StageRun* run = found.state.now();
            return found.state.is_open() && run != nullptr && run->person_agreed == "no";
        }
        case ExamplePoint::Closed:
            return found.state.status == complaint::CaseStatus::Closed;
    }
    return false;
}

Result<OpenCase> play_example(CaseWork& work, const Worker& worker, const ExampleCase& example,
                              const std::function<void()>& time_passes) {
    ASSIGN_OR_RETURN(const complaint::CaseId id, work.open(worker, example.wanted));
    const Player player(worker, example);
    ASSIGN_OR_RETURN(OpenCase found, work.look(id, Reading::Facts));
    for (int step = 0; step < steps_max; ++step) {
        std::vector<Entry> entries = player.next(found);
        if (entries.empty()) break;
        time_passes();
        Result<OpenCase> written = work.write(worker, id, std::move(entries));
        if (!written.ok() && is_refusal(written.error())) break;
        if (!written.ok()) return written.error();
        found = written.take();
    }
    return found;
}

}  // namespace candour::casework
