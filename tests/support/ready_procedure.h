// ready_procedure: one of assets/procedures, for tests.
#pragma once

#include <fstream>
#include <iterator>
#include <string>

#include "core/complaint/procedure.h"
#include "tests/support/catch.h"

namespace candour::test {

inline std::string ready_procedure_text(const std::string& id) {
    std::ifstream stream("assets/procedures/" + id + ".json", std::ios::binary);
    return {std::istreambuf_iterator<char>{stream}, {}};
}

inline complaint::Procedure ready_procedure(const std::string& id) {
    auto parsed = complaint::parse_procedure(ready_procedure_text(id), id + ".json");
    INFO((parsed.ok() ? "" : parsed.error().what));
    REQUIRE(parsed.ok());
    return parsed.take();
}

}  // namespace candour::test
