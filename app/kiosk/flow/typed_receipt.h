// TypedReceipt: the letters and digits of a receipt, as far as somebody has typed them. Overwrites
// itself when it goes; each copy too.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include <sodium.h>

#include "core/privacy/receipt.h"

namespace candour::kiosk {

class TypedReceipt {
public:
    static constexpr std::size_t symbols_max = privacy::receipt_symbols + 1;

    TypedReceipt() = default;
    ~TypedReceipt() { clear(); }
    TypedReceipt(const TypedReceipt&) = default;
    TypedReceipt& operator=(const TypedReceipt&) = default;

    // As a receipt has it: O is 0. What no receipt has, and what has no room, changes nothing.
    void add(char typed) {
        const char symbol = privacy::receipt_symbol(typed);
        if (symbol != '\0' && size_ < symbols_max) symbols_[size_++] = symbol;
    }
    void remove_last() {
        if (size_ > 0) symbols_[--size_] = '\0';
    }
    void clear() {
        sodium_memzero(symbols_.data(), symbols_.size());
        size_ = 0;
    }

    bool empty() const { return size_ == 0; }
    bool full() const { return size_ == symbols_max; }
    std::size_t size() const { return size_; }
    std::string_view symbols() const { return {symbols_.data(), size_}; }

private:
    std::array<char, symbols_max> symbols_{};
    std::size_t size_ = 0;
};

}  // namespace candour::kiosk
