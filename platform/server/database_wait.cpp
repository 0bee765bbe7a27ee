// platform/server/database_wait.cpp: see database_wait.h.
#include "platform/server/database_wait.h"

#include <ctime>
#include <iostream>

#include "platform/server/open_databases.h"
#include "platform/storage/postgres.h"

namespace candour::platform {

namespace {

constexpr Milliseconds wait_at_most{60'000};
constexpr timespec between_tries{.tv_sec = 1, .tv_nsec = 0};

bool signal_comes_first(const sigset_t& signals) {
    return ::sigtimedwait(&signals, nullptr, &between_tries) > 0;
}

Result<bool> wait_for_postgres(const std::string& address, const sigset_t& signals) {
    const SystemClock clock;
    const Milliseconds end = clock.since_boot() + wait_at_most;
    for (bool told = false;; told = true) {
        const auto opened = Postgres::open(address);
        if (opened.ok()) return true;
        const Error& error = opened.error();
        if (error.kind != ErrorKind::Unavailable) return error;
        if (clock.since_boot() >= end) {
            return Error{error.kind, error.what + "; it was tried for a minute"};
        }
        if (!told) {
            std::cerr << "candour-server: " << error.what << "; trying again, for a minute at most"
                      << std::endl;
        }
        if (signal_comes_first(signals)) return false;
    }
}

}  // namespace

Result<bool> wait_for_database(const ServerPlace& place, const sigset_t& signals) {
    FileDisk disk;
    RETURN_IF_ERROR(check_is_server(place.folder, disk));
    std::string address = place.database;
    if (address.empty()) {
        ASSIGN_OR_RETURN(address, database_of(place.folder, disk));
    }
    RETURN_IF_ERROR(check_role(place.folder, disk, place.role, address));
    if (address.empty()) return true;
    return wait_for_postgres(address, signals);
}

}  // namespace candour::platform
