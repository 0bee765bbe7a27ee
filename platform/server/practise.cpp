// platform/server/practise.cpp: candour-server practise: makes an office in which staff practise.
#include <iostream>

#include "platform/server/commands.h"
#include "platform/server/practice/office.h"
#include "platform/system/paths.h"

namespace candour::platform {

namespace {

constexpr std::size_t examples_bytes_max = 256 * 1024;

Result<PracticeExamples> read_examples() {
    ASSIGN_OR_RETURN(const std::string share, share_folder());
    const std::string file = share + "/practice/examples.json";
    ASSIGN_OR_RETURN(const Bytes bytes, FileDisk().read(file, examples_bytes_max));
    return parse_practice_examples(to_text(bytes), file);
}

void print(const std::string& folder, const PracticeFilled& made) {
    std::cout << "Made a practice office in " << folder << "\nAccounts: " << made.accounts
              << "; invented contacts: " << made.contacts << ", cases: " << made.cases << "\n"
              << "Staff sign in with their user names and passwords of today, without a code from "
                 "a telephone: second factors are not copied. E-mail addresses, sessions and "
                 "devices are not copied either.\n";
    if (!made.lacks.empty()) std::cout << "Cases: " << made.lacks << ".\n";
    std::cout << "Start it: candour-server serve " << folder << " --listen 127.0.0.1:8444"
              << std::endl;
}

}  // namespace

Status run_practise(const Arguments& arguments) {
    ASSIGN_OR_RETURN(const ServerPlace from, place_of(arguments));
    const std::string& target = arguments.at("PRACTICE_DIR");
    ASSIGN_OR_RETURN(const PracticeExamples examples, read_examples());
    const Anew anew = arguments.has("anew") ? Anew::Yes : Anew::No;
    ASSIGN_OR_RETURN(const PracticeFilled made, make_practice_office(from, target, anew, examples));
    print(target, made);
    return Unit{};
}

}  // namespace candour::platform
