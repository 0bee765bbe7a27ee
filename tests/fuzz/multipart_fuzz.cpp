// tests/fuzz/multipart_fuzz.cpp: forms with files as browsers send them to the console.
#include "app/console/limits.h"
#include "app/console/multipart.h"
#include "core/base/utf8.h"
#include "tests/fuzz/input.h"
#include "tests/fuzz/target.h"

namespace candour::fuzz {
namespace {

constexpr std::string_view part_head = "\r\nContent-Disposition: form-data; name=\"";

protocol::HttpRequest request_of(const std::string& type, Bytes body) {
    return {"POST", "/", "", {{"content-type", type}}, std::move(body)};
}

// The form written again, which must be read as it was.
void check_again(const console::SentForm& form) {
    std::string body = "--edge";
    for (const auto& [name, value] : form.fields) {
        if (name.find_first_of("\"\r\n%") != std::string::npos) return;
        if (value.find("--edge") != std::string::npos) return;
        body += std::string(part_head) + name + "\"\r\n\r\n" + value + "\r\n--edge";
    }
    body += "--\r\n";
    const Bytes bytes(body.begin(), body.end());
    const auto again =
        console::multipart_form_of(request_of("multipart/form-data; boundary=edge", bytes));
    if (form.fields.size() > console::upload_parts_max) return;
    CHECK(again.ok());
    CHECK(again.value().fields == form.fields);
}

Bytes seed(std::string_view type, std::string_view body) {
    Output out;
    out.piece(as_bytes(type));
    return out.raw(as_bytes(body)).bytes();
}

}  // namespace

// The header Content-Type, then the body.
bool accepts(ByteView bytes) {
    Input input(bytes);
    const Bytes type = input.piece();
    const auto form = console::multipart_form_of(request_of(to_text(type), input.rest()));
    if (!form.ok()) return false;
    for (const auto& [name, file] : form.value().files) {
        CHECK(is_utf8(name));
        CHECK(is_utf8(file.name));
        CHECK(file.name.find_first_of("/\\") == std::string::npos);
        CHECK(file.content.size() <= console::upload_file_bytes_max);
    }
    check_again(form.value());
    return true;
}

std::vector<Bytes> seeds() {
    return {seed("multipart/form-data; boundary=----WebKitFormBoundaryA1",
                 "------WebKitFormBoundaryA1\r\n"
                 "Content-Disposition: form-data; name=\"form_token\"\r\n\r\n"
                 "abc\r\n"
                 "------WebKitFormBoundaryA1\r\n"
                 "Content-Disposition: form-data; name=\"file\"; filename=\"a form.xlsx\"\r\n"
                 "Content-Type: application/octet-stream\r\n\r\n"
                 "PK\r\n--not the end\r\n"
                 "------WebKitFormBoundaryA1--\r\n"),
            seed("Multipart/Form-Data; boundary=\"a b\"; charset=utf-8",
                 "--a b\r\ncontent-disposition:form-data;filename=\"\";name=x\r\n\r\n\r\n--a b--"),
            seed("multipart/form-data;boundary=x", "--x--")};
}

}  // namespace candour::fuzz
