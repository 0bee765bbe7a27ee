// tests/console/sign_in_test.cpp: signing in and out, sessions and their cookies.
#include "app/console/sign_in/sign_in.h"

#include <chrono>

#include "app/console/limits.h"
#include "tests/support/console_world.h"

namespace candour::console {
namespace {

using test::Browser;
using test::ConsoleWorld;
using test::header_of;
using test::staff_password;

constexpr std::string_view wrong = "wrong horse battery staple";

TEST_CASE("the right password leads to the inbox with a strict cookie", "[console]") {
    ConsoleWorld world;
    Browser browser{world};
    const auto response = browser.sign_in("ada", staff_password);
    REQUIRE(response.status == 303);
    REQUIRE(header_of(response, "Location") == "/");
    const std::string cookies = header_of(response, "Set-Cookie");
    REQUIRE(cookies.find("__Host-candour=") != std::string::npos);
    for (const char* flag : {"; Path=/", "; Secure", "; HttpOnly", "; SameSite=Strict"}) {
        INFO(flag);
        REQUIRE(test::count_of(cookies, flag) == 2);  // The session's, and the form's that goes.
    }
    REQUIRE(cookies.find("Domain") == std::string::npos);
    REQUIRE(browser.get("/").status == 200);
    REQUIRE(browser.last_html.find("Ada Adeyemi") != std::string::npos);
}

TEST_CASE("a name is read in any case and with gaps around it", "[console]") {
    ConsoleWorld world;
    Browser browser{world};
    REQUIRE(browser.sign_in("  ADA ", staff_password).status == 303);
}

TEST_CASE("only the hash of the session's token is stored", "[console]") {
    ConsoleWorld world;
    Browser browser{world};
    browser.sign_in("ada", staff_password);
    const std::string token = browser.cookies.at("__Host-candour");
    REQUIRE(token.size() == 64);
    const auto sessions = world.office.sessions();
    REQUIRE(sessions.size() == 1);
    REQUIRE(sessions[0].token_hash.size() == 32);
    REQUIRE(to_hex(sessions[0].token_hash) != token);
    REQUIRE(sessions[0].csrf_token != token);
}

TEST_CASE("an unknown name and a wrong password get the same answer", "[console]") {
    ConsoleWorld world;
    Browser browser{world};
    const auto known = browser.sign_in("ada", wrong);
    std::string known_html = browser.last_html;
    const auto unknown = browser.sign_in("eve", wrong);
    std::string unknown_html = browser.last_html;
    REQUIRE(known.status == 422);
    REQUIRE(unknown.status == 422);
    known_html.replace(known_html.find("value=\"ada\""), 11, "value=\"eve\"");
    REQUIRE(known_html == unknown_html);
    REQUIRE(known.headers == unknown.headers);
    REQUIRE(known_html.find("is not right") != std::string::npos);
}

TEST_CASE("an unknown name is checked against a real hash, which never lets in", "[console]") {
    PasswordGate gate{1, Milliseconds{0}, test::staff_password_hash()};
    // The decoy's own password is the strictest case: the work is done, the answer is still no.
    REQUIRE_FALSE(gate.matches(staff_password, "").value());
    REQUIRE(gate.matches(staff_password, test::staff_password_hash()).value());
    REQUIRE_FALSE(gate.matches(wrong, test::staff_password_hash()).value());
    REQUIRE_FALSE(gate.matches(staff_password, "not a hash").value());
    REQUIRE_FALSE(gate.matches(staff_password, std::string(5000, 'x')).value());
}

TEST_CASE("a password must be long enough, and not endless", "[console]") {
    REQUIRE(hash_password("eleven char").error().kind == ErrorKind::Invalid);
    REQUIRE(hash_password(std::string(1025, 'x')).error().kind == ErrorKind::Invalid);
    REQUIRE(test::staff_password_hash().starts_with("$argon2id$"));
}

TEST_CASE("when all checks are taken the page says busy, and nothing is refused", "[console]") {
    ConsoleWorld world;
    world.options.password_checks_max = 0;
    world.options.password_wait = Milliseconds{1};
    Browser browser{world};
    for (int i = 0; i < 2 * Throttle::free_tries; ++i) {
        REQUIRE(browser.sign_in("ada", staff_password).status == 503);
    }
    REQUIRE(browser.last_html.find("Wait a minute") != std::string::npos);
    REQUIRE(world.office.audit(10).value().empty());
}

TEST_CASE("guessing at one name is slowed, and nobody else is", "[console]") {
    ConsoleWorld world;
    Browser guesser{world};
    Browser sam{world};
    for (int i = 0; i < Throttle::free_tries; ++i) {
        REQUIRE(guesser.sign_in("ada", wrong).status == 422);
    }
    REQUIRE(guesser.sign_in("ada", staff_password).status == 429);
    REQUIRE(guesser.last_html.find("Wait 1 minute,") != std::string::npos);
    REQUIRE(sam.sign_in("sam", staff_password).status == 303);
    world.clock.advance(std::chrono::seconds{59});
    REQUIRE(guesser.sign_in("ada", staff_password).status == 429);
    world.clock.advance(std::chrono::seconds{2});
    REQUIRE(guesser.sign_in("ada", staff_password).status == 303);
}

TEST_CASE("nothing typed is asked for again, without a check", "[console]") {
    ConsoleWorld world;
    Browser browser{world};
    for (int i = 0; i < 2 * Throttle::free_tries; ++i) {
        REQUIRE(browser.sign_in("ada", "").status == 422);
        REQUIRE(browser.sign_in(" ", staff_password).status == 422);
    }
    REQUIRE(browser.last_html.find("Enter your user name") != std::string::npos);
}

TEST_CASE("signing in ends the session that the browser had", "[console]") {
    ConsoleWorld world;
    Browser browser{world};
    browser.become(world.sam);
    const std::string before = browser.cookies.at("__Host-candour");
    browser.cookies.erase("__Host-candour");
    browser.get("/sign-in");
    browser.cookies["__Host-candour"] = before;
    browser.post("/sign-in", {{"form_token", test::input_value(browser.last_html, "form_token")},
                              {"user_name", "ada"},
                              {"password", std::string{staff_password}}});
    REQUIRE(browser.cookies.at("__Host-candour") != before);
    REQUIRE(world.office.sessions().size() == 1);
}

TEST_CASE("signing out ends the session on the server", "[console]") {
    ConsoleWorld world;
    Browser browser{world};
    browser.become(world.ada);
    Browser thief{world};
    thief.cookies = browser.cookies;
    browser.get("/");
    const std::string token = test::input_value(browser.last_html, "form_token");
    const auto response = browser.post("/sign-out", {{"form_token", token}});
    REQUIRE(response.status == 303);
    REQUIRE(header_of(response, "Location") == "/sign-in?signed_out=1");
    REQUIRE(browser.cookies.empty());
    REQUIRE(thief.get("/").status == 303);
    REQUIRE(browser.get("/sign-in?signed_out=1").status == 200);
    REQUIRE(browser.last_html.find("You have signed out") != std::string::npos);
}

TEST_CASE("a session ends after its lifetime, however busy", "[console]") {
    ConsoleWorld world;
    Browser browser{world};
    browser.become(world.ada);
    const auto steps = session_lifetime / session_idle_max;
    for (int i = 0; i < steps; ++i) {
        REQUIRE(browser.get("/").status == 200);
        world.clock.advance(session_idle_max);
    }
    REQUIRE(browser.get("/").status == 303);
    REQUIRE(world.office.sessions().empty());
}

TEST_CASE("a session ends when it was idle", "[console]") {
    ConsoleWorld world;
    Browser browser{world};
    browser.become(world.ada);
    REQUIRE(browser.get("/").status == 200);
    world.clock.advance(session_idle_max + Milliseconds{1});
    REQUIRE(browser.get("/").status == 303);
    REQUIRE(browser.get("/").status == 303);
}

TEST_CASE("a removed account has no session", "[console]") {
    ConsoleWorld world;
    Browser browser{world};
    browser.become(world.sam);
    REQUIRE(browser.get("/").status == 200);
    world.office.remove_staff(world.sam);
    REQUIRE(browser.get("/").status == 303);
}

TEST_CASE("junk for a session is nobody", "[console]") {
    ConsoleWorld world;
    Browser browser{world};
    for (const std::string& junk : {std::string{}, std::string{"x"}, std::string(64, '0'),
                                    std::string(64, 'g'), std::string(5000, 'a')}) {
        browser.cookies["__Host-candour"] = junk;
        REQUIRE(browser.get("/").status == 303);
    }
}

TEST_CASE("after signing in the page that was asked for is shown", "[console]") {
    ConsoleWorld world;
    Browser browser{world};
    const auto response = browser.get("/surveys/visit");
    REQUIRE(header_of(response, "Location") == "/sign-in?next=%2Fsurveys%2Fvisit");
    browser.get("/sign-in?next=%2Fsurveys%2Fvisit");
    const auto signed_in = browser.post(
        "/sign-in", {{"form_token", test::input_value(browser.last_html, "form_token")},
                     {"next", test::input_value(browser.last_html, "next")},
                     {"user_name", "sam"},
                     {"password", std::string{staff_password}}});
    REQUIRE(header_of(signed_in, "Location") == "/surveys/visit");
}

TEST_CASE("the way on is one of our own pages or the inbox", "[console]") {
    REQUIRE(safe_next("/items/00ff") == "/items/00ff");
    REQUIRE(safe_next("/audit") == "/audit");
    for (const char* other :
         {"", "//evil.example", "https://evil.example", "/\\evil.example", "/items/../sign-out",
          "/items/", "/sign-out", "/surveys/a?b", "/surveys/\r\nX: y", "javascript:alert(1)"}) {
        INFO(other);
        REQUIRE(safe_next(other) == "/");
    }
}

TEST_CASE("who signed in, was refused and signed out is in the audit", "[console]") {
    ConsoleWorld world;
    Browser browser{world};
    browser.sign_in("ada", wrong);
    browser.sign_in("my secret typed in the wrong box", wrong);
    browser.sign_in("ada", staff_password);
    const auto entries = world.office.audit(10).value();
    REQUIRE(entries.size() == 3);
    REQUIRE(entries[0].who == "ada");
    REQUIRE(entries[0].what == "signed in");
    REQUIRE(entries[1].who == "(unknown name)");
    REQUIRE(entries[2].what == "was refused: wrong user name or password");
}

TEST_CASE("a flood of guesses does not fill the audit", "[console]") {
    ConsoleWorld world;
    // A hash that is none: each check fails at once, as this is about what is written.
    world.options.decoy_hash = "none";
    Browser browser{world};
    for (int i = 0; i < refusals_noted_per_hour + 20; ++i) {
        REQUIRE(browser.sign_in("name" + std::to_string(i), wrong).status == 422);
    }
    auto entries = world.office.audit(1000).value();
    REQUIRE(entries.size() == static_cast<std::size_t>(refusals_noted_per_hour));
    REQUIRE(entries[0].what.find("not written down") != std::string::npos);
    world.clock.advance(std::chrono::hours{1});
    browser.sign_in("another", wrong);
    entries = world.office.audit(1).value();
    REQUIRE(entries[0].what == "was refused: wrong user name or password");
}

}  // namespace
}  // namespace candour::console
