// tests/simulation/sim_network.h: the way between kiosks and server: it loses, repeats, delays,
// cuts short, changes and lies.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/world.h"
#include "sync/protocol/http_message.h"
#include "tests/simulation/counters.h"
#include "tests/simulation/ledger.h"
#include "tests/simulation/machines.h"
#include "tests/simulation/rng.h"

namespace candour::simulation {

// Chances in a hundred, each request.
struct Weather {
    unsigned lost = 0;         // The request never arrives.
    unsigned answer_lost = 0;  // It does, its answer does not.
    unsigned late = 0;         // It arrives after other requests; its sender hears nothing.
    unsigned repeated = 0;     // It arrives twice.
    unsigned request_cut = 0;  // Its end is missing.
    unsigned answer_cut = 0;
    unsigned flipped = 0;   // One bit of it or of its answer is changed.
    unsigned lies = 0;      // Somebody else answers: a portal, a proxy, a stranger's server.
    unsigned replayed = 0;  // An answer of the real server to something else.
    unsigned slow = 0;      // 2G: it takes long, at times longer than the client waits.
    bool operator==(const Weather&) const = default;
};

class Internet {
public:
    Internet(Rng& rng, Milliseconds& time, Ledger& ledger, const Setup& setup, Counters& counters)
        : rng_(rng), time_(time), ledger_(ledger), setup_(setup), counters_(counters) {}

    // Requests go to one of them at random; one is the usual case, two a change of servers.
    std::vector<SimServer*> servers;
    Weather weather;
    std::optional<std::string> broken;  // The first broken invariant that the way itself saw.

    bool is_calm() const { return weather == Weather{} && late_.empty(); }
    std::uint64_t genuine_answers = 0;  // Signed ones that left a server.
    // Of each server epoch: the newest backup that was copied.
    std::map<std::string, std::uint64_t> newest_backup;

    Result<NetworkResponse> carry(const NetworkRequest& request, bool partitioned);
    // Requests that were under way for long arrive now.
    void deliver_late();

private:
    std::optional<NetworkResponse> serve(const protocol::HttpRequest& request);
    NetworkResponse lie(const NetworkRequest& request);
    void note_request(const Bytes& body);
    void note_answer(const protocol::HttpRequest& request, const protocol::HttpResponse& response);
    void note_broken(const std::optional<std::string>& words);
    bool chance(unsigned in_hundred);

    Rng& rng_;
    Milliseconds& time_;
    Ledger& ledger_;
    const Setup& setup_;
    Counters& counters_;
    std::deque<protocol::HttpRequest> late_;
    std::vector<Bytes> old_answers_;
};

// One kiosk's socket. A kiosk without power sends nothing.
class SimNetwork : public Network {
public:
    SimNetwork(Internet& internet, const SimDisk& disk) : internet_(internet), disk_(disk) {}
    Result<NetworkResponse> send(const NetworkRequest& request) override;
    bool partitioned = false;

private:
    Internet& internet_;
    const SimDisk& disk_;
};

}  // namespace candour::simulation
