// Zip files by libzip.
#include "platform/sheets/zip_archive.h"

#include <array>
#include <zip.h>

#include "platform/sheets/limits.h"

namespace candour::platform::sheets {
namespace {

Error invalid(const std::string& what) { return {ErrorKind::Invalid, what}; }

struct CloseFile {
    void operator()(zip_file* file) const { zip_fclose(file); }
};

Error too_large(const std::string& part) {
    return invalid("the part '" + part + "' is far larger than any form: it is not read");
}

}  // namespace

void ZipArchive::Discard::operator()(zip* archive) const { zip_discard(archive); }

Result<ZipArchive> ZipArchive::open(ByteView bytes) {
    if (bytes.size() > file_bytes_max) {
        return invalid("the file is larger than " + std::to_string(file_bytes_max >> 20) + " MB");
    }
    zip_source_t* source =
        zip_source_buffer_create(bytes.data(), bytes.size(), /*freep=*/0, nullptr);
    if (source == nullptr) return invalid("the file cannot be read: no memory");
    zip_t* archive = zip_open_from_source(source, ZIP_RDONLY, nullptr);
    if (archive == nullptr) {
        zip_source_free(source);
        return invalid("it is no .xlsx file, or it is damaged");
    }
    ZipArchive opened(archive);
    const zip_int64_t entries = zip_get_num_entries(archive, 0);
    if (entries < 0 || static_cast<std::size_t>(entries) > entries_max) {
        return invalid("it has more than " + std::to_string(entries_max) + " parts");
    }
    return opened;
}

bool ZipArchive::has(const std::string& part) const {
    return zip_name_locate(archive_.get(), part.c_str(), 0) >= 0;
}

Status ZipArchive::read(const std::string& part, const std::function<Status(ByteView)>& take) {
    zip_stat_t about;
    zip_stat_init(&about);
    if (zip_stat(archive_.get(), part.c_str(), 0, &about) != 0) {
        return invalid("the part '" + part + "' is missing");
    }
    if ((about.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && about.encryption_method != ZIP_EM_NONE) {
        return invalid("it is locked by a password: save it without one");
    }
    const bool told = (about.valid & ZIP_STAT_SIZE) != 0 && (about.valid & ZIP_STAT_COMP_SIZE) != 0;
    if (!told || about.size > unpacked_bytes_max) return too_large(part);
    const std::unique_ptr<zip_file, CloseFile> file(zip_fopen(archive_.get(), part.c_str(), 0));
    if (file == nullptr) return invalid("the part '" + part + "' is damaged");
    std::array<std::uint8_t, std::size_t{64} << 10> piece;
    for (std::size_t size = 0;;) {
        const zip_int64_t got = zip_fread(file.get(), piece.data(), piece.size());
        if (got < 0) return invalid("the part '" + part + "' is damaged");
        if (got == 0) return Unit{};
        size += static_cast<std::size_t>(got);
        unpacked_ += static_cast<std::size_t>(got);
        const bool grows = size > ratio_free_bytes && size / ratio_max > about.comp_size;
        if (grows || unpacked_ > unpacked_bytes_max) return too_large(part);
        RETURN_IF_ERROR(take(ByteView(piece).first(static_cast<std::size_t>(got))));
    }
}

}  // namespace candour::platform::sheets
