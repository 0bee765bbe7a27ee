// A kiosk in use, with real screens and seal, on a panel in memory: what it keeps, whom it thanks,
// and what a visitor sees when the disk refuses.
#include "platform/kiosk/session.h"

#include "core/privacy/open.h"
#include "platform/kiosk/private_listening.h"
#include "tests/kiosk/flow/example.h"
#include "tests/platform/kiosk/session_driver.h"
#include "tests/support/catch.h"
#include "tests/sync/sync_world.h"

namespace candour::platform {
namespace {

class RefusingOutbox : public test::MemoryOutbox {
public:
    Status add(const std::vector<privacy::Cell>& cells) override {
        if (refuses) return Error{ErrorKind::Full, "no room on the disk"};
        return MemoryOutbox::add(cells);
    }
    bool refuses = false;
};

using tests::until_check;

class Kiosk : public tests::SessionDriver {
public:
    explicit Kiosk(feedback::Organisation organisation = kiosk::example::organisation())
        : organisation_(std::move(organisation)) {
        begin({.organisation = organisation_,
               .channel = feedback::Channel::Event,
               .practising = false,
               .key = keys.public_key,
               .store = outbox,
               .random = random_,
               .on_thanked = [this] { ++thanked; },
               .on_welcomed = [this] { ++welcomed; },
               .today = [this] { return today; },
               .on_pictures = [this](std::map<std::string, Bytes> files,
                                     std::map<std::string, Bytes>) { pictures = std::move(files); },
               .is_speaking = [this] { return speaking || speaking_looks-- > 0; }});
    }

    ~Kiosk() override { session_.reset(); }  // Before what it uses.

    // The contacts in the outbox, opened with the private key that no kiosk has.
    std::vector<feedback::Contact> kept() {
        std::map<MessageId, std::vector<privacy::OpenedCell>> messages;
        const std::vector<store::PendingCell> waiting = outbox.pending().take();
        for (const store::PendingCell& pending : waiting) {
            auto opened = privacy::open_cell(pending.cell, {keys});
            REQUIRE(opened.ok());
            messages[opened.value().message].push_back(opened.take());
        }
        std::vector<feedback::Contact> contacts;
        for (const auto& [id, parts] : messages) {
            contacts.push_back(privacy::open_message(parts).take());
        }
        return contacts;
    }

    privacy::EpochKeyPair keys = privacy::make_epoch_key_pair();
    RefusingOutbox outbox;
    int thanked = 0;
    int welcomed = 0;
    bool speaking = false;
    int speaking_looks = 0;  // Or else: when it is asked so many times, and no more.
    CivilDay today{};
    std::map<std::string, Bytes> pictures;  // Of the texts in use.

    // The same organisation with another greeting.
    void offer(const std::string& greeting) {
        feedback::Organisation other = organisation_;
        other.welcome = kiosk::example::text(greeting);
        session_->offer({std::move(other), newer_keys.public_key, {{"visit/bus.png", {7}}}});
        settle();
    }
    privacy::EpochKeyPair newer_keys = privacy::make_epoch_key_pair();

private:
    feedback::Organisation organisation_;
};

TEST_CASE("what is sent is sealed, kept once, and only then thanked", "[kiosk]") {
    Kiosk kiosk;
    kiosk.play(until_check);
    REQUIRE(kiosk.kept().empty());
    REQUIRE(kiosk.thanked == 0);
    kiosk.play("tap check.send\nsee-item thanks.finish");
    REQUIRE(kiosk.thanked == 1);
    const auto kept = kiosk.kept();
    REQUIRE(kept.size() == 1);
    REQUIRE(kept[0].story == "Longer hours");
    REQUIRE(kept[0].channel == feedback::Channel::Event);
    REQUIRE(kept[0].service_group == "group-advice");
}

TEST_CASE("each visit is thanked once, however many frames its thanks take", "[kiosk]") {
    Kiosk kiosk;
    const std::string visit = std::string(until_check) + "tap check.send\nsize 200\nlanguage cy\n";
    kiosk.play(visit + "tap thanks.finish");
    kiosk.play(visit);
    REQUIRE(kiosk.thanked == 2);
    REQUIRE(kiosk.kept().size() == 2);
}

TEST_CASE("a disk that refuses keeps the words on the screen and thanks nobody", "[kiosk]") {
    Kiosk kiosk;
    kiosk.outbox.refuses = true;
    kiosk.play(std::string(until_check) + "tap check.send\nsee-item trouble.again");
    REQUIRE(kiosk.thanked == 0);
    REQUIRE(kiosk.kept().empty());
    kiosk.play("tap trouble.again\nsee-item trouble.again\ntap nav.back\nsee \"Longer hours\"");

    kiosk.outbox.refuses = false;
    kiosk.play("tap check.send\nsee-item thanks.finish");
    REQUIRE(kiosk.thanked == 1);
    REQUIRE(kiosk.kept().size() == 1);
}

TEST_CASE("a full outbox says so before anything is typed", "[kiosk]") {
    Kiosk kiosk;
    kiosk.outbox.damaged = 4096;
    kiosk.play(
        "tap welcome.start\nsee-item trouble.again\ntap trouble.again\n"
        "see-item welcome.start");
    REQUIRE(kiosk.thanked == 0);
}

TEST_CASE("a training survey leaves nothing in the outbox and counts no thanks", "[kiosk]") {
    feedback::Organisation organisation = kiosk::example::organisation();
    for (survey::Questionnaire& questionnaire : organisation.questionnaires)
        questionnaire.training = true;
    Kiosk kiosk(std::move(organisation));
    kiosk.play(
        "tap welcome.start\ntap purpose.survey_answer\ntap purpose.next\ntap about.next\n"
        "tap service.cafe\ntap service.next\nsee \"nothing you say here is counted\"\n"
        "tap question.yes\ntap question.next\ntype \"Kind people\"\ntap question.next\n"
        "tap check.send\nsee \"This was practice.\"\ntap thanks.finish\nsee-item welcome.start");
    REQUIRE(kiosk.kept().empty());
    REQUIRE(kiosk.thanked == 0);
}

TEST_CASE("equality answers are another submission, and no leaves nothing in the outbox",
          "[kiosk]") {
    Kiosk kiosk(kiosk::example::with_equality());
    const std::string visit = std::string(until_check) + "tap check.send\ntap thanks.finish\n";
    kiosk.play(visit + "see \"Nobody can tell\"\ntap equality.no\nsee-item welcome.start");
    REQUIRE(kiosk.kept().size() == 1);
    REQUIRE(kiosk.thanked == 1);

    kiosk.play(visit +
               "tap equality.yes\ntap question.yes\ntap question.next\n"
               "tap question.next\ntap check.send\nsee \"joined to nothing\"");
    REQUIRE(kiosk.thanked == 3);
    // Messages with ids of their own: the cells of one say nothing of another's.
    const auto kept = kiosk.kept();
    REQUIRE(kept.size() == 3);
    const auto equality = std::ranges::find(kept, "about_you", &feedback::Contact::questionnaire);
    REQUIRE(equality != kept.end());
    REQUIRE(equality->channel == feedback::Channel::Equality);
    REQUIRE(equality->service.empty());
    REQUIRE(std::ranges::count(kept, "Longer hours", &feedback::Contact::story) == 2);
    kiosk.play("tap thanks.finish\nsee-item welcome.start");
}

TEST_CASE("wishes to be involved are another submission, of which the first says nothing",
          "[kiosk]") {
    Kiosk kiosk(kiosk::example::with_involvement(kiosk::example::with_equality()));
    const std::string visit = std::string(until_check) + "tap check.send\ntap thanks.finish\n" +
                              "tap equality.no\nsee \"Would you like to take part\"\n";
    kiosk.play(visit + "tap involvement.no\nsee-item welcome.start");
    REQUIRE(kiosk.kept().size() == 1);
    kiosk.play(visit +
               "tap involvement.yes\ntap wishes.newsletter\ntap wishes.next\ntap reach.email\n"
               "tap reach.next\ntap details.next\ntype \"nia@example.org\"\n"
               "tap details.next\nsee-not \"Longer hours\"\ntap check.send\n"
               "see \"three weeks\"\nsee-not \"nia@example.org\"\ntap thanks.finish\n"
               "see-item welcome.start");
    REQUIRE(kiosk.thanked == 3);
    const auto kept = kiosk.kept();
    REQUIRE(kept.size() == 3);
    feedback::Contact alone;
    alone.kind = feedback::ContactKind::Involvement;
    alone.channel = feedback::Channel::Apart;
    alone.involvement.wishes = {feedback::Wish::Newsletter};
    alone.involvement.person = {"", feedback::ReachBy::Email, "nia@example.org"};
    REQUIRE(std::ranges::count(kept, alone) == 1);
    REQUIRE(std::ranges::count(kept, "Longer hours", &feedback::Contact::story) == 2);
}

TEST_CASE("each wish to be involved is a message of its own, and all are kept or none", "[kiosk]") {
    using kiosk::example::with_involvement;
    using kiosk::example::with_prize_draw;
    Kiosk kiosk(with_prize_draw(with_involvement(kiosk::example::organisation())));
    kiosk.today = from_iso("2027-03-31").value();
    kiosk.play(std::string(until_check) +
               "tap check.send\ntap thanks.finish\ntap involvement.yes\ntap wishes.take_part\n"
               "tap wishes.prize_draw\ntap wishes.next\nsee \"Before you enter the prize draw\"\n"
               "see \"You can enter until 31 March 2027. We draw the winners by chance on "
               "21 April 2027 or later.\"\ntap draw.next\ntap reach.phone\ntap reach.next\n"
               "tap details.next\ntype \"01632 960011\"\ntap details.next\ntap check.send\n"
               "see \"three weeks\"");
    const auto kept = kiosk.kept();
    REQUIRE(kept.size() == 3);
    feedback::Contact alone;
    alone.kind = feedback::ContactKind::Involvement;
    alone.channel = feedback::Channel::Apart;
    alone.involvement.person = {"", feedback::ReachBy::Phone, "01632 960011"};
    alone.involvement.wishes = {feedback::Wish::TakePart};
    REQUIRE(std::ranges::count(kept, alone) == 1);
    alone.involvement.wishes = {feedback::Wish::PrizeDraw};
    alone.involvement.draw = "spring-2027";
    REQUIRE(std::ranges::count(kept, alone) == 1);
}

TEST_CASE("newer texts wait until the equality questions are over too", "[kiosk]") {
    Kiosk kiosk(kiosk::example::with_equality());
    kiosk.play(std::string(until_check) + "tap check.send");
    kiosk.offer("Newer");
    kiosk.play(
        "tap thanks.finish\nsee-item equality.yes\nsee-not \"Newer\"\ntap equality.no\n"
        "see \"Newer\"");
}

TEST_CASE("a survey that has closed by the device's date is not offered", "[kiosk]") {
    feedback::Organisation organisation = kiosk::example::organisation();
    for (survey::Questionnaire& questionnaire : organisation.questionnaires)
        questionnaire.closes = "2026-11-30";
    Kiosk kiosk(std::move(organisation));
    kiosk.today = from_iso("2026-11-30").value();
    kiosk.play("tap welcome.start\nsee-item purpose.survey_answer\ntap nav.leave");
    kiosk.today = from_iso("2026-12-01").value();
    kiosk.play("tap welcome.start\nsee-not-item purpose.survey_answer");
}

TEST_CASE("each visit draws a lot of its own", "[kiosk]") {
    feedback::Organisation organisation = kiosk::example::organisation();
    for (survey::Questionnaire& questionnaire : organisation.questionnaires)
        questionnaire.sample_one_in = 4;
    Kiosk kiosk(std::move(organisation));
    int offered = 0;
    constexpr int visits = 40;  // That all or none are drawn is rarer than one in 10^9.
    for (int i = 0; i < visits; ++i) {
        kiosk.play("tap welcome.start");
        for (const kiosk::Item& item : kiosk.items())
            offered += item.id == "purpose.survey_answer" ? 1 : 0;
        kiosk.play("tap nav.leave");
    }
    REQUIRE(offered > 0);
    REQUIRE(offered < visits);
}

TEST_CASE("a visitor who walks away leaves nothing in the outbox", "[kiosk]") {
    Kiosk kiosk;
    kiosk.play(std::string(until_check) +
               "wait 90s\nsee-item stay.yes\nwait 30s\n"
               "see-item welcome.start");
    REQUIRE(kiosk.kept().empty());
    REQUIRE(kiosk.thanked == 0);
}

TEST_CASE("the time-outs' clock stands still while something is read aloud", "[kiosk]") {
    Kiosk kiosk;
    kiosk.play(until_check);
    kiosk.play("wait 60s");
    kiosk.speaking = true;
    kiosk.play("wait 100s");
    kiosk.speaking = false;
    kiosk.play("wait 29s\nsee-not \"Are you still there?\"");
    kiosk.play("wait 1s\nsee \"Are you still there?\"");
    // The sound of the warning itself takes nothing but its own time away from the warning.
    kiosk.speaking = true;
    kiosk.play("wait 2s");
    kiosk.speaking = false;
    kiosk.play("wait 29s\nsee \"Are you still there?\"");
    kiosk.play("wait 1s\nsee-not \"Are you still there?\"");
    REQUIRE(kiosk.kept().empty());
}

TEST_CASE("reading aloud may end between two looks at the clock", "[kiosk]") {
    constexpr int looks_max = 6;  // More than half a second has.
    for (int looks = 0; looks <= looks_max; ++looks) {
        Kiosk kiosk;
        kiosk.play(std::string(until_check) + "tap check.send");
        kiosk.speaking_looks = looks;
        kiosk.pass(Milliseconds{500});
        kiosk.settle();
        REQUIRE(kiosk.speaking_looks <= 1);
        kiosk.play("see-item thanks.finish");
    }
}

TEST_CASE("newer texts are shown at once when nobody is in a visit", "[kiosk]") {
    Kiosk kiosk;
    kiosk.settle();
    REQUIRE(kiosk.welcomed == 1);
    kiosk.offer("Good morning to you");
    kiosk.play("see \"Good morning to you\"");
    REQUIRE(kiosk.welcomed == 2);
}

TEST_CASE("newer texts wait for the end of a visit, and its words are sealed with the old key",
          "[kiosk]") {
    Kiosk kiosk;
    kiosk.play(until_check);
    kiosk.offer("Good morning to you");
    kiosk.play("tap check.send\nsee-item thanks.finish");
    REQUIRE(kiosk.kept().size() == 1);  // Opens with the key that was there.
    REQUIRE(kiosk.welcomed == 1);
    REQUIRE(kiosk.pictures.empty());  // Its screens keep the pictures that they had, too.
    kiosk.play("tap thanks.finish\nsee \"Good morning to you\"");
    REQUIRE(kiosk.welcomed == 2);
    REQUIRE(kiosk.pictures.size() == 1);
}

TEST_CASE("headphones begin reading aloud and let typed words be spoken; without them both end",
          "[kiosk]") {
    Kiosk kiosk;
    kiosk.settle();
    kiosk.play("press louder\n");
    const int volume = kiosk.flow().visit.preferences.listening.volume;
    kiosk.choose(with_headphones(true, kiosk.flow().visit.preferences));
    const kiosk::Listening& listening = kiosk.flow().visit.preferences.listening;
    REQUIRE(listening.on);
    REQUIRE(listening.speaks_typed);
    REQUIRE(listening.volume == volume);
    kiosk.choose(with_headphones(false, kiosk.flow().visit.preferences));
    REQUIRE_FALSE(kiosk.flow().visit.preferences.listening.on);
    REQUIRE_FALSE(kiosk.flow().visit.preferences.listening.speaks_typed);
    // It is the visit's alone.
    kiosk.choose(with_headphones(true, kiosk.flow().visit.preferences));
    kiosk.play("tap welcome.start\nwait 91s\nwait 31s\n");
    REQUIRE(kiosk.flow().visit.preferences.listening == kiosk::Listening{});
}

}  // namespace
}  // namespace candour::platform
