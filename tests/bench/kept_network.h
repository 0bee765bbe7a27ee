// tests/bench/kept_network.h: the device's HTTPS with one connection kept for all its requests, to
// see what a fresh one for each costs. Only for measuring: the product never keeps one.
#pragma once

#include <memory>

#include "core/base/world.h"

namespace candour::bench {

// For one thread.
class KeptNetwork : public Network {
public:
    KeptNetwork();
    ~KeptNetwork() override;
    Result<NetworkResponse> send(const NetworkRequest& request) override;

private:
    struct Easy;
    std::unique_ptr<Easy> easy_;
};

}  // namespace candour::bench
