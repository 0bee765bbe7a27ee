// Fields: names and values of a query, a form or a Cookie header. Total: junk gives fewer fields.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "app/console/limits.h"
#include "core/base/result.h"
#include "sync/protocol/http_message.h"

namespace candour::console {

// The first value of a name wins. Values are valid UTF-8 without control characters, other than
// line breaks and tabs; a field that is not is left out.
using Fields = std::map<std::string, std::string, std::less<>>;

// "" when there is no such field.
std::string_view field(const Fields& fields, std::string_view name);

// application/x-www-form-urlencoded: '+' is a space, a broken %-sequence stays as it is.
// Fields past `count_max` are left out.
Fields parse_fields(std::string_view encoded, std::size_t count_max = fields_max);

// The part after '?'; none when it is longer than query_bytes_max.
Fields query_of(const protocol::HttpRequest& request);
struct FormLimits {
    std::size_t bytes_max;
    std::size_t fields_max;
};
inline constexpr FormLimits form_limits{form_bytes_max, fields_max};
inline constexpr FormLimits sheet_limits{sheet_form_bytes_max, sheet_fields_max};
// Errors: Invalid when it is too large or not an urlencoded form.
Result<Fields> form_of(const protocol::HttpRequest& request, FormLimits limits = form_limits);
// RFC 6265 section 4.2: values are not decoded.
Fields cookies_of(const protocol::HttpRequest& request);

// Browsers say where a request started (Fetch Metadata); one that another site started is refused
// even before its token is looked at. Older browsers say nothing.
bool from_another_site(const protocol::HttpRequest& request);

// For a value in an address: everything but A-Z a-z 0-9 - _ . ~ as %XX (RFC 3986).
std::string url_encode(std::string_view text);

}  // namespace candour::console
