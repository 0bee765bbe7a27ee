#include "platform/kiosk/run.h"

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <optional>
#include <unistd.h>
#include <utility>
#include <vector>

#include "app/kiosk/flow/preview.h"
#include "app/kiosk/play/runner.h"
#include "platform/kiosk/carry.h"
#include "platform/kiosk/device_report.h"
#include "platform/kiosk/enrol_in_window.h"
#include "platform/kiosk/new_texts.h"
#include "platform/kiosk/panel.h"
#include "platform/kiosk/play_driver.h"
#include "platform/kiosk/play_lines.h"
#include "platform/kiosk/practice_replies.h"
#include "platform/kiosk/private_listening.h"
#include "platform/kiosk/process.h"
#include "platform/kiosk/send_all.h"
#include "platform/kiosk/session.h"
#include "platform/kiosk/station.h"
#include "platform/kiosk/status.h"
#include "platform/kiosk/sync_thread.h"
#include "platform/kiosk/window_loop.h"
#include "platform/print/slip.h"
#include "platform/sound/headphones.h"
#include "platform/system/build_day.h"
#include "platform/system/clock.h"
#include "platform/system/disk.h"
#include "platform/system/paths.h"
#include "platform/system/private_memory.h"
#include "platform/system/random.h"
#include "sync/client/kept_bundles.h"
#include "sync/client/syncer.h"

namespace candour::platform {
namespace {

using Script = std::vector<kiosk::play::Line>;

void say_practising(const KioskOptions& options) {
    std::fputs(options.practise
                   ? "candour-kiosk: practising: nothing is kept and nothing is sent\n"
                   : "candour-kiosk: this kiosk has not joined an organisation, so it practises: "
                     "nothing is kept and nothing is sent (see --enrol and --join)\n",
               stderr);
}

Result<Script> read_script(const std::string& file, Disk& disk) {
    if (file.empty() || file == play_from_pipe) return Script{};
    ASSIGN_OR_RETURN(const Bytes text, disk.read(file, kiosk::play::script_bytes_max));
    return kiosk::play::parse_script(to_text(text), file);
}

// The store is safe at any moment; nothing else needs an orderly end.
void end_at_once() { std::_Exit(128 + 15); }

void count_thanks(int& thanked) {
    std::printf("thanked %d\n", ++thanked);
    std::fflush(stdout);
}

// The first screen is there: the texts on it are good enough to keep.
void end_trial(store::OutboxStore& store) {
    const Status ended = client::KeptBundles(store).started();
    if (!ended.ok()) std::fprintf(stderr, "candour-kiosk: %s\n", ended.error().what.c_str());
}

Status can_hand_over(const KioskOptions& options, const feedback::Organisation& organisation) {
    if (!options.hand_over || organisation.hand_over) return Unit{};
    return Error{ErrorKind::NotFound,
                 "--hand-over needs a PIN, and the organisation has set none (candour-server "
                 "hand-over-pin)"};
}

class Kiosk {
public:
    // `printer`: null for none.
    Kiosk(const KioskOptions& options, Station& station, Panel& panel, SecureRandom& random,
          DeviceReport& report, std::optional<kiosk::Flow> begin_with, print::SlipPrinter* printer)
        : options_(options),
          panel_(panel),
          report_(report),
          session_({.organisation = station.organisation,
                    .channel = options.channel,
                    .practising = station.practises(),
                    .key = station.key,
                    .store = *station.store,
                    .random = random,
                    .on_thanked = [this] { on_thanked(); },
                    .on_welcomed = [&station] { end_trial(*station.store); },
                    .today = [this] { return clock_.today(); },
                    .begin_with = std::move(begin_with),
                    .on_pictures =
                        [this](PictureFiles pictures, ClipFiles clips) {
                            panel_.pictures->set(std::move(pictures));
                            if (panel_.clips) panel_.clips->set(std::move(clips));
                        },
                    .is_speaking =
                        [this] {
                            return panel_.speaker() != nullptr && panel_.speaker()->is_speaking();
                        },
                    .receipt_salt = salt_of(station),
                    .mailbox = mailbox_of(station),
                    .forget_mailbox = forgetting_in(station),
                    .wake = [this] { panel_.events->wake(); },
                    .on_cleared = [this] { panel_.events->forget(); },
                    .draw_slip =
                        [this, printer](const Language& language, const privacy::Receipt& receipt) {
                            return print::draw_slip(panel_.text->fonts(), *panel_.catalogue,
                                                    language, receipt, printer->size());
                        },
                    .printer = printer,
                    .equal_hand_overs = options.equal_hand_overs},
                   *panel.view) {}

    Status play(const Script& script) {
        const StopSignal stop(end_at_once);
        PlayDriver driver(session_, panel_, options_.screenshots_folder);
        driver.settle();
        keep_memory_off_swap();
        RETURN_IF_ERROR(options_.play_file == play_from_pipe
                            ? play_lines(STDIN_FILENO, driver)
                            : kiosk::play::run(script, options_.play_file, driver));
        if (options_.list_items) driver.list_items();
        return Unit{};
    }

    void measure_first_frame() {
        session_.draw(clock_.since_boot());
        std::printf("first frame after %lld ms\n",
                    static_cast<long long>(time_since_process_start().count()));
    }

    void measure_idle(int seconds) {
        WindowLoop loop(session_, *panel_.events, clock_, /*closable=*/true);
        loop.run(Milliseconds{1000});  // The first frames, and the driver's own threads.
        const Milliseconds before = processor_time_used();
        loop.run(Milliseconds{1000} * seconds);
        const Milliseconds used = processor_time_used() - before;
        std::printf("idle for %d s: %lld ms of processor time, %.3f %% of one core\n", seconds,
                    static_cast<long long>(used.count()),
                    static_cast<double>(used.count()) / (10.0 * seconds));
    }

    void stand() {
        const bool closable = !options_.window.full_screen || options_.window.headless;
        WindowLoop loop(session_, *panel_.events, clock_, closable);
        const StopSignal stop([&loop] { loop.stop(); });
        const auto headphones = HeadphoneWatch::start([this](bool plugged_in) {
            plug_ = plugged_in ? Plug::In : Plug::Out;
            panel_.events->wake();
        });
        loop.set_each_round([this] {
            use_new_texts();
            use_headphones();
        });
        session_.draw(clock_.since_boot());
        keep_memory_off_swap();
        loop.run();
    }

    // From any thread.
    void new_texts(const client::Enrolment& now) {
        Texts texts{now.organisation, now.bundle.epoch_key, now.bundle.files};
        texts.clips = take_clips(texts.organisation, texts.pictures);
        new_texts_.put(std::move(texts));
        panel_.events->wake();
    }

private:
    static privacy::ReceiptSalt salt_of(const Station& station) {
        if (station.practises()) return {};
        return privacy::receipt_salt(station.enrolment->invitation.offline_key.bytes);
    }
    // In this device's copy of the board: nobody learns who looks.
    Session::Setting::Mailbox mailbox_of(const Station& station) {
        if (station.practises()) {
            return [this, &station](const privacy::Receipt& receipt,
                                    const privacy::ReceiptKeys& keys) {
                return practice_replies(receipt, keys, *panel_.catalogue,
                                        station.organisation.languages.front(), clock_.today());
            };
        }
        if (station.board == nullptr) return {};
        return
            [&board = *station.board](const privacy::Receipt&, const privacy::ReceiptKeys& keys) {
                return board.in_mailbox(keys.mailbox);
            };
    }
    static std::function<Status(const store::MailboxId&)> forgetting_in(const Station& station) {
        if (station.practises() || station.board == nullptr) return {};
        return [&board = *station.board](const store::MailboxId& mailbox) {
            return board.forget(mailbox);
        };
    }
    void use_new_texts() {
        std::optional<Texts> texts = new_texts_.take();
        if (!texts) return;
        // Else a person would hold a tablet that anybody could lead back to the worker's screens.
        if (const Status can = can_hand_over(options_, texts->organisation); !can.ok()) {
            std::fprintf(stderr, "candour-kiosk: newer texts are not used: %s\n",
                         can.error().what.c_str());
            return;
        }
        auto usable = withdraw_unshown(texts->organisation, texts->clips, panel_);
        if (usable.ok()) {
            report_.set_withdrawn(usable.take());
            report_.try_clips(texts->clips);
            session_.offer(std::move(*texts));
        } else {
            std::fprintf(stderr, "candour-kiosk: newer texts are not used: %s\n",
                         usable.error().what.c_str());
        }
    }
    void use_headphones() {
        const Plug plug = plug_.exchange(Plug::AsBefore);
        if (plug == Plug::AsBefore) return;
        session_.choose(with_headphones(plug == Plug::In, session_.flow().visit.preferences),
                        clock_.since_boot());
    }
    void on_thanked() {
        if (!options_.play_file.empty()) count_thanks(thanked_);
    }

    enum class Plug { AsBefore, In, Out };

    const KioskOptions& options_;
    Panel& panel_;
    DeviceReport& report_;
    SystemClock clock_;
    NewTexts new_texts_;
    std::atomic<Plug> plug_ = Plug::AsBefore;  // Set by the thread that watches the socket.
    int thanked_ = 0;
    Session session_;
};

std::unique_ptr<SyncThread> start_syncing(const KioskOptions& options, const Station& station,
                                          const DeviceReport& report, Kiosk& kiosk) {
    if (options.no_sync || station.practises()) return nullptr;
    client::SyncPlan plan;
    if (options.sync_every) plan.window.interval = *options.sync_every;
    const auto facts = [&report] {
        report.note();
        return report.facts();
    };
    return std::make_unique<SyncThread>(SyncThread::Setting{
        .enrolment = *station.enrolment,
        .plan = plan,
        .store = *station.store,
        .board = station.board.get(),
        .proxy = station.proxy,
        .hooks = {.facts = facts,
                  .on_bundle = [&kiosk](const client::Enrolment& now) { kiosk.new_texts(now); }}});
}

// Where a preview begins; nothing for all other uses.
Result<std::optional<kiosk::Flow>> preview_of(const KioskOptions& options,
                                              const feedback::Organisation& organisation) {
    if (options.preview_question.empty()) return std::optional<kiosk::Flow>();
    auto flow = kiosk::begin_preview(organisation, options.channel, options.preview_question,
                                     SystemClock().today());
    if (flow) return flow;
    return Error{ErrorKind::NotFound,
                 "no survey that is asked now has a question " + options.preview_question};
}

// Null: none was asked for, or there can be none. It may be switched on later.
std::unique_ptr<print::SlipPrinter> printer_of(const KioskOptions& options) {
    if (!options.printer) return nullptr;
    auto printer = print::open_printer(*options.printer);
    if (!printer.ok()) {
        std::fprintf(stderr, "candour-kiosk: no code is printed: %s\n",
                     printer.error().what.c_str());
        return nullptr;
    }
    if (const Status now = printer.value()->check(); !now.ok()) {
        std::fprintf(stderr, "candour-kiosk: no code can be printed now: %s\n",
                     now.error().what.c_str());
    }
    return printer.take();
}

Speech speech_of(const KioskOptions& options, bool plays) {
    if (!plays) return Speech::Aloud;
    return options.aloud ? Speech::LoggedAndAloud : Speech::Logged;
}

Status show(const KioskOptions& options, const std::string& share, Station& station,
            const Script& script, SecureRandom& random) {
    RETURN_IF_ERROR(can_hand_over(options, station.organisation));
    const bool plays = !options.play_file.empty() || options.list_items;
    ASSIGN_OR_RETURN(Panel panel, open_panel(options.window, share,
                                             {.pictures = station.pictures,
                                              .clips = station.clips,
                                              .speech = speech_of(options, plays)}));
    ASSIGN_OR_RETURN(Withdrawn withdrawn,
                     withdraw_unshown(station.organisation, station.clips, panel));
    DeviceReport report(panel, station.folder, *station.store);
    report.set_withdrawn(std::move(withdrawn));
    report.note();
    ASSIGN_OR_RETURN(auto begin_with, preview_of(options, station.organisation));
    const std::unique_ptr<print::SlipPrinter> printer = printer_of(options);
    Kiosk kiosk(options, station, panel, random, report, std::move(begin_with), printer.get());
    if (options.first_frame) {
        kiosk.measure_first_frame();
        return Unit{};
    }
    const std::unique_ptr<SyncThread> syncing = start_syncing(options, station, report, kiosk);
    if (plays) return kiosk.play(script);
    if (options.idle_seconds) {
        kiosk.measure_idle(*options.idle_seconds);
    } else {
        if (!station.practises()) report.try_clips(std::move(station.clips));
        kiosk.stand();
    }
    return Unit{};
}

// On the kiosk's own screen, where it has one.
EnrolOnLine way_to_enrol(const KioskOptions& options, const std::string& share, Disk& disk,
                         SecureRandom& random) {
    if (options.headless) return {};
    return [&](store::OutboxStore& store, const Proxy& proxy) -> Result<client::Enrolment> {
        ASSIGN_OR_RETURN(feedback::Organisation example,
                         read_organisation(example_organisation(share), disk));
        return enrol_in_window({options.enrol_url, options.window, share, std::move(example)},
                               store, proxy, random);
    };
}

Status send_what_waits(const Station& station, SecureRandom& random) {
    if (station.practises()) {
        return Error{ErrorKind::NotFound, "this kiosk has not joined, so there is nothing to send"};
    }
    const StopSignal stop(end_at_once);
    CurlNetwork network(station.proxy);
    const SystemClock clock;
    SystemRandom jitter;
    client::Syncer syncer(
        *station.enrolment, {},
        {*station.store, station.board.get(), network, clock, build_day(), jitter, random}, {});
    const Status sent = send_all(syncer, *station.store, clock);
    if (!sent.ok()) {
        return Error{sent.error().kind, "not everything is sent; it is kept. " + sent.error().what};
    }
    std::puts("Everything is sent: the server has confirmed all that was kept here.");
    const Status replies = syncer.replies_now();
    if (!replies.ok()) {
        std::fprintf(stderr, "candour-kiosk: the newest answers did not come: %s\n",
                     replies.error().what.c_str());
    }
    return Unit{};
}

}  // namespace

Status run_kiosk(const KioskOptions& options) {
    keep_memory_private();
    hold_stop_signals();
    if (options.status) {
        ASSIGN_OR_RETURN(const std::string words, describe_station(options));
        std::fputs(words.c_str(), stdout);
        return Unit{};
    }
    FileDisk disk;
    SodiumRandom random;
    ASSIGN_OR_RETURN(const std::string share, share_folder());
    ASSIGN_OR_RETURN(const Script script, read_script(options.play_file, disk));
    ASSIGN_OR_RETURN(Station station, open_station(options, share, disk, random,
                                                   way_to_enrol(options, share, disk, random)));
    if (!options.join_file.empty() || !options.enrol_url.empty()) {
        std::printf("This kiosk has joined \"%s\".\n",
                    station.organisation.name.in("en").text.c_str());
    }
    if (!options.import_file.empty()) {
        RETURN_IF_ERROR(import_answer(options.import_file, station, disk, SystemClock(), random));
    }
    if (!options.export_file.empty()) {
        RETURN_IF_ERROR(export_cells(options.export_file, station, disk, random));
    }
    if (options.shows_screens()) {
        if (station.practises()) say_practising(options);
        RETURN_IF_ERROR(show(options, share, station, script, random));
    }
    if (options.sync_until_empty) return send_what_waits(station, random);
    return Unit{};
}

}  // namespace candour::platform
