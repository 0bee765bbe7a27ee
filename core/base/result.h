// Result<T>: a value, or the reason there is none. Expected failure travels this way;
// broken invariants abort (check.h). Nothing here throws.
#pragma once

#include <string>
#include <utility>
#include <variant>

#include "core/base/check.h"

namespace candour {

// Closed on purpose: each kind answers "what does the person see now?".
enum class ErrorKind {
    Invalid,      // The input is wrong; `what` names the file and the place, and what to do.
    NotFound,     // There is no such thing.
    Denied,       // Not allowed: a wrong password, code, key or signature.
    Conflict,     // Somebody else holds it, or it is there already.
    Unavailable,  // Not now: the network or the other end; trying later may help.
    Full,         // No room: the disk or a fixed store. Nothing was written.
    Corrupt,      // Stored bytes are damaged.
};

// `what` is one plain sentence for the person who runs the program (terminal or log);
// visitor screens never show it, they map `kind` to a translated message.
struct Error {
    ErrorKind kind;
    std::string what;
};

template <typename T>
class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

    bool ok() const { return state_.index() == 0; }
    const T& value() const {
        CHECK(ok());
        return std::get<0>(state_);
    }
    T& value() {
        CHECK(ok());
        return std::get<0>(state_);
    }
    T take() {
        CHECK(ok());
        return std::move(std::get<0>(state_));
    }
    const Error& error() const {
        CHECK(!ok());
        return std::get<1>(state_);
    }

private:
    std::variant<T, Error> state_;
};

struct Unit {};
using Status = Result<Unit>;

}  // namespace candour

#define CANDOUR_JOIN_INNER(a, b) a##b
#define CANDOUR_JOIN(a, b) CANDOUR_JOIN_INNER(a, b)
#define CANDOUR_ASSIGN(tmp, lhs, expr) \
    auto tmp = (expr);                 \
    if (!tmp.ok()) return tmp.error(); \
    lhs = tmp.take()
// ASSIGN_OR_RETURN(auto draft, load(id)); declares draft, or returns the error.
#define ASSIGN_OR_RETURN(lhs, expr) CANDOUR_ASSIGN(CANDOUR_JOIN(result_, __LINE__), lhs, expr)
#define RETURN_IF_ERROR(expr) \
    if (auto status_or_error = (expr); !status_or_error.ok()) return status_or_error.error()
