// tests/platform/kiosk/session_driver.h: a real Session with real screens, on a panel in memory,
// for plays. A test names what is special about its kiosk.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <imgui.h>

#include "app/kiosk/play/runner.h"
#include "platform/kiosk/pass_time.h"
#include "platform/kiosk/session.h"
#include "platform/system/random.h"
#include "platform/text/catalogue.h"
#include "tests/platform/text/engine_fixture.h"
#include "tests/support/catch.h"

namespace candour::tests {

// ImGui wants its own letters painted before a frame; here nobody looks at them.
class PaintedSurface : public MemorySurface {
public:
    void context_created() override { ImGui::GetIO().Fonts->Build(); }
};

// A suggestion, as far as the last look at it.
inline constexpr const char* until_check = R"(
tap welcome.start
tap purpose.suggestion
tap purpose.next
tap about.next
tap service.advice
tap service.next
type "Longer hours"
tap write.next
)";

class SessionDriver : public kiosk::play::Driver {
public:
    void play(const std::string& script) {
        const auto lines = kiosk::play::parse_script(script, "here");
        REQUIRE(lines.ok());
        const Status done = kiosk::play::run(lines.value(), "here", *this);
        INFO((done.ok() ? std::string{} : done.error().what));
        REQUIRE(done.ok());
    }

    void inject(const kiosk::InputEvent& event) override { session_->handle(event, now_); }
    void choose(const kiosk::Intent& intent) override { session_->choose(intent, now_); }
    void settle() override {
        while (session_->frame_wanted() || (waits && session_->is_working(now_))) {
            if (session_->frame_wanted()) {
                session_->draw(now_);
                continue;
            }
            session_->wait_for_work();
            session_->tick(now_);
        }
    }
    void pass(Milliseconds time) override {
        platform::pass_time(*session_, now_, now_ + time, [this] { settle(); });
    }
    const kiosk::Flow& flow() const override { return session_->flow(); }
    const std::vector<kiosk::Item>& items() const override { return view_.items(); }
    std::size_t pages() const override { return view_.pages(); }
    std::vector<std::string> heard() const override { return {}; }
    void forget_heard() override {}
    Status screenshot(const std::string&) override { return Unit{}; }
    void list_items() override {}

    bool waits = false;  // Also for what is worked out on another thread.

protected:
    SessionDriver()
        : text_(
              platform::PangoText::create(surface_, share_path("fonts"), font_cache_path()).take()),
          catalogue_(share_path("locale")),
          view_(surface_, *text_, catalogue_) {}

    // What `setting` names outlives this. Before anything is played.
    void begin(const platform::Session::Setting& setting) { session_.emplace(setting, view_); }

    PaintedSurface surface_;
    std::unique_ptr<platform::PangoText> text_;
    platform::Catalogue catalogue_;
    kiosk::View view_;
    platform::SodiumRandom random_;
    Milliseconds now_{0};
    std::optional<platform::Session> session_;
};

}  // namespace candour::tests
