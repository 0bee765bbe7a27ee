// Checks of a procedure whose fields are right by themselves: what they say together.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "core/base/json_fields.h"
#include "core/complaint/procedure/names.h"

namespace candour::complaint {

// What is found wrong, and where.
class Findings {
public:
    void add(const std::string& place, const std::string& what) {
        found_.push_back({ErrorKind::Invalid, place + ": " + what});
    }
    std::vector<Error> take() { return std::move(found_); }

private:
    std::vector<Error> found_;
};

// check_stage.cpp: one stage by itself, with its clocks, panel and ways on.
void check_stage(const Procedure& procedure, std::size_t index, const std::string& place,
                 Findings& findings);
// check_ways.cpp: that each kind gets to its stages, and each stage to an end.
void check_ways(const Procedure& procedure, const std::string& place, Findings& findings);

// The ids at `place` that name something that is not there.
template <typename Exists>
void check_ids(const std::vector<std::string>& ids, const std::string& place, const char* what,
               Exists exists, Findings& findings) {
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (!exists(ids[i]))
            findings.add(place_of(place, i),
                         "there is no " + std::string(what) + " '" + ids[i] + "'");
    }
}

inline void check_posts(const Procedure& procedure, const std::vector<std::string>& posts,
                        const std::string& place, Findings& findings) {
    check_ids(
        posts, place, "post", [&](const auto& id) { return procedure.find_post(id) != nullptr; },
        findings);
}

inline void check_bodies(const Procedure& procedure, const std::vector<std::string>& bodies,
                         const std::string& place, Findings& findings) {
    check_ids(
        bodies, place, "body", [&](const auto& id) { return procedure.find_body(id) != nullptr; },
        findings);
}

}  // namespace candour::complaint
