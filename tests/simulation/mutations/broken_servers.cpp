// tests/simulation/mutations/broken_servers.cpp: servers that forget, double, refuse and promise.
#include <set>

#include "sync/protocol/cells.h"
#include "tests/simulation/mutations/lists.h"
#include "tests/simulation/mutations/wrappers.h"

namespace candour::simulation {

namespace {

template <typename Broken>
class WithPool : public Parts {
public:
    Result<std::unique_ptr<store::PoolStore>> open_pool(
        const std::string& path, const std::string& organisation, SecureRandom& random,
        const platform::DatabaseHome& home) override {
        ASSIGN_OR_RETURN(std::unique_ptr<store::PoolStore> inner,
                         Parts::open_pool(path, organisation, random, home));
        return std::unique_ptr<store::PoolStore>(std::make_unique<Broken>(std::move(inner)));
    }
};

template <typename Broken>
class WithOffice : public Parts {
public:
    Result<std::unique_ptr<store::OfficeStore>> open_office(
        const std::string& path, const std::string& organisation, SecureRandom& random,
        const platform::DatabaseHome& home) override {
        ASSIGN_OR_RETURN(std::unique_ptr<store::OfficeStore> inner,
                         Parts::open_office(path, organisation, random, home));
        return std::unique_ptr<store::OfficeStore>(std::make_unique<Broken>(std::move(inner)));
    }
};

// Two transactions look, neither sees the other's row (kobocat#470).
class ChecksThenInserts : public PoolWrapper {
public:
    using PoolWrapper::PoolWrapper;
    Result<store::Stored> add(const std::vector<privacy::Cell>& cells, CivilDay today) override {
        std::vector<CellId> ids;
        for (const privacy::Cell& cell : cells)
            ids.push_back(cell.id);
        ASSIGN_OR_RETURN(const std::vector<CellId> known, inner_->known(ids));
        for (const privacy::Cell& cell : cells) {
            if (std::ranges::count(known, cell.id) > 0) doubled_.push_back({cell, today});
        }
        return inner_->add(cells, today);
    }
    Result<std::vector<store::PooledCell>> waiting() override {
        ASSIGN_OR_RETURN(std::vector<store::PooledCell> cells, inner_->waiting());
        cells.insert(cells.end(), doubled_.begin(), doubled_.end());
        return cells;
    }

private:
    std::vector<store::PooledCell> doubled_;
};

// What nothing opens is thrown away, and counted at best.
class QuarantineForgets : public PoolWrapper {
public:
    using PoolWrapper::PoolWrapper;
    Status quarantine(const std::vector<CellId>& cells) override { return inner_->drop(cells); }
};

// What was released is gone at once; an office that comes back from a backup lacks it.
class DropsReleased : public PoolWrapper {
public:
    using PoolWrapper::PoolWrapper;
    Status mark_released(const std::vector<CellId>& cells) override { return inner_->drop(cells); }
};

class NeverFollowsOffice : public PoolWrapper {
public:
    using PoolWrapper::PoolWrapper;
    Status follow_office(const std::string&) override { return Unit{}; }
};

// The generation is read once, and not in the transaction that stores the cells.
class CachedGeneration : public PoolWrapper {
public:
    using PoolWrapper::PoolWrapper;
    Result<store::Stored> add(const std::vector<privacy::Cell>& cells, CivilDay today) override {
        ASSIGN_OR_RETURN(store::Stored stored, inner_->add(cells, today));
        if (!first_) first_ = stored.generation;
        stored.generation = *first_;
        return stored;
    }

private:
    std::optional<std::uint64_t> first_;
};

// A cell that nothing opens holds up its whole request: the same batch fails for ever.
class PoisonBlocksRelease : public PoolWrapper {
public:
    using PoolWrapper::PoolWrapper;
    Status quarantine(const std::vector<CellId>&) override {
        return Error{ErrorKind::Corrupt, "a record cannot be read"};
    }
};

// Deduplication by what this process remembers (JetStream's window, forgotten at a restart).
class ForgetsAtRestart : public OfficeWrapper {
public:
    explicit ForgetsAtRestart(std::unique_ptr<store::OfficeStore> inner)
        : OfficeWrapper(std::move(inner)) {}
    Result<std::int64_t> add_release(const std::vector<store::OfficeItem>& items,
                                     const std::vector<Bytes>& hashes, CivilDay today) override {
        std::vector<store::OfficeItem> fresh;
        std::vector<Bytes> other;
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (!remembered_.insert(hashes[i]).second) continue;
            fresh.push_back(items[i]);
            other.push_back(hash_of_item(items[i]));
        }
        return inner_->add_release(fresh, other, today);
    }
    Result<std::vector<bool>> revealed_before(const std::vector<Bytes>& hashes) override {
        std::vector<bool> known;
        for (const Bytes& hash : hashes)
            known.push_back(remembered_.contains(hash));
        return known;
    }

private:
    static Bytes hash_of_item(const store::OfficeItem& item) {
        Bytes hash(item.id.bytes.begin(), item.id.bytes.end());
        hash.resize(32);
        return hash;
    }
    std::set<Bytes> remembered_;
};

// The office takes whatever comes: no message is known to it.
class OfficeDoubles : public OfficeWrapper {
public:
    using OfficeWrapper::OfficeWrapper;
    Result<std::int64_t> add_release(const std::vector<store::OfficeItem>& items,
                                     const std::vector<Bytes>& hashes, CivilDay today) override {
        std::vector<Bytes> other = hashes;
        for (std::size_t i = 0; i < items.size(); ++i)
            std::ranges::copy(items[i].id.bytes, other[i].begin());
        return inner_->add_release(items, other, today);
    }
};

// The pool lets go of the cells before the office has them (Vector PR#25570).
class PoolForgetsFirst : public Parts {
public:
    Result<server::ReleaseReport> release(store::PoolStore& pool, store::OfficeStore& office,
                                          const Setup& setup, SecureRandom& random,
                                          CivilDay today) override {
        Late late(office);
        ASSIGN_OR_RETURN(server::ReleaseReport report,
                         Parts::release(pool, late, setup, random, today));
        RETURN_IF_ERROR(late.write());
        return report;
    }

private:
    class Late : public OfficeWrapper {
    public:
        explicit Late(store::OfficeStore& office) : OfficeWrapper(nullptr), office_(office) {}
        Result<std::string> office_epoch() override { return office_.office_epoch(); }
        Result<std::vector<bool>> revealed_before(const std::vector<Bytes>& hashes) override {
            return office_.revealed_before(hashes);
        }
        Result<std::optional<CivilDay>> last_release() override { return office_.last_release(); }
        Result<std::int64_t> add_release(const std::vector<store::OfficeItem>& items,
                                         const std::vector<Bytes>& hashes,
                                         CivilDay today) override {
            items_ = items;
            hashes_ = hashes;
            today_ = today;
            return std::ssize(items);
        }
        Status write() {
            if (!today_) return Unit{};
            RETURN_IF_ERROR(office_.add_release(items_, hashes_, *today_));
            return Unit{};
        }

    private:
        store::OfficeStore& office_;
        std::vector<store::OfficeItem> items_;
        std::vector<Bytes> hashes_;
        std::optional<CivilDay> today_;
    };
};

class AroundIntake : public Parts {
public:
    Intake make_intake(store::PoolStore& pool, const Setup& setup, const Clock& clock) override {
        Intake real = Parts::make_intake(pool, setup, clock);
        return [this, real, &pool, &clock](const protocol::HttpRequest& request) {
            if (!accepts(pool, clock, request))
                return protocol::HttpResponse{.status = 409, .headers = {}, .body = {}};
            return real(request);
        };
    }

protected:
    virtual bool accepts(store::PoolStore& pool, const Clock& clock,
                         const protocol::HttpRequest& request) = 0;
};

// A record that came before is a conflict: clones and retries are refused.
class CloneIsAConflict : public AroundIntake {
    bool accepts(store::PoolStore& pool, const Clock&,
                 const protocol::HttpRequest& request) override {
        std::vector<CellId> ids;
        for (const privacy::Cell& cell : protocol::decode_cells(request.body))
            ids.push_back(cell.id);
        const auto known = pool.known(ids);
        return known.ok() && known.value().empty();
    }
};

// Order by the clock: what comes after a clock was put back is refused.
class RefusesClockPutBack : public AroundIntake {
    bool accepts(store::PoolStore&, const Clock& clock, const protocol::HttpRequest&) override {
        const bool forward = !newest_ || clock.wall_now() >= *newest_;
        if (forward) newest_ = clock.wall_now();
        return forward;
    }
    std::optional<Instant> newest_;
};

// One record that cannot be read refuses the batch that carries it (couch-replicator#49).
class PoisonBlocksBatch : public Parts {
public:
    Intake make_intake(store::PoolStore& pool, const Setup& setup, const Clock& clock) override {
        Intake real = Parts::make_intake(pool, setup, clock);
        return
            [real, keys = setup.ring.office.opening_keys()](const protocol::HttpRequest& request) {
                for (const privacy::Cell& cell : protocol::decode_cells(request.body)) {
                    if (!privacy::open_cell(cell, keys).ok()) {
                        return protocol::HttpResponse{.status = 400, .headers = {}, .body = {}};
                    }
                }
                return real(request);
            };
    }
};

// The backup job reports success and copies what it copied before (Litestream).
class StaleBackup : public Parts {
public:
    std::map<std::string, PagedBytes> backup_files(
        std::map<std::string, PagedBytes> files) override {
        if (first_.empty()) first_ = files;
        return first_;
    }

private:
    std::map<std::string, PagedBytes> first_;
};

// A backup is numbered for an office that the pool has not met yet.
class BackupIgnoresOffice : public Parts {
public:
    Result<std::uint64_t> begin_backup(store::PoolStore& pool, store::OfficeStore&) override {
        return pool.begin_backup();
    }
};

}  // namespace

void add_broken_servers(std::vector<Mutation>& list) {
    list.push_back({"checks-then-inserts", "11: two transactions insert one record (KoboToolbox)",
                    make_parts<WithPool<ChecksThenInserts>>});
    list.push_back({"office-doubles", "8: the sink is not idempotent (Collect to a sheet)",
                    make_parts<WithOffice<OfficeDoubles>>});
    list.push_back({"forgets-at-restart", "15: what was seen is forgotten at a restart (NATS)",
                    make_parts<WithOffice<ForgetsAtRestart>>});
    list.push_back({"quarantine-forgets", "7: a rejected record is nowhere (Couchbase Lite)",
                    make_parts<WithPool<QuarantineForgets>>});
    list.push_back({"poison-blocks-release", "21: one bad record stops all others (Fluent Bit)",
                    make_parts<WithPool<PoisonBlocksRelease>>});
    list.push_back({"poison-blocks-batch", "5: one bad record fails its batch for ever (CouchDB)",
                    make_parts<PoisonBlocksBatch>});
    list.push_back({"drops-released", "26: released cells go before an office backup has them",
                    make_parts<WithPool<DropsReleased>>});
    list.push_back({"never-follows-office", "26: a restored office is not noticed",
                    make_parts<WithPool<NeverFollowsOffice>>});
    list.push_back({"cached-generation", "26: the ack's generation is not the transaction's",
                    make_parts<WithPool<CachedGeneration>>});
    list.push_back({"stale-backup", "26: the backup cannot bring back what it should (Litestream)",
                    make_parts<StaleBackup>, CaughtIn::Worlds, /*from=*/16});
    list.push_back({"backup-ignores-office", "26: a backup counts for an office the pool never met",
                    make_parts<BackupIgnoresOffice>, CaughtIn::Worlds, /*from=*/136});
    list.push_back({"pool-forgets-first",
                    "18: the source is deleted before the sink has it (Vector)",
                    make_parts<PoolForgetsFirst>, CaughtIn::Points});
    list.push_back({"clone-is-a-conflict", "31: a copied device is refused (Syncthing and others)",
                    make_parts<CloneIsAConflict>});
    list.push_back({"refuses-clock-put-back", "34: meaning is taken from clocks",
                    make_parts<RefusesClockPutBack>});
}

}  // namespace candour::simulation
