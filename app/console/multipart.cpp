// The parts between two boundaries, one after the other.
#include "app/console/multipart.h"

#include <algorithm>
#include <optional>

#include "app/console/limits.h"
#include "app/console/words.h"

namespace candour::console {
namespace {

constexpr std::string_view form_type = "multipart/form-data";
constexpr std::string_view line_end = "\r\n";

Error broken() {
    return {ErrorKind::Invalid, "The form was not sent the way these pages send it."};
}

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_letters(std::string_view one, std::string_view other) {
    return std::ranges::equal(one, other, {}, small, small);
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blank = " \t";
    const std::size_t first = std::min(text.find_first_not_of(blank), text.size());
    text.remove_prefix(first);
    return text.substr(0, text.find_last_not_of(blank) + 1);
}

bool is_token(std::string_view word) {
    constexpr std::string_view others = "!#$%&'*+-.^_`|~";  // RFC 9110 section 5.6.2.
    return !word.empty() && std::ranges::all_of(word, [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               others.find(c) != std::string_view::npos;
    });
}

// What stands behind "form-data": names in small letters. Nothing when it is broken, or a name is
// there twice. A value in quotes ends at the next quote: browsers write %22 for one within.
using Parameters = std::map<std::string, std::string, std::less<>>;
std::optional<Parameters> parameters_in(std::string_view rest) {
    Parameters found;
    for (rest = trimmed(rest); !rest.empty(); rest = trimmed(rest)) {
        if (!rest.starts_with(';')) return std::nullopt;
        rest = trimmed(rest.substr(1));
        const std::size_t equals = rest.find('=');
        if (equals == std::string_view::npos || !is_token(rest.substr(0, equals))) {
            return std::nullopt;
        }
        std::string name(rest.substr(0, equals));
        std::ranges::transform(name, name.begin(), small);
        rest.remove_prefix(equals + 1);
        std::string_view value;
        if (rest.starts_with('"')) {
            const std::size_t quote = rest.find('"', 1);
            if (quote == std::string_view::npos) return std::nullopt;
            value = rest.substr(1, quote - 1);
            rest.remove_prefix(quote + 1);
        } else {
            value = rest.substr(0, rest.find_first_of("; \t"));
            if (!is_token(value)) return std::nullopt;
            rest.remove_prefix(value.size());
        }
        if (!found.emplace(std::move(name), value).second) return std::nullopt;
    }
    return found;
}

// RFC 2046: 1 to 70 characters, of which none ends a line.
bool is_boundary(std::string_view text) {
    constexpr std::string_view others = "'()+_,-./:=? ";
    return !text.empty() && text.size() <= 70 && text.back() != ' ' &&
           std::ranges::all_of(text, [&](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      others.find(c) != std::string_view::npos;
           });
}

std::string_view content_type_of(const protocol::HttpRequest& request) {
    const auto found = request.headers.find("content-type");
    return found == request.headers.end() ? std::string_view{} : found->second;
}

// As browsers write names (HTML, "multipart form data"): these three and nothing else.
std::string with_signs(std::string_view name) {
    struct Sign {
        std::string_view written;
        char meant;
    };
    constexpr Sign signs[] = {{"%22", '"'}, {"%0D", '\r'}, {"%0A", '\n'}};
    std::string all;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const Sign* found = std::ranges::find_if(
            signs, [&](const Sign& one) { return name.substr(i, 3) == one.written; });
        const bool is_sign = found != std::end(signs);
        all += is_sign ? found->meant : name[i];
        if (is_sign) i += 2;
    }
    return all;
}

struct PartHead {
    std::string name{};
    std::optional<std::string> file{};
};

std::optional<PartHead> disposition_in(std::string_view value) {
    const std::size_t end = std::min(value.find(';'), value.size());
    if (!same_letters(trimmed(value.substr(0, end)), "form-data")) return std::nullopt;
    const auto parameters = parameters_in(value.substr(end));
    // RFC 7578 section 4.2: "filename*" must not be used.
    if (!parameters || !parameters->contains("name") || parameters->contains("filename*")) {
        return std::nullopt;
    }
    PartHead head{.name = with_signs(parameters->at("name"))};
    if (head.name.empty() || !is_plain_text(head.name)) return std::nullopt;
    const auto file = parameters->find("filename");
    if (file == parameters->end()) return head;
    const std::string whole = with_signs(file->second);
    if (!is_plain_text(whole)) return std::nullopt;
    head.file = whole.substr(whole.find_last_of("/\\") + 1);
    return head;
}

// The header lines of a part, without the empty line that ends them.
std::optional<PartHead> head_in(std::string_view lines) {
    std::optional<PartHead> head;
    while (!lines.empty()) {
        const std::size_t end = lines.find(line_end);
        const std::string_view line = lines.substr(0, end);
        lines.remove_prefix(end == std::string_view::npos ? lines.size() : end + line_end.size());
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) {
            return std::nullopt;  // Also a line that goes on with the one before.
        }
        const std::string_view name = line.substr(0, colon);
        const std::string_view value = trimmed(line.substr(colon + 1));
        if (same_letters(name, "content-disposition")) {
            if (head) return std::nullopt;
            head = disposition_in(value);
            if (!head) return std::nullopt;
        } else if (same_letters(name, "content-transfer-encoding")) {
            const bool as_it_is = same_letters(value, "7bit") || same_letters(value, "8bit") ||
                                  same_letters(value, "binary");
            if (!as_it_is) return std::nullopt;
        }
    }
    return head;
}

Status take_part(PartHead head, std::string_view content, SentForm& form) {
    if (!head.file) {
        if (content.size() > form_bytes_max) return broken();
        // As everywhere on these pages: what is no plain text is left out.
        if (is_plain_text(content)) form.fields.emplace(std::move(head.name), content);
        return Unit{};
    }
    SentFile file{.name = std::move(*head.file)};
    file.too_large = content.size() > upload_file_bytes_max;
    if (!file.too_large) file.content.assign(content.begin(), content.end());
    form.files.emplace(std::move(head.name), std::move(file));
    return Unit{};
}

}  // namespace

bool is_multipart(const protocol::HttpRequest& request) {
    const std::string_view type = content_type_of(request);
    return same_letters(trimmed(type.substr(0, type.find(';'))), form_type);
}

Result<SentForm> multipart_form_of(const protocol::HttpRequest& request) {
    const std::string_view type = content_type_of(request);
    const auto parameters = parameters_in(type.substr(std::min(type.find(';'), type.size())));
    if (!is_multipart(request) || !parameters) return broken();
    const auto boundary = parameters->find("boundary");
    if (boundary == parameters->end() || !is_boundary(boundary->second)) return broken();
    // A line end stands in it once, at its start: however long it is, each byte of the body is
    // compared twice at most.
    const std::string delimiter = "\r\n--" + boundary->second;

    std::string_view rest(reinterpret_cast<const char*>(request.body.data()), request.body.size());
    if (!rest.starts_with(std::string_view(delimiter).substr(line_end.size()))) return broken();
    rest.remove_prefix(delimiter.size() - line_end.size());
    SentForm form;
    for (std::size_t parts = 0; rest.starts_with(line_end); ++parts) {
        if (parts == upload_parts_max) return broken();
        rest.remove_prefix(line_end.size());
        const std::size_t head_end = rest.substr(0, upload_part_head_bytes_max).find("\r\n\r\n");
        if (head_end == std::string_view::npos) return broken();
        auto head = head_in(rest.substr(0, head_end));
        if (!head) return broken();
        // The line end before a boundary belongs to it, also where a part holds nothing.
        rest.remove_prefix(head_end + 2 * line_end.size());
        const std::size_t end = rest.find(delimiter);
        if (end == std::string_view::npos) return broken();
        RETURN_IF_ERROR(take_part(std::move(*head), rest.substr(0, end), form));
        rest.remove_prefix(end + delimiter.size());
    }
    if (rest != "--" && rest != "--\r\n") return broken();
    return form;
}

}  // namespace candour::console
