#include "platform/device/frame_change.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <utility>

#include "platform/device/kept_in_order.h"

namespace candour::platform {
namespace {

std::uint64_t mixed(std::uint64_t digest, std::uint64_t value) {
    digest = (digest ^ value) * 0x9E3779B97F4A7C15U;
    return digest ^ (digest >> 32);
}

std::uint64_t two(float a, float b) {
    return std::uint64_t{std::bit_cast<std::uint32_t>(a)} << 32 | std::bit_cast<std::uint32_t>(b);
}

std::int16_t rounded_down(float value) {
    return static_cast<std::int16_t>(std::clamp(std::floor(value), -32'000.0F, 32'000.0F));
}
std::int16_t rounded_up(float value) {
    return static_cast<std::int16_t>(std::clamp(std::ceil(value), -32'000.0F, 32'000.0F));
}

Area both(const Area& a, const Area& b) {
    return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right),
            std::max(a.bottom, b.bottom)};
}
Area common(const Area& a, const Area& b) {
    return {std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right),
            std::min(a.bottom, b.bottom)};
}
std::int64_t pixels_in(const Area& area) {
    return area.is_empty() ? 0 : std::int64_t{area.right - area.left} * (area.bottom - area.top);
}

// A list of areas that stays short, and whose areas never overlap: what is in two of them would be
// drawn twice, and what shines through would be denser there.
class FewAreas {
public:
    void add(Area area) {
        if (area.is_empty()) return;
        // Together with each that it overlaps, or that is so near that one is drawn faster.
        const auto joins = [&](const Area& other) {
            return !common(area, other).is_empty() || loss(area, other) < worth_an_area;
        };
        for (auto near = std::ranges::find_if(areas_, joins); near != areas_.end();
             near = std::ranges::find_if(areas_, joins)) {
            area = both(area, *near);
            areas_.erase(near);
        }
        areas_.push_back(area);
        if (areas_.size() > areas_max) join_two();
    }
    std::vector<Area> take() { return std::move(areas_); }

private:
    static constexpr std::size_t areas_max = 4;
    // Pixels that are drawn for nothing, rather than all commands once more.
    static constexpr std::int64_t worth_an_area = 4096;

    static std::int64_t loss(const Area& a, const Area& b) {
        return pixels_in(both(a, b)) - pixels_in(a) - pixels_in(b);
    }
    // The two that lose least by it.
    void join_two() {
        std::size_t one = 0;
        std::size_t other = 1;
        for (std::size_t i = 0; i < areas_.size(); ++i) {
            for (std::size_t j = i + 1; j < areas_.size(); ++j) {
                if (loss(areas_[i], areas_[j]) < loss(areas_[one], areas_[other]))
                    one = i, other = j;
            }
        }
        const Area joined = both(areas_[one], areas_[other]);
        areas_.erase(areas_.begin() + static_cast<std::ptrdiff_t>(other));
        areas_.erase(areas_.begin() + static_cast<std::ptrdiff_t>(one));
        add(joined);
    }

    std::vector<Area> areas_;
};

}  // namespace

FrameChange::Piece FrameChange::piece_of(const ImDrawList& list, const ImDrawCmd& command,
                                         unsigned first, std::uint64_t texture) {
    const ImVec4& clip = command.ClipRect;
    std::uint64_t digest = mixed(texture, two(clip.x, clip.y));
    digest = mixed(digest, two(clip.z, clip.w));
    ImVec2 low{clip.z, clip.w};
    ImVec2 high{clip.x, clip.y};
    for (unsigned i = first; i < first + 3; ++i) {
        const unsigned index = list.IdxBuffer[static_cast<int>(command.IdxOffset + i)];
        const ImDrawVert& vertex = list.VtxBuffer[static_cast<int>(command.VtxOffset + index)];
        digest = mixed(digest, two(vertex.pos.x, vertex.pos.y));
        digest = mixed(digest, two(vertex.uv.x, vertex.uv.y));
        digest = mixed(digest, vertex.col);
        low = {std::min(low.x, vertex.pos.x), std::min(low.y, vertex.pos.y)};
        high = {std::max(high.x, vertex.pos.x), std::max(high.y, vertex.pos.y)};
    }
    return {digest, rounded_down(std::max(low.x, clip.x)), rounded_down(std::max(low.y, clip.y)),
            rounded_up(std::min(high.x, clip.z)), rounded_up(std::min(high.y, clip.w))};
}

// False: something is drawn that a triangle does not tell.
bool FrameChange::collect(const ImDrawData& frame, const TextureNumber& number_of,
                          std::vector<Piece>& pieces) {
    pieces.reserve(static_cast<std::size_t>(frame.TotalIdxCount) / 3);
    for (int i = 0; i < frame.CmdListsCount; ++i) {
        const ImDrawList& list = *frame.CmdLists[i];
        for (const ImDrawCmd& command : list.CmdBuffer) {
            if (command.UserCallback != nullptr) return false;
            const std::uint64_t texture = number_of(command.GetTexID());
            for (unsigned first = 0; first + 2 < command.ElemCount; first += 3)
                pieces.push_back(piece_of(list, command, first, texture));
        }
    }
    return true;
}

std::vector<Area> FrameChange::changed(const std::vector<Piece>& before,
                                       const std::vector<Piece>& after, const Area& panel) {
    const auto digests = [](const std::vector<Piece>& pieces) {
        std::vector<std::uint64_t> all(pieces.size());
        std::ranges::transform(pieces, all.begin(), &Piece::digest);
        return all;
    };
    const KeptInOrder kept = kept_in_order(digests(before), digests(after));
    FewAreas areas;
    const auto add_others = [&](const std::vector<Piece>& pieces, const std::vector<bool>& stay) {
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            const Piece& piece = pieces[i];
            if (!stay[i]) {
                areas.add(common({piece.left, piece.top, piece.right, piece.bottom}, panel));
            }
        }
    };
    add_others(before, kept.before);
    add_others(after, kept.after);
    return areas.take();
}

std::vector<Area> FrameChange::of(const ImDrawData& frame, const Area& panel,
                                  const TextureNumber& number_of) {
    std::vector<Piece> pieces;
    const bool told = collect(frame, number_of, pieces);
    const std::vector<Piece> before = std::exchange(pieces_, std::move(pieces));
    const std::optional<Area> panel_before =
        std::exchange(panel_, told ? std::optional(panel) : std::nullopt);
    if (panel_before != panel_ || !told) return {panel};
    return changed(before, pieces_, panel);
}

void FrameChange::forget() {
    pieces_.clear();
    panel_.reset();
}

}  // namespace candour::platform
