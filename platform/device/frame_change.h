// Frame change: which parts of the panel a frame draws differently from the one before.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include <imgui.h>

namespace candour::platform {

// Pixels of the panel; right and bottom are the first beyond it.
struct Area {
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
    bool operator==(const Area&) const = default;
    bool is_empty() const { return right <= left || bottom <= top; }
};

class FrameChange {
public:
    // A texture's number that no other ever had, whatever name OpenGL gives it again.
    using TextureNumber = std::function<std::uint64_t(ImTextureID)>;

    // Few areas, none of which overlap, outside of which `frame` shows what the frame before
    // showed; all of `panel` for the first one, and where the two cannot be compared.
    std::vector<Area> of(const ImDrawData& frame, const Area& panel,
                         const TextureNumber& number_of);

    // The next frame is a first one.
    void forget();

private:
    // One triangle: a digest of all that decides its pixels, and where they can be.
    struct Piece {
        std::uint64_t digest;
        std::int16_t left, top, right, bottom;
    };
    static bool collect(const ImDrawData& frame, const TextureNumber& number_of,
                        std::vector<Piece>& pieces);
    static std::vector<Area> changed(const std::vector<Piece>& before,
                                     const std::vector<Piece>& after, const Area& panel);
    static Piece piece_of(const ImDrawList& list, const ImDrawCmd& command, unsigned first,
                          std::uint64_t texture);

    std::vector<Piece> pieces_;
    std::optional<Area> panel_;
};

}  // namespace candour::platform
