// tests/console/bring_test.cpp: questionnaires and translations from files and to files, and
// copies.
#include "app/console/limits.h"
#include "core/survey/translation/po.h"
#include "tests/support/editor_world.h"
#include "tests/support/workbook_text.h"

namespace candour::console {
namespace {

using test::Editing;
using test::EditorWorld;
using test::header_of;
using test::input_value;
using test::text_of;

constexpr const char* bring = "/surveys/bring/new";
constexpr const char* bring_welsh = "/surveys/bring/first/languages/cy";

struct Sent {
    std::string name = "form.json";
    std::string content{};
    std::string form_token{};  // Empty: the page's.
};

protocol::HttpResponse send_file(Editing& browser, const std::string& path, const Sent& sent) {
    browser.get(path);
    const auto part = [](const std::string& head, const std::string& content) {
        return "--edge\r\nContent-Disposition: form-data; name=" + head + "\r\n\r\n" + content +
               "\r\n";
    };
    const std::string token =
        sent.form_token.empty() ? input_value(browser.last_html, "form_token") : sent.form_token;
    const std::string body =
        part("form_token", token) + part("revision", input_value(browser.last_html, "revision")) +
        part("\"file\"; filename=\"" + sent.name + "\"", sent.content) + "--edge--\r\n";
    protocol::HttpRequest request;
    request.method = "POST";
    request.path = path;
    request.headers["content-type"] = "multipart/form-data; boundary=edge";
    request.headers["sec-fetch-site"] = "same-origin";
    request.body = {body.begin(), body.end()};
    return browser.send(std::move(request));
}

std::size_t drafts(EditorWorld& world) { return world.drafts.drafts().value().size(); }

// A spreadsheet as text, where the console would unpack an .xlsx.
void read_text_workbooks(EditorWorld& world) {
    world.options.read_spreadsheet = [](ByteView bytes,
                                        const std::string& file) -> Result<survey::Workbook> {
        if (bytes.size() < 3) return Error{ErrorKind::Invalid, file + ": it is damaged"};
        return test::workbook_from(to_text(bytes));
    };
}

}  // namespace

TEST_CASE("a file of ours becomes a draft, also when it lacks something", "[console]") {
    EditorWorld world;
    Editing sam{world, world.sam};
    auto document = world.document();
    document["id"] = "brought";
    document.erase("owner");
    const auto answer = send_file(sam, bring, {.content = document.dump(2)});
    INFO(sam.last_html);
    REQUIRE(answer.status == 200);
    REQUIRE(sam.shows("The questionnaire is brought in"));
    REQUIRE(sam.shows("It has 4 questions. It is in 2 languages."));
    REQUIRE(sam.shows("Everything that the file says was taken."));
    REQUIRE(sam.shows("href=\"/surveys/drafts/brought\""));
    REQUIRE(world.document("brought") == document);
    REQUIRE(world.office.audit(10).value().front().what == "began a draft of the survey brought");
    // Loaded again: no second one.
    REQUIRE(send_file(sam, bring, {.content = document.dump(2)}).status == 200);
    REQUIRE(drafts(world) == 2);
    REQUIRE(sam.get("/surveys/drafts/brought").status == 200);
}

TEST_CASE("what has a name that is taken comes in under another, and says so", "[console]") {
    EditorWorld world;
    Editing ada{world};
    auto document = world.document();
    document["owner"] = "Somebody else";
    for (const char* taken : {"first", "visit", "bring"}) {
        document["id"] = taken;
        REQUIRE(send_file(ada, bring, {.content = document.dump()}).status == 200);
        REQUIRE(ada.shows("is called “" + std::string(taken) + "_2”"));
        auto expected = document;
        expected["id"] = std::string(taken) + "_2";
        REQUIRE(world.document(std::string(taken) + "_2") == expected);
        document["purpose"] = "Another: " + std::string(taken);
    }
    REQUIRE(world.document() == test::drop_in_draft());
}

TEST_CASE("a spreadsheet comes in with a report of what was left out, row by row", "[console]") {
    EditorWorld world;
    read_text_workbooks(world);
    Editing ada{world};
    const std::string form = R"([survey]
type | name | label
text | why | Why <b>did</b> you come?
barcode | code | Scan it
geopoint | where | Where are you?
)";
    const auto answer = send_file(ada, bring, {.name = "drop in.xlsx", .content = form});
    INFO(ada.last_html);
    REQUIRE(answer.status == 200);
    REQUIRE(ada.shows("Brought in, but not all of it"));
    REQUIRE(ada.shows("It has 1 question. It is in 1 language."));
    REQUIRE(ada.shows("<h2 class=\"govuk-heading-m\">Left out</h2>"));
    REQUIRE(ada.shows("Sheet survey, row 3"));
    REQUIRE(ada.shows("Sheet survey, row 4"));
    REQUIRE(ada.shows("From <bdi>drop in.xlsx</bdi>"));
    REQUIRE(drafts(world) == 2);
}

TEST_CASE("a file that cannot be used makes no draft and says why", "[console]") {
    EditorWorld world;
    read_text_workbooks(world);
    Editing ada{world};
    struct Row {
        Sent sent;
        int status;
        const char* says;
    };
    const std::vector<Row> rows = {
        {{.name = "", .content = ""}, 422, "Choose a file."},
        {{.name = "a.json", .content = ""}, 422, "The file is empty."},
        {{.name = "a.json", .content = "{"}, 422, "Line 1"},
        {{.name = "a.json", .content = R"({"id": "x"})"}, 422, "Why it cannot be used"},
        {{.name = "a.pdf", .content = "%PDF"}, 422, "A questionnaire is an XLSForm (.xlsx)"},
        {{.name = "a.xlsx", .content = "P"}, 422, "It is damaged."},
        {{.name = "a.xlsx", .content = "[survey]\ntype | name\n"}, 422, "Nothing was brought in"},
        {{.name = "a.json", .content = std::string(upload_file_bytes_max + 1, ' ')},
         413,
         "The file is larger than 4 MB"},
    };
    for (const Row& row : rows) {
        INFO(row.says);
        REQUIRE(send_file(ada, bring, row.sent).status == row.status);
        INFO(ada.last_html);
        REQUIRE(ada.shows(row.says));
        REQUIRE(drafts(world) == 1);
    }
    REQUIRE(world.office.audit(10).value().empty());
}

TEST_CASE("a form with a file is taken from these pages alone", "[console]") {
    EditorWorld world;
    Editing ada{world};
    auto document = world.document();
    document["id"] = "brought";
    const Sent forged{.content = document.dump(), .form_token = "guessed"};
    REQUIRE(send_file(ada, bring, forged).status == 403);
    const Sent good{.content = document.dump()};
    // The same form elsewhere, and another form here.
    REQUIRE(send_file(ada, "/surveys/drafts/new", good).status == 400);
    REQUIRE(ada.fill(bring, {{"file", document.dump()}}).status == 400);
    REQUIRE(drafts(world) == 1);
    test::Browser nobody{world};
    REQUIRE(nobody.get(bring).status == 303);
}

TEST_CASE("translations go out as a file and come back", "[console]") {
    EditorWorld world;
    auto document = world.document();
    document["fallback"] = "en";
    document["questions"][2]["prompt"].erase("cy");
    world.keep(document);
    Editing ada{world};
    const auto file = ada.get("/surveys/drafts/first/languages/cy/po");
    REQUIRE(file.status == 200);
    REQUIRE(header_of(file, "Content-Disposition") == "attachment; filename=\"first-cy.po\"");
    REQUIRE(header_of(file, "Cache-Control") == "no-store");
    survey::PoFile po = survey::read_po(text_of(file)).take();
    for (survey::PoEntry& entry : po.entries) {
        if (entry.context == "question/again/prompt") entry.text = "Eto?";
        if (entry.context == "question/felt/prompt") entry.text = "Newydd";
        if (entry.context == "title") entry.id = "Another title";
    }
    po.entries.push_back({.context = "question/gone/prompt", .id = "Gone?", .text = "Wedi mynd?"});
    REQUIRE(send_file(ada, bring_welsh, {.name = "cy.po", .content = write_po(po)}).status == 200);
    INFO(ada.last_html);
    REQUIRE(ada.shows("2 texts are new. Everything is translated."));
    REQUIRE(ada.shows("&apos;title&apos; has changed since it was translated"));
    REQUIRE(ada.shows("There is no text &apos;question/gone/prompt&apos;"));
    REQUIRE(world.item("again")["prompt"]["cy"] == "Eto?");
    REQUIRE(world.item("felt")["prompt"]["cy"] == "Newydd");
    REQUIRE(world.document()["title"] == document["title"]);
    REQUIRE(world.office.audit(1).value().front().what ==
            "brought translations (cy) into the draft of the survey first");
}

TEST_CASE("a file of translations that is not one changes nothing", "[console]") {
    EditorWorld world;
    Editing ada{world};
    const auto before = world.document();
    for (const auto& [content, says] :
         {std::pair{"nonsense", "Line 1"},
          std::pair{"msgid \"\"\nmsgstr \"Language: pl\\n\"\n", "it is in Polish (pl)"},
          std::pair{
              "msgctxt \"question/felt/prompt\"\nmsgid \"How was it?\"\nmsgstr \"${nobody}\"\n",
              "there is no question"},
          std::pair{"", "The file is empty."}}) {
        INFO(says);
        REQUIRE(send_file(ada, bring_welsh, {.name = "x.po", .content = content}).status == 422);
        INFO(ada.last_html);
        REQUIRE(ada.shows(says));
    }
    REQUIRE(world.document() == before);
    for (const char* wrong :
         {"/surveys/bring/first/languages/en", "/surveys/bring/none/languages/cy",
          "/surveys/bring/first/languages/ur", "/surveys/bring/other",
          "/surveys/drafts/first/languages/en/po", "/surveys/drafts/first/languages/ur/po"}) {
        INFO(wrong);
        REQUIRE(ada.get(wrong).status == 404);
    }
}

TEST_CASE("a draft is kept as a file that comes back as it was", "[console]") {
    EditorWorld world;
    Editing ada{world};
    const auto json = ada.get("/surveys/drafts/first/form.json");
    REQUIRE(header_of(json, "Content-Disposition") == "attachment; filename=\"first.json\"");
    REQUIRE(nlohmann::json::parse(text_of(json)) == world.document());
    const auto sheet = ada.get("/surveys/drafts/first/form.xlsx");
    REQUIRE(sheet.status == 200);
    REQUIRE(header_of(sheet, "Cache-Control") == "no-store");
    REQUIRE(world.spreadsheet.sheets.front().name == "survey");
    // A blank one too.
    auto bare = world.document();
    bare["questions"] = nlohmann::json::array();
    world.keep(bare);
    REQUIRE(ada.get("/surveys/drafts/first/form.xlsx").status == 200);
}

TEST_CASE("a copy is made of a draft, and of what is asked now", "[console]") {
    EditorWorld world;
    Editing ada{world};
    REQUIRE(ada.get("/surveys/drafts/first/copy").status == 200);
    REQUIRE(ada.shows(">The drop-in (2)</textarea>"));
    REQUIRE(ada.fill("/surveys/drafts/first/copy", {{"title", " "}}).status == 422);
    const auto answer = ada.fill("/surveys/drafts/first/copy", {{"title", "For the\r\nyoung"}});
    REQUIRE(header_of(answer, "Location") == "/surveys/drafts/for_the_young?copied=1");
    const auto copy = world.document("for_the_young");
    REQUIRE(copy["title"]["en"] == "For the young");
    REQUIRE(copy["title"]["cy"] == "Y sesiwn galw heibio (2)");
    REQUIRE(copy["questions"] == world.document()["questions"]);
    REQUIRE(ada.get("/surveys/drafts/for_the_young?copied=1").status == 200);
    REQUIRE(ada.shows("This is the copy."));

    REQUIRE(ada.fill("/surveys/drafts/new", {{"start", "copy:visit"}, {"title", ""}}).status ==
            303);
    REQUIRE(world.document("about_your_visit_2")["title"]["cy"] == "Am eich ymweliad (2)");
    REQUIRE(ada.fill("/surveys/drafts/new", {{"start", "copy:none"}, {"title", ""}}).status == 422);
    REQUIRE(drafts(world) == 3);
}

}  // namespace candour::console
