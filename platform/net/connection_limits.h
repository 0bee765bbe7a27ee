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

    bool is_full() const { return open_ >= total_max_; }
    bool is_full(const std::string& address) const {
        const auto found = by_address_.find(address);
        return found != by_address_.end() && found->second >= per_address_max_;
    }

    // Not when it is full. Each enter() has one leave().
    void enter(const std::string& address) {
        ++by_address_[address];
        ++open_;
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
