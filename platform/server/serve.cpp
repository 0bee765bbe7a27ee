// platform/server/serve.cpp: candour-server serve: until Ctrl+C or a SIGTERM.
#include <charconv>
#include <csignal>
#include <iostream>

#include "platform/net/forwarded.h"
#include "platform/server/commands.h"
#include "platform/server/database_wait.h"
#include "platform/server/server_app.h"

namespace candour::platform {

namespace {

constexpr const char* listen_default = "127.0.0.1:8443";
constexpr std::size_t practice_address_bytes_max = 300;
constexpr int release_seconds_max = 24 * 3600;

// The whole text as a number from 0 to `max`.
std::optional<int> number_in(std::string_view text, int max) {
    int number = -1;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc() || end != text.data() + text.size()) return std::nullopt;
    if (number < 0 || number > max) return std::nullopt;
    return number;
}

// "HOST:PORT" or "[IPV6]:PORT".
Status parse_listen(const std::string& text, ServeOptions& options) {
    const std::size_t colon = text.rfind(':');
    const auto port = colon == std::string::npos
                          ? std::nullopt
                          : number_in(std::string_view(text).substr(colon + 1), 65'535);
    std::string host = text.substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    if (!port || host.empty()) {
        return Error{ErrorKind::Invalid, "--listen " + text +
                                             ": an address and a port belong there, such as "
                                             "127.0.0.1:8443"};
    }
    options.host = host;
    options.port = static_cast<std::uint16_t>(*port);
    return Unit{};
}

// It stands in a link.
Status check_practice_address(const std::string& address) {
    constexpr std::string_view plain =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:[]/";
    constexpr std::string_view begin = "https://";
    const bool good = address.starts_with(begin) && address.size() > begin.size() &&
                      address.size() <= practice_address_bytes_max &&
                      address.find_first_not_of(plain) == std::string::npos;
    if (address.empty() || good) return Unit{};
    return Error{ErrorKind::Invalid, "--practice-address " + address +
                                         ": an address belongs there, such as "
                                         "https://office.example.org:8444"};
}

Result<ServeOptions> serve_options(const Arguments& arguments) {
    ServeOptions options;
    RETURN_IF_ERROR(parse_listen(arguments.option("listen", listen_default), options));
    const std::string every = arguments.option("release-every", "60");
    const auto seconds = number_in(every, release_seconds_max);
    if (!seconds || *seconds == 0) {
        return Error{ErrorKind::Invalid, "--release-every " + every +
                                             ": a number of seconds belongs there, 1 to 86400"};
    }
    options.release_every = std::chrono::seconds(*seconds);
    options.practice_address = arguments.option("practice-address", "");
    RETURN_IF_ERROR(check_practice_address(options.practice_address));
    options.proxy = arguments.option("behind-proxy", "");
    if (!options.proxy.empty() && counted_address(options.proxy).empty()) {
        return Error{ErrorKind::Invalid, "--behind-proxy " + options.proxy +
                                             ": a numeric address belongs there, such as 10.0.0.5"};
    }
    return options;
}

// Blocked before any thread starts, so that only wait() sees them.
sigset_t block_signals() {
    std::signal(SIGPIPE, SIG_IGN);
    sigset_t signals;
    sigemptyset(&signals);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        sigaddset(&signals, signal);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    return signals;
}

}  // namespace

Status run_serve(const Arguments& arguments) {
    ASSIGN_OR_RETURN(const ServeOptions options, serve_options(arguments));
    const sigset_t signals = block_signals();
    ASSIGN_OR_RETURN(const ServerPlace place, place_of(arguments));
    ASSIGN_OR_RETURN(const bool is_there, wait_for_database(place, signals));
    if (!is_there) {
        std::cout << "stopped" << std::endl;
        return Unit{};
    }
    ASSIGN_OR_RETURN(auto app, ServerApp::start(place, options));
    if (app->parts().organisation()->release.releases_at_once()) {
        std::cout << "This organisation releases at once: for demonstrations only. Whoever watches "
                     "the kiosk and the console can tell who wrote what."
                  << std::endl;
    }
    if (app->parts().is_practice()) {
        std::cout << "This is a practice office: nothing in it counts anywhere or reaches anybody."
                  << std::endl;
    }
    std::cout << "serving " << app->address() << " (Ctrl+C stops)" << std::endl;
    int signal = 0;
    sigwait(&signals, &signal);
    std::cout << "stopping: answering what is in flight" << std::endl;
    app.reset();
    std::cout << "stopped" << std::endl;
    return Unit{};
}

}  // namespace candour::platform
