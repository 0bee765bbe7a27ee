// tests/fuzz/memory_disk.h: files in memory.
#pragma once

#include <map>
#include <string>

#include "core/base/world.h"

namespace candour::fuzz {

class MemoryDisk : public Disk {
public:
    Result<Bytes> read(const std::string& path, std::size_t size_max) override {
        const auto found = files.find(path);
        if (found == files.end()) return Error{ErrorKind::NotFound, path + " does not exist"};
        if (found->second.size() > size_max) return Error{ErrorKind::Invalid, path + " is large"};
        return found->second;
    }
    Status write(const std::string& path, ByteView bytes, bool) override {
        files[path].assign(bytes.begin(), bytes.end());
        return Unit{};
    }
    bool exists(const std::string& path) const override { return files.contains(path); }

    std::map<std::string, Bytes> files;
};

}  // namespace candour::fuzz
