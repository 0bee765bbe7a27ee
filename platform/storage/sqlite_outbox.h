// platform/storage/sqlite_outbox.h: the device's outbox in one SQLite file (architecture §4.3).
// Slots and their marks have one size from the first start, so SQLite overwrites them in place and
// neither the file's size nor any position in it tells what was written when.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "core/base/world.h"
#include "core/store/outbox_store.h"
#include "platform/storage/disk_reserve.h"
#include "platform/storage/outbox_format.h"
#include "platform/storage/outbox_news.h"
#include "platform/storage/sqlite.h"

namespace candour::platform {

inline constexpr std::uint32_t outbox_slots_default = 4096;
inline constexpr std::uint32_t outbox_slots_max = outbox::slots_max;

struct OutboxOptions {
    std::uint32_t capacity = outbox_slots_default;  // Of a new file.
    const DatabaseHome* home = &real_home();        // Outlives the outbox.
    // Given back for a moment when the disk is full. May be null.
    std::unique_ptr<DiskReserve> reserve = nullptr;
    // Called with one sentence, from any thread that uses the outbox. May be empty.
    std::function<void(const std::string&)> tell_staff = nullptr;
};

// Safe from any thread. Holds the file alone from create() to its end.
class SqliteOutbox : public store::OutboxStore {
public:
    // Opens `path`, or makes it with as many slots of random bytes; an existing file keeps the
    // capacity it has. When it returns, the file and its name are durable. A damaged file is
    // repaired (outbox_rescue.h); its slots that cannot be read are reported and not used again.
    // Errors: Conflict (another program has it), Full, Unavailable, Corrupt (nothing could be
    // saved), Invalid (a newer program's file, or a capacity of none or more than
    // outbox_slots_max).
    static Result<std::unique_ptr<SqliteOutbox>> create(const std::string& path,
                                                        SecureRandom& random,
                                                        OutboxOptions options);
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
    using Marks = std::vector<outbox::Mark>;

    SqliteOutbox(std::string path, SecureRandom& random, OutboxOptions options);
    Result<std::unique_ptr<Sqlite>> open_file();
    Status open();
    Status open_whole();
    Status mend_settings();
    Status offer_everything();
    template <typename Work>
    auto healed(const Work& work) -> decltype(work());
    Status written(const std::function<Status()>& write);
    void keep_reserve();
    Status write_marks(const Marks& marks, const std::function<Status()>& besides = nullptr);
    bool reusable(const outbox::Mark& mark) const;
    Result<std::vector<std::uint32_t>> choose_slots(std::size_t count);
    Status write_cells(const std::vector<privacy::Cell>& cells,
                       const std::vector<std::uint32_t>& slots);
    Result<bool> holds(const std::vector<privacy::Cell>& cells,
                       const std::vector<std::uint32_t>& slots);
    Status keep_cells(const std::vector<privacy::Cell>& cells);
    Result<std::vector<store::PendingCell>> read_pending();
    store::OutboxUse use_now() const;
    void tell(const std::string& news) const;
    void tell_changes();

    std::mutex mutex_;
    std::string path_;
    SecureRandom& random_;
    OutboxOptions options_;
    std::unique_ptr<Sqlite> database_;
    // What the file says; nobody else can change it.
    Marks marks_;
    std::uint64_t horizon_ = 0;
    std::uint64_t reused_early_ = 0;
    bool reserve_whole_ = true;
    OutboxNews news_;
};

}  // namespace candour::platform
