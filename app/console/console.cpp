// Reading what the console needs, once, at start.
#include "app/console/console.h"

#include <utility>

#include <sodium.h>

#include "app/console/limits.h"
#include "app/console/password.h"
#include "app/console/practice.h"
#include "app/console/sessions.h"
#include "app/console/site.h"
#include "app/console/templates.h"
#include "core/feedback/practice.h"

namespace candour::console {

Console::Console(std::unique_ptr<Site> site) : site_(std::move(site)) {}
Console::~Console() = default;

Result<std::unique_ptr<Console>> Console::create(ConsoleOptions options) {
    CHECK(sodium_init() >= 0);
    if (feedback::is_practice(*options.organisation())) make_practice(options);
    ASSIGN_OR_RETURN(Templates templates,
                     Templates::load(options.disk, options.share_folder, options.translator));
    ASSIGN_OR_RETURN(Bytes style,
                     options.disk.read(options.share_folder + "/console.css", style_bytes_max));
    ASSIGN_OR_RETURN(Bytes icon,
                     options.disk.read(options.share_folder + "/web/icon.svg", style_bytes_max));
    if (options.decoy_hash.empty()) {
        ASSIGN_OR_RETURN(options.decoy_hash, hash_password(make_token(options.random)));
    }
    auto site = std::make_unique<Site>(
        std::move(options), std::move(templates),
        make_asset("console", "css", "text/css; charset=utf-8", std::move(style)),
        make_asset("icon", "svg", "image/svg+xml", std::move(icon)));
    return std::unique_ptr<Console>(new Console(std::move(site)));
}

protocol::HttpResponse Console::handle(const protocol::HttpRequest& request) {
    return site_->handle(request);
}

}  // namespace candour::console
