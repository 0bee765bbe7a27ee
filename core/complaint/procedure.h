// Procedure: an organisation's rules for what happens after somebody speaks, as data: kinds of
// contact, stages, clocks, who may hold a stage, outcomes, endings, texts, bodies outside.
// Read from JSON (assets/procedures, described by assets/schemas/procedure.schema.json), edited in
// the console, sent to kiosks inside the organisation. Nothing here knows an organisation's name.
//
// Its fields have the names of the members; an enumeration's words are in snake_case. Texts are in
// the procedure's languages; where one lacks, the fallback (its first language) is shown.
// Source: requirements C2 to C20, D1 to D15, W9 to W16, P3 to P9, N2; design: procedures.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/locale_text.h"
#include "core/base/result.h"
#include "core/complaint/clock_length.h"
#include "core/feedback/contact_kind.h"

namespace candour::complaint {

// A post is what somebody is ("trustee", "chair"); a member of staff may have several.
// "anyone" is every member of staff who may handle cases.
inline constexpr std::string_view post_anyone = "anyone";

// How a contact can come, in the words of files.
inline constexpr std::array<std::string_view, 12> contact_methods = {
    "kiosk", "home_visit", "event",        "box",       "visitors_book", "letter",
    "email", "website",    "social_media", "telephone", "text_message",  "face_to_face"};
bool is_contact_method(std::string_view word);

// Something with a stable id that staff choose from and a report counts: an outcome, a decision
// code, a kind of goodwill, a post.
struct Named {
    std::string id;
    LocalText name;
    LocalText explanation{};  // Optional.
    bool operator==(const Named&) const = default;
};

// What can happen in a case that a clock counts from, or that keeps it. All but Received are of a
// stage: the same clock may run in each.
enum class Milestone : std::uint8_t {
    Received,      // The contact came to the organisation's staff.
    StageStarted,  // Escalated, appealed or handed to the stage's holder.
    Acknowledged,
    Contacted,      // Spoken with in person.
    Heard,          // The person put it to the stage's holder.
    Answered,       // The first answer; for a question, the answer.
    Updated,        // Told why it takes longer, and until when.
    Decided,        // The stage's outcome is decided and told.
    ActionsAgreed,  // An action plan was agreed with the person.
    ActionsDone,    // All of its actions are.
    PanelSetUp,
    Resolved,  // The person confirmed, or nobody can be asked.
};

enum class ClockKind : std::uint8_t {
    Target,       // The organisation has to; late is a failure that is counted.
    Reminder,     // Asks staff to look; never counted.
    Window,       // The person may, until then.
    Information,  // Is told, and never an expiry.
};

// How far a target can be moved, always with a reason and by an entry in the case's history.
struct Extension {
    std::optional<ClockLength> at_most{};    // Empty: as long as the person agrees to.
    bool agreed_with_person = false;         // It needs the person's agreement.
    std::vector<std::string> tell_bodies{};  // Bodies whose details are given with it.
    bool operator==(const Extension&) const = default;
};

struct ProcedureClock {
    std::string id;  // Unique in the procedure.
    LocalText name;  // "We answer your complaint"; also shown to visitors.
    ClockKind kind = ClockKind::Target;
    ClockLength length;
    Milestone from = Milestone::Received;
    std::string from_stage{};  // Empty: this stage. Else an earlier one; unused for Received.
    Milestone met_by = Milestone::Decided;
    // It runs only for contacts that came by these ("email", "letter" …); empty: by any.
    std::vector<std::string> methods{};
    bool only_when_in_writing = false;  // Only when the answer is wanted in writing.
    // Another target of this stage: this one is owed only where that one is missed, or was moved
    // (P7: an update by day 5, where the full reply takes longer than 10). Empty: always.
    std::string only_if_missed{};
    // Never later than this, whatever `from` gives: late acknowledgement buys no time.
    struct Latest {
        ClockLength length;
        Milestone from = Milestone::Received;
        bool operator==(const Latest&) const = default;
    };
    std::optional<Latest> latest{};
    std::optional<Extension> extension{};  // Empty: cannot be moved.
    bool can_stop = false;                 // C12: only where the procedure says so.
    LocalText our_default{};  // Why this number, where the source is silent or contradicts itself.
    bool operator==(const ProcedureClock&) const = default;
};

struct PanelRule {
    int members_min = 1;
    int members_max = 9;
    std::vector<std::string> posts{};  // Members hold one of these; empty: anybody.
    bool every_post = false;           // Each of `posts` has to be there (Chair and Vice-Chair).
    bool nobody_from_before = true;    // Who took part in an earlier stage may not sit (W12, D8).
    bool operator==(const PanelRule&) const = default;
};

enum class LateAppeal : std::uint8_t { Accept, AcceptWithReason, Refuse };

// What a person may do who is not content with how a stage ended.
struct Appeal {
    std::string to;                       // The stage that hears it.
    std::optional<ClockLength> window{};  // From the stage's decision; empty: no limit.
    LateAppeal late = LateAppeal::AcceptWithReason;
    bool needs_reason = false;
    bool operator==(const Appeal&) const = default;
};

enum class StageKind : std::uint8_t {
    Assess,    // Resolve, pass on, or decide what it is.
    Handle,    // One person answers.
    Panel,     // Several decide.
    Board,     // Discussed by the board; it decides nothing by itself and delays no appeal.
    External,  // Outside: the person is told where; the organisation does nothing here.
};

struct Stage {
    std::string id;
    StageKind kind = StageKind::Handle;
    LocalText name;
    LocalText what_happens;                  // For visitors and staff; one or two plain sentences.
    std::vector<std::string> holders{};      // Posts; empty only for External.
    std::vector<std::string> not_holders{};  // Posts that may never hold it (D: Chair, Vice-Chair).
    bool new_person = false;           // Nobody who took part in an earlier stage may hold it.
    std::optional<PanelRule> panel{};  // Must be there for Panel.
    bool can_be_bypassed = false;      // W12; to bypass_to().
    std::vector<ProcedureClock> clocks{};
    std::vector<std::string> outcomes{};  // Ids of `Procedure::outcomes` that may end it.
    // An outcome that leads on by itself, without an appeal: to the board, back, to further action.
    struct Leads {
        std::string outcome;
        std::string to;
        bool operator==(const Leads&) const = default;
    };
    std::vector<Leads> leads{};
    std::optional<Appeal> appeal{};
    bool needs_code = false;         // A decision code with the outcome (D11).
    bool asks_agreement = false;     // D1: whether the person agrees with the outcome.
    bool asks_in_writing = false;    // D10.
    bool asks_compensation = false;  // D1.
    bool tells_redress = false;      // W14: legal redress is explained when it goes on from here.
    std::vector<std::string> tells_bodies{};  // Bodies outside that are named with its outcome.
    bool operator==(const Stage&) const = default;
};

// A kind that a contact is given at triage, beside the visitor's own label (C3).
struct CaseKind {
    std::string id;
    LocalText name;
    LocalText definition;
    std::vector<LocalText> examples{};
    // What visitors call it; the first kind that has a contact's label is offered first.
    std::vector<feedback::ContactKind> labels{};
    std::vector<std::string> stages{};      // In order; the first is where it begins. At least one.
    bool is_complaint = false;              // Counted as one.
    std::vector<std::string> may_become{};  // Kinds; the person decides (C8).
    bool thanks = false;                    // P5b: thank, and give credit where it is wanted.
    bool operator==(const CaseKind&) const = default;
};

// What the procedure leaves out: explained, and where to go instead (P5).
struct LeftOut {
    std::string id;
    LocalText name;
    LocalText explanation;
    std::string body{};  // Optional: one of `bodies`.
    bool operator==(const LeftOut&) const = default;
};

struct OutsideBody {
    std::string id;
    LocalText name;
    LocalText what_they_do;  // What they really do, and do not.
    LocalText when{};        // Optional: when a person may go there.
    std::string phone{};
    std::string email{};
    std::string web{};  // Begins with https:// or http://.
    LocalText address{};
    bool operator==(const OutsideBody&) const = default;
};

// Whether an anonymous contact is inside the procedure.
enum class Anonymous : std::uint8_t { Inside, PerService, Outside };

struct ClosingRule {
    bool both_endings = false;       // C16: the person's and the organisation's.
    bool learning_required = false;  // D13: a Learning from Feedback record, complete.
    int quality_check_percent = 0;   // C17: of closed cases, drawn at random.
    // C13: closed as persistent or unjustified only by one of these posts; empty: never.
    std::vector<std::string> persistent_by{};
    // C14: who decides that going on would prejudice legal proceedings; empty: nobody, it goes on.
    std::vector<std::string> legal_by{};
    // Contact details are kept so long after the last stage, for the bodies outside.
    ClockLength keep_details{};
    bool operator==(const ClosingRule&) const = default;
};

// W2b: how suggestions that come by one method are acknowledged, and whose they are.
struct SuggestionRule {
    std::string method;  // "kiosk", "box", "visitors_book", "email", "telephone", "face_to_face"
    ClockLength acknowledge;
    std::string owner;  // A post.
    bool operator==(const SuggestionRule&) const = default;
};

// What visitors are told before they complain (W9, W10, W11b).
struct VisitorTexts {
    LocalText welcome;    // Complaints are welcome, and why.
    LocalText no_effect;  // Complaining never affects the service.
    std::vector<LocalText> who_may{};
    std::vector<LocalText> standards{};
    std::vector<LocalText> may_be_about{};
    LocalText help{};  // Who helps to write it, reads it out, goes along.
    bool operator==(const VisitorTexts&) const = default;
};

struct Procedure {
    std::string id;  // [a-z0-9_-]{1,40}
    int version = 1;
    LocalText name;    // "Service failure procedure"
    LocalText source;  // Which document it is taken from, and what to check before relying on it.
    std::vector<Language> languages;
    std::string owner{};  // C4b; who answers for it. May be empty in a template.
    std::string approver{};
    std::string review_day{};  // ISO; may be empty in a template.
    VisitorTexts texts;
    std::vector<Named> posts;
    std::vector<CaseKind> kinds;
    std::vector<Stage> stages;
    std::vector<Named> outcomes;
    std::vector<Named> codes{};
    std::vector<Named> goodwill{};
    std::vector<LeftOut> left_out{};
    std::vector<OutsideBody> bodies{};
    std::vector<SuggestionRule> suggestions{};
    Anonymous anonymous = Anonymous::Inside;
    ClosingRule closing;

    const Stage* find_stage(std::string_view stage) const;
    const CaseKind* find_kind(std::string_view kind) const;
    const OutsideBody* find_body(std::string_view body) const;
    // Of all stages; nullptr when there is none.
    const ProcedureClock* find_clock(std::string_view clock) const;
    const Named* find_outcome(std::string_view outcome) const;
    const Named* find_code(std::string_view code) const;
    const Named* find_post(std::string_view post) const;
    bool operator==(const Procedure&) const = default;
};

// Where the person goes who by-passes `stage`: where its appeal would go, else to the stage after
// it in the kind's list. nullptr: it cannot be by-passed. A parsed procedure has one for each stage
// with can_be_bypassed, in each kind that has the stage.
const Stage* bypass_to(const Procedure& procedure, const CaseKind& kind, const Stage& stage);

// `file_name` is used in messages. Errors: Invalid "FILE: stages[2].clocks[0].length: …": not JSON,
// an unknown field, a reference to a stage, post, outcome or body that is not there, a stage that
// no kind reaches, stages that lead in a circle without an end, a limit of limits.h broken.
// Of each kind: its stages' appeals and leads go to stages of its own list, and lead from the first
// to all the others.
Result<Procedure> parse_procedure(std::string_view json, const std::string& file_name);
// The same with the file's object already read; used inside an organisation's file.
Result<Procedure> parse_procedure_object(const nlohmann::json& object, const std::string& place);
// All that is wrong with it, in the order of the file: the first mistake in each object, and when
// there is none, every reference and rule that is broken. Empty: it can be used.
std::vector<Error> problems_of(const nlohmann::json& object, const std::string& place);
// The same of a procedure that was made or changed in memory; without what only a file can have.
std::vector<Error> problems_of(const Procedure& procedure, const std::string& place);
// The procedure as far as it can be read, and all that is wrong with it; for one that staff are
// still changing.
struct ReadProcedure {
    Procedure procedure;
    std::vector<Error> problems;
};
ReadProcedure read_procedure(const nlohmann::json& object, const std::string& place);
// Canonical: sorted keys, what is empty left out. parse(to_json(p)) == p.
std::string to_json(const Procedure& procedure);
nlohmann::json json_of(const Procedure& procedure);  // The same, as an object.

// The stable words of files.
std::string_view name_of(Milestone milestone);
std::string_view name_of(ClockKind kind);
std::string_view name_of(ClockUnit unit);
std::string_view name_of(StageKind kind);
std::string_view name_of(LateAppeal late);
std::string_view name_of(Anonymous anonymous);

}  // namespace candour::complaint
