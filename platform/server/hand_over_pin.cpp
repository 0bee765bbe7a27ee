// platform/server/hand_over_pin.cpp: candour-server hand-over-pin: the PIN with which workers
// unlock the tablets that they hand over on home visits, put into an organisation's file.
#include "core/privacy/hand_over_pin.h"

#include <iostream>

#include <nlohmann/json.hpp>

#include "core/feedback/limits.h"
#include "core/feedback/organisation.h"
#include "platform/server/commands.h"
#include "platform/server/passwords.h"
#include "platform/system/disk.h"
#include "platform/system/random.h"

namespace candour::platform {
namespace {

std::string make_pin(SecureRandom& random) {
    std::string pin;
    while (!privacy::is_pin(pin)) {
        pin.clear();
        while (pin.size() < privacy::pin_figures_min)
            pin += static_cast<char>('0' + random.below(10));
    }
    return pin;
}

// The organisation's file with another PIN, all else as it stands there. No hash: without one.
Result<std::string> with_pin(const std::string& organisation_json, const std::string& hash) {
    nlohmann::ordered_json file =
        nlohmann::ordered_json::parse(organisation_json, nullptr, /*allow_exceptions=*/false);
    if (!file.is_object()) return Error{ErrorKind::Corrupt, "the organisation's file is damaged"};
    if (hash.empty()) {
        file.erase("hand_over");
    } else {
        file["hand_over"]["pin_hash"] = hash;
    }
    return file.dump(2) + "\n";
}

Status put_pin(const std::string& path, const std::string& hash) {
    FileDisk disk;
    ASSIGN_OR_RETURN(const Bytes before, disk.read(path, feedback::organisation_file_bytes_max));
    RETURN_IF_ERROR(feedback::parse_organisation(to_text(before), path));
    ASSIGN_OR_RETURN(const std::string after, with_pin(to_text(before), hash));
    RETURN_IF_ERROR(feedback::parse_organisation(after, path));
    return disk.write(path, as_bytes(after), /*secret=*/false);
}

}  // namespace

Status run_hand_over_pin(const Arguments& arguments) {
    const std::string& path = arguments.at("FILE");
    const bool off = arguments.has("off");
    const bool generates = !off && !arguments.has("pin-stdin");
    std::string hash;
    if (off) {
        RETURN_IF_ERROR(put_pin(path, hash));
        std::cout << "Tablets are no longer handed over.\n";
    } else {
        SodiumRandom random;
        std::string pin = generates ? make_pin(random) : read_secret_line("New PIN: ");
        Result<std::string> made = privacy::hash_pin(pin);
        const std::string shown = generates ? pin : std::string();
        wipe(pin);
        if (!made.ok()) return made.error();
        RETURN_IF_ERROR(put_pin(path, made.value()));
        std::cout << (generates ? "PIN: " + shown +
                                      "\nWrite it down now: it is not kept and cannot be shown "
                                      "again.\n"
                                : "The PIN is set.\n");
    }
    std::cout << "Tablets have it once the server was started anew and they have asked it for news."
              << std::endl;
    return Unit{};
}

}  // namespace candour::platform
