// tests/casework/case_work_test.cpp: cases are opened, read and written under their procedure, the
// permission table and the chain.
#include "app/casework/case_work.h"

#include "core/complaint/history_chain.h"
#include "tests/support/case_desk.h"
#include "tests/support/console_world.h"

namespace candour::casework {
namespace {

using complaint::CaseId;
using complaint::Entry;
using complaint::EntryKind;
using complaint::Field;
using test::CaseDesk;

Entry entry(EntryKind kind, std::map<Field, complaint::FieldValue> fields) {
    Entry made;
    made.kind = kind;
    made.fields = std::move(fields);
    return made;
}

NewCase telephone_call() {
    NewCase wanted;
    wanted.opened = entry(EntryKind::Opened, {{Field::CaseKind, std::string{"service_failure"}},
                                              {Field::Method, std::string{"telephone"}},
                                              {Field::Anonymous, false},
                                              {Field::Text, std::string{"The buffet came late."}},
                                              {Field::Reason, std::string{"An apology."}}});
    wanted.details = PersonDetails{
        .name = "Ann Other", .reach_by = feedback::ReachBy::Phone, .value = "01792 000000"};
    return wanted;
}

struct Scene {
    test::ManualClock clock;
    CaseDesk desk{clock};
    CaseWork work = desk.work();

    CaseId open() {
        auto opened = work.open(desk.mina, telephone_call());
        INFO((opened.ok() ? "" : opened.error().what));
        REQUIRE(opened.ok());
        return opened.value();
    }
    OpenCase write(const Worker& who, const CaseId& id, Entry one) {
        auto written = work.write(who, id, {std::move(one)});
        INFO((written.ok() ? "" : written.error().what));
        REQUIRE(written.ok());
        return written.take();
    }
    ErrorKind refused(const Worker& who, const CaseId& id, Entry one) {
        auto written = work.write(who, id, {std::move(one)});
        REQUIRE_FALSE(written.ok());
        return written.error().kind;
    }
    OpenCase read(const Worker& who, const CaseId& id) {
        auto found = work.read(who, id, Reading::Words);
        INFO((found.ok() ? "" : found.error().what));
        REQUIRE(found.ok());
        return found.take();
    }
    // Nothing is wrong with the chain as it is kept.
    bool chain_holds(const CaseId& id) {
        const auto head = desk.cases.head(id).take();
        const auto rows = desk.cases.history(id).take();
        return !complaint::verify(desk.chain_key, id, rows, head.entries, head.head, head.mac);
    }
    int audit_lines(const std::string& what) {
        int lines = 0;
        for (const auto& line : desk.office.audit(100).take())
            lines += line.what.find(what) != std::string::npos ? 1 : 0;
        return lines;
    }
};

Entry note(const std::string& words) { return entry(EntryKind::Note, {{Field::Text, words}}); }

Entry given_to(const Worker& who) {
    return entry(EntryKind::Assigned, {{Field::Person, who.id.hex()}});
}

TEST_CASE("a case keeps what was said sealed, and reads it back", "[casework]") {
    Scene scene;
    const CaseId id = scene.open();
    for (const complaint::ChainedEntry& row : scene.desk.cases.history(id).take()) {
        REQUIRE(row.facts.find("buffet") == std::string::npos);
        REQUIRE(to_text(row.words).find("buffet") == std::string::npos);
    }
    const OpenCase found = scene.read(scene.desk.mina, id);
    REQUIRE(found.history.front().entry.text(Field::Text) == "The buffet came late.");
    REQUIRE(found.head.row.kind == "service_failure");
    REQUIRE(found.head.row.complaint);
    REQUIRE(found.head.row.reference.size() == 9);
    REQUIRE(scene.chain_holds(id));
}

TEST_CASE("reading a case's words leaves a line in the audit, before they are shown",
          "[casework]") {
    Scene scene;
    const CaseId id = scene.open();
    const std::string reference = scene.desk.cases.head(id).value().row.reference;
    REQUIRE(scene.audit_lines(reference) == 0);
    scene.read(scene.desk.mina, id);
    REQUIRE(scene.audit_lines("read the case " + reference) == 1);
    scene.desk.office.broken = Error{ErrorKind::Full, "the disk is full"};
    REQUIRE_FALSE(scene.work.read(scene.desk.mina, id, Reading::Words).ok());
}

TEST_CASE("whoever has no part in a case does not learn that it is there", "[casework]") {
    Scene scene;
    const CaseId id = scene.open();
    REQUIRE(scene.work.read(scene.desk.rhys, id, Reading::Words).error().kind ==
            ErrorKind::NotFound);
    REQUIRE(scene.work.read(scene.desk.cara, id, Reading::Words).error().kind ==
            ErrorKind::NotFound);
    // The auditor sees how it was handled, not what was said.
    const OpenCase record = scene.read(scene.desk.audit, id);
    REQUIRE(record.history.front().entry.text(Field::Text).empty());
}

TEST_CASE("a mark of conflict shuts its member of staff out, whatever their roles", "[casework]") {
    Scene scene;
    const CaseId id = scene.open();
    scene.write(scene.desk.mina, id, given_to(scene.desk.tess));
    scene.read(scene.desk.tess, id);
    scene.write(
        scene.desk.mina, id,
        entry(EntryKind::ConflictMarked, {{Field::Person, scene.desk.tess.id.hex()},
                                          {Field::Reason, std::string{"It is about her."}}}));
    REQUIRE(scene.work.read(scene.desk.tess, id, Reading::Words).error().kind ==
            ErrorKind::NotFound);
    REQUIRE(scene.refused(scene.desk.tess, id, note("Let me explain.")) == ErrorKind::Denied);
    REQUIRE(scene.desk.cases.head(id).value().people.excluded ==
            std::vector<StaffId>{scene.desk.tess.id});
}

TEST_CASE("C13, N3, P8: an entry carries its writer's initials and posts, and nobody else's",
          "[casework]") {
    Scene scene;
    const CaseId id = scene.open();
    Entry forged = note("A note.");
    forged.initials = "XX";
    forged.posts = {"chair"};
    forged.number = 77;
    const OpenCase found = scene.write(scene.desk.mina, id, forged);
    const Entry& last = found.history.back().entry;
    REQUIRE(last.initials == "mK");
    REQUIRE(last.posts.empty());
    REQUIRE(last.number == found.state.entries);
    REQUIRE(last.by == scene.desk.mina.id);
}

TEST_CASE("a case reached us on the day on the wall; its instant is kept beside it", "[casework]") {
    Scene scene;
    const CivilDay friday = from_iso("2026-07-10").take();
    scene.clock.wall = uk_instant(friday, 30);  // 23:30 of Thursday in Greenwich.
    const OpenCase found = scene.read(scene.desk.mina, scene.open());
    REQUIRE(found.history.front().entry.when ==
            complaint::Moment{friday, Instant{friday} - std::chrono::minutes{30}});
    REQUIRE(found.state.received.day == friday);
}

TEST_CASE("of several entries all are written, or none", "[casework]") {
    Scene scene;
    const CaseId id = scene.open();
    const std::int64_t before = scene.desk.cases.head(id).value().entries;
    auto written =
        scene.work.write(scene.desk.mina, id, {note("First."), entry(EntryKind::Closed, {})});
    REQUIRE_FALSE(written.ok());
    REQUIRE(scene.desk.cases.head(id).value().entries == before);
    REQUIRE(scene.chain_holds(id));
}

TEST_CASE("two who write at once both stand in the history", "[casework]") {
    Scene scene;
    const CaseId id = scene.open();
    CaseWork other = scene.desk.work();
    for (int round = 0; round < 3; ++round) {
        scene.write(scene.desk.mina, id, note("One."));
        REQUIRE(other.write(scene.desk.mina, id, {note("Two.")}).ok());
    }
    REQUIRE(scene.desk.cases.head(id).value().entries ==
            static_cast<std::int64_t>(scene.desk.cases.history(id).value().size()));
    REQUIRE(scene.chain_holds(id));
}

TEST_CASE("contact details are apart, for the handler alone, and each look is audited",
          "[casework]") {
    Scene scene;
    const CaseId id = scene.open();
    const auto row = scene.desk.cases.details(id).take();
    REQUIRE(row);
    REQUIRE(to_text(row->sealed).find("Ann") == std::string::npos);
    REQUIRE(scene.work.details(scene.desk.rhys, id).error().kind == ErrorKind::Denied);
    REQUIRE(scene.work.details(scene.desk.mina, id).value()->name == "Ann Other");
    REQUIRE(scene.audit_lines("contact details") == 1);
}

TEST_CASE("a hold forbids erasing contact details; without one they go, and the chain stays whole",
          "[casework]") {
    Scene scene;
    NewCase comment = telephone_call();
    comment.opened.fields[Field::CaseKind] = std::string{"comment"};
    const CaseId id = scene.work.open(scene.desk.mina, comment).take();
    // While it is open they are needed.
    const Entry erased =
        entry(EntryKind::DetailsErased, {{Field::Reason, std::string{"The person asked for it."}}});
    REQUIRE(scene.refused(scene.desk.mina, id, erased) == ErrorKind::Invalid);
    scene.write(scene.desk.mina, id, given_to(scene.desk.mina));
    scene.write(scene.desk.mina, id,
                entry(EntryKind::Decided, {{Field::Outcome, std::string{"recorded"}},
                                           {Field::Text, std::string{"Thank you."}}}));
    scene.write(scene.desk.mina, id, entry(EntryKind::Closed, {}));
    scene.write(scene.desk.mina, id,
                entry(EntryKind::HoldSet, {{Field::Why, std::string{"legal"}},
                                           {Field::Reason, std::string{"A court asked."}}}));
    REQUIRE(scene.refused(scene.desk.mina, id, erased) == ErrorKind::Invalid);
    REQUIRE(scene.desk.cases.details(id).value().has_value());
    scene.write(scene.desk.mina, id,
                entry(EntryKind::HoldReleased, {{Field::Why, std::string{"legal"}},
                                                {Field::Reason, std::string{"It is over."}}}));
    scene.write(scene.desk.mina, id, erased);
    REQUIRE_FALSE(scene.desk.cases.details(id).value().has_value());
    REQUIRE(scene.chain_holds(id));
}

TEST_CASE("a new calendar moves a running case only with an entry that says why", "[casework]") {
    Scene scene;
    const CaseId id = scene.open();
    scene.write(scene.desk.mina, id,
                entry(EntryKind::Decided, {{Field::Outcome, std::string{"passed_to_trustee"}},
                                           {Field::Text, std::string{"A trustee looks at it."}}}));
    const OpenCase before = scene.work.look(id, Reading::Facts).take();
    scene.desk.calendars.add({{.first = scene.clock.today() + std::chrono::days{2},
                               .last = scene.clock.today() + std::chrono::days{5},
                               .reason = "Office move"}});
    const OpenCase same = scene.work.look(id, Reading::Facts).take();
    REQUIRE(same.head.row.next_due == before.head.row.next_due);
    REQUIRE(scene.work.move_to_newest_calendar("Closed for the office move").value() == 1);
    REQUIRE(scene.work.move_to_newest_calendar("Closed for the office move").value() == 0);
    const OpenCase after = scene.work.look(id, Reading::Words).take();
    REQUIRE(after.history.back().entry.kind == EntryKind::CalendarChanged);
    REQUIRE(after.history.back().entry.text(Field::Reason) == "Closed for the office move");
    REQUIRE(after.state.calendar == 2);
    REQUIRE(scene.chain_holds(id));
}

TEST_CASE("D14: what is done about a member of staff is read by whoever handles the case alone",
          "[casework]") {
    Scene scene;
    const CaseId id = scene.open();
    scene.write(scene.desk.mina, id, given_to(scene.desk.mina));
    scene.write(scene.desk.mina, id,
                entry(EntryKind::ActionAdded, {{Field::Person, scene.desk.mina.id.hex()},
                                               {Field::Day, scene.clock.today()},
                                               {Field::Text, std::string{"Talk with the cook."}},
                                               {Field::Confidential, true}}));
    REQUIRE(scene.read(scene.desk.mina, id).history.back().entry.text(Field::Text) ==
            "Talk with the cook.");
    // The auditor was put on the case, so that its words can be looked at.
    scene.write(
        scene.desk.mina, id,
        entry(EntryKind::ActionAdded, {{Field::Person, scene.desk.audit.id.hex()},
                                       {Field::Day, scene.clock.today()},
                                       {Field::Text, std::string{"Look at our letters."}}}));
    const OpenCase seen = scene.read(scene.desk.audit, id);
    REQUIRE(seen.history.front().entry.text(Field::Text) == "The buffet came late.");
    REQUIRE(seen.history.back().entry.text(Field::Text) == "Look at our letters.");
    const ReadEntry& hidden = *std::prev(seen.history.end(), 2);
    REQUIRE(hidden.withheld);
    REQUIRE(hidden.entry.text(Field::Text).empty());
}

TEST_CASE("words whose key is gone are said to be so, and the case still stands", "[casework]") {
    Scene scene;
    const CaseId id = scene.open();
    scene.desk.keys = {server::make_office_key("2027-01")};
    const OpenCase found = scene.read(scene.desk.mina, id);
    REQUIRE(found.history.front().unreadable);
    REQUIRE(found.state.kind == "service_failure");
    REQUIRE(scene.chain_holds(id));
}

TEST_CASE("the search index is made anew from all histories", "[casework]") {
    Scene scene;
    const CaseId id = scene.open();
    scene.write(scene.desk.mina, id, note("The caterer was asked."));
    const auto found = [&](const std::string& words) {
        store::CaseFilter filter;
        filter.viewer = scene.desk.mina.id;
        filter.words = words;
        return scene.desk.cases.list(filter).value().total;
    };
    REQUIRE(found("caterer") == 1);
    REQUIRE(scene.desk.cases.forget_search().ok());
    REQUIRE(found("caterer") == 0);
    REQUIRE(scene.work.rebuild_search().value() == 1);
    REQUIRE(found("caterer") == 1);
    REQUIRE(found("buffet") == 1);
}

TEST_CASE("a small charity's service failure is put right, learned from and closed", "[casework]") {
    Scene scene;
    const CaseId id = scene.open();
    scene.write(scene.desk.mina, id,
                entry(EntryKind::Decided, {{Field::Outcome, std::string{"passed_to_trustee"}},
                                           {Field::Text, std::string{"A trustee looks at it."}}}));
    // Chair and Vice-Chair stay out until the review.
    REQUIRE_FALSE(scene.work.write(scene.desk.mina, id, {given_to(scene.desk.cara)}).ok());
    scene.write(scene.desk.mina, id, given_to(scene.desk.tess));
    scene.clock.advance(std::chrono::hours{20});
    scene.write(scene.desk.tess, id,
                entry(EntryKind::Contacted, {{Field::Text, std::string{"Rang Ann."}}}));
    scene.write(scene.desk.tess, id,
                entry(EntryKind::Decided, {{Field::Outcome, std::string{"resolved"}},
                                           {Field::Code, std::string{"delay"}},
                                           {Field::WantsWriting, std::string{"no"}},
                                           {Field::Compensation, std::string{"no"}},
                                           {Field::Text, std::string{"We apologised."}}}));
    const OpenCase agreed = scene.write(
        scene.desk.tess, id, entry(EntryKind::PersonAgreed, {{Field::Agreed, std::string{"yes"}}}));
    REQUIRE(agreed.state.learning_open);
    REQUIRE(agreed.next.id == "finish_learning");
    REQUIRE_FALSE(scene.work.write(scene.desk.tess, id, {entry(EntryKind::Closed, {})}).ok());
    scene.write(scene.desk.tess, id,
                entry(EntryKind::LearningWritten,
                      {{Field::Theme, std::string{"catering"}},
                       {Field::ServiceArea, std::string{"events"}},
                       {Field::Reason, std::string{"The order went to the old address."}},
                       {Field::Text, std::string{"Nobody checks addresses."}}}));
    const OpenCase closed = scene.write(scene.desk.tess, id, entry(EntryKind::Closed, {}));
    REQUIRE(closed.head.row.status == "closed");
    REQUIRE(closed.head.row.code == "delay");
    REQUIRE_FALSE(closed.head.row.late);
    REQUIRE_FALSE(closed.head.row.erase_details_after.empty());
    REQUIRE(scene.chain_holds(id));
    // Their time over, the details go by themselves.
    REQUIRE(scene.work.erase_due_details().value() == 0);
    scene.clock.advance(std::chrono::hours{24 * 7 * 13});
    REQUIRE(scene.work.erase_due_details().value() == 1);
    REQUIRE_FALSE(scene.desk.cases.details(id).value().has_value());
    REQUIRE(scene.work.look(id, Reading::Facts).value().history.back().entry.kind ==
            EntryKind::DetailsErased);
}

}  // namespace
}  // namespace candour::casework
