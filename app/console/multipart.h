// Multipart: a form with a file in it, as browsers send one (RFC 7578, and RFC 2046 section 5.1
// for the parts). Strict and total; its work grows with the length of what was sent, no faster.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "app/console/fields.h"
#include "core/base/bytes.h"
#include "core/base/result.h"

namespace candour::console {

struct SentFile {
    std::string name{};  // Without folders; plain text. Empty, with no content: none was chosen.
    Bytes content{};
    bool too_large = false;  // More than upload_file_bytes_max: `content` is empty then.
};

struct SentForm {
    Fields fields{};                                       // As form_of() gives them.
    std::map<std::string, SentFile, std::less<>> files{};  // The first of a name wins.
};

bool is_multipart(const protocol::HttpRequest& request);

// Errors: Invalid: no such form, broken or cut short, more parts than limits.h allows, a field
// that is too long, two Content-Dispositions, a transfer encoding.
Result<SentForm> multipart_form_of(const protocol::HttpRequest& request);

}  // namespace candour::console
