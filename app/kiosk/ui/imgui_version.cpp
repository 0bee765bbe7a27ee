#include "app/kiosk/ui/imgui_version.h"

#include <cstddef>
#include <cstdlib>
#include <cstring>

namespace candour::kiosk {
namespace {

// The size is kept in front of each block, so that freeing can overwrite it: without this a copy
// of what the last visitor wrote stays in memory that the next visit gets.
constexpr std::size_t header_bytes = alignof(std::max_align_t);

void* allocate(std::size_t size, void* /*unused*/) {
    auto* block = static_cast<unsigned char*>(std::malloc(header_bytes + size));
    if (block == nullptr) return nullptr;
    std::memcpy(block, &size, sizeof size);
    return block + header_bytes;
}

void release(void* memory, void* /*unused*/) {
    if (memory == nullptr) return;
    unsigned char* block = static_cast<unsigned char*>(memory) - header_bytes;
    std::size_t size = 0;
    std::memcpy(&size, block, sizeof size);
    volatile unsigned char* byte = static_cast<unsigned char*>(memory);
    for (std::size_t i = 0; i < size; ++i)
        byte[i] = 0;
    std::free(block);
}

const char* no_clipboard(void* /*unused*/) { return ""; }
void drop_clipboard(void* /*unused*/, const char* /*unused*/) {}

}  // namespace

ImGuiContext* create_private_context() {
    ImGui::SetAllocatorFunctions(allocate, release, nullptr);
    ImGuiContext* context = ImGui::CreateContext();
    ImGui::SetCurrentContext(context);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigFlags = ImGuiConfigFlags_NoMouse | ImGuiConfigFlags_NoMouseCursorChange;
    io.GetClipboardTextFn = no_clipboard;
    io.SetClipboardTextFn = drop_clipboard;
    // The smallest atlas that a frame needs: no text is drawn from it.
    io.Fonts->Flags |= ImFontAtlasFlags_NoMouseCursors;
    io.Fonts->TexDesiredWidth = 256;
    ImGui::GetStyle().CircleTessellationMaxError = 0.2F;
    ImGui::GetStyle().CurveTessellationTol = 0.6F;
    return context;
}

void destroy_private_context(ImGuiContext* context) { ImGui::DestroyContext(context); }

ImDrawList& panel_draw_list() { return *ImGui::GetBackgroundDrawList(); }

}  // namespace candour::kiosk
