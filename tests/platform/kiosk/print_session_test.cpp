// A code on paper at a kiosk in use: drawn with the real fonts, printed on the real thread by a
// printer that a test holds back.
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

#include "platform/print/slip.h"
#include "tests/kiosk/flow/example.h"
#include "tests/platform/kiosk/session_driver.h"
#include "tests/support/catch.h"
#include "tests/sync/sync_world.h"

namespace candour::platform {
namespace {

class HeldPrinter : public print::SlipPrinter {
public:
    print::SlipSize size() const override { return print::paper_58; }
    Status check() const override { return Unit{}; }
    Status print(const print::DotPicture& slip) override {
        std::unique_lock lock(mutex_);
        printed_.push_back(slip.rows);
        changed_.notify_all();
        changed_.wait(lock, [this] { return !held_; });
        if (broken_) return Error{ErrorKind::Unavailable, "it has no paper"};
        return Unit{};
    }

    void hold() {
        set([this] { held_ = true; });
    }
    void let_go() {
        set([this] { held_ = false; });
    }
    void set_broken(bool broken) {
        set([this, broken] { broken_ = broken; });
    }
    // What it was given, once that is so many.
    std::vector<Bytes> wait_for(std::size_t count) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return printed_.size() >= count; });
        return printed_;
    }
    std::size_t count() {
        const std::lock_guard lock(mutex_);
        return printed_.size();
    }

private:
    template <typename Change>
    void set(const Change& change) {
        const std::lock_guard lock(mutex_);
        change();
        changed_.notify_all();
    }

    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<Bytes> printed_;
    bool held_ = false;
    bool broken_ = false;
};

feedback::Organisation giving_codes() {
    feedback::Organisation organisation = kiosk::example::organisation();
    organisation.receipts.offered = true;
    return organisation;
}

class PrintingKiosk : public tests::SessionDriver {
public:
    explicit PrintingKiosk(bool prints = true) {
        begin({.organisation = organisation_,
               .channel = feedback::Channel::Event,
               .practising = false,
               .key = privacy::make_epoch_key_pair().public_key,
               .store = outbox_,
               .random = random_,
               .on_thanked = {},
               .wake = [this] { ++woken; },
               .draw_slip =
                   [this](const Language& language, const privacy::Receipt& receipt) {
                       return draw(language, receipt);
                   },
               .printer = prints ? &printer : nullptr});
        waits = true;
    }
    ~PrintingKiosk() override {
        printer.let_go();
        session_.reset();
    }

    Result<print::DotPicture> draw(const Language& language, const privacy::Receipt& receipt) {
        return print::draw_slip(text_->fonts(), catalogue_, language, receipt, printer.size());
    }

    HeldPrinter printer;
    std::atomic<int> woken = 0;

private:
    feedback::Organisation organisation_ = giving_codes();
    test::MemoryOutbox outbox_;
};

const std::string until_code = tests::until_check + std::string(R"(
tap check.send
tap receipt_offer.yes
see "Keep this code"
)");

TEST_CASE("the code that is shown is the code that is printed, once", "[kiosk]") {
    PrintingKiosk kiosk;
    kiosk.play(until_code);
    const privacy::Receipt shown = *kiosk.flow().visit.receipt;
    kiosk.play("tap receipt.print\nsee \"It is printing. Take it with you.\"");
    kiosk.play("see-not-item receipt.print");
    REQUIRE(kiosk.printer.wait_for(1).front() == kiosk.draw("en", shown).value().rows);
    kiosk.play("tap receipt.next\ntap receipt_kept.yes\nsee-item thanks.finish");
    REQUIRE(kiosk.printer.count() == 1);
    REQUIRE(kiosk.flow().visit.printing == kiosk::Printing::NotAsked);
}

TEST_CASE("a hand that strikes twice, while the printer works, gets one paper", "[kiosk]") {
    PrintingKiosk kiosk;
    kiosk.play(until_code);
    kiosk.printer.hold();
    kiosk.waits = false;
    kiosk.choose(kiosk::PrintIt{});
    kiosk.choose(kiosk::PrintIt{});
    kiosk.printer.wait_for(1);
    kiosk.play("see \"The code is on its way to the printer.\"\nsee-not-item receipt.print");
    const int before = kiosk.woken;
    kiosk.printer.let_go();
    // Whoever sleeps until somebody touches something hears of it.
    for (int i = 0; i < 2'000 && kiosk.woken == before; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
    REQUIRE(kiosk.woken > before);
    kiosk.waits = true;
    kiosk.play("see \"It is printing. Take it with you.\"");
    REQUIRE(kiosk.printer.count() == 1);
}

TEST_CASE("while the printer works, the visit goes on to its end", "[kiosk]") {
    PrintingKiosk kiosk;
    kiosk.play(until_code);
    kiosk.printer.hold();
    kiosk.waits = false;
    kiosk.play("tap receipt.print\ntap receipt.next\ntap receipt_kept.no");
    kiosk.play("see \"The code is on its way to the printer.\"");
    kiosk.play("tap receipt.next\ntap receipt_kept.yes\nsee-item thanks.finish");
    kiosk.play("tap thanks.finish\nsee-item welcome.start");
    // What comes of it is nothing to whoever is there next.
    kiosk.printer.let_go();
    kiosk.printer.wait_for(1);
    kiosk.play("wait 1s\nsee-item welcome.start");
    kiosk.waits = true;
    kiosk.play(until_code);
    kiosk.play("see-item receipt.print\nsee-not \"It is printing\"\ntap receipt.print");
    kiosk.play("see \"It is printing. Take it with you.\"");
    REQUIRE(kiosk.printer.wait_for(2)[0] != kiosk.printer.wait_for(2)[1]);
}

TEST_CASE("who hears that it could not be printed may try again, or write it down", "[kiosk]") {
    PrintingKiosk kiosk;
    kiosk.play(until_code);
    kiosk.printer.set_broken(true);
    kiosk.play("tap receipt.print\nsee \"It could not be printed. Please write it down.\"");
    kiosk.play("tap receipt.next\ntap receipt_kept.no\nsee-not \"It could not be printed\"");
    kiosk.play("tap receipt.print\nsee \"It could not be printed. Please write it down.\"");
    kiosk.printer.set_broken(false);
    kiosk.play("tap receipt.print\nsee \"It is printing. Take it with you.\"");
    kiosk.play("tap receipt.next\ntap receipt_kept.yes\nsee-item thanks.finish");
    REQUIRE(kiosk.printer.count() == 3);
}

TEST_CASE("where there is no printer there is no key", "[kiosk]") {
    PrintingKiosk kiosk(/*prints=*/false);
    kiosk.play(until_code);
    kiosk.play("see-not-item receipt.print");
    kiosk.choose(kiosk::PrintIt{});
    kiosk.settle();
    REQUIRE(kiosk.flow().visit.printing == kiosk::Printing::NotAsked);
    REQUIRE(kiosk.printer.count() == 0);
}

}  // namespace
}  // namespace candour::platform
