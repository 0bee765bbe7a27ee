// platform/server/control_socket.cpp: Unix sockets.
#include "platform/server/control_socket.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <pwd.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>
#include <utility>

#include "platform/system/posix_file.h"

namespace candour::platform {

namespace {

constexpr int request_seconds = 10;
constexpr int answer_seconds = 600;  // A release of a full pool takes its time.
// One command that takes its time, some that wait for their turn, and one that asks how things are.
constexpr int threads = 6;

Error failed(const std::string& path) {
    return {ErrorKind::Unavailable, "cannot use " + path + ": " + std::strerror(errno)};
}

std::string socket_path(const ServerFolder& folder) { return folder.path + "/control.sock"; }

// A socket's address holds 107 characters, a folder's path may be longer: the way there goes
// through the open folder.
sockaddr_un address_in(int folder) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string path = "/proc/self/fd/" + std::to_string(folder) + "/control.sock";
    std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
    return address;
}

int open_folder(const ServerFolder& folder) {
    return ::open(folder.path.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
}

int open_socket(int flags = 0) { return ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | flags, 0); }

void set_time_limit(int socket, int seconds) {
    const timeval limit{seconds, 0};
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    ::setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
}

// Who is at the other end; empty when it is neither the server's own user nor root.
std::optional<unsigned> trusted_peer(int connection) {
    ucred peer{};
    socklen_t size = sizeof peer;
    if (::getsockopt(connection, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0) return std::nullopt;
    if (peer.uid != 0 && peer.uid != ::geteuid()) return std::nullopt;
    return peer.uid;
}

}  // namespace

std::string user_name_of(unsigned user_id) {
    std::array<char, 4096> buffer;
    passwd entry{};
    passwd* found = nullptr;
    ::getpwuid_r(user_id, &entry, buffer.data(), buffer.size(), &found);
    return found != nullptr ? found->pw_name : "user " + std::to_string(user_id);
}

Result<std::unique_ptr<ControlSocket>> ControlSocket::open(const ServerFolder& folder,
                                                           ControlCommands commands) {
    const std::string path = socket_path(folder);
    const Descriptor directory(open_folder(folder));
    Descriptor listening(open_socket(SOCK_NONBLOCK));
    Descriptor wake(::eventfd(0, EFD_CLOEXEC));
    if (directory.get() < 0 || listening.get() < 0 || wake.get() < 0) return failed(path);
    ::unlink(path.c_str());
    const sockaddr_un address = address_in(directory.get());
    // Linux takes the file's mode from the socket's own, so nobody else can come in between.
    if (::fchmod(listening.get(), 0600) != 0 ||
        ::bind(listening.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
        ::chmod(path.c_str(), 0600) != 0 || ::listen(listening.get(), 8) != 0) {
        return failed(path);
    }
    return std::unique_ptr<ControlSocket>(
        new ControlSocket(path, listening.release(), wake.release(), std::move(commands)));
}

ControlSocket::ControlSocket(std::string path, int listening, int wake, ControlCommands commands)
    : path_(std::move(path)), listening_(listening), wake_(wake), commands_(std::move(commands)) {
    for (int i = 0; i < threads; ++i)
        threads_.emplace_back([this] { run(); });
}

ControlSocket::~ControlSocket() {
    stopping_ = true;
    ::eventfd_write(wake_, 1);  // Nobody reads it, so it wakes all of them.
    for (std::thread& thread : threads_)
        thread.join();
    ::unlink(path_.c_str());
    ::close(listening_);
    ::close(wake_);
}

void ControlSocket::run() {
    for (;;) {
        std::array<pollfd, 2> events = {{{listening_, POLLIN, 0}, {wake_, POLLIN, 0}}};
        if (::poll(events.data(), events.size(), -1) < 0 && errno != EINTR) return;
        if (events[1].revents != 0) return;
        if (events[0].revents == 0) continue;
        // Another of the threads may have been quicker: then there is nothing to accept.
        const Descriptor connection(::accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC));
        if (connection.get() >= 0) answer(connection.get());
    }
}

void ControlSocket::answer(int connection) {
    const auto user = trusted_peer(connection);
    if (!user) return;
    set_time_limit(connection, request_seconds);
    const auto line = receive_line(connection);
    if (!line.ok()) return;
    auto outcome = outcome_of_line(line.value(), *user);
    if (!outcome) return;
    // Whoever asked may have gone; what was done stays done, and is in the audit.
    (void)send_line(connection, encode_control(outcome->ok() ? outcome->take()
                                                             : failure_message(outcome->error())));
}

std::optional<Result<ControlMessage>> ControlSocket::outcome_of_line(const std::string& line,
                                                                     unsigned user) {
    const auto request = decode_control(line);
    if (!request.ok()) return Result<ControlMessage>(request.error());
    std::unique_lock turn(turn_, std::defer_lock);
    if (!commands_.runs_beside || !commands_.runs_beside(request.value())) turn.lock();
    if (stopping_) return std::nullopt;
    return commands_.execute(request.value(), user_name_of(user));
}

Result<std::optional<ControlMessage>> ask_running_server(const ServerFolder& folder,
                                                         const ControlMessage& request) {
    const Descriptor directory(open_folder(folder));
    const Descriptor connection(open_socket());
    if (directory.get() < 0 || connection.get() < 0) return failed(socket_path(folder));
    const sockaddr_un address = address_in(directory.get());
    if (::connect(connection.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) !=
        0) {
        if (errno == ENOENT || errno == ECONNREFUSED) return std::optional<ControlMessage>();
        return failed(socket_path(folder));
    }
    set_time_limit(connection.get(), answer_seconds);
    RETURN_IF_ERROR(send_line(connection.get(), encode_control(request)));
    ASSIGN_OR_RETURN(const std::string line, receive_line(connection.get()));
    ASSIGN_OR_RETURN(ControlMessage answer, decode_control(line));
    ASSIGN_OR_RETURN(answer, outcome_of(std::move(answer)));
    return std::optional(std::move(answer));
}

}  // namespace candour::platform
