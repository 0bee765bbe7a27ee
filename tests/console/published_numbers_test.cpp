// every number that leaves the case team, in every page and file that has one: what is small
// is a star there, and no address, no filter, no order and no later time tells it after all.
#include <algorithm>
#include <set>

#include "app/console/reports/reports.h"
#include "sync/server/survey_desk.h"
#include "tests/support/case_facts.h"
#include "tests/support/console_world.h"

namespace candour::console {
namespace {

using feedback::ContactKind;
using test::Browser;
using test::ConsoleWorld;

// 0, what is hidden, what is rounded, and the counts beside the limits.
constexpr std::array<int, 7> seeded = {0, 1, 2, 7, 8, 12, 13};
const std::set<std::string> rounded = {"0", "10", "15"};

feedback::Organisation office_of_seven_choices() {
    feedback::Organisation made = test::example_organisation();
    survey::Question& asked = made.questionnaires[0].questions[0];
    asked.type = survey::QuestionType::OneChoice;
    asked.choices.clear();
    for (const int people : seeded) {
        const std::string id = "c" + std::to_string(people);
        // A label of letters: it must not be taken for a number.
        const std::string label(1, static_cast<char>('A' + asked.choices.size()));
        asked.choices.push_back({.id = id, .label = {{{"en", label}, {"cy", label}}}});
    }
    return made;
}

// November's answers: every second one at the second service.
struct SurveyWorld : ConsoleWorld {
    SurveyWorld() : ConsoleWorld(office_of_seven_choices()) {
        for (const int people : seeded) {
            for (int i = 0; i < people; ++i)
                answer_in_november("c" + std::to_string(people), i);
        }
        clock.advance(std::chrono::hours{24 * 10});
        close_months();
    }
    void answer_in_november(const std::string& choice, int which) {
        survey::Answers answers;
        answers.set({"welcome", choice, "", false});
        reveal({.kind = ContactKind::SurveyAnswer,
                .service = which % 2 == 0 ? "reception" : "transport",
                .story = "",
                .answers = answers});
    }
    void close_months() {
        REQUIRE(server::close_months(surveys, office, {key}, organisation, clock.today()).ok());
    }
};

// Cases of the third quarter: so many for each service.
struct CaseWorld : ConsoleWorld {
    CaseWorld() {
        for (const int count : seeded) {
            for (int i = 0; i < count; ++i)
                cases_known.push_back(test::complaint("s" + std::to_string(count), "2026-07-01",
                                                      i % 2 == 0 ? "2026-07-10" : "2026-09-10"));
        }
        options.learning.cases =
            [this](const report::ReportScope&) -> Result<std::vector<report::CaseFacts>> {
            return cases_known;
        };
    }
    std::vector<report::CaseFacts> cases_known;
};

void replace_all(std::string& text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at))
        text.replace(at, from.size(), to);
}

// The text between `open` and `close`, each time, without tags; the star's own words are left out.
std::vector<std::string> texts_in(const std::string& html, const std::string& open,
                                  const std::string& close) {
    std::vector<std::string> found;
    for (std::size_t at = html.find(open); at != std::string::npos; at = html.find(open, at + 1)) {
        const std::size_t begin = open.back() == '"' ? at + open.size() : html.find('>', at) + 1;
        std::string inside = html.substr(begin, html.find(close, begin) - begin);
        replace_all(inside, "1 to 7", "");
        std::string text;
        bool tag = false;
        for (const char c : inside) {
            tag = c == '<' || (tag && c != '>');
            if (!tag && c != '>') text += c;
        }
        found.push_back(std::move(text));
    }
    return found;
}

// All numbers that somebody sees, hears from a screen reader or finds under the pointer.
std::set<std::string> numbers_in(const std::string& html) {
    const std::size_t main = html.find("<main");
    REQUIRE((main == std::string::npos || html.find("</main>") != std::string::npos));
    const std::string page =
        main == std::string::npos ? html : html.substr(main, html.find("</main>") - main);
    std::set<std::string> numbers;
    for (const auto& [open, close] : std::vector<std::pair<std::string, std::string>>{
             {"<td", "</td>"},
             {"<dd", "</dd>"},
             {"<tspan", "</tspan>"},
             {"<desc", "</desc>"},
             {"<text class=\"candour-columns__value", "</text>"},
             {"aria-label=\"", "\""},
             {"title=\"", "\""},
             {"alt=\"", "\""}}) {
        for (const std::string& text : texts_in(page, open, close)) {
            std::string digits;
            for (const char c : text + " ") {
                if (c >= '0' && c <= '9') {
                    digits += c;
                    continue;
                }
                if (!digits.empty()) numbers.insert(digits);
                digits.clear();
            }
        }
    }
    return numbers;
}

std::string html_for(ConsoleWorld& world, const StaffId& who, const std::string& path) {
    Browser browser{world};
    browser.become(who);
    INFO(path);
    REQUIRE(browser.get(path).status == 200);
    return browser.last_html;
}

// Its part that is about results, without what each answer makes anew.
std::string results_part(const std::string& html) {
    const std::size_t begin = html.find("<h3");
    REQUIRE(begin != std::string::npos);
    return html.substr(begin, html.find("</main>") - begin);
}

void require_only(const std::set<std::string>& numbers, const std::set<std::string>& allowed) {
    REQUIRE_FALSE(numbers.empty());
    for (const std::string& number : numbers) {
        INFO(number);
        REQUIRE(allowed.contains(number));
    }
}

bool may_be_published(std::int64_t count) { return count == 0 || (count >= 10 && count % 5 == 0); }

}  // namespace

TEST_CASE("A-17: a month's results have no small count, on the page, in CSV or in a spreadsheet",
          "[console]") {
    SurveyWorld world;
    const std::string html = html_for(world, world.sam, "/surveys/visit/2026-11");
    // Rows stay in the questionnaire's order, whatever their counts.
    std::size_t at = 0;
    for (const char label : std::string("ABCDEFG")) {
        const std::size_t next = html.find(std::string(">") + label + "<", at);
        REQUIRE(next != std::string::npos);
        at = next;
    }
    std::set<std::string> allowed = rounded;
    allowed.insert("45");  // About so many people: three stars for 4, and the others.
    require_only(numbers_in(results_part(html)), allowed);
    REQUIRE(html.find("About 45") != std::string::npos);
    REQUIRE(test::count_of(results_part(html), "aria-hidden=\"true\">*<") >= 3);

    Browser browser{world};
    browser.become(world.sam);
    std::string csv = test::text_of(browser.get("/surveys/visit/2026-11.csv"));
    std::size_t stars = 0;
    for (std::size_t line = csv.find("2026-11,All,welcome"); line != std::string::npos;
         line = csv.find("2026-11,All,welcome", line + 1)) {
        const std::string row = csv.substr(line, csv.find('\r', line) - line);
        const std::size_t count = row.find(',', row.find("?,") + 2) + 1;
        const std::string shown = row.substr(count, row.find(',', count) - count);
        INFO(row);
        REQUIRE((shown == "*" || rounded.contains(shown)));
        stars += shown == "*" ? 1 : 0;
    }
    REQUIRE(stars == 3);
    REQUIRE(browser.get("/surveys/visit/2026-11.xlsx").status == 200);
    REQUIRE(world.spreadsheet.sheets.size() == 3);
    for (const survey::Row& row : world.spreadsheet.sheets[0].rows) {
        if (row.number == 1) continue;
        const std::string shown{survey::text_at(row, 6)};
        REQUIRE((shown == "*" || rounded.contains(shown)));
        REQUIRE(survey::text_at(row, 7).empty());
    }
}

TEST_CASE("A-17: no filter, order or later time shows other numbers of a month", "[console]") {
    SurveyWorld world;
    const std::string whole = results_part(html_for(world, world.sam, "/surveys/visit/2026-11"));
    for (const char* query :
         {"?service=reception", "?from=2026-11-01&to=2026-11-15", "?sort=count", "?order=desc",
          "?view=exact", "?exact=1", "?anew=1", "?version=1", "?at_least=1", "?min=1", "?raw=1"}) {
        INFO(query);
        REQUIRE(results_part(html_for(world, world.sam,
                                      std::string("/surveys/visit/2026-11") + query)) == whole);
    }
    Browser browser{world};
    browser.become(world.sam);
    for (const char* path :
         {"/surveys/visit/2026-W46", "/surveys/visit/2026-11-15", "/surveys/visit/2026",
          "/surveys/visit/2026-Q4", "/surveys/visit/now", "/surveys/visit/2026-11/reception",
          "/surveys/visit/2026-11.json", "/surveys/visit/2026-11.pdf"}) {
        INFO(path);
        REQUIRE(browser.get(path).status == 404);
    }
    // Answers that come late, or are made up once the month is over, are another month's.
    for (int i = 0; i < 30; ++i)
        world.answer_in_november("c7", i);
    world.close_months();
    REQUIRE(results_part(html_for(world, world.sam, "/surveys/visit/2026-11")) == whole);
}

TEST_CASE("A-17: a quarter's report has no small count, on its pages, in its files or its charts",
          "[console]") {
    CaseWorld world;
    const StaffId trustee = world.add_somebody("tom", {office::Role::Trustee});
    const auto published = [](const std::string& number) {
        return may_be_published(std::stoll(number));
    };
    for (const char* path : {"/reports", "/reports?period=2026-Q3", "/reports/year?of=2026"}) {
        INFO(path);
        const std::string html = html_for(world, trustee, path);
        REQUIRE(html.find("aria-hidden=\"true\">*<") != std::string::npos);
        const std::set<std::string> numbers = numbers_in(html);
        REQUIRE(numbers.size() > 2);
        // Shares are made of shown counts (tests/core/report).
        for (const std::string& number : numbers) {
            INFO(number);
            const bool share = html.find(number + "%") != std::string::npos;
            REQUIRE((share || published(number)));
        }
    }
    Browser browser{world};
    browser.become(trustee);
    const auto kept = report::case_report_from_json(
        test::text_of(browser.get("/reports/file.json?period=2026-Q3")));
    REQUIRE(kept.ok());
    int stars = 0;
    for (const report::ReportTable& table : kept.value().tables) {
        for (const report::ReportRow& row : table.rows) {
            for (const report::ReportCell& cell : row.cells) {
                stars += cell.kind == report::CellKind::Hidden ? 1 : 0;
                if (cell.kind == report::CellKind::Hidden) REQUIRE(cell.value == 0);
                if (cell.kind == report::CellKind::Count) REQUIRE(may_be_published(cell.value));
            }
        }
    }
    REQUIRE(stars >= 3);
    REQUIRE(browser.get("/reports/file.xlsx?period=2026-Q3").status == 200);
    for (const survey::Row& row : world.spreadsheet.sheets[0].rows) {
        const std::string shown{survey::text_at(row, 4)};
        if (row.number == 1 || shown == "*" || shown.empty() || !survey::text_at(row, 5).empty())
            continue;
        INFO(shown);
        REQUIRE(published(shown));
    }
}

TEST_CASE("A-17: no filter and no later time shows other numbers of a quarter", "[console]") {
    CaseWorld world;
    const StaffId trustee = world.add_somebody("tom", {office::Role::Trustee});
    const std::string path = "/reports?period=2026-Q3";
    const auto seen = [&](const std::string& query) {
        const std::string html = html_for(world, trustee, path + query);
        const std::size_t table = html.find("<table");
        REQUIRE(table != std::string::npos);
        return html.substr(table, html.find("</main>") - table);
    };
    const std::string whole = seen("");
    for (const char* query : {"&service=s7", "&service=s1", "&view=exact", "&view=published",
                              "&anew=1", "&from=2026-07-01&to=2026-07-02", "&sort=count"}) {
        INFO(query);
        REQUIRE(seen(query) == whole);
    }
    Browser browser{world};
    browser.become(trustee);
    for (const char* period : {"2026-W28", "2026-07", "2026-07-01", "2026-Q4x", "2026"}) {
        INFO(period);
        REQUIRE(browser.get(std::string("/reports?period=") + period).status == 404);
    }
    // The next quarter's trend has this one as it was published, though an eighth came to light.
    for (int i = 0; i < 8; ++i)
        world.cases_known.push_back(test::complaint("s7", "2026-07-03", ""));
    world.clock.advance(std::chrono::hours{24 * 45});
    const std::string later = html_for(world, trustee, "/reports?period=2026-Q4");
    REQUIRE(seen("") == whole);
    REQUIRE(later.find(">45<") != std::string::npos);  // Of 43; with the eight it would be 50.
    REQUIRE(later.find(">50<") == std::string::npos);
}

}  // namespace candour::console
