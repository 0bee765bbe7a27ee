#include "platform/device/gl_surface.h"

#include <SDL_opengl.h>
#include <backends/imgui_impl_opengl3.h>
#include <utility>
#include <vector>

#include <SDL.h>
#include <imgui.h>

#include "core/base/bytes.h"
#include "core/base/check.h"

namespace candour::platform {
namespace {

constexpr int texture_side_max = 4096;

// White, with the mask as alpha, from one byte a pixel.
void upload_red(int width, int height, const std::uint8_t* mask) {
    const GLint as_alpha[4] = {GL_ONE, GL_ONE, GL_ONE, GL_RED};
    glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, width, height, 0, GL_RED, GL_UNSIGNED_BYTE, mask);
    glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, as_alpha);
}

void upload_rgba(int width, int height, std::span<const std::uint8_t> mask) {
    std::vector<std::uint8_t> pixels;
    pixels.reserve(mask.size() * 4);
    for (const std::uint8_t alpha : mask)
        pixels.insert(pixels.end(), {255, 255, 255, alpha});
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                 pixels.data());
    wipe(pixels);
}

bool swizzle_supported() {
    int major = 0;
    int minor = 0;
    SDL_GL_GetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, &major);
    SDL_GL_GetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, &minor);
    if (major > 3 || (major == 3 && minor >= 3)) return true;
    return SDL_GL_ExtensionSupported("GL_ARB_texture_swizzle") == SDL_TRUE;
}

}  // namespace

GlSurface::GlSurface(Window& window) : window_(window), can_swizzle_(swizzle_supported()) {}

void GlSurface::context_created() { CHECK(ImGui_ImplOpenGL3_Init(window_.glsl_version())); }

void GlSurface::context_going() { ImGui_ImplOpenGL3_Shutdown(); }

void GlSurface::new_frame() { ImGui_ImplOpenGL3_NewFrame(); }

void GlSurface::present(ImDrawData& data) {
    const kiosk::PanelMetrics panel = metrics();
    glViewport(0, 0, panel.width_px, panel.height_px);
    glClearColor(0, 0, 0, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(&data);
    if (std::exchange(picture_wanted_, false)) picture_ = read_frame();
    window_.swap();
}

std::uint64_t GlSurface::upload_mask(int width, int height, std::span<const std::uint8_t> mask) {
    CHECK(width > 0 && width <= texture_side_max && height > 0 && height <= texture_side_max);
    CHECK(mask.size() == static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    GLuint texture = 0;
    glGenTextures(1, &texture);
    glBindTexture(GL_TEXTURE_2D, texture);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    if (can_swizzle_) {
        upload_red(width, height, mask.data());
    } else {
        upload_rgba(width, height, mask);
    }
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    return texture;
}

void GlSurface::release_texture(std::uint64_t texture) {
    const auto name = static_cast<GLuint>(texture);
    glDeleteTextures(1, &name);
}

std::optional<Picture> GlSurface::take_picture() { return std::exchange(picture_, std::nullopt); }

Picture GlSurface::read_frame() const {
    const kiosk::PanelMetrics panel = metrics();
    Picture picture;
    picture.width = panel.width_px;
    picture.height = panel.height_px;
    const std::size_t row = static_cast<std::size_t>(panel.width_px) * 4;
    picture.rgba.resize(row * static_cast<std::size_t>(panel.height_px));
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    // OpenGL's first row is the bottom one.
    for (int y = 0; y < panel.height_px; ++y) {
        std::uint8_t* to = picture.rgba.data() + row * static_cast<std::size_t>(y);
        glReadPixels(0, panel.height_px - 1 - y, panel.width_px, 1, GL_RGBA, GL_UNSIGNED_BYTE, to);
    }
    return picture;
}

}  // namespace candour::platform
