#include "platform/kiosk/practice_store.h"

namespace candour::platform {

Status PracticeStore::add(const std::vector<privacy::Cell>&) { return Unit{}; }

Result<std::vector<store::PendingCell>> PracticeStore::pending() {
    return std::vector<store::PendingCell>{};
}

Status PracticeStore::acknowledge(const std::vector<std::uint32_t>&, std::uint64_t) {
    return Unit{};
}

Status PracticeStore::offer_all_again() { return Unit{}; }

Status PracticeStore::set_horizon(std::uint64_t) { return Unit{}; }

Result<store::OutboxUse> PracticeStore::use() {
    store::OutboxUse use;
    use.capacity = 4096;  // As a real one that is empty.
    return use;
}

Result<std::string> PracticeStore::setting(const std::string&) { return std::string{}; }

Status PracticeStore::set_setting(const std::string&, const std::string&) {
    return Error{ErrorKind::Unavailable, "a kiosk that practises keeps nothing"};
}

Status PracticeStore::set_settings(const std::map<std::string, std::string>&) {
    return Error{ErrorKind::Unavailable, "a kiosk that practises keeps nothing"};
}

}  // namespace candour::platform
