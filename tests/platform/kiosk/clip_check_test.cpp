// Whether a kiosk's clips can be decoded is found out beside all else, and told once.
#include "platform/kiosk/clip_check.h"

#include <atomic>
#include <chrono>

#include "tests/platform/clips/made_clips.h"

using namespace candour;
using namespace candour::platform;
using protocol::Fault;
using protocol::FaultKind;

namespace {

// Sanitizers on a busy machine take seconds for a clip.
constexpr std::chrono::minutes patience{2};

class Trying {
public:
    // What was found when all of `clips` had been tried.
    std::vector<Fault> found_of(ClipFiles clips) {
        const int before = times_;
        check_.begin(std::move(clips));
        const auto end = std::chrono::steady_clock::now() + patience;
        while (times_ == before && std::chrono::steady_clock::now() < end)
            std::this_thread::yield();
        REQUIRE(times_ == before + 1);
        return check_.faults();
    }
    std::vector<Fault> found_of_none() {
        check_.begin({});
        return check_.faults();
    }

private:
    std::atomic<int> times_ = 0;
    ClipCheck check_{[this] { ++times_; }};
};

}  // namespace

TEST_CASE("clips that cannot be decoded are one fault; what other clips were no longer counts",
          "[platform]") {
    Trying trying;
    const ClipFiles good = {{"/sign/good.webm", test::placeholder_clip()}};
    ClipFiles mixed = good;
    mixed["/sign/cut.webm"] = test::cut_clip();
    mixed["/sign/none.webm"] = {1, 2, 3};
    REQUIRE(trying.found_of(good).empty());
    REQUIRE(trying.found_of(mixed) == std::vector<Fault>{{FaultKind::ClipsUnplayable}});
    REQUIRE(trying.found_of(good).empty());
    REQUIRE(trying.found_of({{"/sign/cut.webm", test::cut_clip()}}).size() == 1);
    REQUIRE(trying.found_of_none().empty());
}

TEST_CASE("trying clips ends with the kiosk, and gives way to newer ones, wherever it is",
          "[platform]") {
    ClipFiles many;
    for (int i = 0; i < 20; ++i)
        many["/sign/" + std::to_string(i) + ".webm"] = test::placeholder_clip();
    const auto began = std::chrono::steady_clock::now();
    {
        Trying trying;
        {
            ClipCheck check({});
            check.begin(many);
            check.begin({{"/sign/cut.webm", test::cut_clip()}});
            check.begin(many);
        }
        REQUIRE(trying.found_of({{"/sign/a.webm", {1}}}).size() == 1);
    }
    REQUIRE(std::chrono::steady_clock::now() - began < patience);
}
