// Message catalogues: translations, plural rules, and what happens without them.
#include "platform/text/catalogue.h"

#include <cstdlib>
#include <fstream>
#include <glib.h>
#include <thread>
#include <unistd.h>

#include "tests/platform/text/engine_fixture.h"

using namespace candour;
using namespace candour::tests;
using platform::Catalogue;

namespace {

const char* const welsh_po = R"PO(msgid ""
msgstr ""
"Language: cy\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=6; plural=(n==0) ? 0 : (n==1) ? 1 : (n==2) ? 2 : (n==3) ? 3 : (n==6) ? "
"4 : 5;\n"

msgid "Next"
msgstr "Nesaf"

msgid "We’ll listen"
msgstr "Fe wnawn ni wrando"

msgid "{count} dog"
msgid_plural "{count} dogs"
msgstr[0] "dim cŵn"
msgstr[1] "{count} ci"
msgstr[2] "{count} gi"
msgstr[3] "{count} chi"
msgstr[4] "{count} chi (6)"
msgstr[5] "{count} ci (llawer)"
)PO";

// A folder with cy.mo made from the text above; removed at the end.
struct WelshFolder {
    std::filesystem::path path = std::filesystem::temp_directory_path() /
                                 ("candour-test-locale-" + std::to_string(getpid()));
    WelshFolder() {
        std::filesystem::create_directories(path);
        write("cy.po", welsh_po);
        const std::string command =
            "msgfmt -o '" + (path / "cy.mo").string() + "' '" + (path / "cy.po").string() + "'";
        REQUIRE(std::system(command.c_str()) == 0);
    }
    ~WelshFolder() { std::filesystem::remove_all(path); }
    void write(const char* name, const std::string& text) const {
        std::ofstream(path / name, std::ios::binary) << text;
    }
};

}  // namespace

TEST_CASE("a text is translated, and stays English where there is no translation", "[platform]") {
    const WelshFolder folder;
    const Catalogue catalogue(folder.path.string());
    REQUIRE(catalogue.translate("cy", "Next") == "Nesaf");
    REQUIRE(catalogue.translate("cy-GB", "Next") == "Nesaf");
    REQUIRE(catalogue.translate("cy", "We’ll listen") == "Fe wnawn ni wrando");
    REQUIRE(catalogue.translate("cy", "Not in it") == "Not in it");
    REQUIRE(catalogue.translate("en", "Next") == "Next");
    REQUIRE(catalogue.translate("cy", "").empty());  // Not the catalogue's header.
}

TEST_CASE("Welsh has its six plural forms and English its two", "[platform]") {
    const WelshFolder folder;
    const Catalogue catalogue(folder.path.string());
    struct Sample {
        std::int64_t count;
        const char* welsh;
        const char* english;
    };
    const auto sample = GENERATE(values<Sample>({
        {0, "dim cŵn", "{count} dogs"},
        {1, "{count} ci", "{count} dog"},
        {2, "{count} gi", "{count} dogs"},
        {3, "{count} chi", "{count} dogs"},
        {4, "{count} ci (llawer)", "{count} dogs"},
        {6, "{count} chi (6)", "{count} dogs"},
        {101, "{count} ci (llawer)", "{count} dogs"},
        {5'000'000'001, "{count} ci (llawer)", "{count} dogs"},  // Does not wrap round to 1.
    }));
    REQUIRE(catalogue.translate_plural("cy", "{count} dog", "{count} dogs", sample.count) ==
            sample.welsh);
    REQUIRE(catalogue.translate_plural("en", "{count} dog", "{count} dogs", sample.count) ==
            sample.english);
}

TEST_CASE("a language without a usable catalogue is English and says why", "[platform]") {
    const WelshFolder folder;
    folder.write("ur.mo", "this is no catalogue");
    folder.write("pl.mo", "");
    const Catalogue catalogue(folder.path.string());
    struct Sample {
        const char* language;
        ErrorKind kind;
    };
    const auto sample = GENERATE(values<Sample>({{"so", ErrorKind::NotFound},
                                                 {"ur", ErrorKind::Corrupt},
                                                 {"pl", ErrorKind::Corrupt},
                                                 {"../cy", ErrorKind::NotFound}}));
    REQUIRE(catalogue.translate(sample.language, "Next") == "Next");
    REQUIRE(catalogue.translate_plural(sample.language, "a dog", "dogs", 2) == "dogs");
    const auto status = catalogue.check_language(sample.language);
    REQUIRE_FALSE(status.ok());
    REQUIRE(status.error().kind == sample.kind);
    REQUIRE(status.error().what.find(sample.language) != std::string::npos);
    REQUIRE(catalogue.check_language("cy").ok());
    REQUIRE(catalogue.check_language("en").ok());
}

TEST_CASE("languages are named in themselves", "[platform]") {
    const Catalogue catalogue("");
    REQUIRE(catalogue.own_name("en") == "English");
    REQUIRE(catalogue.own_name("cy") == "Cymraeg");
    REQUIRE(catalogue.own_name("ur") == "اردو");
    REQUIRE(catalogue.own_name("tlh") == "tlh");
}

TEST_CASE("threads may translate at the same time", "[platform]") {
    const WelshFolder folder;
    const Catalogue catalogue(folder.path.string());
    std::vector<std::thread> threads;
    std::vector<int> right(4);
    for (auto& count : right) {
        threads.emplace_back([&] {
            for (int i = 0; i < 200; ++i) {
                count += catalogue.translate("cy", "Next") == "Nesaf" ? 1 : 0;
            }
        });
    }
    for (auto& thread : threads) {
        thread.join();
    }
    REQUIRE(right == std::vector<int>(4, 200));
}

TEST_CASE("a text falls back to the language's parents and then to English, and says so",
          "[platform]") {
    const WelshFolder folder;
    const Catalogue catalogue(folder.path.string());
    REQUIRE(catalogue.show("cy-GB", "Next").language == "cy");
    REQUIRE(catalogue.show("cy-GB", "Not in it").language == "en");
    REQUIRE(catalogue.show("en-simple", "Next").language == "en-simple");
    REQUIRE(catalogue.show_plural("cy", "{count} dog", "{count} dogs", 2).text == "{count} gi");
    REQUIRE(catalogue.show_plural("cy", "{count} cat", "{count} cats", 2).language == "en");
    REQUIRE(catalogue.check_language("cy-GB").ok());
}

TEST_CASE("pseudo-locales make every text long, or run from right to left", "[platform]") {
    const WelshFolder folder;
    const Catalogue catalogue(folder.path.string());
    const std::string english = "Which service is it about, {name}?";
    const std::string wide = catalogue.translate("en-XA", english);
    REQUIRE(g_utf8_strlen(wide.c_str(), -1) >= g_utf8_strlen(english.c_str(), -1) * 14 / 10);
    REQUIRE(wide.find("{name}") != std::string::npos);
    const std::string mirrored = catalogue.translate("ar-XB", english);
    REQUIRE(mirrored.find("{name}") != std::string::npos);
    REQUIRE(mirrored.find("service") == std::string::npos);
    REQUIRE(is_right_to_left("ar-XB"));
    REQUIRE(catalogue.check_language("en-XA").ok());
    REQUIRE(catalogue.check_language("ar-XB").ok());
}
