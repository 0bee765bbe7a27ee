// The printed sheet: what is on it, where, and that it is the same for everybody.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <thread>

#include <nlohmann/json.hpp>

#include "core/feedback/organisation.h"
#include "core/survey/paper/sheet.h"
#include "platform/paper/limits.h"
#include "platform/paper/paper.h"
#include "platform/text/catalogue.h"
#include "tests/support/catch.h"

namespace candour::platform {
namespace {

using Kind = PrintedItem::Kind;

std::string share_path(const std::string& name) {
    const char* share = std::getenv("CANDOUR_SHARE");
    REQUIRE(share != nullptr);  // CTest sets it.
    return std::string(share) + "/" + name;
}

std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>{file}, {}};
}

struct Printer {
    Catalogue catalogue{share_path("locale")};
    std::unique_ptr<PaperMaker> maker;
    feedback::Organisation organisation;

    explicit Printer(const std::string& file = "assets/organisations/practice-house.json") {
        const auto cache = std::filesystem::temp_directory_path() / "candour-test-font-cache";
        auto made = PaperMaker::create(share_path("fonts"), cache.string(), catalogue);
        REQUIRE(made.ok());
        maker = made.take();
        auto read = feedback::parse_organisation(read_file(file), file);
        REQUIRE(read.ok());
        organisation = read.take();
    }

    Paper print(const survey::Questionnaire& questionnaire, const Language& language,
                PrintSize size) {
        auto made = maker->make({.questionnaire = questionnaire,
                                 .organisation = organisation.name,
                                 .confidentiality = organisation.confidentiality,
                                 .language = language,
                                 .size = size});
        INFO((made.ok() ? "" : made.error().what));
        REQUIRE(made.ok());
        // To look at: CANDOUR_PAPER_OUT=FOLDER.
        if (const char* folder = std::getenv("CANDOUR_PAPER_OUT")) {
            const std::string path = std::string(folder) + "/" + questionnaire.id + "-" + language +
                                     "-" + std::string(name_of(size)) + ".pdf";
            std::ofstream file(path, std::ios::binary);
            file.write(reinterpret_cast<const char*>(made.value().pdf.data()),
                       static_cast<std::streamsize>(made.value().pdf.size()));
        }
        return made.take();
    }
};

std::size_t count(const Paper& paper, Kind kind) {
    return static_cast<std::size_t>(std::ranges::count(paper.items, kind, &PrintedItem::kind));
}

const PrintedItem* find(const Paper& paper, std::string_view text) {
    const auto found = std::ranges::find(paper.items, text, &PrintedItem::text);
    return found == paper.items.end() ? nullptr : &*found;
}

survey::Questionnaire questionnaire_of(const char* items) {
    auto source = nlohmann::json::parse(R"({"id": "q", "title": {"en": "T"}, "owner": "o",
        "purpose": "p", "act_by": "2027-01-01", "languages": ["en"]})");
    source["questions"] = nlohmann::json::parse(items);
    auto parsed = survey::parse_questionnaire(source, "q.json");
    INFO((parsed.ok() ? "" : parsed.error().what));
    REQUIRE(parsed.ok());
    return parsed.take();
}

constexpr const char* three_questions = R"~([
    {"id": "came", "type": "yes_no", "prompt": {"en": "Did you come?"}},
    {"id": "why", "type": "long_text", "prompt": {"en": "Why not?"}, "show_if": "${came} = 'no'"},
    {"id": "when", "type": "date", "prompt": {"en": "When?"}, "may_decline": false}])~";

}  // namespace

TEST_CASE("every question of every kind is on the sheet, inside its margins", "[platform]") {
    Printer printer;
    for (const survey::Questionnaire& asked : printer.organisation.questionnaires) {
        for (const Language& language : asked.languages) {
            for (const PrintSize size : all_print_sizes) {
                INFO(asked.id << " " << language << " " << name_of(size));
                const Paper paper = printer.print(asked, language, size);
                REQUIRE(paper.unknown_glyphs == 0);
                const bool mirrored = is_right_to_left(language);
                const float left = mirrored ? paper::margin : paper::margin_staple;
                const float right =
                    paper::page_width - (mirrored ? paper::margin_staple : paper::margin);
                for (const PrintedItem& item : paper.items) {
                    INFO(item.text << " on " << item.page << " at " << item.x << ", " << item.y);
                    REQUIRE(item.x >= left - 1);
                    REQUIRE(item.x + item.width <= right + 1);
                    REQUIRE(item.y >= paper::margin - 1);
                    REQUIRE(item.y + item.height <= paper::page_height - paper::margin + 1);
                }
                // Where confidentiality ends, before the first question.
                const std::string limits = printer.organisation.confidentiality.in(language).text;
                const PrintedItem* ends = find(paper, limits.substr(0, limits.find("\n\n")));
                REQUIRE(ends != nullptr);
                REQUIRE(ends->page <= find(paper, "1")->page);
                const auto sheet = paper_sheet(asked, language, survey::printed_turns);
                for (const survey::PaperBlock& block : sheet.blocks) {
                    INFO(block.number << " " << block.prompt.text);
                    const bool turn = block.kind == survey::PaperBlock::Kind::Turn;
                    if (!turn) REQUIRE(find(paper, block.prompt.text) != nullptr);
                    if (!block.number.empty()) REQUIRE(find(paper, block.number) != nullptr);
                    if (!block.hint.text.empty() &&
                        block.hint.text.find("\n\n") == block.hint.text.npos)
                        REQUIRE(find(paper, block.hint.text) != nullptr);
                }
                REQUIRE(find(paper, survey::short_version(asked)) != nullptr);
            }
        }
    }
}

TEST_CASE("two makings of a sheet are the same byte by byte", "[platform]") {
    Printer printer;
    const survey::Questionnaire& asked = printer.organisation.questionnaires.front();
    const Paper first = printer.print(asked, "en", PrintSize::Clear);
    std::this_thread::sleep_for(std::chrono::milliseconds(1'100));
    Printer another;
    const Paper second = another.print(asked, "en", PrintSize::Clear);
    const bool same = first.pdf == second.pdf;  // Not printed when they differ.
    REQUIRE(same);
    const std::string bytes = to_text(first.pdf);
    REQUIRE(bytes.starts_with("%PDF-"));
    for (const char* never : {"/Author", "/ModDate", "/ID ["}) {
        INFO(never);
        REQUIRE(bytes.find(never) == bytes.npos);
    }
}

TEST_CASE("a sheet has boxes to tick, lines to write on and words for both", "[platform]") {
    Printer printer;
    const Paper paper = printer.print(questionnaire_of(three_questions), "en", PrintSize::Clear);
    REQUIRE(paper.pages == 2);
    // Two answers and "rather not say"; that of the second; day, month and year.
    REQUIRE(count(paper, Kind::Box) == 2 + 1 + 1 + 3);
    REQUIRE(count(paper, Kind::Line) == paper::lines_long_text);
    REQUIRE(find(paper, "Only if you answered “No” to question 1.") != nullptr);
    REQUIRE(find(paper, "You may leave out any question.") != nullptr);
    REQUIRE(find(paper, "Leave your name off this sheet.") != nullptr);
    REQUIRE(find(paper, "Page 2 of 2") != nullptr);
}

TEST_CASE("a question is on one page as long as it fits on one", "[platform]") {
    Printer printer;
    std::string items = "[";
    for (int i = 1; i <= 12; ++i) {
        items += (i == 1 ? "" : ",") + std::string(R"({"id": "q)") + std::to_string(i) +
                 R"(", "type": "long_text", "prompt": {"en": "Prompt )" + std::to_string(i) +
                 R"("}})";
    }
    const Paper paper =
        printer.print(questionnaire_of((items + "]").c_str()), "en", PrintSize::Large);
    REQUIRE(paper.pages > 3);
    // On each page: as many lines as its questions have.
    std::map<int, int> prompts;
    std::map<int, int> lines;
    for (const PrintedItem& item : paper.items) {
        if (item.kind == Kind::Line) ++lines[item.page];
        if (item.text.starts_with("Prompt ")) ++prompts[item.page];
    }
    for (const auto& [page, found] : lines) {
        INFO(page);
        REQUIRE(found == prompts[page] * paper::lines_long_text);
    }
}

TEST_CASE("a text that is longer than a page goes on on the next", "[platform]") {
    Printer printer;
    std::string words;
    for (int i = 0; i < 600; ++i)
        words += "word" + std::to_string(i) + " ";
    const std::string items =
        R"([{"id": "a", "type": "information", "prompt": {"en": "Read"}, "hint": {"en": ")" +
        words + R"("}}])";
    const Paper paper = printer.print(questionnaire_of(items.c_str()), "en", PrintSize::Giant);
    REQUIRE(paper.pages >= 4);
    for (const PrintedItem& item : paper.items)
        REQUIRE(item.y + item.height <= paper::page_height - paper::margin + 1);
}

TEST_CASE("a right-to-left sheet has its boxes on the right", "[platform]") {
    Printer printer;
    const survey::Questionnaire& asked = printer.organisation.questionnaires.front();
    const auto mean_x = [&](const Language& language) {
        const Paper paper = printer.print(asked, language, PrintSize::Large);
        float sum = 0;
        float boxes = 0;
        for (const PrintedItem& item : paper.items) {
            if (item.kind != Kind::Box || item.width > 30) continue;
            sum += item.x;
            ++boxes;
        }
        return sum / boxes;
    };
    REQUIRE(mean_x("en") < paper::page_width / 2);
    REQUIRE(mean_x("ur") > paper::page_width / 2);
}

TEST_CASE("a language that the questionnaire does not have is refused", "[platform]") {
    Printer printer;
    const auto made = printer.maker->make(
        {.questionnaire = printer.organisation.questionnaires.front(), .language = "pl"});
    REQUIRE(!made.ok());
    REQUIRE(made.error().kind == ErrorKind::NotFound);
}

}  // namespace candour::platform
