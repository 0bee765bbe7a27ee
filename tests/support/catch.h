// tests/support/catch.h: Catch2 under one name, as Debian 12 has version 2 and Debian 13 version 3.
#pragma once

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif
