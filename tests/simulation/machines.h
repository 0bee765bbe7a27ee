// tests/simulation/machines.h: a kiosk and a server as machines with a disk, a clock and the
// product's components running on them.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "tests/simulation/parts.h"
#include "tests/simulation/sim_disk.h"

namespace candour::simulation {

// What every machine of a world shares.
struct Surroundings {
    PowerCutVfs& vfs;
    Parts& parts;
    const Setup& setup;
    SeededRandom& random;
};

// Wall time is the world's, or off by a jump, or stands still. Monotonic time is the world's.
class SimClock : public Clock {
public:
    explicit SimClock(const Milliseconds& world_time) : time_(&world_time) {}
    Instant wall_now() const override {
        return frozen_at_ ? *frozen_at_ : Instant{first_day} + *time_ + jump_;
    }
    Milliseconds since_boot() const override { return *time_; }

    void jump_to(Instant wall) {
        frozen_at_.reset();
        jump_ = wall - Instant{first_day} - *time_;
    }
    void freeze() { frozen_at_ = wall_now(); }
    void set_right() {
        frozen_at_.reset();
        jump_ = Milliseconds{0};
    }

private:
    const Milliseconds* time_;
    Milliseconds jump_{0};
    std::optional<Instant> frozen_at_;
};

inline constexpr std::uint32_t kiosk_slots_min = 36;

class SimKiosk {
public:
    SimKiosk(std::string name, Surroundings around, const Milliseconds& time,
             std::uint32_t capacity);
    ~SimKiosk();

    // Opens the store (making and enrolling it the first time). Errors: the store's.
    Status start(Network& network);
    void end_programs();
    bool running() const { return store_ != nullptr; }
    store::OutboxStore& store() { return *store_; }
    // Errors: the store's; `answer` is what the visitor saw.
    Result<client::UploadReport> window() { return upload_(); }
    std::string path() const { return "/" + disk.name() + "/outbox.db"; }

    SimDisk disk;
    SimClock clock;

private:
    Surroundings around_;
    SimHome home_;
    const std::uint32_t capacity_;
    std::unique_ptr<store::OutboxStore> store_;
    client::Enrolment enrolment_;
    Upload upload_;
};

class SimServer {
public:
    SimServer(std::string name, Surroundings around, const Milliseconds& time);
    ~SimServer();

    Status start();
    void end_programs();
    bool running() const { return office_ != nullptr; }
    store::PoolStore& pool() { return *pool_; }
    store::OfficeStore& office() { return *office_; }
    protocol::HttpResponse handle(const protocol::HttpRequest& request) { return intake_(request); }
    Result<server::ReleaseReport> release();
    std::string path_of(const std::string& file) const { return "/" + disk.name() + "/" + file; }

    SimDisk disk;
    SimClock clock;

private:
    Surroundings around_;
    SimHome home_;
    std::unique_ptr<store::PoolStore> pool_;
    std::unique_ptr<store::OfficeStore> office_;
    Intake intake_;
};

inline constexpr const char* pool_file = "pool.db";
inline constexpr const char* office_file = "office.db";

}  // namespace candour::simulation
