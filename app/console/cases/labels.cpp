// app/console/cases/labels.cpp: entries and their fields, in words.
#include "app/console/cases/labels.h"

#include <array>
#include <map>

namespace candour::console {
namespace {

using complaint::EntryKind;
using complaint::Field;

struct KindRow {
    EntryKind kind;
    EntryLabel label;
};

// In the order of EntryKind; a test finds one that lacks.
constexpr KindRow kind_rows[] = {
    {EntryKind::Opened, {"Open a case", "Opened", ""}},
    {EntryKind::Reclassified,
     {"Change what kind it is", "Kind changed",
      "The person may always ask for a formal complaint; what they called it stays on record."}},
    {EntryKind::SetAside,
     {"Set aside as junk", "Set aside",
      "It is kept, and can be brought back. It counts nowhere while it is set aside."}},
    {EntryKind::BroughtBack, {"Bring it back", "Brought back", ""}},
    {EntryKind::ResolvedAtOnce,
     {"Resolved at first contact", "Resolved at first contact",
      "Write what was done. It is recorded all the same, also when it was only spoken."}},
    {EntryKind::Assigned,
     {"Give it to somebody", "Given to",
      "The person is told the name and title of who deals with it, and by when."}},
    {EntryKind::Referred,
     {"Refer it to somebody senior", "Referred",
      "Because of how serious it is, what it means for the organisation, or because only a senior "
      "answer is accepted."}},
    {EntryKind::ConflictMarked,
     {"Mark a conflict of interest", "Conflict of interest marked",
      "This member of staff can neither see nor handle the case from now on."}},
    {EntryKind::Acknowledged,
     {"Acknowledge it", "Acknowledged", "With the name and title of who deals with it."}},
    {EntryKind::ContactTried,
     {"Note an attempt to reach them", "Tried to reach them",
      "It keeps no promise by itself; write when and how you tried."}},
    {EntryKind::Contacted,
     {"Spoke with them", "Spoke with them", "In person, by telephone or on a visit."}},
    {EntryKind::Heard, {"Heard them", "Heard", "They put it to whoever holds this stage."}},
    {EntryKind::Updated,
     {"Tell them why it takes longer", "Kept informed",
      "With the reason, and the day of the full answer."}},
    {EntryKind::Answered, {"Answer", "Answered", ""}},
    {EntryKind::ReplyWritten,
     {"Write a reply for the kiosk", "Reply written",
      "Anonymous people read it with their receipt. Say nothing that shows who they are."}},
    {EntryKind::AdjustmentAgreed,
     {"Record a reasonable adjustment", "Reasonable adjustment", "What they need, and from when."}},
    {EntryKind::ConsentGiven,
     {"Record consent", "Consent given", "Who may be told what, and how consent was given."}},
    {EntryKind::ConsentWithdrawn, {"Record that consent ended", "Consent withdrawn", ""}},
    {EntryKind::PassedToThirdParty,
     {"Pass it to somebody outside", "Passed on outside",
      "Only under a consent that is on record, and no more than it allows."}},
    {EntryKind::RedressTold,
     {"Tell them about their other rights", "Told about redress",
      "Legal redress and its time limits. Using it does not end this procedure."}},
    {EntryKind::TranslationAsked,
     {"Ask for a translation", "Translation asked for",
      "Nothing is sent outside by this program. Confidentiality is agreed first."}},
    {EntryKind::TranslationWritten,
     {"Write a translation", "Translated", "The original stays beside it."}},
    {EntryKind::SatisfactionAsked,
     {"Record how satisfied they are", "Asked how satisfied they are", ""}},
    {EntryKind::Note, {"Write a note", "Note", "It carries the date, the time and your initials."}},
    {EntryKind::Corrected,
     {"Correct an entry", "Corrected", "The earlier entry stays; this one stands beside it."}},
    {EntryKind::InformationAsked, {"Ask somebody for information", "Information asked for", ""}},
    {EntryKind::InformationCame, {"Record information that came", "Information came", ""}},
    {EntryKind::Implications,
     {"What it means for the organisation", "What it means for the organisation", ""}},
    {EntryKind::RootCause, {"Record a root cause", "Root cause", ""}},
    {EntryKind::OptionWeighed,
     {"Weigh an option", "Option weighed", "What could be done, for and against."}},
    {EntryKind::OptionAgreed,
     {"Agree on an option", "Option agreed", "A departure from policy needs its reason."}},
    {EntryKind::PlanAgreed,
     {"Agree an action plan", "Action plan agreed", "Add each action with its owner and day."}},
    {EntryKind::ActionAdded, {"Add an action", "Action", ""}},
    {EntryKind::ActionDone, {"An action is done", "Action done", ""}},
    {EntryKind::Decided,
     {"Decide this stage", "Decided", "The outcome, and what the person is told."}},
    {EntryKind::PersonAgreed, {"Record whether they agree", "Asked whether they agree", ""}},
    {EntryKind::GoodwillGiven,
     {"Record a gesture of goodwill", "Goodwill",
      "An apology, a gift, a voucher, a payment. Its cost is counted."}},
    {EntryKind::CostAdded, {"Record a cost of the failure", "Cost", ""}},
    {EntryKind::ClockExtended,
     {"Agree on a later day", "Later day agreed", "Always with the reason."}},
    {EntryKind::ClocksStopped, {"Stop the clock", "Clock stopped", ""}},
    {EntryKind::ClocksRestarted, {"Let the clock run again", "Clock runs again", ""}},
    {EntryKind::StageStarted, {"Go on to another stage", "Stage begun", ""}},
    {EntryKind::StageBypassed,
     {"By-pass this stage", "Stage by-passed",
      "It is the person's right, on their own view that whoever holds the stage is not detached."}},
    {EntryKind::PanelFormed,
     {"Form the panel", "Panel formed", "Nobody who took part before may sit on it."}},
    {EntryKind::PanelMemberLeft, {"A panel member stands down", "Panel member stood down", ""}},
    {EntryKind::CalendarChanged, {"", "Closure days changed", ""}},
    {EntryKind::MediationStep, {"Record a step of mediation", "Mediation", ""}},
    {EntryKind::LegalStarted,
     {"Record legal proceedings", "Legal proceedings began",
      "The procedure goes on, unless the responsible director decides otherwise."}},
    {EntryKind::LegalDecided,
     {"Decide whether to go on", "Decided about legal proceedings",
      "Only where going on would prejudice the proceedings."}},
    {EntryKind::LegalEnded, {"Legal proceedings ended", "Legal proceedings ended", ""}},
    {EntryKind::HoldSet, {"Forbid erasing", "Hold set", "Nothing of this case is erased."}},
    {EntryKind::HoldReleased, {"End a hold", "Hold ended", ""}},
    {EntryKind::PersonEnding,
     {"It has ended for the person", "Ended for the person",
      "They are back where they would have been, and they know."}},
    {EntryKind::OrganisationEnding,
     {"It has ended for us", "Ended for the organisation",
      "The root cause is found, the change is made, and the person was told."}},
    {EntryKind::LearningOpened, {"", "Learning record opened", ""}},
    {EntryKind::LearningWritten,
     {"Write what we learned", "Learning from feedback",
      "The reason, the root cause, and what prevents it from happening again."}},
    {EntryKind::QualityDrawn, {"", "Drawn for a quality check", ""}},
    {EntryKind::QualityChecked, {"Check its quality", "Quality checked", ""}},
    {EntryKind::Closed, {"Close the case", "Closed", ""}},
    {EntryKind::ClosedAsPersistent,
     {"Close it as persistent", "Closed as persistent",
      "Only when all reasonable measures are taken. Write which."}},
    {EntryKind::Reopened, {"Open it again", "Opened again", ""}},
    {EntryKind::DetailsErased, {"Erase the contact details", "Contact details erased", ""}},
    {EntryKind::WordsErased, {"", "Words erased", ""}},
};

struct FieldRow {
    Field field;
    std::string_view brief;
    FieldLabel label;
};

constexpr FieldRow field_rows[] = {
    {Field::Procedure, "Procedure", {"Procedure", ""}},
    {Field::Version, "Version", {"Version", ""}},
    {Field::Calendar, "Calendar", {"Calendar", ""}},
    {Field::CaseKind, "Kind", {"What is it?", ""}},
    {Field::Label, "They called it", {"What did they call it?", ""}},
    {Field::Method, "How it came", {"How did it reach us?", ""}},
    {Field::Service, "Service", {"Which service is it about?", ""}},
    {Field::Unit, "Unit", {"Which part of the organisation?", ""}},
    {Field::Language, "Language", {"In which language?", "For example cy, ur, ta."}},
    {Field::Submission, "Contact", {"Contact", ""}},
    {Field::Anonymous, "Anonymous", {"Do we not know who it is?", ""}},
    {Field::OnBehalf, "On behalf", {"Who speaks?", ""}},
    {Field::WantsWriting, "In writing", {"Do they want the answer in writing?", ""}},
    {Field::Day, "Day", {"On which day?", "For example 24 12 2026."}},
    {Field::HappenedAt, "At", {"At what time?", ""}},
    {Field::Stage, "Stage", {"Which stage?", ""}},
    {Field::Clock, "Clock", {"Which promise?", ""}},
    {Field::Outcome, "Outcome", {"Outcome", ""}},
    {Field::Code, "Decision code", {"Decision code", ""}},
    {Field::Why, "Why", {"Why?", ""}},
    {Field::Person, "Who", {"Who?", ""}},
    {Field::People, "Who", {"Who sits on it?", ""}},
    {Field::Entry, "Entry", {"Which entry?", ""}},
    {Field::Agreed, "They agree", {"Does the person agree?", ""}},
    {Field::Compensation, "Compensation", {"Is compensation due?", ""}},
    {Field::Bodies, "Told about", {"Which bodies outside were they told about?", ""}},
    {Field::Goodwill, "Goodwill", {"What was given?", ""}},
    {Field::Pence, "Amount", {"How much, in pounds?", "For example 25 or 12.50."}},
    {Field::Score, "Handling", {"How satisfied with how we dealt with it?", ""}},
    {Field::ScoreOutcome, "Outcome", {"How satisfied with the outcome?", ""}},
    {Field::Late, "Late", {"Is it late?", ""}},
    {Field::Confidential,
     "Confidential",
     {"Is it about a member of staff?", "Then only the handler and managers see the words."}},
    {Field::Theme, "Theme", {"Which theme?", "One or two words, for example waiting-times."}},
    {Field::ServiceArea, "Service area", {"Which service area?", ""}},
    {Field::Told, "Told", {"Was the person told?", ""}},
    {Field::Departure, "Departs from policy", {"Does it depart from policy?", ""}},
    {Field::Outside,
     "Outside the procedure",
     {"Is it considered outside this procedure?",
      "As anonymous contacts about some services are."}},
    {Field::ToldWhom, "Told", {"Who is told?", ""}},
    {Field::Text, "", {"What happened?", ""}},
    {Field::Reason, "Reason", {"Reason", ""}},
    {Field::Benefits, "For it", {"What speaks for it?", ""}},
    {Field::Drawbacks, "Against it", {"What speaks against it?", ""}},
    {Field::Name, "Name", {"Name", ""}},
    {Field::Evidence, "Evidence", {"What shows that it is done?", ""}},
};

struct OverrideRow {
    EntryKind kind;
    Field field;
    FieldLabel label;
};

constexpr OverrideRow override_rows[] = {
    {EntryKind::Opened, Field::Text, {"What happened, in their words?", ""}},
    {EntryKind::Opened, Field::Reason, {"What do they want done about it?", ""}},
    {EntryKind::Opened, Field::Day, {"When did it reach us?", "For example 24 12 2026."}},
    {EntryKind::Assigned, Field::Day, {"By when do they hear from us?", "For example 24 12 2026."}},
    {EntryKind::ResolvedAtOnce, Field::Text, {"What was done?", ""}},
    {EntryKind::Acknowledged, Field::Text, {"What were they told?", ""}},
    {EntryKind::Updated, Field::Day, {"When will they have the full answer?", ""}},
    {EntryKind::Updated, Field::Reason, {"Why does it take longer?", ""}},
    {EntryKind::Answered, Field::Text, {"The answer", ""}},
    {EntryKind::ReplyWritten, Field::Text, {"The reply", "In their language where you can."}},
    {EntryKind::ConsentGiven, Field::Name, {"Who may be told?", ""}},
    {EntryKind::ConsentGiven, Field::Why, {"How was consent given?", ""}},
    {EntryKind::PassedToThirdParty, Field::Name, {"To whom?", ""}},
    {EntryKind::TranslationAsked, Field::Name, {"Who translates?", ""}},
    {EntryKind::TranslationWritten, Field::Name, {"Who translated it?", ""}},
    {EntryKind::TranslationWritten, Field::Text, {"The translation", ""}},
    {EntryKind::TranslationWritten,
     Field::Entry,
     {"Which entry does it translate?", "Entry 1 where it is what they said."}},
    {EntryKind::Corrected, Field::Text, {"What is right?", ""}},
    {EntryKind::InformationAsked, Field::Name, {"Who is asked?", ""}},
    {EntryKind::InformationAsked, Field::Text, {"What is asked?", ""}},
    {EntryKind::InformationAsked, Field::Day, {"By when?", "For example 24 12 2026."}},
    {EntryKind::InformationCame, Field::Text, {"What came?", ""}},
    {EntryKind::OptionWeighed, Field::Text, {"What could be done?", ""}},
    {EntryKind::OptionAgreed,
     Field::Reason,
     {"Why does it depart from policy?", "Leave empty when it does not."}},
    {EntryKind::ActionAdded, Field::Text, {"What will be done?", ""}},
    {EntryKind::ActionAdded, Field::Person, {"Who does it?", ""}},
    {EntryKind::ActionAdded, Field::Day, {"By when?", "For example 24 12 2026."}},
    {EntryKind::Decided, Field::Text, {"What was decided, and what is the person told?", ""}},
    {EntryKind::Decided, Field::WantsWriting, {"Do they want it in writing?", ""}},
    {EntryKind::ClockExtended, Field::Day, {"Until which day?", "For example 24 12 2026."}},
    {EntryKind::ClockExtended, Field::Agreed, {"Did the person agree?", ""}},
    {EntryKind::StageBypassed, Field::Reason, {"Why, in the person's view?", ""}},
    {EntryKind::ConflictMarked, Field::Person, {"Whom does it concern?", ""}},
    {EntryKind::LearningWritten, Field::Reason, {"What was the reason?", ""}},
    {EntryKind::LearningWritten, Field::Text, {"What is the root cause?", ""}},
    {EntryKind::LearningWritten, Field::Evidence, {"What prevents it from happening again?", ""}},
    {EntryKind::QualityChecked, Field::Score, {"How well was it handled, by the standards?", ""}},
    {EntryKind::ClosedAsPersistent, Field::Reason, {"Which reasonable measures were taken?", ""}},
    {EntryKind::HoldSet, Field::Why, {"What kind of hold?", ""}},
};

}  // namespace

EntryLabel label_of(EntryKind kind) {
    for (const KindRow& row : kind_rows) {
        if (row.kind == kind) return row.label;
    }
    // A test finds one that lacks; the page says its plain name all the same.
    return {complaint::rule_of(kind).name, complaint::rule_of(kind).name, ""};
}

FieldLabel label_of(EntryKind kind, Field field) {
    for (const OverrideRow& row : override_rows) {
        if (row.kind == kind && row.field == field) return row.label;
    }
    for (const FieldRow& row : field_rows) {
        if (row.field == field) return row.label;
    }
    return {complaint::rule_of(field).name, ""};
}

std::string_view short_label(EntryKind kind, Field field) {
    // What they want is no reason, and a learning record's words have names of their own.
    if (kind == EntryKind::Opened && field == Field::Reason) return "They would like";
    if (kind == EntryKind::LearningWritten && field == Field::Text) return "Root cause";
    if (kind == EntryKind::LearningWritten && field == Field::Evidence) return "What prevents it";
    for (const FieldRow& row : field_rows) {
        if (row.field == field) return row.brief;
    }
    // A test finds one that lacks; the page says its plain name all the same.
    return complaint::rule_of(field).name;
}

}  // namespace candour::console
