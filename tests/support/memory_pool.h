// tests/support/memory_pool.h: a PoolStore in memory, with the store's promises.
#pragma once

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/store/pool_store.h"

namespace candour::test {

class MemoryPool : public store::PoolStore {
public:
    struct Released {
        store::PooledCell pooled;
        std::uint64_t generation = 0;
    };

    Result<store::Stored> add(const std::vector<privacy::Cell>& cells, CivilDay today) override {
        if (full) return Error{ErrorKind::Full, "no room"};
        for (const privacy::Cell& cell : cells) {
            if (seen.insert(cell.id).second) cells_waiting[cell.id] = {cell, today};
        }
        return now();
    }
    Result<std::vector<store::PooledCell>> waiting() override {
        std::vector<store::PooledCell> found;
        for (const auto& [id, pooled] : cells_waiting)
            found.push_back(pooled);
        return found;
    }
    Result<std::vector<privacy::Cell>> held() override {
        std::vector<privacy::Cell> found;
        for (const auto& [id, pooled] : set_aside)
            found.push_back(pooled.cell);
        for (const auto& [id, one] : released)
            found.push_back(one.pooled.cell);
        return found;
    }
    Status quarantine(const std::vector<CellId>& cells) override {
        for (const CellId& cell : cells)
            if (auto found = cells_waiting.extract(cell)) set_aside.insert(std::move(found));
        return Unit{};
    }
    Status mark_released(const std::vector<CellId>& cells) override {
        for (const CellId& cell : cells) {
            const auto found = cells_waiting.find(cell);
            if (found == cells_waiting.end()) continue;
            released[cell] = {found->second, generation};
            cells_waiting.erase(found);
        }
        return Unit{};
    }
    Status drop(const std::vector<CellId>& cells) override {
        for (const CellId& cell : cells)
            cells_waiting.erase(cell);
        return Unit{};
    }
    Result<std::int64_t> quarantined() override { return std::ssize(set_aside); }
    Result<std::int64_t> retry_quarantine(std::int64_t level, CivilDay today) override {
        if (level <= retried_at_level) return 0;
        retried_at_level = level;
        const auto returned = std::exchange(set_aside, {});
        for (const auto& [id, pooled] : returned)
            cells_waiting[id] = {pooled.cell, today};
        return std::ssize(returned);
    }
    Result<std::int64_t> waiting_count() override { return std::ssize(cells_waiting); }
    Result<store::Room> room() override {
        return store::Room{.all = cells_max, .free = cells_max - std::ssize(cells_waiting)};
    }
    Result<std::vector<CellId>> known(const std::vector<CellId>& cells) override {
        std::vector<CellId> found;
        std::ranges::copy_if(cells, std::back_inserter(found),
                             [this](const CellId& cell) { return seen.contains(cell); });
        return found;
    }
    Result<std::string> server_epoch() override { return epoch; }
    Result<store::Stored> standing() override { return now(); }
    Result<std::uint64_t> begin_backup() override { return generation++; }
    Status set_horizon(std::uint64_t proved) override {
        if (proved >= generation) return Error{ErrorKind::Invalid, "no such backup was begun"};
        horizon = std::max(horizon, proved);
        std::erase_if(released,
                      [this](const auto& entry) { return entry.second.generation <= horizon; });
        return Unit{};
    }
    Status follow_office(const std::string& office_epoch) override {
        if (office_epoch == office) return Unit{};
        office = office_epoch;
        for (const auto& [cell, back] : std::exchange(released, {}))
            cells_waiting[cell] = back.pooled;
        return Unit{};
    }
    Result<bool> take_lease(const std::string& name, const std::string& holder, std::int64_t now_s,
                            std::int64_t seconds) override {
        const auto held = leases.find(name);
        if (held != leases.end() && held->second.first != holder && held->second.second > now_s) {
            return false;
        }
        leases[name] = {holder, now_s + seconds};
        return true;
    }

    bool full = false;
    std::int64_t cells_max = 262'144;
    std::string epoch = "epoch-1";
    std::string office;
    std::uint64_t generation = 1;
    std::uint64_t horizon = 0;
    std::set<CellId> seen;
    std::map<CellId, store::PooledCell> cells_waiting;
    std::map<CellId, Released> released;
    std::map<std::string, std::pair<std::string, std::int64_t>> leases;

private:
    store::Stored now() const { return {epoch, generation, horizon}; }
    std::map<CellId, store::PooledCell> set_aside;
    std::int64_t retried_at_level = 0;
};

}  // namespace candour::test
