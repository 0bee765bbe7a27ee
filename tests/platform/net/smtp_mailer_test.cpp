// E-mail against a small SMTP server on the loopback.
#include "platform/net/smtp_mailer.h"

#include <arpa/inet.h>
#include <mutex>
#include <netinet/in.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

#include "platform/system/clock.h"
#include "tests/support/catch.h"

namespace candour::platform {

namespace {

// Speaks enough SMTP for one message, without TLS, and keeps what it was told.
class SmallSmtp {
public:
    // `refuses`: a command that is answered with 550.
    explicit SmallSmtp(std::string refuses = "-") : refuses_(std::move(refuses)) {
        listener_ = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_ANY);
        REQUIRE(::bind(listener_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
        REQUIRE(::listen(listener_, 4) == 0);
        socklen_t size = sizeof address;
        REQUIRE(::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) == 0);
        port_ = ntohs(address.sin_port);
        thread_ = std::thread([this] { serve(); });
    }
    ~SmallSmtp() {
        ::shutdown(listener_, SHUT_RDWR);
        thread_.join();
        ::close(listener_);
    }
    std::string at(const std::string& host) const {
        return "smtp://" + host + ":" + std::to_string(port_);
    }
    std::string heard() {
        const std::lock_guard lock(mutex_);
        return heard_;
    }

private:
    void serve() {
        const int client = ::accept(listener_, nullptr, nullptr);
        if (client < 0) return;
        say(client, "220 small\r\n");
        std::string line;
        bool in_message = false;
        for (char c = 0; ::recv(client, &c, 1, 0) == 1;) {
            line += c;
            if (!line.ends_with("\r\n")) continue;
            {
                const std::lock_guard lock(mutex_);
                heard_ += line;
            }
            if (in_message) {
                in_message = line != ".\r\n";
                if (!in_message) say(client, "250 kept\r\n");
            } else if (line.starts_with(refuses_)) {
                say(client, "550 no\r\n");
            } else if (line.starts_with("DATA")) {
                in_message = true;
                say(client, "354 go on\r\n");
            } else {
                say(client, line.starts_with("QUIT") ? "221 bye\r\n" : "250 ok\r\n");
            }
            line.clear();
        }
        ::close(client);
    }
    static void say(int client, const std::string& words) {
        (void)::send(client, words.data(), words.size(), MSG_NOSIGNAL);
    }

    std::string refuses_;
    int listener_ = -1;
    std::uint16_t port_ = 0;
    std::mutex mutex_;
    std::string heard_;
    std::thread thread_;
};

SmtpSettings settings(const std::string& server) {
    return {.server = server, .from = "office@example.org", .user = {}, .password = {}};
}

}  // namespace

TEST_CASE("a message arrives whole, in any script", "[platform]") {
    SmallSmtp server;
    const std::string text = "Rydych chi'n derbyn tasg.\n.\nپیغام\n" + std::string(300, 'x');
    const Status sent = send_mail(settings(server.at("127.0.0.1")), SystemClock(),
                                  "ada@example.org", "Tasg i chi – sign in", text);
    INFO((sent.ok() ? "" : sent.error().what));
    REQUIRE(sent.ok());
    const std::string heard = server.heard();
    REQUIRE(heard.find("MAIL FROM:<office@example.org>") != std::string::npos);
    REQUIRE(heard.find("RCPT TO:<ada@example.org>") != std::string::npos);
    REQUIRE(heard.find("To: <ada@example.org>\r\n") != std::string::npos);
    REQUIRE(heard.find("Subject: =?UTF-8?B?") != std::string::npos);
    REQUIRE(heard.find("Date: ") != std::string::npos);
    const std::size_t body = heard.find("\r\n\r\n") + 4;
    std::string encoded = heard.substr(body, heard.find("\r\n.\r\n", body) - body);
    std::erase_if(encoded, [](char c) { return c == '\r' || c == '\n'; });
    REQUIRE(to_text(from_base64(encoded).take()) == text);
}

TEST_CASE("what the server refuses is told in words", "[platform]") {
    SmallSmtp server("RCPT");
    const Status sent = send_mail(settings(server.at("127.0.0.1")), SystemClock(),
                                  "ada@example.org", "A task", "Sign in.");
    REQUIRE(sent.error().what.find("was not sent through smtp://127.0.0.1") != std::string::npos);
    REQUIRE(server.heard().find("Sign in.") == std::string::npos);
    const Status nobody =
        send_mail(settings("smtp://127.0.0.1:1"), SystemClock(), "ada@example.org", "A", "B");
    REQUIRE(nobody.error().kind == ErrorKind::Unavailable);
}

TEST_CASE("without TLS nothing is said to a server that is not this machine's own", "[platform]") {
    REQUIRE_FALSE(needs_tls("smtp://127.0.0.1:25"));
    REQUIRE_FALSE(needs_tls("smtp://[::1]:25"));
    REQUIRE_FALSE(needs_tls("smtp://localhost"));
    for (const char* other : {"smtp://mail.example.org:587", "smtps://127.0.0.1.example.org",
                              "smtp://localhost.example.org", "smtp://127.0.0.2"}) {
        REQUIRE(needs_tls(other));
    }
    // 127.0.0.2 is here too, but not by a name that we trust: it stands for any other machine.
    SmallSmtp server;
    SmtpSettings to = settings(server.at("127.0.0.2"));
    to.user = "office";
    to.password = "secret";
    const Status sent = send_mail(to, SystemClock(), "ada@example.org", "A task", "Sign in.");
    REQUIRE_FALSE(sent.ok());
    REQUIRE(server.heard().find("AUTH") == std::string::npos);
    REQUIRE(server.heard().find("MAIL") == std::string::npos);
}

TEST_CASE("settings are read back, and checked", "[platform]") {
    const SmtpSettings made{.server = "smtps://mail.example.org",
                            .from = "office@example.org",
                            .user = "office",
                            .password = "\"pässword\\"};
    const SmtpSettings read = smtp_settings_from(to_json(made)).take();
    REQUIRE(read.server == made.server);
    REQUIRE(read.from == made.from);
    REQUIRE(read.user == made.user);
    REQUIRE(read.password == made.password);
    for (const char* damaged : {"", "[]", "{}", "{\"server\":1}"}) {
        REQUIRE(smtp_settings_from(damaged).error().kind == ErrorKind::Invalid);
    }
    for (const char* server : {"", "mail.example.org", "http://mail.example.org", "smtp://",
                               "smtp://user@mail", "smtp://a b", "smtp://a\r\n"}) {
        REQUIRE(check(settings(server)).error().kind == ErrorKind::Invalid);
    }
    SmtpSettings wrong = made;
    wrong.from = "office";
    REQUIRE(check(wrong).error().kind == ErrorKind::Invalid);
    wrong = made;
    wrong.password = "a\nb";
    REQUIRE(check(wrong).error().kind == ErrorKind::Invalid);
    for (const auto& [to, subject] : {std::pair{"ada", "A"}, std::pair{"a@b", "A\r\nBcc: x@y"}}) {
        REQUIRE(send_mail(made, SystemClock(), to, subject, "B").error().kind ==
                ErrorKind::Invalid);
    }
}

}  // namespace candour::platform
