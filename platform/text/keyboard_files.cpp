#include "platform/text/keyboard_files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <glib.h>
#include <iterator>
#include <memory>

#include "platform/text/glib_owner.h"

namespace candour::platform {
namespace {

constexpr std::uintmax_t file_bytes_max = 64 * 1024;

std::string upper_of(std::string_view letter) {
    const std::unique_ptr<char, FreeWith<g_free>> upper(
        g_utf8_strup(letter.data(), static_cast<gssize>(letter.size())));
    return upper.get();
}

}  // namespace

ReadKeyboards read_keyboards(const std::string& folder) {
    namespace fs = std::filesystem;
    ReadKeyboards read;
    std::error_code error;
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    }
    std::ranges::sort(files);
    if (files.empty()) read.problems.push_back({"", folder + ": no keyboards are there"});
    for (const fs::path& path : files) {
        const std::uintmax_t bytes = fs::file_size(path, error);
        std::ifstream file(path, std::ios::binary);
        if (error || !file || bytes > file_bytes_max) {
            read.problems.push_back(
                {path.stem().string(), path.string() + ": cannot be read as a keyboard"});
            continue;
        }
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        auto layout = kiosk::parse_keyboard(text, path.string(), upper_of);
        if (layout.ok()) {
            read.keyboards.add(layout.take());
        } else {
            read.problems.push_back({path.stem().string(), layout.error().what});
        }
    }
    return read;
}

}  // namespace candour::platform
