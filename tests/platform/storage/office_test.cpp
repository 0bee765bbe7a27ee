// The office database, on each engine.
#include <map>
#include <set>

#include "platform/storage/sql_office.h"
#include "tests/support/catch.h"
#include "tests/support/engines.h"

namespace candour::platform {

namespace {

using feedback::ContactKind;
using store::InboxFilter;
using store::OfficeItem;

const CivilDay monday{std::chrono::year{2026} / 11 / 23};

struct Office : test::StoreHome {
    using StoreHome::StoreHome;
    OfficeItem item(ContactKind kind, std::string service = "drop-in",
                    std::string language = "en") {
        OfficeItem made;
        made.id = SubmissionId::create(random);
        made.kind = kind;
        made.channel = feedback::Channel::Event;
        made.service = std::move(service);
        made.language = std::move(language);
        made.released = monday;
        made.urgent = true;
        made.key_epoch = "2026-11";
        made.words = Bytes(2500, 7);
        return made;
    }
    Bytes hash() {
        Bytes made(32);
        random.fill(made);
        return made;
    }
    std::vector<Bytes> hashes(std::size_t count) {
        std::vector<Bytes> made;
        for (std::size_t i = 0; i < count; ++i)
            made.push_back(hash());
        return made;
    }
};

store::StaffAccount account(SecureRandom& random, const std::string& name) {
    return {.id = StaffId::create(random),
            .user_name = name,
            .display_name = "Sam Example",
            .password_hash = "$argon2id$1",
            .roles = {office::Role::CaseWorker}};
}

store::Session session(const StaffId& staff, std::uint8_t token, std::int64_t expires_at_s) {
    return {.token_hash = Bytes(32, token),
            .staff = staff,
            .csrf_token = "csrf",
            .expires_at_s = expires_at_s};
}

}  // namespace

TEST_CASE("contacts are counted by channel and language, of the days that are asked for",
          "[platform]") {
    Office office(GENERATE(CANDOUR_ENGINES));
    auto store = office.office();
    const auto release = [&](ContactKind kind, feedback::Channel channel,
                             const std::string& language, CivilDay day) {
        OfficeItem made = office.item(kind);
        made.channel = channel;
        made.language = language;
        made.released = day;
        REQUIRE(store->add_release({made}, office.hashes(1), day).value() == 1);
    };
    using feedback::Channel;
    const CivilDay last = monday + std::chrono::days{6};
    release(ContactKind::Complaint, Channel::Reception, "en", monday);
    release(ContactKind::SurveyAnswer, Channel::Reception, "en", last);
    release(ContactKind::SurveyAnswer, Channel::HomeVisit, "", last);
    // Other days, and what no visitor chooses.
    release(ContactKind::Complaint, Channel::Reception, "en", monday - std::chrono::days{1});
    release(ContactKind::Complaint, Channel::Reception, "en", last + std::chrono::days{1});
    release(ContactKind::Help, Channel::Reception, "", monday);
    release(ContactKind::FollowUp, Channel::Reception, "en", monday);
    std::map<std::pair<Channel, std::string>, int> counts;
    const std::vector<store::ContactCount> found = store->contact_counts(monday, last).take();
    for (const store::ContactCount& count : found)
        counts[{count.channel, count.language}] += count.contacts;
    REQUIRE(counts == std::map<std::pair<Channel, std::string>, int>{
                          {{Channel::Reception, "en"}, 2}, {{Channel::HomeVisit, ""}, 1}});
    REQUIRE(store->contact_counts(last + std::chrono::days{9}, last).value().empty());
}

TEST_CASE("a released item comes back whole after a restart", "[platform]") {
    Office office(GENERATE(CANDOUR_ENGINES));
    OfficeItem made = office.item(ContactKind::Complaint);
    made.questionnaire = "q";
    made.questionnaire_version = "2";
    REQUIRE(office.office()->add_release({made}, office.hashes(1), monday).value() == 1);
    const OfficeItem read = office.office()->item(made.id).take();
    REQUIRE(read.id == made.id);
    REQUIRE(read.kind == made.kind);
    REQUIRE(read.channel == made.channel);
    REQUIRE(read.service == made.service);
    REQUIRE(read.language == made.language);
    REQUIRE(read.released == monday);
    REQUIRE(read.urgent);
    REQUIRE(read.questionnaire == "q");
    REQUIRE(read.questionnaire_version == "2");
    REQUIRE(read.key_epoch == "2026-11");
    REQUIRE(read.words == made.words);
}

TEST_CASE("a message is revealed once, however often it is released", "[platform]") {
    Office office(GENERATE(CANDOUR_ENGINES));
    auto store = office.office();
    const auto hashes = office.hashes(3);
    const auto items = [&] {
        return std::vector{office.item(ContactKind::Question), office.item(ContactKind::Question),
                           office.item(ContactKind::Question)};
    };
    REQUIRE(store->add_release(items(), hashes, monday).value() == 3);
    REQUIRE(store->add_release(items(), hashes, monday).value() == 0);
    const Bytes fresh = office.hash();
    REQUIRE(store->add_release(items(), {hashes[1], fresh, fresh}, monday).value() == 1);
    REQUIRE(store->inbox({}).value().total == 4);
    REQUIRE(store->revealed_before({hashes[0], office.hash(), fresh}).value() ==
            std::vector{true, false, true});
}

TEST_CASE("who asks for help now is in no list of contacts, but under that kind alone",
          "[platform]") {
    Office office(GENERATE(CANDOUR_ENGINES));
    const std::shared_ptr<SqlDatabase> database = office.open(office_kind());
    const auto store = SqlOffice::create(database, "org", office.random).take();
    const auto cases = office.cases_in(database);
    const OfficeItem help = office.item(ContactKind::Help, "", "");
    const auto items = std::vector{office.item(ContactKind::Question), help,
                                   office.item(ContactKind::SurveyAnswer)};
    REQUIRE(store->add_release(items, office.hashes(3), monday).value() == 3);
    REQUIRE(store->inbox({}).value().total == 1);
    REQUIRE(store->inbox({}).value().items[0].kind == ContactKind::Question);
    const store::InboxFilter asked{.kind = ContactKind::Help, .service = {}, .language = {}};
    REQUIRE(store->inbox(asked).value().total == 1);
    REQUIRE(store->inbox(asked).value().items[0].id == help.id);
    REQUIRE(store->item(help.id).value().kind == ContactKind::Help);
    REQUIRE(cases->counts({}, "2026-11-23", "2026-11-29").value().untriaged == 1);
}

TEST_CASE("what was written on a home visit is found with its survey and under its kind alone",
          "[platform]") {
    Office office(GENERATE(CANDOUR_ENGINES));
    const std::shared_ptr<SqlDatabase> database = office.open(office_kind());
    const auto store = SqlOffice::create(database, "org", office.random).take();
    const auto cases = office.cases_in(database);
    OfficeItem text = office.item(ContactKind::Text);
    text.questionnaire = "drop_in";
    OfficeItem answers = office.item(ContactKind::SurveyAnswer);
    answers.questionnaire = "drop_in";
    REQUIRE(store->add_release({text, answers}, office.hashes(2), monday).value() == 2);
    REQUIRE(store->inbox({}).value().total == 0);
    const store::InboxFilter asked{.kind = ContactKind::Text, .service = {}, .language = {}};
    REQUIRE(store->inbox(asked).value().items.at(0).id == text.id);
    REQUIRE(store->item(text.id).value().kind == ContactKind::Text);
    REQUIRE(store->survey_items("drop_in").value().size() == 2);
    REQUIRE(cases->counts({}, "2026-11-23", "2026-11-29").value().untriaged == 0);
}

TEST_CASE("who wishes to be involved is in no list of contacts, but under that kind alone",
          "[platform]") {
    Office office(GENERATE(CANDOUR_ENGINES));
    const std::shared_ptr<SqlDatabase> database = office.open(office_kind());
    const auto store = SqlOffice::create(database, "org", office.random).take();
    const auto cases = office.cases_in(database);
    const OfficeItem wish = office.item(ContactKind::Involvement, "", "");
    const auto items = std::vector{office.item(ContactKind::Question), wish};
    REQUIRE(store->add_release(items, office.hashes(2), monday).value() == 2);
    REQUIRE(store->inbox({}).value().total == 1);
    REQUIRE(store->inbox({}).value().items[0].kind == ContactKind::Question);
    const store::InboxFilter involved{
        .kind = ContactKind::Involvement, .service = {}, .language = {}};
    REQUIRE(store->inbox(involved).value().total == 1);
    REQUIRE(store->inbox(involved).value().items[0].id == wish.id);
    REQUIRE(cases->counts({}, "2026-11-23", "2026-11-29").value().untriaged == 1);
    // Erased for good; the hash of its message stays, so that it is never revealed again.
    REQUIRE(store->remove_items({wish.id}).ok());
    REQUIRE(store->inbox(involved).value().total == 0);
    REQUIRE(store->item(wish.id).error().kind == ErrorKind::NotFound);
}

TEST_CASE("a prize draw is kept once, and what did not win goes with it", "[platform]") {
    Office office(GENERATE(CANDOUR_ENGINES));
    auto store = office.office();
    std::vector<OfficeItem> items;
    for (int i = 0; i < 5; ++i)
        items.push_back(office.item(ContactKind::Involvement, "", ""));
    const OfficeItem question = office.item(ContactKind::Question);
    items.push_back(question);
    REQUIRE(store->add_release(items, office.hashes(6), monday).value() == 6);
    const store::PrizeDrawKept draw{.id = "spring",
                                    .prize = "Win “a voucher”",
                                    .entries = 4,
                                    .people = 3,
                                    .winners = {items[2].id, items[0].id},
                                    .who = "mo",
                                    .at_s = 1'800'000'000};
    const std::vector<SubmissionId> others = {items[1].id, items[3].id};
    const auto there = [&](std::size_t i) { return store->item(items[i].id).ok(); };
    // Where an entry is no longer there nothing is done: whoever drew looks again.
    REQUIRE(store->remove_items({items[4].id}).ok());
    for (const bool won : {false, true}) {
        auto with_one_more = draw;
        auto others_with_one_more = others;
        (won ? with_one_more.winners : others_with_one_more).push_back(items[4].id);
        REQUIRE(store->keep_draw(with_one_more, others_with_one_more, {1, "mo", "drew"}).value() ==
                store::DrawKept::EntriesChanged);
        REQUIRE((there(0) && there(1) && there(2) && there(3)));
        REQUIRE(store->draws(9).value().empty());
        REQUIRE(store->audit(9).value().empty());
    }
    REQUIRE(store->keep_draw(draw, others, {7, "mo", "drew"}).value() == store::DrawKept::Yes);
    REQUIRE((there(0) && !there(1) && there(2) && !there(3) && there(5)));
    REQUIRE(store->audit(9).value().size() == 1);
    REQUIRE(store->audit(9).value()[0].what == "drew");
    // Once, also of other entries; the next draw is another, and the newest first.
    REQUIRE(store->keep_draw(draw, {question.id}, {8, "kit", "drew again"}).value() ==
            store::DrawKept::DrawnBefore);
    REQUIRE((there(5) && store->audit(9).value().size() == 1));
    store::PrizeDrawKept next = draw;
    next.id = "autumn";
    next.winners = {items[0].id};
    next.at_s = 1'900'000'000;
    REQUIRE(store->keep_draw(next, {items[2].id}, {9, "kit", "drew"}).value() ==
            store::DrawKept::Yes);
    REQUIRE(store->draws(1).value() == std::vector{next});
    // Also after a restart.
    store.reset();
    REQUIRE(office.office()->draws(9).value() == std::vector{next, draw});
}

TEST_CASE("last_release is the newest day on which a release ran, also an empty one",
          "[platform]") {
    Office office(GENERATE(CANDOUR_ENGINES));
    auto store = office.office();
    REQUIRE_FALSE(store->last_release().value().has_value());
    REQUIRE(store->add_release({}, {}, monday).value() == 0);
    REQUIRE(store->last_release().value() == monday);
    REQUIRE(store->add_release({}, {}, monday - std::chrono::days{400}).ok());
    REQUIRE(store->last_release().value() == monday);
}

TEST_CASE("the inbox filters, counts and pages, newest release first", "[platform]") {
    Office office(GENERATE(CANDOUR_ENGINES));
    auto store = office.office();
    std::vector<OfficeItem> items;
    for (int i = 0; i < 30; ++i) {
        items.push_back(office.item(i % 2 == 0 ? ContactKind::Complaint : ContactKind::Suggestion,
                                    i % 3 == 0 ? "helpline" : "drop-in", i % 5 == 0 ? "cy" : "en"));
        items.back().released = monday - std::chrono::days{i / 10};
    }
    REQUIRE(store->add_release(items, office.hashes(30), monday).ok());
    InboxFilter filter;
    const auto first = store->inbox(filter).take();
    REQUIRE(first.total == 30);
    REQUIRE(first.items.size() == 25);
    filter.offset = 25;
    const auto second = store->inbox(filter).take();
    REQUIRE(second.items.size() == 5);
    std::vector<OfficeItem> all = first.items;
    all.insert(all.end(), second.items.begin(), second.items.end());
    const auto place = [](const OfficeItem& item) {
        return std::pair(-item.released.time_since_epoch().count(), item.id.bytes);
    };
    REQUIRE(std::ranges::is_sorted(all, {}, place));
    std::set<std::string> seen;
    for (const OfficeItem& item : all)
        seen.insert(item.id.hex());
    REQUIRE(seen.size() == 30);

    filter = {};
    filter.kind = ContactKind::Complaint;
    REQUIRE(store->inbox(filter).value().total == 15);
    filter.service = "helpline";
    REQUIRE(store->inbox(filter).value().total == 5);
    filter.language = "cy";
    REQUIRE(store->inbox(filter).value().total == 1);
    filter.service = "no such service";
    REQUIRE(store->inbox(filter).value().total == 0);
    filter = {};
    filter.limit = -1;
    filter.offset = -5;
    REQUIRE(store->inbox(filter).value().items.empty());
}

TEST_CASE("survey answers are counted and never listed one by one", "[platform]") {
    Office office(GENERATE(CANDOUR_ENGINES));
    auto store = office.office();
    std::vector<OfficeItem> items;
    for (int i = 0; i < 4; ++i) {
        items.push_back(office.item(ContactKind::SurveyAnswer));
        items.back().questionnaire = i < 3 ? "drop_in" : "other";
    }
    REQUIRE(store->add_release(items, office.hashes(4), monday).ok());
    REQUIRE(store->inbox({}).value().total == 0);
    InboxFilter asked_for;
    asked_for.kind = ContactKind::SurveyAnswer;
    REQUIRE(store->inbox(asked_for).value().items.empty());
    REQUIRE(store->item(items[0].id).error().kind == ErrorKind::NotFound);
    REQUIRE(store->survey_items("drop_in").value().size() == 3);
    REQUIRE(store->survey_items("none").value().empty());
}

TEST_CASE("an item that is not there is NotFound", "[platform]") {
    Office office(GENERATE(CANDOUR_ENGINES));
    REQUIRE(office.office()->item(SubmissionId::create(office.random)).error().kind ==
            ErrorKind::NotFound);
}

TEST_CASE("a user name is taken once", "[platform]") {
    Office office(GENERATE(CANDOUR_ENGINES));
    auto store = office.office();
    const auto sam = account(office.random, "sam");
    REQUIRE(store->add_staff(sam).ok());
    const auto taken = store->add_staff(account(office.random, "sam"));
    REQUIRE(taken.error().kind == ErrorKind::Conflict);
    REQUIRE(taken.error().what.find("sam") != std::string::npos);
    REQUIRE(store->staff_by_name("sam").value()->id == sam.id);
    REQUIRE(store->staff_by_id(sam.id).value()->display_name == "Sam Example");
    REQUIRE_FALSE(store->staff_by_name("SAM").value().has_value());
    REQUIRE_FALSE(store->staff_by_id(StaffId::create(office.random)).value().has_value());
}

TEST_CASE("a new password ends all sessions of its account and no other's", "[platform]") {
    Office office(GENERATE(CANDOUR_ENGINES));
    auto store = office.office();
    const auto sam = account(office.random, "sam");
    const auto kim = account(office.random, "kim");
    REQUIRE(store->add_staff(sam).ok());
    REQUIRE(store->add_staff(kim).ok());
    REQUIRE(store->add_session(session(sam.id, 1, 100)).ok());
    REQUIRE(store->add_session(session(sam.id, 2, 100)).ok());
    REQUIRE(store->add_session(session(kim.id, 3, 100)).ok());
    REQUIRE(store->set_password_hash(sam.id, "$argon2id$2").ok());
    REQUIRE(store->staff_by_id(sam.id).value()->password_hash == "$argon2id$2");
    REQUIRE(store->staff_by_id(kim.id).value()->password_hash == "$argon2id$1");
    REQUIRE_FALSE(store->session(Bytes(32, 1)).value().has_value());
    REQUIRE_FALSE(store->session(Bytes(32, 2)).value().has_value());
    REQUIRE(store->session(Bytes(32, 3)).value().has_value());
    REQUIRE(store->set_password_hash(StaffId::create(office.random), "x").error().kind ==
            ErrorKind::NotFound);
}

TEST_CASE("sessions end one by one, and when their time is over", "[platform]") {
    Office office(GENERATE(CANDOUR_ENGINES));
    auto store = office.office();
    const auto sam = account(office.random, "sam");
    REQUIRE(store->add_session(session(sam.id, 1, 100)).ok());
    REQUIRE(store->add_session(session(sam.id, 2, 200)).ok());
    REQUIRE(store->add_session(session(sam.id, 3, 300)).ok());
    const auto found = store->session(Bytes(32, 2)).take();
    REQUIRE(found->staff == sam.id);
    REQUIRE(found->csrf_token == "csrf");
    REQUIRE(found->expires_at_s == 200);
    REQUIRE(store->end_session(Bytes(32, 3)).ok());
    REQUIRE(store->end_sessions_before(150).ok());
    REQUIRE_FALSE(store->session(Bytes(32, 1)).value().has_value());
    REQUIRE(store->session(Bytes(32, 2)).value().has_value());
    REQUIRE_FALSE(store->session(Bytes(32, 3)).value().has_value());
}

TEST_CASE("the audit log is read newest first, also within one second", "[platform]") {
    Office office(GENERATE(CANDOUR_ENGINES));
    auto store = office.office();
    for (const char* what : {"first", "second", "third"}) {
        REQUIRE(store->add_audit({.at_s = 1'000, .who = "sam", .what = what}).ok());
    }
    store.reset();
    store = office.office();
    // A clock that was set back does not change the order of what happened.
    REQUIRE(store->add_audit({.at_s = 500, .who = "sam", .what = "fourth"}).ok());
    const auto newest = store->audit(3).take();
    REQUIRE(newest.size() == 3);
    REQUIRE(newest[0].what == "fourth");
    REQUIRE(newest[0].at_s == 500);
    REQUIRE(newest[1].what == "third");
    REQUIRE(newest[2].what == "second");
}

TEST_CASE("organisations in one office database do not see each other", "[platform]") {
    Office office(GENERATE(CANDOUR_ENGINES));
    const auto hashes = office.hashes(1);
    const OfficeItem item = office.item(ContactKind::Question);
    REQUIRE(office.office("one")->add_release({item}, hashes, monday).ok());
    REQUIRE(office.office("one")->add_staff(account(office.random, "sam")).ok());
    auto two = office.office("two");
    REQUIRE(two->inbox({}).value().total == 0);
    REQUIRE(two->item(item.id).error().kind == ErrorKind::NotFound);
    REQUIRE_FALSE(two->last_release().value().has_value());
    REQUIRE_FALSE(two->staff_by_name("sam").value().has_value());
    REQUIRE(two->revealed_before(hashes).value() == std::vector{false});
    REQUIRE(two->audit(10).value().empty());
}

}  // namespace candour::platform
