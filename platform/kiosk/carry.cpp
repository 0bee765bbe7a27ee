#include "platform/kiosk/carry.h"

#include <cstdio>

#include "platform/system/build_day.h"
#include "sync/client/device_clock.h"
#include "sync/client/stick.h"
#include "sync/protocol/limits.h"

namespace candour::platform {
namespace {

Error not_joined() {
    return Error{ErrorKind::NotFound,
                 "this kiosk has not joined, so it has nothing to carry (see --enrol and --join)"};
}

Error in_file(const std::string& file, const Error& error) {
    return Error{error.kind, file + ": " + error.what};
}

std::string pieces(std::size_t count) {
    return count == 1 ? "1 sealed piece" : std::to_string(count) + " sealed pieces";
}

}  // namespace

Status export_cells(const std::string& file, const Station& station, Disk& disk,
                    SecureRandom& random) {
    if (station.practises()) return not_joined();
    ASSIGN_OR_RETURN(const client::CellsToCarry carried,
                     client::cells_to_carry(*station.enrolment, *station.store, random));
    RETURN_IF_ERROR(disk.write(file, carried.file, /*secret=*/false));
    std::printf(
        "%s: %s written. They stay here too, until the server's answer is brought back\n"
        "(candour-server import, then candour-kiosk --import).\n",
        file.c_str(), pieces(carried.cells).c_str());
    if (carried.left > 0) {
        std::printf("%s had no room in it: carry them next time.\n", pieces(carried.left).c_str());
    }
    return Unit{};
}

Status import_answer(const std::string& file, Station& station, Disk& disk, const Clock& clock,
                     SecureRandom& random) {
    if (station.practises()) return not_joined();
    ASSIGN_OR_RETURN(const Bytes bytes, disk.read(file, protocol::answer_file_bytes_max));
    const Result<client::AnswerTaken> taken =
        client::take_answer(bytes, *station.enrolment, *station.store, station.board.get(), random);
    if (!taken.ok()) return in_file(file, taken.error());
    if (taken.value().signed_time_s > 0) {
        client::DeviceClock device_clock(clock, build_day(), *station.store);
        RETURN_IF_ERROR(device_clock.learn(taken.value().signed_time_s));
    }
    ASSIGN_OR_RETURN(const store::OutboxUse use, station.store->use());
    std::printf("%s: the server has confirmed %s; %s still here to be sent.\n", file.c_str(),
                pieces(taken.value().confirmed).c_str(), pieces(use.pending).c_str());
    if (taken.value().bundle_version) {
        std::printf("Newer texts of the organisation were taken (version %llu).\n",
                    static_cast<unsigned long long>(*taken.value().bundle_version));
    }
    if (taken.value().replies > 0) {
        std::printf("New replies: %zu.\n", taken.value().replies);
    }
    for (const std::string& note : taken.value().notes)
        std::fprintf(stderr, "candour-kiosk: %s: %s\n", file.c_str(), note.c_str());
    return Unit{};
}

}  // namespace candour::platform
