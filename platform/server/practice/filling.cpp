// platform/server/practice/filling.cpp: see filling.h.
#include "platform/server/practice/filling.h"

#include <algorithm>
#include <unistd.h>

#include "platform/server/control_socket.h"
#include "platform/server/practice/example_cases.h"
#include "platform/server/practice/example_contacts.h"

namespace candour::platform {

namespace {

constexpr const char* who_publishes = "practice office";

std::int64_t seconds_of(const Clock& clock) {
    return std::chrono::floor<std::chrono::seconds>(clock.wall_now()).time_since_epoch().count();
}

// What services ask stands in the change of the questionnaire that they ask; those that ask nothing
// any more, in each.
feedback::PublicationChange change_for(const PracticeSource& source, const std::string& id) {
    feedback::PublicationChange change{
        .questionnaire = id, .survey = source.publications.surveys.at(id), .asked = {}};
    for (const auto& [service, asked] : source.publications.asked) {
        if (asked == id || asked.empty()) change.asked[service] = asked;
    }
    for (const auto& [file, hash] : change.survey.pictures)
        change.new_pictures[hash] = source.pictures.at(hash);
    return change;
}

Status put_questionnaires(ServerParts& office, const PracticeSource& source) {
    std::int64_t revision = 0;
    for (const auto& [id, survey] : source.publications.surveys) {
        RETURN_IF_ERROR(office.publications->add(change_for(source, id), revision));
        ++revision;
    }
    return office.keep_up_to_date();
}

// Their first versions here, whatever number they have there.
Status put_procedures(ServerParts& office, const PracticeSource& source) {
    const std::int64_t at_s = seconds_of(office.clock);
    for (const store::ProcedureVersion& published : source.procedures) {
        ASSIGN_OR_RETURN(
            complaint::Procedure procedure,
            complaint::parse_procedure(published.document, "procedure " + published.id));
        procedure.version = 1;
        const std::string document = to_json(procedure);
        RETURN_IF_ERROR(office.procedures->add_procedure_draft(
            {procedure.id, document, 1, who_publishes, at_s}));
        RETURN_IF_ERROR(office.procedures->publish_procedure(
            {procedure.id, 1, document, who_publishes, at_s}, 1));
    }
    return Unit{};
}

Status put_calendar(ServerParts& office, const PracticeSource& source) {
    if (!source.calendar) return Unit{};
    store::CalendarRow calendar = *source.calendar;
    calendar.at_s = seconds_of(office.clock);
    calendar.who = who_publishes;
    ASSIGN_OR_RETURN(const std::int64_t version, office.cases->add_calendar(calendar));
    CHECK(version == 1);
    return Unit{};
}

Status put_staff(ServerParts& office, const PracticeSource& source) {
    for (store::StaffAccount account : source.staff) {
        account.id = StaffId::create(office.random);
        RETURN_IF_ERROR(office.office->add_staff(account));
    }
    return Unit{};
}

}  // namespace

Result<PracticeFilled> fill_practice(ServerParts& office, const PracticeSource& source,
                                     const PracticeExamples& examples) {
    PracticeFilled filled;
    RETURN_IF_ERROR(put_questionnaires(office, source));
    RETURN_IF_ERROR(put_procedures(office, source));
    RETURN_IF_ERROR(put_calendar(office, source));
    RETURN_IF_ERROR(put_staff(office, source));
    filled.accounts = std::ssize(source.staff);
    ASSIGN_OR_RETURN(filled.contacts, add_example_contacts(office, examples.contacts));
    ASSIGN_OR_RETURN(const MadeCases made, add_example_cases(office, examples.cases));
    filled.cases = made.count;
    filled.lacks = made.lacks;
    RETURN_IF_ERROR(office.audit("terminal: " + user_name_of(::geteuid()),
                                 "made this practice office with invented contacts and cases"));
    return filled;
}

}  // namespace candour::platform
