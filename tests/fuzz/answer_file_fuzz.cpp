// tests/fuzz/answer_file_fuzz.cpp: a server's answer on a stick, its checksum holding or not.
#include "sync/protocol/answer_file.h"
#include "tests/fuzz/input.h"
#include "tests/fuzz/signing.h"
#include "tests/fuzz/target.h"

namespace candour::fuzz {

namespace {

constexpr std::string_view magic = "CANDOUR-ANSWER-1\n";

enum Way : unsigned { File, Inside };

}  // namespace

bool accepts(ByteView bytes) {
    Input input(bytes);
    const unsigned way = input.byte() % 2;
    const Bytes rest = input.rest();
    const Bytes file = way == Inside ? file_with(magic, rest) : rest;
    const auto answer = protocol::decode_answer_file(file);
    if (!answer.ok()) {
        CHECK(answer.error().kind == ErrorKind::Corrupt);
        return false;
    }
    CHECK(protocol::encode_answer_file(answer.value()) == file);
    return true;
}

std::vector<Bytes> seeds() {
    const Bytes file = protocol::encode_answer_file(sample::answer_file());
    return {Output().byte(File).raw(file).bytes(),
            Output().byte(Inside).raw(inside_of(magic, file)).bytes()};
}

}  // namespace candour::fuzz
