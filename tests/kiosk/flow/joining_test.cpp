// A device joins its organisation: the server's word decides what the screen says.
#include "app/kiosk/flow/flow.h"
#include "tests/kiosk/flow/example.h"
#include "tests/support/catch.h"

namespace candour::kiosk {
namespace {

const feedback::Organisation& known_organisation() {
    static const feedback::Organisation known = example::organisation();
    return known;
}

Flow joining_in(Joining state) {
    Flow flow = begin_joining(known_organisation());
    JoinScreen screen;
    screen.state = state;
    return advance(std::move(flow), JoiningIs{screen}).flow;
}

TEST_CASE("joining begins by connecting, and shows the code and words that the server agreed to") {
    Flow flow = begin_joining(known_organisation());
    REQUIRE(std::get<JoinScreen>(flow.screen).state == Joining::Connecting);
    JoinScreen shown;
    shown.state = Joining::ShowsCode;
    shown.code = "K7QX-2MFA";
    shown.words = {"kettle", "orchard", "planet", "saddle"};
    flow = advance(std::move(flow), JoiningIs{shown}).flow;
    REQUIRE(std::get<JoinScreen>(flow.screen).code == "K7QX-2MFA");
    REQUIRE(std::get<JoinScreen>(flow.screen).words.size() == 4);
}

TEST_CASE("nobody can go on, leave or run out of time while the device waits for its approval") {
    const Joining state = GENERATE(Joining::Connecting, Joining::ShowsCode);
    for (const Intent& intent :
         std::vector<Intent>{Continue{}, Leave{}, Back{}, IdleFor{Milliseconds{600'000}}}) {
        const Step step = advance(joining_in(state), intent);
        REQUIRE(std::get<JoinScreen>(step.flow.screen).state == state);
        REQUIRE(step.effects.empty());
    }
    REQUIRE_FALSE(idle_deadline(joining_in(state)));
}

TEST_CASE("the one way on tells whether the device has joined") {
    for (const Joining state : {Joining::Joined, Joining::Stopped}) {
        const Step step = advance(joining_in(state), Continue{});
        REQUIRE(step.effects.size() == 1);
        REQUIRE(std::get<LeaveJoining>(step.effects.front()).joined == (state == Joining::Joined));
    }
}

TEST_CASE("the server's word means nothing during a visit") {
    Flow flow = begin_visit(known_organisation(), feedback::Channel::Reception,
                            /*practising=*/false);
    flow = advance(std::move(flow), JoiningIs{JoinScreen{}}).flow;
    REQUIRE(std::holds_alternative<WelcomeScreen>(flow.screen));
}

}  // namespace
}  // namespace candour::kiosk
