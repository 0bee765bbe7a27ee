// app/casework/worker.cpp: from accounts to workers.
#include "app/casework/worker.h"

namespace candour::casework {

std::string initials_of(const std::string& display_name) {
    std::string initials;
    bool taking = false;
    bool between = true;
    for (const char byte : display_name) {
        const bool continues = (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
        if (!continues) {
            const bool separates = byte == ' ' || byte == '-' || byte == '.' || byte == ',';
            taking = between && !separates;
            between = separates;
        }
        if (taking) initials += byte;
    }
    return initials;
}

Worker worker_of(const store::StaffAccount& account) {
    return {.id = account.id,
            .display_name = account.display_name,
            .title = account.title,
            .roles = account.roles,
            .posts = account.posts,
            .units = {account.units.begin(), account.units.end()},
            .payment_limit_pence = account.payment_limit_pence,
            .user_name = account.user_name};
}

Result<std::vector<Worker>> everybody_of(store::StaffStore& staff) {
    ASSIGN_OR_RETURN(const auto accounts, staff.staff());
    std::vector<Worker> workers;
    for (const store::StaffAccount& account : accounts) {
        if (account.state != store::StaffState::Left) workers.push_back(worker_of(account));
    }
    return workers;
}

}  // namespace candour::casework
