#include "platform/text/keyboard_files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <glib.h>
#include <iterator>
#include <memory>
#include <utility>

#include "platform/text/glib_owner.h"

namespace candour::platform {
namespace {

constexpr std::uintmax_t file_bytes_max = 64 * 1024;
constexpr std::uintmax_t dictionary_bytes_max = 8 << 20;

std::string upper_of(std::string_view letter) {
    const std::unique_ptr<char, FreeWith<g_free>> upper(
        g_utf8_strup(letter.data(), static_cast<gssize>(letter.size())));
    return upper.get();
}

Result<std::string> read_text(const std::filesystem::path& path, std::uintmax_t bytes_max) {
    std::error_code error;
    const std::uintmax_t bytes = std::filesystem::file_size(path, error);
    std::ifstream file(path, std::ios::binary);
    if (error || !file || bytes > bytes_max) {
        return Error{ErrorKind::NotFound, path.string() + ": cannot be read"};
    }
    return std::string{std::istreambuf_iterator<char>(file), {}};
}

// The words that its letters are made into.
Status add_pinyin(kiosk::KeyboardLayout& layout, const std::filesystem::path& folder) {
    const std::filesystem::path words = folder / "pinyin_simp.dict.yaml";
    const std::filesystem::path own = folder / (layout.language + ".words");
    ASSIGN_OR_RETURN(const std::string dictionary, read_text(words, dictionary_bytes_max));
    ASSIGN_OR_RETURN(const std::string ours, read_text(own, file_bytes_max));
    ASSIGN_OR_RETURN(kiosk::Pinyin pinyin,
                     kiosk::Pinyin::parse(dictionary, words.string(), ours, own.string()));
    layout.pinyin = std::make_shared<const kiosk::Pinyin>(std::move(pinyin));
    return Unit{};
}

Result<kiosk::KeyboardLayout> read_layout(const std::filesystem::path& path) {
    ASSIGN_OR_RETURN(const std::string text, read_text(path, file_bytes_max));
    ASSIGN_OR_RETURN(kiosk::KeyboardLayout layout,
                     kiosk::parse_keyboard(text, path.string(), upper_of));
    if (layout.composes) RETURN_IF_ERROR(add_pinyin(layout, path.parent_path()));
    return layout;
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
        auto layout = read_layout(path);
        if (layout.ok()) {
            read.keyboards.add(layout.take());
        } else {
            read.problems.push_back({path.stem().string(), layout.error().what});
        }
    }
    return read;
}

}  // namespace candour::platform
