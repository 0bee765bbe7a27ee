#include "platform/print/target.h"

#include <algorithm>
#include <string_view>

namespace candour::platform::print {
namespace {

constexpr std::string_view device_word = "escpos:";
constexpr std::string_view queue_word = "cups:";

// As CUPS names its queues; none that `lp` would take for an option.
bool is_queue_name(std::string_view name) {
    constexpr std::size_t name_max = 127;
    const auto fits = [](char c) {
        return static_cast<unsigned char>(c) > ' ' && c != '\x7F' &&
               std::string_view("/#?\\'\"").find(c) == std::string_view::npos;
    };
    return !name.empty() && name.size() <= name_max && name.front() != '-' &&
           std::ranges::all_of(name, fits);
}

bool is_device_path(std::string_view path) {
    const auto odd = [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7F'; };
    return path.size() > 1 && path.front() == '/' && std::ranges::none_of(path, odd);
}

}  // namespace

Result<PrintTarget> read_target(const std::string& text) {
    if (text.starts_with(device_word) && is_device_path(text.substr(device_word.size()))) {
        return PrintTarget{PrintTarget::Kind::Device, text.substr(device_word.size()), paper_58};
    }
    if (text.starts_with(queue_word) && is_queue_name(text.substr(queue_word.size()))) {
        return PrintTarget{PrintTarget::Kind::Queue, text.substr(queue_word.size()), on_a_page};
    }
    return Error{ErrorKind::Invalid,
                 "it takes escpos: with a device, as in escpos:/dev/usb/lp0, or cups: with the "
                 "name of a print queue, as in cups:FRONT_DESK"};
}

}  // namespace candour::platform::print
