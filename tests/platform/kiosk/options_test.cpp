// The command line: what is understood, and one plain sentence for what is not.
#include "platform/kiosk/options.h"

#include <vector>

#include "tests/support/catch.h"

namespace candour::platform {
namespace {

Result<KioskOptions> parse(const std::vector<std::string>& arguments) {
    return parse_options(arguments);
}

TEST_CASE("without options a kiosk is full screen, at reception, and sends", "[kiosk]") {
    const auto options = parse({});
    REQUIRE(options.ok());
    REQUIRE(options.value().window.full_screen);
    REQUIRE_FALSE(options.value().window.headless);
    REQUIRE(options.value().channel == feedback::Channel::Reception);
    REQUIRE_FALSE(options.value().no_sync);
    REQUIRE_FALSE(options.value().practise);
}

TEST_CASE("options of a play are read with their values", "[kiosk]") {
    const auto options =
        parse({"--headless", "--play", "a.flow", "--screenshots", "out", "--window", "1080x1920",
               "--panel-mm", "183x325", "--viewing-mm", "600", "--channel", "home_visit",
               "--sync-every-ms", "150", "--idle-seconds", "30"});
    REQUIRE(options.ok());
    const KioskOptions& read = options.value();
    REQUIRE(read.window.headless);
    REQUIRE_FALSE(read.window.full_screen);
    REQUIRE(read.play_file == "a.flow");
    REQUIRE(read.screenshots_folder == "out");
    REQUIRE(read.window.width == 1080);
    REQUIRE(read.window.height == 1920);
    REQUIRE(read.window.panel_width_mm == 183.0F);
    REQUIRE(read.window.viewing_mm == 600.0F);
    REQUIRE(read.channel == feedback::Channel::HomeVisit);
    REQUIRE(read.sync_every == Milliseconds{150});
    REQUIRE(read.idle_seconds == 30);
}

TEST_CASE("a tablet that is handed over is for home visits, and costs the same", "[kiosk]") {
    const auto options = parse({"--hand-over", "--channel", "reception"});
    REQUIRE(options.ok());
    REQUIRE(options.value().hand_over);
    REQUIRE(options.value().channel == feedback::Channel::HomeVisit);
    REQUIRE(options.value().equal_hand_overs);
    REQUIRE_FALSE(parse({"--hand-over", "--preview", "better", "--organisation", "mine.json",
                         "--play", "a.flow"})
                      .ok());
}

TEST_CASE("an organisation's file means practising", "[kiosk]") {
    const auto options = parse({"--organisation", "mine.json"});
    REQUIRE(options.ok());
    REQUIRE(options.value().practise);
}

TEST_CASE("parse_options names the option that is wrong", "[kiosk]") {
    struct Slip {
        std::vector<std::string> arguments;
        std::string says;
    };
    const std::vector<Slip> slips = {
        {{"--fullscreen"}, "there is no option \"--fullscreen\""},
        {{"play.flow"}, "there is no option \"play.flow\""},
        {{"--play"}, "--play needs a value"},
        {{"--data", ""}, "--data needs a value"},
        {{"--window", "1280"}, "--window takes pixels"},
        {{"--outbox-cells", "63"}, "--outbox-cells takes a number from 64 to 65536"},
        {{"--outbox-cells", "65537"}, "--outbox-cells takes a number"},
        {{"--outbox-cells", "many"}, "--outbox-cells takes a number"},
        {{"--practise", "--outbox-cells", "128"}, "leave out --outbox-cells"},
        {{"--practise", "--status"}, "leave out --status"},
        {{"--window", "1280x"}, "--window takes pixels"},
        {{"--window", "100x100"}, "--window takes pixels"},
        {{"--window", "99999x800"}, "--window takes pixels"},
        {{"--panel-mm", "0x0"}, "--panel-mm takes"},
        {{"--viewing-mm", "5"}, "--viewing-mm takes"},
        {{"--viewing-mm", "6oo"}, "--viewing-mm takes"},
        {{"--channel", "web"}, "--channel takes reception"},
        {{"--channel", "paper"}, "--channel takes reception"},     // Nobody prints on a kiosk.
        {{"--channel", "equality"}, "--channel takes reception"},  // Whatever else is asked there.
        {{"--sync-every-ms", "soon"}, "--sync-every-ms takes milliseconds"},
        {{"--idle-seconds", "-1"}, "--idle-seconds takes seconds"},
        {{"--join", "a.candour"}, "--join and --code go together"},
        {{"--code", "ABCD-EFGH"}, "--join and --code go together"},
        {{"--practise", "--join", "a", "--code", "b"}, "choose one"},
        {{"--practise", "--sync-until-empty"}, "sends nothing"},
        {{"--practise", "--proxy", "http://proxy:3128"}, "sends nothing"},
        {{"--proxy", "proxy"}, "--proxy takes http://HOST:PORT"},
        {{"--no-proxy", "a b"}, "--no-proxy takes hosts"},
        {{"--screenshots", "out"}, "add --play FILE"},
        {{"--pictures", "media"}, "add --organisation FILE"},
        {{"--preview", "felt"}, "add --organisation FILE"},
        {{"--preview", "felt", "--practise", "--play", "a.flow"}, "add --organisation FILE"},
        {{"--preview", "felt", "--organisation", "a.json"}, "--play FILE"},
        {{"--print-receipts", "lp0"}, "--print-receipts: it takes escpos:"},
        {{"--print-receipts"}, "--print-receipts needs a value"},
        {{"--print-receipts", "cups:a b"}, "--print-receipts: it takes escpos:"},
        {{"--print-receipts", "cups:DESK", "--hand-over"}, "nobody is given a code"},
        {{"--channel", "home_visit", "--print-receipts", "cups:DESK"}, "nobody is given a code"},
        {{"--receipt-paper", "80"}, "add --print-receipts escpos:"},
        {{"--receipt-paper", "80", "--print-receipts", "cups:DESK"}, "add --print-receipts"},
        {{"--receipt-paper", "57", "--print-receipts", "escpos:/dev/lp0"}, "58 or 80"},
    };
    for (const Slip& slip : slips) {
        const auto options = parse(slip.arguments);
        INFO(slip.says);
        REQUIRE_FALSE(options.ok());
        INFO(options.error().what);
        REQUIRE(options.error().what.find(slip.says) != std::string::npos);
    }
}

TEST_CASE("no code is printed unless a printer is named; paper is narrow unless it is said",
          "[kiosk]") {
    REQUIRE_FALSE(parse({}).value().printer.has_value());
    const auto printer = [](const std::vector<std::string>& more) {
        std::vector<std::string> arguments = {"--print-receipts", "escpos:/dev/usb/lp0"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return parse(arguments).value().printer.value();
    };
    REQUIRE(printer({}).name == "/dev/usb/lp0");
    REQUIRE(printer({}).size == print::paper_58);
    REQUIRE(printer({"--receipt-paper", "58"}).size == print::paper_58);
    REQUIRE(printer({"--receipt-paper", "80"}).size == print::paper_80);
    REQUIRE(parse({"--print-receipts", "cups:DESK"}).value().printer->kind ==
            print::PrintTarget::Kind::Queue);
}

TEST_CASE("a proxy is taken, taken away, or left as it was", "[kiosk]") {
    REQUIRE_FALSE(parse({}).value().proxy.has_value());
    REQUIRE(parse({"--proxy", "http://a:b@proxy:3128"}).value().proxy == "http://a:b@proxy:3128");
    REQUIRE(parse({"--proxy", "none"}).value().proxy == "");
    REQUIRE(parse({"--no-proxy", "10.0.0.1,office"}).value().no_proxy == "10.0.0.1,office");
    REQUIRE(parse({"--no-proxy", "none"}).value().no_proxy == "");
}

TEST_CASE("the help tells every option that is understood", "[kiosk]") {
    for (const std::string option :
         {"--join",       "--code",           "--data",         "--channel",
          "--practise",   "--organisation",   "--window",       "--panel-mm",
          "--headless",   "--sync-every-ms",  "--no-sync",      "--sync-until-empty",
          "--proxy",      "--no-proxy",       "--play",         "--screenshots",
          "--list-items", "--first-frame",    "--idle-seconds", "--help",
          "--version",    "--preview",        "--pictures",     "--viewing-mm",
          "--hand-over",  "--print-receipts", "--receipt-paper"}) {
        INFO(option);
        REQUIRE(options_help().find(option) != std::string_view::npos);
        const auto alone = parse({option});
        REQUIRE((alone.ok() || alone.error().what.find("no option") == std::string::npos));
    }
}

}  // namespace
}  // namespace candour::platform
