// The peer of the kiosk's start-up time: the least that any SDL2, OpenGL 3 and Dear ImGui program
// does before its first frame is on the screen. Prints the same line as candour-kiosk
// --first-frame.
#include <SDL_opengl.h>
#include <backends/imgui_impl_opengl3.h>
#include <cstdio>
#include <cstdlib>

#include <SDL.h>
#include <imgui.h>

#include "platform/kiosk/process.h"

namespace {

int fail(const char* what) {
    std::fprintf(stderr, "bench_empty_window: %s: %s\n", what, SDL_GetError());
    return EXIT_FAILURE;
}

void draw_frame(SDL_Window* window, int width, int height) {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = ImVec2(static_cast<float>(width), static_cast<float>(height));
    io.DeltaTime = 1.0F / 60;
    ImGui_ImplOpenGL3_NewFrame();
    ImGui::NewFrame();
    ImGui::Begin("empty");
    ImGui::TextUnformatted("Start");
    ImGui::End();
    ImGui::Render();
    glViewport(0, 0, width, height);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    SDL_GL_SwapWindow(window);
    glFinish();
}

}  // namespace

int main(int /*argc*/, char** /*argv*/) {
    constexpr int width = 1280;
    constexpr int height = 800;
    SDL_SetHint(SDL_HINT_VIDEODRIVER, "offscreen");
    setenv("LIBGL_ALWAYS_SOFTWARE", "1", /*overwrite=*/0);
    if (SDL_Init(SDL_INIT_VIDEO) != 0) return fail("SDL_Init");
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_CORE);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 3);
    SDL_Window* window = SDL_CreateWindow("empty", 0, 0, width, height, SDL_WINDOW_OPENGL);
    SDL_GLContext context = window ? SDL_GL_CreateContext(window) : nullptr;
    if (!context) return fail("no OpenGL 3.3");
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    ImGui_ImplOpenGL3_Init("#version 330 core");
    draw_frame(window, width, height);
    std::printf("first frame after %lld ms\n",
                static_cast<long long>(candour::platform::time_since_process_start().count()));
    ImGui_ImplOpenGL3_Shutdown();
    ImGui::DestroyContext();
    SDL_GL_DeleteContext(context);
    SDL_DestroyWindow(window);
    SDL_Quit();
    return EXIT_SUCCESS;
}
