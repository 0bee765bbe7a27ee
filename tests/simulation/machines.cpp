// tests/simulation/machines.cpp: starting and ending programs.
#include "tests/simulation/machines.h"

namespace candour::simulation {

namespace {

void plug_in(SimDisk& disk, const Surroundings& around) {
    around.vfs.attach(disk);
    disk.has_locks = around.parts.disk_locks();
    disk.tells_copies = around.parts.copies_are_other_files();
    disk.ignores = [&parts = around.parts](const std::string& file, const Change& change) {
        return parts.disk_ignores(file, change);
    };
}

}  // namespace

SimKiosk::SimKiosk(std::string name, Surroundings around, const Milliseconds& time,
                   std::uint32_t capacity)
    : disk(std::move(name)), clock(time), around_(around), home_(around.vfs), capacity_(capacity) {
    plug_in(disk, around_);
}

SimKiosk::~SimKiosk() {
    end_programs();
    around_.vfs.detach(disk);
}

Status SimKiosk::start(Network& network) {
    ASSIGN_OR_RETURN(std::unique_ptr<store::OutboxStore> store,
                     around_.parts.open_outbox(path(), around_.random, capacity_, home_));
    ASSIGN_OR_RETURN(std::optional<client::Enrolment> joined, client::load_enrolment(*store));
    if (!joined) {
        ASSIGN_OR_RETURN(joined, client::join_on_line(around_.setup.granted, *store));
    }
    enrolment_ = std::move(*joined);
    store_ = std::move(store);
    upload_ = around_.parts.make_uploader(*store_, network, around_.random, clock, enrolment_);
    return Unit{};
}

void SimKiosk::end_programs() {
    upload_ = nullptr;
    store_.reset();
}

SimServer::SimServer(std::string name, Surroundings around, const Milliseconds& time)
    : disk(std::move(name)), clock(time), around_(around), home_(around.vfs) {
    plug_in(disk, around_);
}

SimServer::~SimServer() {
    end_programs();
    around_.vfs.detach(disk);
}

Status SimServer::start() {
    const std::string& organisation = around_.setup.organisation.id;
    ASSIGN_OR_RETURN(
        std::unique_ptr<store::PoolStore> pool,
        around_.parts.open_pool(path_of(pool_file), organisation, around_.random, home_));
    ASSIGN_OR_RETURN(
        std::unique_ptr<store::OfficeStore> office,
        around_.parts.open_office(path_of(office_file), organisation, around_.random, home_));
    pool_ = std::move(pool);
    office_ = std::move(office);
    intake_ = around_.parts.make_intake(*pool_, around_.setup, clock);
    return Unit{};
}

void SimServer::end_programs() {
    intake_ = nullptr;
    office_.reset();
    pool_.reset();
}

Result<server::ReleaseReport> SimServer::release() {
    return around_.parts.release(*pool_, *office_, around_.setup, around_.random, clock.today());
}

}  // namespace candour::simulation
