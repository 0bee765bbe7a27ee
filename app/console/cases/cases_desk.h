// What the pages of cases work with, for one request.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/casework/case_work.h"
#include "app/console/page.h"
#include "app/console/sessions.h"

namespace candour::console {

// Publishes `text` to whoever holds the receipt. Safe to repeat: the same reply is one.
using PublishReply = std::function<Status(const feedback::Contact::ReplyTo& reply_to,
                                          const std::string& text, const Language& language)>;

struct CasesDesk {
    Desk desk;
    casework::CaseWork& work;
    casework::Worker worker;                  // Who is signed in.
    std::vector<casework::Worker> everybody;  // Who may be named.
    PublishReply publish_reply{};
};

// Name and title, as it is told to people: "Tess Morgan, Housing manager".
std::string name_and_title(const CasesDesk& cases, const StaffId& id);

}  // namespace candour::console
