// Easy Read has a picture beside each text and each choice of Candour's own; other languages have
// none more than before.
#include "app/kiosk/screens/easy_read.h"

#include <fstream>
#include <set>
#include <sstream>

#include "platform/text/catalogue.h"
#include "platform/text/keyboard_files.h"
#include "platform/text/pango_text.h"
#include "tests/kiosk/screens/looking.h"
#include "tests/kiosk/screens/panel.h"
#include "tests/kiosk/screens/remembering_text.h"
#include "tests/kiosk/screens/sample_visits.h"
#include "tests/kiosk/ui/heard_speaker.h"
#include "tests/support/catch.h"

using namespace candour;
using namespace candour::kiosk;
using namespace candour::tests;

namespace {

struct Looked {
    std::string name;
    Flow flow;
    std::vector<Item> items;
};

// A view in `language`, on a tall panel, where nothing is left out for lack of room.
class Looking {
public:
    explicit Looking(Language language) : language_(std::move(language)) {
        text_ = platform::PangoText::create(panel_, share_path("fonts"), font_cache_path()).take();
        keyboards_ = platform::read_keyboards(share_path("keyboards")).keyboards;
        remembering_ = std::make_unique<RememberingText>(*text_);
        view_ = std::make_unique<View>(panel_, *remembering_, catalogue_, nullptr, &keyboards_,
                                       &speaker_);
    }

    std::vector<Looked> all() {
        std::vector<Looked> looked;
        const Preferences preferences{.language = language_};
        for (SampleVisit& visit : sample_screens(organisation_, preferences, true)) {
            view_->begin_visit();
            settle(*view_, visit.flow);
            looked.push_back({visit.name, visit.flow, view_->items()});
        }
        looked.push_back(reading_panel());
        return looked;
    }

private:
    Looked reading_panel() {
        view_->begin_visit();
        Flow flow = begin_visit(organisation_, feedback::Channel::Reception, false);
        flow.visit.preferences.language = language_;
        settle(*view_, flow);
        for (const Pointer::Phase phase : {Pointer::Phase::Down, Pointer::Phase::Up}) {
            const Rect button = rect_of("reading.open");
            view_->handle(Pointer{phase, centre_x(button), centre_y(button)});
            settle(*view_, flow);
        }
        REQUIRE(rect_of("reading.close").width > 0);
        return {"reading", flow, view_->items()};
    }

    Rect rect_of(std::string_view id) const {
        for (const Item& item : view_->items()) {
            if (item.id == id) return item.px;
        }
        return {};
    }

    Language language_;
    Panel panel_{{1080, 1920, 268, 476}};
    feedback::Organisation organisation_ =
        organisation_in(share_path("organisations/many-languages.json"));
    std::unique_ptr<platform::PangoText> text_;
    platform::Catalogue catalogue_{share_path("locale")};
    Keyboards keyboards_;
    kiosk::test::HeardSpeaker speaker_;
    std::unique_ptr<RememberingText> remembering_;
    std::unique_ptr<View> view_;
};

// Where one is: the page, the question; and whose screen it is.
bool is_around_the_screen(const Item& item) {
    return item.id == "page.count" || item.id == "header.organisation" ||
           item.id.ends_with(".progress");
}

const survey::Question* question_on(const Looked& screen) {
    return screen.name == "reading" ? nullptr : question_shown(screen.flow);
}

// Faces and stars are drawings; numbers stand for themselves, and so do their ends and units.
bool is_figures(const Looked& screen) {
    const survey::Question* question = question_on(screen);
    if (question == nullptr) return false;
    using survey::QuestionType;
    return question->type == QuestionType::Scale || question->type == QuestionType::Number;
}

// What Candour offers to choose, not what a questionnaire does.
bool is_own_choice(const Looked& screen, const Item& item) {
    const survey::Question* question = question_on(screen);
    if (question == nullptr || item.id == "question.decline") return true;
    return question->type == survey::QuestionType::YesNo;
}

std::string without_picture(const Looked& screen) {
    std::string without;
    for (const Item& item : screen.items) {
        const bool text = item.role == Role::Heading || item.role == Role::Text;
        const bool choice = item.role == Role::Choice && is_own_choice(screen, item);
        if ((!text && !choice) || item.picture != Icon::None) continue;
        if (is_around_the_screen(item) || (text && is_figures(screen))) continue;
        without += screen.name + ": " + item.id + ": " + item.name + "\n";
    }
    return without;
}

// Services and languages have one for all: which it is says the name.
bool is_one_of_a_kind(Icon picture) {
    return picture != Icon::None && picture != Icon::Building && picture != Icon::Globe;
}

}  // namespace

TEST_CASE("Easy Read is a variant of any language") {
    for (const char* easy : {"en-simple", "cy-simple", "en-GB-simple"})
        REQUIRE(reads_with_pictures({.language = easy}));
    for (const char* other : {"en", "simple", "zh-Hans", "de-1996", ""})
        REQUIRE_FALSE(reads_with_pictures({.language = other}));
}

TEST_CASE("in Easy Read a picture stands beside each text and each choice") {
    std::string without;
    std::size_t buttons = 0;
    Looking looking("en-simple");
    for (const Looked& screen : looking.all()) {
        without += without_picture(screen);
        for (const Item& item : screen.items)
            buttons += item.role == Role::Button && item.picture == Icon::None ? 0 : 1;
    }
    INFO(without);
    REQUIRE(without.empty());
    REQUIRE(buttons > 0);
}

TEST_CASE("in Easy Read no two choices of a screen have the same picture") {
    Looking looking("en-simple");
    for (const Looked& screen : looking.all()) {
        std::map<Icon, std::string> seen;
        for (const Item& item : screen.items) {
            if (item.role != Role::Choice || !is_one_of_a_kind(item.picture)) continue;
            const bool hands = item.picture == Icon::Hands && screen.name == "reading";
            INFO(screen.name << ": " << item.id << " and " << seen[item.picture]);
            REQUIRE((hands || seen[item.picture].empty()));
            seen[item.picture] = item.id;
        }
    }
}

TEST_CASE("in English no picture is added") {
    const std::set<std::string> texts_alone = {
        "equality", "sending", "thanks", "still there", "thanks, equality", "not stored", "a fact"};
    std::size_t looked_at = 0;
    Looking looking("en");
    for (const Looked& screen : looking.all()) {
        for (const Item& item : screen.items) {
            INFO(screen.name << ": " << item.id);
            if (item.role == Role::Heading) REQUIRE(item.picture == Icon::None);
            const bool had_one =
                item.id.starts_with("purpose.") || item.id.starts_with("welcome.sign.");
            if (item.role == Role::Choice) REQUIRE((had_one || item.picture == Icon::None));
            if (item.role == Role::Text && texts_alone.contains(screen.name)) {
                REQUIRE(item.picture == Icon::None);
                ++looked_at;
            }
        }
    }
    REQUIRE(looked_at > 0);
}

TEST_CASE("each text that has a picture is still said") {
    std::ifstream file("locales/messages.pot");
    std::ostringstream read;
    read << file.rdbuf();
    std::string messages = read.str();
    REQUIRE_FALSE(messages.empty());
    // Long ones are in pieces there.
    for (const std::string part : {"msgid \"\"\n\"", "\"\n\""}) {
        const std::string whole = part.starts_with("msgid") ? "msgid \"" : "";
        for (auto at = messages.find(part); at != std::string::npos; at = messages.find(part, at))
            messages.replace(at, part.size(), whole);
    }
    for (const std::string_view words : words_with_pictures()) {
        INFO(words);
        REQUIRE(messages.find("msgid \"" + std::string(words)) != std::string::npos);
    }
}
