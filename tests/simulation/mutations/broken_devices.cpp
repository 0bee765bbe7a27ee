// tests/simulation/mutations/broken_devices.cpp: outboxes that forget, change or hold up what they
// were given.
#include <set>

#include "tests/simulation/mutations/lists.h"
#include "tests/simulation/mutations/wrappers.h"

namespace candour::simulation {

namespace {

template <typename Broken>
class WithOutbox : public Parts {
public:
    Result<std::unique_ptr<store::OutboxStore>> open_outbox(
        const std::string& path, SecureRandom& random, std::uint32_t capacity,
        const platform::DatabaseHome& home) override {
        ASSIGN_OR_RETURN(std::unique_ptr<store::OutboxStore> inner,
                         Parts::open_outbox(path, random, capacity, home));
        return std::unique_ptr<store::OutboxStore>(std::make_unique<Broken>(std::move(inner)));
    }
};

// The bytes are made anew for each sending: a form that can be edited while it is under way.
class ChangesBytes : public OutboxWrapper {
public:
    using OutboxWrapper::OutboxWrapper;
    Result<std::vector<store::PendingCell>> pending() override {
        ASSIGN_OR_RETURN(std::vector<store::PendingCell> cells, inner_->pending());
        for (store::PendingCell& item : cells)
            item.cell.sealed[500] = ++changes_;
        return cells;
    }

private:
    std::uint8_t changes_ = 0;
};

// No id of its own: each sending is a new record.
class NewIdEachTime : public OutboxWrapper {
public:
    using OutboxWrapper::OutboxWrapper;
    Result<std::vector<store::PendingCell>> pending() override {
        ASSIGN_OR_RETURN(std::vector<store::PendingCell> cells, inner_->pending());
        ++times_;
        for (store::PendingCell& item : cells)
            item.cell.id.bytes[0] = static_cast<std::uint8_t>(item.cell.id.bytes[0] + times_);
        return cells;
    }

private:
    std::uint8_t times_ = 0;
};

// Only after a failure: the retry of a time-out is a new record (formhub#678).
class NewIdOnRetry : public OutboxWrapper {
public:
    using OutboxWrapper::OutboxWrapper;
    Result<std::vector<store::PendingCell>> pending() override {
        ASSIGN_OR_RETURN(std::vector<store::PendingCell> cells, inner_->pending());
        for (store::PendingCell& item : cells) {
            if (!offered_.insert(item.cell.id).second) {
                item.cell.id.bytes[0] = static_cast<std::uint8_t>(item.cell.id.bytes[0] + 1);
            }
        }
        return cells;
    }

private:
    std::set<CellId> offered_;
};

// Two writes where one transaction belongs, in the wrong order.
class EpochBeforeOffering : public OutboxWrapper {
public:
    using OutboxWrapper::OutboxWrapper;
    Status offer_all_again() override {
        owes_ = true;
        return Unit{};
    }
    Status set_setting(const std::string& name, const std::string& value) override {
        RETURN_IF_ERROR(inner_->set_setting(name, value));
        if (!owes_) return Unit{};
        owes_ = false;
        return inner_->offer_all_again();
    }
    Status set_settings(const std::map<std::string, std::string>& values) override {
        RETURN_IF_ERROR(inner_->set_settings(values));
        if (!owes_) return Unit{};
        owes_ = false;
        return inner_->offer_all_again();
    }

private:
    bool owes_ = false;
};

// Acknowledged means gone: nothing is left to offer to a restored server.
class DeletesAcknowledged : public OutboxWrapper {
public:
    using OutboxWrapper::OutboxWrapper;
    Status offer_all_again() override { return Unit{}; }
};

// The new server knows nothing of this device, so its data is void (Realm's client reset).
class WipesOnNewServer : public OutboxWrapper {
public:
    using OutboxWrapper::OutboxWrapper;
    Status offer_all_again() override { return acknowledge_everything(); }
};

class NeverKeepsEpoch : public OutboxWrapper {
public:
    using OutboxWrapper::OutboxWrapper;
    Status set_setting(const std::string& name, const std::string& value) override {
        return name == "server_epoch" ? Status(Unit{}) : inner_->set_setting(name, value);
    }
    Status set_settings(const std::map<std::string, std::string>& values) override {
        std::map<std::string, std::string> others = values;
        others.erase("server_epoch");
        return inner_->set_settings(others);
    }
};

// Under way it is in memory alone (OpenTelemetry's in-flight items).
class InFlightInMemory : public OutboxWrapper {
public:
    using OutboxWrapper::OutboxWrapper;
    Result<std::vector<store::PendingCell>> pending() override {
        ASSIGN_OR_RETURN(std::vector<store::PendingCell> cells, inner_->pending());
        RETURN_IF_ERROR(acknowledge_everything());
        cells.insert(cells.end(), in_flight_.begin(), in_flight_.end());
        in_flight_ = cells;
        return cells;
    }
    Status acknowledge(const std::vector<std::uint32_t>& slots, std::uint64_t generation) override {
        std::erase_if(in_flight_, [&](const store::PendingCell& item) {
            return std::ranges::count(slots, item.slot) > 0;
        });
        return inner_->acknowledge(slots, generation);
    }

private:
    std::vector<store::PendingCell> in_flight_;
};

// One bad record stops the queue (Vector, Fluent Bit).
class DamageStopsQueue : public OutboxWrapper {
public:
    using OutboxWrapper::OutboxWrapper;
    Result<std::vector<store::PendingCell>> pending() override {
        ASSIGN_OR_RETURN(std::vector<store::PendingCell> cells, inner_->pending());
        ASSIGN_OR_RETURN(const store::OutboxUse use, inner_->use());
        if (use.damaged > 0) return Error{ErrorKind::Corrupt, "the queue is damaged"};
        return cells;
    }
};

// Each cell in a transaction of its own: half a submission may stay.
class CellsOneByOne : public OutboxWrapper {
public:
    using OutboxWrapper::OutboxWrapper;
    Status add(const std::vector<privacy::Cell>& cells) override {
        for (const privacy::Cell& cell : cells)
            RETURN_IF_ERROR(inner_->add({cell}));
        return Unit{};
    }
};

// What was sent keeps its room for ever.
class NeverReuses : public Parts {
public:
    Result<bool> has_room(store::OutboxStore& store) override {
        ASSIGN_OR_RETURN(const store::OutboxUse use, store.use());
        const std::uint32_t taken = use.pending + use.damaged + use.acknowledged;
        return taken + privacy::cells_per_message_max <= use.capacity;
    }
};

// A full or failing disk is hidden from the visitor: the words are in memory (Azure iotedge).
class FallsBackToMemory : public Parts {
public:
    Status keep(store::OutboxStore& store, const privacy::SealedMessage& message) override {
        (void)Parts::keep(store, message);
        return Unit{};
    }
};

// The repair of a store that does not open is to delete it (Azure iotedge, Vector).
class StartsAfresh : public Parts {
public:
    Result<std::unique_ptr<store::OutboxStore>> open_outbox(
        const std::string& path, SecureRandom& random, std::uint32_t capacity,
        const platform::DatabaseHome& home) override {
        auto opened = Parts::open_outbox(path, random, capacity, home);
        if (opened.ok()) return opened;
        return Parts::open_outbox(path + "-2", random, capacity, home);
    }
};

// One damaged slot, and the program does not start (mosquitto, Fluent Bit).
class DamageRefusesStart : public WithOutbox<OutboxWrapper> {
public:
    Result<std::unique_ptr<store::OutboxStore>> open_outbox(
        const std::string& path, SecureRandom& random, std::uint32_t capacity,
        const platform::DatabaseHome& home) override {
        ASSIGN_OR_RETURN(std::unique_ptr<store::OutboxStore> store,
                         Parts::open_outbox(path, random, capacity, home));
        RETURN_IF_ERROR(store->pending());
        ASSIGN_OR_RETURN(const store::OutboxUse use, store->use());
        if (use.damaged > 0) return Error{ErrorKind::Corrupt, "the store is damaged"};
        return store;
    }
};

}  // namespace

void add_broken_devices(std::vector<Mutation>& list) {
    list.push_back({"changes-bytes", "9: what is sent may change while it is under way (Collect)",
                    make_parts<WithOutbox<ChangesBytes>>});
    list.push_back({"new-id-each-time", "12: records have no id of their own (ODK Aggregate)",
                    make_parts<WithOutbox<NewIdEachTime>>});
    list.push_back({"new-id-on-retry", "13: the retry of a time-out is a new record (formhub)",
                    make_parts<WithOutbox<NewIdOnRetry>>});
    list.push_back({"epoch-before-offering", "27: two writes, in the wrong order (libSQL, PouchDB)",
                    make_parts<WithOutbox<EpochBeforeOffering>>});
    list.push_back({"deletes-acknowledged", "3: nothing is left for a restored server (CHT)",
                    make_parts<WithOutbox<DeletesAcknowledged>>});
    list.push_back({"wipes-on-new-server", "28: the server's loss becomes the device's (Realm)",
                    make_parts<WithOutbox<WipesOnNewServer>>});
    list.push_back({"never-keeps-epoch", "29: what recovery learned is not kept (ElectricSQL)",
                    make_parts<WithOutbox<NeverKeepsEpoch>>});
    list.push_back({"in-flight-in-memory", "23: what is under way is not on disk (OpenTelemetry)",
                    make_parts<WithOutbox<InFlightInMemory>>});
    list.push_back({"damage-stops-queue", "21: one bad record stops all (Vector, Fluent Bit)",
                    make_parts<WithOutbox<DamageStopsQueue>>});
    list.push_back({"damage-refuses-start", "16: a damaged store does not start (mosquitto)",
                    make_parts<DamageRefusesStart>});
    list.push_back({"cells-one-by-one", "19: half a submission can be kept (Vector)",
                    make_parts<WithOutbox<CellsOneByOne>>, CaughtIn::Points});
    list.push_back({"never-reuses", "23: what was delivered keeps its room (OpenTelemetry)",
                    make_parts<NeverReuses>});
    list.push_back({"falls-back-to-memory",
                    "25: a full disk is hidden, words stay in RAM (iotedge)",
                    make_parts<FallsBackToMemory>});
    list.push_back({"starts-afresh", "20: what does not open is replaced by an empty one (iotedge)",
                    make_parts<StartsAfresh>});
}

}  // namespace candour::simulation
