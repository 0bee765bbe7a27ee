// What --print-receipts takes, and what it says to all else.
#include "platform/print/target.h"

#include "tests/support/catch.h"

namespace candour::platform::print {
namespace {

TEST_CASE("a printer is a device or a queue", "[print]") {
    REQUIRE(read_target("escpos:/dev/usb/lp0").value() ==
            PrintTarget{PrintTarget::Kind::Device, "/dev/usb/lp0", paper_58});
    REQUIRE(read_target("cups:FRONT_DESK").value() ==
            PrintTarget{PrintTarget::Kind::Queue, "FRONT_DESK", on_a_page});
}

TEST_CASE("what is neither is refused with an example of both", "[print]") {
    for (const std::string wrong :
         {"", "lp0", "/dev/usb/lp0", "escpos", "escpos:", "escpos:/", "escpos:lp0",
          "ESCPOS:/dev/lp0", "escpos:/dev/a\nb", "cups", "cups:", "cups:front desk", "cups:-o",
          "cups:a/b", "cups:a#b", "cups:$(reboot)'", "file:/tmp/codes"}) {
        CAPTURE(wrong);
        const auto target = read_target(wrong);
        REQUIRE_FALSE(target.ok());
        REQUIRE(target.error().kind == ErrorKind::Invalid);
        REQUIRE(target.error().what.find("escpos:/dev/usb/lp0") != std::string::npos);
        REQUIRE(target.error().what.find("cups:FRONT_DESK") != std::string::npos);
    }
    REQUIRE_FALSE(read_target("cups:" + std::string(128, 'a')).ok());
    REQUIRE(read_target("cups:" + std::string(127, 'a')).ok());
}

}  // namespace
}  // namespace candour::platform::print
