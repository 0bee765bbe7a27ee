// tests/fuzz/flow_script_fuzz.cpp: a flow file for the play runner.
#include "app/kiosk/play/script.h"
#include "tests/fuzz/target.h"
#include "tests/fuzz/texts.h"

namespace candour::fuzz {

bool accepts(ByteView input) {
    const auto lines = kiosk::play::parse_script(to_text(input), "file.flow");
    if (!lines.ok()) {
        CHECK(lines.error().kind == ErrorKind::Invalid);
        CHECK(lines.error().what.starts_with("file.flow"));
        return false;
    }
    std::size_t number = 0;
    for (const kiosk::play::Line& line : lines.value()) {
        CHECK(line.number > number && !line.source.empty());
        number = line.number;
    }
    return number > 0;
}

std::vector<Bytes> seeds() {
    return {
        bytes_of("tap a.b\ntype \"x # \\\"y\\n\"  # why\n\npress tab\nsee \"z\"\nsee-not \"z\"\n"
                 "see-item a\nsee-not-item b\nwait 2s\nlanguage cy\nsize 150\n"
                 "colours strong\nscreenshot a\nlist-items\nquit\n"),
        file_of("tests/flows/suggestion.flow"), file_of("tests/flows/survey_urdu.flow"),
        file_of("tests/flows/onscreen_keyboard.flow")};
}

}  // namespace candour::fuzz
