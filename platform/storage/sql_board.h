// platform/storage/sql_board.h: the server's board of sealed replies, in the pool's database.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/store/board_store.h"
#include "core/store/pool_store.h"
#include "platform/storage/sql.h"

namespace candour::platform {

// Safe from any thread; on PostgreSQL also between programs.
class SqlBoard : public store::BoardStore {
public:
    // The board of one organisation in `database`, which has pool_kind()'s tables. It changes its
    // name with `pool`'s epoch: what is restored lacks entries, and their numbers come again.
    SqlBoard(std::shared_ptr<SqlDatabase> database, std::string organisation,
             store::PoolStore& pool);

    Result<std::string> board() override;
    Result<std::uint64_t> latest() override;
    Result<std::vector<store::BoardEntry>> entries(std::uint64_t since, std::size_t limit) override;
    Result<std::uint64_t> publish(const store::BoardEntry& entry) override;
    Result<store::PublishedReply> publish_reply(
        const store::ReplyMark& mark, const std::vector<store::BoardEntry>& parts) override;
    Result<std::uint64_t> forget(const store::MailboxId& mailbox) override;
    Status erase(std::uint64_t number, const store::BoardEntry& noise) override;

private:
    const std::shared_ptr<SqlDatabase> database_;  // Shared: see SqlPool.
    const std::string organisation_;
    store::PoolStore& pool_;
};

}  // namespace candour::platform
