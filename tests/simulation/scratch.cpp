// tests/simulation/scratch.cpp: starting machines from images.
#include "tests/simulation/scratch.h"

namespace candour::simulation {

namespace {

// Ends a look at once: closing in good order (a last checkpoint) would only cost time.
void pull_the_plug(SimDisk& disk) { disk.stop(Trouble::Kind::Kill); }

class NoNetwork : public Network {
public:
    Result<NetworkResponse> send(const NetworkRequest&) override {
        return Error{ErrorKind::Unavailable, "no network"};
    }
};

void load(SimDisk& disk, const Image& image, OperationLog* log) {
    disk.state() = image.disk;
    disk.machine = image.machine;
    disk.set_log(log);
}

}  // namespace

Scratch::Scratch(std::uint64_t seed, PowerCutVfs& vfs, Parts& parts, const Setup& setup,
                 const Milliseconds& time)
    : sodium_(seed), random_(seed), around_{vfs, parts, setup, random_}, time_(time) {}

Result<KioskView> Scratch::kiosk(const Image& image, const Ledger& ledger, Look look) {
    SimKiosk kiosk("scratch", around_, time_, kiosk_slots_min);
    load(kiosk.disk, image, log);
    NoNetwork network;
    RETURN_IF_ERROR(kiosk.start(network));
    kiosk.disk.set_log(nullptr);
    Result<KioskView> view = view_of(kiosk, ledger, look);
    pull_the_plug(kiosk.disk);
    return view;
}

Result<ServerView> Scratch::server(const Image& image, Ledger& ledger, const Mark& mark,
                                   Look look) {
    SimServer server("scratch", around_, time_);
    load(server.disk, image, log);
    RETURN_IF_ERROR(server.start());
    server.disk.set_log(nullptr);
    Result<ServerView> view = view_of(server, ledger, around_.setup, mark, look);
    pull_the_plug(server.disk);
    return view;
}

Words Scratch::settle(const std::vector<Image>& kiosks, const Image& server, const Ledger& ledger,
                      const Mark& mark) {
    Ledger copy = ledger;
    copy.forget_after(mark);
    Milliseconds time = time_;
    Rng rng(1);
    Counters counters;
    Internet internet(rng, time, copy, around_.setup, counters);
    SimServer office("scratch-server", around_, time);
    load(office.disk, server, nullptr);
    if (const Status started = office.start(); !started.ok()) return started.error().what;
    internet.servers = {&office};
    std::vector<std::unique_ptr<SimKiosk>> devices;
    std::vector<std::unique_ptr<SimNetwork>> networks;
    Settlement all{{}, &office, &internet, &time, &copy, &around_.setup};
    for (const Image& image : kiosks) {
        devices.push_back(
            std::make_unique<SimKiosk>("scratch-" + image.machine, around_, time, kiosk_slots_min));
        load(devices.back()->disk, image, nullptr);
        networks.push_back(std::make_unique<SimNetwork>(internet, devices.back()->disk));
        const Status started = devices.back()->start(*networks.back());
        if (!started.ok()) return started.error().what;
        all.kiosks.push_back(devices.back().get());
    }
    Words words = simulation::settle(all);
    if (!words && internet.broken) words = internet.broken;
    for (const auto& device : devices)
        pull_the_plug(device->disk);
    pull_the_plug(office.disk);
    return words;
}

}  // namespace candour::simulation
