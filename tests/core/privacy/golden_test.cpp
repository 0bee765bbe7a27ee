// What was once released stays readable for ever: the dictionary, the content, a sealed message.
// UPDATE_GOLDEN=1 makes the file of a new format; it never replaces that of a released one.
#include <cstdlib>
#include <fstream>
#include <iterator>

#include <nlohmann/json.hpp>
#include <sodium.h>

#include "core/privacy/content.h"
#include "core/privacy/dictionary.h"
#include "core/privacy/open.h"
#include "tests/support/catch.h"
#include "tests/support/secure_random.h"

namespace candour::privacy {
namespace {

// One a format.
constexpr std::array<const char*, 5> golden_files = {
    "tests/golden/core/sealed_message_1.json", "tests/golden/core/sealed_message_2.json",
    "tests/golden/core/sealed_message_3.json", "tests/golden/core/sealed_message_4.json",
    "tests/golden/core/sealed_message_5.json"};

feedback::Contact golden_contact(int format) {
    feedback::Contact contact;
    contact.kind = feedback::ContactKind::SurveyAnswer;
    contact.channel = feedback::Channel::HomeVisit;
    contact.service_group = "outreach";
    contact.service = "home-support";
    contact.language = "ur";
    contact.story = "مجھے بہت دیر انتظار کرنا پڑا۔";
    contact.wanted = "Hoffwn i rywun esbonio.";
    contact.questionnaire = "home_support";
    contact.questionnaire_version = "00112233445566778899aabbccddeeff";
    contact.answers.set({.question = "felt", .choice = "4"});
    contact.answers.set({.question = "safe", .declined = true});
    std::string text;
    for (int i = 0; i < 400; ++i)
        text += std::to_string(i * i * 7919) + " ";  // Several cells.
    contact.answers.set({.question = "better", .text = text});
    if (format >= 2) {
        contact.answers.set({.question = "used", .choices = {"cafe", "garden"}});
        contact.answers.set({.question = "came", .choice = "other", .other = "Ar droed – پیدل"});
        contact.answers.set({.question = "age", .text = "7", .repetition = 1});
    }
    if (format >= 3) {
        contact.facts.behalf = feedback::Behalf::Advocate;
        contact.facts.answer = feedback::AnswerWanted::Told;
        contact.facts.support = {feedback::Support::CarersCosts, feedback::Support::Interpreter};
        contact.facts.interpreter_language = "ur";
        contact.facts.person = {
            .name = "Siân – شاہین", .reach_by = feedback::ReachBy::Phone, .value = "01632 960 011"};
    }
    if (format >= 4) {
        contact.kind = feedback::ContactKind::Involvement;
        contact.channel = feedback::Channel::Apart;
        contact.receipt_proof = {.public_key = "AwQF", .signature = "BgcI"};
        contact.involvement.wishes = {feedback::Wish::TakePart, feedback::Wish::PrizeDraw};
        contact.involvement.person = {
            .name = "شاہین", .reach_by = feedback::ReachBy::Email, .value = "s@example.org"};
    }
    if (format >= 5) {
        contact.involvement.wishes = {feedback::Wish::PrizeDraw};
        contact.involvement.draw = "spring-2027";
    }
    contact.urgent = true;
    contact.by_pass = true;
    contact.consent = "asked";
    contact.reply_to = {.mailbox_id = "0f0e", .public_key = "AAEC"};
    return contact;
}

nlohmann::json make_golden(int format) {
    const EpochKeyPair pair = make_epoch_key_pair();
    test::SodiumRandom random;
    nlohmann::json golden;
    golden["public_key"] = to_base64(pair.public_key.bytes);
    golden["private_key"] = to_base64(pair.private_key);
    golden["canonical_json"] = to_canonical_json(golden_contact(format));
    golden["dummy"] = to_base64(seal_dummy(pair.public_key, random).wire());
    const auto sealed =
        seal(feedback::Draft(golden_contact(format)), pair.public_key, random).take();
    for (const Cell& cell : sealed.cells())
        golden["cells"].push_back(to_base64(cell.wire()));
    return golden;
}

void make_file_when_asked(const char* golden_file, int format) {
    if (std::getenv("UPDATE_GOLDEN") == nullptr || std::ifstream(golden_file).good()) return;
    std::ofstream(golden_file) << make_golden(format).dump(1) << "\n";
}

Cell cell_in(const nlohmann::json& base64) {
    const Bytes wire = from_base64(base64.get<std::string>()).take();
    REQUIRE(wire.size() == cell_bytes);
    return Cell::from_wire(std::span<const std::uint8_t, cell_bytes>(wire));
}

}  // namespace

TEST_CASE("dictionary 1 is the released one, byte for byte", "[core]") {
    std::array<std::uint8_t, 32> hash{};
    const std::string_view words = dictionary(1);
    crypto_generichash(hash.data(), hash.size(), as_bytes(words).data(), words.size(), nullptr, 0);
    REQUIRE(to_hex(hash) == "71290a3405d5c628355d811fa214a0dc377fd9c1896530c8694e50914eb9b2e2");
    REQUIRE(dictionary(0).empty());
    REQUIRE(dictionary(newest_dictionary + 1).empty());
}

TEST_CASE("a message sealed by each format opens to the same words for ever", "[core]") {
    const int format = GENERATE(1, 2, 3, 4, 5);
    const char* golden_file = golden_files.at(static_cast<std::size_t>(format - 1));
    make_file_when_asked(golden_file, format);
    std::ifstream file(golden_file);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const auto golden = nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false);
    REQUIRE(golden.is_object());
    EpochKeyPair pair;
    const Bytes private_key = from_base64(golden["private_key"].get<std::string>()).take();
    std::ranges::copy(private_key, pair.private_key.begin());
    pair.public_key =
        read_epoch_public_key(from_base64(golden["public_key"].get<std::string>()).value()).value();

    std::vector<OpenedCell> parts;
    for (const auto& cell : golden["cells"]) {
        parts.push_back(open_cell(cell_in(cell), {pair}).take());
    }
    REQUIRE(parts.size() > 1);
    const auto contact = open_message(parts);
    REQUIRE(contact.ok());
    REQUIRE(contact.value() == golden_contact(format));
    REQUIRE(to_canonical_json(contact.value()) == golden["canonical_json"].get<std::string>());
    REQUIRE(open_cell(cell_in(golden["dummy"]), {pair}).value().dummy);
}

}  // namespace candour::privacy
