// tests/simulation/disk_state.cpp: inodes, names, and the fate of what was not synced.
#include "tests/simulation/disk_state.h"

#include <algorithm>

#include "core/base/check.h"

namespace candour::simulation {

namespace {

constexpr std::size_t sector_bytes = 512;

bool is_name_change(const Change& change) {
    return change.kind == Change::Kind::Create || change.kind == Change::Kind::Remove ||
           change.kind == Change::Kind::Rename;
}

bool is_data_change(const Change& change) {
    return change.kind == Change::Kind::Write || change.kind == Change::Kind::Truncate;
}

void apply_data(PagedBytes& contents, const Change& change) {
    if (change.kind == Change::Kind::Write) {
        contents.write(change.at, *change.data);
    } else {
        contents.resize(change.at);
    }
}

void apply_name(std::map<std::string, Inode>& names, const Change& change) {
    if (change.kind == Change::Kind::Remove) {
        names.erase(change.name);
        return;
    }
    if (change.kind == Change::Kind::Rename) names.erase(change.from);
    names[change.name] = change.inode;
}

enum class Fate { Kept, Dropped, Torn };

// One power cut treats its changes in one manner: recovery code meets the extremes, an honest
// order, and anything in between.
class Fates {
public:
    Fates(Rng& rng, std::size_t changes) : rng_(rng), manner_(rng.below(6)) {
        chosen_ = changes == 0 ? 0 : rng.below(changes);
    }
    Fate of(std::size_t index) {
        switch (manner_) {
            case 0:
                return Fate::Dropped;
            case 1:
                return Fate::Kept;
            case 2:  // In order, up to some point.
                if (index == chosen_) return any();
                return index < chosen_ ? Fate::Kept : Fate::Dropped;
            case 3:
                return index == chosen_ ? any() : Fate::Kept;
            case 4:
                return index == chosen_ ? any() : Fate::Dropped;
            default:
                return any();
        }
    }

private:
    Fate any() {
        const std::uint64_t pick = rng_.below(4);
        return pick == 0 ? Fate::Kept : pick == 1 ? Fate::Dropped : Fate::Torn;
    }

    Rng& rng_;
    std::uint64_t manner_;
    std::uint64_t chosen_;
};

// Per sector: written, not written, or garbage (what a write in progress may leave).
void apply_torn(PagedBytes& contents, const Change& write, Rng& rng) {
    const ByteView data = *write.data;
    for (std::size_t from = 0; from < data.size();) {
        const std::size_t to_boundary = sector_bytes - (write.at + from) % sector_bytes;
        const std::size_t count = std::min(to_boundary, data.size() - from);
        const std::uint64_t pick = rng.below(3);
        if (pick == 0) {
            contents.write(write.at + from, data.subspan(from, count));
        } else if (pick == 1) {
            Bytes garbage(count);
            rng.fill(garbage);
            contents.write(write.at + from, garbage);
        }
        from += count;
    }
}

}  // namespace

std::optional<Inode> DiskState::find(const std::string& name) const {
    const auto found = names_now_.find(name);
    if (found == names_now_.end()) return std::nullopt;
    return found->second;
}

std::vector<std::string> DiskState::names() const {
    std::vector<std::string> all;
    for (const auto& [name, inode] : names_now_)
        all.push_back(name);
    return all;
}

// With the lowest number that no file with a name has.
void DiskState::add_inode(PagedBytes contents) {
    std::vector<std::uint32_t> taken;
    for (const auto* names : {&names_now_, &names_durable_}) {
        for (const auto& [name, inode] : *names)
            taken.push_back(numbers_[inode]);
    }
    std::uint32_t number = 1;
    while (std::ranges::count(taken, number) > 0)
        ++number;
    numbers_.push_back(number);
    durable_.push_back(contents);
    now_.push_back(std::move(contents));
}

void DiskState::apply(const Change& change) {
    switch (change.kind) {
        case Change::Kind::Write:
        case Change::Kind::Truncate:
            apply_data(now_[change.inode], change);
            unsynced_.push_back(change);
            return;
        case Change::Kind::Create:
            CHECK(change.inode == now_.size());
            add_inode({});
            apply_name(names_now_, change);
            unsynced_.push_back(change);
            return;
        case Change::Kind::Remove:
        case Change::Kind::Rename:
            apply_name(names_now_, change);
            unsynced_.push_back(change);
            return;
        case Change::Kind::Sync:
            std::erase_if(unsynced_, [&](const Change& done) {
                if (is_name_change(done) || done.inode != change.inode) return false;
                apply_data(durable_[done.inode], done);
                return true;
            });
            return;
        case Change::Kind::SyncFolder:
            names_durable_ = names_now_;
            std::erase_if(unsynced_, is_name_change);
            return;
        case Change::Kind::SyncFailed:
            std::erase_if(unsynced_, [&](const Change& lost) {
                return lost.kind == Change::Kind::Write && lost.inode == change.inode;
            });
            return;
    }
}

void DiskState::put(const std::string& name, PagedBytes contents) {
    remove(name);
    const Inode inode = next_inode();
    add_inode(std::move(contents));
    names_now_[name] = inode;
    names_durable_[name] = inode;
}

void DiskState::remove(const std::string& name) {
    names_now_.erase(name);
    names_durable_.erase(name);
    std::erase_if(unsynced_, [&](const Change& change) {
        return is_name_change(change) && change.name == name;
    });
}

void DiskState::flip_bit(Inode inode, std::size_t at, unsigned bit) {
    for (PagedBytes* contents : {&now_[inode], &durable_[inode]}) {
        std::array<std::uint8_t, 1> byte{};
        if (contents->read(at, byte) != 1) continue;
        byte[0] = static_cast<std::uint8_t>(byte[0] ^ (1U << bit));
        contents->write(at, byte);
    }
}

DiskState DiskState::after_power_cut(Rng& rng, const Change* in_flight) const {
    std::vector<Change> open = unsynced_;
    if (in_flight != nullptr && (is_name_change(*in_flight) || is_data_change(*in_flight))) {
        open.push_back(*in_flight);
    }
    DiskState left;
    left.durable_ = durable_;
    left.numbers_ = numbers_;
    left.names_durable_ = names_durable_;
    if (in_flight != nullptr && in_flight->kind == Change::Kind::Create) left.add_inode({});
    Fates fates(rng, open.size());
    // A truncation that is lost takes with it what was written beyond it later: those blocks
    // belonged to the file only through it.
    std::map<Inode, std::size_t> lost_beyond;
    // A name's changes reach the medium in their order; after one that is lost, none comes.
    std::map<std::string, bool> name_stopped;
    for (std::size_t i = 0; i < open.size(); ++i) {
        const Change& change = open[i];
        const Fate fate = fates.of(i);
        if (is_name_change(change)) {
            bool& stopped = name_stopped[change.name];
            stopped = stopped || fate == Fate::Dropped || (fate == Fate::Torn && rng.one_in(2));
            if (!stopped) apply_name(left.names_durable_, change);
            continue;
        }
        const auto beyond = lost_beyond.find(change.inode);
        if (change.kind == Change::Kind::Truncate) {
            if (fate == Fate::Kept || (fate == Fate::Torn && rng.one_in(2))) {
                apply_data(left.durable_[change.inode], change);
            } else if (beyond == lost_beyond.end()) {
                lost_beyond[change.inode] = change.at;
            } else {
                beyond->second = std::min(beyond->second, change.at);
            }
            continue;
        }
        if (beyond != lost_beyond.end() && change.at + change.data->size() > beyond->second) {
            continue;
        }
        if (fate == Fate::Kept) apply_data(left.durable_[change.inode], change);
        if (fate == Fate::Torn) apply_torn(left.durable_[change.inode], change, rng);
    }
    left.now_ = left.durable_;
    left.names_now_ = left.names_durable_;
    return left;
}

}  // namespace candour::simulation
