// OutboxStore: what the device's outbox needs kept (architecture §4.3). Slots exist from the first
// start, filled with random bytes, so that neither size nor order of writing says anything.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/privacy/cell.h"

namespace candour::store {

enum class SlotState : std::uint8_t { Free, Pending, Acknowledged };

struct PendingCell {
    std::uint32_t slot;
    privacy::Cell cell;
};

struct OutboxUse {
    std::uint32_t capacity = 0;
    std::uint32_t pending = 0;
    std::uint32_t acknowledged = 0;
    std::uint32_t damaged = 0;   // Slots whose checksum no longer holds; reported, never reused.
    std::uint32_t reusable = 0;  // Acknowledged, in a proved backup: generation <= horizon.
    // Since enrolment: acknowledged slots that had to be used again before a proved backup.
    std::uint64_t reused_early = 0;
};

class OutboxStore {
public:
    virtual ~OutboxStore() = default;
    // All cells in one durable transaction into random free slots; then acknowledged ones under the
    // horizon; then those with the lowest generation, counted in reused_early. A pending slot is
    // never overwritten. After Ok the cells survive a power cut.
    // Errors: Full (no slot, or no disk: nothing was written), Unavailable.
    virtual Status add(const std::vector<privacy::Cell>& cells) = 0;
    // Every pending cell, in no meaningful order.
    virtual Result<std::vector<PendingCell>> pending() = 0;
    // Only after a verified signed acknowledgement. `generation`: of the server's next backup.
    virtual Status acknowledge(const std::vector<std::uint32_t>& slots,
                               std::uint64_t generation) = 0;
    // The server was restored or is new: everything still held is offered again, and no backup of
    // it is known to be proved.
    virtual Status offer_all_again() = 0;
    // The horizon of the newest verified acknowledgement. A smaller one changes nothing.
    virtual Status set_horizon(std::uint64_t generation) = 0;
    virtual Result<OutboxUse> use() = 0;

    // Small named values beside the slots (enrolment, bundle, server epoch): "" when absent.
    virtual Result<std::string> setting(const std::string& name) = 0;
    virtual Status set_setting(const std::string& name, const std::string& value) = 0;
    // All of them in one durable transaction, or none.
    virtual Status set_settings(const std::map<std::string, std::string>& values) = 0;
};

}  // namespace candour::store
