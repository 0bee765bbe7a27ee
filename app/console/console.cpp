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
    ASSIGN_OR_RETURN(Asset style, read_style(options.disk, options.share_folder));
    ASSIGN_OR_RETURN(Asset icon, read_icon(options.disk, options.share_folder));
    if (options.decoy_hash.empty()) {
        ASSIGN_OR_RETURN(options.decoy_hash, hash_password(make_token(options.random)));
    }
    auto site = std::make_unique<Site>(std::move(options), std::move(templates), std::move(style),
                                       std::move(icon));
    return std::unique_ptr<Console>(new Console(std::move(site)));
}

protocol::HttpResponse Console::handle(const protocol::HttpRequest& request) {
    return site_->handle(request);
}

}  // namespace candour::console
