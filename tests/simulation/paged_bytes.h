// tests/simulation/paged_bytes.h: a file's contents. Copies share their pages until one of them is
// written, so that keeping the disk as it was at every operation costs little.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/base/bytes.h"

namespace candour::simulation {

class PagedBytes {
public:
    std::size_t size() const { return size_; }
    // Shorter: what is cut off is gone. Longer: zeros.
    void resize(std::size_t size);
    // Grows as needed; a gap before `offset` is zeros.
    void write(std::size_t offset, ByteView bytes);
    // How many bytes there were; the rest of `out` is zeros.
    std::size_t read(std::size_t offset, std::span<std::uint8_t> out) const;
    Bytes whole() const;

private:
    static constexpr std::size_t page_bytes = 4096;
    using Page = std::array<std::uint8_t, page_bytes>;

    Page& own_page(std::size_t index);

    std::size_t size_ = 0;
    std::vector<std::shared_ptr<Page>> pages_;  // Null: zeros.
};

}  // namespace candour::simulation
