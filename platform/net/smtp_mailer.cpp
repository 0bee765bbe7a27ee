// platform/net/smtp_mailer.cpp: see smtp_mailer.h.
#include "platform/net/smtp_mailer.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <memory>
#include <string_view>
#include <utility>

#include <curl/curl.h>
#include <nlohmann/json.hpp>

namespace candour::platform {

namespace {

constexpr long connect_timeout_s = 10;
constexpr long timeout_s = 30;
constexpr std::size_t line_characters = 76;  // RFC 2045 section 6.8.

struct EasyFree {
    void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
struct ListFree {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

bool is_plain(const std::string& text) {
    return std::ranges::all_of(text, [](char c) { return c >= ' ' && c < 0x7f; });
}

std::string in_lines(const std::string& text) {
    std::string lines;
    for (std::size_t at = 0; at < text.size(); at += line_characters) {
        lines += text.substr(at, line_characters) + "\r\n";
    }
    return lines;
}

// RFC 5322 section 3.3, in UTC.
std::string date_line(const Clock& clock) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(clock.wall_now());
    const std::time_t time = seconds.time_since_epoch().count();
    std::tm parts{};
    ::gmtime_r(&time, &parts);
    constexpr const char* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    char rest[40];
    std::strftime(rest, sizeof rest, " %Y %H:%M:%S +0000", &parts);
    return "Date: " + std::string(days[parts.tm_wday]) + ", " + std::to_string(parts.tm_mday) +
           " " + months[parts.tm_mon] + rest + "\r\n";
}

// A body in base 64 has no line that SMTP could misread.
std::string message(const SmtpSettings& settings, const Clock& clock, const std::string& to,
                    const std::string& subject, const std::string& text) {
    const std::string shown =
        is_plain(subject) ? subject : "=?UTF-8?B?" + to_base64(as_bytes(subject)) + "?=";
    return date_line(clock) + "From: <" + settings.from + ">\r\nTo: <" + to +
           ">\r\nSubject: " + shown +
           "\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
           "Content-Transfer-Encoding: base64\r\nAuto-Submitted: auto-generated\r\n\r\n" +
           in_lines(to_base64(as_bytes(text)));
}

struct Sending {
    std::string text;
    std::size_t at = 0;
};

std::size_t give(char* buffer, std::size_t size, std::size_t count, void* user) {
    auto& sending = *static_cast<Sending*>(user);
    const std::size_t now = std::min(size * count, sending.text.size() - sending.at);
    std::copy_n(sending.text.data() + sending.at, now, buffer);
    sending.at += now;
    return now;
}

std::string host_of(const std::string& server) {
    std::string host = server.substr(server.find("://") + 3);
    if (host.starts_with('[')) return host.substr(1, host.find(']') - 1);
    return host.substr(0, host.find_first_of(":/"));
}

Status outcome(CURLcode code, const char* words, const std::string& server) {
    if (code == CURLE_OK) return Unit{};
    const std::string reason = *words != '\0' ? words : curl_easy_strerror(code);
    const bool refused =
        code == CURLE_LOGIN_DENIED || code == CURLE_SEND_ERROR || code == CURLE_RECV_ERROR;
    return Error{refused ? ErrorKind::Denied : ErrorKind::Unavailable,
                 "the e-mail was not sent through " + server + ": " + reason};
}

}  // namespace

bool needs_tls(const std::string& server) {
    const std::string host = host_of(server);
    return host != "127.0.0.1" && host != "::1" && host != "localhost";
}

Status check(const SmtpSettings& settings) {
    const bool known =
        settings.server.starts_with("smtp://") || settings.server.starts_with("smtps://");
    if (!known || !is_plain(settings.server) || host_of(settings.server).empty() ||
        settings.server.find_first_of(" @?#") != std::string::npos) {
        return Error{ErrorKind::Invalid,
                     "the e-mail server is named like smtp://mail.example.org:587 or "
                     "smtps://mail.example.org"};
    }
    if (!office::is_email_address(settings.from)) {
        return Error{ErrorKind::Invalid, "\"" + settings.from + "\" is no e-mail address"};
    }
    if (settings.user.find_first_of("\r\n") == std::string::npos &&
        settings.password.find_first_of("\r\n") == std::string::npos) {
        return Unit{};
    }
    return Error{ErrorKind::Invalid, "a user name or password for e-mail has a line end in it"};
}

std::string to_json(const SmtpSettings& settings) {
    const nlohmann::json json = {{"server", settings.server},
                                 {"from", settings.from},
                                 {"user", settings.user},
                                 {"password", settings.password}};
    return json.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

Result<SmtpSettings> smtp_settings_from(const std::string& text) {
    const auto json = nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false);
    SmtpSettings settings;
    for (const auto& [name, value] :
         {std::pair{"server", &settings.server}, std::pair{"from", &settings.from},
          std::pair{"user", &settings.user}, std::pair{"password", &settings.password}}) {
        if (!json.is_object() || !json.contains(name) || !json[name].is_string()) {
            return Error{ErrorKind::Invalid,
                         "the settings for e-mail are damaged; set them again "
                         "with: candour-server mail set"};
        }
        *value = json[name].get<std::string>();
    }
    RETURN_IF_ERROR(check(settings));
    return settings;
}

Status send_mail(const SmtpSettings& settings, const Clock& clock, const std::string& to,
                 const std::string& subject, const std::string& text) {
    RETURN_IF_ERROR(check(settings));
    if (!office::is_email_address(to)) {
        return Error{ErrorKind::Invalid, "\"" + to + "\" is no e-mail address"};
    }
    if (subject.find_first_of("\r\n") != std::string::npos) {
        return Error{ErrorKind::Invalid, "a subject has one line"};
    }
    const std::unique_ptr<CURL, EasyFree> owner(curl_easy_init());
    const std::unique_ptr<curl_slist, ListFree> receivers(
        curl_slist_append(nullptr, ("<" + to + ">").c_str()));
    if (!owner || !receivers) return Error{ErrorKind::Unavailable, "not enough memory for e-mail"};
    CURL* easy = owner.get();
    Sending sending{message(settings, clock, to, subject, text)};
    char words[CURL_ERROR_SIZE] = {};
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, words);
    curl_easy_setopt(easy, CURLOPT_URL, settings.server.c_str());
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(easy, CURLOPT_PROXY, "");
    curl_easy_setopt(easy, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT, connect_timeout_s);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT, timeout_s);
    curl_easy_setopt(
        easy, CURLOPT_USE_SSL,
        static_cast<long>(needs_tls(settings.server) ? CURLUSESSL_ALL : CURLUSESSL_TRY));
    curl_easy_setopt(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (!settings.user.empty()) {
        curl_easy_setopt(easy, CURLOPT_USERNAME, settings.user.c_str());
        curl_easy_setopt(easy, CURLOPT_PASSWORD, settings.password.c_str());
    }
    curl_easy_setopt(easy, CURLOPT_MAIL_FROM, ("<" + settings.from + ">").c_str());
    curl_easy_setopt(easy, CURLOPT_MAIL_RCPT, receivers.get());
    curl_easy_setopt(easy, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(easy, CURLOPT_READFUNCTION, give);
    curl_easy_setopt(easy, CURLOPT_READDATA, &sending);
    return outcome(curl_easy_perform(easy), words, settings.server);
}

}  // namespace candour::platform
