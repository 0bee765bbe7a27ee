// tests/simulation/power_cut_vfs.cpp: sqlite3_vfs and sqlite3_io_methods over SimDisk.
#include "tests/simulation/power_cut_vfs.h"

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cstring>
#include <new>

#include <sqlite3.h>

#include "core/base/check.h"

namespace candour::simulation {

namespace {

PowerCutVfs* g_vfs = nullptr;  // SQLite's registry is global too.

struct OpenFile {
    sqlite3_file base;
    SimDisk* disk;
    std::uint32_t start;
    Inode inode;
    int lock;
    // A journal or WAL opened to be made: until it succeeds, each sync also syncs the folder. As
    // unix does, also when the file was there: whoever made it may have been killed before that.
    bool syncs_folder;
    std::string* file;
};

OpenFile& of(sqlite3_file* file) { return *reinterpret_cast<OpenFile*>(file); }

int code_of(IoResult result, int error_code) {
    switch (result) {
        case IoResult::Ok:
            return SQLITE_OK;
        case IoResult::Error:
            return error_code;
        case IoResult::NoRoom:
            return SQLITE_FULL;
    }
    return error_code;
}

int perform(OpenFile& file, Change change, int error_code) {
    if (!file.disk->alive(file.start)) return error_code;
    change.inode = file.inode;
    return code_of(file.disk->perform(*file.file, std::move(change)), error_code);
}

int close(sqlite3_file* base) {
    OpenFile& file = of(base);
    if (file.disk->alive(file.start)) file.disk->lock(file.inode, &file, file.lock, 0);
    delete file.file;
    file.base.pMethods = nullptr;
    return SQLITE_OK;
}

int read(sqlite3_file* base, void* to, int size, sqlite3_int64 at) {
    OpenFile& file = of(base);
    if (!file.disk->alive(file.start)) return SQLITE_IOERR_READ;
    std::size_t got = 0;
    const std::span out(static_cast<std::uint8_t*>(to), static_cast<std::size_t>(size));
    if (file.disk->read(file.inode, static_cast<std::size_t>(at), out, got) != IoResult::Ok) {
        return SQLITE_IOERR_READ;
    }
    return got == out.size() ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int write(sqlite3_file* base, const void* from, int size, sqlite3_int64 at) {
    const auto* bytes = static_cast<const std::uint8_t*>(from);
    Change change;
    change.kind = Change::Kind::Write;
    change.at = static_cast<std::size_t>(at);
    change.data = std::make_shared<const Bytes>(bytes, bytes + size);
    return perform(of(base), std::move(change), SQLITE_IOERR_WRITE);
}

int truncate(sqlite3_file* base, sqlite3_int64 size) {
    Change change;
    change.kind = Change::Kind::Truncate;
    change.at = static_cast<std::size_t>(size);
    return perform(of(base), std::move(change), SQLITE_IOERR_TRUNCATE);
}

int sync(sqlite3_file* base, int) {
    OpenFile& file = of(base);
    Change change;
    change.kind = Change::Kind::Sync;
    const int code = perform(file, change, SQLITE_IOERR_FSYNC);
    if (code != SQLITE_OK || !file.syncs_folder) return code;
    change.kind = Change::Kind::SyncFolder;
    const int folder_code = perform(file, std::move(change), SQLITE_IOERR_DIR_FSYNC);
    file.syncs_folder = folder_code != SQLITE_OK;
    return folder_code;
}

int file_size(sqlite3_file* base, sqlite3_int64* size) {
    OpenFile& file = of(base);
    if (!file.disk->alive(file.start)) return SQLITE_IOERR_FSTAT;
    *size = static_cast<sqlite3_int64>(file.disk->state().contents(file.inode).size());
    return SQLITE_OK;
}

int lock(sqlite3_file* base, int level) {
    OpenFile& file = of(base);
    if (!file.disk->alive(file.start)) return SQLITE_IOERR_LOCK;
    if (level <= file.lock) return SQLITE_OK;
    if (!file.disk->lock(file.inode, &file, file.lock, level)) return SQLITE_BUSY;
    file.lock = level;
    return SQLITE_OK;
}

int unlock(sqlite3_file* base, int level) {
    OpenFile& file = of(base);
    if (file.disk->alive(file.start) && level < file.lock) {
        file.disk->lock(file.inode, &file, file.lock, level);
    }
    file.lock = std::min(file.lock, level);
    return SQLITE_OK;
}

int check_reserved(sqlite3_file* base, int* found) {
    OpenFile& file = of(base);
    *found = file.disk->reserved(file.inode) ? 1 : 0;
    return SQLITE_OK;
}

int answer_pragma(const OpenFile& file, char** words) {
    const auto& ignored = g_vfs->habits().ignored_pragmas;
    const auto& replaced = g_vfs->habits().replaced_pragmas;
    if (words[2] == nullptr) return SQLITE_NOTFOUND;
    const std::string& only_on = g_vfs->habits().only_on;
    if (!only_on.empty() && *file.file != only_on) return SQLITE_NOTFOUND;
    std::string text = std::string(words[1]) + "=" + words[2];
    std::ranges::transform(text, text.begin(), [](char c) { return std::tolower(c); });
    if (const auto other = replaced.find(text); other != replaced.end()) {
        sqlite3* const connection = g_vfs->connection("/" + file.disk->name() + "/" + *file.file);
        return sqlite3_exec(connection, other->second.c_str(), nullptr, nullptr, nullptr);
    }
    const auto found = ignored.find(text);
    if (found == ignored.end()) return SQLITE_NOTFOUND;
    if (!found->second.empty()) words[0] = sqlite3_mprintf("%s", found->second.c_str());
    return SQLITE_OK;
}

int file_control(sqlite3_file* base, int what, void* argument) {
    if (what == SQLITE_FCNTL_LAST_ERRNO) {
        *static_cast<int*>(argument) = errno;
        return SQLITE_OK;
    }
    if (what == SQLITE_FCNTL_PRAGMA) return answer_pragma(of(base), static_cast<char**>(argument));
    return SQLITE_NOTFOUND;
}

int sector_size(sqlite3_file*) { return 4096; }
// As unix reports for ordinary file systems: a write never damages bytes beside its own.
int device_characteristics(sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }

// Version 1 has no shared memory: our stores hold their files alone, so SQLite needs none.
const sqlite3_io_methods io_methods = {.iVersion = 1,
                                       .xClose = close,
                                       .xRead = read,
                                       .xWrite = write,
                                       .xTruncate = truncate,
                                       .xSync = sync,
                                       .xFileSize = file_size,
                                       .xLock = lock,
                                       .xUnlock = unlock,
                                       .xCheckReservedLock = check_reserved,
                                       .xFileControl = file_control,
                                       .xSectorSize = sector_size,
                                       .xDeviceCharacteristics = device_characteristics,
                                       .xShmMap = nullptr,
                                       .xShmLock = nullptr,
                                       .xShmBarrier = nullptr,
                                       .xShmUnmap = nullptr,
                                       .xFetch = nullptr,
                                       .xUnfetch = nullptr};

std::string file_in(const std::string& path) { return path.substr(path.find('/', 1) + 1); }

// Makes the name when it is not there. Empty: could not.
std::optional<Inode> make_file(SimDisk& disk, const std::string& file, IoResult& result) {
    if (const auto known = disk.state().find(file)) return known;
    Change change;
    change.kind = Change::Kind::Create;
    change.inode = disk.state().next_inode();
    change.name = file;
    result = disk.perform(file, change);
    return disk.state().find(file);
}

int open(sqlite3_vfs*, const char* path, sqlite3_file* base, int flags, int* out_flags) {
    base->pMethods = nullptr;
    if (path == nullptr) return SQLITE_CANTOPEN;  // Temporary tables stay in memory.
    SimDisk* disk = g_vfs->disk_of(path);
    if (disk == nullptr || disk->stopped()) return SQLITE_CANTOPEN;
    const std::string name = file_in(path);
    auto inode = disk->state().find(name);
    const bool make = !inode && (flags & SQLITE_OPEN_CREATE) != 0;
    if (make) {
        IoResult result = IoResult::Ok;
        inode = make_file(*disk, name, result);
        if (result == IoResult::NoRoom) return SQLITE_FULL;
    }
    if (!inode) return SQLITE_CANTOPEN;
    const bool journal = (flags & (SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL)) != 0;
    new (base) OpenFile{.base = {&io_methods},
                        .disk = disk,
                        .start = disk->start(),
                        .inode = *inode,
                        .lock = 0,
                        .syncs_folder = (flags & SQLITE_OPEN_CREATE) != 0 && journal,
                        .file = new std::string(name)};
    if (out_flags != nullptr) *out_flags = flags;
    return SQLITE_OK;
}

int remove(sqlite3_vfs*, const char* path, int sync_folder) {
    SimDisk* disk = g_vfs->disk_of(path);
    if (disk == nullptr || disk->stopped()) return SQLITE_IOERR_DELETE;
    Change change;
    change.kind = Change::Kind::Remove;
    change.name = file_in(path);
    const auto inode = disk->state().find(change.name);
    if (!inode) return SQLITE_IOERR_DELETE_NOENT;
    change.inode = *inode;
    const int code = code_of(disk->perform(change.name, change), SQLITE_IOERR_DELETE);
    if (code != SQLITE_OK || sync_folder == 0) return code;
    change.kind = Change::Kind::SyncFolder;
    return code_of(disk->perform(change.name, change), SQLITE_IOERR_DIR_FSYNC);
}

int access(sqlite3_vfs*, const char* path, int flags, int* out) {
    SimDisk* disk = g_vfs->disk_of(path);
    if (disk == nullptr || disk->stopped()) return SQLITE_IOERR_ACCESS;
    const auto inode = disk->state().find(file_in(path));
    *out = inode ? 1 : 0;
    // As unix: an empty file does not count as existing.
    if (inode && flags == SQLITE_ACCESS_EXISTS && disk->state().contents(*inode).size() == 0) {
        *out = 0;
    }
    return SQLITE_OK;
}

int full_path(sqlite3_vfs*, const char* path, int size, char* out) {
    sqlite3_snprintf(size, out, "%s", path);
    return SQLITE_OK;
}

int randomness(sqlite3_vfs*, int size, char* out) {
    g_vfs->rng().fill({reinterpret_cast<std::uint8_t*>(out), static_cast<std::size_t>(size)});
    return size;
}

int sleep(sqlite3_vfs*, int microseconds) { return microseconds; }

int current_time(sqlite3_vfs*, double* day) {
    *day = 2461370.5;
    return SQLITE_OK;
}

int last_error(sqlite3_vfs*, int, char*) { return errno; }

sqlite3_vfs make_layer() {
    sqlite3_vfs layer{};
    layer.iVersion = 1;
    layer.szOsFile = sizeof(OpenFile);
    layer.mxPathname = 256;
    layer.zName = PowerCutVfs::name;
    layer.xOpen = open;
    layer.xDelete = remove;
    layer.xAccess = access;
    layer.xFullPathname = full_path;
    layer.xRandomness = randomness;
    layer.xSleep = sleep;
    layer.xCurrentTime = current_time;
    layer.xGetLastError = last_error;
    return layer;
}

sqlite3_vfs g_layer = make_layer();

int on_connection(sqlite3* connection, char**, const void*) {
    const char* path = sqlite3_db_filename(connection, "main");
    if (path == nullptr || g_vfs == nullptr || g_vfs->disk_of(path) == nullptr) return SQLITE_OK;
    const ConnectionHabits& habits = g_vfs->habits();
    sqlite3_wal_autocheckpoint(connection, habits.checkpoint_pages);
    g_vfs->opened(path, connection);
    return SQLITE_OK;
}

using Extension = void (*)();
Extension as_extension() { return reinterpret_cast<Extension>(on_connection); }

}  // namespace

PowerCutVfs::PowerCutVfs(ConnectionHabits habits) : habits_(std::move(habits)) {
    CHECK(g_vfs == nullptr);
    g_vfs = this;
    CHECK(sqlite3_initialize() == SQLITE_OK);
    CHECK(sqlite3_vfs_register(&g_layer, /*makeDflt=*/1) == SQLITE_OK);
    CHECK(sqlite3_auto_extension(as_extension()) == SQLITE_OK);
}

PowerCutVfs::~PowerCutVfs() {
    sqlite3_cancel_auto_extension(as_extension());
    sqlite3_vfs_unregister(&g_layer);
    g_vfs = nullptr;
}

SimDisk* PowerCutVfs::disk_of(const std::string& path) const {
    if (path.size() < 2 || path[0] != '/') return nullptr;
    const auto found = disks_.find(path.substr(1, path.find('/', 1) - 1));
    return found == disks_.end() ? nullptr : found->second;
}

void PowerCutVfs::reseed(std::uint64_t seed) {
    rng_ = Rng(seed);
    sqlite3_randomness(0, nullptr);
}

sqlite3* PowerCutVfs::connection(const std::string& path) const {
    const auto found = connections_.find(path);
    return found == connections_.end() ? nullptr : found->second;
}

Status SimHome::make_private_file(const std::string& path) const {
    SimDisk* disk = vfs_.disk_of(path);
    const Error gone{ErrorKind::Unavailable, "cannot make " + path};
    if (disk == nullptr || disk->stopped()) return gone;
    IoResult result = IoResult::Ok;
    if (make_file(*disk, file_in(path), result)) return Unit{};
    if (result == IoResult::NoRoom) return Error{ErrorKind::Full, gone.what};
    return gone;
}

Status SimHome::make_name_durable(const std::string& path) const {
    SimDisk* disk = vfs_.disk_of(path);
    Change change;
    change.kind = Change::Kind::SyncFolder;
    if (disk == nullptr || disk->perform(file_in(path), change) != IoResult::Ok) {
        return Error{ErrorKind::Unavailable, "cannot sync the folder of " + path};
    }
    return Unit{};
}

Result<bool> SimHome::renew(const std::string& path) const {
    SimDisk* disk = vfs_.disk_of(path);
    const Error failed{ErrorKind::Unavailable, "cannot renew " + path};
    if (disk == nullptr || disk->stopped()) return failed;
    const auto old = disk->state().find(file_in(path));
    if (!old || disk->state().contents(*old).size() == 0 || !vfs_.habits().renews_logs)
        return false;
    Bytes bytes(disk->state().contents(*old).size());
    std::size_t got = 0;
    if (disk->read(*old, 0, bytes, got) != IoResult::Ok) return failed;
    const std::string copy = file_in(path) + ".new";
    const Inode made = disk->state().next_inode();
    const auto all = std::make_shared<const Bytes>(std::move(bytes));
    using Kind = Change::Kind;
    for (const Change& change :
         {Change{.kind = Kind::Create, .inode = made, .name = copy},
          Change{.kind = Kind::Write, .inode = made, .data = all},
          Change{.kind = Kind::Sync, .inode = made},
          Change{.kind = Kind::Rename, .inode = made, .name = file_in(path), .from = copy},
          Change{.kind = Kind::SyncFolder}}) {
        if (disk->perform(file_in(path), change) != IoResult::Ok) return failed;
    }
    return true;
}

Result<bool> SimHome::renew_journal(const std::string& path) const {
    constexpr int exclusive = 4;
    SimDisk* disk = vfs_.disk_of(path);
    if (disk == nullptr || disk->stopped()) {
        return Error{ErrorKind::Unavailable, "cannot renew the journal of " + path};
    }
    const auto database = disk->state().find(file_in(path));
    if (!database || !disk->lock(*database, this, 0, exclusive)) return false;
    Result<bool> renewed = renew(path + "-journal");
    disk->lock(*database, this, exclusive, 0);
    return renewed;
}

Result<std::string> SimHome::identity_of(const std::string& path) const {
    SimDisk* disk = vfs_.disk_of(path);
    if (disk != nullptr && !disk->stopped()) {
        if (const auto inode = disk->state().find(file_in(path))) {
            return disk->tells_copies ? disk->machine + ":" + std::to_string(*inode) : path;
        }
    }
    return Error{ErrorKind::Unavailable, "cannot use " + path};
}

}  // namespace candour::simulation
