// platform/server/server_app.cpp: see server_app.h.
#include "platform/server/server_app.h"

#include "app/console/editor/address.h"
#include "app/console/limits.h"
#include "app/console/page_language.h"
#include "app/console/receipt/limits.h"
#include "app/console/receipt/receipt_view.h"
#include "platform/net/forwarded.h"
#include "platform/net/hmac_sha1.h"
#include "platform/pictures/qr_code.h"
#include "platform/server/administration.h"
#include "platform/server/console_wiring.h"
#include "platform/server/language_facts.h"
#include "platform/server/staff_commands.h"
#include "platform/sheets/xlsx.h"
#include "platform/system/even_time.h"
#include "platform/system/paths.h"
#include "sync/protocol/limits.h"

namespace candour::platform {

namespace {

constexpr const char* device_paths = "/v1/";
constexpr const char* cells_path = "/v1/cells";
constexpr const char* surveys_path = "/surveys/";
// They only wait for the disk, and share its work (group commit).
constexpr std::size_t device_workers = 16;
constexpr std::size_t device_queue_max = 64;
// Each runs the kiosk's program for a second or two; a page asks for a dozen.
constexpr std::size_t picture_workers = 2;
constexpr std::size_t picture_queue_max = 64;
// A spreadsheet may take 256 MiB of memory while it is read: one at a time.
constexpr std::size_t upload_workers = 1;
constexpr std::size_t uploads_at_once = 4;
// Those that look up, those that wait, and some to say that there are too many.
constexpr std::size_t receipt_workers =
    console::receipts_at_once + console::receipts_waiting_max + 4;
constexpr std::size_t receipt_queue_max = 64;
// 256 kbit/s: staff have a line that is no worse; who is slower holds others up.
constexpr std::size_t upload_bytes_per_s = 32 * 1024;
// 8 kbit/s: a full upload may take close to five minutes over the worst mobile link.
constexpr std::size_t slow_link_bytes_per_s = 1000;

protocol::HttpResponse json_error(int status, std::string_view words) {
    const std::string body = "{\"error\":\"" + std::string(words) + "\"}\n";
    return {status, {{"Content-Type", "application/json"}}, Bytes(body.begin(), body.end())};
}

std::string address_of(const std::string& host, std::uint16_t port) {
    const bool is_ipv6 = host.find(':') != std::string::npos;
    return "https://" + (is_ipv6 ? "[" + host + "]" : host) + ":" + std::to_string(port);
}

Result<std::unique_ptr<Catalogue>> console_words(const std::string& share) {
    auto words = std::make_unique<Catalogue>(share + "/locale/console");
    for (const console::ConsoleLanguage& language : console::console_languages)
        RETURN_IF_ERROR(words->check_language(language.tag));
    return words;
}

std::function<privacy::EpochPublicKey()> key_of_the_month(const ServerParts& parts) {
    return [&parts] { return parts.office_keys()->current_epoch().pair.public_key; };
}

bool means_all_networks(const std::string& host) { return host == "0.0.0.0" || host == "::"; }

}  // namespace

Result<std::unique_ptr<ServerApp>> ServerApp::start(const ServerPlace& place,
                                                    const ServeOptions& options) {
    RETURN_IF_ERROR(check_is_server(place.folder, FileDisk()));
    ASSIGN_OR_RETURN(FolderLock lock, FolderLock::take(place.folder));
    std::unique_ptr<ServerApp> app(new ServerApp(std::move(lock)));
    RETURN_IF_ERROR(app->start_parts(place, options));
    RETURN_IF_ERROR(app->start_http(options));
    RETURN_IF_ERROR(app->start_control());
    return app;
}

ServerApp::~ServerApp() {
    if (http_) http_->stop();
}

Status ServerApp::start_parts(const ServerPlace& place, const ServeOptions& options) {
    ASSIGN_OR_RETURN(parts_, ServerParts::open(place));
    if (parts_->is_practice() && !options.practice_address.empty()) {
        return Error{ErrorKind::Invalid,
                     "--practice-address: this is the practice office itself; give the address to "
                     "the real server"};
    }
    RETURN_IF_ERROR(parts_->rotate_keys());
    if (parts_->role != Role::Intake) RETURN_IF_ERROR(start_console(options.practice_address));
    if (parts_->takes_from_devices()) RETURN_IF_ERROR(start_receipts());
    ticker_ = std::make_unique<ReleaseTicker>(*parts_, cases_.get(), options.release_every);
    return Unit{};
}

// After all that a command may ask about.
Status ServerApp::start_control() {
    const auto execute = [this](const ControlMessage& request, const std::string& user) {
        return administer(*parts_, request, user);
    };
    ASSIGN_OR_RETURN(control_, ControlSocket::open(parts_->folder, {execute, only_looks}));
    return Unit{};
}

Status ServerApp::read_languages(const std::string& share) {
    ASSIGN_OR_RETURN(console_words_, console_words(share));
    ASSIGN_OR_RETURN(languages_, read_language_facts(share, parts_->disk));
    return Unit{};
}

Status ServerApp::start_console(const std::string& practice_address) {
    ASSIGN_OR_RETURN(const std::string share, share_folder());
    ASSIGN_OR_RETURN(cases_, CaseOffice::open(*parts_));
    ASSIGN_OR_RETURN(print_shop_, PrintShop::open(parts_->folder.font_cache()));
    RETURN_IF_ERROR(read_languages(share));
    ASSIGN_OR_RETURN(const std::string programs, program_folder());
    preview_ = std::make_unique<SurveyPreview>(
        [this] { return parts_->organisation(); }, programs + "/candour-kiosk",
        [this](const std::string& id) { return parts_->published_pictures(id); });
    const auto preview = [this](const std::string& document, const std::string& language,
                                const std::string& question, int size_percent) {
        return preview_->picture(document, language, question, size_percent);
    };
    ASSIGN_OR_RETURN(
        console_,
        console::Console::create(
            {.office = *parts_->office,
             .registry = *parts_->registry,
             .surveys = *parts_->surveys,
             .drafts = *parts_->drafts,
             .bundles = *parts_->bundles,
             .enrol_identity = {.pin = parts_->pin, .offline_key = parts_->online_keys.offline_key},
             .organisation = [this] { return parts_->organisation(); },
             .office_keys = parts_->office_keys_now(),
             .clock = parts_->clock,
             .random = parts_->random,
             .disk = parts_->disk,
             .share_folder = share + "/console",
             .write_spreadsheet = write_xlsx,
             .read_spreadsheet = read_xlsx,
             .ready_folder = share + "/questionnaires",
             .preview_survey = preview,
             .publish_survey =
                 [this](const auto& document, const auto& services, const auto& who) {
                     return parts_->publish_survey(document, services, who);
                 },
             .withdraw_survey =
                 [this](const std::string& id, const std::string& who) {
                     return parts_->withdraw_survey(id, who);
                 },
             .cases = &cases_->work,
             .everybody = [this] { return casework::everybody_of(*parts_->office); },
             .publish_reply = reply_publisher(*parts_),
             .staff_key = staff_key_of(*parts_->office_keys()),
             .hmac_sha1 = hmac_sha1,
             .make_qr = make_qr,
             .requires_second_factor = parts_->disk.exists(parts_->folder.requires_second_factor()),
             .mailer = &parts_->mailer,
             .hand_over = &cases_->hand_over,
             .procedures = parts_->procedures.get(),
             .procedures_folder = share + "/procedures",
             .calendar = calendar_options(*parts_, *cases_),
             .publicity = publicity_options(*parts_),
             .paper = {.make_paper =
                           [this](const survey::Questionnaire& questionnaire,
                                  const Language& language, const std::string& size) {
                               const auto organisation = parts_->organisation();
                               return print_shop_->print(questionnaire, organisation.get(),
                                                         language, size);
                           },
                       .pool = *parts_->pool,
                       .random = parts_->random,
                       .key = key_of_the_month(*parts_)},
             .learning = learning_options(*parts_, *cases_),
             .languages = languages_,
             .work = &cases_->pages,
             .translator = console_words_.get(),
             .practice_address = practice_address}));
    return Unit{};
}

Status ServerApp::start_receipts() {
    if (!parts_->organisation()->receipts.offered) return Unit{};
    ASSIGN_OR_RETURN(const std::string share, share_folder());
    visitors_words_ = std::make_unique<Catalogue>(share + "/locale");
    ASSIGN_OR_RETURN(receipt_page_,
                     console::ReceiptPage::create(
                         {.board = *parts_->board,
                          .organisation = [this] { return parts_->organisation(); },
                          .salt = privacy::receipt_salt(parts_->online_keys.offline_key.bytes),
                          .clock = parts_->clock,
                          .random = parts_->random,
                          .disk = parts_->disk,
                          .share_folder = share + "/console",
                          .words = *visitors_words_,
                          .evenly = work_evenly}));
    return Unit{};
}

Status ServerApp::start_http(const ServeOptions& options) {
    HttpServerOptions http;
    proxy_ = options.proxy;
    http.host = options.host;
    http.port = options.port;
    ASSIGN_OR_RETURN(http.identity, load_tls_identity(parts_->folder, parts_->disk));
    http.body_limits = {{"/v1/", protocol::device_request_bytes_max, slow_link_bytes_per_s},
                        {cells_path, protocol::cells_body_bytes_max, slow_link_bytes_per_s,
                         /*takes_cut_bodies=*/true},
                        {surveys_path, console::sheet_form_bytes_max},
                        {std::string(console::receipt_path), console::receipt_form_bytes_max},
                        {std::string(console::bring_prefix), console::upload_bytes_max,
                         upload_bytes_per_s, /*takes_cut_bodies=*/false, uploads_at_once}};
    // Staff who sign in wait for password checks; the kiosks must not wait with them.
    http.lanes = {{device_paths, device_workers, device_queue_max},
                  {std::string(console::receipt_path), receipt_workers, receipt_queue_max},
                  {std::string(console::pictures_prefix), picture_workers, picture_queue_max},
                  {std::string(console::bring_prefix), upload_workers, uploads_at_once}};
    ASSIGN_OR_RETURN(
        http_, HttpServer::create(std::move(http),
                                  [this](const protocol::HttpRequest& r) { return handle(r); }));
    address_ = address_of(options.host, http_->port());
    if (!means_all_networks(options.host)) parts_->serving_at = address_;
    // For "invite": where kiosks reach this server, if they do.
    RETURN_IF_ERROR(parts_->disk.write(
        parts_->folder.address(),
        as_bytes(parts_->takes_from_devices() ? parts_->serving_at : std::string()),
        /*secret=*/false));
    parts_->http_refusals = [this] { return http_->refusals(); };
    http_->start();
    return Unit{};
}

std::optional<protocol::HttpResponse> ServerApp::handle_receipt(
    const protocol::HttpRequest& request) {
    if (receipt_page_ == nullptr) return std::nullopt;
    if (proxy_.empty()) return receipt_page_->handle(request);
    protocol::HttpRequest asked = request;
    asked.address = asking_address(request, proxy_);
    auto response = receipt_page_->handle(asked);
    wipe(asked.body);
    return response;
}

// On the worker threads, several at a time.
protocol::HttpResponse ServerApp::handle(const protocol::HttpRequest& request) {
    if (request.path == "/health") {
        return {200, {{"Content-Type", "text/plain"}}, Bytes{'o', 'k'}};
    }
    if (request.path.starts_with(device_paths)) {
        if (parts_->device_api != nullptr) return parts_->device_api->handle(request);
        return json_error(404, parts_->is_practice() ? "no device joins a practice office"
                                                     : "devices are served at another address");
    }
    if (auto response = handle_receipt(request)) return std::move(*response);
    if (console_ != nullptr) return console_->handle(request);
    return json_error(404, "there is nothing for people at this address");
}

}  // namespace candour::platform
