// tests/fuzz/control_message_fuzz.cpp: a line on the server's control socket.
#include "platform/server/control_message.h"
#include "tests/fuzz/target.h"

namespace candour::fuzz {

bool accepts(ByteView input) {
    const auto message = platform::decode_control(to_text(input));
    if (!message.ok()) return false;
    const std::string line = platform::encode_control(message.value());
    CHECK(line.ends_with('\n') && line.find('\n') == line.size() - 1);
    const auto again = platform::decode_control(line);
    CHECK(again.ok() && again.value() == message.value());
    (void)platform::outcome_of(again.value()).ok();
    return true;
}

std::vector<Bytes> seeds() {
    return {bytes_of(platform::encode_control({{"command", "invite"}, {"address", "https://x"}})),
            bytes_of(platform::encode_control(
                platform::failure_message({ErrorKind::Denied, "not you\n\"\\"})))};
}

}  // namespace candour::fuzz
