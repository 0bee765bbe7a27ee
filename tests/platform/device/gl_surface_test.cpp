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

// Frames in one context, each with squares of its own: side, and where it begins.
struct Square {
    float x, y, side;
    ImU32 colour;
    std::uint64_t texture = 0;  // None: in one colour.
    float clip_x = 64;          // Nothing of it is seen from here on.
};

void draw_squares(const std::vector<Square>& squares) {
    ImDrawList& list = *ImGui::GetBackgroundDrawList();
    for (const Square& one : squares) {
        const ImVec2 from(one.x, one.y);
        const ImVec2 to(one.x + one.side, one.y + one.side);
        list.PushClipRect(ImVec2(0, 0), ImVec2(one.clip_x, ImGui::GetIO().DisplaySize.y - 0.5F));
        if (one.texture == 0) {
            list.AddRectFilled(from, to, one.colour, one.side / 4);
        } else {
            list.AddImage(kiosk::texture_id(one.texture), from, to, ImVec2(0, 0), ImVec2(1, 1),
                          one.colour);
        }
        list.PopClipRect();
    }
}

class Frames {
public:
    explicit Frames(GlSurface& surface) : surface_(surface), context_(ImGui::CreateContext()) {
        ImGui::GetIO().IniFilename = nullptr;
        surface_.context_created();
    }
    ~Frames() {
        surface_.context_going();
        ImGui::DestroyContext(context_);
    }
    Frames(const Frames&) = delete;
    Frames& operator=(const Frames&) = delete;

    Picture show(const std::vector<Square>& squares) {
        ImGui::GetIO().DisplaySize = ImVec2(64, 48);
        ImGui::GetIO().DeltaTime = 1;
        surface_.new_frame();
        ImGui::NewFrame();
        draw_squares(squares);
        ImGui::Render();
        surface_.picture_next_frame();
        surface_.present(*ImGui::GetDrawData());
        const auto picture = surface_.take_picture();
        REQUIRE(picture.has_value());
        return *picture;
    }

private:
    GlSurface& surface_;
    ImGuiContext* context_;
};

constexpr ImU32 red = IM_COL32(255, 0, 0, 255);
constexpr ImU32 thin_blue = IM_COL32(0, 0, 255, 90);  // What is beneath shines through.
const Square page{0, 0, 64, IM_COL32(240, 230, 220, 255)};

TEST_CASE("a frame that follows another is the picture it would be by itself", "[device]") {
    auto window = Window::create(small_headless());
    REQUIRE(window.ok());
    GlSurface surface(*window.value());
    const std::vector<std::vector<Square>> visit = {
        {page, {5, 5, 20, red}},
        {page, {5, 5, 20, red}, {12, 9, 30, thin_blue}},               // More.
        {page, {5, 5, 20, red}, {12, 9, 30, thin_blue}},               // The same again.
        {page, {5.5F, 5, 20, red}, {12, 9, 30, thin_blue}},            // Below what stays.
        {page, {5.5F, 5, 20, red}, {12, 9, 30, thin_blue, 0, 30.6F}},  // Another clip.
        {page, {5.5F, 5, 20, red}, {12, 9.3F, 30, thin_blue, 0, 30.6F}},
        {page, {12, 9, 30, thin_blue}, {5, 5, 20, red}},  // Another order.
        {page},
        {page, {50, 30, 40, red}},  // Beyond the edge.
        {},
    };
    std::vector<Picture> following;
    {
        Frames frames(surface);
        for (const std::vector<Square>& squares : visit)
            following.push_back(frames.show(squares));
    }
    for (std::size_t i = 0; i < visit.size(); ++i) {
        INFO("frame " << i);
        REQUIRE(Frames(surface).show(visit[i]).rgba == following[i].rgba);
    }
    REQUIRE(following[0].rgba != following[1].rgba);
    REQUIRE(following[1].rgba == following[2].rgba);
}

TEST_CASE("only what changed is drawn anew", "[device]") {
    ImGuiContext* context = ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    ImGui::GetIO().Fonts->Build();
    ImGui::GetIO().DisplaySize = ImVec2(64, 48);
    ImGui::GetIO().DeltaTime = 1;
    FrameChange change;
    std::uint64_t number = 1;  // Of the one texture that is drawn with.
    const auto changed = [&](const std::vector<Square>& squares, Area panel = {0, 0, 64, 48}) {
        ImGui::NewFrame();
        draw_squares(squares);
        ImGui::Render();
        return change.of(*ImGui::GetDrawData(), panel, [&](ImTextureID) { return number; });
    };
    const Square still{40, 30, 10, red};
    REQUIRE(changed({page, {5, 5, 8, red, 7}, still}) == std::vector{Area{0, 0, 64, 48}});
    REQUIRE(changed({page, {5, 5, 8, red, 7}, still}).empty());
    // From where it was to where it is, and not one pixel of what stands still.
    REQUIRE(changed({page, {9, 5, 8, red, 7}, still}) == std::vector{Area{5, 5, 17, 13}});
    REQUIRE(changed({page, {9, 5, 8, thin_blue, 7}, still}) == std::vector{Area{9, 5, 17, 13}});
    REQUIRE(changed({page, still}) == std::vector{Area{9, 5, 17, 13}});
    // OpenGL gives a new texture the name of one that was released.
    changed({{9, 5, 8, red, 7}});
    REQUIRE(changed({{9, 5, 8, red, 7}}).empty());
    number = 2;
    REQUIRE(changed({{9, 5, 8, red, 7}}) == std::vector{Area{9, 5, 17, 13}});
    // A panel of another size, and a frame that is a first one again.
    REQUIRE(changed({{9, 5, 8, red, 7}}, {0, 0, 64, 40}) == std::vector{Area{0, 0, 64, 40}});
    change.forget();
    REQUIRE(changed({{9, 5, 8, red, 7}}, {0, 0, 64, 40}) == std::vector{Area{0, 0, 64, 40}});

    // Far apart, two areas; near each other, one; and never two that overlap.
    const Area wide{0, 0, 1280, 800};
    ImGui::GetIO().DisplaySize = ImVec2(1280, 800);
    const auto at = [](float x, float y) { return Square{x, y, 20, red, 0, 1280}; };
    changed({at(10, 10), at(600, 20), at(1000, 20)}, wide);
    REQUIRE(changed({at(12, 10), at(600, 20), at(1001, 20)}, wide) ==
            std::vector<Area>{{9, 9, 33, 31}, {999, 19, 1022, 41}});  // With their soft edges.
    std::vector<Square> many;
    for (int i = 0; i < 12; ++i)
        many.push_back(at(static_cast<float>(i * 100), static_cast<float>(i % 3 * 200)));
    const std::vector<Area> areas = changed(many, wide);
    REQUIRE(areas.size() <= 4);
    for (const Area& one : areas) {
        for (const Area& other : areas) {
            const bool apart = one.right <= other.left || other.right <= one.left ||
                               one.bottom <= other.top || other.bottom <= one.top;
            REQUIRE((&one == &other || apart));
        }
    }
    ImGui::DestroyContext(context);
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
