// tests/simulation/scratch.h: machines started from an image of a disk, to look at what a reboot
// finds there; nothing that they do touches the world.
#pragma once

#include <functional>
#include <memory>

#include "tests/simulation/invariants.h"
#include "tests/simulation/seeded_sodium.h"
#include "tests/simulation/settle.h"

namespace candour::simulation {

// The image of one machine.
struct Image {
    std::string machine;
    DiskState disk;
};

// Looks at images. Draws chance of its own, so that looking changes no world.
class Scratch {
public:
    Scratch(std::uint64_t seed, PowerCutVfs& vfs, Parts& parts, const Setup& setup,
            const Milliseconds& time);

    // As view_of() after a start on the image. Errors also: it does not start.
    Result<KioskView> kiosk(const Image& image, const Ledger& ledger, Look look);
    Result<ServerView> server(const Image& image, Ledger& ledger, const Mark& mark, Look look);
    // The whole rest of the story from these images on: settle(), on a copy of the ledger.
    Words settle(const std::vector<Image>& kiosks, const Image& server, const Ledger& ledger,
                 const Mark& mark);
    // A start is recorded for cuts during it.
    OperationLog* log = nullptr;

private:
    SodiumSeed sodium_;
    SeededRandom random_;
    Surroundings around_;
    Milliseconds time_;
};

}  // namespace candour::simulation
