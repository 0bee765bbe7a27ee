#include "platform/device/kept_frame.h"

#include <SDL_opengl.h>
#include <optional>

#include <SDL.h>

namespace candour::platform {
namespace {

// OpenGL 3.0's, asked of the driver: not every libGL has them by name.
struct FrameCalls {
    PFNGLGENFRAMEBUFFERSPROC make_frames = nullptr;
    PFNGLDELETEFRAMEBUFFERSPROC delete_frames = nullptr;
    PFNGLBINDFRAMEBUFFERPROC bind_frame = nullptr;
    PFNGLCHECKFRAMEBUFFERSTATUSPROC status = nullptr;
    PFNGLBLITFRAMEBUFFERPROC copy = nullptr;
    PFNGLFRAMEBUFFERTEXTURE2DPROC attach = nullptr;
    bool all = true;

    FrameCalls() {
        find(make_frames, "glGenFramebuffers");
        find(delete_frames, "glDeleteFramebuffers");
        find(bind_frame, "glBindFramebuffer");
        find(status, "glCheckFramebufferStatus");
        find(copy, "glBlitFramebuffer");
        find(attach, "glFramebufferTexture2D");
    }

private:
    template <typename Call>
    void find(Call& call, const char* name) {
        call = reinterpret_cast<Call>(SDL_GL_GetProcAddress(name));
        all = all && call != nullptr;
    }
};

// The same for every context that one driver makes.
const FrameCalls& calls() {
    static const FrameCalls found;
    return found;
}

}  // namespace

bool KeptFrame::make(int width, int height) {
    drop();
    const FrameCalls& gl = calls();
    if (!gl.all) return false;
    // In the order of bytes that screens have: end() is then a plain copy, where another order is
    // a drawing of the whole screen. Only a texture lets us say it, and only with a general format.
    glGenTextures(1, &pixels_);
    glBindTexture(GL_TEXTURE_2D, pixels_);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, width, height, 0, GL_BGRA, GL_UNSIGNED_BYTE, nullptr);
    glBindTexture(GL_TEXTURE_2D, 0);
    gl.make_frames(1, &frame_);
    gl.bind_frame(GL_FRAMEBUFFER, frame_);
    gl.attach(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, pixels_, 0);
    if (gl.status(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE) {
        gl.bind_frame(GL_FRAMEBUFFER, 0);
        drop();
        return false;
    }
    width_ = width;
    height_ = height;
    return true;
}

bool KeptFrame::begin(int width, int height, std::span<const Area> areas) {
    if (!holds(width, height) && !make(width, height)) return false;
    calls().bind_frame(GL_FRAMEBUFFER, frame_);
    if (areas.empty()) return true;
    glEnable(GL_SCISSOR_TEST);
    glClearColor(0, 0, 0, 1);
    for (const Area& area : areas) {
        glScissor(area.left, area.top, area.right - area.left, area.bottom - area.top);
        glClear(GL_COLOR_BUFFER_BIT);
    }
    glDisable(GL_SCISSOR_TEST);
    return true;
}

void KeptFrame::end() {
    const FrameCalls& gl = calls();
    gl.bind_frame(GL_READ_FRAMEBUFFER, frame_);
    gl.bind_frame(GL_DRAW_FRAMEBUFFER, 0);
    gl.copy(0, height_, width_, 0, 0, 0, width_, height_, GL_COLOR_BUFFER_BIT, GL_NEAREST);
    gl.bind_frame(GL_FRAMEBUFFER, 0);
}

void KeptFrame::drop() {
    if (frame_ != 0) calls().delete_frames(1, &frame_);
    if (pixels_ != 0) glDeleteTextures(1, &pixels_);
    frame_ = pixels_ = 0;
    width_ = height_ = 0;
}

}  // namespace candour::platform
