// platform/server/workshop.h: a folder that is made whole or not at all.
#pragma once

#include <string>

#include "core/base/result.h"

namespace candour::platform {

// A hidden folder beside `final_path` ("DIR/.NAME.XXXXXX", 0700) in which things are made; removed
// with all that is in it unless it was put in place.
class Workshop {
public:
    // Makes missing parents too. Errors: Unavailable, Full, Denied.
    static Result<Workshop> open(const std::string& final_path);
    Workshop(Workshop&& other) noexcept;
    Workshop& operator=(Workshop&&) = delete;
    ~Workshop();

    const std::string& path() const { return path_; }

    // It becomes `final_path`, durably. An empty folder there is replaced. Errors: Unavailable.
    Status put_in_place();

private:
    Workshop(std::string path, std::string final_path);

    std::string path_;  // Empty once it is in place.
    std::string final_path_;
};

// Removes what ended workshops (killed, power cut) whose names begin with `prefix` left in
// `folder`. Nobody may be at work there.
void remove_left_workshops(const std::string& folder, const std::string& prefix);

}  // namespace candour::platform
