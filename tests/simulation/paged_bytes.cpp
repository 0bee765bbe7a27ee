// tests/simulation/paged_bytes.cpp: pages, shared until written.
#include "tests/simulation/paged_bytes.h"

#include <algorithm>

namespace candour::simulation {

PagedBytes::Page& PagedBytes::own_page(std::size_t index) {
    std::shared_ptr<Page>& page = pages_[index];
    if (!page) {
        page = std::make_shared<Page>();
        page->fill(0);
    } else if (page.use_count() > 1) {
        page = std::make_shared<Page>(*page);
    }
    return *page;
}

void PagedBytes::resize(std::size_t size) {
    if (size < size_ && size % page_bytes != 0) {
        Page& last = own_page(size / page_bytes);
        std::fill(last.begin() + static_cast<std::ptrdiff_t>(size % page_bytes), last.end(), 0);
    }
    pages_.resize((size + page_bytes - 1) / page_bytes);
    size_ = size;
}

void PagedBytes::write(std::size_t offset, ByteView bytes) {
    if (offset + bytes.size() > size_) resize(offset + bytes.size());
    while (!bytes.empty()) {
        const std::size_t in_page = offset % page_bytes;
        const std::size_t count = std::min(bytes.size(), page_bytes - in_page);
        std::copy_n(bytes.begin(), count,
                    own_page(offset / page_bytes).begin() + static_cast<std::ptrdiff_t>(in_page));
        bytes = bytes.subspan(count);
        offset += count;
    }
}

std::size_t PagedBytes::read(std::size_t offset, std::span<std::uint8_t> out) const {
    const std::size_t there = offset >= size_ ? 0 : std::min(out.size(), size_ - offset);
    std::size_t done = 0;
    while (done < there) {
        const std::size_t in_page = (offset + done) % page_bytes;
        const std::size_t count = std::min(there - done, page_bytes - in_page);
        const auto to = out.begin() + static_cast<std::ptrdiff_t>(done);
        if (const auto& page = pages_[(offset + done) / page_bytes]) {
            std::copy_n(page->begin() + static_cast<std::ptrdiff_t>(in_page), count, to);
        } else {
            std::fill_n(to, count, 0);
        }
        done += count;
    }
    std::fill(out.begin() + static_cast<std::ptrdiff_t>(there), out.end(), 0);
    return there;
}

Bytes PagedBytes::whole() const {
    Bytes bytes(size_);
    read(0, bytes);
    return bytes;
}

}  // namespace candour::simulation
