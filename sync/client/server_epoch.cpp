// See server_epoch.h.
#include "sync/client/server_epoch.h"

#include <algorithm>
#include <sstream>
#include <vector>

namespace candour::client {

namespace {

constexpr const char* epoch_setting = "server_epoch";
constexpr const char* past_setting = "past_epochs";  // Newest first, with spaces between.
constexpr std::size_t past_max = 32;                 // A server is not restored that often.

Result<std::vector<std::string>> past_epochs(store::OutboxStore& store) {
    ASSIGN_OR_RETURN(const std::string text, store.setting(past_setting));
    std::istringstream stream(text);
    std::vector<std::string> epochs;
    for (std::string epoch; stream >> epoch;)
        epochs.push_back(epoch);
    return epochs;
}

}  // namespace

Result<std::string> known_epoch(store::OutboxStore& store) { return store.setting(epoch_setting); }

Status follow_epoch(const std::string& epoch, store::OutboxStore& store) {
    ASSIGN_OR_RETURN(const std::string known, known_epoch(store));
    if (known == epoch) return Unit{};
    if (known.empty()) return store.set_setting(epoch_setting, epoch);
    ASSIGN_OR_RETURN(std::vector<std::string> past, past_epochs(store));
    past.insert(past.begin(), known);
    std::erase(past, epoch);
    past.resize(std::min(past.size(), past_max));
    std::string text;
    for (const std::string& one : past)
        text += (text.empty() ? "" : " ") + one;
    // The order matters under power loss: a cut after the first step repeats it, a cut after the
    // second has lost nothing.
    RETURN_IF_ERROR(store.offer_all_again());
    return store.set_settings({{epoch_setting, epoch}, {past_setting, text}});
}

Result<bool> is_past_epoch(const std::string& epoch, store::OutboxStore& store) {
    ASSIGN_OR_RETURN(const std::vector<std::string> past, past_epochs(store));
    return std::ranges::find(past, epoch) != past.end();
}

}  // namespace candour::client
