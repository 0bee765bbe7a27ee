// platform/storage/sqlite_outbox.h: the device's outbox in one SQLite file (architecture §4.3).
// Slots and their marks have one size from the first start, so SQLite overwrites them in place and
// neither the file's size nor any position in it tells what was written when.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/base/world.h"
#include "core/store/outbox_store.h"
#include "platform/storage/sqlite.h"

namespace candour::platform {

inline constexpr std::uint32_t outbox_slots_default = 4096;
inline constexpr std::uint32_t outbox_slots_max = 65'536;

// Safe from any thread. Holds the file alone from create() to its end.
class SqliteOutbox : public store::OutboxStore {
public:
    // Opens `path`, or makes it with `capacity` slots of random bytes; an existing file keeps the
    // capacity it has. When it returns, the file and its name are durable.
    // Errors: Conflict (another program has it), Full, Unavailable, Corrupt, Invalid (a newer
    // program's file, or a capacity of none or more than outbox_slots_max).
    static Result<std::unique_ptr<SqliteOutbox>> create(
        const std::string& path, SecureRandom& random,
        std::uint32_t capacity = outbox_slots_default, const DatabaseHome& home = real_home());

    Status add(const std::vector<privacy::Cell>& cells) override;
    Result<std::vector<store::PendingCell>> pending() override;
    Status acknowledge(const std::vector<std::uint32_t>& slots, std::uint64_t generation) override;
    Status offer_all_again() override;
    Status set_horizon(std::uint64_t generation) override;
    Result<store::OutboxUse> use() override;
    Result<std::string> setting(const std::string& name) override;
    Status set_setting(const std::string& name, const std::string& value) override;
    Status set_settings(const std::map<std::string, std::string>& values) override;

private:
    // What the file says of one slot; all of them are in memory, as nobody else can change them.
    struct Mark {
        std::uint8_t state = 0;  // store::SlotState, or `damaged`.
        std::uint64_t generation = 0;
        bool operator==(const Mark&) const = default;
    };

    SqliteOutbox(std::unique_ptr<Sqlite> database, SecureRandom& random);
    Status load_marks();
    Status write_mark(std::uint32_t slot, const Mark& mark);
    Status load_counters();
    Status write_setting(const std::string& name, const std::string& value);
    Result<std::string> read_setting(const std::string& name);
    bool reusable(std::uint32_t slot) const;
    Status write_marks(const std::vector<Mark>& marks);
    Result<std::vector<std::uint32_t>> choose_slots(std::size_t count);
    Status write_cells(const std::vector<privacy::Cell>& cells,
                       const std::vector<std::uint32_t>& slots,
                       std::optional<std::uint32_t>& bad_slot);
    Result<std::optional<privacy::Cell>> read_cell(std::uint32_t slot);

    std::mutex mutex_;
    std::unique_ptr<Sqlite> database_;
    SecureRandom& random_;
    std::vector<Mark> marks_;
    std::uint64_t horizon_ = 0;
    std::uint64_t reused_early_ = 0;
};

}  // namespace candour::platform
