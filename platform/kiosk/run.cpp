#include "platform/kiosk/run.h"

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "app/kiosk/play/runner.h"
#include "platform/kiosk/panel.h"
#include "platform/kiosk/play_driver.h"
#include "platform/kiosk/process.h"
#include "platform/kiosk/send_all.h"
#include "platform/kiosk/session.h"
#include "platform/kiosk/station.h"
#include "platform/kiosk/status.h"
#include "platform/kiosk/upload_thread.h"
#include "platform/kiosk/window_loop.h"
#include "platform/system/clock.h"
#include "platform/system/disk.h"
#include "platform/system/paths.h"
#include "platform/system/random.h"

namespace candour::platform {
namespace {

using Script = std::vector<kiosk::play::Line>;

bool only_joins(const KioskOptions& options) {
    const bool does_more = !options.play_file.empty() || options.list_items ||
                           options.sync_until_empty || options.first_frame || options.idle_seconds;
    return !options.join_file.empty() && !does_more;
}

bool shows_screens(const KioskOptions& options) {
    return !options.sync_until_empty || !options.play_file.empty() || options.list_items;
}

void say_practising(const KioskOptions& options) {
    std::fputs(options.practise
                   ? "candour-kiosk: practising: nothing is kept and nothing is sent\n"
                   : "candour-kiosk: this kiosk has not joined an organisation, so it practises: "
                     "nothing is kept and nothing is sent (see --join)\n",
               stderr);
}

Result<Script> read_script(const std::string& file, Disk& disk) {
    if (file.empty()) return Script{};
    ASSIGN_OR_RETURN(const Bytes text, disk.read(file, kiosk::play::script_bytes_max));
    return kiosk::play::parse_script(to_text(text), file);
}

// The store is safe at any moment; nothing else needs an orderly end.
void end_at_once() { std::_Exit(128 + 15); }

void count_thanks(int& thanked) {
    std::printf("thanked %d\n", ++thanked);
    std::fflush(stdout);
}

class Kiosk {
public:
    Kiosk(const KioskOptions& options, Station& station, Panel& panel, SecureRandom& random)
        : options_(options),
          panel_(panel),
          session_({station.organisation, options.channel, station.practises(), station.key,
                    *station.store, random, [this] { on_thanked(); }},
                   *panel.view) {}

    Status play(const Script& script) {
        const StopSignal stop(end_at_once);
        PlayDriver driver(session_, panel_, options_.screenshots_folder);
        driver.settle();
        keep_memory_off_swap();
        RETURN_IF_ERROR(kiosk::play::run(script, options_.play_file, driver));
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
        session_.draw(clock_.since_boot());
        keep_memory_off_swap();
        loop.run();
    }

private:
    void on_thanked() {
        if (!options_.play_file.empty()) count_thanks(thanked_);
    }

    const KioskOptions& options_;
    Panel& panel_;
    SystemClock clock_;
    int thanked_ = 0;
    Session session_;
};

std::unique_ptr<UploadThread> start_sending(const KioskOptions& options, const Station& station) {
    if (options.no_sync || station.practises()) return nullptr;
    client::WindowPlan plan;
    if (options.sync_every) plan.interval = *options.sync_every;
    return std::make_unique<UploadThread>(*station.enrolment, *station.store, plan, station.proxy);
}

Status show(const KioskOptions& options, const std::string& share, Station& station,
            const Script& script, SecureRandom& random) {
    ASSIGN_OR_RETURN(Panel panel, open_panel(options.window, share));
    RETURN_IF_ERROR(withdraw_languages(station.organisation, panel));
    Kiosk kiosk(options, station, panel, random);
    if (options.first_frame) {
        kiosk.measure_first_frame();
        return Unit{};
    }
    const std::unique_ptr<UploadThread> sending = start_sending(options, station);
    if (!options.play_file.empty() || options.list_items) return kiosk.play(script);
    if (options.idle_seconds) {
        kiosk.measure_idle(*options.idle_seconds);
    } else {
        kiosk.stand();
    }
    return Unit{};
}

Status send_what_waits(const Station& station, SecureRandom& random) {
    if (station.practises()) {
        return Error{ErrorKind::NotFound, "this kiosk has not joined, so there is nothing to send"};
    }
    const StopSignal stop(end_at_once);
    CurlNetwork network(station.proxy);
    const Status sent =
        send_all(*station.enrolment, *station.store, network, SystemClock(), random);
    if (!sent.ok()) {
        return Error{sent.error().kind, "not everything is sent; it is kept. " + sent.error().what};
    }
    std::puts("Everything is sent: the server has confirmed all that was kept here.");
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
    ASSIGN_OR_RETURN(Station station, open_station(options, share, disk, random));
    if (!options.join_file.empty()) {
        std::printf("This kiosk has joined \"%s\".\n",
                    station.organisation.name.in("en").text.c_str());
    }
    if (only_joins(options)) return Unit{};
    if (station.practises()) say_practising(options);
    if (shows_screens(options)) {
        RETURN_IF_ERROR(show(options, share, station, script, random));
    }
    if (options.sync_until_empty) return send_what_waits(station, random);
    return Unit{};
}

}  // namespace candour::platform
