// Drawing without a screen: what is drawn arrives in the picture, and the picture in a PNG file.
#include "platform/device/gl_surface.h"

#include <cmath>

#include <cairo.h>
#include <imgui.h>

#include "app/kiosk/ui/imgui_version.h"
#include "tests/support/catch.h"
#include "tests/support/temp_folder.h"

namespace candour::platform {
namespace {

WindowOptions small_headless() {
    WindowOptions options;
    options.headless = true;
    options.full_screen = false;
    options.width = 64;
    options.height = 48;
    return options;
}

bool is_about(float value, float wanted) { return std::abs(value - wanted) < 0.01F; }

std::vector<int> pixel(const Picture& picture, int x, int y) {
    const auto at = static_cast<std::size_t>((y * picture.width + x) * 4);
    return {picture.rgba[at], picture.rgba[at + 1], picture.rgba[at + 2]};
}

// A frame whose top left corner is red through a mask, drawn in a context of its own.
Picture frame_with_mask(GlSurface& surface) {
    ImGuiContext* context = ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    surface.context_created();
    const std::vector<std::uint8_t> mask = {255, 255, 255, 0};  // Its last quarter lets through.
    const std::uint64_t texture = surface.upload_mask(2, 2, mask);
    ImGui::GetIO().DisplaySize = ImVec2(64, 48);
    ImGui::GetIO().DeltaTime = 1;
    surface.new_frame();
    ImGui::NewFrame();
    ImGui::GetBackgroundDrawList()->AddImage(kiosk::texture_id(texture), ImVec2(0, 0),
                                             ImVec2(40, 40), ImVec2(0, 0), ImVec2(1, 1),
                                             IM_COL32(255, 0, 0, 255));
    ImGui::Render();
    surface.picture_next_frame();
    surface.present(*ImGui::GetDrawData());
    surface.release_texture(texture);
    surface.context_going();
    ImGui::DestroyContext(context);
    const auto picture = surface.take_picture();
    REQUIRE(picture.has_value());
    return *picture;
}

TEST_CASE("a window without a screen draws with OpenGL, one context a visit", "[device]") {
    auto window = Window::create(small_headless());
    INFO((window.ok() ? std::string{} : window.error().what));
    REQUIRE(window.ok());
    GlSurface surface(*window.value());
    REQUIRE(surface.metrics().width_px == 64);
    for (int visit = 0; visit < 2; ++visit) {
        const Picture picture = frame_with_mask(surface);
        REQUIRE(picture.width == 64);
        REQUIRE(pixel(picture, 3, 3) == std::vector<int>{255, 0, 0});
        REQUIRE(pixel(picture, 38, 38) == std::vector<int>{0, 0, 0});
        REQUIRE(pixel(picture, 60, 3) == std::vector<int>{0, 0, 0});
    }
    REQUIRE_FALSE(surface.take_picture().has_value());
}

TEST_CASE("a panel's millimetres are what was told, else a common tablet's", "[device]") {
    {
        const auto window = Window::create(small_headless());
        REQUIRE(window.ok());
        REQUIRE(is_about(window.value()->metrics().px_per_mm(), 5.9F));
    }
    WindowOptions options = small_headless();
    options.panel_width_mm = 32;
    options.panel_height_mm = 24;
    const auto window = Window::create(options);
    REQUIRE(window.ok());
    REQUIRE(is_about(window.value()->metrics().width_mm, 32));
    REQUIRE(is_about(window.value()->metrics().px_per_mm(), 2));
}

TEST_CASE("write_png keeps every pixel, and names the file it cannot write", "[device]") {
    const test::TempFolder folder;
    Picture picture{2, 1, {10, 20, 30, 255, 200, 100, 0, 255}};
    REQUIRE(write_png(picture, folder.file("a.png")).ok());
    cairo_surface_t* read = cairo_image_surface_create_from_png(folder.file("a.png").c_str());
    REQUIRE(cairo_image_surface_get_width(read) == 2);
    const unsigned char* data = cairo_image_surface_get_data(read);
    const auto* pixels = reinterpret_cast<const std::uint32_t*>(data);
    REQUIRE((pixels[0] & 0xFFFFFFU) == 0x0A141EU);
    REQUIRE((pixels[1] & 0xFFFFFFU) == 0xC86400U);
    cairo_surface_destroy(read);

    const Status nowhere = write_png(picture, folder.file("no/a.png"));
    REQUIRE_FALSE(nowhere.ok());
    REQUIRE(nowhere.error().what.find("no/a.png") != std::string::npos);
}

}  // namespace
}  // namespace candour::platform
