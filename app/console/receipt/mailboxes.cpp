// Following the board, and searching it.
#include "app/console/receipt/mailboxes.h"

#include <algorithm>
#include <utility>

#include <sodium.h>

namespace candour::console {
namespace {

constexpr std::size_t entries_a_page = 256;

store::MailboxId mailbox_of(const store::BoardEntry& entry) {
    store::MailboxId mailbox{};
    std::copy_n(entry.begin(), mailbox.size(), mailbox.begin());
    return mailbox;
}

}  // namespace

Status Mailboxes::follow() {
    ASSIGN_OR_RETURN(std::string name, board_.board());
    ASSIGN_OR_RETURN(const std::uint64_t latest, board_.latest());
    // A database that was restored has entries of other people under the same numbers.
    if (name != name_ || latest < ids_.size()) ids_.clear();
    name_ = std::move(name);
    while (ids_.size() < latest) {
        ASSIGN_OR_RETURN(const auto page, board_.entries(ids_.size(), entries_a_page));
        if (page.empty()) break;
        for (const store::BoardEntry& entry : page)
            ids_.push_back(mailbox_of(entry));
    }
    return Unit{};
}

Result<std::vector<std::uint64_t>> Mailboxes::numbers_in(const store::MailboxId& mailbox) {
    const std::lock_guard lock{mutex_};
    RETURN_IF_ERROR(follow());
    std::vector<std::uint64_t> numbers;
    for (std::size_t i = 0; i < ids_.size(); ++i) {
        if (sodium_memcmp(ids_[i].data(), mailbox.data(), mailbox.size()) == 0) {
            numbers.push_back(i + 1);
        }
    }
    return numbers;
}

Result<std::vector<store::BoardEntry>> Mailboxes::in(const store::MailboxId& mailbox) {
    ASSIGN_OR_RETURN(const std::vector<std::uint64_t> numbers, numbers_in(mailbox));
    std::vector<store::BoardEntry> found;
    for (const std::uint64_t number : numbers) {
        ASSIGN_OR_RETURN(const auto entries, board_.entries(number - 1, 1));
        for (const store::BoardEntry& entry : entries) {
            if (mailbox_of(entry) == mailbox) found.push_back(entry);
        }
    }
    return found;
}

}  // namespace candour::console
