// Cases and their histories in the office database, on each engine.
#include <atomic>
#include <thread>

#include "tests/support/catch.h"
#include "tests/support/engines.h"
#include "tests/support/made_cases.h"

namespace candour::platform {

namespace {

using test::MadeCase;
using test::make_case;

const complaint::ChainKey& key = test::StoreHome::chain_key;

Status add(SqlCases& cases, const MadeCase& made, const std::string& submission = "") {
    return cases.add_case(made.head, submission, made.entries, {}, std::nullopt);
}

// What the register says is wrong; empty: nothing.
std::string wrong_in_register(SqlCases& cases, std::int64_t entries) {
    complaint::RegisterCheck check(key);
    const auto registered = cases.register_from(0, 1000).value();
    for (const auto& one : registered) {
        if (const auto wrong = check.next(one)) return *wrong;
    }
    const store::RegisterNow now = cases.register_now().value();
    if (now.entries != entries) return "there are " + std::to_string(now.entries) + " entries";
    return check.end(now.standing, now.entries).value_or("");
}

Status sql(SqlDatabase& database, const std::string& text) {
    return database.write([&](SqlConnection& connection) { return connection.run(text); });
}

}  // namespace

TEST_CASE("a case comes back as it was kept, with its history and its people", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    const auto cases = home.cases();
    MadeCase made = make_case(key, 1);
    made.head.people = {{test::numbered_staff(1), test::numbered_staff(2)},
                        {test::numbered_staff(2), test::numbered_staff(3)}};
    made.write(key, "note", "ŵ مشورہ");
    made.write(key, "assigned");
    REQUIRE(
        cases->add_case(made.head, "", made.entries, {}, store::PersonDetailsRow{"2026-11", {9}})
            .ok());
    REQUIRE(cases->head(made.head.row.id).value() == made.head);
    REQUIRE(cases->history(made.head.row.id).value() == made.entries);
    REQUIRE(cases->details(made.head.row.id).value() == store::PersonDetailsRow{"2026-11", {9}});
    REQUIRE(cases->case_by_reference("REF-1").value() == made.head.row.id);
    REQUIRE_FALSE(cases->case_by_reference("REF-2").value().has_value());
    REQUIRE(cases->head(test::numbered_case(2)).error().kind == ErrorKind::NotFound);
    REQUIRE(cases->history(test::numbered_case(2)).value().empty());
    REQUIRE_FALSE(cases->details(test::numbered_case(2)).value().has_value());
    REQUIRE(cases->running().value() == std::vector{made.head.row.id});
}

TEST_CASE("an entry more changes the row, the head and the people together", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    const auto cases = home.cases();
    MadeCase made = make_case(key, 1);
    made.head.people.own = {test::numbered_staff(1)};
    REQUIRE(add(*cases, made).ok());
    const auto written = made.write(key, "closed");
    made.head.row.status = "closed";
    made.head.row.next_due = "";
    made.head.row.closed = "2026-11-03";
    made.head.people.own = {test::numbered_staff(4)};
    REQUIRE(cases->append(made.head, 1, written, {}).ok());
    REQUIRE(cases->head(made.head.row.id).value() == made.head);
    REQUIRE_FALSE(made.broken(key, cases->history(made.head.row.id).value()));
    REQUIRE(cases->running().value().empty());
    REQUIRE(wrong_in_register(*cases, 2).empty());
}

TEST_CASE("who has not seen the newest entry writes nothing", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    const auto cases = home.cases();
    MadeCase made = make_case(key, 1);
    REQUIRE(add(*cases, made).ok());
    MadeCase slower = made;
    auto written = made.write(key, "note");
    REQUIRE(cases->append(made.head, 1, written, {}).ok());
    written = slower.write(key, "decided");
    slower.head.row.status = "closed";
    REQUIRE(cases->append(slower.head, 1, written, {}).error().kind == ErrorKind::Conflict);
    REQUIRE(cases->append(slower.head, 3, written, {}).error().kind == ErrorKind::Conflict);
    REQUIRE(cases->head(made.head.row.id).value() == made.head);
    REQUIRE(cases->history(made.head.row.id).value() == made.entries);
    MadeCase nobodys = make_case(key, 9);
    REQUIRE(cases->append(nobodys.head, 1, {}, {}).error().kind == ErrorKind::NotFound);
    REQUIRE(wrong_in_register(*cases, 2).empty());
}

TEST_CASE("of several who write at once each is kept once, and the chain fits", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    const std::shared_ptr<SqlDatabase> database = home.open(office_kind());
    const auto cases = home.cases_in(database);
    const MadeCase made = make_case(key, 1);
    REQUIRE(add(*cases, made).ok());
    constexpr int writers = 4;
    constexpr int each = 10;
    std::atomic<int> conflicts{0};
    std::atomic<int> failures{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < writers; ++i) {
        threads.emplace_back([&] {
            for (int done = 0; done < each;) {
                auto head = cases->head(made.head.row.id);
                if (!head.ok()) return void(++failures);
                MadeCase mine{head.value(), {}};
                const std::int64_t seen = mine.head.entries;
                const auto written = mine.write(key, "note");
                const Status kept = cases->append(mine.head, seen, written, {});
                if (kept.ok()) {
                    ++done;
                } else if (kept.error().kind == ErrorKind::Conflict) {
                    ++conflicts;
                } else {
                    return void(++failures);
                }
            }
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    REQUIRE(failures == 0);
    const store::CaseHead head = cases->head(made.head.row.id).value();
    REQUIRE(head.entries == 1 + writers * each);
    const auto history = cases->history(made.head.row.id).value();
    REQUIRE_FALSE(
        verify(key, made.head.row.id, history, head.entries, head.head, head.mac).has_value());
    REQUIRE(wrong_in_register(*cases, head.entries).empty());
}

TEST_CASE("cases that are opened at once stand in the register without a gap", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    const std::shared_ptr<SqlDatabase> database = home.open(office_kind());
    const auto cases = home.cases_in(database);
    std::atomic<int> kept{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&, i] {
            for (int n = 0; n < 10; ++n)
                if (add(*cases, make_case(key, i * 100 + n)).ok()) ++kept;
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    REQUIRE(kept == 40);
    REQUIRE(wrong_in_register(*cases, 40).empty());
    const auto tail = cases->register_from(38, 10).value();
    REQUIRE(tail.size() == 2);
    REQUIRE(tail[0].place == 39);
    REQUIRE(cases->register_from(0, 7).value().size() == 7);
    REQUIRE(cases->register_from(40, 7).value().empty());
    REQUIRE(cases->unregistered().value().empty());
}

TEST_CASE("a contact becomes a case once, and is then no longer untriaged", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    const std::shared_ptr<SqlDatabase> database = home.open(office_kind());
    auto office = SqlOffice::create(database, "org", home.random).take();
    const auto cases = home.cases_in(database);
    std::vector<store::OfficeItem> items(3);
    std::vector<Bytes> hashes;
    for (std::size_t i = 0; i < items.size(); ++i) {
        items[i].id = SubmissionId::create(home.random);
        items[i].released = from_iso("2026-11-01").value();
        items[i].kind =
            i == 2 ? feedback::ContactKind::SurveyAnswer : feedback::ContactKind::Complaint;
        hashes.emplace_back(32, static_cast<std::uint8_t>(i));
    }
    REQUIRE(office->add_release(items, hashes, items[0].released).ok());
    const auto untriaged = [&] {
        return cases->counts({}, "2026-11-02", "2026-11-08").value().untriaged;
    };
    REQUIRE(untriaged() == 2);
    const std::string submission = items[0].id.hex();
    REQUIRE(add(*cases, make_case(key, 1), submission).ok());
    REQUIRE(untriaged() == 1);
    REQUIRE(add(*cases, make_case(key, 2), submission).error().kind == ErrorKind::Conflict);
    REQUIRE(cases->case_of_submission(submission).value() == test::numbered_case(1));
    REQUIRE_FALSE(cases->case_of_submission("").value().has_value());
    REQUIRE_FALSE(cases->case_of_submission(items[1].id.hex()).value().has_value());
    // Cases without one are any number; a reference is one case's.
    REQUIRE(add(*cases, make_case(key, 3)).ok());
    REQUIRE(add(*cases, make_case(key, 4)).ok());
    const std::map<std::string, complaint::CaseId> one{{submission, test::numbered_case(1)}};
    REQUIRE(cases->cases_of_submissions({items[1].id.hex(), submission, ""}).value() == one);
    REQUIRE(cases->cases_of_submissions({}).value().empty());
    const std::vector<std::string> many(submissions_at_once_max + 1, submission);
    REQUIRE(cases->cases_of_submissions(many).error().kind == ErrorKind::Invalid);
    MadeCase same = make_case(key, 5);
    same.head.row.reference = "REF-4";
    REQUIRE(add(*cases, same).error().kind == ErrorKind::Conflict);
    REQUIRE(wrong_in_register(*cases, 3).empty());
}

TEST_CASE("a contact whose words a case takes leaves the office with that write", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    const std::shared_ptr<SqlDatabase> database = home.open(office_kind());
    auto office = SqlOffice::create(database, "org", home.random).take();
    const auto cases = home.cases_in(database);
    std::vector<store::OfficeItem> items(2);
    for (store::OfficeItem& item : items) {
        item.id = SubmissionId::create(home.random);
        item.kind = feedback::ContactKind::FollowUp;
        item.released = from_iso("2026-11-01").value();
    }
    const std::vector<Bytes> hashes = {Bytes(32, 1), Bytes(32, 2)};
    REQUIRE(office->add_release(items, hashes, items[0].released).ok());
    MadeCase made = make_case(key, 1);
    REQUIRE(add(*cases, made).ok());
    const store::Erasure taken{.contact = items[0].id.hex()};
    const auto first = made.write(key, "person_wrote", "words");
    // Who was too slow takes nothing.
    REQUIRE(cases->append(made.head, 7, first, {}, taken).error().kind == ErrorKind::Conflict);
    REQUIRE(office->item(items[0].id).ok());
    REQUIRE(cases->append(made.head, 1, first, {}, taken).ok());
    REQUIRE(office->item(items[0].id).error().kind == ErrorKind::NotFound);
    REQUIRE(office->item(items[1].id).ok());
    // It was released: the same message comes to no office again.
    REQUIRE(office->add_release({items[0]}, {hashes[0]}, items[0].released).value() == 0);
}

TEST_CASE("erased words and details are gone; what they leave is whole", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    {
        const auto cases = home.cases();
        const ByteView text = as_bytes("details-that-go");
        const Bytes sealed(text.begin(), text.end());
        MadeCase made = make_case(key, 1);
        made.write(key, "note", "a-secret-that-goes");
        made.write(key, "assigned");
        REQUIRE(cases
                    ->add_case(made.head, "", made.entries, {{2, "secretword"}},
                               store::PersonDetailsRow{"2026-11", {'d', 'e', 't', 'a', 'i', 'l'}})
                    .ok());
        REQUIRE(cases->search_is_rebuilt().ok());
        const auto written = made.write(key, "words_erased");
        // Entry 3 has no words: nothing to erase.
        REQUIRE(cases->append(made.head, 3, written, {}, {.details = true, .words = {2, 3}}).ok());
        while (cases->scrub_search().value()) {
        }
        const auto history = cases->history(made.head.row.id).value();
        REQUIRE(history[1].erased);
        REQUIRE(history[1].words.empty());
        REQUIRE_FALSE(history[2].erased);
        REQUIRE_FALSE(history[0].words.empty());
        REQUIRE_FALSE(made.broken(key, history));
        REQUIRE_FALSE(cases->details(made.head.row.id).value().has_value());
    }
    if (!home.is_sqlite()) return;  // There, dead rows are VACUUM's.
    for (const auto& entry : std::filesystem::directory_iterator(home.folder.file(""))) {
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string bytes(std::istreambuf_iterator<char>(file), {});
        CAPTURE(entry.path());
        REQUIRE(bytes.find("a-secret-that-goes") == std::string::npos);
        REQUIRE(bytes.find("secretword") == std::string::npos);
        REQUIRE(bytes.find("details-that-go") == std::string::npos);
    }
}

TEST_CASE("details are due the day after, unless something holds them", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    const auto cases = home.cases();
    MadeCase due = make_case(key, 1);
    due.head.row.held = false;
    MadeCase held = make_case(key, 2);
    MadeCase later = make_case(key, 3);
    later.head.row.held = false;
    later.head.row.erase_details_after = "2027-02-01";
    MadeCase never = make_case(key, 4);
    never.head.row.held = false;
    never.head.row.erase_details_after = "";
    for (const MadeCase* made : {&due, &held, &later, &never})
        REQUIRE(add(*cases, *made).ok());
    REQUIRE(cases->details_due("2027-01-31").value().empty());
    REQUIRE(cases->details_due("2027-02-01").value() == std::vector{due.head.row.id});
    REQUIRE(cases->set_details(held.head.row.id, {"2026-11", {1}}).ok());
    REQUIRE(cases->set_details(held.head.row.id, {"2026-12", {2}}).ok());
    REQUIRE(cases->details(held.head.row.id).value() == store::PersonDetailsRow{"2026-12", {2}});
    REQUIRE(cases->set_details(test::numbered_case(9), {"2026-12", {2}}).error().kind ==
            ErrorKind::NotFound);
}

TEST_CASE("cases of another organisation are never seen", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    const std::shared_ptr<SqlDatabase> database = home.open(office_kind());
    {
        const auto ours = home.cases_in(database, "ours");
        REQUIRE(ours->add_case(make_case(key, 1).head, "", make_case(key, 1).entries,
                               {{1, "marmalade"}}, std::nullopt)
                    .ok());
    }
    if (home.is_sqlite()) REQUIRE(sql(*database, "SELECT 1").ok());
    const auto theirs = SqlCases::create(database, "theirs", key, nullptr, home.random).take();
    REQUIRE(theirs->head(test::numbered_case(1)).error().kind == ErrorKind::NotFound);
    REQUIRE(theirs->history(test::numbered_case(1)).value().empty());
    REQUIRE(theirs->list({}).value().rows.empty());
    REQUIRE(theirs->running().value().empty());
    REQUIRE(theirs->register_from(0, 10).value().empty());
    // The same id and reference may be theirs, too.
    REQUIRE(add(*theirs, make_case(key, 1)).ok());
    REQUIRE(wrong_in_register(*theirs, 1).empty());
}

TEST_CASE("a register whose seal was broken stays broken", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    const std::shared_ptr<SqlDatabase> database = home.open(office_kind());
    const auto cases = home.cases_in(database);
    REQUIRE(add(*cases, make_case(key, 1)).ok());
    REQUIRE(sql(*database, "UPDATE office_case_standing SET entries = 0").ok());
    REQUIRE(add(*cases, make_case(key, 2)).ok());
    REQUIRE_FALSE(wrong_in_register(*cases, 1).empty());
    REQUIRE(sql(*database, "DELETE FROM office_case_standing").ok());
    REQUIRE(add(*cases, make_case(key, 3)).error().kind == ErrorKind::Corrupt);
    REQUIRE(cases->register_now().error().kind == ErrorKind::Corrupt);
}

TEST_CASE("a calendar's versions are numbered and stay", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    const auto cases = home.cases();
    REQUIRE(cases->calendars().value().empty());
    const store::CalendarRow first{0, "scotland", "[]", 5, "Ada"};
    REQUIRE(cases->add_calendar(first).value() == 1);
    REQUIRE(cases->add_calendar({0, "scotland", "[{}]", 6, "Mo"}).value() == 2);
    const auto all = cases->calendars().value();
    REQUIRE(all.size() == 2);
    REQUIRE(all[0] == store::CalendarRow{1, "scotland", "[]", 5, "Ada"});
    REQUIRE(all[1].closures == "[{}]");
}

TEST_CASE("an office from before there were cases takes them and keeps what it has", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    DatabaseKind before = office_kind();
    before.steps.resize(4);
    before.postgres_steps.resize(3);
    REQUIRE(SqlDrafts(home.open(before), "org").add_draft({"visit", "{}", 0, "Ada", 1}).ok());
    REQUIRE(add(*home.cases(), make_case(key, 1)).ok());
    REQUIRE(home.drafts().drafts().value().size() == 1);
}

}  // namespace candour::platform
