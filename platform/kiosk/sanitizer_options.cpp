// platform/kiosk/sanitizer_options.cpp: only in builds with sanitizers. The software renderer ends
// its threads while the process ends; the leak sanitizer crashes when it reads the thread-local
// memory of one that is half gone, and so does not look there. The loader and GLib keep what they
// allocate for such memory nowhere else.
extern "C" const char* __lsan_default_options();
extern "C" const char* __lsan_default_options() { return "use_tls=0"; }
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {
    return "leak:_dl_map_object_deps\nleak:add_to_global_resize\nleak:libglib\n";
}
