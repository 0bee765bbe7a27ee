// app/casework/worker.cpp: initials.
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

}  // namespace candour::casework
