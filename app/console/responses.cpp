// One place for headers, so that no page can forget one.
#include "app/console/responses.h"

#include <utility>

namespace candour::console {
namespace {

using Headers = std::vector<std::pair<std::string, std::string>>;

Headers security_headers() {
    return {
        {"Content-Security-Policy",
         "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
         "base-uri 'none'; frame-ancestors 'none'"},
        {"X-Content-Type-Options", "nosniff"},
        {"Referrer-Policy", "no-referrer"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
    };
}

protocol::HttpResponse response(int status, Bytes body, std::string type, std::string cache) {
    protocol::HttpResponse made{status, security_headers(), std::move(body)};
    made.headers.emplace_back("Content-Type", std::move(type));
    made.headers.emplace_back("Cache-Control", std::move(cache));
    return made;
}

Bytes bytes_of(const std::string& text) {
    const ByteView view = as_bytes(text);
    return {view.begin(), view.end()};
}

}  // namespace

protocol::HttpResponse html_response(int status, const std::string& html) {
    return response(status, bytes_of(html), "text/html; charset=utf-8", "no-store");
}

protocol::HttpResponse redirect_response(const std::string& path) {
    protocol::HttpResponse made = response(303, {}, "text/html; charset=utf-8", "no-store");
    made.headers.emplace_back("Location", path);
    return made;
}

protocol::HttpResponse asset_response(const std::string& type, const Bytes& bytes) {
    return response(200, bytes, type, "public, max-age=31536000, immutable");
}

protocol::HttpResponse download_response(const std::string& name, const std::string& type,
                                         const std::string& content) {
    protocol::HttpResponse made = response(200, bytes_of(content), type, "no-store");
    made.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + name + "\"");
    return made;
}

protocol::HttpResponse picture_response(const Bytes& png) {
    return response(200, png, "image/png", "no-store");
}

protocol::HttpResponse text_response(int status, const std::string& text) {
    return response(status, bytes_of(text), "text/plain; charset=utf-8", "no-store");
}

protocol::HttpResponse calendar_response(const std::string& calendar) {
    return response(200, bytes_of(calendar), "text/calendar; charset=utf-8", "no-store");
}

protocol::HttpResponse bare_response(int status) {
    return response(status, bytes_of("Something went wrong. Try again in a few minutes.\n"),
                    "text/plain; charset=utf-8", "no-store");
}

}  // namespace candour::console
