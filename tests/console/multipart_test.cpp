// tests/console/multipart_test.cpp: forms with a file in them, and whatever is not quite one.
#include "app/console/multipart.h"

#include <chrono>

#include "app/console/limits.h"
#include "tests/support/property.h"

namespace candour::console {
namespace {

Result<SentForm> read(const std::string& body,
                      const std::string& type = "multipart/form-data; boundary=edge") {
    protocol::HttpRequest request;
    request.method = "POST";
    request.headers["content-type"] = type;
    request.body = {body.begin(), body.end()};
    return multipart_form_of(request);
}

std::string part(const std::string& head, const std::string& content) {
    return "--edge\r\nContent-Disposition: form-data; " + head + "\r\n\r\n" + content + "\r\n";
}

const std::string end = "--edge--\r\n";

}  // namespace

TEST_CASE("fields and files are read as browsers send them", "[console]") {
    const std::string content("PK\0\r\n--edg\r\n\r\n--", 16);
    const auto form = read(
        part("name=\"form_token\"", "abc") + part("name=\"words\"", "T\xC5\xB7\r\nagain") +
        part("name=\"file\"; filename=\"C:\\forms\\a%22b.xlsx\"\r\nContent-Type: x/y", content) +
        part("name=\"none\"; filename=\"\"", "") + end);
    REQUIRE(form.ok());
    REQUIRE(form.value().fields == Fields{{"form_token", "abc"}, {"words", "T\xC5\xB7\r\nagain"}});
    const SentFile& file = form.value().files.at("file");
    REQUIRE(file.name == "a\"b.xlsx");
    REQUIRE(to_text(file.content) == content);
    REQUIRE(form.value().files.at("none").name.empty());
    REQUIRE(form.value().files.at("none").content.empty());
}

TEST_CASE("the first of a name wins, and what is no plain text is left out", "[console]") {
    const auto form = read(part("name=a", "one") + part("name=a", "two") +
                           part("name=b", std::string("\0", 1)) + part("name=c", "\xFF") + end);
    REQUIRE(form.value().fields == Fields{{"a", "one"}});
}

TEST_CASE("a form without parts, and with all its small liberties", "[console]") {
    REQUIRE(read("--edge--").value().fields.empty());
    REQUIRE(read("--a b--\r\n", "MULTIPART/form-data ; charset=utf-8; boundary=\"a b\"").ok());
    REQUIRE(read("--edge\r\nX-Other: 1\r\ncontent-disposition:FORM-DATA ;name=a\r\n"
                 "Content-Transfer-Encoding: binary\r\n\r\n\r\n--edge--")
                .value()
                .fields.contains("a"));
}

TEST_CASE("whatever is not quite such a form is refused", "[console]") {
    const std::string good = part("name=\"a\"", "1");
    REQUIRE(read(good + end).ok());
    for (const std::string& body : std::vector<std::string>{
             "",
             "--",
             "--edge",
             "--edge\r\n",
             "edge--",
             end + "more",
             "before\r\n" + good + end,
             good,
             good + "--edge",
             good + "--edge-",
             good + "--edge--\n",
             good + "--edgex--",
             "--edge\r\n\r\n1\r\n" + end,                              // Says nothing of itself.
             "--edge\r\nContent-Type: text/plain\r\n\r\n1\r\n" + end,  // Has no name.
             "--edge\nContent-Disposition: form-data; name=a\n\n1\n--edge--\n",
             part("filename=\"x\"", "1") + end,
             part("name=\"\"", "1") + end,
             part("name=\"a", "1") + end,
             part("name=\"a\"x", "1") + end,
             part("name=\"a\"; name=\"b\"", "1") + end,
             part("name=a b", "1") + end,
             part("name=\"a\"; filename*=UTF-8''x", "1") + end,
             part("name=\"a\"; filename=\"\x01\"", "1") + end,
             part("name=\"\xFF\"", "1") + end,
             part("name=a\r\nContent-Disposition: form-data; name=b", "1") + end,
             part("name=a\r\n folded", "1") + end,
             part("name=a\r\nno colon", "1") + end,
             part("name=a\r\nContent-Transfer-Encoding: base64", "MQ==") + end,
             "--edge\r\nContent-Disposition: attachment; name=a\r\n\r\n1\r\n" + end}) {
        INFO(body);
        REQUIRE(read(body).error().kind == ErrorKind::Invalid);
    }
    for (const char* type :
         {"", "multipart/form-data", "multipart/mixed; boundary=edge", "multipart/form-data; edge",
          "multipart/form-data; boundary=", "multipart/form-data; boundary=\"edge ",
          "multipart/form-data; boundary=\"edge \"", "multipart/form-data; boundary=\"ed\tge\"",
          "multipart/form-data; boundary=edge; boundary=edge",
          "application/x-www-form-urlencoded; boundary=edge"}) {
        INFO(type);
        REQUIRE_FALSE(read(good + end, type).ok());
    }
    const std::string long_name(71, 'x');
    REQUIRE_FALSE(read("--" + long_name + "--", "multipart/form-data; boundary=" + long_name).ok());
}

TEST_CASE("a form keeps its limits, and a file that is too large is told by name", "[console]") {
    std::string many;
    for (std::size_t i = 0; i < upload_parts_max; ++i)
        many += part("name=a" + std::to_string(i), "");
    REQUIRE(read(many + end).value().fields.size() == upload_parts_max);
    REQUIRE_FALSE(read(many + part("name=more", "") + end).ok());
    REQUIRE(read(part("name=a", std::string(form_bytes_max, 'x')) + end).ok());
    REQUIRE_FALSE(read(part("name=a", std::string(form_bytes_max + 1, 'x')) + end).ok());
    REQUIRE_FALSE(
        read(part("name=\"" + std::string(upload_part_head_bytes_max, 'x') + "\"", "") + end).ok());
    const std::string head = "name=f; filename=big.xlsx";
    const auto fits = read(part(head, std::string(upload_file_bytes_max, 'x')) + end);
    REQUIRE(fits.value().files.at("f").content.size() == upload_file_bytes_max);
    const auto large = read(part(head, std::string(upload_file_bytes_max + 1, 'x')) + end);
    REQUIRE(large.value().files.at("f").too_large);
    REQUIRE(large.value().files.at("f").name == "big.xlsx");
    REQUIRE(large.value().files.at("f").content.empty());
}

TEST_CASE("what looks like a boundary everywhere takes no longer than its length", "[console]") {
    const std::string boundary(70, '-');
    const std::string type = "multipart/form-data; boundary=\"" + boundary + "\"";
    for (const std::string& almost : {"\r\n--" + boundary.substr(1), std::string("\r"),
                                      std::string("\r\n"), std::string("-")}) {
        std::string body = "--" + boundary +
                           "\r\nContent-Disposition: form-data; name=f; "
                           "filename=f\r\n\r\n";
        while (body.size() < upload_bytes_max)
            body += almost + (almost == "-" ? "" : "x");
        const auto start = std::chrono::steady_clock::now();
        REQUIRE_FALSE(read(body, type).ok());
        // Some hundredths of a second; a quadratic reader needs minutes.
        REQUIRE(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
    }
}

}  // namespace candour::console
