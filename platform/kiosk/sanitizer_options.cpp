// platform/kiosk/sanitizer_options.cpp: only in builds with sanitizers. The software renderer ends
// its threads while the process ends; the leak sanitizer crashes when it reads the thread-local
// memory of one that is half gone, and so does not look there.
extern "C" const char* __lsan_default_options();
extern "C" const char* __lsan_default_options() { return "use_tls=0"; }
