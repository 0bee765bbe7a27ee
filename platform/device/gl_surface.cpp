#include "platform/device/gl_surface.h"

#include <SDL_opengl.h>
#include <algorithm>
#include <array>
#include <backends/imgui_impl_opengl3.h>
#include <cstring>
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

// The average of the `rgba` at these places, which counts what is seen: not the colour of what is
// transparent.
void average(const Picture& from, std::span<const std::size_t> places, std::uint8_t* to) {
    std::array<unsigned, 3> sums{};
    unsigned alphas = 0;
    for (const std::size_t place : places) {
        const unsigned alpha = from.rgba[place + 3];
        alphas += alpha;
        for (std::size_t i = 0; i < sums.size(); ++i)
            sums[i] += from.rgba[place + i] * alpha;
    }
    for (std::size_t i = 0; i < sums.size(); ++i)
        to[i] = static_cast<std::uint8_t>(alphas == 0 ? 255 : sums[i] / alphas);
    to[3] = static_cast<std::uint8_t>(alphas / places.size());
}

// Half as wide and high: the next level of what is drawn smaller than it is.
Picture halved(const Picture& from) {
    Picture half{std::max(1, from.width / 2), std::max(1, from.height / 2), {}};
    const auto width = static_cast<std::size_t>(from.width);
    const auto height = static_cast<std::size_t>(from.height);
    const auto half_width = static_cast<std::size_t>(half.width);
    half.rgba.resize(half_width * static_cast<std::size_t>(half.height) * 4);
    for (std::size_t y = 0; y < static_cast<std::size_t>(half.height); ++y) {
        for (std::size_t x = 0; x < half_width; ++x) {
            const std::size_t right = std::min(2 * x + 1, width - 1);
            const std::size_t below = std::min(2 * y + 1, height - 1);
            const std::size_t left = std::min(2 * x, width - 1);
            const std::size_t above = std::min(2 * y, height - 1);
            const std::array<std::size_t, 4> places = {
                (above * width + left) * 4, (above * width + right) * 4, (below * width + left) * 4,
                (below * width + right) * 4};
            average(from, places, half.rgba.data() + (y * half_width + x) * 4);
        }
    }
    return half;
}

bool swizzle_supported() {
    int major = 0;
    int minor = 0;
    SDL_GL_GetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, &major);
    SDL_GL_GetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, &minor);
    if (major > 3 || (major == 3 && minor >= 3)) return true;
    return SDL_GL_ExtensionSupported("GL_ARB_texture_swizzle") == SDL_TRUE;
}

GLuint bind_new_texture(GLint when_smaller) {
    GLuint texture = 0;
    glGenTextures(1, &texture);
    glBindTexture(GL_TEXTURE_2D, texture);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, when_smaller);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    return texture;
}

// OpenGL's. What holds it is a pointer or a number, as Dear ImGui's version has it.
std::uint64_t name_of(ImTextureID texture) {
    std::uint64_t name = 0;
    std::memcpy(&name, &texture, sizeof texture);
    return name;
}

// The whole pixels that Dear ImGui's backend makes of `clip`, which counts them from below: where a
// part is drawn anew, it must end at the very pixels at which it ended before.
Area pixels_of(const ImVec4& clip, int height) {
    const int left = static_cast<int>(clip.x);
    const int bottom = height - static_cast<int>(static_cast<float>(height) - clip.w);
    return {left, bottom - static_cast<int>(clip.w - clip.y),
            left + static_cast<int>(clip.z - clip.x), bottom};
}

// Each command's own clip, in whole pixels, in the order in which they are drawn.
std::vector<Area> clips_of(const ImDrawData& data, int height) {
    std::vector<Area> clips;
    for (int i = 0; i < data.CmdListsCount; ++i) {
        for (const ImDrawCmd& command : data.CmdLists[i]->CmdBuffer)
            clips.push_back(pixels_of(command.ClipRect, height));
    }
    return clips;
}

// Into a KeptFrame, whose first row is the top one where OpenGL's is the bottom one.
void draw_inside(ImDrawData& data, std::span<const Area> areas, int height) {
    const std::vector<Area> clips = clips_of(data, height);
    const auto panel_height = static_cast<float>(height);
    for (int i = 0; i < data.CmdListsCount; ++i) {
        for (ImDrawVert& vertex : data.CmdLists[i]->VtxBuffer)
            vertex.pos.y = panel_height - vertex.pos.y;
    }
    for (const Area& area : areas) {
        auto clip = clips.begin();
        for (int i = 0; i < data.CmdListsCount; ++i) {
            for (ImDrawCmd& command : data.CmdLists[i]->CmdBuffer) {
                const auto top = static_cast<float>(std::max(clip->top, area.top));
                const auto bottom = static_cast<float>(std::min(clip->bottom, area.bottom));
                command.ClipRect = {
                    static_cast<float>(std::max(clip->left, area.left)), panel_height - bottom,
                    static_cast<float>(std::min(clip->right, area.right)), panel_height - top};
                ++clip;
            }
        }
        ImGui_ImplOpenGL3_RenderDrawData(&data);
    }
}

}  // namespace

GlSurface::GlSurface(Window& window) : window_(window), can_swizzle_(swizzle_supported()) {}

void GlSurface::context_created() { CHECK(ImGui_ImplOpenGL3_Init(window_.glsl_version())); }

void GlSurface::context_going() {
    ImGui_ImplOpenGL3_Shutdown();
    change_.forget();
    kept_.drop();
}

void GlSurface::new_frame() { ImGui_ImplOpenGL3_NewFrame(); }

void GlSurface::present(ImDrawData& data) {
    const kiosk::PanelMetrics panel = metrics();
    const Area all{0, 0, panel.width_px, panel.height_px};
    const auto number = [this](ImTextureID texture) { return number_of(name_of(texture)); };
    const std::vector<Area> changed = change_.of(data, all, number);
    const std::vector<Area> drawn =
        kept_.holds(all.right, all.bottom) ? changed : std::vector<Area>{all};
    const bool keeps = kept_.begin(all.right, all.bottom, drawn);
    glViewport(0, 0, panel.width_px, panel.height_px);
    if (keeps) {
        draw_inside(data, drawn, all.bottom);
        kept_.end();
    } else {
        glClearColor(0, 0, 0, 1);
        glClear(GL_COLOR_BUFFER_BIT);
        ImGui_ImplOpenGL3_RenderDrawData(&data);
    }
    if (std::exchange(picture_wanted_, false)) picture_ = read_frame();
    window_.swap();
}

std::uint32_t GlSurface::new_texture(int when_smaller) {
    const GLuint texture = bind_new_texture(when_smaller);
    numbers_[texture] = ++last_number_;
    return texture;
}

std::uint64_t GlSurface::number_of(std::uint64_t texture) const {
    constexpr std::uint64_t not_ours = std::uint64_t{1} << 63;  // Dear ImGui's own, one a context.
    const auto known = numbers_.find(texture);
    return known == numbers_.end() ? texture | not_ours : known->second;
}

std::uint64_t GlSurface::upload_mask(int width, int height, std::span<const std::uint8_t> mask) {
    CHECK(width > 0 && width <= texture_side_max && height > 0 && height <= texture_side_max);
    CHECK(mask.size() == static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    const GLuint texture = new_texture(GL_LINEAR);
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

std::uint64_t GlSurface::upload_picture(int width, int height, std::span<const std::uint8_t> rgba) {
    CHECK(width > 0 && width <= texture_side_max && height > 0 && height <= texture_side_max);
    CHECK(rgba.size() == static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
    const GLuint texture = new_texture(GL_LINEAR_MIPMAP_LINEAR);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    Picture level{width, height, {rgba.begin(), rgba.end()}};
    for (GLint number = 0;; ++number) {
        glTexImage2D(GL_TEXTURE_2D, number, GL_RGBA8, level.width, level.height, 0, GL_RGBA,
                     GL_UNSIGNED_BYTE, level.rgba.data());
        if (level.width == 1 && level.height == 1) return texture;
        level = halved(level);
    }
}

std::uint64_t GlSurface::upload_frame(std::uint64_t texture, int width, int height,
                                      std::span<const std::uint8_t> rgba) {
    CHECK(width > 0 && width <= texture_side_max && height > 0 && height <= texture_side_max);
    CHECK(rgba.size() == static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
    const bool is_new = texture == 0;
    const GLuint name = is_new ? bind_new_texture(GL_LINEAR) : static_cast<GLuint>(texture);
    glBindTexture(GL_TEXTURE_2D, name);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    if (is_new) {
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                     rgba.data());
    } else {
        glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE,
                        rgba.data());
        change_.forget();  // What is drawn is the same; what it looks like is not.
    }
    return name;
}

void GlSurface::release_texture(std::uint64_t texture) {
    const auto name = static_cast<GLuint>(texture);
    glDeleteTextures(1, &name);
    numbers_.erase(texture);
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
