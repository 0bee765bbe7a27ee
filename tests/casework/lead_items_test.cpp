// tests/casework/lead_items_test.cpp: who has taken on somebody who asks for help now, and that
// the safeguarding lead is told of each once.
#include "app/casework/lead_items.h"

#include "app/casework/lead_notice.h"
#include "tests/support/console_world.h"

namespace candour::casework {
namespace {

using feedback::ContactKind;
using test::ConsoleWorld;

struct Scene : ConsoleWorld {
    LeadItems requests{LeadKind::Help, office, learning, clock};

    LeadItems texts{LeadKind::Text, office, learning, clock};

    SubmissionId write(const char* words) {
        survey::Answers answers;
        answers.set({.question = "better", .text = words});
        const std::string id = reveal({.kind = ContactKind::Text, .story = "", .answers = answers});
        return SubmissionId::from_hex(id).take();
    }
    SubmissionId ask(int day = 20'779) {
        const std::string id = reveal({.kind = ContactKind::Help,
                                       .story = "Please come.",
                                       .urgent = true,
                                       .released = CivilDay{std::chrono::days{day}}});
        return SubmissionId::from_hex(id).take();
    }
};

class MemoryMailer : public office::Mailer {
public:
    std::optional<Error> broken;
    std::vector<std::string> sent;  // "TO: SUBJECT: TEXT".

    Status send(const std::string& to, const std::string& subject,
                const std::string& text) override {
        if (broken) return *broken;
        sent.push_back(to + ": " + subject + ": " + text);
        return Unit{};
    }
};

TEST_CASE("one who asks for help is taken by one, and finished by anybody", "[casework]") {
    Scene scene;
    const SubmissionId id = scene.ask();
    REQUIRE(scene.requests.find(id).value().state == LeadState::Waiting);
    REQUIRE(scene.requests.take(id, "ada").ok());
    REQUIRE(scene.requests.take(id, "ada").ok());
    REQUIRE(scene.requests.take(id, "sam").error().kind == ErrorKind::Conflict);
    const LeadItem taken = scene.requests.find(id).take();
    REQUIRE(taken.state == LeadState::Taken);
    REQUIRE(taken.taken_by == "ada");
    REQUIRE(scene.requests.open().value().size() == 1);
    REQUIRE(scene.requests.finish(id, "sam").ok());
    REQUIRE(scene.requests.finish(id, "ada").error().kind == ErrorKind::Conflict);
    REQUIRE(scene.requests.take(id, "ada").error().kind == ErrorKind::Conflict);
    const LeadItem finished = scene.requests.find(id).take();
    REQUIRE(finished.state == LeadState::Finished);
    REQUIRE(finished.taken_by == "ada");
    REQUIRE(finished.finished_by == "sam");
    REQUIRE(scene.requests.open().value().empty());
    REQUIRE(scene.requests.newest().value().size() == 1);
}

TEST_CASE("another kind of contact is none who asks for help", "[casework]") {
    Scene scene;
    const auto other =
        SubmissionId::from_hex(scene.reveal({.kind = ContactKind::Complaint})).take();
    REQUIRE(scene.requests.find(other).error().kind == ErrorKind::NotFound);
    REQUIRE(scene.requests.take(other, "ada").error().kind == ErrorKind::NotFound);
    REQUIRE(scene.requests.open().value().empty());
}

TEST_CASE("those who wait longest come first, also before anybody was told", "[casework]") {
    Scene scene;
    const SubmissionId late = scene.ask(20'779);
    const SubmissionId early = scene.ask(20'770);
    REQUIRE(scene.requests.open().value().size() == 2);
    REQUIRE(scene.requests.tell_of_new([](const auto&) { return Status(Unit{}); }).ok());
    const auto open = scene.requests.open().take();
    REQUIRE(open.size() == 2);
    REQUIRE(open[0].item.id == early);
    REQUIRE(open[1].item.id == late);
}

TEST_CASE("who is to be told is told once, and again only when it did not succeed", "[casework]") {
    Scene scene;
    int calls = 0;
    Status outcome = Error{ErrorKind::Unavailable, "no network"};
    const auto tell = [&](const std::vector<LeadItem>&) {
        ++calls;
        return outcome;
    };
    REQUIRE(scene.requests.tell_of_new(tell).ok());
    REQUIRE(calls == 0);
    const SubmissionId first = scene.ask();
    scene.ask();
    REQUIRE_FALSE(scene.requests.tell_of_new(tell).ok());
    outcome = Unit{};
    REQUIRE(scene.requests.tell_of_new(tell).ok());
    REQUIRE(scene.requests.tell_of_new(tell).ok());
    REQUIRE(calls == 2);  // Of two, once.
    REQUIRE(scene.requests.take(first, "ada").ok());
    REQUIRE(scene.requests.find(first).value().taken_by == "ada");
    // Who has taken one knows of it.
    const SubmissionId third = scene.ask();
    REQUIRE(scene.requests.take(third, "ada").ok());
    REQUIRE(scene.requests.tell_of_new(tell).ok());
    REQUIRE(calls == 2);
}

TEST_CASE("that somebody was told is kept with the day, and no time of it", "[casework]") {
    Scene scene;
    const SubmissionId id = scene.ask();
    REQUIRE(scene.requests.tell_of_new([](const auto&) { return Status(Unit{}); }).ok());
    const auto told = scene.learning.entry(store::Register::Help, id.hex()).take();
    REQUIRE(told);
    REQUIRE(told->at_s == 20'779 * 86'400);
}

TEST_CASE("nothing to act on ends it, unless somebody was quicker", "[casework]") {
    Scene scene;
    const SubmissionId id = scene.write("Fine.");
    REQUIRE(scene.texts.set_aside(id, "ada").ok());
    REQUIRE(scene.texts.find(id).value().state == LeadState::Finished);
    REQUIRE(scene.texts.find(id).value().nothing_to_do);
    REQUIRE(scene.texts.open().value().empty());
    const SubmissionId taken = scene.write("Not fine.");
    REQUIRE(scene.texts.take(taken, "ada").ok());
    REQUIRE(scene.texts.set_aside(taken, "sam").error().kind == ErrorKind::Conflict);
    REQUIRE_FALSE(scene.texts.find(taken).value().nothing_to_do);
    // Each kind has its own list.
    REQUIRE(scene.requests.open().value().empty());
    REQUIRE(scene.requests.find(taken).error().kind == ErrorKind::NotFound);
}

TEST_CASE("whom it is about is kept, and has it no more", "[casework]") {
    Scene scene;
    const SubmissionId id = scene.write("Sam is cruel.");
    REQUIRE(scene.texts.take(id, "sam").ok());
    REQUIRE(scene.texts.mark_concerns(id, "sam", "ada").ok());
    REQUIRE(scene.texts.mark_concerns(id, "sam", "ada").ok());
    LeadItem found = scene.texts.find(id).take();
    REQUIRE(found.concerns == std::vector<std::string>{"sam"});
    REQUIRE(found.state == LeadState::Waiting);
    REQUIRE(found.taken_by.empty());
    REQUIRE(scene.texts.take(id, "ada").ok());
    REQUIRE(scene.texts.mark_concerns(id, "kim", "ada").ok());
    found = scene.texts.find(id).take();
    REQUIRE(found.taken_by == "ada");
    REQUIRE(found.concerns == std::vector<std::string>{"sam", "kim"});
}

TEST_CASE("of a release of more than a page each is told and opened once", "[casework]") {
    Scene scene;
    constexpr int many = 2 * static_cast<int>(lead_items_shown) + 30;
    for (int i = 0; i < many; ++i)
        scene.write("One of many.");
    std::size_t told = 0;
    const auto count = [&told](const std::vector<LeadItem>& items) {
        told += items.size();
        return Status(Unit{});
    };
    REQUIRE(scene.texts.tell_of_new(count).ok());
    REQUIRE(told == many);
    REQUIRE(scene.texts.tell_of_new(count).ok());
    REQUIRE(told == many);
}

TEST_CASE("nobody hears of what is about themselves alone", "[casework]") {
    Scene scene;
    MemoryMailer mailer;
    REQUIRE(scene.office.set_title(scene.ada, "", "ada@example.org").ok());
    const StaffId kim = scene.add_somebody("kim", {office::Role::SafeguardingLead});
    REQUIRE(scene.office.set_title(kim, "", "kim@example.org").ok());
    const auto tell = [&] {
        return tell_leads(LeadKind::Text,
                          {scene.office, scene.learning, scene.clock, {scene.key}, mailer});
    };
    scene.write("Ada Adeyemi hits me.");
    REQUIRE(tell().ok());
    REQUIRE(mailer.sent.size() == 1);
    REQUIRE(mailer.sent[0].starts_with("kim@example.org: "));
    scene.write("Somebody hits me.");
    REQUIRE(tell().ok());
    REQUIRE(mailer.sent.size() == 3);
    for (const char* word : {"hits", "Ada", "text", "visit", "2"})
        REQUIRE(mailer.sent[0].find(word) == std::string::npos);
}

TEST_CASE("the e-mail goes to safeguarding leads, and says nothing of anybody", "[casework]") {
    Scene scene;
    MemoryMailer mailer;
    const auto tell = [&] {
        return tell_leads(LeadKind::Help,
                          {scene.office, scene.learning, scene.clock, {scene.key}, mailer});
    };
    scene.ask();
    // Nobody has an address.
    REQUIRE(tell().ok());
    REQUIRE(mailer.sent.empty());
    REQUIRE(scene.office.set_title(scene.ada, "", "ada@example.org").ok());
    REQUIRE(scene.office.set_title(scene.sam, "", "sam@example.org").ok());
    scene.ask();
    REQUIRE(tell().ok());
    REQUIRE(mailer.sent.size() == 1);  // Sam is a case worker.
    REQUIRE(mailer.sent[0].starts_with("ada@example.org: "));
    const std::string first = mailer.sent[0];
    scene.ask();
    scene.ask();
    REQUIRE(tell().ok());
    REQUIRE(mailer.sent.size() == 2);
    REQUIRE(mailer.sent[1] == first);
    for (const char* word : {"help", "come", "asks", "cymorth", "safeguarding", "2"})
        REQUIRE(first.find(word) == std::string::npos);
    scene.ask();
    mailer.broken = Error{ErrorKind::Unavailable, "no server answers"};
    REQUIRE_FALSE(tell().ok());
    mailer.broken = Error{ErrorKind::NotFound, "no server is set"};
    REQUIRE(tell().ok());
}

}  // namespace
}  // namespace candour::casework
