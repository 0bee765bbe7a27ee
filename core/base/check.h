// CHECK: a broken invariant ends the program, in release builds too. Never for user, disk or
// network input: those are Results. The supervisor restarts the kiosk at its welcome screen.
#pragma once

namespace candour {

// Prints `file:line: CHECK failed: expression` to standard error (never a value, which could be
// a person's words) and aborts.
[[noreturn]] void check_failed(const char* expression, const char* file, int line);

}  // namespace candour

#define CHECK(expression) \
    ((expression) ? void(0) : ::candour::check_failed(#expression, __FILE__, __LINE__))
