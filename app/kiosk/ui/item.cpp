#include "app/kiosk/ui/item.h"

#include "app/kiosk/ui/part.h"

namespace candour::kiosk {

std::string_view name_of(Role role) {
    switch (role) {
        case Role::Heading:
            return "heading";
        case Role::Text:
            return "text";
        case Role::Button:
            return "button";
        case Role::Choice:
            return "choice";
        case Role::Field:
            return "field";
        case Role::Key:
            return "key";
        case Role::Problem:
            return "problem";
        case Role::Picture:
            return "picture";
    }
    return "text";
}

bool is_interactive(Role role) {
    switch (role) {
        case Role::Button:
        case Role::Choice:
        case Role::Field:
        case Role::Key:
            return true;
        case Role::Heading:
        case Role::Text:
        case Role::Problem:
        case Role::Picture:
            return false;
    }
    return false;
}

}  // namespace candour::kiosk
