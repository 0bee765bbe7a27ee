// tests/support/catch.h: Catch2 under one name, as Debian 12 has version 2 and Debian 13 version 3.
// Every test includes this and never Catch2 itself. Catch2 has a macro CHECK too: in tests CHECK is
// ours (core/base/check.h: it aborts), in whichever order the headers come, and a test's own
// expectations are REQUIRE (and REQUIRE_FALSE, SECTION, INFO, GENERATE ... as ever).
#pragma once

#pragma push_macro("CHECK")
#undef CHECK
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif
#undef CHECK
#pragma pop_macro("CHECK")

#include "core/base/check.h"
