// Dates in ISO 8601.
#include "core/base/civil_day.h"

#include "tests/support/property.h"

namespace candour {

TEST_CASE("to_iso and from_iso agree for every day of 800 years", "[core]") {
    const CivilDay start = from_iso("1600-01-01").value();
    for (int i = 0; i < 800 * 366; i += 13) {
        const CivilDay day = start + std::chrono::days{i};
        if (from_iso(to_iso(day)).value() != day) FAIL(to_iso(day));
    }
    REQUIRE(to_iso(start + std::chrono::days{59}) == "1600-02-29");
}

TEST_CASE("from_iso refuses what is no day", "[core]") {
    const auto* text = GENERATE("", "2026-11-2", "2026-11-022", "2026/11/22", "22-11-2026",
                                "2026-00-10", "2026-13-01", "2026-02-29", "2026-04-31",
                                "2026-01-00", "+026-01-01", "2026-1 -01", " 2026-01-01");
    REQUIRE(from_iso(text).error().kind == ErrorKind::Invalid);
}

}  // namespace candour
