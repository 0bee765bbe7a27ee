// platform/server/control_socket.h: DIR/control.sock, through which administrators' commands reach
// the running server. Mode 0600, and only the server's own user or root is answered.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "core/base/result.h"
#include "platform/server/control_message.h"
#include "platform/server/server_folder.h"

namespace candour::platform {

struct ControlCommands {
    // From several threads. `user`: the operating system's name of who asks.
    std::function<Result<ControlMessage>(const ControlMessage&, const std::string& user)> execute;
    // Whether a command is quick, changes nothing, and may run beside others: who asks how the
    // server is must not wait for a backup. Empty: none may.
    std::function<bool(const ControlMessage&)> runs_beside;
};

// Answers on threads of its own, one command at a time but for those that may run beside others.
class ControlSocket {
public:
    // The caller holds the folder's lock: a socket file left by a killed server is replaced.
    static Result<std::unique_ptr<ControlSocket>> open(const ServerFolder& folder,
                                                       ControlCommands commands);
    // Finishes the commands that are running; those that wait for their turn are not begun.
    ~ControlSocket();
    ControlSocket(const ControlSocket&) = delete;
    ControlSocket& operator=(const ControlSocket&) = delete;

private:
    ControlSocket(std::string path, int listening, int wake, ControlCommands commands);
    void run();
    void answer(int connection);
    // Empty when the server stops before it is this one's turn.
    std::optional<Result<ControlMessage>> outcome_of_line(const std::string& line, unsigned user);

    const std::string path_;
    const int listening_;
    const int wake_;
    const ControlCommands commands_;
    std::mutex turn_;  // Held by a command that runs alone.
    std::atomic<bool> stopping_{false};
    std::vector<std::thread> threads_;
};

// Asks the server that runs on `folder`. Empty when none does. Errors: as the command's own.
Result<std::optional<ControlMessage>> ask_running_server(const ServerFolder& folder,
                                                         const ControlMessage& request);

// The name of an account of this machine, for the audit.
std::string user_name_of(unsigned user_id);

}  // namespace candour::platform
