// platform/server/server_app.h: a running server: HTTPS, console, intake, releases, control socket.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/console/console.h"
#include "app/console/receipt/receipt_page.h"
#include "platform/net/http_server.h"
#include "platform/server/case_office.h"
#include "platform/server/control_socket.h"
#include "platform/server/preview.h"
#include "platform/server/print_shop.h"
#include "platform/server/release_ticker.h"
#include "platform/server/server_parts.h"
#include "platform/text/catalogue.h"

namespace candour::platform {

struct ServeOptions {
    std::string host = "127.0.0.1";
    std::uint16_t port = 8443;  // 0: any free one.
    Milliseconds release_every{60'000};
    std::string practice_address{};  // Where staff practise; empty: nowhere.
    std::string proxy{};             // The address of the organisation's own proxy; empty: none.
};

class ServerApp {
public:
    // Serves when it returns. Errors: Conflict (another process works in the folder, or the port is
    // taken), and those of every part, in words that name the file.
    static Result<std::unique_ptr<ServerApp>> start(const ServerPlace& place,
                                                    const ServeOptions& options);
    // Answers what is in flight, finishes a running release, closes the databases.
    ~ServerApp();
    ServerApp(const ServerApp&) = delete;
    ServerApp& operator=(const ServerApp&) = delete;

    const std::string& address() const { return address_; }  // "https://127.0.0.1:8443".
    const ServerParts& parts() const { return *parts_; }

private:
    explicit ServerApp(FolderLock lock) : lock_(std::move(lock)) {}
    Status start_parts(const ServerPlace& place, const ServeOptions& options);
    Status read_languages(const std::string& share_folder);
    Status start_console(const std::string& practice_address);
    // Where devices come in, people at home may, too: the office is inside.
    Status start_receipts();
    Status start_http(const ServeOptions& options);
    Status start_control();
    protocol::HttpResponse handle(const protocol::HttpRequest& request);
    // Empty: no page on which receipts are looked up is at this address.
    std::optional<protocol::HttpResponse> handle_receipt(const protocol::HttpRequest& request);

    // In this order: what comes later uses what comes earlier, and ends before it.
    FolderLock lock_;
    std::unique_ptr<ServerParts> parts_;
    std::unique_ptr<PrintShop> print_shop_;     // Null with intake.
    std::unique_ptr<SurveyPreview> preview_;    // Null with intake.
    std::unique_ptr<CaseOffice> cases_;         // Null with intake.
    std::unique_ptr<Catalogue> console_words_;  // Null with intake.
    std::vector<console::LanguageFacts> languages_{};
    std::unique_ptr<console::Console> console_;           // Null with intake.
    std::unique_ptr<Catalogue> visitors_words_;           // Null where no receipt is looked up.
    std::unique_ptr<console::ReceiptPage> receipt_page_;  // Likewise.
    std::unique_ptr<ReleaseTicker> ticker_;
    std::unique_ptr<HttpServer> http_;
    std::unique_ptr<ControlSocket> control_;
    std::string address_;
    std::string proxy_;
};

}  // namespace candour::platform
