// platform/storage/sqlite_board_copy.h: a device's copy of the board of replies, in a file of its
// own: when it is damaged it is made anew, and nothing that a visitor has left is near it.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "core/store/board_store.h"
#include "platform/storage/sqlite.h"

namespace candour::platform {

// Safe from any thread.
class SqliteBoardCopy : public store::BoardCopy {
public:
    // Opens `path` or makes it. A file that is damaged is replaced by an empty one, as all of it
    // comes down again. Errors: Conflict, Full, Unavailable, Invalid (a newer program's file).
    static Result<std::unique_ptr<SqliteBoardCopy>> create(const std::string& path,
                                                           const DatabaseHome& home = real_home());

    Result<std::string> board() override;
    Result<std::uint64_t> latest() override;
    Status put_page(const std::string& board, std::uint64_t from,
                    const std::vector<store::BoardEntry>& entries) override;
    Result<std::vector<store::BoardEntry>> in_mailbox(const store::MailboxId& mailbox) override;
    Status forget(const store::MailboxId& mailbox) override;

private:
    explicit SqliteBoardCopy(std::unique_ptr<Sqlite> database) : database_(std::move(database)) {}
    Result<std::string> read_board();
    Result<std::uint64_t> count();
    Status put_entry(std::int64_t number, const store::BoardEntry& entry);
    Status put_noise_for(const store::MailboxId& mailbox);

    std::mutex mutex_;
    std::unique_ptr<Sqlite> database_;
};

}  // namespace candour::platform
