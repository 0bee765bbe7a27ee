// platform/net/http_rules.cpp: see http_rules.h.
#include "platform/net/http_rules.h"

#include <algorithm>
#include <string>

namespace candour::platform {

namespace {

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

// Percent-decodes; empty when a '%' is not followed by two hexadecimal digits.
std::optional<std::string> decoded(std::string_view path) {
    std::string out;
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (path[i] != '%') {
            out += path[i];
            continue;
        }
        if (i + 2 >= path.size()) return std::nullopt;
        const int high = hex_value(path[i + 1]);
        const int low = hex_value(path[i + 2]);
        if (high < 0 || low < 0) return std::nullopt;
        out += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return out;
}

bool has_dot_segment(std::string_view path) {
    std::size_t start = 0;
    while (start <= path.size()) {
        const std::size_t end = std::min(path.find_first_of("/\\", start), path.size());
        const std::string_view segment = path.substr(start, end - start);
        if (segment == "." || segment == "..") return true;
        start = end + 1;
    }
    return false;
}

bool is_token(std::string_view name) {
    constexpr std::string_view others = "!#$%&'*+-.^_`|~";  // RFC 9110 section 5.6.2.
    return !name.empty() && std::all_of(name.begin(), name.end(), [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               others.find(c) != std::string_view::npos;
    });
}

}  // namespace

std::optional<std::string_view> target_problem(std::string_view target) {
    if (!target.starts_with('/')) return "The address must start with a slash.";
    const auto path = decoded(target.substr(0, target.find('?')));
    if (!path) return "The address has a percent sign without two digits.";
    if (path->find('\0') != std::string::npos) return "The address has a character it must not.";
    if (has_dot_segment(*path)) return "The address must not step through folders.";
    return std::nullopt;
}

bool headers_are_safe(const protocol::HttpResponse& response) {
    constexpr std::string_view line_ends("\r\n\0", 3);
    return std::all_of(response.headers.begin(), response.headers.end(), [&](const auto& header) {
        return is_token(header.first) &&
               header.second.find_first_of(line_ends) == std::string::npos;
    });
}

protocol::HttpResponse refusal(int status, std::string_view words, std::string_view target) {
    protocol::HttpResponse response;
    response.status = status;
    std::string body;
    if (target.starts_with("/v1/")) {
        response.headers = {{"Content-Type", "application/json"}};
        body = "{\"error\":\"" + std::string(words) + "\"}\n";
    } else {
        response.headers = {{"Content-Type", "text/html; charset=utf-8"},
                            {"Content-Security-Policy", "default-src 'none'"},
                            {"X-Content-Type-Options", "nosniff"}};
        body =
            "<!DOCTYPE html>\n<html lang=\"en\"><head><title>Sorry</title></head><body><h1>Sorry"
            "</h1><p>" +
            std::string(words) + "</p></body></html>\n";
    }
    response.headers.emplace_back("Cache-Control", "no-store");
    response.body.assign(body.begin(), body.end());
    return response;
}

}  // namespace candour::platform
