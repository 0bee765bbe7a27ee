// tests/console/safeguarding_test.cpp: what was written on home visits is read by the leads, by its
// day, and by nobody whom it is about.
#include "tests/support/console_world.h"

namespace candour::console {
namespace {

using feedback::ContactKind;
using office::Role;
using test::Browser;
using test::ConsoleWorld;

constexpr const char* words = "He takes my money.";
constexpr int sunday = 20'779;  // 22 November 2026, which is today.

bool has(const std::string& html, const std::string& part) {
    return html.find(part) != std::string::npos;
}

int send(Browser& browser, const std::string& path, test::FormFields form = {}) {
    const std::string page = test::text_of(browser.get("/"));
    form.emplace("form_token", test::input_value(page, "form_token"));
    return browser.post(path, form).status;
}

struct LeadWorld : ConsoleWorld {
    LeadWorld() {
        organisation.safeguarding = feedback::Safeguarding{};
        store::StaffAccount founder = *office.staff_by_id(ada).value();
        founder.roles = {Role::Administrator};
        REQUIRE(office.change_staff(founder).ok());
        admin.become(ada);
        lead.become(add_somebody("lee", {Role::SafeguardingLead}));
    }
    std::string write(const std::string& text = words, int day = sunday) {
        survey::Answers answers;
        answers.set({.question = "better", .text = text});
        return reveal({.kind = ContactKind::Text,
                       .language = "cy",
                       .story = "",
                       .released = CivilDay{std::chrono::days{day}},
                       .answers = answers});
    }
    std::string page(Browser& browser, const std::string& path) {
        return test::text_of(browser.get(path));
    }
    Browser admin{*this};
    Browser lead{*this};
};

TEST_CASE("the oldest is first, with the day by which it is to be read, and late in words",
          "[console]") {
    LeadWorld world;
    REQUIRE(has(world.page(world.lead, "/safeguarding"), "Nothing waits to be read"));
    REQUIRE(has(world.page(world.lead, "/"), "Nothing waits to be read"));
    const std::string fresh = world.write();
    const std::string late = world.write("Late", sunday - 4);  // A Wednesday.
    const std::string today = world.page(world.lead, "/");
    REQUIRE(has(today, "2 texts wait to be read"));
    REQUIRE(has(today, "The first is to be read by Thursday 19 November"));
    REQUIRE_FALSE(has(today, words));
    const std::string list = world.page(world.lead, "/safeguarding");
    REQUIRE(list.find(late) < list.find(fresh));
    REQUIRE(has(list, "To be read by Thursday 19 November"));
    REQUIRE(has(list, "Late by 1 working day"));
    REQUIRE(has(list, "To be read by Monday 23 November"));
    REQUIRE_FALSE(has(list, words));
    const std::string one = world.page(world.lead, "/safeguarding/" + fresh);
    REQUIRE(has(one, words));
    REQUIRE(has(world.office.audit(1).value()[0].what, "read what somebody wrote on a home visit"));
}

TEST_CASE("who asks for help now stands there first", "[console]") {
    LeadWorld world;
    const std::string text = world.write();
    const std::string help = world.reveal({.kind = ContactKind::Help, .urgent = true});
    const std::string list = world.page(world.lead, "/safeguarding");
    REQUIRE(has(list, "/help/" + help));
    REQUIRE(list.find("/help/" + help) < list.find("/safeguarding/" + text));
}

TEST_CASE("what was read is set aside, or taken up by one and dealt with", "[console]") {
    LeadWorld world;
    const std::string first = "/safeguarding/" + world.write();
    const std::string second = "/safeguarding/" + world.write();
    REQUIRE(send(world.lead, first + "/nothing") == 303);
    REQUIRE(has(world.office.audit(1).value()[0].what, "found nothing to act on in"));
    REQUIRE(has(world.page(world.lead, first), "Nothing to act on: lee"));
    REQUIRE_FALSE(has(world.page(world.lead, "/safeguarding"), first));
    REQUIRE(send(world.lead, second + "/take") == 303);
    REQUIRE(has(world.page(world.lead, "/safeguarding"), "Taken by lee"));
    Browser other(world);
    other.become(world.add_somebody("kim", {Role::SafeguardingLead}));
    REQUIRE(send(other, second + "/take") == 303);
    REQUIRE(has(world.page(other, second), "Taken by lee"));
    REQUIRE_FALSE(has(world.page(other, second), "Nothing to act on"));
    REQUIRE(send(other, second + "/finish") == 303);
    REQUIRE(has(world.page(other, second), "Dealt with by kim"));
    REQUIRE(has(world.page(other, "/safeguarding"), "Nothing waits to be read"));
}

TEST_CASE("nobody reads what is about themselves; their deputy does", "[console]") {
    LeadWorld world;
    Browser deputy(world);
    deputy.become(world.add_somebody("kim", {Role::SafeguardingLead}));
    const std::string text = "/safeguarding/" + world.write("Lee takes my money.");
    const std::string help =
        "/help/" +
        world.reveal({.kind = ContactKind::Help, .story = "Lee is at the door", .urgent = true});
    for (const std::string& path : {text, help}) {
        REQUIRE(world.lead.get(path).status == 404);
        REQUIRE(send(world.lead, path + "/take") == 404);
        REQUIRE(send(world.lead, path + "/finish") == 404);
        REQUIRE(deputy.get(path).status == 200);
    }
    for (const char* path : {"/", "/safeguarding", "/help"}) {
        INFO(path);
        const std::string page = world.page(world.lead, path);
        REQUIRE_FALSE(has(page, text));
        REQUIRE_FALSE(has(page, help));
        REQUIRE_FALSE(has(page, "1 text waits"));
    }
    REQUIRE(has(world.page(deputy, "/"), "1 text waits to be read"));
    REQUIRE(has(world.page(deputy, "/safeguarding"), text));
    REQUIRE(has(world.page(deputy, "/help"), help));
}

TEST_CASE("nor is it among the month's words that they may read", "[console]") {
    LeadWorld world;
    world.organisation.release.rules = {
        {.channel = {}, .kind = {}, .every = privacy::Every::AtOnce}};
    Browser deputy(world);
    deputy.become(world.add_somebody("kim", {Role::SafeguardingLead}));
    world.write("Lee takes my money.");
    world.write("All is well.");
    const std::string marked = world.write("The one with the beard.");
    REQUIRE(send(deputy, "/safeguarding/" + marked + "/concerns", {{"person", "lee"}}) == 303);
    const std::string path = "/surveys/visit/now/words";
    const std::string shown = world.page(world.lead, path);
    REQUIRE(has(shown, "All is well."));
    REQUIRE_FALSE(has(shown, "Lee takes"));
    REQUIRE_FALSE(has(shown, "beard"));
    REQUIRE(has(world.page(deputy, path), "Lee takes my money."));
    REQUIRE(has(world.page(deputy, path), "beard"));
}

TEST_CASE("any lead can say whom it is about, also themselves", "[console]") {
    LeadWorld world;
    Browser deputy(world);
    deputy.become(world.add_somebody("kim", {Role::SafeguardingLead}));
    const std::string text = "/safeguarding/" + world.write("The one with the beard.");
    REQUIRE(send(world.lead, text + "/take") == 303);
    REQUIRE(has(world.page(deputy, text), "<option value=\"lee\">lee</option>"));
    REQUIRE(send(deputy, text + "/concerns", {{"person", "lee"}}) == 303);
    REQUIRE(has(world.office.audit(1).value()[0].what, "said whom it concerns of"));
    REQUIRE(world.lead.get(text).status == 404);
    REQUIRE(has(world.page(deputy, text), "Nobody has taken this yet"));
    REQUIRE_FALSE(has(world.page(deputy, text), "<option value=\"lee\""));
    // Nobody but a lead can be named.
    REQUIRE(send(deputy, text + "/concerns", {{"person", "sam"}}) != 303);
    const char* nobody_left = "none of the safeguarding leads may read";
    REQUIRE_FALSE(has(world.page(world.admin, "/"), nobody_left));
    REQUIRE(send(deputy, text + "/concerns", {{"person", "kim"}}) == 303);
    REQUIRE(deputy.get(text).status == 404);
    const std::string warned = world.page(world.admin, "/");
    REQUIRE(has(warned, nobody_left));
    REQUIRE_FALSE(has(warned, "beard"));
    world.add_somebody("mo", {Role::SafeguardingLead});
    REQUIRE_FALSE(has(world.page(world.admin, "/"), nobody_left));
}

TEST_CASE("an administrator hears where nobody, or nobody else, can read it", "[console]") {
    ConsoleWorld world;
    store::StaffAccount founder = *world.office.staff_by_id(world.ada).value();
    founder.roles = {Role::Administrator};
    REQUIRE(world.office.change_staff(founder).ok());
    Browser ada(world);
    ada.become(world.ada);
    const auto today = [&] { return test::text_of(ada.get("/")); };
    const char* waits = "waits as long as their answers";
    const char* unread = "Nobody reads what people write on home visits.";
    const char* alone = "The safeguarding lead has no deputy.";
    REQUIRE_FALSE(has(today(), waits));
    world.organisation.hand_over = feedback::HandOver{};
    REQUIRE(has(today(), waits));
    REQUIRE_FALSE(has(today(), unread));
    world.organisation.safeguarding = feedback::Safeguarding{};
    REQUIRE_FALSE(has(today(), waits));
    REQUIRE(has(today(), unread));
    world.add_somebody("lee", {Role::SafeguardingLead});
    REQUIRE_FALSE(has(today(), unread));
    REQUIRE(has(today(), alone));
    world.add_somebody("kim", {Role::SafeguardingLead});
    REQUIRE_FALSE(has(today(), alone));
}

TEST_CASE("a home visit's words are on no other page and in no count", "[console]") {
    LeadWorld world;
    const std::string id = world.write();
    for (const Role role : office::all_roles) {
        if (role == Role::SafeguardingLead) continue;
        Browser somebody(world);
        somebody.become(world.add_somebody(std::string(name_of(role)), {role}));
        INFO(name_of(role));
        for (const std::string path : {"/", "/contacts", "/contacts?kind=text",
                                       "/contacts?language=cy", "/registers/suggestions"}) {
            const std::string page = world.page(somebody, path);
            REQUIRE_FALSE(has(page, words));
            REQUIRE_FALSE(has(page, id));
            REQUIRE_FALSE(has(page, "waits to be read"));
        }
        for (const std::string& path : {std::string("/safeguarding"), "/safeguarding/" + id,
                                        "/items/" + id, "/items/" + id + "/open"}) {
            const auto answer = somebody.get(path);
            REQUIRE((answer.status == 403 || answer.status == 404));
            REQUIRE_FALSE(has(test::text_of(answer), words));
        }
        REQUIRE(send(somebody, "/safeguarding/" + id + "/take") == 403);
    }
    REQUIRE(world.lead.get("/items/" + id).status == 404);
    REQUIRE(world.lead.get("/items/" + id + "/open").status == 404);
    REQUIRE(has(world.page(world.lead, "/contacts"), "Nothing has been released yet"));
    REQUIRE(world.lead.get("/help/" + id).status == 404);
}

}  // namespace
}  // namespace candour::console
