// bench_sync_load: several devices at once send sealed submissions of 600 bytes to a server, with
// the product's own uploader. A submission counts when the server's signed word has come for it.
//
//   bench_sync_load INVITATION CODE DEVICES WINDOWS CELLS fresh|kept
//
// Each device sends CELLS submissions in each of its WINDOWS, all sealed before the clock starts.
// "fresh": a connection for each request, as the product does; "kept": one for each device.
#include <atomic>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <memory>
#include <thread>

#include "platform/net/curl_network.h"
#include "platform/system/random.h"
#include "sync/client/uploader.h"
#include "tests/bench/kept_network.h"
#include "tests/bench/submissions.h"
#include "tests/support/temp_folder.h"
#include "tests/sync/sync_world.h"

namespace {

using namespace candour;
using Clock = std::chrono::steady_clock;

struct Load {
    std::size_t devices = 0;
    std::size_t windows = 0;
    std::size_t cells = 0;  // In a window.
    bool kept = false;
};

// Passes on and counts.
class CountingNetwork : public Network {
public:
    CountingNetwork(Network& network, std::atomic<std::size_t>& requests)
        : network_(network), requests_(requests) {}
    Result<NetworkResponse> send(const NetworkRequest& request) override {
        ++requests_;
        return network_.send(request);
    }

private:
    Network& network_;
    std::atomic<std::size_t>& requests_;
};

// What one device does on its thread.
class Device {
public:
    Device(const client::Enrolment& enrolment, const Load& load, std::atomic<std::size_t>& requests)
        : enrolment_(enrolment),
          load_(load),
          outbox_(load.cells),
          network_(load.kept ? std::unique_ptr<Network>(std::make_unique<bench::KeptNetwork>())
                             : std::make_unique<platform::CurlNetwork>()),
          counting_(*network_, requests),
          uploader_(outbox_, counting_, random_) {}

    void seal_all() {
        for (std::size_t i = 0; i < load_.windows; ++i) {
            windows_.push_back(bench::sealed_submissions(load_.cells, enrolment_, random_));
        }
    }

    Status send_all() {
        for (const std::vector<privacy::Cell>& window : windows_) {
            RETURN_IF_ERROR(outbox_.add(window));
            ASSIGN_OR_RETURN(const client::UploadReport report, uploader_.run_window(enrolment_));
            if (report.cells_acknowledged != window.size()) {
                return Error{ErrorKind::Unavailable, "not every cell was acknowledged"};
            }
        }
        return Unit{};
    }

private:
    const client::Enrolment& enrolment_;
    const Load& load_;
    platform::SodiumRandom random_;
    test::MemoryOutbox outbox_;
    std::unique_ptr<Network> network_;
    CountingNetwork counting_;
    client::Uploader uploader_;
    std::vector<std::vector<privacy::Cell>> windows_;
};

// Runs `work(device)` for all of them at once; the first error, if any.
template <typename Work>
Status at_once(std::vector<std::unique_ptr<Device>>& devices, Work work) {
    std::vector<Status> results(devices.size(), Status(Unit{}));
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < devices.size(); ++i) {
        threads.emplace_back([&, i] { results[i] = work(*devices[i]); });
    }
    for (std::thread& thread : threads)
        thread.join();
    for (const Status& result : results)
        RETURN_IF_ERROR(result);
    return Unit{};
}

Status run(const char* invitation, const char* code, const Load& load) {
    test::MemoryOutbox settings(1);
    ASSIGN_OR_RETURN(const client::Enrolment enrolment,
                     client::join(test::read_whole(invitation), code, settings));
    std::atomic<std::size_t> requests = 0;
    std::vector<std::unique_ptr<Device>> devices;
    for (std::size_t i = 0; i < load.devices; ++i) {
        devices.push_back(std::make_unique<Device>(enrolment, load, requests));
    }
    RETURN_IF_ERROR(at_once(devices, [](Device& device) {
        device.seal_all();
        return Status(Unit{});
    }));
    const Clock::time_point begun = Clock::now();
    RETURN_IF_ERROR(at_once(devices, [](Device& device) { return device.send_all(); }));
    const std::chrono::duration<double> taken = Clock::now() - begun;
    std::printf("{\"submissions\": %zu, \"requests\": %zu, \"seconds\": %.6f}\n",
                load.devices * load.windows * load.cells, requests.load(), taken.count());
    return Unit{};
}

bool read_number(const char* word, std::size_t& number) {
    const char* end = word + std::strlen(word);
    const auto [stop, error] = std::from_chars(word, end, number);
    return error == std::errc{} && stop == end && number > 0;
}

}  // namespace

int main(int count, char** words) {
    Load load;
    const bool understood = count == 7 && read_number(words[3], load.devices) &&
                            read_number(words[4], load.windows) &&
                            read_number(words[5], load.cells);
    if (!understood) {
        std::fprintf(stderr,
                     "Usage: bench_sync_load INVITATION CODE DEVICES WINDOWS CELLS fresh|kept\n");
        return 2;
    }
    load.kept = std::strcmp(words[6], "kept") == 0;
    const Status sent = run(words[1], words[2], load);
    if (!sent.ok()) std::fprintf(stderr, "bench_sync_load: %s\n", sent.error().what.c_str());
    return sent.ok() ? 0 : 1;
}
