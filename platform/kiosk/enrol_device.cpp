#include "platform/kiosk/enrol_device.h"

#include <cstdio>
#include <thread>

#include "platform/kiosk/process.h"
#include "platform/net/curl_network.h"
#include "platform/system/clock.h"

namespace candour::platform {
namespace {

constexpr Milliseconds ask_every{3'000};
constexpr Milliseconds wait_at_most{10 * 60'000};

void show_what_to_compare(const client::Enroller& enroller) {
    const auto words = enroller.words();
    CHECK(words.has_value());
    std::string code;
    for (const char letter : enroller.code()) {
        code += letter;
        code += ' ';
    }
    std::printf(
        "\n"
        "To let this kiosk in, a member of staff opens the console, chooses Devices, and types\n"
        "this code:\n"
        "\n"
        "        %s\n"
        "\n"
        "The console then shows four words. They must be these, in this order:\n"
        "\n"
        "        %s   %s   %s   %s\n"
        "\n"
        "If they are others, do not let it in: somebody stands between the two. End this with\n"
        "Ctrl+C, and begin again on another network.\n"
        "\n"
        "Waiting, ten minutes at most.\n",
        code.c_str(), std::string((*words)[0]).c_str(), std::string((*words)[1]).c_str(),
        std::string((*words)[2]).c_str(), std::string((*words)[3]).c_str());
    std::fflush(stdout);
}

}  // namespace

Result<client::Enrolment> enrol_device(client::Enroller& enroller, const Clock& clock,
                                       const EnrolHooks& hooks) {
    // Until there are words to show, what fails is told at once: somebody stands here and waits.
    while (enroller.stage() < client::EnrolStage::Wait)
        RETURN_IF_ERROR(enroller.advance());
    hooks.show_words(enroller);
    const Milliseconds end = clock.since_boot() + wait_at_most;
    while (enroller.stage() != client::EnrolStage::Joined) {
        const client::EnrolStage before = enroller.stage();
        const Status done = enroller.advance();
        if (!done.ok() && done.error().kind != ErrorKind::Unavailable) return done.error();
        if (clock.since_boot() >= end) {
            return Error{ErrorKind::Unavailable,
                         "nobody has let this kiosk in within ten minutes; begin again" +
                             (done.ok() ? std::string() : " (" + done.error().what + ")")};
        }
        const bool waits = enroller.stage() == before && before == client::EnrolStage::Wait;
        if ((waits || !done.ok()) && !hooks.wait(ask_every)) {
            return Error{ErrorKind::Unavailable,
                         "joining was given up before staff had let this kiosk in; begin again"};
        }
    }
    return *enroller.enrolment();
}

Result<client::Enrolment> enrol_at_terminal(const std::string& url, store::OutboxStore& store,
                                            const Proxy& proxy, SecureRandom& random) {
    const StopSignal stop([] { std::_Exit(128 + 15); });
    CurlNetwork network(proxy);
    client::Enroller enroller(url, store, network, random);
    return enrol_device(enroller, SystemClock(),
                        {.show_words = show_what_to_compare, .wait = [](Milliseconds time) {
                             std::this_thread::sleep_for(time);
                             return true;
                         }});
}

}  // namespace candour::platform
