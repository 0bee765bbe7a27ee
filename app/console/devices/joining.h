// Joining: how a member of staff lets a device in. They type the code that it shows, compare four
// words on both screens, name it, and say who they are once more. For administrators.
#pragma once

#include <string>
#include <utility>

#include "app/console/fields.h"
#include "app/console/page.h"
#include "app/console/sessions.h"
#include "app/console/sign_in/sign_in.h"

namespace candour::console {

// Of one request.
class Joining {
public:
    Joining(Desk desk, SignIn& sign_in) : desk_(std::move(desk)), sign_in_(sign_in) {}

    Page ask_for_code() const;
    // The words of the device that shows the code, or what is wrong with the code.
    Result<Reply> take_code(const Fields& form, const SignedIn& viewer);
    // The words agree. Whatever is wrong with the rest is said beside the words.
    Result<Reply> approve(const Fields& form, const SignedIn& viewer);
    // They do not agree.
    Result<Reply> refuse(const Fields& form, const SignedIn& viewer);

private:
    struct Problem {
        std::string place;  // The id of the field that it is about.
        std::string words;
    };
    struct Filled;
    Page code_page(const std::string& code, const std::string& problem) const;
    Result<Reply> words_page(const Filled& filled, const std::vector<Problem>& problems);
    Result<std::vector<Problem>> problems_of(const Filled& filled) const;

    Desk desk_;
    SignIn& sign_in_;
};

}  // namespace candour::console
