// platform/net/http_rules.h: what the server refuses before a handler sees it, and the answers it
// gives by itself. Pure.
#pragma once

#include <optional>
#include <string_view>

#include "sync/protocol/http_message.h"

namespace candour::platform {

// Empty when the target may reach a handler; else in plain words why not. Only the origin form
// (RFC 9112 section 3.2.1) without "..", "." , empty or NUL segments, also when percent-encoded.
std::optional<std::string_view> target_problem(std::string_view target);

// False when a header name is no token or a value would end the line (CR, LF, NUL): the answer
// must not be sent. Beast itself does not look.
bool headers_are_safe(const protocol::HttpResponse& response);

// An answer made by the server itself: JSON {"error": words} under /v1/, else a small HTML page.
// `words`: a plain sentence for the reader, without markup.
protocol::HttpResponse refusal(int status, std::string_view words, std::string_view target);

}  // namespace candour::platform
