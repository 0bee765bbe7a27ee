#include "platform/kiosk/enrol_in_window.h"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "platform/kiosk/enrol_device.h"
#include "platform/kiosk/panel.h"
#include "platform/kiosk/practice_store.h"
#include "platform/kiosk/process.h"
#include "platform/kiosk/session.h"
#include "platform/kiosk/window_loop.h"
#include "platform/net/curl_network.h"
#include "platform/system/clock.h"

namespace candour::platform {
namespace {

using kiosk::JoinScreen;

// The thread that asks the server; what it learns is taken by the thread that draws.
class Asking {
public:
    Asking(std::string url, store::OutboxStore& store, const Proxy& proxy, SecureRandom& random,
           std::function<void()> on_news)
        : network_(proxy),
          enroller_(std::move(url), store, network_, random),
          on_news_(std::move(on_news)),
          thread_([this] { run(); }) {}
    ~Asking() {
        {
            const std::lock_guard lock(mutex_);
            ends_ = true;
        }
        woken_.notify_all();
        network_.stop();
        thread_.join();
    }
    Asking(const Asking&) = delete;
    Asking& operator=(const Asking&) = delete;

    std::optional<JoinScreen> take_news() {
        const std::lock_guard lock(mutex_);
        return std::exchange(news_, std::nullopt);
    }
    // Empty until the asking is over.
    std::optional<Result<client::Enrolment>> outcome() {
        const std::lock_guard lock(mutex_);
        return outcome_;
    }

private:
    void run() {
        Result<client::Enrolment> done = enrol_device(
            enroller_, SystemClock(),
            {.show_words = [this](const client::Enroller& enroller) { show_words(enroller); },
             .wait = [this](Milliseconds time) { return wait(time); }});
        JoinScreen screen;
        screen.state = done.ok() ? kiosk::Joining::Joined : kiosk::Joining::Stopped;
        if (done.ok()) screen.organisation = done.value().organisation.name.in("en").text;
        tell(std::move(screen), std::move(done));
    }

    void show_words(const client::Enroller& enroller) {
        JoinScreen screen;
        screen.state = kiosk::Joining::ShowsCode;
        screen.code = enroller.code();
        const auto words = enroller.words();
        CHECK(words.has_value());
        for (const std::string_view word : *words)
            screen.words.emplace_back(word);
        tell(std::move(screen), std::nullopt);
    }

    void tell(JoinScreen screen, std::optional<Result<client::Enrolment>> outcome) {
        {
            const std::lock_guard lock(mutex_);
            news_ = std::move(screen);
            outcome_ = std::move(outcome);
        }
        on_news_();
    }

    bool wait(Milliseconds time) {
        std::unique_lock lock(mutex_);
        return !woken_.wait_for(lock, time, [this] { return ends_; });
    }

    CurlNetwork network_;
    client::Enroller enroller_;
    const std::function<void()> on_news_;
    std::mutex mutex_;
    std::condition_variable woken_;
    bool ends_ = false;
    std::optional<JoinScreen> news_;
    std::optional<Result<client::Enrolment>> outcome_;
    std::thread thread_;
};

}  // namespace

Result<client::Enrolment> enrol_in_window(WindowToJoin setting, store::OutboxStore& store,
                                          const Proxy& proxy, SecureRandom& random) {
    ASSIGN_OR_RETURN(Panel panel, open_panel(setting.window, setting.share_folder));
    const auto usable = withdraw_languages(setting.example, panel);
    if (!usable.ok()) return usable.error();
    // Its name would pass for the organisation that is being joined.
    setting.example.name = LocalText{{{"en", "Candour"}}};
    PracticeStore nothing_is_kept;
    WindowLoop* running = nullptr;
    Session session({.organisation = setting.example,
                     .channel = feedback::Channel::Reception,
                     .practising = false,
                     .key = {},
                     .store = nothing_is_kept,
                     .random = random,
                     .on_thanked = {},
                     .joining = true,
                     .on_left_joining = [&running](bool) { running->stop(); }},
                    *panel.view);
    const SystemClock clock;
    WindowLoop loop(session, *panel.events, clock, /*closable=*/true);
    running = &loop;
    const StopSignal stop([&loop] { loop.stop(); });
    Asking asking(std::move(setting.url), store, proxy, random, [&panel] { panel.events->wake(); });
    loop.set_each_round([&] {
        if (std::optional<JoinScreen> news = asking.take_news()) {
            session.choose(kiosk::JoiningIs{std::move(*news)}, clock.since_boot());
        }
    });
    loop.run();
    if (std::optional<Result<client::Enrolment>> outcome = asking.outcome()) return *outcome;
    return Error{ErrorKind::Unavailable,
                 "the window was closed before staff had let this kiosk in; begin again"};
}

}  // namespace candour::platform
