// tests/fuzz/form_fields_fuzz.cpp: queries, forms and cookies as browsers send them to the console.
#include "app/console/fields.h"
#include "core/base/utf8.h"
#include "tests/fuzz/target.h"

namespace candour::fuzz {

bool accepts(ByteView input) {
    const std::string text = to_text(input);
    const console::Fields fields = console::parse_fields(text);
    for (const auto& [name, value] : fields) {
        CHECK(is_utf8(value));
        const std::string encoded = "a=" + console::url_encode(value);
        CHECK(console::field(console::parse_fields(encoded), "a") == value);
    }
    protocol::HttpRequest request{"POST", "/", text, {{"cookie", text}}, {}};
    request.headers["content-type"] = "application/x-www-form-urlencoded";
    request.body.assign(input.begin(), input.end());
    (void)console::query_of(request);
    (void)console::cookies_of(request);
    const auto form = console::form_of(request);
    if (form.ok()) CHECK(form.value() == fields);
    return !fields.empty();
}

std::vector<Bytes> seeds() {
    return {bytes_of("a=b&c=d+e%20f&g=%F0%9F%98%80&h=1%0D%0A2&a=again&i"),
            bytes_of("__Host-s=x; b=c")};
}

}  // namespace candour::fuzz
