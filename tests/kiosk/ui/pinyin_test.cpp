// Chinese from Latin letters: what is guessed, with which dictionary, and that it never learns.
#include "app/kiosk/ui/pinyin.h"

#include <filesystem>
#include <fstream>
#include <random>
#include <string_view>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "platform/text/keyboard_files.h"
#include "tests/kiosk/ui/hands.h"

namespace candour::kiosk::test {
namespace {

const Pinyin& shipped() { return *shipped_keyboards().find("zh-Hans")->pinyin; }

Pinyin small(const std::string& lines) {
    auto made = Pinyin::parse("name: test\n...\n\n" + lines, "test.yaml", "", "own.words");
    REQUIRE(made.ok());
    return made.take();
}

std::string first(const std::string& letters) {
    const std::vector<PinyinGuess> guesses = shipped().guesses(letters);
    return guesses.empty() ? "" : guesses.front().text;
}

bool offers(const std::string& letters, const PinyinGuess& wanted) {
    const std::vector<PinyinGuess> guesses = shipped().guesses(letters);
    return std::find(guesses.begin(), guesses.end(), wanted) != guesses.end();
}

TEST_CASE("what people say about services is the first guess", "[pinyin]") {
    const std::pair<const char*, const char*> sentences[] = {
        {"woduinimendefuwubumanyi", "我对你们的服务不满意"},
        {"gongzuorenyuanhenhao", "工作人员很好"},
        {"denglehenjiumeiyourenliwo", "等了很久没有人理我"},
        {"xiexienimendebangzhu", "谢谢你们的帮助"},
        {"dianhuayizhidabutong", "电话一直打不通"},
        {"tamenmeiyoutigongfanyi", "他们没有提供翻译"},
        {"wodehaizishengbingle", "我的孩子生病了"},
        {"woxiwangnimennengdaoqian", "我希望你们能道歉"}};
    for (const auto& [letters, meant] : sentences) {
        CAPTURE(letters);
        REQUIRE(first(letters) == meant);
        REQUIRE(shipped().best(letters) == meant);
    }
}

TEST_CASE("a sentence that is guessed wrong can be put together word by word", "[pinyin]") {
    REQUIRE(offers("jietairenyuan", {"接", 3}));
    REQUIRE(offers("taidu", {"态度", 5}));
    REQUIRE(offers("tai", {"台", 3}));
}

TEST_CASE("letters that can be parted in two ways offer both, a mark says which", "[pinyin]") {
    REQUIRE(offers("xian", {"先", 4}));
    REQUIRE(offers("xian", {"西安", 4}));
    REQUIRE(first("xi'an") == "西安");
    REQUIRE_FALSE(offers("xi'an", {"先", 5}));
    REQUIRE(offers("fangan", {"方案", 6}));
    REQUIRE(offers("fangan", {"反感", 6}));
}

TEST_CASE("v stands for ü, whichever way the dictionary writes it", "[pinyin]") {
    REQUIRE(first("nver") == "女儿");
    REQUIRE(first("lvshi") == "律师");
    REQUIRE(offers("lve", {"略", 3}));
    REQUIRE(offers("jvzi", {"句子", 4}));
}

TEST_CASE("beginnings of syllables stand for them, where letters are nothing else", "[pinyin]") {
    REQUIRE(first("nh") == "你好");
    REQUIRE(first("wmen") == "我们");
    REQUIRE(offers("gongz", {"工作", 5}));
    REQUIRE_FALSE(offers("women", {"我们", 2}));
}

TEST_CASE("letters that begin no syllable have no guess and are not lost", "[pinyin]") {
    REQUIRE(shipped().guesses("iii").empty());
    REQUIRE(shipped().guesses("").empty());
    REQUIRE(shipped().guesses("'").empty());
    REQUIRE(shipped().guesses("''i").empty());
    REQUIRE(shipped().guesses("Ni").empty());
    REQUIRE(shipped().best("iii") == "iii");
    REQUIRE(shipped().best("nihaoi") == "你好i");
    REQUIRE(offers("woi", {"我", 2}));
}

TEST_CASE("every guess stands for letters that are there, and a long row stops in time",
          "[pinyin]") {
    for (const char* letters :
         {"a", "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz", "'''a'''b",
          "yiyiyiyiyiyiyiyiyiyiyiyiyiyiyiyiyiyiyiyiyiyiyiyiyiyiyiyiyiyi", "zhuangzhuangzh",
          "xi'"}) {
        CAPTURE(letters);
        const std::vector<PinyinGuess> guesses = shipped().guesses(letters);
        REQUIRE_FALSE(guesses.empty());
        for (const PinyinGuess& guess : guesses) {
            REQUIRE(guess.letters >= 1);
            REQUIRE(guess.letters <= std::string(letters).size());
            REQUIRE_FALSE(guess.text.empty());
            REQUIRE(guess.text.size() <= 36);
        }
    }
}

TEST_CASE("whatever letters are typed, each guess stands for some of them", "[pinyin]") {
    constexpr std::string_view letters = "aeiouvnghzhcsxjqlrwy''mbpdtfk";
    std::mt19937 random(6);
    for (int i = 0; i < 500; ++i) {
        std::string typed;
        const std::size_t length = 1 + random() % 70;
        while (typed.size() < length)
            typed += letters[random() % letters.size()];
        CAPTURE(typed);
        bool right = true;
        for (const PinyinGuess& guess : shipped().guesses(typed)) {
            right = right && guess.letters >= 1 && guess.letters <= typed.size();
            right = right && !guess.text.empty();
        }
        REQUIRE(right);
        REQUIRE_FALSE(shipped().best(typed).empty());
    }
}

TEST_CASE("it does not learn: the same letters have the same guesses, whatever came before",
          "[pinyin]") {
    const std::vector<PinyinGuess> before = shipped().guesses("yisheng");
    for (int i = 0; i < 50; ++i)
        REQUIRE(shipped().best("yishengbuhao").size() > 3);
    REQUIRE(shipped().guesses("yisheng") == before);
}

TEST_CASE("all its characters are NFC", "[pinyin]") {
    UErrorCode error = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(error);
    REQUIRE(nfc->isNormalized(icu::UnicodeString::fromUTF8(shipped().all_text()), error));
    REQUIRE(U_SUCCESS(error));
    REQUIRE(shipped().words() > 50'000);
}

TEST_CASE("words that nobody uses are left out, and one's own are added", "[pinyin]") {
    const Pinyin pinyin = small("好\thao\t50\n鎬\thao\t0\n号\thao\t70\n");
    REQUIRE(pinyin.guesses("hao") == std::vector<PinyinGuess>{{"号", 3}, {"好", 3}});
    auto with_own = Pinyin::parse("x\n...\n好\thao\t50\n", "d", "# ours\n很好\then hao\t9\n", "o");
    REQUIRE(with_own.ok());
    REQUIRE(with_own.value().best("henhao") == "很好");
}

TEST_CASE("a dictionary that is wrong is refused with its name", "[pinyin]") {
    for (const char* text :
         {"", "好\thao\t50\n", "x\n...\n", "x\n...\n好 hao 50\n", "x\n...\n好\thao\tmany\n",
          "x\n...\n好\tHAO\t50\n", "x\n...\n好\t\t50\n", "x\n...\n\thao\t50\n",
          "x\n...\n好\thao\t-1\n", "x\n...\n好\thao\t5\textra\n"}) {
        CAPTURE(text);
        const auto pinyin = Pinyin::parse(text, "words.yaml", "", "own.words");
        REQUIRE_FALSE(pinyin.ok());
        REQUIRE(pinyin.error().what.find("words.yaml") != std::string::npos);
    }
    REQUIRE_FALSE(Pinyin::parse("x\n...\n好\thao\t50\n", "d", "nonsense", "own.words").ok());
}

TEST_CASE("without its dictionary a language has no keys, and the others have theirs", "[pinyin]") {
    namespace fs = std::filesystem;
    const fs::path folder = fs::temp_directory_path() / "candour-no-dictionary";
    fs::remove_all(folder);
    fs::create_directories(folder);
    for (const char* name : {"en.json", "zh-Hans.json", "zh-Hans.words"})
        fs::copy_file(tests::share_path("keyboards") + "/" + name, folder / name);
    const auto expect_none = [&] {
        const platform::ReadKeyboards read = platform::read_keyboards(folder.string());
        REQUIRE(read.problems.size() == 1);
        REQUIRE(read.problems.front().language == "zh-Hans");
        REQUIRE(read.problems.front().words.find("pinyin_simp.dict.yaml") != std::string::npos);
        REQUIRE(read.keyboards.find("zh-Hans") == nullptr);
        REQUIRE(read.keyboards.find("en") != nullptr);
    };
    expect_none();
    std::ofstream(folder / "pinyin_simp.dict.yaml") << "name: x\n...\n好\tha";  // Cut off.
    expect_none();
    fs::remove_all(folder);
}

}  // namespace
}  // namespace candour::kiosk::test
