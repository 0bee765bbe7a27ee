// tests/fuzz/http_rules_fuzz.cpp: request targets, and answers that quote what was asked.
#include "platform/net/http_rules.h"
#include "tests/fuzz/input.h"
#include "tests/fuzz/target.h"

namespace candour::fuzz {

bool accepts(ByteView bytes) {
    Input input(bytes);
    const Bytes name = input.take(input.byte());
    const Bytes value = input.take(input.byte());
    const std::string target = to_text(input.rest());
    const protocol::HttpResponse answer{200, {{to_text(name), to_text(value)}}, {}};
    if (platform::headers_are_safe(answer)) {
        CHECK(!name.empty() && to_text(name).find_first_of(" :\r\n") == std::string::npos);
        CHECK(to_text(value).find_first_of("\r\n") == std::string::npos);
    }
    const auto problem = platform::target_problem(target);
    if (problem) {
        CHECK(platform::headers_are_safe(platform::refusal(400, *problem, target)));
        return false;
    }
    const std::string path = target.substr(0, target.find('?'));
    CHECK(path.starts_with('/') && !path.ends_with("/..") && !path.starts_with("/../"));
    CHECK(path.find("/../") == std::string::npos);
    return true;
}

std::vector<Bytes> seeds() {
    return {
        Output().byte(1).raw(as_bytes("a")).byte(1).raw(as_bytes("b")).raw(as_bytes("/")).bytes(),
        Output().byte(0).byte(0).raw(as_bytes("/v1/cells?x=%2e%2e&y=../")).bytes(),
        Output().byte(0).byte(0).raw(as_bytes("/items/a%20b/c.d..e")).bytes()};
}

}  // namespace candour::fuzz
