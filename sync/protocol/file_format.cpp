// Files: magic, blocks, checksum.
#include "sync/protocol/file_format.h"

#include <algorithm>
#include <limits>

#include "sync/protocol/hash.h"

namespace candour::protocol {

namespace {

constexpr std::size_t number_bytes = 4;

}  // namespace

void FileWriter::number(std::uint32_t number) {
    for (int shift = 24; shift >= 0; shift -= 8)
        file_.push_back(static_cast<std::uint8_t>(number >> shift));
}

void FileWriter::block(ByteView block) {
    CHECK(block.size() <= std::numeric_limits<std::uint32_t>::max());
    number(static_cast<std::uint32_t>(block.size()));
    bytes(block);
}

Bytes FileWriter::finish() {
    bytes(hash_of(file_));
    return std::move(file_);
}

FileReader::FileReader(ByteView file, std::string_view magic, std::size_t size_max) {
    if (file.size() > size_max || file.size() < magic.size() + sizeof(Hash) ||
        !std::ranges::equal(file.first(magic.size()), as_bytes(magic))) {
        fail();
        return;
    }
    const ByteView checked = file.first(file.size() - sizeof(Hash));
    if (!std::ranges::equal(hash_of(checked), file.last(sizeof(Hash)))) {
        fail();
        return;
    }
    left_ = checked.subspan(magic.size());
}

void FileReader::fail() {
    ok_ = false;
    left_ = {};
}

ByteView FileReader::bytes(std::size_t size) {
    if (size > left_.size()) {
        fail();
        return {};
    }
    const ByteView found = left_.first(size);
    left_ = left_.subspan(size);
    return found;
}

std::uint32_t FileReader::number(std::uint32_t max) {
    std::uint32_t number = 0;
    for (const std::uint8_t byte : bytes(number_bytes))
        number = number << 8 | byte;
    if (number <= max) return number;
    fail();
    return 0;
}

ByteView FileReader::block(std::size_t size_max) {
    constexpr std::size_t largest = std::numeric_limits<std::uint32_t>::max();
    return bytes(number(static_cast<std::uint32_t>(std::min(size_max, largest))));
}

ByteView FileReader::rest() { return bytes(left_.size()); }

}  // namespace candour::protocol
