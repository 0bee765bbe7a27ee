// platform/kiosk/new_texts.h: hands a newer bundle from the thread that syncs to the one that
// draws.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "core/feedback/organisation.h"
#include "core/privacy/seal.h"

namespace candour::platform {

// What a bundle means to who draws.
struct Texts {
    feedback::Organisation organisation;
    privacy::EpochPublicKey key;
    std::map<std::string, Bytes> pictures{};  // By their names in the bundle.
    std::map<std::string, Bytes> clips{};     // In sign language.
};

// Safe from any thread. Holds the newest alone.
class NewTexts {
public:
    void put(Texts texts) {
        const std::lock_guard lock(mutex_);
        texts_ = std::move(texts);
    }
    std::optional<Texts> take() {
        const std::lock_guard lock(mutex_);
        return std::exchange(texts_, std::nullopt);
    }

private:
    std::mutex mutex_;
    std::optional<Texts> texts_;
};

}  // namespace candour::platform
