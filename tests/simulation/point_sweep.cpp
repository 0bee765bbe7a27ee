// tests/simulation/point_sweep.cpp: rebuild, cut, start, judge.
#include "tests/simulation/point_sweep.h"

namespace candour::simulation {

namespace {

// What a start does to the disk, for cuts during it.
class StartLog : public OperationLog {
public:
    void operation(const SimDisk&, const Change& change) override { changes.push_back(change); }
    std::vector<Change> changes;
};

bool every(std::uint64_t n, std::uint64_t number) { return n != 0 && number % n == 0; }

}  // namespace

PointSweep::PointSweep(SweepOptions options, std::uint64_t seed, PowerCutVfs& vfs, Parts& parts,
                       const Setup& setup, Ledger& ledger, Counters& counters)
    : options_(options),
      seed_(seed),
      rng_(seed ^ 0x70726f6265),
      vfs_(vfs),
      parts_(parts),
      setup_(setup),
      ledger_(ledger),
      counters_(counters) {}

void PointSweep::begin(const std::vector<SimKiosk*>& kiosks, SimServer& server) {
    points_.clear();
    machines_.clear();
    for (SimKiosk* kiosk : kiosks) {
        machines_.push_back({&kiosk->disk, {kiosk->disk.machine, kiosk->disk.state()}, {}, {}});
        kiosk->disk.set_log(this);
    }
    machines_.push_back({&server.disk, {server.disk.machine, server.disk.state()}, {}, {}});
    server.disk.set_log(this);
}

void PointSweep::operation(const SimDisk& disk, const Change& change) {
    for (std::size_t i = 0; i < machines_.size(); ++i) {
        if (machines_[i].disk == &disk) points_.push_back({i, change, ledger_.mark()});
    }
}

Words PointSweep::check(const Milliseconds& time) {
    Words words;
    for (const Point& point : points_) {
        if (!words && point.change.kind != Change::Kind::SyncFailed) {
            words = check_point(point, time);
        }
        Machine& machine = machines_[point.machine];
        machine.image.disk.apply(point.change);
        machine.kiosk.reset();
        machine.server.reset();
    }
    points_.clear();
    return words;
}

Words PointSweep::check_point(const Point& point, const Milliseconds& time) {
    ++number_;
    counters_.add(Count::Points);
    vfs_.reseed(seed_ ^ number_);
    Scratch scratch(seed_ * 31 + number_, vfs_, parts_, setup_, time);
    std::vector<Image> images;
    const bool all = every(options_.cut_all_every, number_);
    for (std::size_t i = 0; i < machines_.size(); ++i) {
        const Machine& machine = machines_[i];
        if (i == point.machine) {
            images.push_back(
                {machine.image.machine, machine.image.disk.after_power_cut(rng_, &point.change)});
        } else {
            images.push_back(
                all ? Image{machine.image.machine, machine.image.disk.after_power_cut(rng_)}
                    : machine.image);
        }
    }
    StartLog start;
    scratch.log = &start;
    Words words = judge_images(images, all ? std::nullopt : std::optional(point.machine),
                               point.mark, scratch);
    scratch.log = nullptr;
    if (!words && every(options_.cut_again_every, number_) && !start.changes.empty() && !all) {
        DiskState cut = images[point.machine].disk;
        const std::size_t at = rng_.below(start.changes.size());
        for (std::size_t i = 0; i < at; ++i)
            cut.apply(start.changes[i]);
        images[point.machine].disk = cut.after_power_cut(rng_, &start.changes[at]);
        counters_.add(Count::CutsInRecovery);
        words = judge_images(images, point.machine, point.mark, scratch);
        if (words) *words += " (cut again during the start after it)";
    }
    if (!words && every(options_.settle_every, number_)) {
        counters_.add(Count::SettledPoints);
        const Image server = images.back();
        images.pop_back();
        words = scratch.settle(images, server, ledger_, point.mark);
        if (words) *words = "after the cut all was sent and released: " + *words;
    }
    if (words) {
        *words = "power cut of " + machines_[point.machine].image.machine + " at operation " +
                 std::to_string(number_) + ": " + *words;
    }
    return words;
}

Words PointSweep::look(std::size_t machine, const Image& image, const Mark& mark, Look look,
                       Scratch& scratch, Machine& into) {
    if (is_server(machine)) {
        Result<ServerView> view = scratch.server(image, ledger_, mark, look);
        if (!view.ok()) return image.machine + ": " + view.error().what;
        into.server = view.take();
    } else {
        Result<KioskView> view = scratch.kiosk(image, ledger_, look);
        if (!view.ok()) return image.machine + ": " + view.error().what;
        into.kiosk = view.take();
    }
    return std::nullopt;
}

// `changed`: the only image that is not as the world has it; without it all may differ.
Words PointSweep::judge_images(const std::vector<Image>& images, std::optional<std::size_t> changed,
                               const Mark& mark, Scratch& scratch) {
    counters_.add(Count::Checks);
    for (const Look how : {Look::Quick, Look::Close}) {
        std::vector<KioskView> kiosks;
        ServerView server;
        for (std::size_t i = 0; i < images.size(); ++i) {
            const bool as_in_world = changed && i != *changed && how == Look::Quick;
            OperationLog* const log = scratch.log;
            if (changed && i != *changed) scratch.log = nullptr;
            Machine seen{};
            Machine& into = as_in_world ? machines_[i] : seen;
            if (!into.kiosk && !into.server) {
                if (Words words = look(i, images[i], mark, how, scratch, into)) return words;
            }
            scratch.log = log;
            if (is_server(i)) {
                server = *into.server;
            } else {
                kiosks.push_back(*into.kiosk);
            }
        }
        const Verdict verdict = judge(kiosks, server, ledger_, mark);
        if (verdict.broken) return verdict.broken;
        if (verdict.missing.empty()) return std::nullopt;
        if (how == Look::Close) return lost_words(ledger_, verdict.missing);
        scratch.log = nullptr;
    }
    return std::nullopt;
}

}  // namespace candour::simulation
