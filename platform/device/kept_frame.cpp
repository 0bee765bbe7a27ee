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
    PFNGLGENRENDERBUFFERSPROC make_pixels = nullptr;
    PFNGLDELETERENDERBUFFERSPROC delete_pixels = nullptr;
    PFNGLBINDRENDERBUFFERPROC bind_pixels = nullptr;
    PFNGLRENDERBUFFERSTORAGEPROC set_size = nullptr;
    PFNGLFRAMEBUFFERRENDERBUFFERPROC attach = nullptr;
    bool all = true;

    FrameCalls() {
        find(make_frames, "glGenFramebuffers");
        find(delete_frames, "glDeleteFramebuffers");
        find(bind_frame, "glBindFramebuffer");
        find(status, "glCheckFramebufferStatus");
        find(copy, "glBlitFramebuffer");
        find(make_pixels, "glGenRenderbuffers");
        find(delete_pixels, "glDeleteRenderbuffers");
        find(bind_pixels, "glBindRenderbuffer");
        find(set_size, "glRenderbufferStorage");
        find(attach, "glFramebufferRenderbuffer");
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
    gl.make_pixels(1, &pixels_);
    gl.bind_pixels(GL_RENDERBUFFER, pixels_);
    gl.set_size(GL_RENDERBUFFER, GL_RGB8, width, height);
    gl.make_frames(1, &frame_);
    gl.bind_frame(GL_FRAMEBUFFER, frame_);
    gl.attach(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, pixels_);
    if (gl.status(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE) {
        gl.bind_frame(GL_FRAMEBUFFER, 0);
        drop();
        return false;
    }
    width_ = width;
    height_ = height;
    return true;
}

bool KeptFrame::begin(int width, int height, const Area& area) {
    if (!holds(width, height) && !make(width, height)) return false;
    calls().bind_frame(GL_FRAMEBUFFER, frame_);
    if (area.is_empty()) return true;
    glEnable(GL_SCISSOR_TEST);
    // OpenGL's first row is the bottom one.
    glScissor(area.left, height - area.bottom, area.right - area.left, area.bottom - area.top);
    glClearColor(0, 0, 0, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    glDisable(GL_SCISSOR_TEST);
    return true;
}

void KeptFrame::end() {
    const FrameCalls& gl = calls();
    gl.bind_frame(GL_READ_FRAMEBUFFER, frame_);
    gl.bind_frame(GL_DRAW_FRAMEBUFFER, 0);
    gl.copy(0, 0, width_, height_, 0, 0, width_, height_, GL_COLOR_BUFFER_BIT, GL_NEAREST);
    gl.bind_frame(GL_FRAMEBUFFER, 0);
}

void KeptFrame::drop() {
    if (frame_ != 0) calls().delete_frames(1, &frame_);
    if (pixels_ != 0) calls().delete_pixels(1, &pixels_);
    frame_ = pixels_ = 0;
    width_ = height_ = 0;
}

}  // namespace candour::platform
