// What the console answers whoever asks, signed in or not: languages, calendars, what was done.
#include <utility>

#include "app/console/cases/cases.h"
#include "app/console/error/error.h"
#include "app/console/limits.h"
#include "app/console/redaction/redaction.h"
#include "app/console/responses.h"
#include "app/console/site.h"
#include "app/console/work/calendar.h"
#include "app/console/work/work_site.h"
#include "app/console/you_said/you_said.h"

namespace candour::console {
namespace {

constexpr std::string_view language_prefix = "/language/";
constexpr std::string_view language_cookie = "__Host-candour-language";
// For a year: a language is no secret, and asked once.
constexpr std::string_view language_cookie_flags =
    "; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=31536000";

// `next` when it is an address of this server and nothing else, else "/".
std::string own_address(std::string_view next) {
    const bool ours = next.starts_with("/") && !next.starts_with("//") &&
                      next.size() <= query_bytes_max &&
                      next.find_first_not_of(
                          "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                          "0123456789/-_.~%?&=+") == std::string_view::npos;
    return ours ? std::string{next} : std::string{"/"};
}

}  // namespace

protocol::HttpResponse Site::public_changes(const protocol::HttpRequest& request) {
    if (request.method != "GET" && request.method != "HEAD") {
        protocol::HttpResponse response = fail(405, Viewer{});
        response.headers.emplace_back("Allow", "GET, HEAD");
        return response;
    }
    const std::shared_ptr<const feedback::Organisation> now = options_.organisation();
    const Language language{field(query_of(request), "lang")};
    protocol::HttpResponse response =
        respond(public_you_said_page(*now, options_.clock.today(), language), Viewer{});
    if (request.method == "HEAD") response.body.clear();
    return response;
}

PageLanguage Site::language_of(const protocol::HttpRequest& request) const {
    return {options_.translator, field(cookies_of(request), language_cookie)};
}

std::optional<protocol::HttpResponse> Site::choose_language(const protocol::HttpRequest& request) {
    std::string_view tag = request.path;
    if (!tag.starts_with(language_prefix)) return std::nullopt;
    tag.remove_prefix(language_prefix.size());
    if (!is_console_language(tag) || options_.translator == nullptr) return std::nullopt;
    if (request.method != "GET") return std::nullopt;
    protocol::HttpResponse response =
        redirect_response(own_address(field(query_of(request), "next")));
    response.headers.emplace_back(
        "Set-Cookie",
        std::string{language_cookie} + "=" + std::string{tag} + std::string{language_cookie_flags});
    return response;
}

Result<CaseLink> Site::link_of(const store::OfficeItem& item, const SignedIn& viewer) {
    if (options_.cases == nullptr) {
        return CaseLink{.may_redact =
                            office::may(viewer.account.roles, office::Permission::RedactWords)};
    }
    ASSIGN_OR_RETURN(const CasesDesk cases, cases_desk(viewer, {}));
    return case_link(cases, item.id.hex());
}

Result<Page> Site::redact(const protocol::HttpRequest& request, const SignedIn& viewer) {
    const LearningDesk desk = learning_desk(language_of(request));
    ASSIGN_OR_RETURN(const store::OfficeItem item,
                     find_item(desk.desk, redaction_in(request.path)));
    ASSIGN_OR_RETURN(const CaseLink link, link_of(item, viewer));
    if (!link.may_redact) return Error{ErrorKind::NotFound, "there is no such contact"};
    return redaction_page(desk, item, link, viewer);
}

Result<Reply> Site::take_redacted(const protocol::HttpRequest& request, const Fields& form,
                                  const SignedIn& viewer) {
    const LearningDesk desk = learning_desk(language_of(request));
    ASSIGN_OR_RETURN(const store::OfficeItem item,
                     find_item(desk.desk, redaction_in(request.path)));
    ASSIGN_OR_RETURN(const CaseLink link, link_of(item, viewer));
    if (!link.may_redact) return Error{ErrorKind::NotFound, "there is no such contact"};
    return take_redaction(desk, item, link, form, viewer);
}

protocol::HttpResponse Site::get_calendar(const protocol::HttpRequest& request) {
    if (request.method != "GET" && request.method != "HEAD") return text_response(405, "");
    if (!calendar_limit_.take(request.address, options_.clock.since_boot())) {
        protocol::HttpResponse response = text_response(429, "Too many requests.\n");
        response.headers.emplace_back("Retry-After", "60");
        return response;
    }
    const PageLanguage language{options_.translator, field(query_of(request), "language")};
    const Result<std::string> calendar =
        calendar_feed(desk(language), calendar_token(request.path));
    if (!calendar.ok()) return text_response(status_of(calendar.error().kind), "");
    protocol::HttpResponse response = calendar_response(calendar.value());
    if (request.method == "HEAD") response.body.clear();
    return response;
}

std::optional<Result<Download>> Site::work_download(const protocol::HttpRequest& request,
                                                    const SignedIn& viewer) {
    const auto work = work_address(request.path);
    if (!work || !is_file(*work)) return std::nullopt;
    return work_file(desk(language_of(request)), *work, query_of(request), viewer);
}

}  // namespace candour::console
