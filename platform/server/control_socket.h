// platform/server/control_socket.h: DIR/control.sock, through which administrators' commands reach
// the running server. Mode 0600, and only the server's own user or root is answered.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>

#include "core/base/result.h"
#include "platform/server/control_message.h"
#include "platform/server/server_folder.h"

namespace candour::platform {

// Answers one command at a time, on a thread of its own.
class ControlSocket {
public:
    // `user`: the operating system's name of who asks.
    using Execute =
        std::function<Result<ControlMessage>(const ControlMessage&, const std::string& user)>;

    // The caller holds the folder's lock: a socket file left by a killed server is replaced.
    static Result<std::unique_ptr<ControlSocket>> open(const ServerFolder& folder, Execute execute);
    ~ControlSocket();  // Finishes the command that is running.
    ControlSocket(const ControlSocket&) = delete;
    ControlSocket& operator=(const ControlSocket&) = delete;

private:
    ControlSocket(std::string path, int listening, int wake, Execute execute);
    void run();
    void answer(int connection);

    const std::string path_;
    const int listening_;
    const int wake_;
    const Execute execute_;
    std::thread thread_;
};

// Asks the server that runs on `folder`. Empty when none does. Errors: as the command's own.
Result<std::optional<ControlMessage>> ask_running_server(const ServerFolder& folder,
                                                         const ControlMessage& request);

// The name of an account of this machine, for the audit.
std::string user_name_of(unsigned user_id);

}  // namespace candour::platform
