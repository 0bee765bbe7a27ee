// Amounts inside texts from right to left: as text, as Pango sets them, and on the kiosk's screens.
#include "app/kiosk/ui/amounts.h"

#include "tests/kiosk/ui/hands.h"

namespace candour::kiosk::test {
namespace {

using tests::Engine;
using tests::run_of;

// With "[" and "]" for what sets apart.
std::string shown(std::string_view text) {
    std::string result = with_amounts_apart(text);
    for (const auto& [sign, stands] : {std::pair{"\u2066", "["}, std::pair{"\u2069", "]"}}) {
        for (std::size_t at = 0; (at = result.find(sign, at)) != std::string::npos;)
            result.replace(at, std::string_view(sign).size(), stands);
    }
    return result;
}

// Where a sign's ink begins: a caret could stand on either side of it.
float left_of(TextEngine& engine, const TextRun& run, std::string_view sign) {
    const std::size_t at = run.text.find(sign);
    const auto boxes = engine.boxes(run, {at, at + sign.size()});
    REQUIRE(boxes.size() == 1);
    return boxes.front().x;
}

TEST_CASE("a figure with a sign is set apart, one without is not") {
    REQUIRE(shown("کھانا £4 کا ہے") == "کھانا [£4] کا ہے");
    REQUIRE(shown("£1,200.50، 50%؛ 20°C") == "[£1,200.50]، [50%]؛ [20°C]");
    REQUIRE(shown("-2 +44 £ 4 4 €") == "[-2] [+44] [£ 4] [4 €]");
    REQUIRE(shown("£4 + £5، 18+") == "[£4] + [£5]، [18+]");
    REQUIRE(shown("£4k") == "[£4k]");
    REQUIRE(shown("صبح 9 بجے، 24/7، A4، COVID-19، 3.") == "صبح 9 بجے، 24/7، A4، COVID-19، 3.");
    // From one to another: read in the text's direction, each figure by itself.
    REQUIRE(shown("9–17") == "9–17");
    REQUIRE(shown("2026-11-29") == "2026-11-29");
    REQUIRE(shown("£4–£6") == "[£4]–[£6]");
    REQUIRE(shown("£4-£6").find("[£4") != std::string::npos);
    REQUIRE(shown("£ £") == "£ £");
    REQUIRE(shown("") == "");
    REQUIRE(shown("£") == "£");
    REQUIRE(shown("4£5") == "4£5");  // Nobody knows whose sign it is.
}

TEST_CASE("what is set apart already stays as it is, so that a text may be set in pieces") {
    const std::string once = with_amounts_apart("کھانا £4 کا، 50%");
    REQUIRE(with_amounts_apart(once) == once);
}

TEST_CASE("signs stand on the left of their figure, and percent on its right, as Pango sets them") {
    Engine engine;
    struct Sample {
        const char* language;
        const char* text;
    };
    const auto sample = GENERATE(values<Sample>({
        {"ur", "دوپہر کا کھانا £4 کا ہے، 50% کم"},
        {"ar", "سعر الغداء £4 اليوم، أقل بنسبة 50% فقط"},
        {"fa", "ناهار £4 است و 50% کمتر"},
        {"ps", "د غرمې ډوډۍ £4 ده، 50% کمه"},
        {"ckb", "نانی نیوەڕۆ £4 ە، 50% کەمتر"},
    }));
    CAPTURE(sample.language);
    const auto set = [&](const std::string& text) {
        const TextRun run = run_of(text, sample.language);
        const auto x = [&](std::string_view sign) { return left_of(*engine.text, run, sign); };
        struct {
            bool pound_left, percent_right, in_order;
        } result{x("£") < x("4"), x("0") > x("5") && x("%") > x("0"), x("£") > x("5")};
        return result;
    };
    const auto now = set(with_amounts_apart(sample.text));
    REQUIRE(now.pound_left);
    REQUIRE(now.percent_right);
    REQUIRE(now.in_order);                       // The text itself still runs from the right.
    REQUIRE_FALSE(set(sample.text).pound_left);  // What would stand there without.
}

// Hears what is drawn, and lets the real engine draw it.
class Overheard : public TextEngine {
public:
    explicit Overheard(TextEngine& engine) : engine_(engine) {}
    std::vector<TextRun> drawn;

    TextExtent measure(const TextRun& run) override { return engine_.measure(run); }
    std::vector<TextTexture> draw(const TextRun& run) override {
        drawn.push_back(run);
        return engine_.draw(run);
    }
    CaretBox caret(const TextRun& run, std::size_t byte) override {
        return engine_.caret(run, byte);
    }
    std::size_t byte_at(const TextRun& run, float x, float y) override {
        return engine_.byte_at(run, x, y);
    }
    TextSpan line_at(const TextRun& run, std::size_t byte) override {
        return engine_.line_at(run, byte);
    }
    TextSpan word_at(const TextRun& run, std::size_t byte) override {
        return engine_.word_at(run, byte);
    }
    std::vector<TextBox> boxes(const TextRun& run, TextSpan span) override {
        return engine_.boxes(run, span);
    }
    std::size_t next_grapheme(const TextRun& run, std::size_t byte) override {
        return engine_.next_grapheme(run, byte);
    }
    std::size_t previous_grapheme(const TextRun& run, std::size_t byte) override {
        return engine_.previous_grapheme(run, byte);
    }
    std::size_t backspace_start(const TextRun& run, std::size_t byte) override {
        return engine_.backspace_start(run, byte);
    }
    std::string composed(const std::string& text) override { return engine_.composed(text); }
    void end_frame() override { engine_.end_frame(); }
    void forget() override { engine_.forget(); }

private:
    TextEngine& engine_;
};

TEST_CASE("the price of lunch reads £4 on the kiosk's page in Urdu, and is spoken without marks") {
    Kiosk kiosk;
    Overheard heard(*kiosk.text);
    View view(kiosk.surface, heard, kiosk.catalogue);
    Flow flow = begin_visit(kiosk.organisation, feedback::Channel::Reception, false);
    flow.visit.preferences.language = "ur";
    std::string page;
    for (const auto& information : kiosk.organisation.information) {
        if (information.text.in("ur").text.find("£4") != std::string::npos) page = information.id;
    }
    REQUIRE_FALSE(page.empty());
    flow = advance(std::move(flow), OpenInformation{}).flow;
    flow = advance(std::move(flow), OpenInformation{page}).flow;
    view.draw(flow, Milliseconds{0});

    const auto with_price = std::ranges::find_if(
        heard.drawn, [](const TextRun& run) { return run.text.find("£4") != std::string::npos; });
    REQUIRE(with_price != heard.drawn.end());
    REQUIRE(left_of(*kiosk.text, *with_price, "£") < left_of(*kiosk.text, *with_price, "4"));
    REQUIRE(std::ranges::any_of(view.items(), [](const Item& item) {
        return item.name.find(" £4 ") != std::string::npos;
    }));
}

}  // namespace
}  // namespace candour::kiosk::test
