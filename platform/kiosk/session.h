// platform/kiosk/session.h: a kiosk in use: its Flow, its View, and what the effects do to the
// world. Knows no SDL and no clock: who drives it says what time it is.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "app/kiosk/flow/flow.h"
#include "app/kiosk/ui/view.h"
#include "core/base/world.h"
#include "core/privacy/seal.h"
#include "core/store/board_store.h"
#include "core/store/outbox_store.h"
#include "platform/kiosk/hand_over_work.h"
#include "platform/kiosk/new_texts.h"
#include "platform/kiosk/receipt_work.h"
#include "platform/print/slip_printer.h"
#include "sync/client/outbox.h"

namespace candour::platform {

class Session {
public:
    struct Setting {
        // Outlives the session, as all here do.
        const feedback::Organisation& organisation;
        feedback::Channel channel;
        bool practising;
        privacy::EpochPublicKey key;
        store::OutboxStore& store;
        SecureRandom& random;
        std::function<void()> on_thanked;  // Thanked for what was kept. May be empty.
        bool joining = false;              // Begins with the screen for staff who set it up.
        std::function<void(bool joined)> on_left_joining = {};  // May be empty.
        // The first screen is shown, for the first time with these texts. May be empty.
        std::function<void()> on_welcomed = {};
        // Which day it is here; empty: unknown, no survey has closed then.
        std::function<CivilDay()> today = {};
        // Where the first visit begins; empty: at the welcome screen.
        std::optional<kiosk::Flow> begin_with = {};
        // Other texts are in use from now on, and these pictures and clips. May be empty.
        using Files = std::map<std::string, Bytes>;
        std::function<void(Files pictures, Files clips)> on_pictures = {};
        // Something is being read aloud: the time-outs' clock stands still. May be empty.
        std::function<bool()> is_speaking = {};
        // Of the organisation that it has joined; the practice receipt needs none.
        privacy::ReceiptSalt receipt_salt = {};
        // What lies in the mailbox of a receipt. Empty: no answer ever comes here.
        using Mailbox = std::function<Result<std::vector<store::BoardEntry>>(
            const privacy::Receipt&, const privacy::ReceiptKeys&)>;
        Mailbox mailbox = {};
        // What lies there goes, on this device. Empty: nothing does.
        std::function<Status(const store::MailboxId&)> forget_mailbox = {};
        // From another thread: there is something for tick() to do. May be empty.
        std::function<void()> wake = {};
        // A visitor's words are no longer here: who keeps input should forget it. May be empty.
        std::function<void()> on_cleared = {};
        // A receipt drawn for `printer`, on the thread that draws; and what prints it, on another.
        // Empty and null: none is printed here.
        using DrawSlip =
            std::function<Result<print::DotPicture>(const Language&, const privacy::Receipt&)>;
        DrawSlip draw_slip = {};
        print::SlipPrinter* printer = nullptr;
        // Whether every hand-over costs the same. Tests alone switch it off, to see that it
        // matters.
        bool equal_hand_overs = true;
    };
    Session(const Setting& setting, kiosk::View& view);

    // Somebody touched something.
    void handle(const kiosk::InputEvent& event, Milliseconds now);
    void choose(const kiosk::Intent& intent, Milliseconds now);

    // Newer texts and the key that goes with them: used at once when nobody is in a visit, or else
    // from the next visit on.
    void offer(Texts texts);

    // Draws and shows one frame, and does what came of it. True when the caret wants to blink.
    bool draw(Milliseconds now);
    // Since it was asked last, a visitor's words went.
    bool take_cleared() { return std::exchange(cleared_, false); }
    // Of the last frame, for the window.
    kiosk::View::TextInput take_text_input() { return view_.take_text_input(); }
    void want_frame() { frame_wanted_ = true; }
    bool frame_wanted() const { return frame_wanted_; }

    // Lets what is due by now happen.
    void tick(Milliseconds now);
    // When tick() has something to do; empty: not before somebody touches something.
    std::optional<Milliseconds> due() const;

    // Something is being worked out that tick() would take at this time; until it is there.
    bool is_working(Milliseconds now) const;
    void wait_for_work();

    const kiosk::Flow& flow() const { return flow_; }

private:
    void apply(const kiosk::Intent& intent);
    void perform(kiosk::Effect& effect);
    kiosk::RoomKnown begin(bool for_help);
    kiosk::Intent keep(kiosk::StoreContact store);
    void take_offered();
    bool clock_stands() const;
    bool works_out_receipt(Milliseconds now) const;
    void make_receipt();
    void begin_looking(const privacy::Receipt& receipt);
    void begin_signing(kiosk::StoreContact& store);
    void take_work(Milliseconds now);
    void print_receipt(const kiosk::PrintReceipt& wanted);
    void take_printed();
    kiosk::Intent sign_and_keep(const Result<privacy::ReceiptKeys>& keys);
    void finish_hand_over(Milliseconds now);
    kiosk::Intent what_it_led_to(const Result<privacy::ReceiptKeys>& keys);

    Setting setting_;
    std::optional<Texts> offered_;
    // What was taken of it; a Flow points into it, so it does not move.
    std::unique_ptr<const feedback::Organisation> taken_;
    kiosk::View& view_;
    client::Outbox outbox_;
    kiosk::Flow flow_;
    std::optional<kiosk::StoreContact> to_keep_;  // While the sending screen is being shown.
    Milliseconds last_touch_{0};
    Milliseconds last_tick_{0};
    Milliseconds now_{0};                   // As whoever drives it said last.
    std::optional<Milliseconds> moves_at_;  // The focus or a clip, by itself.
    bool frame_wanted_ = true;
    bool cleared_ = false;
    bool thanked_ = false;
    bool welcomed_ = false;
    // What the worker was told; when it is a look-up, its outcome is shown no sooner than this.
    struct ReceiptJob {
        privacy::Receipt receipt;
        std::optional<Milliseconds> shown_from;
        std::optional<feedback::Draft> to_sign = {};  // And then to keep.
    };
    std::optional<ReceiptJob> receipt_job_;
    ReceiptWork work_;
    BackgroundWork<print::DotPicture, Status> printing_;
    HandOverWork hand_over_;
};

}  // namespace candour::platform
