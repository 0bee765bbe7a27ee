// Where words were drawn in a frame.
#pragma once

#include <functional>
#include <vector>

#include "app/kiosk/ui/geometry.h"
#include "app/kiosk/ui/imgui_version.h"

namespace candour::kiosk::test {

// Where a piece of text was drawn in the last frame, and to what it was clipped.
struct DrawnText {
    Rect rect;
    Rect clip;
};

// Text is what has a texture of its own: one quad each. `is_picture` tells what has one, too.
inline std::vector<DrawnText> drawn_texts(
    const ImDrawData& data,
    const std::function<bool(std::uint64_t)>& is_picture = [](std::uint64_t) { return false; }) {
    std::vector<DrawnText> texts;
    for (int i = 0; i < data.CmdListsCount; ++i) {
        const ImDrawList& list = *data.CmdLists[i];
        for (const ImDrawCmd& command : list.CmdBuffer) {
            if (command.TextureId == ImGui::GetIO().Fonts->TexID) continue;
            if (is_picture(reinterpret_cast<std::uint64_t>(command.TextureId))) continue;
            const Rect clip{command.ClipRect.x, command.ClipRect.y,
                            command.ClipRect.z - command.ClipRect.x,
                            command.ClipRect.w - command.ClipRect.y};
            for (unsigned int at = 0; at + 6 <= command.ElemCount; at += 6) {
                const ImDrawIdx* index = list.IdxBuffer.Data + command.IdxOffset + at;
                const ImDrawVert* vertex = list.VtxBuffer.Data + command.VtxOffset;
                const ImVec2 a = vertex[index[0]].pos;
                const ImVec2 c = vertex[index[2]].pos;
                texts.push_back({{a.x, a.y, c.x - a.x, c.y - a.y}, clip});
            }
        }
    }
    return texts;
}

}  // namespace candour::kiosk::test
