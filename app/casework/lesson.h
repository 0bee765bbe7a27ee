// Lesson: one line of the learning register: what a case taught. Source: requirement D13.
#pragma once

#include <cstdint>
#include <string>

namespace candour::casework {

struct Lesson {
    std::string day{};  // ISO, of its writing; of one that is open, of its opening.
    std::string service{};
    std::string reason{};      // Empty with `action` where the words are erased or cannot be read.
    std::string root_cause{};  // The theme's id.
    std::string action{};
    std::string owner{};
    std::string reference{};  // Of its case.
    bool open = false;        // It must still be completed.
};

inline constexpr std::int64_t lessons_max = 500;

}  // namespace candour::casework
