// Random procedures that are valid, and random entries, for tests that hold for all of them.
#include "tests/support/generated_case.h"

#include <array>

#include "core/base/check.h"

namespace candour::test {

using namespace complaint;

namespace {

LocalText words(const std::string& text) { return {{{"en", text}}}; }

constexpr std::array milestones = {Milestone::Received,     Milestone::StageStarted,
                                   Milestone::Acknowledged, Milestone::Contacted,
                                   Milestone::Decided,      Milestone::ActionsAgreed};
constexpr std::array endings = {Milestone::Acknowledged, Milestone::Contacted, Milestone::Heard,
                                Milestone::Answered,     Milestone::Updated,   Milestone::Decided,
                                Milestone::ActionsDone,  Milestone::Resolved};
constexpr std::array units = {ClockUnit::WorkingDays, ClockUnit::CalendarDays, ClockUnit::Weeks,
                              ClockUnit::Hours};
const std::array<std::string, 4> posts = {"manager", "trustee", "chair", "director"};

}  // namespace

GeneratedCase::GeneratedCase(unsigned seed) : random_(seed) {
    now_.day =
        CivilDay{std::chrono::year{2019 + below(10)} / 1 / 1} + std::chrono::days{below(365)};
    now_.at = Instant{now_.day} + std::chrono::hours{9};
    for (int tries = 0;; ++tries) {
        CHECK(tries < 1000);
        make_procedure();
        if (problems_of(procedure_, "generated").empty()) break;
    }
    make_calendars();
    for (int i = 0; i < 7; ++i) {
        StaffId id;
        id.bytes.fill(static_cast<std::uint8_t>(i + 1));
        std::set<std::string> own;
        for (const std::string& post : posts) {
            if (chance(40)) own.insert(post);
        }
        staff_.emplace_back(id, own);
    }
}

int GeneratedCase::below(int bound) {
    return static_cast<int>(random_() % static_cast<unsigned>(bound));
}

ProcedureClock GeneratedCase::make_clock(const std::string& id) {
    ProcedureClock clock;
    clock.id = id;
    clock.name = words(id);
    clock.kind = chance(80) ? ClockKind::Target : ClockKind::Reminder;
    clock.length = {1 + below(15), units.at(static_cast<std::size_t>(below(4)))};
    clock.from = milestones.at(static_cast<std::size_t>(below(6)));
    clock.met_by = endings.at(static_cast<std::size_t>(below(8)));
    if (chance(40)) clock.latest = {{1 + below(20), ClockUnit::WorkingDays}, Milestone::Received};
    if (chance(60)) clock.extension = Extension{.agreed_with_person = chance(50)};
    if (clock.extension && chance(50)) {
        clock.extension->at_most = ClockLength{1 + below(20), ClockUnit::WorkingDays};
    }
    clock.can_stop = chance(40);
    clock.our_default = words("Random");
    return clock;
}

Stage GeneratedCase::make_stage(std::size_t index, std::size_t count) {
    const std::string id = "stage_" + std::to_string(index);
    Stage stage{.id = id, .name = words(id), .what_happens = words("Something")};
    const bool last = index + 1 == count;
    const int kind = below(10);
    stage.kind = kind < 6 ? StageKind::Handle : (kind < 8 ? StageKind::Panel : StageKind::Board);
    if (index == 0) stage.kind = chance(50) ? StageKind::Assess : StageKind::Handle;
    stage.holders = {chance(30) ? std::string(post_anyone)
                                : posts.at(static_cast<std::size_t>(below(4)))};
    if (chance(30)) stage.not_holders = {posts.at(static_cast<std::size_t>(below(4)))};
    stage.new_person = chance(40);
    if (stage.kind == StageKind::Panel) stage.panel = PanelRule{.members_min = 1 + below(2)};
    stage.outcomes = {"upheld", "not_upheld"};
    const std::string next = "stage_" + std::to_string(index + 1);
    if (!last && chance(70)) stage.appeal = Appeal{.to = next};
    if (stage.appeal && chance(60)) stage.appeal->window = ClockLength{10, ClockUnit::WorkingDays};
    if (!last && (!stage.appeal || chance(30))) {
        stage.outcomes.push_back("on");
        stage.leads = {{"on", next}};
    }
    stage.can_be_bypassed = !last && chance(50);
    stage.asks_agreement = chance(40);
    stage.tells_redress = chance(20);
    for (int i = below(4); i > 0; --i) {
        stage.clocks.push_back(make_clock(id + "_clock_" + std::to_string(i)));
    }
    // P7: one of them is owed only where another is missed.
    if (stage.clocks.size() > 1 && chance(50)) {
        ProcedureClock& update = chance(50) ? stage.clocks.front() : stage.clocks.back();
        update.only_if_missed = stage.clocks[chance(50) ? 0 : 1].id;
        if (update.only_if_missed == update.id) update.only_if_missed.clear();
    }
    return stage;
}

void GeneratedCase::make_procedure() {
    procedure_ = Procedure{.id = "random",
                           .name = words("Random"),
                           .source = words("Made"),
                           .languages = {"en"},
                           .texts = {},
                           .posts = {},
                           .kinds = {},
                           .stages = {},
                           .outcomes = {},
                           .closing = {}};
    procedure_.texts.welcome = words("Welcome");
    procedure_.texts.no_effect = words("None");
    procedure_.texts.may_be_about = {words("Anything")};
    for (const std::string& post : posts)
        procedure_.posts.push_back({post, words(post)});
    for (const char* id : {"upheld", "not_upheld", "on"}) {
        procedure_.outcomes.push_back({id, words(id)});
    }
    procedure_.goodwill = {{"payment", words("Payment")}};
    const std::size_t count = 1 + static_cast<std::size_t>(below(4));
    CaseKind complaint{.id = "complaint",
                       .name = words("Complaint"),
                       .definition = words("One"),
                       .labels = {feedback::ContactKind::Complaint},
                       .is_complaint = true};
    for (std::size_t i = 0; i < count; ++i) {
        procedure_.stages.push_back(make_stage(i, count));
        complaint.stages.push_back(procedure_.stages.back().id);
    }
    CaseKind question{.id = "question",
                      .name = words("Question"),
                      .definition = words("Another"),
                      .labels = {feedback::ContactKind::Question},
                      .stages = {"stage_0"},
                      .may_become = {"complaint"}};
    procedure_.stages.push_back({.id = "answer",
                                 .name = words("Answer"),
                                 .what_happens = words("An answer"),
                                 .holders = {"anyone"},
                                 .outcomes = {"upheld"}});
    question.stages = {"answer"};
    procedure_.kinds = {complaint, question};
    procedure_.closing.both_endings = chance(50);
    procedure_.closing.learning_required = chance(50);
    procedure_.closing.quality_check_percent = 10;
    procedure_.closing.persistent_by = {"director"};
    procedure_.closing.legal_by = {"director"};
    procedure_.closing.keep_details = {12, ClockUnit::Weeks};
    bool used = false;
    for (const Stage& stage : procedure_.stages)
        used |= !stage.leads.empty();
    if (!used) procedure_.outcomes.pop_back();
}

void GeneratedCase::make_calendars() {
    const Nation nation = static_cast<Nation>(below(3));
    std::vector<Closure> closures;
    for (int version = 0; version < 3; ++version) {
        calendars_.push_back(WorkCalendar::create(nation, closures).take());
        const CivilDay first = now_.day + std::chrono::days{below(120)};
        closures.push_back({first, first + std::chrono::days{below(5)}, "Closed"});
    }
}

void GeneratedCase::pass_time() {
    const int hours = chance(70) ? below(10) : below(24 * 6);
    *now_.at += std::chrono::hours{hours};
    now_.day = std::chrono::floor<std::chrono::days>(*now_.at);
}

Entry GeneratedCase::opening() {
    Entry entry{.kind = EntryKind::Opened, .when = now_};
    entry.fields = {{Field::Procedure, procedure_.id},
                    {Field::Version, std::int64_t{procedure_.version}},
                    {Field::Calendar, std::int64_t{1}},
                    {Field::Method, std::string("letter")},
                    {Field::Anonymous, chance(30)}};
    if (chance(70))
        entry.fields[Field::CaseKind] = std::string(chance(80) ? "complaint" : "question");
    if (chance(20)) entry.fields[Field::OnBehalf] = std::string("relative");
    return entry;
}

FieldValue GeneratedCase::value(const EntryRule& rule, Field field, const CaseState& state) {
    const FieldRule& type = rule_of(field);
    const auto any_staff = [&] { return staff_[static_cast<std::size_t>(below(7))].first.hex(); };
    switch (field) {
        case Field::CaseKind:
            return std::string(chance(50) ? "complaint" : "question");
        case Field::Outcome:
            return std::string(chance(40) ? "upheld" : (chance(50) ? "not_upheld" : "on"));
        case Field::Stage:
            // The one that runs, or the next: others are tried less.
            if (chance(30)) return state.runs.back().stage;
            return "stage_" + std::to_string(below(4));
        case Field::Clock: {
            const Stage* stage = procedure_.find_stage(state.runs.back().stage);
            if (stage->clocks.empty()) return std::string("none");
            const auto count = static_cast<int>(stage->clocks.size());
            return stage->clocks[static_cast<std::size_t>(below(count))].id;
        }
        case Field::Goodwill:
            return std::string("payment");
        case Field::Bodies:
            return std::vector<std::string>{"nobody"};
        case Field::Calendar:
            return std::int64_t{1 + below(3)};
        default:
            break;
    }
    switch (type.type) {
        case FieldType::Choice: {
            const auto choices = field == Field::Why ? rule.why : type.choices;
            return std::string(
                choices[static_cast<std::size_t>(below(static_cast<int>(choices.size())))]);
        }
        case FieldType::Id:
            return std::string("theme");
        case FieldType::IdList:
            return std::vector<std::string>{"one"};
        case FieldType::YesNo:
            return chance(50);
        case FieldType::Day:
            return now_.day + std::chrono::days{below(30)};
        case FieldType::Instant:
            return now_.at->time_since_epoch().count();
        case FieldType::Staff:
            return any_staff();
        case FieldType::StaffList: {
            const auto first = static_cast<std::size_t>(below(6));
            std::vector<std::string> people = {staff_[first].first.hex()};
            if (chance(60)) people.push_back(staff_[first + 1].first.hex());
            return people;
        }
        case FieldType::Entry:
            return std::int64_t{1 + below(static_cast<int>(state.entries))};
        case FieldType::Pence:
            return std::int64_t{below(4000)};
        case FieldType::Score:
            return std::int64_t{1 + below(5)};
        case FieldType::Number:
            return std::int64_t{1};
        case FieldType::Language:
            return std::string("cy");
        case FieldType::Words:
            return std::string("Some words");
    }
    return false;
}

Entry GeneratedCase::attempt(const CaseState& state) {
    const int kind = below(static_cast<int>(entry_kinds_count));
    Entry entry{.kind = static_cast<EntryKind>(kind), .when = now_};
    // Junk and conflicts, rarely: they end what could be tried.
    const bool rare = entry.kind == EntryKind::SetAside ||
                      entry.kind == EntryKind::ConflictMarked ||
                      entry.kind == EntryKind::ClosedAsPersistent;
    if (rare && chance(70)) entry.kind = EntryKind::Assigned;
    if (chance(15)) entry.kind = chance(50) ? EntryKind::StageStarted : EntryKind::Decided;
    if (!chance(3)) {
        const auto& [id, own] = staff_[static_cast<std::size_t>(below(7))];
        entry.by = id;
        entry.posts = own;
        if (state.holder && chance(50)) {
            for (const auto& [other, others] : staff_) {
                if (other == *state.holder) entry.by = other, entry.posts = others;
            }
        }
    }
    if (entry.kind == EntryKind::QualityDrawn) entry.by = {};
    if (!state.runs.back().panel.empty() && chance(3)) entry.kind = EntryKind::PanelMemberLeft;
    const EntryRule& rule = rule_of(entry.kind);
    for (const FieldNeed& one : rule.fields) {
        const bool past =
            (one.field == Field::Day && !rule.day_is_until) || one.field == Field::HappenedAt;
        if (past || (one.need == EntryNeed::Optional && chance(40))) continue;
        entry.fields[one.field] = value(rule, one.field, state);
    }
    const std::vector<StaffId>& panel = state.runs.back().panel;
    if (entry.kind == EntryKind::PanelMemberLeft && !panel.empty()) {
        entry.fields[Field::Person] = panel.front().hex();
    }
    if (entry.has(Field::Bodies) && chance(90)) entry.fields.erase(Field::Bodies);
    return entry;
}

Actor GeneratedCase::actor_of(const Entry& entry) const {
    Actor actor{.id = entry.by, .posts = entry.posts, .payment_limit_pence = 5000};
    for (const auto& [id, own] : staff_)
        actor.everybody[id] = own;
    return actor;
}

}  // namespace candour::test
