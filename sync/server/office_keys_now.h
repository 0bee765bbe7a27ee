// OfficeKeysNow: the office keys as they are at this moment. A server adds one each month and
// destroys old ones while it runs: whoever opens or seals words asks for each piece of work.
#pragma once

#include <functional>
#include <initializer_list>
#include <memory>
#include <utility>
#include <vector>

#include "sync/server/office_words.h"

namespace candour::server {

class OfficeKeysNow {
public:
    // Oldest first; the last is the one that new words are sealed with.
    using Keys = std::vector<OfficeKey>;

    // Safe from any thread if `ask` is.
    OfficeKeysNow(std::function<std::shared_ptr<const Keys>()> ask) : ask_(std::move(ask)) {}
    // They never change: of a program that ends soon.
    OfficeKeysNow(const Keys& keys)
        : OfficeKeysNow([kept = std::make_shared<const Keys>(keys)] { return kept; }) {}
    OfficeKeysNow(std::initializer_list<OfficeKey> keys) : OfficeKeysNow(Keys(keys)) {}

    // Whoever holds what is returned keeps it whole. Never null.
    std::shared_ptr<const Keys> now() const { return ask_(); }

private:
    std::function<std::shared_ptr<const Keys>()> ask_;
};

}  // namespace candour::server
