#include "platform/kiosk/play_lines.h"

#include <cerrno>
#include <cstdio>
#include <optional>
#include <string>
#include <unistd.h>
#include <variant>

#include "app/kiosk/play/runner.h"
#include "app/kiosk/play/script.h"
#include "core/base/bytes.h"
#include "platform/system/private_memory.h"

namespace candour::platform {
namespace {

using kiosk::play::Line;

// Longer than any text that a field takes.
constexpr std::size_t line_bytes_max = 16 * 1024;

Error at_line(std::size_t number, const std::string& what) {
    return {ErrorKind::Invalid, "line " + std::to_string(number) + what};
}

// Letter by letter: no buffer keeps what comes after it. Nothing at the end of the file.
Result<std::optional<std::string>> read_line(int file, std::size_t number) {
    std::string line;
    line.reserve(line_bytes_max);  // It never moves, so it is in one place only.
    while (true) {
        char letter = 0;
        const ssize_t got = ::read(file, &letter, 1);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0 && line.empty()) return std::optional<std::string>();
        if (got <= 0 || letter == '\n') return std::optional(std::move(line));
        if (line.size() == line_bytes_max) return at_line(number, " is too long");
        line += letter;
    }
}

void wipe_line(Line& line) {
    wipe(line.source);
    if (auto* type = std::get_if<kiosk::play::Type>(&line.verb)) wipe(type->text);
    if (auto* compose = std::get_if<kiosk::play::Compose>(&line.verb)) wipe(compose->text);
    if (auto* see = std::get_if<kiosk::play::See>(&line.verb)) wipe(see->text);
}

Result<std::optional<Line>> parsed(std::string& text, std::size_t number) {
    auto line = kiosk::play::parse_line(text, number, "line");
    wipe(text);
    if (!line.ok()) return at_line(number, " is no step of a play");
    return line;
}

// Apart, so that nothing of the line is in the frame of who calls it. False: it was the last.
[[gnu::noinline]] Result<bool> play_line(int file, std::size_t number,
                                         kiosk::play::Driver& driver) {
    ASSIGN_OR_RETURN(std::optional<std::string> text, read_line(file, number));
    if (!text) return false;
    ASSIGN_OR_RETURN(std::optional<Line> line, parsed(*text, number));
    if (!line) return true;
    if (std::holds_alternative<kiosk::play::Quit>(line->verb)) return false;
    const std::string verb = line->source.substr(0, line->source.find(' '));
    const bool held = kiosk::play::run_line(*line, driver).ok();
    wipe_line(*line);
    if (!held) return at_line(number, ", " + verb + ": it does not hold");
    return true;
}

}  // namespace

Status play_lines(int file, kiosk::play::Driver& driver) {
    driver.settle();
    for (std::size_t number = 1;; ++number) {
        ASSIGN_OR_RETURN(const bool goes_on, play_line(file, number, driver));
        wipe_dead_stack();
        if (!goes_on) return Unit{};
        std::printf("played %zu\n", number);
        std::fflush(stdout);
    }
}

}  // namespace candour::platform
