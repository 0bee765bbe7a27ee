// What a person changes of their own account: title, password, second factor; and step-up.
#include "app/console/limits.h"
#include "app/console/sign_in/sign_in.h"
#include "core/office/totp.h"
#include "tests/support/console_world.h"

namespace candour::console {
namespace {

using test::Browser;
using test::ConsoleWorld;
using test::header_of;
using test::input_value;
using test::staff_password;

const std::string password{staff_password};

class Person {
public:
    explicit Person(ConsoleWorld& world, StaffId id) : world_(world), id_(id) {
        browser.become(id);
    }

    protocol::HttpResponse send(const std::string& path, test::FormFields form,
                                const std::string& from = "") {
        browser.get(from.empty() ? path : from);
        form["form_token"] = input_value(browser.last_html, "form_token");
        const std::string sealed = input_value(browser.last_html, "sealed");
        if (!sealed.empty()) form["sealed"] = sealed;
        return browser.post(path, form);
    }
    store::StaffAccount account() { return world_.office.staff_by_id(id_).value().value(); }
    SecondFactor factor() {
        return {world_.office, world_.clock, world_.random, test::small_hmac, Bytes(32, 9)};
    }
    std::string code_for(const Bytes& sealed, std::int64_t later = 0) {
        const Bytes secret = factor().open(id_, sealed).take();
        const std::int64_t step = now() / office::totp_step_s + later;
        return office::totp_code(test::small_hmac, secret, step);
    }
    std::string code_now() { return code_for(account().totp_secret); }
    std::int64_t now() const {
        return std::chrono::floor<std::chrono::seconds>(world_.clock.wall_now())
            .time_since_epoch()
            .count();
    }
    // Sets up a second factor; the recovery codes.
    std::vector<std::string> enrol() {
        browser.get("/account/code");
        const std::string sealed = input_value(browser.last_html, "sealed");
        const std::string token = input_value(browser.last_html, "form_token");
        const auto done =
            browser.post("/account/code", {{"form_token", token},
                                           {"sealed", sealed},
                                           {"code", code_for(from_hex(sealed).take())}});
        REQUIRE(done.status == 200);
        REQUIRE(browser.last_html.find("Write down your recovery codes") != std::string::npos);
        std::vector<std::string> codes;
        const std::string mark = "<p class=\"govuk-body\"><bdi>";
        for (std::size_t at = browser.last_html.find(mark); at != std::string::npos;
             at = browser.last_html.find(mark, at + 1)) {
            codes.push_back(browser.last_html.substr(at + mark.size(), 11));
        }
        REQUIRE(codes.size() == office::recovery_codes);
        // The code that was used for it counts no more.
        world_.clock.advance(std::chrono::seconds{60});
        return codes;
    }
    std::string audit() {
        std::string all;
        const auto entries = world_.office.audit(50).take();
        for (const auto& entry : entries)
            all += entry.who + ": " + entry.what + "\n";
        return all;
    }

private:
    ConsoleWorld& world_;
    StaffId id_;

public:
    Browser browser{world_};
};

}  // namespace

TEST_CASE("a person changes their title and e-mail", "[console]") {
    ConsoleWorld world;
    Person sam{world, world.sam};
    REQUIRE(sam.send("/account/title", {{"title", " Case worker "}, {"email", "sam@example.org"}})
                .status == 303);
    REQUIRE(sam.account().title == "Case worker");
    REQUIRE(sam.account().email == "sam@example.org");
    REQUIRE(sam.send("/account/title", {{"title", "x"}, {"email", "nowhere"}}).status == 422);
    REQUIRE(sam.account().title == "Case worker");
    sam.browser.get("/account");
    REQUIRE(sam.browser.last_html.find("Title: Case worker") != std::string::npos);
    REQUIRE(sam.browser.last_html.find("Roles: Case worker") != std::string::npos);
}

TEST_CASE("a new password needs the old one, and ends all other sessions", "[console]") {
    ConsoleWorld world;
    Person sam{world, world.sam};
    Person elsewhere{world, world.sam};
    const std::string path = "/account/password";
    const std::string fresh = "another horse battery staple";
    struct Wrong {
        const char* now;
        const char* fresh;
        const char* again;
    };
    for (const Wrong& row :
         {Wrong{"wrong horse battery staple", "another horse battery staple",
                "another horse battery staple"},
          Wrong{"", "another horse battery staple", "another horse battery staple"},
          Wrong{"correct horse battery staple", "short", "short"},
          Wrong{"correct horse battery staple", "another horse battery staple",
                "another horse battery"}}) {
        REQUIRE(sam.send(path,
                         {{"password", row.now}, {"new_password", row.fresh}, {"again", row.again}})
                    .status == 422);
        REQUIRE(sam.account().password_hash == test::staff_password_hash());
    }
    const auto done =
        sam.send(path, {{"password", password}, {"new_password", fresh}, {"again", fresh}});
    REQUIRE(done.status == 303);
    REQUIRE(sam.browser.get("/account").status == 200);
    REQUIRE(elsewhere.browser.get("/account").status == 303);
    Browser other{world};
    REQUIRE(other.sign_in("sam", password).status == 422);
    REQUIRE(other.sign_in("sam", fresh).status == 303);
    REQUIRE(sam.audit().find("sam: changed their password") != std::string::npos);
}

TEST_CASE("signing out everywhere ends every session of one person", "[console]") {
    ConsoleWorld world;
    Person sam{world, world.sam};
    Person elsewhere{world, world.sam};
    Person ada{world, world.ada};
    REQUIRE(sam.send("/account/sessions", {}, "/account").status == 303);
    REQUIRE(sam.browser.get("/account").status == 303);
    REQUIRE(elsewhere.browser.get("/account").status == 303);
    REQUIRE(ada.browser.get("/account").status == 200);
}

TEST_CASE("a second factor is asked for after the password, and each code once", "[console]") {
    ConsoleWorld world;
    Person sam{world, world.sam};
    Person elsewhere{world, world.sam};
    REQUIRE(sam.send("/account/code", {{"code", "000000"}}).status == 422);
    REQUIRE(sam.account().totp_secret.empty());
    const auto codes = sam.enrol();
    REQUIRE_FALSE(sam.account().totp_secret.empty());
    REQUIRE(elsewhere.browser.get("/account").status == 303);
    REQUIRE(sam.browser.get("/account").status == 200);

    Browser browser{world};
    REQUIRE(browser.sign_in("sam", password).status == 200);
    REQUIRE(browser.last_html.find("Enter your code") != std::string::npos);
    REQUIRE_FALSE(browser.cookies.contains("__Host-candour"));
    const test::FormFields form = {{"entry_token", input_value(browser.last_html, "entry_token")},
                                   {"pass", input_value(browser.last_html, "pass")},
                                   {"next", "/surveys"}};
    const auto with_code = [&form](const std::string& code) {
        test::FormFields sent = form;
        sent["code"] = code;
        return sent;
    };
    REQUIRE(browser.post("/sign-in/code", with_code("")).status == 422);
    REQUIRE(browser.post("/sign-in/code", with_code("000000")).status == 422);
    // Another browser's page, or a pass that somebody made up.
    Browser thief{world};
    REQUIRE(thief.post("/sign-in/code", with_code(sam.code_now())).status == 403);
    test::FormFields forged = with_code(sam.code_now());
    forged["pass"][0] = forged["pass"][0] == 'a' ? 'b' : 'a';
    REQUIRE(browser.post("/sign-in/code", forged).status == 422);
    REQUIRE(browser.last_html.find("took too long") != std::string::npos);
    const std::string code = sam.code_now();
    const auto in = browser.post("/sign-in/code", with_code(code));
    REQUIRE(in.status == 303);
    REQUIRE(header_of(in, "Location") == "/surveys");
    REQUIRE(browser.get("/account").status == 200);

    // The same code again, and the page after five minutes.
    Browser second{world};
    second.sign_in("sam", password);
    test::FormFields again = {{"entry_token", input_value(second.last_html, "entry_token")},
                              {"pass", input_value(second.last_html, "pass")},
                              {"code", code}};
    REQUIRE(second.post("/sign-in/code", again).status == 422);
    // A recovery code in any form, once.
    again["code"] = " " + codes[0].substr(0, 5) + codes[0].substr(6);
    world.clock.advance(std::chrono::minutes{5});
    REQUIRE(second.post("/sign-in/code", again).status == 422);
    REQUIRE(second.last_html.find("took too long") != std::string::npos);
    second.sign_in("sam", password);
    again["pass"] = input_value(second.last_html, "pass");
    again["entry_token"] = input_value(second.last_html, "entry_token");
    REQUIRE(second.post("/sign-in/code", again).status == 303);
    Browser third{world};
    third.sign_in("sam", password);
    again["pass"] = input_value(third.last_html, "pass");
    again["entry_token"] = input_value(third.last_html, "entry_token");
    REQUIRE(third.post("/sign-in/code", again).status == 422);
    REQUIRE(world.office.recovery_codes_left(world.sam).value() == 7);
}

TEST_CASE("guessing codes is slowed, and the right password does not forgive it", "[console]") {
    ConsoleWorld world;
    Person sam{world, world.sam};
    sam.enrol();
    Browser browser{world};
    const auto guess = [&](const std::string& code) {
        browser.sign_in("sam", password);
        return browser.post("/sign-in/code",
                            {{"entry_token", input_value(browser.last_html, "entry_token")},
                             {"pass", input_value(browser.last_html, "pass")},
                             {"code", code}});
    };
    for (int i = 0; i < Throttle::free_tries; ++i)
        REQUIRE(guess("000000").status == 422);
    REQUIRE(guess(sam.code_now()).status == 422);
    REQUIRE(browser.last_html.find("too many tries") != std::string::npos);
    world.clock.advance(std::chrono::minutes{1});
    REQUIRE(guess(sam.code_now()).status == 303);
}

TEST_CASE("a factor that was sealed for somebody else or with another key opens nothing",
          "[console]") {
    ConsoleWorld world;
    Person sam{world, world.sam};
    const Bytes sealed = sam.factor().seal(world.sam, Bytes(20, 1));
    REQUIRE(sam.factor().open(world.sam, sealed).value() == Bytes(20, 1));
    REQUIRE(sam.factor().open(world.ada, sealed).error().kind == ErrorKind::Corrupt);
    SecondFactor other{world.office, world.clock, world.random, test::small_hmac, Bytes(32, 8)};
    REQUIRE(other.open(world.sam, sealed).error().kind == ErrorKind::Corrupt);
    REQUIRE(sam.factor().open(world.sam, Bytes(5)).error().kind == ErrorKind::Corrupt);
    for (const std::string& key :
         {to_hex(sam.factor().seal(world.ada, Bytes(20, 1))), std::string{"zz"}, std::string{}}) {
        sam.browser.get("/account");
        const std::string token = input_value(sam.browser.last_html, "form_token");
        REQUIRE(
            sam.browser
                .post("/account/code", {{"form_token", token}, {"sealed", key}, {"code", "000000"}})
                .status == 400);
    }
}

TEST_CASE("what is sensitive asks again after five minutes, with what was typed kept",
          "[console]") {
    ConsoleWorld world;
    Person ada{world, world.ada};
    const std::string path = "/staff/" + world.sam.hex();
    const test::FormFields form = {
        {"display_name", "Sam S"}, {"role_trustee", "1"}, {"limit", "0"}};
    world.clock.advance(step_up_lifetime);
    REQUIRE(ada.send(path, form).status == 200);
    REQUIRE(ada.browser.last_html.find("Is it you?") != std::string::npos);
    REQUIRE(input_value(ada.browser.last_html, "display_name") == "Sam S");
    REQUIRE(world.office.staff_by_id(world.sam).value()->display_name == "Sam Shah");
    test::FormFields wrong = form;
    wrong["confirm_who"] = "wrong horse battery staple";
    REQUIRE(ada.send(path, wrong).status == 422);
    REQUIRE(ada.browser.last_html.find("wrong horse") == std::string::npos);
    REQUIRE(world.office.staff_by_id(world.sam).value()->display_name == "Sam Shah");
    test::FormFields right = form;
    right["confirm_who"] = password;
    REQUIRE(ada.send(path, right).status == 303);
    REQUIRE(world.office.staff_by_id(world.sam).value()->display_name == "Sam S");
    // For five minutes, in this session alone.
    world.clock.advance(step_up_lifetime - std::chrono::seconds{1});
    REQUIRE(ada.send(path, form).status == 303);
    Person elsewhere{world, world.ada};
    world.clock.advance(std::chrono::seconds{1});
    REQUIRE(ada.send(path, form).status == 200);
    // A clock that was set back lends nothing.
    REQUIRE(elsewhere.send(path, form).status == 303);
    world.clock.wall = world.clock.wall.load() - std::chrono::hours{1};
    REQUIRE(elsewhere.send(path, form).status == 200);
}

TEST_CASE("whoever has a second factor is asked for its code, not for the password", "[console]") {
    ConsoleWorld world;
    Person ada{world, world.ada};
    ada.enrol();
    world.clock.advance(step_up_lifetime);
    test::FormFields form = {{"display_name", "Sam S"}, {"role_trustee", "1"}, {"limit", "0"}};
    const std::string path = "/staff/" + world.sam.hex();
    form["confirm_who"] = password;
    REQUIRE(ada.send(path, form).status == 422);
    form["confirm_who"] = ada.code_now();
    REQUIRE(ada.send(path, form).status == 303);
    REQUIRE(ada.send("/account/code/remove", {}).status == 303);
    REQUIRE(ada.account().totp_secret.empty());
    REQUIRE(ada.browser.get("/account").status == 200);
    Browser browser{world};
    REQUIRE(browser.sign_in("ada", password).status == 303);
}

TEST_CASE("where it is required, nothing comes before a second factor", "[console]") {
    ConsoleWorld world;
    world.options.requires_second_factor = true;
    const StaffId desk = world.add_somebody("desk", {office::Role::Reception});
    Person reception{world, desk};
    REQUIRE(reception.browser.get("/surveys").status == 200);  // Does nothing sensitive.
    Person ada{world, world.ada};
    for (const char* path : {"/", "/surveys", "/staff"}) {
        const auto response = ada.browser.get(path);
        REQUIRE(response.status == 303);
        REQUIRE(header_of(response, "Location") == "/account/code");
    }
    ada.enrol();
    REQUIRE(ada.browser.get("/staff").status == 200);
    REQUIRE(ada.browser.get("/").status == 200);
}

}  // namespace candour::console
