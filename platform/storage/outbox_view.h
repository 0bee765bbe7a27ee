// platform/storage/outbox_view.h: a look at an outbox that another program may be using. Locks
// nothing, changes nothing; what is being written at that moment may be seen by half.
#pragma once

#include <string>
#include <vector>

#include "core/store/outbox_store.h"
#include "platform/storage/outbox_rescue.h"

namespace candour::platform {

class OutboxView : public store::OutboxStore {
public:
    // Errors: NotFound, Unavailable, Corrupt (nothing of an outbox is in it).
    static Result<OutboxView> read(const std::string& path);

    Result<store::OutboxUse> use() override;
    Result<std::vector<store::PendingCell>> pending() override;
    Result<std::string> setting(const std::string& name) override;

    // All refused: Unavailable.
    Status add(const std::vector<privacy::Cell>& cells) override;
    Status acknowledge(const std::vector<std::uint32_t>& slots, std::uint64_t generation) override;
    Status offer_all_again() override;
    Status set_horizon(std::uint64_t generation) override;
    Status set_setting(const std::string& name, const std::string& value) override;
    Status set_settings(const std::map<std::string, std::string>& values) override;

private:
    OutboxView(std::string path, outbox::Salvage found);
    Error refusal() const;

    std::string path_;
    outbox::Salvage found_;
};

}  // namespace candour::platform
