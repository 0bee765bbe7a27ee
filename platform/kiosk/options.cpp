#include "platform/kiosk/options.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <functional>
#include <map>
#include <utility>

#include "core/privacy/cell.h"
#include "platform/net/proxy.h"
#include "platform/storage/sqlite_outbox.h"
#include "sync/client/enrol.h"

namespace candour::platform {
namespace {

Error invalid(std::string what) { return Error{ErrorKind::Invalid, std::move(what)}; }

std::optional<int> positive_number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = error == std::errc{} && end == text.data() + text.size();
    if (!whole || value <= 0) return std::nullopt;
    return value;
}

// "1280x800".
std::optional<std::pair<int, int>> two_numbers(std::string_view text) {
    const std::size_t cross = text.find('x');
    if (cross == std::string_view::npos) return std::nullopt;
    const std::optional<int> first = positive_number(text.substr(0, cross));
    const std::optional<int> second = positive_number(text.substr(cross + 1));
    if (!first || !second) return std::nullopt;
    return std::pair{*first, *second};
}

Status set_window(KioskOptions& options, const std::string& value) {
    const auto size = two_numbers(value);
    constexpr int side_min = 240;
    constexpr int side_max = 8192;
    if (!size || std::min(size->first, size->second) < side_min ||
        std::max(size->first, size->second) > side_max) {
        return invalid("--window takes pixels from 240x240 to 8192x8192, as in --window 1280x800");
    }
    options.window.full_screen = false;
    options.window.width = size->first;
    options.window.height = size->second;
    return Unit{};
}

Status set_panel(KioskOptions& options, const std::string& value) {
    const auto size = two_numbers(value);
    constexpr int side_min_mm = 50;
    constexpr int side_max_mm = 5000;
    if (!size || std::min(size->first, size->second) < side_min_mm ||
        std::max(size->first, size->second) > side_max_mm) {
        return invalid("--panel-mm takes the lit area's millimetres, as in --panel-mm 217x136");
    }
    options.window.panel_width_mm = static_cast<float>(size->first);
    options.window.panel_height_mm = static_cast<float>(size->second);
    return Unit{};
}

Status set_viewing_distance(KioskOptions& options, const std::string& value) {
    constexpr int nearest_mm = 200;
    constexpr int farthest_mm = 3000;
    const std::optional<int> millimetres = positive_number(value);
    if (!millimetres || *millimetres < nearest_mm || *millimetres > farthest_mm) {
        return invalid(
            "--viewing-mm takes millimetres from the eye to the panel, 200 to 3000, as in "
            "--viewing-mm 600");
    }
    options.window.viewing_mm = static_cast<float>(*millimetres);
    return Unit{};
}

Status set_channel(KioskOptions& options, const std::string& value) {
    const std::optional<feedback::Channel> channel = feedback::channel_from(value);
    const bool stands =
        channel && *channel != feedback::Channel::Paper && feedback::is_place(*channel);
    if (!stands) return invalid("--channel takes reception, home_visit or event");
    options.channel = *channel;
    return Unit{};
}

Status set_sync_every(KioskOptions& options, const std::string& value) {
    const std::optional<int> number = positive_number(value);
    if (!number) return invalid("--sync-every-ms takes milliseconds, as in --sync-every-ms 60000");
    options.sync_every = Milliseconds{*number};
    return Unit{};
}

Status set_idle_seconds(KioskOptions& options, const std::string& value) {
    options.idle_seconds = positive_number(value);
    if (!options.idle_seconds) return invalid("--idle-seconds takes seconds, as in 30");
    return Unit{};
}

Status set_proxy(KioskOptions& options, const std::string& value) {
    if (value == "none") {
        options.proxy = "";
        return Unit{};
    }
    ASSIGN_OR_RETURN(options.proxy, check_proxy(value));
    return Unit{};
}

Status set_enrol(KioskOptions& options, const std::string& value) {
    const Result<std::string> address = client::enrolment_address(value);
    if (!address.ok()) return invalid("--enrol: " + address.error().what);
    options.enrol_url = address.value();
    return Unit{};
}

Status set_no_proxy(KioskOptions& options, const std::string& value) {
    const auto odd = [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\x7f'; };
    if (std::ranges::any_of(value, odd)) {
        return invalid("--no-proxy takes hosts with commas between, or none");
    }
    options.no_proxy = value == "none" ? "" : value;
    return Unit{};
}

Status set_outbox_cells(KioskOptions& options, const std::string& value) {
    constexpr int cells_min = 2 * static_cast<int>(privacy::cells_per_message_max);
    constexpr int cells_max = static_cast<int>(outbox_slots_max);
    const std::optional<int> number = positive_number(value);
    if (!number || *number < cells_min || *number > cells_max) {
        return invalid("--outbox-cells takes a number from " + std::to_string(cells_min) + " to " +
                       std::to_string(cells_max) + ", as in --outbox-cells 8192");
    }
    options.outbox_cells = static_cast<std::uint32_t>(*number);
    return Unit{};
}

Status set_printer(KioskOptions& options, const std::string& value) {
    const Result<print::PrintTarget> target = print::read_target(value);
    if (!target.ok()) return invalid("--print-receipts: " + target.error().what);
    options.printer = target.value();
    return Unit{};
}

Status set_receipt_paper(KioskOptions& options, const std::string& value) {
    if (value != "58" && value != "80") {
        return invalid("--receipt-paper takes the paper's width in millimetres, 58 or 80");
    }
    options.receipt_paper = value == "58" ? print::paper_58 : print::paper_80;
    return Unit{};
}

using Flag = bool KioskOptions::*;
using Word = std::string KioskOptions::*;
using Setter = Status (*)(KioskOptions&, const std::string&);

const std::map<std::string_view, Flag>& flags() {
    static const std::map<std::string_view, Flag> table = {
        {"--hand-over", &KioskOptions::hand_over},
        {"--headless", &KioskOptions::headless},
        {"--practise", &KioskOptions::practise},
        {"--list-items", &KioskOptions::list_items},
        {"--no-sync", &KioskOptions::no_sync},
        {"--sync-until-empty", &KioskOptions::sync_until_empty},
        {"--aloud", &KioskOptions::aloud},
        {"--first-frame", &KioskOptions::first_frame},
        {"--status", &KioskOptions::status},
        {"--help", &KioskOptions::help},
        {"-h", &KioskOptions::help},
        {"--version", &KioskOptions::version},
    };
    return table;
}

const std::map<std::string_view, Word>& words() {
    static const std::map<std::string_view, Word> table = {
        {"--data", &KioskOptions::data_folder},
        {"--join", &KioskOptions::join_file},
        {"--code", &KioskOptions::code},
        {"--play", &KioskOptions::play_file},
        {"--export", &KioskOptions::export_file},
        {"--import", &KioskOptions::import_file},
        {"--screenshots", &KioskOptions::screenshots_folder},
        {"--organisation", &KioskOptions::organisation_file},
        {"--pictures", &KioskOptions::pictures_folder},
        {"--preview", &KioskOptions::preview_question},
    };
    return table;
}

const std::map<std::string_view, Setter>& setters() {
    static const std::map<std::string_view, Setter> table = {
        {"--window", set_window},
        {"--panel-mm", set_panel},
        {"--viewing-mm", set_viewing_distance},
        {"--channel", set_channel},
        {"--sync-every-ms", set_sync_every},
        {"--idle-seconds", set_idle_seconds},
        {"--enrol", set_enrol},
        {"--proxy", set_proxy},
        {"--no-proxy", set_no_proxy},
        {"--outbox-cells", set_outbox_cells},
        {"--print-receipts", set_printer},
        {"--receipt-paper", set_receipt_paper},
    };
    return table;
}

Status check_printing(const KioskOptions& options) {
    if (options.printer && options.channel == feedback::Channel::HomeVisit) {
        return invalid("on home visits nobody is given a code: leave out --print-receipts");
    }
    const bool rolls = options.printer && options.printer->kind == print::PrintTarget::Kind::Device;
    if (options.receipt_paper && !rolls) {
        return invalid(
            "--receipt-paper is for a receipt printer: add --print-receipts escpos:/dev/usb/lp0");
    }
    return Unit{};
}

Status check_together(const KioskOptions& options) {
    if (options.join_file.empty() != options.code.empty()) {
        return invalid("--join and --code go together: --join invitation.candour --code ABCD-EFGH");
    }
    const bool practises = options.practise || !options.organisation_file.empty();
    if (practises && !options.join_file.empty()) {
        return invalid("--join is for real use, --practise and --organisation are not: choose one");
    }
    if (!options.enrol_url.empty() && !options.join_file.empty()) {
        return invalid("--enrol joins on line, --join by a file: choose one");
    }
    const bool carries = !options.export_file.empty() || !options.import_file.empty();
    if (practises && (carries || !options.enrol_url.empty())) {
        return invalid(
            "a kiosk that practises keeps nothing: leave out --enrol, --export and --import");
    }
    if (practises && options.sync_until_empty) {
        return invalid("a kiosk that practises sends nothing: leave out --sync-until-empty");
    }
    if (practises && (options.proxy || options.no_proxy)) {
        return invalid("a kiosk that practises sends nothing: leave out the proxy");
    }
    if (practises && (options.outbox_cells || options.status)) {
        return invalid("a kiosk that practises keeps nothing: leave out " +
                       std::string(options.status ? "--status" : "--outbox-cells"));
    }
    if (!options.pictures_folder.empty() && options.organisation_file.empty()) {
        return invalid(
            "--pictures is where a questionnaire's pictures lie while it is practised: add "
            "--organisation FILE");
    }
    if (options.hand_over && !options.preview_question.empty()) {
        return invalid("--preview shows one question, --hand-over a whole visit: choose one");
    }
    if (!options.screenshots_folder.empty() && options.play_file.empty()) {
        return invalid("--screenshots is where a play keeps its pictures: add --play FILE");
    }
    if (!options.preview_question.empty() &&
        (options.organisation_file.empty() || options.play_file.empty())) {
        return invalid(
            "--preview shows a question of a draft to a play: add --organisation FILE and "
            "--play FILE");
    }
    return Unit{};
}

}  // namespace

bool KioskOptions::shows_screens() const {
    if (!play_file.empty() || list_items || first_frame || idle_seconds) return true;
    // Whoever joins on the kiosk's own screen wants it to stand there then.
    const bool only_keeps = !join_file.empty() || (!enrol_url.empty() && headless) ||
                            !export_file.empty() || !import_file.empty() || sync_until_empty;
    return !only_keeps;
}

Result<KioskOptions> parse_options(std::span<const std::string> arguments) {
    KioskOptions options;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& name = arguments[i];
        if (const auto flag = flags().find(name); flag != flags().end()) {
            options.*flag->second = true;
            continue;
        }
        const auto word = words().find(name);
        const auto setter = setters().find(name);
        if (word == words().end() && setter == setters().end()) {
            return invalid("there is no option \"" + name + "\"; --help lists them");
        }
        if (i + 1 == arguments.size() || arguments[i + 1].empty()) {
            return invalid(name + " needs a value after it; --help shows an example");
        }
        const std::string& value = arguments[++i];
        if (word != words().end()) {
            options.*word->second = value;
        } else {
            RETURN_IF_ERROR(setter->second(options, value));
        }
    }
    options.window.headless = options.headless;
    if (options.hand_over) options.channel = feedback::Channel::HomeVisit;
    if (!options.organisation_file.empty()) options.practise = true;
    RETURN_IF_ERROR(check_together(options));
    RETURN_IF_ERROR(check_printing(options));
    if (options.receipt_paper) options.printer->size = *options.receipt_paper;
    return options;
}

std::string_view options_help() {
    return R"(candour-kiosk: people say what they think, anonymously, in their own language.

Usage: candour-kiosk [OPTION]...
Without options: full screen, for the organisation that this kiosk has joined. A kiosk that has
joined none practises: it shows an example, says so on every screen, and sends nothing.

Set up
  --join FILE --code CODE   join an organisation by its invitation, then end
                              candour-kiosk --join invitation.candour --code ABCD-EFGH
  --enrol URL               join on line: shows a code and four words, waits until a member of
                            staff has let the kiosk in, then stands there as one; with --headless
                            it prints them, and ends
                              candour-kiosk --enrol https://office.example:8443
  --data DIR                where this kiosk keeps what waits to be sent, sealed
                              (default: $XDG_DATA_HOME/candour)
  --outbox-cells N          room in a new store, 64 to 65536 sealed pieces of 1 KB; most messages
                            take one or two (default: 4096); a store that is there keeps its own
  --status                  say in plain words how the store is, also beside a running kiosk; end
  --channel NAME            where people meet it: reception (default), home_visit or event
  --hand-over               a tablet on home visits: a worker unlocks it with the organisation's
                            PIN, picks the survey and hands it over; only the PIN leads back. So
                            is every home_visit where the organisation has set a PIN
  --practise                show the example organisation, keep and send nothing
  --organisation FILE       practise with this organisation's file
  --pictures DIR            with --organisation: where the pictures lie that its questionnaires
                            name, as kiosks show them (WebP, at most 640 pixels)

Show
  --window WxH              in a window of so many pixels, as in --window 1280x800
  --panel-mm WxH            the lit area in millimetres, as in --panel-mm 217x136; print and
                            targets are measured in it (default: what the screen says of itself)
  --viewing-mm N            from the eye to the panel, for the largest print (default: 500)
  --headless                without any screen, for plays and tests
  --print-receipts WHERE    print a code for whoever wants it, off by default: escpos:DEVICE, a
                            receipt printer, or cups:QUEUE, by the program lp
                              candour-kiosk --print-receipts escpos:/dev/usb/lp0
  --receipt-paper MM        with escpos: the width of its paper, 58 (default) or 80

Send
  --sync-every-ms N         time between two sendings, about (default: 300000, five minutes)
  --no-sync                 send nothing now; it is kept for later
  --sync-until-empty        send until nothing waits, then end; ends with 1 when nothing moves any
                            more and something still waits
  --proxy URL               send through http://HOST:PORT (also https, socks5, socks5h; with
                            NAME:PASSWORD@ before the host) from now on; none: no longer
  --no-proxy HOSTS          but not to these, with commas between

Carry by USB stick, any number of times, in any order
  --export FILE             write what waits to be sent to a file, sealed, then end; it stays here
                            until the server's answer comes back
  --import FILE             take the server's answer: what it has stored, newer texts, replies

Play and measure
  --play FILE               play a visit from a text file; ends with 1 at a line that does not hold
                            (-: from standard input, where each line is forgotten when it is done)
                              candour-kiosk --headless --practise --play visit.flow
  --preview QUESTION        with --organisation and --play: begin at this question of its survey,
                            without the mark of a kiosk that practises, as the console's editor does
  --screenshots DIR         where a play keeps its pictures; made when missing
  --aloud                   a play is heard, too, where this machine can read aloud; where it
                            looks at what was heard, it first listens to the end
  --list-items              print what is on the screen as JSON (after a play, or of the welcome)
  --first-frame             print the milliseconds from start to first frame, then end
  --idle-seconds N          print the processor use while nothing happens for N seconds, then end

  --help, --version         this text; the version
)";
}

Result<std::string> default_data_folder() {
    const char* data_home = std::getenv("XDG_DATA_HOME");
    if (data_home && *data_home == '/') return std::string(data_home) + "/candour";
    const char* home = std::getenv("HOME");
    if (home && *home == '/') return std::string(home) + "/.local/share/candour";
    return Error{ErrorKind::NotFound,
                 "neither XDG_DATA_HOME nor HOME says where to keep data: add --data DIR"};
}

}  // namespace candour::platform
