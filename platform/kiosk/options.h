// platform/kiosk/options.h: what candour-kiosk was asked to do on its command line.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/base/world.h"
#include "core/feedback/contact_kind.h"
#include "platform/device/window.h"
#include "platform/print/target.h"

namespace candour::platform {

struct KioskOptions {
    std::string data_folder;  // Empty: the user's own, default_data_folder().
    std::string join_file;
    std::string code;
    std::string enrol_url;  // As enrolment_address() gives it.
    std::string export_file;
    std::string import_file;
    std::string play_file;
    std::string screenshots_folder;
    std::string organisation_file;
    std::string pictures_folder;   // Of its questionnaires' pictures, as bundles carry them.
    std::string preview_question;  // Begins at this question of a survey of that organisation.
    feedback::Channel channel = feedback::Channel::Reception;
    bool hand_over = false;  // A tablet for home visits: channel is HomeVisit, and there is a PIN.
    // No option says it: a program of the tests alone.
    bool equal_hand_overs = true;
    bool headless = false;  // As window.headless.
    bool practise = false;
    bool list_items = false;
    bool no_sync = false;
    bool sync_until_empty = false;
    bool aloud = false;  // A play is heard, too.
    bool first_frame = false;
    bool status = false;
    bool help = false;
    bool version = false;
    std::optional<Milliseconds> sync_every;
    // As check_proxy() takes it; "": none any more. Empty: as it was before.
    std::optional<std::string> proxy;
    std::optional<std::string> no_proxy;
    std::optional<int> idle_seconds;
    std::optional<std::uint32_t> outbox_cells;  // Of a new store.
    std::optional<print::PrintTarget> printer;  // Of codes.
    std::optional<print::SlipSize> receipt_paper;
    WindowOptions window;

    // Whether anything is drawn, and then the organisation's texts are put to use.
    bool shows_screens() const;
};

// `arguments` without the program's name. Errors: Invalid, one sentence that names the option.
Result<KioskOptions> parse_options(std::span<const std::string> arguments);

// All options with an example each.
std::string_view options_help();

// $XDG_DATA_HOME/candour, or ~/.local/share/candour. Errors: NotFound when neither is known.
Result<std::string> default_data_folder();

}  // namespace candour::platform
