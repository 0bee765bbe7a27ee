// tests/support/memory_board.h: the board of replies in memory, the server's and a device's.
#pragma once

#include <algorithm>
#include <map>
#include <span>
#include <string>
#include <vector>

#include <sodium.h>

#include "core/store/board_store.h"

namespace candour::test {

class MemoryBoard : public store::BoardStore {
public:
    Result<std::string> board() override { return name; }
    Result<std::uint64_t> latest() override { return kept.size(); }
    Result<std::vector<store::BoardEntry>> entries(std::uint64_t since,
                                                   std::size_t limit) override {
        const std::size_t from = std::min<std::size_t>(since, kept.size());
        const std::size_t count = std::min(limit, kept.size() - from);
        return std::vector(kept.begin() + static_cast<std::ptrdiff_t>(from),
                           kept.begin() + static_cast<std::ptrdiff_t>(from + count));
    }
    Result<std::uint64_t> publish(const store::BoardEntry& entry) override {
        kept.push_back(entry);
        return kept.size();
    }
    Result<store::PublishedReply> publish_reply(
        const store::ReplyMark& mark, const std::vector<store::BoardEntry>& parts) override {
        if (fails_once) {
            fails_once = false;
            return Error{ErrorKind::Unavailable, "cut off"};
        }
        if (const auto found = replies.find(mark); found != replies.end()) {
            store::PublishedReply reply = found->second;
            reply.before = true;
            return reply;
        }
        const store::PublishedReply reply{kept.size() + 1, parts.size(), false};
        kept.insert(kept.end(), parts.begin(), parts.end());
        replies[mark] = reply;
        return reply;
    }
    Status erase(std::uint64_t number, const store::BoardEntry& noise) override {
        if (number == 0 || number > kept.size()) {
            return Error{ErrorKind::NotFound, "there is no such reply"};
        }
        kept[number - 1] = noise;
        return Unit{};
    }

    Result<std::uint64_t> forget(const store::MailboxId& mailbox) override {
        std::uint64_t gone = 0;
        for (store::BoardEntry& entry : kept) {
            if (store::mailbox_of(entry) != mailbox || store::is_tombstone(entry)) continue;
            randombytes_buf(entry.data(), entry.size());
            ++gone;
        }
        if (gone > 0) kept.push_back(store::tombstone_of(mailbox));
        return gone;
    }

    std::string name = "board-1";
    bool fails_once = false;
    std::vector<store::BoardEntry> kept;
    std::map<store::ReplyMark, store::PublishedReply> replies;
};

class MemoryBoardCopy : public store::BoardCopy {
public:
    Result<std::string> board() override { return name; }
    Result<std::uint64_t> latest() override { return kept.size(); }
    Status put_page(const std::string& board, std::uint64_t from,
                    const std::vector<store::BoardEntry>& entries) override {
        const bool begins = board != name && from == 0;
        if (!begins && (board != name || from != kept.size())) {
            return Error{ErrorKind::Conflict, "the page does not follow what is here"};
        }
        if (begins) kept.clear();
        name = board;
        for (const store::BoardEntry& entry : entries) {
            kept.push_back(entry);
            if (store::is_tombstone(entry)) put_noise_for(store::mailbox_of(entry));
        }
        return Unit{};
    }
    Status forget(const store::MailboxId& mailbox) override {
        put_noise_for(mailbox);
        return Unit{};
    }
    Result<std::vector<store::BoardEntry>> in_mailbox(const store::MailboxId& mailbox) override {
        std::vector<store::BoardEntry> found;
        for (const store::BoardEntry& entry : kept) {
            if (std::ranges::equal(mailbox, std::span(entry).first<store::mailbox_bytes>())) {
                found.push_back(entry);
            }
        }
        return found;
    }

    std::string name;
    std::vector<store::BoardEntry> kept;

private:
    void put_noise_for(const store::MailboxId& mailbox) {
        for (store::BoardEntry& entry : kept) {
            if (store::mailbox_of(entry) == mailbox) randombytes_buf(entry.data(), entry.size());
        }
    }
};

}  // namespace candour::test
