// What the pages about accounts work with.
#pragma once

#include <string>

#include "app/console/page.h"
#include "app/console/sessions.h"
#include "app/console/sign_in/sign_in.h"
#include "app/console/staff/qr.h"
#include "core/office/case_hand_over.h"
#include "core/office/mailer.h"

namespace candour::console {

// For one request.
struct StaffDesk {
    Desk desk;
    Sessions& sessions;
    SignIn& sign_in;
    SecondFactor& second_factor;
    SecureRandom& random;
    const MakeQr& make_qr;
    office::Mailer* mailer;           // Null: no e-mail is sent.
    office::CaseHandOver* hand_over;  // Null: there are no cases yet.
    std::string console_address;      // "https://office.example.org:8443", as the browser said.
    std::string practice_address{};   // Empty: nowhere.
};

}  // namespace candour::console
