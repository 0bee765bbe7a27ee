// TypedPin: the figures of a PIN, as far as somebody has typed them. Overwrites itself when it
// goes; each copy too.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include <sodium.h>

#include "core/privacy/hand_over_pin.h"

namespace candour::kiosk {

class TypedPin {
public:
    TypedPin() = default;
    ~TypedPin() { clear(); }
    TypedPin(const TypedPin&) = default;
    TypedPin& operator=(const TypedPin&) = default;

    // What is no figure, and what has no room, changes nothing.
    void add(char typed) {
        if (typed >= '0' && typed <= '9' && size_ < figures_.size()) figures_[size_++] = typed;
    }
    void remove_last() {
        if (size_ > 0) figures_[--size_] = '\0';
    }
    void clear() {
        sodium_memzero(figures_.data(), figures_.size());
        size_ = 0;
    }

    bool empty() const { return size_ == 0; }
    std::size_t size() const { return size_; }
    std::string_view figures() const { return {figures_.data(), size_}; }

private:
    std::array<char, privacy::pin_figures_max> figures_{};
    std::size_t size_ = 0;
};

}  // namespace candour::kiosk
