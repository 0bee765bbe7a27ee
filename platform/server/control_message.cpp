// platform/server/control_message.cpp: see control_message.h.
#include "platform/server/control_message.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <sys/socket.h>

#include <nlohmann/json.hpp>

namespace candour::platform {

namespace {

using nlohmann::json;

constexpr const char* failure_field = "failure";
constexpr const char* kind_field = "failure_kind";

constexpr std::array<std::pair<ErrorKind, const char*>, 7> kind_names = {{
    {ErrorKind::Invalid, "invalid"},
    {ErrorKind::NotFound, "not_found"},
    {ErrorKind::Denied, "denied"},
    {ErrorKind::Conflict, "conflict"},
    {ErrorKind::Unavailable, "unavailable"},
    {ErrorKind::Full, "full"},
    {ErrorKind::Corrupt, "corrupt"},
}};

Error cut() { return {ErrorKind::Unavailable, "the server closed its control socket; try again"}; }

}  // namespace

std::string encode_control(const ControlMessage& message) {
    return json(message).dump(-1, ' ', /*ensure_ascii=*/false, json::error_handler_t::replace) +
           "\n";
}

Result<ControlMessage> decode_control(const std::string& line) {
    const json object = json::parse(line, nullptr, /*allow_exceptions=*/false);
    if (!object.is_object()) {
        return Error{ErrorKind::Corrupt, "the control socket sent something unreadable"};
    }
    ControlMessage message;
    for (const auto& [name, value] : object.items()) {
        if (const auto* text = value.get_ptr<const std::string*>()) message[name] = *text;
    }
    return message;
}

ControlMessage failure_message(const Error& error) {
    const auto named =
        std::ranges::find(kind_names, error.kind, &decltype(kind_names)::value_type::first);
    return {{failure_field, error.what}, {kind_field, named->second}};
}

Result<ControlMessage> outcome_of(ControlMessage answer) {
    const auto failure = answer.find(failure_field);
    if (failure == answer.end()) return answer;
    const std::string kind = value_of(answer, kind_field);
    for (const auto& [known, name] : kind_names) {
        if (kind == name) return Error{known, failure->second};
    }
    return Error{ErrorKind::Unavailable, failure->second};
}

std::string value_of(const ControlMessage& message, const std::string& name) {
    const auto found = message.find(name);
    return found == message.end() ? std::string() : found->second;
}

Status send_line(int socket, const std::string& line) {
    std::string_view left = line;
    while (!left.empty()) {
        const ssize_t sent = ::send(socket, left.data(), left.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) return cut();
        left.remove_prefix(static_cast<std::size_t>(sent));
    }
    return Unit{};
}

Result<std::string> receive_line(int socket) {
    std::string line;
    std::array<char, 4096> piece;
    while (line.size() <= control_bytes_max) {
        const ssize_t got = ::recv(socket, piece.data(), piece.size(), 0);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return cut();
        line.append(piece.data(), static_cast<std::size_t>(got));
        if (line.ends_with('\n')) return line;
    }
    return cut();
}

}  // namespace candour::platform
