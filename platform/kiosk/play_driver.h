// platform/kiosk/play_driver.h: a play drives the real screens, seal and store, on a virtual clock.
#pragma once

#include <string>
#include <vector>

#include "app/kiosk/play/driver.h"
#include "platform/kiosk/panel.h"
#include "platform/kiosk/session.h"

namespace candour::platform {

class PlayDriver : public kiosk::play::Driver {
public:
    // Both outlive this. Without a folder, screenshots are left out with a word on standard error.
    PlayDriver(Session& session, Panel& panel, std::string screenshots_folder);

    void inject(const kiosk::InputEvent& event) override;
    void choose(const kiosk::Intent& intent) override;
    void settle() override;
    void pass(Milliseconds time) override;
    const kiosk::Flow& flow() const override { return session_.flow(); }
    const std::vector<kiosk::Item>& items() const override { return panel_.view->items(); }
    std::size_t pages() const override { return panel_.view->pages(); }
    std::vector<std::string> heard() const override;
    void forget_heard() override;
    Status screenshot(const std::string& name) override;
    void list_items() override;

private:
    Session& session_;
    Panel& panel_;
    std::string screenshots_folder_;
    Milliseconds now_{0};
};

}  // namespace candour::platform
