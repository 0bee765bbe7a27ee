// tests/fuzz/input.h: reads choices and pieces from a fuzzer's bytes; at their end all is zero.
#pragma once

#include <algorithm>
#include <string>

#include "core/base/bytes.h"

namespace candour::fuzz {

class Input {
public:
    explicit Input(ByteView bytes) : left_(bytes) {}

    bool empty() const { return left_.empty(); }
    std::uint8_t byte() {
        const Bytes one = take(1);
        return one.empty() ? std::uint8_t{0} : one[0];
    }
    std::uint16_t number() {
        const unsigned high = byte();
        return static_cast<std::uint16_t>(high << 8 | byte());
    }
    // At most `size` bytes.
    Bytes take(std::size_t size) {
        const ByteView taken = left_.first(std::min(size, left_.size()));
        left_ = left_.subspan(taken.size());
        return Bytes(taken.begin(), taken.end());
    }
    // A piece whose length stands before it.
    Bytes piece() { return take(number()); }
    Bytes rest() { return take(left_.size()); }

private:
    ByteView left_;
};

// The other way round, for seeds.
class Output {
public:
    Output& byte(std::size_t value) {
        bytes_.push_back(static_cast<std::uint8_t>(value));
        return *this;
    }
    Output& number(std::size_t value) { return byte(value >> 8).byte(value & 0xFF); }
    Output& raw(ByteView bytes) {
        bytes_.insert(bytes_.end(), bytes.begin(), bytes.end());
        return *this;
    }
    Output& piece(ByteView bytes) { return number(bytes.size()).raw(bytes); }
    const Bytes& bytes() const { return bytes_; }

private:
    Bytes bytes_;
};

}  // namespace candour::fuzz
