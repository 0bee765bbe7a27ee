// platform/kiosk/practice_store.h: an outbox for practising: takes everything, keeps nothing.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/store/outbox_store.h"

namespace candour::platform {

// What staff type to try the kiosk must not wait for ever in an outbox that is never sent.
class PracticeStore : public store::OutboxStore {
public:
    Status add(const std::vector<privacy::Cell>& cells) override;
    Result<std::vector<store::PendingCell>> pending() override;
    Status acknowledge(const std::vector<std::uint32_t>& slots, std::uint64_t generation) override;
    Status offer_all_again() override;
    Status set_horizon(std::uint64_t generation) override;
    Result<store::OutboxUse> use() override;
    Result<std::string> setting(const std::string& name) override;
    Status set_setting(const std::string& name, const std::string& value) override;
    Status set_settings(const std::map<std::string, std::string>& values) override;
};

}  // namespace candour::platform
