// platform/net/connection_limits.h: how many connections are open, in all and from one address.
// Addresses are counted in memory while a connection is open, and never written anywhere.
#pragma once

#include <cstddef>
#include <map>
#include <string>

namespace candour::platform {

// Used by one thread.
class ConnectionLimits {
public:
    ConnectionLimits(std::size_t total_max, std::size_t per_address_max)
        : total_max_(total_max), per_address_max_(per_address_max) {}

    // False when one more is too many; then leave() must not follow.
    bool enter(const std::string& address) {
        if (open_ >= total_max_) return false;
        std::size_t& from_here = by_address_[address];
        if (from_here >= per_address_max_) return false;
        ++from_here;
        ++open_;
        return true;
    }
    void leave(const std::string& address) {
        --open_;
        const auto found = by_address_.find(address);
        if (--found->second == 0) by_address_.erase(found);
    }
    std::size_t open() const { return open_; }

private:
    const std::size_t total_max_;
    const std::size_t per_address_max_;
    std::size_t open_ = 0;
    std::map<std::string, std::size_t> by_address_;
};

}  // namespace candour::platform
