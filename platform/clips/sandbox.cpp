// platform/clips/sandbox.cpp: limits, then a list of system calls (seccomp, man 2 seccomp).
#include "platform/clips/sandbox.h"

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>

#include "platform/clips/limits.h"

namespace candour::platform::clips {

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool sanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif
#else
constexpr bool sanitized = false;
#endif

#if defined(__x86_64__)
constexpr std::uint32_t architecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr std::uint32_t architecture = AUDIT_ARCH_AARCH64;
#else
constexpr std::uint32_t architecture = 0;  // Not known here: nothing is decoded.
#endif

constexpr std::array allowed = {__NR_read,   __NR_write,      __NR_brk,         __NR_mmap,
                                __NR_munmap, __NR_mremap,     __NR_madvise,     __NR_futex,
                                __NR_exit,   __NR_exit_group, __NR_rt_sigreturn};

bool set_limit(int what, rlim_t value) {
    const rlimit limit{value, value};
    return ::setrlimit(static_cast<__rlimit_resource>(what), &limit) == 0;
}

// Sanitizers open files and pipes of their own, and their shadow is larger than any limit.
bool set_limits_of_release() {
    return set_limit(RLIMIT_NOFILE, 0) && set_limit(RLIMIT_AS, decoder_memory_bytes);
}

bool set_limits() {
    return set_limit(RLIMIT_CPU, decoder_seconds_max) && set_limit(RLIMIT_CORE, 0) &&
           set_limit(RLIMIT_FSIZE, 0) && (sanitized || set_limits_of_release());
}

sock_filter load(std::size_t offset) {
    return BPF_STMT(BPF_LD | BPF_W | BPF_ABS, static_cast<std::uint32_t>(offset));
}
sock_filter equal(std::uint32_t value, std::uint8_t then, std::uint8_t otherwise) {
    return BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, then, otherwise);
}
sock_filter answer(std::uint32_t what) { return BPF_STMT(BPF_RET | BPF_K, what); }

bool filter_calls() {
    std::array<sock_filter, 3 + 1 + 2 * allowed.size() + 1> program{};
    std::size_t at = 0;
    program.at(at++) = load(offsetof(seccomp_data, arch));
    program.at(at++) = equal(architecture, 1, 0);
    program.at(at++) = answer(SECCOMP_RET_KILL_PROCESS);
    program.at(at++) = load(offsetof(seccomp_data, nr));
    for (const int call : allowed) {
        program.at(at++) = equal(static_cast<std::uint32_t>(call), 0, 1);
        program.at(at++) = answer(SECCOMP_RET_ALLOW);
    }
    // Not the end of it: libvpx asks how many processors there are, and does without an answer.
    program.at(at++) = answer(SECCOMP_RET_ERRNO | EPERM);
    const sock_fprog whole{static_cast<unsigned short>(at), program.data()};
    return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &whole) == 0;
}

}  // namespace

bool lock_in() {
    if (!set_limits()) return false;
    return sanitized || (architecture != 0 && filter_calls());
}

}  // namespace candour::platform::clips
