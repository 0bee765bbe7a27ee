// Every text that ships, in every language: no letter without a glyph, and the family that was
// chosen for the language.
#include <fstream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "platform/text/catalogue.h"
#include "tests/platform/text/engine_fixture.h"

using namespace candour;
using namespace candour::tests;

namespace {

const std::vector<std::string> languages = {"en", "en-simple", "cy", "pl", "ro", "pt", "uk",
                                            "so", "vi",        "ur", "ar", "fa", "ps", "ckb",
                                            "pa", "hi",        "gu", "bn", "ta", "ti", "zh-Hans"};

// The translations of a catalogue's source, each a line of what it says.
std::string translations_of(const std::string& language) {
    std::ifstream file("locales/" + language + ".po");
    std::string all;
    bool translation = false;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("msgstr")) translation = true;
        if (line.starts_with("msgid") || line.starts_with("#") || line.empty()) translation = false;
        const std::size_t begin = line.find('"');
        if (!translation || begin == std::string::npos) continue;
        all += line.substr(begin + 1, line.rfind('"') - begin - 1) + "\n";
    }
    const std::size_t header_end = all.find("X-Candour-Review");
    return header_end == std::string::npos ? all : all.substr(all.find('\n', header_end));
}

void add_texts(const nlohmann::json& node, const std::string& language, std::string& all) {
    if (node.is_object() && node.contains("en") && node["en"].is_string()) {
        if (node.contains(language)) all += node[language].get<std::string>() + "\n";
        return;
    }
    if (!node.is_structured()) return;
    for (const auto& part : node)
        add_texts(part, language, all);
}

// In pieces that the engine takes, parted between lines.
std::vector<std::string> pieces_of(const std::string& all) {
    constexpr std::size_t most = 4'000;
    std::vector<std::string> pieces(1);
    for (std::size_t at = 0; at < all.size();) {
        const std::size_t end = std::min(all.find('\n', at), all.size());
        if (pieces.back().size() + end - at > most) pieces.emplace_back();
        pieces.back() += all.substr(at, end - at) + " ";
        at = end + 1;
    }
    return pieces;
}

}  // namespace

TEST_CASE("every text of every language has its letters, in the family chosen for it",
          "[platform]") {
    Engine engine;
    const platform::Catalogue catalogue(share_path("locale"));
    std::ifstream file(share_path("organisations/many-languages.json"));
    const auto organisation = nlohmann::json::parse(file);
    for (const std::string& language : languages) {
        INFO(language);
        REQUIRE(catalogue.check_language(language).ok());
        std::string all = translations_of(language);
        if (language != "en") REQUIRE(all.size() > 5'000);
        add_texts(organisation, language, all);
        REQUIRE(all.size() > 3'000);
        for (const std::string& piece : pieces_of(all)) {
            const Status shown = engine.text->check_language(language, piece);
            INFO((shown.ok() ? "" : shown.error().what));
            REQUIRE(shown.ok());
        }
    }
}

TEST_CASE("a language says who has reviewed its texts", "[platform]") {
    for (const std::string& language : languages) {
        if (language == "en") continue;
        INFO(language);
        std::ifstream file("locales/" + language + ".po");
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        REQUIRE(text.find("\"X-Candour-Review: ") != std::string::npos);
    }
}
