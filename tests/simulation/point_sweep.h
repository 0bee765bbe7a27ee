// tests/simulation/point_sweep.h: the power is cut at every I/O operation of what just happened.
// The operations are recorded while the world runs; afterwards the disk is rebuilt as it was at
// each of them, cut, started and judged. Nothing is run twice.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tests/simulation/counters.h"
#include "tests/simulation/scratch.h"

namespace candour::simulation {

struct SweepOptions {
    // Each n-th point is followed to the end: everything arrives, once. 0: none.
    std::uint64_t settle_every = 16;
    // Each n-th point is followed by a second cut during the start after it. 0: none.
    std::uint64_t cut_again_every = 4;
    // Each n-th point cuts the power of every machine at once. 0: none.
    std::uint64_t cut_all_every = 8;
};

class PointSweep : public OperationLog {
public:
    PointSweep(SweepOptions options, std::uint64_t seed, PowerCutVfs& vfs, Parts& parts,
               const Setup& setup, Ledger& ledger, Counters& counters);

    // From now on, on these disks. What was recorded before is forgotten.
    void begin(const std::vector<SimKiosk*>& kiosks, SimServer& server);
    void operation(const SimDisk& disk, const Change& change) override;
    // Checks every point since begin(). What is broken, or empty.
    Words check(const Milliseconds& time);

private:
    struct Point {
        std::size_t machine;
        Change change;
        Mark mark;
    };
    struct Machine {
        const SimDisk* disk;
        Image image;  // As at the point that is looked at.
        std::optional<KioskView> kiosk;
        std::optional<ServerView> server;
    };

    bool is_server(std::size_t machine) const { return machine + 1 == machines_.size(); }
    Words check_point(const Point& point, const Milliseconds& time);
    Words judge_images(const std::vector<Image>& images, std::optional<std::size_t> changed,
                       const Mark& mark, Scratch& scratch);
    Words look(std::size_t machine, const Image& image, const Mark& mark, Look look,
               Scratch& scratch, Machine& into);

    const SweepOptions options_;
    const std::uint64_t seed_;
    Rng rng_;
    PowerCutVfs& vfs_;
    Parts& parts_;
    const Setup& setup_;
    Ledger& ledger_;
    Counters& counters_;
    std::vector<Machine> machines_;  // The server is the last.
    std::vector<Point> points_;
    std::uint64_t number_ = 0;
};

}  // namespace candour::simulation
