// tests/support/cut_files.cpp: wraps every method of SQLite's unix files. Unsynced writes that are
// to be lost wait in memory until their file is synced; reads see them.
#include "tests/support/cut_files.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <unistd.h>
#include <vector>

#include <sqlite3.h>

#include "core/base/check.h"

namespace candour::test {

namespace {

struct Write {
    sqlite3_int64 at;
    std::vector<unsigned char> bytes;  // Empty: the file is cut to `at`.
};

int operations_left = 0;
bool loses_unsynced = false;
sqlite3_vfs* real = nullptr;
std::map<sqlite3_file*, std::vector<Write>> waiting;

// The real file lies behind ours in the memory that SQLite gives.
struct CutFile {
    sqlite3_file base;
    sqlite3_file* behind;
};

sqlite3_file* behind(sqlite3_file* file) { return reinterpret_cast<CutFile*>(file)->behind; }

void count() {
    if (--operations_left <= 0) ::_exit(was_cut);
}

int apply(sqlite3_file* file, const Write& write) {
    if (write.bytes.empty()) return behind(file)->pMethods->xTruncate(behind(file), write.at);
    return behind(file)->pMethods->xWrite(behind(file), write.bytes.data(),
                                          static_cast<int>(write.bytes.size()), write.at);
}

int flush(sqlite3_file* file) {
    for (const Write& write : waiting[file]) {
        if (const int code = apply(file, write); code != SQLITE_OK) return code;
    }
    waiting[file].clear();
    return SQLITE_OK;
}

int change(sqlite3_file* file, Write write) {
    count();
    if (!loses_unsynced) return apply(file, write);
    waiting[file].push_back(std::move(write));
    return SQLITE_OK;
}

int size_of(sqlite3_file* file, sqlite3_int64* size) {
    const int code = behind(file)->pMethods->xFileSize(behind(file), size);
    for (const Write& write : waiting[file]) {
        const auto end = write.at + static_cast<sqlite3_int64>(write.bytes.size());
        *size = write.bytes.empty() ? write.at : std::max(*size, end);
    }
    return code;
}

int read(sqlite3_file* file, void* out, int amount, sqlite3_int64 at) {
    auto* bytes = static_cast<unsigned char*>(out);
    int code = behind(file)->pMethods->xRead(behind(file), out, amount, at);
    if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ) return code;
    for (const Write& write : waiting[file]) {
        for (sqlite3_int64 i = 0; i < amount; ++i) {
            const sqlite3_int64 inside = at + i - write.at;
            if (write.bytes.empty() && inside >= 0) bytes[i] = 0;
            if (inside < 0 || inside >= static_cast<sqlite3_int64>(write.bytes.size())) continue;
            bytes[i] = write.bytes[static_cast<std::size_t>(inside)];
        }
    }
    sqlite3_int64 size = 0;
    size_of(file, &size);
    return at + amount <= size ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int write(sqlite3_file* file, const void* data, int amount, sqlite3_int64 at) {
    const auto* bytes = static_cast<const unsigned char*>(data);
    return change(file, {at, {bytes, bytes + amount}});
}

int truncate(sqlite3_file* file, sqlite3_int64 size) { return change(file, {size, {}}); }

int sync(sqlite3_file* file, int flags) {
    count();
    if (const int code = flush(file); code != SQLITE_OK) return code;
    return behind(file)->pMethods->xSync(behind(file), flags);
}

int close(sqlite3_file* file) {
    flush(file);
    waiting.erase(file);
    return behind(file)->pMethods->xClose(behind(file));
}

int lock(sqlite3_file* file, int kind) { return behind(file)->pMethods->xLock(behind(file), kind); }

int unlock(sqlite3_file* file, int kind) {
    return behind(file)->pMethods->xUnlock(behind(file), kind);
}

int check_lock(sqlite3_file* file, int* held) {
    return behind(file)->pMethods->xCheckReservedLock(behind(file), held);
}

int control(sqlite3_file* file, int what, void* argument) {
    return behind(file)->pMethods->xFileControl(behind(file), what, argument);
}

int sector_size(sqlite3_file* file) { return behind(file)->pMethods->xSectorSize(behind(file)); }

int characteristics(sqlite3_file* file) {
    return behind(file)->pMethods->xDeviceCharacteristics(behind(file));
}

const sqlite3_io_methods methods = {
    1,       close,      read,    write,       truncate,        sync,    size_of, lock,
    unlock,  check_lock, control, sector_size, characteristics, nullptr, nullptr, nullptr,
    nullptr, nullptr,    nullptr};

int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out_flags) {
    auto* cut = reinterpret_cast<CutFile*>(file);
    cut->base.pMethods = nullptr;
    cut->behind = reinterpret_cast<sqlite3_file*>(cut + 1);
    const int code = real->xOpen(real, name, cut->behind, flags, out_flags);
    if (code == SQLITE_OK) cut->base.pMethods = &methods;
    return code;
}

}  // namespace

void cut_power_at(int operation, Unsynced unsynced) {
    operations_left = operation;
    loses_unsynced = unsynced == Unsynced::Lost;
    real = sqlite3_vfs_find(nullptr);
    CHECK(real != nullptr);
    static sqlite3_vfs cut = *real;
    cut.zName = "cut";
    cut.szOsFile = static_cast<int>(sizeof(CutFile)) + real->szOsFile;
    cut.xOpen = open;
    CHECK(sqlite3_vfs_register(&cut, 1) == SQLITE_OK);
}

}  // namespace candour::test
