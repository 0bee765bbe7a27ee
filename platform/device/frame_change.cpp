#include "platform/device/frame_change.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <utility>

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
    if (a.is_empty()) return b;
    if (b.is_empty()) return a;
    return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right),
            std::max(a.bottom, b.bottom)};
}

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

Area FrameChange::of(const ImDrawData& frame, const Area& panel, const TextureNumber& number_of) {
    std::vector<Piece> pieces;
    const bool told = collect(frame, number_of, pieces);
    const std::vector<Piece> before = std::exchange(pieces_, std::move(pieces));
    const std::optional<Area> panel_before =
        std::exchange(panel_, told ? std::optional(panel) : std::nullopt);
    if (panel_before != panel_ || !told) return panel;

    const auto same = [](const Piece& a, const Piece& b) { return a.digest == b.digest; };
    const auto first = std::ranges::mismatch(before, pieces_, same);
    const auto last = std::mismatch(before.rbegin(), std::make_reverse_iterator(first.in1),
                                    pieces_.rbegin(), std::make_reverse_iterator(first.in2), same);
    Area changed;
    const auto add = [&](auto from, auto to) {
        for (; from != to; ++from)
            changed = both(changed, {from->left, from->top, from->right, from->bottom});
    };
    add(first.in1, last.first.base());
    add(first.in2, last.second.base());
    return {std::max(changed.left, panel.left), std::max(changed.top, panel.top),
            std::min(changed.right, panel.right), std::min(changed.bottom, panel.bottom)};
}

void FrameChange::forget() {
    pieces_.clear();
    panel_.reset();
}

}  // namespace candour::platform
