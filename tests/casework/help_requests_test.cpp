// tests/casework/help_requests_test.cpp: who has taken on somebody who asks for help now, and that
// the safeguarding lead is told of each once.
#include "app/casework/help_requests.h"

#include "app/casework/help_notice.h"
#include "tests/support/console_world.h"

namespace candour::casework {
namespace {

using feedback::ContactKind;
using test::ConsoleWorld;

struct Scene : ConsoleWorld {
    HelpRequests requests{office, learning, clock};

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
    REQUIRE(scene.requests.find(id).value().state == HelpState::Waiting);
    REQUIRE(scene.requests.take(id, "ada").ok());
    REQUIRE(scene.requests.take(id, "ada").ok());
    REQUIRE(scene.requests.take(id, "sam").error().kind == ErrorKind::Conflict);
    const HelpRequest taken = scene.requests.find(id).take();
    REQUIRE(taken.state == HelpState::Taken);
    REQUIRE(taken.taken_by == "ada");
    REQUIRE(scene.requests.open().value().size() == 1);
    REQUIRE(scene.requests.finish(id, "sam").ok());
    REQUIRE(scene.requests.finish(id, "ada").error().kind == ErrorKind::Conflict);
    REQUIRE(scene.requests.take(id, "ada").error().kind == ErrorKind::Conflict);
    const HelpRequest finished = scene.requests.find(id).take();
    REQUIRE(finished.state == HelpState::Finished);
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
    REQUIRE(scene.requests.tell_of_new([] { return Status(Unit{}); }).ok());
    const auto open = scene.requests.open().take();
    REQUIRE(open.size() == 2);
    REQUIRE(open[0].item.id == early);
    REQUIRE(open[1].item.id == late);
}

TEST_CASE("who is to be told is told once, and again only when it did not succeed", "[casework]") {
    Scene scene;
    int calls = 0;
    Status outcome = Error{ErrorKind::Unavailable, "no network"};
    const auto tell = [&] {
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
    REQUIRE(scene.requests.tell_of_new([] { return Status(Unit{}); }).ok());
    const auto told = scene.learning.entry(store::Register::Help, id.hex()).take();
    REQUIRE(told);
    REQUIRE(told->at_s == 20'779 * 86'400);
}

TEST_CASE("the e-mail goes to safeguarding leads, and says nothing of anybody", "[casework]") {
    Scene scene;
    MemoryMailer mailer;
    // Nobody has an address.
    REQUIRE(mail_safeguarding_leads(scene.office, mailer).ok());
    REQUIRE(mailer.sent.empty());
    REQUIRE(scene.office.set_title(scene.ada, "", "ada@example.org").ok());
    REQUIRE(scene.office.set_title(scene.sam, "", "sam@example.org").ok());
    REQUIRE(mail_safeguarding_leads(scene.office, mailer).ok());
    REQUIRE(mailer.sent.size() == 1);  // Sam is a case worker.
    REQUIRE(mailer.sent[0].starts_with("ada@example.org: "));
    const std::string first = mailer.sent[0];
    scene.ask();
    scene.ask();
    REQUIRE(mail_safeguarding_leads(scene.office, mailer).ok());
    REQUIRE(mailer.sent[1] == first);
    for (const char* word : {"help", "come", "asks", "cymorth", "safeguarding", "2"})
        REQUIRE(first.find(word) == std::string::npos);
    mailer.broken = Error{ErrorKind::Unavailable, "no server answers"};
    REQUIRE_FALSE(mail_safeguarding_leads(scene.office, mailer).ok());
    mailer.broken = Error{ErrorKind::NotFound, "no server is set"};
    REQUIRE(mail_safeguarding_leads(scene.office, mailer).ok());
}

}  // namespace
}  // namespace candour::casework
