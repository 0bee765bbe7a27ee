// platform/server/control_message.h: what administrators' commands and the running server say to
// one another over DIR/control.sock: one JSON object of texts a line, one line each way.
#pragma once

#include <map>
#include <string>

#include "core/base/result.h"

namespace candour::platform {

using ControlMessage = std::map<std::string, std::string>;

// An answer file of full size in base64, and room.
inline constexpr std::size_t control_bytes_max = 160 << 20;

std::string encode_control(const ControlMessage& message);  // Ends with a line end.
// Errors: Corrupt.
Result<ControlMessage> decode_control(const std::string& line);

// A failure as an answer and back: `what` and a kind of failure.
ControlMessage failure_message(const Error& error);
// The answer itself, or the failure in it.
Result<ControlMessage> outcome_of(ControlMessage answer);

// The value under `name`, or "".
std::string value_of(const ControlMessage& message, const std::string& name);

// Over a connected socket whose time-outs are set. Errors: Unavailable (closed, timed out, larger
// than control_bytes_max).
Status send_line(int socket, const std::string& line);
Result<std::string> receive_line(int socket);

}  // namespace candour::platform
