// Cases found by their words, on each engine: the same cases in any language.
#include "platform/storage/search_words.h"
#include "tests/support/catch.h"
#include "tests/support/engines.h"
#include "tests/support/made_cases.h"

namespace candour::platform {

namespace {

using test::MadeCase;
using test::make_case;
using Words = std::set<std::string>;

const complaint::ChainKey& key = test::StoreHome::chain_key;

void add(SqlCases& cases, int number, const std::vector<store::SearchText>& search,
         const std::vector<StaffId>& excluded = {}) {
    MadeCase made = make_case(key, number);
    made.head.people.excluded = excluded;
    REQUIRE(cases.add_case(made.head, "", made.entries, search, std::nullopt).ok());
}

std::vector<int> found(SqlCases& cases, const std::string& words, StaffId viewer = {}) {
    std::vector<int> numbers;
    const store::CasePage page = cases.list({.viewer = viewer, .words = words}).value();
    for (const store::CaseRow& row : page.rows)
        numbers.push_back(std::stoi(row.reference.substr(4)));
    return numbers;
}

}  // namespace

TEST_CASE("a text's words are folded, and nothing else is in them", "[platform]") {
    REQUIRE(search_words("The Ŵyl: don't PANIC!") == Words{"the", "wyl", "dont", "panic"});
    REQUIRE(search_words("Żółć, łódź") == Words{"zolc", "lodz"});
    REQUIRE(search_words("straße Ｆｕｌｌ ﬁre") == Words{"strasse", "full", "fire"});
    REQUIRE(search_words("").empty());
    REQUIRE(search_words("\"*()^:-+ ' \\ ¡\n\t").empty());
    // Urdu: with and without vowel marks, and as an Arabic keyboard writes it.
    REQUIRE(search_words("شِکایت") == search_words("شکایت"));
    REQUIRE(search_words("شكايت") == search_words("شکایت"));
    // Tamil: vowel signs are part of the word.
    REQUIRE(search_words("புகார் வீடு").size() == 2);
    REQUIRE(search_words("புகார்") != search_words("பகர"));
    // No blanks between the words.
    REQUIRE(search_words("สวัสดีครับ").size() == 2);
    REQUIRE(search_words("我要投诉").size() > 1);
    REQUIRE(search_words("\xff\xfe broken \xc3").contains("broken"));
    const Words longest = search_words(std::string(1000, 'x') + " ŵ");
    REQUIRE(longest.begin()->size() <= search_word_bytes_max);
}

TEST_CASE("a case is found by any of its words, in any language and spelling", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    const auto cases = home.cases();
    add(*cases, 1, {{0, "REF-1"}, {1, "The lift in the block is broken again"}});
    add(*cases, 2, {{1, "Mae'r dŵr yn oer; tŷ gwag"}});
    add(*cases, 3, {{1, "میری شکایت یہ ہے"}});
    add(*cases, 4, {{1, "என் புகார் இதுதான்"}});
    add(*cases, 5, {{1, "Źle działa winda"}});
    add(*cases, 6, {{1, "ลิฟต์เสีย"}, {2, "电梯坏了"}});
    struct Row {
        const char* words;
        std::vector<int> expected;
    };
    const std::vector<Row> table = {
        {"lift", {1}},      {"LIFT Broken", {1}}, {"bro", {1}},
        {"lift water", {}}, {"ref-1", {1}},       {"dwr", {2}},
        {"dŵr", {2}},       {"TŶ", {2}},          {"شکایت", {3}},
        {"شكايت", {3}},     {"புகார்", {4}},       {"zle", {5}},
        {"dziala", {5}},    {"działa", {5}},      {"ลิฟต์", {6}},
        {"电梯", {6}},      {"nothing", {}},      {"   ", {1, 2, 3, 4, 5, 6}},
    };
    for (const Row& row : table) {
        CAPTURE(row.words);
        // A question of signs alone finds nothing; of blanks alone too.
        const bool blank = std::string_view(row.words).find_first_not_of(' ') == std::string::npos;
        REQUIRE(found(*cases, row.words) == (blank ? std::vector<int>{} : row.expected));
    }
}

TEST_CASE("words of several entries of one case find it together", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    const auto cases = home.cases();
    MadeCase made = make_case(key, 1);
    REQUIRE(cases->add_case(made.head, "", made.entries, {{1, "damp kitchen"}}, std::nullopt).ok());
    const auto written = made.write(key, "note", "words");
    REQUIRE(cases->append(made.head, 1, written, {{2, "plumber came"}}).ok());
    REQUIRE(found(*cases, "kitchen plumber") == std::vector{1});
    REQUIRE(found(*cases, "damp came") == std::vector{1});
}

TEST_CASE("a question full of operators finds what its words find, and harms nothing",
          "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    const auto cases = home.cases();
    add(*cases, 1, {{1, "near and or not lift"}});
    add(*cases, 2, {{1, "stairs"}});
    for (const char* question :
         {"lift OR", "NOT lift", "\"lift", "lift*", "tokens:lift", "lift AND NOT near", "{lift}",
          "^lift", "NEAR(lift, 2)", "lift'; DROP TABLE office_case; --", "'lift':*", "lift & !near",
          "lift <-> near", "lift\\", "(lift", "-lift"}) {
        CAPTURE(question);
        const auto numbers = found(*cases, question);
        REQUIRE((numbers.empty() || numbers == std::vector{1}));
    }
    REQUIRE(found(*cases, "NOT lift") == std::vector{1});
    REQUIRE(found(*cases, "\"lift*") == std::vector{1});
    REQUIRE(found(*cases, "a b c d e f g h i j k l m n o p").empty());
    REQUIRE(found(*cases, std::string("lift\0lift", 9)).size() <= 1);
    REQUIRE(found(*cases, "stairs") == std::vector{2});
}

TEST_CASE("who is in conflict with a case never finds it by its words", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    const auto cases = home.cases();
    const StaffId ada = test::numbered_staff(1);
    add(*cases, 1, {{0, "REF-1"}, {1, "about Ada"}}, {ada});
    add(*cases, 2, {{1, "about something"}});
    REQUIRE(found(*cases, "about") == std::vector{1, 2});
    REQUIRE(found(*cases, "about", ada) == std::vector{2});
    REQUIRE(found(*cases, "ada", ada).empty());
    REQUIRE(found(*cases, "ref-1", ada).empty());
    REQUIRE(cases->list({.viewer = ada, .words = "about"}).value().total == 1);
}

TEST_CASE("erased words find nothing any more, the others still do", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    const auto cases = home.cases();
    MadeCase made = make_case(key, 1);
    made.write(key, "note", "words");
    REQUIRE(cases
                ->add_case(made.head, "", made.entries, {{1, "shared kitchen"}, {2, "shared name"}},
                           std::nullopt)
                .ok());
    REQUIRE(cases->search_is_rebuilt().ok());
    const auto written = made.write(key, "words_erased");
    REQUIRE(cases->append(made.head, 2, written, {}, {.details = false, .words = {2}}).ok());
    REQUIRE(found(*cases, "name").empty());
    REQUIRE(found(*cases, "kitchen") == std::vector{1});
    REQUIRE(found(*cases, "shared") == std::vector{1});
    // Nor when they come again from somebody who read them before.
    REQUIRE(cases->add_search(made.head.row.id, {{2, "shared name"}}).ok());
    REQUIRE(found(*cases, "name").empty());
    while (cases->scrub_search().value()) {
    }
    REQUIRE(found(*cases, "kitchen") == std::vector{1});
}

TEST_CASE("an index knows whether it is of this office, and is made anew", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    {
        const auto cases = home.cases();
        REQUIRE_FALSE(cases->search_is_current().value());
        REQUIRE(cases->search_is_rebuilt().ok());
        REQUIRE(cases->search_is_current().value());
        add(*cases, 1, {{1, "kept"}});
        REQUIRE(cases->search_is_current().value());
    }
    {
        // Somebody without the index writes: it lacks that.
        const auto other =
            SqlCases::create(home.open(office_kind()), "org", key, nullptr, home.random).take();
        add(*other, 2, {{1, "missed"}});
        REQUIRE(other->search_is_current().error().kind == ErrorKind::Unavailable);
        REQUIRE(other->list({.words = "kept"}).error().kind == ErrorKind::Unavailable);
    }
    const auto cases = home.cases();
    REQUIRE_FALSE(cases->search_is_current().value());
    REQUIRE(cases->forget_search().ok());
    REQUIRE(found(*cases, "kept").empty());
    // What is written while it is made goes in by itself.
    add(*cases, 3, {{1, "written meanwhile"}});
    REQUIRE_FALSE(cases->search_is_current().value());
    REQUIRE(cases->add_search(test::numbered_case(1), {{1, "kept"}}).ok());
    REQUIRE(cases->add_search(test::numbered_case(2), {{1, "missed"}}).ok());
    REQUIRE(cases->search_is_rebuilt().ok());
    REQUIRE(cases->search_is_current().value());
    for (const auto& [word, number] : {std::pair{"kept", 1}, {"missed", 2}, {"meanwhile", 3}})
        REQUIRE(found(*cases, word) == std::vector{number});
}

TEST_CASE("the file of an earlier form of the index is emptied, and made anew", "[platform]") {
    test::StoreHome home;
    {
        const auto cases = home.cases();
        add(*cases, 1, {{1, "kept"}});
        REQUIRE(cases->search_is_rebuilt().ok());
    }
    REQUIRE(
        Sqlite::open(home.file("office-search.db")).take()->script("PRAGMA user_version=1").ok());
    {
        const auto cases = home.cases();
        REQUIRE_FALSE(cases->search_is_current().value());
        REQUIRE(found(*cases, "kept").empty());
        REQUIRE(cases->add_search(test::numbered_case(1), {{1, "kept"}}).ok());
        REQUIRE(cases->search_is_rebuilt().ok());
    }
    const auto cases = home.cases();
    REQUIRE(cases->search_is_current().value());
    REQUIRE(found(*cases, "kept") == std::vector{1});
}

TEST_CASE("a page of a search and its total come together, past the end too", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    const auto cases = home.cases();
    for (int number = 1; number <= 5; ++number)
        add(*cases, number, {{1, "lift"}});
    const auto at = [&](std::int64_t offset, std::int64_t limit) {
        const auto page = cases->list({.words = "lift", .offset = offset, .limit = limit}).value();
        return std::pair{std::ssize(page.rows), page.total};
    };
    REQUIRE(at(0, 2) == std::pair{std::ptrdiff_t{2}, std::int64_t{5}});
    REQUIRE(at(4, 2) == std::pair{std::ptrdiff_t{1}, std::int64_t{5}});
    REQUIRE(at(6, 2) == std::pair{std::ptrdiff_t{0}, std::int64_t{5}});
    REQUIRE(at(0, 0) == std::pair{std::ptrdiff_t{0}, std::int64_t{5}});
    REQUIRE(cases->list({.words = "stairs"}).value().total == 0);
}

}  // namespace candour::platform
