// What somebody wishes to take part in or to hear of (requirement W6), and how to reach them. It is
// sent apart from all that they said, with no id in common. A kiosk asks for it after "thank you".
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/locale_text.h"
#include "core/feedback/complaint_facts.h"
#include "core/feedback/prize_draw.h"

namespace candour::feedback {

enum class Wish : std::uint8_t { TakePart, Newsletter, PrizeDraw };

inline constexpr std::array<Wish, 3> all_wishes = {Wish::TakePart, Wish::Newsletter,
                                                   Wish::PrizeDraw};

// The stable names in content and files: "take_part", "newsletter", "prize_draw".
std::string_view name_of(Wish wish);
std::optional<Wish> wish_from(std::string_view name);

// What an organisation offers somebody to wish for.
struct OfferedWish {
    Wish wish = Wish::TakePart;
    LocalText name;                   // "Take part in the residents' panel".
    LocalText explanation;            // Optional; one line.
    std::optional<PrizeDraw> draw{};  // There for PrizeDraw, and only there.
};

struct Involvement {
    std::vector<Wish> wishes{};  // In the order of all_wishes, none twice. Kiosks send each alone.
    std::string draw{};          // Of PrizeDraw alone: the draw's id.
    PersonDetails person{};
    bool empty() const { return wishes.empty() && draw.empty() && person.empty(); }
    bool has(Wish wish) const;
    // In its place, or out again.
    void turn(Wish wish);
    bool operator==(const Involvement&) const = default;
};

// Overwrites every text in it, and forgets the rest.
void wipe(Involvement& involvement);

}  // namespace candour::feedback
