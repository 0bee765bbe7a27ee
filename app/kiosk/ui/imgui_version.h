// The one place that knows which Dear ImGui this is: 1.86 in Debian 12, 1.90 in Debian 13. ImGui
// gives the kiosk frames and a draw list; its text, widgets, navigation and clipboard are not used.
#pragma once

#include <cstdint>

#include <imgui.h>

namespace candour::kiosk {

inline ImTextureID texture_id(std::uint64_t texture) {
#if IMGUI_VERSION_NUM >= 19140
    return static_cast<ImTextureID>(texture);
#else
    return reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(texture));
#endif
}

// Makes a context that keeps nothing on disk and nothing after it is destroyed, and makes it
// current. One context a visit.
ImGuiContext* create_private_context();

// Destroys it; every byte that it held is overwritten.
void destroy_private_context(ImGuiContext* context);

// The list behind all windows: the whole panel is drawn on it.
ImDrawList& panel_draw_list();

}  // namespace candour::kiosk
