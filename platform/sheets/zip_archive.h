// ZipArchive: the parts of a zip file in memory, unpacked piece by piece under limits.h.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/bytes.h"

struct zip;

namespace candour::platform::sheets {

class ZipArchive {
public:
    // `bytes` must outlive it. Errors: Invalid: no zip file, or too many parts in it.
    static Result<ZipArchive> open(ByteView bytes);

    bool has(const std::string& part) const;
    // Gives a part's content to `take` in pieces, until that fails.
    // Errors: Invalid: there is no such part, it is damaged, locked by a password, or grows beyond
    // all measure; or what `take` said.
    Status read(const std::string& part, const std::function<Status(ByteView)>& take);

private:
    struct Discard {
        void operator()(zip* archive) const;
    };
    explicit ZipArchive(zip* archive) : archive_(archive) {}

    std::unique_ptr<zip, Discard> archive_;
    std::size_t unpacked_ = 0;
};

}  // namespace candour::platform::sheets
