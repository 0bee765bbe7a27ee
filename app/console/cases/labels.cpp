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
    {EntryKind::Opened, {N_("Open a case"), N_("Opened"), ""}},
    {EntryKind::Reclassified,
     {N_("Change what kind it is"), N_("Kind changed"),
      N_("The person may always ask for a formal complaint; what they called it stays on "
         "record.")}},
    {EntryKind::SetAside,
     {N_("Set aside as junk"), N_("Set aside"),
      N_("It is kept, and can be brought back. It counts nowhere while it is set aside.")}},
    {EntryKind::BroughtBack, {N_("Bring it back"), N_("Brought back"), ""}},
    {EntryKind::ResolvedAtOnce,
     {N_("Resolved at first contact"), N_("Resolved at first contact"),
      N_("Write what was done. It is recorded all the same, also when it was only spoken.")}},
    {EntryKind::Assigned,
     {N_("Give it to somebody"), N_("Given to"),
      N_("The person is told the name and title of who deals with it, and by when.")}},
    {EntryKind::Referred,
     {N_("Refer it to somebody senior"), N_("Referred"),
      N_("Because of how serious it is, what it means for the organisation, or because only a "
         "senior "
         "answer is accepted.")}},
    {EntryKind::ConflictMarked,
     {N_("Mark a conflict of interest"), N_("Conflict of interest marked"),
      N_("This member of staff can neither see nor handle the case from now on.")}},
    {EntryKind::Acknowledged,
     {N_("Acknowledge it"), N_("Acknowledged"),
      N_("With the name and title of who deals with it.")}},
    {EntryKind::ContactTried,
     {N_("Note an attempt to reach them"), N_("Tried to reach them"),
      N_("It keeps no promise by itself; write when and how you tried.")}},
    {EntryKind::Contacted,
     {N_("Spoke with them"), N_("Spoke with them"), N_("In person, by telephone or on a visit.")}},
    {EntryKind::Heard,
     {N_("Heard them"), N_("Heard"), N_("They put it to whoever holds this stage.")}},
    {EntryKind::Updated,
     {N_("Tell them why it takes longer"), N_("Kept informed"),
      N_("With the reason, and the day of the full answer.")}},
    {EntryKind::Answered, {N_("Answer"), N_("Answered"), ""}},
    {EntryKind::ReplyWritten,
     {N_("Write a reply for the kiosk"), N_("Reply written"),
      N_("Anonymous people read it with their receipt. Say nothing that shows who they are.")}},
    {EntryKind::AdjustmentAgreed,
     {N_("Record a reasonable adjustment"), N_("Reasonable adjustment"),
      N_("What they need, and from when.")}},
    {EntryKind::ConsentGiven,
     {N_("Record consent"), N_("Consent given"),
      N_("Who may be told what, and how consent was given.")}},
    {EntryKind::ConsentWithdrawn, {N_("Record that consent ended"), N_("Consent withdrawn"), ""}},
    {EntryKind::PassedToThirdParty,
     {N_("Pass it to somebody outside"), N_("Passed on outside"),
      N_("Only under a consent that is on record, and no more than it allows.")}},
    {EntryKind::RedressTold,
     {N_("Tell them about their other rights"), N_("Told about redress"),
      N_("Legal redress and its time limits. Using it does not end this procedure.")}},
    {EntryKind::TranslationAsked,
     {N_("Ask for a translation"), N_("Translation asked for"),
      N_("Nothing is sent outside by this program. Confidentiality is agreed first.")}},
    {EntryKind::TranslationWritten,
     {N_("Write a translation"), N_("Translated"), N_("The original stays beside it.")}},
    {EntryKind::SatisfactionAsked,
     {N_("Record how satisfied they are"), N_("Asked how satisfied they are"), ""}},
    {EntryKind::Note,
     {N_("Write a note"), N_("Note"), N_("It carries the date, the time and your initials.")}},
    {EntryKind::Corrected,
     {N_("Correct an entry"), N_("Corrected"),
      N_("The earlier entry stays; this one stands beside it.")}},
    {EntryKind::InformationAsked,
     {N_("Ask somebody for information"), N_("Information asked for"), ""}},
    {EntryKind::InformationCame, {N_("Record information that came"), N_("Information came"), ""}},
    {EntryKind::Implications,
     {N_("What it means for the organisation"), N_("What it means for the organisation"), ""}},
    {EntryKind::RootCause, {N_("Record a root cause"), N_("Root cause"), ""}},
    {EntryKind::OptionWeighed,
     {N_("Weigh an option"), N_("Option weighed"), N_("What could be done, for and against.")}},
    {EntryKind::OptionAgreed,
     {N_("Agree on an option"), N_("Option agreed"),
      N_("A departure from policy needs its reason.")}},
    {EntryKind::PlanAgreed,
     {N_("Agree an action plan"), N_("Action plan agreed"),
      N_("Add each action with its owner and day.")}},
    {EntryKind::ActionAdded, {N_("Add an action"), N_("Action"), ""}},
    {EntryKind::ActionDone, {N_("An action is done"), N_("Action done"), ""}},
    {EntryKind::Decided,
     {N_("Decide this stage"), N_("Decided"), N_("The outcome, and what the person is told.")}},
    {EntryKind::PersonAgreed,
     {N_("Record whether they agree"), N_("Asked whether they agree"), ""}},
    {EntryKind::GoodwillGiven,
     {N_("Record a gesture of goodwill"), N_("Goodwill"),
      N_("An apology, a gift, a voucher, a payment. Its cost is counted.")}},
    {EntryKind::CostAdded, {N_("Record a cost of the failure"), N_("Cost"), ""}},
    {EntryKind::ClockExtended,
     {N_("Agree on a later day"), N_("Later day agreed"), N_("Always with the reason.")}},
    {EntryKind::ClocksStopped, {N_("Stop the clock"), N_("Clock stopped"), ""}},
    {EntryKind::ClocksRestarted, {N_("Let the clock run again"), N_("Clock runs again"), ""}},
    {EntryKind::StageStarted, {N_("Go on to another stage"), N_("Stage begun"), ""}},
    {EntryKind::StageBypassed,
     {N_("By-pass this stage"), N_("Stage by-passed"),
      N_("It is the person's right, on their own view that whoever holds the stage is not "
         "detached.")}},
    {EntryKind::PanelFormed,
     {N_("Form the panel"), N_("Panel formed"), N_("Nobody who took part before may sit on it.")}},
    {EntryKind::PanelMemberLeft,
     {N_("A panel member stands down"), N_("Panel member stood down"), ""}},
    {EntryKind::CalendarChanged, {"", N_("Closure days changed"), ""}},
    {EntryKind::MediationStep, {N_("Record a step of mediation"), N_("Mediation"), ""}},
    {EntryKind::LegalStarted,
     {N_("Record legal proceedings"), N_("Legal proceedings began"),
      N_("The procedure goes on, unless the responsible director decides otherwise.")}},
    {EntryKind::LegalDecided,
     {N_("Decide whether to go on"), N_("Decided about legal proceedings"),
      N_("Only where going on would prejudice the proceedings.")}},
    {EntryKind::LegalEnded, {N_("Legal proceedings ended"), N_("Legal proceedings ended"), ""}},
    {EntryKind::HoldSet,
     {N_("Forbid erasing"), N_("Hold set"), N_("Nothing of this case is erased.")}},
    {EntryKind::HoldReleased, {N_("End a hold"), N_("Hold ended"), ""}},
    {EntryKind::PersonEnding,
     {N_("It has ended for the person"), N_("Ended for the person"),
      N_("They are back where they would have been, and they know.")}},
    {EntryKind::OrganisationEnding,
     {N_("It has ended for us"), N_("Ended for the organisation"),
      N_("The root cause is found, the change is made, and the person was told.")}},
    {EntryKind::LearningOpened, {"", N_("Learning record opened"), ""}},
    {EntryKind::LearningWritten,
     {N_("Write what we learned"), N_("Learning from feedback"),
      N_("The reason, the root cause, and what prevents it from happening again.")}},
    {EntryKind::QualityDrawn, {"", N_("Drawn for a quality check"), ""}},
    {EntryKind::QualityChecked, {N_("Check its quality"), N_("Quality checked"), ""}},
    {EntryKind::Closed, {N_("Close the case"), N_("Closed"), ""}},
    {EntryKind::ClosedAsPersistent,
     {N_("Close it as persistent"), N_("Closed as persistent"),
      N_("Only when all reasonable measures are taken. Write which.")}},
    {EntryKind::Reopened, {N_("Open it again"), N_("Opened again"), ""}},
    {EntryKind::DetailsErased, {N_("Erase the contact details"), N_("Contact details erased"), ""}},
    {EntryKind::WordsErased, {"", N_("Words erased"), ""}},
    {EntryKind::PersonWrote, {"", N_("The person wrote back"), ""}},
};

struct FieldRow {
    Field field;
    std::string_view brief;
    FieldLabel label;
};

constexpr FieldRow field_rows[] = {
    {Field::Procedure, N_("Procedure"), {N_("Procedure"), ""}},
    {Field::Version, N_("Version"), {N_("Version"), ""}},
    {Field::Calendar, N_("Calendar"), {N_("Calendar"), ""}},
    {Field::CaseKind, N_("Kind"), {N_("What is it?"), ""}},
    {Field::Label, N_("They called it"), {N_("What did they call it?"), ""}},
    {Field::Method, N_("How it came"), {N_("How did it reach us?"), ""}},
    {Field::Service, N_("Service"), {N_("Which service is it about?"), ""}},
    {Field::Unit, N_("Unit"), {N_("Which part of the organisation?"), ""}},
    {Field::Language, N_("Language"), {N_("In which language?"), N_("For example cy, ur, ta.")}},
    {Field::Submission, N_("Contact"), {N_("Contact"), ""}},
    {Field::Anonymous, N_("Anonymous"), {N_("Do we not know who it is?"), ""}},
    {Field::OnBehalf, N_("On behalf"), {N_("Who speaks?"), ""}},
    {Field::WantsWriting, N_("In writing"), {N_("Do they want the answer in writing?"), ""}},
    {Field::Day, N_("Day"), {N_("On which day?"), N_("For example 24 12 2026.")}},
    {Field::HappenedAt, N_("At"), {N_("At what time?"), ""}},
    {Field::Stage, N_("Stage"), {N_("Which stage?"), ""}},
    {Field::Clock, N_("Clock"), {N_("Which promise?"), ""}},
    {Field::Outcome, N_("Outcome"), {N_("Outcome"), ""}},
    {Field::Code, N_("Decision code"), {N_("Decision code"), ""}},
    {Field::Why, N_("Why"), {N_("Why?"), ""}},
    {Field::Person, N_("Who"), {N_("Who?"), ""}},
    {Field::People, N_("Who"), {N_("Who sits on it?"), ""}},
    {Field::Entry, N_("Entry"), {N_("Which entry?"), ""}},
    {Field::Agreed, N_("They agree"), {N_("Does the person agree?"), ""}},
    {Field::Compensation, N_("Compensation"), {N_("Is compensation due?"), ""}},
    {Field::Bodies, N_("Told about"), {N_("Which bodies outside were they told about?"), ""}},
    {Field::Goodwill, N_("Goodwill"), {N_("What was given?"), ""}},
    {Field::Pence, N_("Amount"), {N_("How much, in pounds?"), N_("For example 25 or 12.50.")}},
    {Field::Score, N_("Handling"), {N_("How satisfied with how we dealt with it?"), ""}},
    {Field::ScoreOutcome, N_("Outcome"), {N_("How satisfied with the outcome?"), ""}},
    {Field::Late, N_("Late"), {N_("Is it late?"), ""}},
    {Field::Confidential,
     N_("Confidential"),
     {N_("Is it about a member of staff?"),
      N_("Then only the handler and managers see the words.")}},
    {Field::Theme,
     N_("Theme"),
     {N_("Which theme?"), N_("One or two words, for example waiting-times.")}},
    {Field::ServiceArea, N_("Service area"), {N_("Which service area?"), ""}},
    {Field::Told, N_("Told"), {N_("Was the person told?"), ""}},
    {Field::Departure, N_("Departs from policy"), {N_("Does it depart from policy?"), ""}},
    {Field::Outside,
     N_("Outside the procedure"),
     {N_("Is it considered outside this procedure?"),
      N_("As anonymous contacts about some services are.")}},
    {Field::ToldWhom, N_("Told"), {N_("Who is told?"), ""}},
    {Field::Text, "", {N_("What happened?"), ""}},
    {Field::Reason, N_("Reason"), {N_("Reason"), ""}},
    {Field::Benefits, N_("For it"), {N_("What speaks for it?"), ""}},
    {Field::Drawbacks, N_("Against it"), {N_("What speaks against it?"), ""}},
    {Field::Name, N_("Name"), {N_("Name"), ""}},
    {Field::Evidence, N_("Evidence"), {N_("What shows that it is done?"), ""}},
};

struct OverrideRow {
    EntryKind kind;
    Field field;
    FieldLabel label;
};

constexpr OverrideRow override_rows[] = {
    {EntryKind::Opened, Field::Text, {N_("What happened, in their words?"), ""}},
    {EntryKind::Opened, Field::Reason, {N_("What do they want done about it?"), ""}},
    {EntryKind::Opened, Field::Day, {N_("When did it reach us?"), N_("For example 24 12 2026.")}},
    {EntryKind::Assigned,
     Field::Day,
     {N_("By when do they hear from us?"), N_("For example 24 12 2026.")}},
    {EntryKind::ResolvedAtOnce, Field::Text, {N_("What was done?"), ""}},
    {EntryKind::Acknowledged, Field::Text, {N_("What were they told?"), ""}},
    {EntryKind::Updated, Field::Day, {N_("When will they have the full answer?"), ""}},
    {EntryKind::Updated, Field::Reason, {N_("Why does it take longer?"), ""}},
    {EntryKind::Answered, Field::Text, {N_("The answer"), ""}},
    {EntryKind::ReplyWritten,
     Field::Text,
     {N_("The reply"), N_("In their language where you can.")}},
    {EntryKind::ConsentGiven, Field::Name, {N_("Who may be told?"), ""}},
    {EntryKind::ConsentGiven, Field::Why, {N_("How was consent given?"), ""}},
    {EntryKind::PassedToThirdParty, Field::Name, {N_("To whom?"), ""}},
    {EntryKind::TranslationAsked, Field::Name, {N_("Who translates?"), ""}},
    {EntryKind::TranslationWritten, Field::Name, {N_("Who translated it?"), ""}},
    {EntryKind::TranslationWritten, Field::Text, {N_("The translation"), ""}},
    {EntryKind::TranslationWritten,
     Field::Entry,
     {N_("Which entry does it translate?"), N_("Entry 1 where it is what they said.")}},
    {EntryKind::Corrected, Field::Text, {N_("What is right?"), ""}},
    {EntryKind::InformationAsked, Field::Name, {N_("Who is asked?"), ""}},
    {EntryKind::InformationAsked, Field::Text, {N_("What is asked?"), ""}},
    {EntryKind::InformationAsked, Field::Day, {N_("By when?"), N_("For example 24 12 2026.")}},
    {EntryKind::InformationCame, Field::Text, {N_("What came?"), ""}},
    {EntryKind::OptionWeighed, Field::Text, {N_("What could be done?"), ""}},
    {EntryKind::OptionAgreed,
     Field::Reason,
     {N_("Why does it depart from policy?"), N_("Leave empty when it does not.")}},
    {EntryKind::ActionAdded, Field::Text, {N_("What will be done?"), ""}},
    {EntryKind::ActionAdded, Field::Person, {N_("Who does it?"), ""}},
    {EntryKind::ActionAdded, Field::Day, {N_("By when?"), N_("For example 24 12 2026.")}},
    {EntryKind::Decided, Field::Text, {N_("What was decided, and what is the person told?"), ""}},
    {EntryKind::Decided, Field::WantsWriting, {N_("Do they want it in writing?"), ""}},
    {EntryKind::ClockExtended, Field::Day, {N_("Until which day?"), N_("For example 24 12 2026.")}},
    {EntryKind::ClockExtended, Field::Agreed, {N_("Did the person agree?"), ""}},
    {EntryKind::StageBypassed, Field::Reason, {N_("Why, in the person's view?"), ""}},
    {EntryKind::ConflictMarked, Field::Person, {N_("Whom does it concern?"), ""}},
    {EntryKind::LearningWritten, Field::Reason, {N_("What was the reason?"), ""}},
    {EntryKind::LearningWritten, Field::Text, {N_("What is the root cause?"), ""}},
    {EntryKind::LearningWritten,
     Field::Evidence,
     {N_("What prevents it from happening again?"), ""}},
    {EntryKind::QualityChecked,
     Field::Score,
     {N_("How well was it handled, by the standards?"), ""}},
    {EntryKind::ClosedAsPersistent,
     Field::Reason,
     {N_("Which reasonable measures were taken?"), ""}},
    {EntryKind::HoldSet, Field::Why, {N_("What kind of hold?"), ""}},
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
    if (kind == EntryKind::Opened && field == Field::Reason) return N_("They would like");
    if (kind == EntryKind::LearningWritten && field == Field::Text) return N_("Root cause");
    if (kind == EntryKind::LearningWritten && field == Field::Evidence)
        return N_("What prevents it");
    for (const FieldRow& row : field_rows) {
        if (row.field == field) return row.brief;
    }
    // A test finds one that lacks; the page says its plain name all the same.
    return complaint::rule_of(field).name;
}

}  // namespace candour::console
