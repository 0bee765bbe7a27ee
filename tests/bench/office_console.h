// tests/bench/office_console.h: the console of a server's folder, without sockets, and a member of
// staff who is signed in to it.
#pragma once

#include <memory>
#include <string>

#include "app/console/console.h"
#include "platform/server/case_office.h"
#include "tests/bench/office_filling.h"

namespace candour::bench {

// A folder that candour-server init made, with all that serves it.
class OfficeConsole {
public:
    // Errors: the server's.
    static Result<std::unique_ptr<OfficeConsole>> open(const std::string& folder);

    // Everybody whom histories name. Once.
    Status add_staff();
    // What new cases begin under now.
    Result<OfficeRules> rules();

    // Signed in from here on: a case worker who is a manager too, and may see every page.
    Status sign_in();
    // Errors: Invalid when it is answered with anything but 200.
    Result<std::size_t> get(const std::string& target);
    // A line in a case, as staff write it.
    Status write_note(const complaint::CaseId& id);

    platform::ServerParts& parts() { return *parts_; }
    platform::CaseOffice& cases() { return *cases_; }

private:
    Status start_console();

    std::unique_ptr<platform::ServerParts> parts_;
    std::unique_ptr<platform::CaseOffice> cases_;
    std::unique_ptr<console::Console> console_;
    casework::Worker worker_;
    std::string cookie_;
};

}  // namespace candour::bench
