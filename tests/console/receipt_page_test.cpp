// tests/console/receipt_page_test.cpp: an answer is looked up at home. Whatever is typed is
// answered alike, and nothing of it stays.
#include <condition_variable>
#include <mutex>
#include <thread>

#include "tests/support/receipt_world.h"

namespace candour::console {
namespace {

using test::header_of;
using test::ReceiptWorld;
using test::text_of;

bool has(const protocol::HttpResponse& response, const std::string& part) {
    return text_of(response).find(part) != std::string::npos;
}

// One symbol is another: the check symbol no longer fits.
std::string mistyped(std::string code) {
    code[0] = code[0] == '7' ? '8' : '7';
    return code;
}

std::string address_number(int number) {
    return "127.0." + std::to_string(number / 250) + "." + std::to_string(number % 250);
}

TEST_CASE("an answer is read by its code alone, however it is typed", "[receipt]") {
    ReceiptWorld world;
    world.derive = privacy::receipt_keys;  // Once with the real one.
    const std::string code = world.new_code();
    world.publish(code, "We are <sorry>.\n\nIt is mended.");
    const auto response = world.post(code);
    REQUIRE(response.status == 200);
    REQUIRE(has(response, "<h1 class=\"govuk-heading-xl\">Our answer</h1>"));
    REQUIRE(has(response, "Written on 22 November 2026"));
    REQUIRE(has(response, "<p class=\"candour-quote__paragraph\">We are &lt;sorry&gt;.</p>"));
    REQUIRE(has(response, "<p class=\"candour-quote__paragraph\">It is mended.</p>"));
    REQUIRE_FALSE(has(response, "<form"));
}

TEST_CASE("small letters, spaces and O for 0 make no difference to a code", "[receipt]") {
    ReceiptWorld world;
    const privacy::Receipt receipt(privacy::Receipt::Values{0, 1, 10, 11, 12});
    std::string code(privacy::written(receipt));
    world.publish(code, "Found it.");
    REQUIRE(code.starts_with("01AB-C"));
    code.replace(0, 5, " oL aB ");
    REQUIRE(has(world.post(code), "Found it."));
}

TEST_CASE(
    "A-19: what is right, empty, mistyped or no code at all has an answer of one size, one "
    "set of headers and one time",
    "[receipt]") {
    ReceiptWorld world;
    const std::string code = world.new_code();
    world.publish(code, "An answer.");
    const auto hit = world.post(code);
    REQUIRE(has(hit, "An answer."));
    REQUIRE(hit.body.size() == receipt_page_bytes);
    REQUIRE(world.steps.size() == 1);
    struct Case {
        std::string typed;
        std::string says;
    };
    const Case cases[] = {
        {world.new_code(), "There is no answer yet"},
        {mistyped(code), "A letter or figure is wrong. Please look at what you wrote down."},
        {code.substr(0, 12), "Some are missing."},
        {"", "Some are missing."},
        {code + "7", "A letter or figure is wrong."},
        {"UUUU-UUUU-UUUU-UUUU-U", "A letter or figure is wrong."},
        {"?", "Some are missing."},
        {std::string(900, '7'), "A letter or figure is wrong."},
        {std::string(2'000, '7'), "Some are missing."},  // More than a form may hold.
        {"\xff\xfe", "Some are missing."},
    };
    int number = 0;
    for (const Case& one : cases) {
        INFO(one.typed);
        const auto response = world.post(one.typed, address_number(++number));
        REQUIRE(has(response, one.says));
        REQUIRE(response.status == hit.status);
        REQUIRE(response.headers == hit.headers);
        REQUIRE(response.body.size() == hit.body.size());
        REQUIRE(world.steps.size() == static_cast<std::size_t>(number) + 1);
        REQUIRE(world.steps.back() == receipt_answer_after);
    }
}

TEST_CASE("a wrong code is derived like a right one", "[receipt]") {
    ReceiptWorld world;
    int derived = 0;
    world.derive = [&](const privacy::Receipt& receipt, const privacy::ReceiptSalt& salt) {
        ++derived;
        return test::quick_keys(receipt, salt);
    };
    const std::string code = world.new_code();
    for (const std::string& typed : {code, mistyped(code), std::string("?"), std::string()})
        world.post(typed);
    REQUIRE(derived == 4);
}

TEST_CASE("no answer keeps the code, sets a cookie or may be kept or repacked on its way",
          "[receipt]") {
    ReceiptWorld world;
    const std::string code = world.new_code();
    world.publish(code, "An answer.");
    for (const std::string& typed : {code, mistyped(code), code.substr(0, 12)}) {
        const auto response = world.post(typed);
        for (std::size_t at = 0; at + 4 <= typed.size(); at += 5)
            REQUIRE_FALSE(has(response, typed.substr(at, 4) + "-"));
        REQUIRE(header_of(response, "Set-Cookie").empty());
        REQUIRE(header_of(response, "Cache-Control") == "no-store, no-transform");
        REQUIRE(header_of(response, "Content-Security-Policy").starts_with("default-src 'none'"));
        REQUIRE(header_of(response, "Referrer-Policy") == "no-referrer");
    }
    REQUIRE_FALSE(has(world.get("code=" + code), code.substr(0, 4)));
}

TEST_CASE("a mistake is told where it was made, also to who cannot see it", "[receipt]") {
    ReceiptWorld world;
    const auto response = world.post(mistyped(world.new_code()));
    REQUIRE(has(response, "<title>A letter or figure is wrong."));
    REQUIRE(has(response, "<div role=\"alert\">"));
    REQUIRE(has(response, "<a href=\"#code\">Type your code</a>"));
    REQUIRE(has(response, "<label class=\"govuk-label govuk-label--m\" for=\"code\">"));
    REQUIRE(has(response, "aria-describedby=\"code-hint code-error\" aria-invalid=\"true\""));
    const auto fresh = world.get();
    REQUIRE(fresh.status == 200);
    REQUIRE(has(fresh, "aria-describedby=\"code-hint\">"));
    REQUIRE_FALSE(has(fresh, "aria-invalid"));
}

TEST_CASE("A-18: one network has five look-ups in ten minutes, whatever others do", "[receipt]") {
    ReceiptWorld world;
    const std::string code = world.new_code();
    world.publish(code, "An answer.");
    for (std::uint32_t i = 0; i < receipts_per_address; ++i)
        REQUIRE(world.post(world.new_code()).status == 200);
    // The right one at last, but not now: it is not even looked up.
    const auto refused = world.post(code);
    REQUIRE(refused.status == 429);
    REQUIRE(header_of(refused, "Retry-After") == "600");
    REQUIRE(has(refused, "Please wait some minutes and try again."));
    REQUIRE_FALSE(has(refused, "aria-invalid"));  // Nothing is wrong with what was typed.
    REQUIRE_FALSE(has(refused, "An answer."));
    REQUIRE(world.steps.size() == receipts_per_address);
    REQUIRE(has(world.post(code, "192.0.2.2"), "An answer."));
    world.clock.advance(receipts_address_window);
    REQUIRE(has(world.post(code), "An answer."));
}

TEST_CASE("A-18: all together have sixty look-ups a minute, and one more each second",
          "[receipt]") {
    ReceiptWorld world;
    int number = 0;
    const auto look = [&] {
        // Addresses that share a counter with another one are refused for that: another is taken.
        auto status = 429;
        while (status == 429)
            status = world.post(world.new_code(), address_number(++number)).status;
        return status;
    };
    for (int i = 0; i < receipts_per_minute; ++i)
        REQUIRE(look() == 200);
    REQUIRE(look() == 503);
    world.clock.advance(std::chrono::seconds{1});
    REQUIRE(look() == 200);
    const auto refused = world.post(world.new_code(), "192.0.2.9");
    REQUIRE(refused.status == 503);
    REQUIRE(header_of(refused, "Retry-After") == "60");
    // However long nobody comes, there is never more than a minute's worth.
    world.clock.advance(std::chrono::hours{24});
    for (int i = 0; i < receipts_per_minute; ++i)
        REQUIRE(look() == 200);
    REQUIRE(look() == 503);
}

TEST_CASE("what is refused counts for nothing, so an address is not locked out by it",
          "[receipt]") {
    ReceiptWorld world;
    for (int number = 0; world.steps.size() < receipts_per_minute; ++number)
        world.post(world.new_code(), address_number(number));
    for (int i = 0; i < 10; ++i)
        REQUIRE(world.post(world.new_code(), "192.0.2.77").status == 503);
    world.clock.advance(receipts_address_window);
    for (std::uint32_t i = 0; i < receipts_per_address; ++i)
        REQUIRE(world.post(world.new_code(), "192.0.2.77").status == 200);
}

TEST_CASE("A-18: two are derived at once and eight wait; who comes then is told to come again",
          "[receipt]") {
    ReceiptWorld world;
    std::mutex mutex;
    std::condition_variable changed;
    int inside = 0;
    int most = 0;
    bool open = false;
    world.evenly = [](Milliseconds, const std::function<void()>& work) { work(); };
    world.derive = [&](const privacy::Receipt& receipt, const privacy::ReceiptSalt& salt) {
        std::unique_lock lock(mutex);
        most = std::max(most, ++inside);
        changed.notify_all();
        changed.wait(lock, [&] { return open; });
        --inside;
        return test::quick_keys(receipt, salt);
    };
    ReceiptPage& page = world.page();
    const std::string code = world.new_code();
    std::atomic<int> looked_up = 0;
    std::atomic<int> refused = 0;
    std::vector<std::thread> people;
    constexpr int all = receipts_at_once + receipts_waiting_max;
    for (int i = 0; i < all + 20; ++i) {
        // From addresses of their own, far apart, so that hardly any share a counter.
        people.emplace_back([&, i] {
            const auto response =
                page.handle(ReceiptWorld::request(code, "198.51.100." + std::to_string(i)));
            ++(response->status == 200 ? looked_up : refused);
        });
    }
    {
        std::unique_lock lock(mutex);
        // Who is refused is told at once, while all others still wait.
        while (refused < 20 || inside < receipts_at_once)
            changed.wait_for(lock, std::chrono::milliseconds{5});
        REQUIRE(looked_up == 0);
        open = true;
    }
    changed.notify_all();
    for (std::thread& one : people)
        one.join();
    REQUIRE(looked_up == all);
    REQUIRE(refused == 20);
    REQUIRE(most == receipts_at_once);
}

TEST_CASE("where no receipts are offered there is no page", "[receipt]") {
    ReceiptWorld world;
    world.organisation.receipts.offered = false;
    REQUIRE_FALSE(world.at("/answer").has_value());
    REQUIRE_FALSE(world.page().handle(ReceiptWorld::request(world.new_code())).has_value());
    world.organisation.receipts.offered = true;
    REQUIRE(world.at("/answer").has_value());
    for (const char* path : {"/", "/answers", "/answer/", "/answer/x", "/sign-in"})
        REQUIRE_FALSE(world.at(path).has_value());
}

TEST_CASE("it is asked for with GET and HEAD, sent with POST, and nothing else", "[receipt]") {
    ReceiptWorld world;
    REQUIRE(world.get("", "HEAD").status == 200);
    REQUIRE(world.get("", "HEAD").body.empty());
    for (const char* method : {"PUT", "DELETE", "PATCH"}) {
        const auto response = world.get("", method);
        REQUIRE(response.status == 405);
        REQUIRE(header_of(response, "Allow") == "GET, HEAD, POST");
    }
    REQUIRE(world.steps.empty());
}

TEST_CASE("another site cannot spend its visitors' look-ups", "[receipt]") {
    ReceiptWorld world;
    const std::string code = world.new_code();
    world.publish(code, "An answer.");
    auto sent = ReceiptWorld::request(code);
    sent.headers["sec-fetch-site"] = "cross-site";
    for (int i = 0; i < 10; ++i)
        REQUIRE(world.page().handle(sent)->status == 403);
    REQUIRE(has(world.post(code), "An answer."));
}

TEST_CASE("the page is in each language of the organisation, from right to left where it is so",
          "[receipt]") {
    ReceiptWorld world;
    world.organisation.languages = {"en", "cy", "ur", "fr", "en-simple"};
    const auto welsh = world.get("lang=cy");
    REQUIRE(has(welsh, "<html lang=\"cy\""));
    REQUIRE(has(welsh, "lang=\"cy\" dir=\"ltr\""));
    REQUIRE(has(welsh, "Teipiwch eich cod"));
    REQUIRE(has(welsh, "Tŷ Enghraifft"));
    REQUIRE(has(welsh, "action=\"/answer?lang=cy\""));
    REQUIRE(has(welsh, "href=\"/answer?lang=ur\" hreflang=\"ur\" lang=\"ur\"><bdi>اردو</bdi>"));
    REQUIRE(has(world.get("lang=ur"), "lang=\"ur\" dir=\"rtl\""));
    REQUIRE(has(world.get("lang=en-simple"), "<html lang=\"en\""));
    // A language that Candour has no words of, one that the organisation has not, and none at all.
    REQUIRE(has(world.get("lang=fr"), "<html lang=\"en\""));
    REQUIRE(has(world.get("lang=pl"), "<html lang=\"en\""));
    REQUIRE(has(world.get("lang=%22%3E"), "<html lang=\"en\""));
    world.organisation.languages = {"cy"};
    REQUIRE(has(world.get(), "<html lang=\"cy\""));
    REQUIRE_FALSE(has(world.get(), "<nav"));
}

TEST_CASE("an answer says which language it is in", "[receipt]") {
    ReceiptWorld world;
    const std::string code = world.new_code();
    world.publish(code, "ہم معذرت چاہتے ہیں۔", "ur");
    const auto english = world.post(code);
    REQUIRE(has(english, "<blockquote class=\"candour-quote\" lang=\"ur\" dir=\"rtl\">"));
    REQUIRE(has(english, "This answer is in \u2068اردو\u2069."));
    const auto urdu = world.post(code, "192.0.2.2", "lang=ur");
    REQUIRE(has(urdu, "lang=\"ur\" dir=\"rtl\""));
    REQUIRE(has(urdu, "ہمارا جواب"));
    REQUIRE_FALSE(has(urdu, "\u2068"));
    REQUIRE(urdu.body.size() == english.body.size());
}

TEST_CASE("the newest answer comes first, and what does not fit is said", "[receipt]") {
    ReceiptWorld world;
    const std::string code = world.new_code();
    const std::string letters(privacy::reply_text_bytes_max - 10, 'a');
    for (int number = 1; number <= 5; ++number)
        world.publish(code, "No. " + std::to_string(number) + " " + letters);
    const auto response = world.post(code);
    REQUIRE(response.body.size() == receipt_page_bytes);
    const std::string page = text_of(response);
    const auto at = [&](int number) { return page.find("No. " + std::to_string(number)); };
    REQUIRE(at(5) < at(4));
    REQUIRE(at(4) != std::string::npos);
    REQUIRE(at(1) == std::string::npos);
    REQUIRE(has(response, "Not all of it fits here."));
    // The longest that HTML makes of an answer.
    const std::string other = world.new_code();
    world.publish(other, std::string(privacy::reply_text_bytes_max - 10, '"'));
    const auto quotes = world.post(other);
    REQUIRE(quotes.body.size() == receipt_page_bytes);
    REQUIRE(has(quotes, "Not all of it fits here."));
}

TEST_CASE("the longest answer of a script of three bytes a letter fits", "[receipt]") {
    ReceiptWorld world;
    const std::string code = world.new_code();
    std::string text;
    while (text.size() + 8 < privacy::reply_text_bytes_max)
        text += text.size() % 100 == 0 ? "த\n\n" : "த";
    world.publish(code, text, "ta");
    const auto response = world.post(code);
    REQUIRE(response.body.size() == receipt_page_bytes);
    REQUIRE_FALSE(has(response, "Not all of it fits here."));
}

TEST_CASE("an answer of which a part lacks is said to be on its way", "[receipt]") {
    ReceiptWorld world;
    const std::string code = world.new_code();
    std::string text;
    for (int i = 0; text.size() < 4'000; ++i)
        text += std::to_string(i * i) + " ";
    const privacy::SealedReply sealed = world.seal(code, text);
    REQUIRE(sealed.parts.size() > 1);
    REQUIRE(world.board.publish(sealed.parts.front()).ok());
    const auto response = world.post(code);
    REQUIRE(has(response, "Part of an answer has not arrived."));
    REQUIRE(response.body.size() == receipt_page_bytes);
}

TEST_CASE("an answer is found as soon as it is published, and gone when it is erased",
          "[receipt]") {
    ReceiptWorld world;
    const std::string code = world.new_code();
    REQUIRE(has(world.post(code), "There is no answer yet"));
    for (int i = 0; i < 600; ++i) {  // More than one page of the board.
        store::BoardEntry other{};
        world.random.fill(other);
        REQUIRE(world.board.publish(other).ok());
    }
    world.publish(code, "An answer.");
    REQUIRE(has(world.post(code), "An answer."));
    store::BoardEntry noise{};
    world.random.fill(noise);
    REQUIRE(world.board.erase(601, noise).ok());
    REQUIRE(has(world.post(code), "There is no answer yet"));
    // Another board under the same numbers, as after a restore.
    world.board.kept.clear();
    world.board.replies.clear();
    world.board.name = "board-2";
    world.publish(code, "Another answer.");
    REQUIRE(has(world.post(code), "Another answer."));
}

TEST_CASE("a board that cannot be asked is no empty mailbox", "[receipt]") {
    ReceiptWorld world;
    const std::string code = world.new_code();
    world.publish(code, "An answer.");
    world.board.fails = true;
    const auto response = world.post(code);
    REQUIRE(has(response, "We could not look just now. Please try again."));
    REQUIRE(response.body.size() == receipt_page_bytes);
    REQUIRE(response.status == 200);
    world.board.fails = false;
    REQUIRE(has(world.post(code), "An answer."));
}

TEST_CASE("the page is styled also where there is no console", "[receipt]") {
    ReceiptWorld world;
    const std::string html = text_of(world.get());
    const std::size_t begin = html.find("/assets/console-");
    REQUIRE(begin != std::string::npos);
    const std::string path = html.substr(begin, html.find('"', begin) - begin);
    const auto style = world.at(path);
    REQUIRE(style.has_value());
    REQUIRE(header_of(*style, "Content-Type") == "text/css; charset=utf-8");
}

}  // namespace
}  // namespace candour::console
