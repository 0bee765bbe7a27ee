// tests/simulation/parts.cpp: the product's own components.
#include "tests/simulation/parts.h"

#include "platform/storage/sql_office.h"
#include "platform/storage/sql_pool.h"
#include "platform/storage/sqlite_outbox.h"
#include "sync/client/outbox.h"
#include "sync/server/intake.h"
#include "tests/support/memory_registry.h"

namespace candour::simulation {

Result<std::unique_ptr<store::OutboxStore>> Parts::open_outbox(const std::string& path,
                                                               SecureRandom& random,
                                                               std::uint32_t capacity,
                                                               const platform::DatabaseHome& home) {
    ASSIGN_OR_RETURN(std::unique_ptr<store::OutboxStore> store,
                     platform::SqliteOutbox::create(path, random, capacity, home));
    return store;
}

Result<bool> Parts::has_room(store::OutboxStore& store) { return client::Outbox(store).has_room(); }

Status Parts::keep(store::OutboxStore& store, const privacy::SealedMessage& message) {
    return client::Outbox(store).add(message);
}

Upload Parts::make_uploader(store::OutboxStore& store, Network& network, SecureRandom& random,
                            const Clock&, const client::Enrolment& enrolment) {
    // std::function copies what it holds; the uploader is one.
    auto uploader = std::make_shared<client::Uploader>(store, network, random);
    return [uploader, &enrolment] { return uploader->run_window(enrolment); };
}

// As short as the worlds are, which end before the product's own cover would let anything go.
constexpr server::Cover cover{.whole = std::chrono::days{0},
                              .part = std::chrono::days{20},
                              .day_cells = 32,
                              .day_cells_max = 128,
                              .today_cells = 64};

Result<std::unique_ptr<store::PoolStore>> Parts::open_pool(const std::string& path,
                                                           const std::string& organisation,
                                                           SecureRandom& random,
                                                           const platform::DatabaseHome& home) {
    ASSIGN_OR_RETURN(
        std::unique_ptr<store::PoolStore> pool,
        platform::SqlPool::create(path, organisation, random, platform::pool_cells_max, home));
    return pool;
}

Result<std::unique_ptr<store::OfficeStore>> Parts::open_office(const std::string& path,
                                                               const std::string& organisation,
                                                               SecureRandom& random,
                                                               const platform::DatabaseHome& home) {
    ASSIGN_OR_RETURN(std::unique_ptr<store::OfficeStore> office,
                     platform::SqlOffice::create(path, organisation, random, home));
    return office;
}

Intake Parts::make_intake(store::PoolStore& pool, const Setup& setup, const Clock& clock) {
    auto registry = std::make_shared<test::MemoryRegistry>();
    registry->keys =
        store::PoolKeys{.current = setup.pool_key.bytes, .previous = {}, .since = first_day};
    auto intake = std::make_shared<server::Intake>(pool, *registry, setup.ring.online.key, clock);
    return [registry, intake](const protocol::HttpRequest& request) {
        return intake->post_cells(request);
    };
}

Result<server::ReleaseReport> Parts::release(store::PoolStore& pool, store::OfficeStore& office,
                                             const Setup& setup, SecureRandom& random,
                                             CivilDay today) {
    server::Releaser releaser(pool, office, setup.organisation, setup.ring.office.opening_keys(),
                              setup.ring.office.office_keys.back(),
                              setup.ring.office.message_hash_key, random);
    releaser.keep_cover(cover);
    return releaser.run(today);
}

Result<std::uint64_t> Parts::begin_backup(store::PoolStore& pool, store::OfficeStore& office) {
    ASSIGN_OR_RETURN(const std::string office_epoch, office.office_epoch());
    RETURN_IF_ERROR(pool.follow_office(office_epoch));
    return pool.begin_backup();
}

}  // namespace candour::simulation
