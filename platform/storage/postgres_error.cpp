// platform/storage/postgres_error.cpp: see postgres_error.h.
#include "platform/storage/postgres_error.h"

namespace candour::platform {

bool is_clash(std::string_view state) { return state == "40001" || state == "40P01"; }

bool is_lost(std::string_view state) {
    return state.starts_with("08") || state == "57P01" || state == "57P02" || state == "57P03" ||
           state == "25006";
}

Error postgres_error(const std::string& name, std::string_view state, const std::string& detail) {
    if (state.starts_with("23")) {
        return {ErrorKind::Conflict, name + " has that already (" + detail + ")"};
    }
    if (state.starts_with("22")) {
        return {ErrorKind::Invalid, name + " cannot hold that value (" + detail + ")"};
    }
    if (state == "53100") {
        return {ErrorKind::Full, name + ": no room left; free some space on its server's disk"};
    }
    if (state.starts_with("28") || state == "42501") {
        return {ErrorKind::Denied, name + " does not let this program in (" + detail +
                                       "); check its user, password and rights"};
    }
    if (state == "3D000") {
        return {ErrorKind::Invalid,
                name + " is not there (" + detail + "); make it, or name another"};
    }
    if (state.starts_with("XX")) {
        return {ErrorKind::Corrupt, name + " is damaged (" + detail + "); restore a backup"};
    }
    if (state == "25006") {
        return {ErrorKind::Unavailable,
                name + " only lets itself be read: it is a standby, or set so; name the primary"};
    }
    if (is_clash(state)) {
        return {ErrorKind::Unavailable, name + " is too busy now; try again"};
    }
    return {ErrorKind::Unavailable, "cannot use " + name + ": " + detail};
}

}  // namespace candour::platform
