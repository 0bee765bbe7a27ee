// app/console/cases/refusal_texts.cpp: what core/complaint, casework and the board say when an
// entry cannot be written (data table). A test finds one that lacks.
#include "app/console/cases/refusals.h"

namespace candour::console {
namespace {

constexpr std::string_view texts[] = {
    // Any entry.
    N_("your roles do not let you write \"{entry}\" here"),
    N_("somebody else has written in this case meanwhile"),
    N_("It cannot come in the future"),
    N_("It is set aside: bring it back first (brought_back)"),
    N_("It is closed: reopen it first (reopened)"),
    N_("It is open already"),
    N_("The case is too long: open another"),
    N_("You have a conflict of interest in this case: somebody else handles it"),
    N_("They have a conflict of interest in this case: choose somebody else"),
    N_("{day} is still to come: write it when it has happened"),
    N_("It came in on {day}; what happened before belongs into a note"),
    N_("Somebody speaks for the person, whose consent is not recorded: tell the person themselves "
       "(told_whom person), or ask for it first (consent_given, why representative)"),
    N_("The case has the entries 1 to {number}: give one of them"),
    N_("That is no member of staff: choose one of the list"),
    N_("That is no member of staff: write the name of others as words"),
    // Clocks.
    N_("No clock of this stage can be moved"),
    N_("In this stage these clocks can be moved: {clocks}"),
    N_("The procedure lets this clock run until {day} at most"),
    N_("A later day needs the person's agreement: ask them, and write it down (agreed yes)"),
    N_("The clock {clock} does not run yet: it moves when it does"),
    N_("The clock {clock} was due on {day}: what is late stays late; tell the person why and until "
       "when (updated)"),
    N_("The clock {clock} has been kept or is over"),
    N_("The clock {clock} runs until {day} already: give a later day"),
    N_("This procedure stops no clock in this stage: agree a different day with the person where "
       "that is allowed (clock_extended)"),
    N_("The clocks stand still already"),
    N_("The clocks run already"),
    N_("They cannot run again before they were stopped, on {day}"),
    // Kinds and stages.
    N_("The procedure has the kinds {kinds}"),
    N_("It is of that kind already"),
    N_("It was answered as “{kind}”, which cannot become that any more"),
    N_("After an answer the person decides whether it becomes something else: ask them, and write "
       "it down (agreed yes)"),
    N_("Choose first what kind of contact it is (reclassified)"),
    N_("This kind of contact has the stages {stages}"),
    N_("Decide {stage} first (decided), or write that the person by-passes it (stage_bypassed)"),
    N_("From here the person appeals: give why appeal"),
    N_("This is the last stage of the procedure"),
    N_("No stage is skipped: next is {stage}"),
    N_("The outcome of this stage does not lead to {stages}"),
    N_("The appeal is in time: leave out that it is late"),
    N_("An appeal gives its reason here: ask the person (reason)"),
    N_("Appeals were possible until {day}; this procedure takes none later: explain it to the "
       "person"),
    N_("Appeals were possible until {day}; this procedure takes none later: explain it to the "
       "person, and tell them who is outside: {outside}"),
    N_("Appeals were possible until {day}: say that this one is late (late yes)"),
    N_("Appeals were possible until {day}: write why it is taken all the same (reason)"),
    N_("There is no appeal from here"),
    N_("There is no appeal from here, and tell them who is outside: {outside}"),
    N_("Decide the stage first (decided): an appeal is about a decision"),
    N_("Appeals from here go to {stages}"),
    N_("That decision has been looked at in {stages} already"),
    N_("It was closed as persistent: reopen it first (reopened)"),
    N_("A person by-passes the stage that runs, {stage}, or the next one"),
    N_("The procedure lets nobody by-pass {stage}: if its holder is not detached, mark the "
       "conflict of interest (conflict_marked) and assign somebody else"),
    N_("It is not closed"),
    N_("A case is reopened in a stage that it has been in"),
    // People.
    N_("Nobody here holds {stage}: it is outside the organisation"),
    N_("{posts} may not handle it in the stage {stage}"),
    N_("The stage {stage} is held by {posts}: choose one of them"),
    N_("They took part in an earlier stage; {stage} needs somebody who did not"),
    N_("In this stage it is not for {posts}: they stay out of it, so that they can judge it "
       "later"),
    N_("Their conflict of interest is marked already"),
    N_("No panel decides in the stage {stage}"),
    N_("The panel has decided already"),
    N_("This panel has from {least} to {most} members"),
    N_("They do not sit on this panel"),
    N_("A member of the panel is no member of staff"),
    N_("A member of the panel has a conflict of interest: choose somebody else"),
    N_("A member of the panel took part in an earlier stage: choose somebody who did not"),
    N_("Members of this panel are {posts}"),
    N_("Not on this panel: {posts}"),
    N_("The panel needs its {posts}"),
    // Deciding.
    N_("What is decided outside is written as a note; the organisation decides nothing here"),
    N_("Form the panel first (panel_formed)"),
    N_("A member of the panel writes its decision"),
    N_("Who holds the case decides: ask them, or have it assigned to you"),
    N_("Assign it first, to {posts}"),
    N_("The stage was decided in entry {number}: write what was wrong with it as a correction "
       "(corrected)"),
    N_("It waits for legal proceedings: it goes on when they end (legal_ended) or when that is "
       "decided otherwise (legal_decided)"),
    N_("Tell the person first about legal redress and its time limits (redress_told)"),
    N_("Ask the person whether they want the answer in writing, and write down what they said "
       "(wants_writing)"),
    N_("Consider whether compensation is due, and write it down (compensation)"),
    N_("The stage {stage} ends with one of: {outcomes}"),
    N_("It needs a decision code, one of: {codes}"),
    N_("The procedure names no body {bodies}: choose one of its list, or write its name"),
    N_("Give the person the details of these with it (bodies): {bodies}"),
    N_("It is past first contact: decide the stage (decided)"),
    N_("At first contact it is resolved when the person agrees: else assign it or pass it on"),
    N_("The outcome {outcomes} leads on, it resolves nothing: decide the stage with it (decided)"),
    N_("Decide the stage first (decided): the person agrees with what was decided"),
    N_("The stage led on: there is nothing to agree with yet"),
    N_("Write down first how you tried to reach the person (contact_tried)"),
    // Putting right.
    N_("That entry is no option: give the number of an option_weighed"),
    N_("It departs from policy: write why that is right here (reason)"),
    N_("An action's owner is a member of staff: choose one of the list"),
    N_("An action is due on a day that is still to come"),
    N_("No action is open under that number: give the number of an action_added"),
    N_("The procedure has no goodwill: add its kinds there"),
    N_("Goodwill is one of: {goodwill}"),
    N_("{amount} in this case is beyond your limit of {limit}: refer it to somebody with a higher "
       "limit (referred, why authority)"),
    N_("{amount} in this case is beyond your limit of {limit}: refer it to somebody with a higher "
       "limit, such as {posts} (referred, why authority)"),
    // Talking and finding out.
    N_("Assign it first: the acknowledgement gives the name and title of who deals with it"),
    N_("Personal contact is spoken, by telephone or face to face: write this as acknowledged, "
       "answered or contact_tried"),
    N_("An update says until when the full answer comes: give a day that is still to come"),
    N_("That entry is no consent that stands: give the number of the consent_given"),
    N_("Nothing goes to a third party without consent: ask the person, write it down "
       "(consent_given) and give its number"),
    N_("That consent is for who speaks on the person's behalf: ask for one to pass it on "
       "(consent_given, why third_party)"),
    N_("The consent does not name {bodies}: ask the person for it"),
    N_("No information is waited for under that number: give the number of the "
       "information_asked"),
    N_("this contact came from no kiosk, so nobody could read a reply there"),
    N_("No reply was asked for: this contact has no receipt."),
    N_("No reply can be sent: the receipt's mailbox that came with this contact is damaged."),
    N_("No reply can be sent: the receipt's key that came with this contact is damaged."),
    N_("The reply is about {number} characters too long for the board. Make it shorter, or send "
       "the rest as a second reply."),
    // Outside.
    N_("Offer mediation first (why offered)"),
    N_("There is no mediation that could end"),
    N_("Mediation is under way"),
    N_("Legal proceedings are under way already"),
    N_("There are no legal proceedings (legal_started)"),
    N_("This procedure goes on whatever legal proceedings there are: nobody can let it wait"),
    N_("Whether it waits for legal proceedings is only for {posts}: ask one of them to write it"),
    N_("That hold is set already"),
    N_("There is no such hold"),
    // Ending.
    N_("The person has to be told first, and it says so here (told yes)"),
    N_("Only a case that is open can be set aside"),
    N_("It was not set aside"),
    N_("It has ended for the person already"),
    N_("Decide the stage first (decided): nothing is put right yet"),
    N_("It has ended for the organisation already"),
    N_("Find the root cause first (root_cause, or the learning record)"),
    N_("The change is not delivered: actions are still open (action_done)"),
    N_("The learning record opens by itself when the case is resolved"),
    N_("Who resolved the case completes its learning record, or who holds it now"),
    N_("The case was not drawn to be checked"),
    N_("It waits for legal proceedings (legal_ended)"),
    N_("Decide the stage first (decided)"),
    N_("Ask the person whether they agree, and write it down (person_agreed)"),
    N_("Tell the person about legal redress and its time limits (redress_told)"),
    N_("Agreed actions are still open: write when they are done (action_done)"),
    N_("Information that was asked for has not come (information_came)"),
    N_("Complete the learning record first (learning_written)"),
    N_("It has not ended for the person: they are back where they were, and informed "
       "(person_ending)"),
    N_("It has not ended for the organisation: root cause found, change delivered, person informed "
       "(organisation_ending)"),
    N_("This procedure closes no case as persistent"),
    N_("Closing a persistent or unjustified complaint is only for {posts}: ask one of them to "
       "write it"),
    N_("Take all reasonable measures first: nothing was answered or decided yet"),
    N_("The contact details are erased already"),
    N_("A hold keeps them: release it first, with the reason (hold_released)"),
    N_("It is open: its handler needs the contact details"),
    N_("They are kept until {day} for the bodies outside: to erase them earlier, write why "
       "(reason)"),
    // What a field has to be; last, as nearly anything fits their parts.
    N_("{entry}: {field} is missing"),
    N_("{entry}: {field} has to be {value}"),
};

}  // namespace

std::span<const std::string_view> refusal_texts() { return texts; }

}  // namespace candour::console
