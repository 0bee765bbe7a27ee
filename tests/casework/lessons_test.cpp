// What cases taught, from their learning records.
#include <algorithm>

#include "tests/support/case_desk.h"
#include "tests/support/console_world.h"

namespace candour::casework {
namespace {

using complaint::CaseId;
using complaint::Entry;
using complaint::EntryKind;
using complaint::Field;

CaseId logged(CaseWork& work, const Worker& by) {
    NewCase wanted;
    wanted.opened.fields = {{Field::Method, std::string{"telephone"}},
                            {Field::Anonymous, false},
                            {Field::CaseKind, std::string{"service_failure"}},
                            {Field::Service, std::string{"drop-in"}},
                            {Field::Text, std::string{"They waited two hours."}}};
    return work.open(by, std::move(wanted)).take();
}

// As the program does where a case is resolved.
Entry opened(const std::optional<StaffId>& owner = {}) {
    Entry made{.kind = EntryKind::LearningOpened};
    if (owner) made.fields[Field::Person] = owner->hex();
    return made;
}

Entry written() {
    return {.kind = EntryKind::LearningWritten,
            .fields = {{Field::Theme, std::string{"waiting"}},
                       {Field::ServiceArea, std::string{"drop-in"}},
                       {Field::Reason, std::string{"One desk was open."}},
                       {Field::Text, std::string{"Two desks on Mondays."}}}};
}

std::ptrdiff_t times_noted(test::CaseDesk& desk) {
    const auto audit = desk.office.audit(100).take();
    return std::ranges::count(audit, "read the learning register", &store::AuditEntry::what);
}

}  // namespace

TEST_CASE("D13: a learning record is a line of the register, and reading it is noted",
          "[casework]") {
    const test::ManualClock clock;
    test::CaseDesk desk{clock};
    CaseWork work = desk.work();
    const CaseId id = logged(work, desk.mina);
    REQUIRE(work.lessons(desk.mina).value().empty());
    REQUIRE(times_noted(desk) == 0);

    REQUIRE(work.write_itself(id, opened(desk.mina.id)).ok());
    const auto open = work.lessons(desk.tess).take();
    REQUIRE(open.size() == 1);
    REQUIRE(open[0].open);
    REQUIRE(open[0].owner == "mina Khan");
    REQUIRE(times_noted(desk) == 0);  // No words yet.

    REQUIRE(work.write(desk.mina, id, {written()}).ok());
    const auto lessons = work.lessons(desk.mina).take();
    REQUIRE(lessons.size() == 1);
    REQUIRE_FALSE(lessons[0].open);
    REQUIRE(lessons[0].reason == "One desk was open.");
    REQUIRE(lessons[0].action == "Two desks on Mondays.");
    REQUIRE(lessons[0].root_cause == "waiting");
    REQUIRE(lessons[0].service == "drop-in");
    REQUIRE(lessons[0].owner == "mina Khan");
    REQUIRE(lessons[0].reference == desk.cases.head(id).value().row.reference);
    REQUIRE(times_noted(desk) == 1);
}

TEST_CASE("who does not handle cases, or is excluded from one, reads no lesson of it",
          "[casework]") {
    const test::ManualClock clock;
    test::CaseDesk desk{clock};
    CaseWork work = desk.work();
    const CaseId id = logged(work, desk.mina);
    REQUIRE(work.write_itself(id, opened()).ok());
    REQUIRE(work.write(desk.mina, id, {written()}).ok());
    REQUIRE(work.lessons(desk.audit).error().kind == ErrorKind::Denied);
    REQUIRE(work.lessons(desk.omar).value().size() == 1);
    const Entry conflict{
        .kind = EntryKind::ConflictMarked,
        .fields = {{Field::Person, desk.omar.id.hex()}, {Field::Reason, std::string{"A friend."}}}};
    REQUIRE(work.write(desk.mina, id, {conflict}).ok());
    REQUIRE(work.lessons(desk.omar).value().empty());
    REQUIRE(work.lessons(desk.mina).value().size() == 1);
    Worker elsewhere = desk.mina;
    elsewhere.units = {"homes"};
    REQUIRE(work.lessons(elsewhere).value().size() == 1);  // Of no unit: everybody's.
}

}  // namespace candour::casework
