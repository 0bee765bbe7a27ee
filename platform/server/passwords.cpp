// platform/server/passwords.cpp: see passwords.h.
#include "platform/server/passwords.h"

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <termios.h>
#include <unistd.h>

#include "app/console/password.h"

namespace candour::platform {

namespace {

constexpr std::size_t user_name_bytes_max = 40;

// 100 bits, without letters that look like digits, in groups that can be read out.
std::string generate(SecureRandom& random) {
    constexpr std::string_view letters = "0123456789abcdefghjkmnpqrstvwxyz";
    std::string password;
    for (int i = 0; i < 20; ++i) {
        if (i > 0 && i % 5 == 0) password += '-';
        password += letters[random.below(static_cast<std::uint32_t>(letters.size()))];
    }
    return password;
}

// Turns the terminal's echo off while it lives.
class HiddenInput {
public:
    explicit HiddenInput(const char* prompt)
        : is_terminal_(::tcgetattr(STDIN_FILENO, &before_) == 0) {
        if (!is_terminal_) return;
        termios hidden = before_;
        hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
        std::fputs(prompt, stderr);
    }
    ~HiddenInput() {
        if (!is_terminal_) return;
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
        std::fputs("\n", stderr);
    }
    HiddenInput(const HiddenInput&) = delete;
    HiddenInput& operator=(const HiddenInput&) = delete;

private:
    termios before_{};
    const bool is_terminal_;
};

}  // namespace

std::string read_secret_line(const char* prompt) {
    const HiddenInput hidden(prompt);
    std::string line;
    // One more than allowed, so that what is too long is seen as such.
    for (char c = 0; line.size() <= console::password_bytes_max && std::cin.get(c) && c != '\n';) {
        line += c;
    }
    if (line.ends_with('\r')) line.pop_back();
    return line;
}

Result<NewPassword> take_password(bool from_standard_input, SecureRandom& random) {
    std::string password =
        from_standard_input ? read_secret_line("New password: ") : generate(random);
    auto hash = console::hash_password(password);
    NewPassword made{{}, from_standard_input ? std::string() : password};
    wipe(password);
    if (!hash.ok()) return hash.error();
    made.hash = hash.take();
    return made;
}

std::string password_sentence(const NewPassword& password) {
    if (password.generated.empty()) return {};
    return "Password: " + password.generated +
           "\nWrite it down now: it is not kept and cannot be shown again.\n";
}

Status check_user_name(const std::string& name) {
    const bool good = !name.empty() && name.size() <= user_name_bytes_max &&
                      std::ranges::all_of(name, [](char c) {
                          return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' ||
                                 c == '-' || c == '_';
                      });
    if (good) return Unit{};
    return Error{ErrorKind::Invalid, "\"" + name +
                                         "\" cannot be a user name: use up to 40 of a-z, 0-9, "
                                         "dot, dash and underscore"};
}

}  // namespace candour::platform
