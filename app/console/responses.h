// Responses: the headers that every answer of the console carries (architecture §7; ASVS 5.0 V3.4).
#pragma once

#include <string>

#include "sync/protocol/http_message.h"

namespace candour::console {

// Never cached: it may hold a person's words.
protocol::HttpResponse html_response(int status, const std::string& html);
// 303: the browser follows with GET.
protocol::HttpResponse redirect_response(const std::string& path);
// For style sheets and icons whose address holds their own hash: cached for a year.
protocol::HttpResponse asset_response(const std::string& type,
                                      const Bytes& bytes);  // To be kept as a file; never cached.
protocol::HttpResponse download_response(const std::string& name, const std::string& type,
                                         const std::string& content);

// A PNG of a draft; never cached: its address does not hold its hash.
protocol::HttpResponse picture_response(const Bytes& png);

// For programs rather than people; never cached.
protocol::HttpResponse text_response(int status, const std::string& text);
protocol::HttpResponse calendar_response(const std::string& calendar);

// What is left when not even the error page can be made.
protocol::HttpResponse bare_response(int status);

}  // namespace candour::console
