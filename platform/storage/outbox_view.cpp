// platform/storage/outbox_view.cpp: what can be found in the file's bytes, as a store.
#include "platform/storage/outbox_view.h"

#include <utility>

#include "platform/storage/outbox_rows.h"

namespace candour::platform {

using outbox::Mark;
using outbox::State;

Result<OutboxView> OutboxView::read(const std::string& path) {
    ASSIGN_OR_RETURN(const Bytes image, outbox::read_image(path));
    outbox::Salvage found = outbox::salvage(image);
    if (found.slots.empty()) {
        return Error{ErrorKind::Corrupt, path +
                                             " is damaged or not an outbox; keep a copy of it "
                                             "for repair and begin with a new data folder"};
    }
    return OutboxView(path, std::move(found));
}

OutboxView::OutboxView(std::string path, outbox::Salvage found)
    : path_(std::move(path)), found_(std::move(found)) {}

Result<store::OutboxUse> OutboxView::use() {
    store::OutboxUse use;
    use.capacity = static_cast<std::uint32_t>(found_.slots.size());
    use.reused_early = outbox::number_in(found_.settings, outbox::reused_early_setting);
    const std::uint64_t horizon = outbox::number_in(found_.settings, outbox::horizon_setting);
    for (const outbox::FoundSlot& slot : found_.slots) {
        const Mark mark = outbox::settled(slot.mark, slot.content);
        const bool acknowledged = mark.state == State::Acknowledged;
        use.pending += mark.state == State::Pending ? 1 : 0;
        use.acknowledged += acknowledged ? 1 : 0;
        use.reusable += acknowledged && mark.generation <= horizon ? 1 : 0;
        use.damaged += mark.state == State::Damaged ? 1 : 0;
    }
    return use;
}

Result<std::vector<store::PendingCell>> OutboxView::pending() {
    std::vector<store::PendingCell> found;
    for (std::uint32_t slot = 0; slot < found_.slots.size(); ++slot) {
        const outbox::FoundSlot& item = found_.slots[slot];
        if (outbox::settled(item.mark, item.content).state != State::Pending) continue;
        found.push_back({slot, privacy::Cell::from_wire(item.bytes)});
    }
    return found;
}

Result<std::string> OutboxView::setting(const std::string& name) {
    const auto found = found_.settings.values.find(name);
    return found == found_.settings.values.end() ? std::string() : found->second;
}

Error OutboxView::refusal() const {
    return {ErrorKind::Unavailable, path_ + " is only looked at; nothing is written to it"};
}

Status OutboxView::add(const std::vector<privacy::Cell>&) { return refusal(); }

Status OutboxView::acknowledge(const std::vector<std::uint32_t>&, std::uint64_t) {
    return refusal();
}

Status OutboxView::offer_all_again() { return refusal(); }

Status OutboxView::set_horizon(std::uint64_t) { return refusal(); }

Status OutboxView::set_setting(const std::string&, const std::string&) { return refusal(); }

Status OutboxView::set_settings(const std::map<std::string, std::string>&) { return refusal(); }

}  // namespace candour::platform
