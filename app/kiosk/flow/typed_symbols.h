// TypedSymbols: something secret that is typed symbol by symbol, as far as somebody has come: a
// receipt, a PIN. Overwrites itself when it goes; each copy too.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include <sodium.h>

namespace candour::kiosk {

// `meant`: the symbol that a key stands for; '\0' for a key that stands for none.
template <std::size_t most, char (*meant)(char)>
class TypedSymbols {
public:
    TypedSymbols() = default;
    ~TypedSymbols() { clear(); }
    TypedSymbols(const TypedSymbols&) = default;
    TypedSymbols& operator=(const TypedSymbols&) = default;

    // "\b" takes the last one away. What stands for no symbol, or has no room, changes nothing.
    void press(char key) {
        if (key == '\b') {
            if (size_ > 0) symbols_[--size_] = '\0';
            return;
        }
        const char symbol = meant(key);
        if (symbol != '\0' && size_ < most) symbols_[size_++] = symbol;
    }
    void clear() {
        sodium_memzero(symbols_.data(), symbols_.size());
        size_ = 0;
    }

    bool empty() const { return size_ == 0; }
    bool full() const { return size_ == most; }
    std::size_t size() const { return size_; }
    std::string_view symbols() const { return {symbols_.data(), size_}; }

private:
    std::array<char, most> symbols_{};
    std::size_t size_ = 0;
};

}  // namespace candour::kiosk
