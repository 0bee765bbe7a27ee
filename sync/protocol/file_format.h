// What the protocol's files have in common: a first line that says what they are, blocks with their
// lengths (u32, big endian), and a checksum of all before it, so that a damaged copy is told from a
// wrong key or code.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/base/bytes.h"

namespace candour::protocol {

class FileWriter {
public:
    explicit FileWriter(std::string_view magic) : file_(magic.begin(), magic.end()) {}

    void bytes(ByteView bytes) { file_.insert(file_.end(), bytes.begin(), bytes.end()); }
    void number(std::uint32_t number);
    void block(ByteView bytes);  // Its length, then itself.
    Bytes finish();              // Adds the checksum.

private:
    Bytes file_;
};

// The first thing that is wrong makes it not ok(), and everything read from then on is empty.
class FileReader {
public:
    // `file` must outlive it and what it returns. Checks size, magic and checksum.
    FileReader(ByteView file, std::string_view magic, std::size_t size_max);

    ByteView bytes(std::size_t size);
    std::uint32_t number(std::uint32_t max);
    ByteView block(std::size_t size_max);
    ByteView rest();

    bool ok() const { return ok_; }
    // Also nothing is left.
    bool complete() const { return ok_ && left_.empty(); }

private:
    void fail();

    ByteView left_;
    bool ok_ = true;
};

}  // namespace candour::protocol
