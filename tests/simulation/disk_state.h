// tests/simulation/disk_state.h: what is on a simulated disk, and what a power cut leaves of it.
// Files are inodes with names, as on a POSIX file system: contents are durable after fsync of the
// file, names after fsync of the folder, and until then each of them may survive or not.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tests/simulation/paged_bytes.h"
#include "tests/simulation/rng.h"

namespace candour::simulation {

using Inode = std::uint32_t;

// One I/O operation that changes the disk or makes it durable. Reads are none.
struct Change {
    // SyncFailed: fsync reported an error; data that was not durable never will be, though programs
    // still see it (as Linux does: the pages are marked clean). Sizes and names are journalled.
    enum class Kind : std::uint8_t {
        Write,
        Truncate,
        Create,
        Remove,
        Rename,  // Over a file that may be there.
        Sync,
        SyncFolder,
        SyncFailed
    };
    Kind kind = Kind::Sync;
    Inode inode = 0;                      // Not of SyncFolder.
    std::size_t at = 0;                   // Write: offset. Truncate: the new size.
    std::shared_ptr<const Bytes> data{};  // Write.
    std::string name{};                   // Create, Remove; Rename: the new one.
    std::string from{};                   // Rename: the name before.
};

class DiskState {
public:
    // As running programs see it.
    std::optional<Inode> find(const std::string& name) const;
    const PagedBytes& contents(Inode inode) const { return now_[inode]; }
    Inode next_inode() const { return static_cast<Inode>(now_.size()); }
    std::vector<std::string> names() const;
    // As stat() tells it. A number is free again when its file is gone, so the next file made may
    // get it: ext4, xfs and tmpfs do that.
    std::uint32_t number_of(Inode inode) const { return numbers_[inode]; }

    void apply(const Change& change);
    // A file as a copying program leaves it: a new inode, durable.
    void put(const std::string& name, PagedBytes contents);
    void remove(const std::string& name);
    // One bit of the medium goes bad.
    void flip_bit(Inode inode, std::size_t at, unsigned bit);

    // What the medium holds when the power goes while `in_flight` (or nothing) is being done:
    // every change that was not synced is kept, dropped or torn.
    DiskState after_power_cut(Rng& rng, const Change* in_flight = nullptr) const;

private:
    void add_inode(PagedBytes contents);

    std::vector<PagedBytes> now_;      // By inode.
    std::vector<PagedBytes> durable_;  // By inode.
    std::map<std::string, Inode> names_now_;
    std::map<std::string, Inode> names_durable_;
    std::vector<Change> unsynced_;        // In the order in which they were done.
    std::vector<std::uint32_t> numbers_;  // By inode.
};

}  // namespace candour::simulation
