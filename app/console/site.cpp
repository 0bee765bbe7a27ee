// The console's addresses.
#include "app/console/site.h"

#include <algorithm>
#include <utility>

#include <sodium.h>

#include "app/console/audit/audit.h"
#include "app/console/calendar/calendar.h"
#include "app/console/cases/cases.h"
#include "app/console/devices/devices.h"
#include "app/console/error/error.h"
#include "app/console/help/help.h"
#include "app/console/inbox/contact_card.h"
#include "app/console/inbox/inbox.h"
#include "app/console/information/information.h"
#include "app/console/involvement/involvement.h"
#include "app/console/item/item.h"
#include "app/console/layout/layout.h"
#include "app/console/paper/paper.h"
#include "app/console/redaction/redaction.h"
#include "app/console/responses.h"
#include "app/console/safeguarding/lead_desk.h"
#include "app/console/safeguarding/safeguarding.h"
#include "app/console/staff/account.h"
#include "app/console/staff/invitation.h"
#include "app/console/staff/staff.h"
#include "app/console/surveys/surveys.h"
#include "app/console/work/calendar.h"
#include "app/console/work/today.h"
#include "app/console/work/viewer.h"
#include "app/console/work/work_site.h"
#include "app/console/you_said/you_said.h"
#include "core/feedback/practice.h"

namespace candour::console {
namespace {

constexpr std::string_view items_prefix = "/items/";
constexpr std::string_view surveys_prefix = "/surveys/";
constexpr std::string_view devices_prefix = "/devices/";
// The part after `prefix`; empty when `path` does not start with it.
std::string_view after(std::string_view path, std::string_view prefix) {
    return path.starts_with(prefix) ? path.substr(prefix.size()) : std::string_view{};
}

// "/devices/ID/revoke": the ID; empty when it is another address.
std::string_view device_to_revoke(std::string_view path) {
    constexpr std::string_view end = "/revoke";
    std::string_view id = after(path, devices_prefix);
    if (!id.ends_with(end)) return {};
    id.remove_suffix(end.size());
    return id;
}

std::optional<SurveyAddress> address_of_survey(std::string_view path) {
    return survey_address(after(path, surveys_prefix));
}

bool is_download(const SurveyAddress& address) {
    return address.view == SurveyView::Csv || address.view == SurveyView::Xlsx;
}

// What a browser calls this server by; "" when it is nothing that could stand in a link.
std::string host_of(const protocol::HttpRequest& request) {
    const auto host = request.headers.find("host");
    if (host == request.headers.end() || host->second.size() > 255) return {};
    const bool plain = std::ranges::all_of(host->second, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view(".-:[]").find(c) != std::string_view::npos;
    });
    return plain ? host->second : std::string{};
}

std::string address_of_console(const protocol::HttpRequest& request) {
    const std::string host = host_of(request);
    return host.empty() ? host : "https://" + host;
}

// What was asked for, to come back to in another language; for a form, where its page is.
std::string here_of(const protocol::HttpRequest& request) {
    if (request.method == "POST") {
        const Route* route = find_route(request.path);
        return route != nullptr && route->shows ? request.path : "/";
    }
    return request.query.empty() ? request.path : request.path + "?" + request.query;
}

// A form with a file in it where the page has one, and only there. Errors: Invalid.
Result<SentForm> sent_form(const protocol::HttpRequest& request) {
    const auto editor = editor_address(request.path);
    if (editor && takes_file(editor->view)) return multipart_form_of(request);
    // Sheets, stages in several languages, and a text full of names have many fields.
    const bool sheet = paper_address(request.path).has_value() ||
                       procedure_address(request.path).has_value() ||
                       !redaction_in(request.path).empty();
    ASSIGN_OR_RETURN(Fields fields, form_of(request, sheet ? sheet_limits : form_limits));
    return SentForm{.fields = std::move(fields)};
}

}  // namespace

Site::Site(ConsoleOptions options, Templates templates, Asset style, Asset icon)
    : options_(std::move(options)),
      is_practice_(feedback::is_practice(*options_.organisation())),
      templates_(std::move(templates)),
      style_(std::move(style)),
      icon_(std::move(icon)),
      sessions_(options_.office, options_.clock, options_.random, cookie_names(is_practice_)),
      second_factor_(options_.office, options_.clock, options_.random, options_.hmac_sha1,
                     options_.staff_key),
      sign_in_(desk(), sessions_, second_factor_, options_.random, options_.password_checks_max,
               options_.password_wait, options_.decoy_hash),
      calendar_limit_(calendar_requests_per_minute, std::chrono::minutes{1}, options_.random) {}

Desk Site::desk(const PageLanguage& language) const {
    std::shared_ptr<const feedback::Organisation> now = options_.organisation();
    std::shared_ptr<const std::vector<server::OfficeKey>> keys = options_.office_keys.now();
    const feedback::Organisation& organisation = *now;
    const std::vector<server::OfficeKey>& office_keys = *keys;
    return {options_.office,         organisation,      office_keys,
            options_.clock,          options_.registry, options_.bundles,
            options_.enrol_identity, options_.surveys,  options_.write_spreadsheet,
            options_.paper,          std::move(now),    std::move(keys),
            options_.work,           language,          options_.learning.store};
}

Editor Site::editor(const PageLanguage& language) {
    return Editor({desk(language), options_.drafts, options_.disk, options_.ready_folder,
                   options_.preview_survey, options_.publish_survey, options_.withdraw_survey,
                   options_.read_spreadsheet},
                  pictures_);
}

protocol::HttpResponse Site::handle(const protocol::HttpRequest& request) {
    for (const Asset* asset : {&style_, &icon_}) {
        if (request.path == asset->path) return asset_response(asset->type, asset->bytes);
    }
    if (request.path == public_changes_path) return public_changes(request);
    if (request.path.starts_with(calendar_feed_prefix)) return get_calendar(request);
    if (auto chosen = choose_language(request)) return std::move(*chosen);
    Viewer viewer{.language = language_of(request), .here = here_of(request)};
    Result<std::optional<SignedIn>> found = sessions_.find(cookies_of(request));
    if (!found.ok()) return fail(status_of(found.error().kind), viewer);
    viewer.signed_in = found.take();
    if (request.method == "POST") return post(request, viewer);
    protocol::HttpResponse response = request.method == "GET" || request.method == "HEAD"
                                          ? get(request, viewer)
                                          : fail(405, viewer);
    if (response.status == 405) response.headers.emplace_back("Allow", "GET, HEAD, POST");
    if (request.method == "HEAD") response.body.clear();
    return response;
}

std::optional<protocol::HttpResponse> Site::keep_out(const Route& route, const Viewer& viewer,
                                                     bool sends) {
    const store::StaffAccount& account = viewer->account;
    const bool lets_in = sends ? may_send(route, account.roles) : may_enter(route, account.roles);
    if (!lets_in) return fail(403, viewer);
    const bool may_be_here =
        !is_practice_ || office::may(account.roles, office::Permission::Practise);
    if (!may_be_here && route.pattern != "/sign-out") return fail(403, viewer);
    // Today is everybody's and shows words and cases.
    const bool shows_work = route.entry == Entry::Permitted || route.pattern == "/";
    const bool lacks_factor = options_.requires_second_factor && account.totp_secret.empty() &&
                              office::has_step_up(account.roles);
    if (lacks_factor && shows_work) return redirect_response(address_of_code);
    return std::nullopt;
}

protocol::HttpResponse Site::get(const protocol::HttpRequest& request, const Viewer& viewer) {
    const Route* route = find_route(request.path);
    if (route == nullptr) return fail(404, viewer);
    if (!route->shows) return fail(405, viewer);
    if (route->entry == Entry::Anybody) return get_entry(request, viewer);
    if (!viewer) {
        const std::string next = safe_next(request.path);
        return redirect_response(next == "/" ? "/sign-in" : "/sign-in?next=" + url_encode(next));
    }
    if (auto kept_out = keep_out(*route, viewer, false)) return std::move(*kept_out);
    if (auto edited = get_editor(request, viewer)) return std::move(*edited);
    if (auto cases = get_case(request, viewer)) return std::move(*cases);
    if (const auto file = learning_file(learning_desk(), request, *viewer))
        return download(*file, viewer);
    const auto survey = address_of_survey(request.path);
    if (survey && is_download(*survey)) return download(results_download(desk(), *survey), viewer);
    if (const auto file = work_download(request, *viewer)) return download(*file, viewer);
    if (request.path == newsletter_path)
        return download(newsletter_download(desk(), *viewer), viewer);
    const auto paper = paper_address(request.path);
    if (paper && paper->view == PaperView::Pdf) {
        return download(paper_download(desk(), *paper, query_of(request)), viewer);
    }
    Result<Page> page = page_for(request, *viewer);
    if (!page.ok()) return fail(status_of(page.error().kind), viewer);
    return respond(page.take(), viewer);
}

Result<CasesDesk> Site::cases_desk(const SignedIn& viewer, const PageLanguage& language) {
    if (options_.cases == nullptr) {
        return Error{ErrorKind::NotFound, "this server keeps no cases"};
    }
    ASSIGN_OR_RETURN(auto everybody, options_.everybody());
    for (const casework::Worker& one : everybody) {
        if (one.id != viewer.account.id) continue;
        casework::Worker worker = one;
        return CasesDesk{desk(language), *options_.cases, std::move(worker), std::move(everybody),
                         options_.publish_reply};
    }
    return Error{ErrorKind::Denied, "this account does not work on cases"};
}

std::optional<protocol::HttpResponse> Site::get_case(const protocol::HttpRequest& request,
                                                     const Viewer& viewer) {
    const auto address = case_address(request.path);
    if (!address) return std::nullopt;
    const Result<CasesDesk> cases = cases_desk(*viewer, viewer.language);
    if (!cases.ok()) return fail(status_of(cases.error().kind), viewer);
    if (address->view == CaseView::Record) {
        return download(case_record(cases.value(), *address), viewer);
    }
    Result<Page> page = case_page_at(cases.value(), *address, query_of(request));
    if (!page.ok()) return fail(status_of(page.error().kind), viewer);
    return respond(page.take(), viewer);
}

std::optional<protocol::HttpResponse> Site::get_editor(const protocol::HttpRequest& request,
                                                       const Viewer& viewer) {
    const auto address = editor_address(request.path);
    if (!address) return std::nullopt;
    if (address->view == EditorView::Picture) {
        const Result<Bytes> picture = editor({}).picture(*address, query_of(request));
        if (picture.ok()) return picture_response(picture.value());
        return fail(status_of(picture.error().kind), viewer);
    }
    if (is_draft_file(address->view)) {
        return download(editor({}).file(*address), viewer, PracticeMark::Name);
    }
    Result<Page> page = editor(viewer.language).page(*address, query_of(request), *viewer);
    if (!page.ok()) return fail(status_of(page.error().kind), viewer);
    return respond(page.take(), viewer);
}

protocol::HttpResponse Site::download(const Result<Download>& file, const Viewer& viewer,
                                      PracticeMark mark) {
    if (!file.ok()) return fail(status_of(file.error().kind), viewer);
    const Download sent = is_practice_ ? practice_file(file.value(), mark) : file.value();
    return download_response(sent.name, sent.type, sent.content);
}

std::optional<ProcedureAddress> Site::address_of_procedure(std::string_view path) const {
    return options_.procedures == nullptr ? std::nullopt : procedure_address(path);
}

Result<Page> Site::page_for(const protocol::HttpRequest& request, const SignedIn& viewer) {
    const Desk desk = this->desk(language_of(request));
    const std::string_view path = request.path;
    if (path == "/") return today_page(desk, viewer);
    if (path == "/contacts") return inbox_page(desk, query_of(request), viewer);
    if (is_help_path(path)) return help_page(desk, path, viewer);
    if (is_involvement_path(path)) return involvement_page(desk, path, query_of(request), viewer);
    if (is_safeguarding_path(path)) return safeguarding_page(desk, path, viewer);
    if (const auto work = work_address(path)) {
        return work_page(desk, *work, query_of(request), viewer);
    }
    if (is_learning_path(path)) {
        return learning_page(learning_desk(desk.language), request, viewer);
    }
    if (const auto address = address_of_procedure(path)) {
        return procedure_page(procedure_desk(desk.language), *address, viewer);
    }
    if (path == "/surveys") return surveys_page(desk, viewer.account);
    if (path == "/audit") return audit_page(desk);
    if (is_information_path(path)) return information_page(desk, options_.publicity);
    if (is_calendar_path(path)) return calendar_page(desk, options_.calendar, query_of(request));
    if (path == "/languages") return languages_page(desk, options_.languages);
    if (path == "/devices") return devices_page(desk, query_of(request));
    if (path == "/devices/add") return joining(desk.language).ask_for_code();
    if (const auto device = device_to_revoke(path); !device.empty()) {
        return revoke_page(desk, device);
    }
    if (path.starts_with("/account")) {
        return account_page(staff_desk(request), path, query_of(request), viewer);
    }
    if (path.starts_with("/staff")) return staff_page(staff_desk(request), path, query_of(request));
    if (const auto paper = paper_address(path)) {
        if (paper->view == PaperView::KeyIn) return key_in_page(desk, *paper, query_of(request));
        return paper_page(desk, *paper);
    }
    if (auto about_survey = page_about_survey(desk, path, viewer)) return std::move(*about_survey);
    if (!redaction_in(path).empty()) return redact(request, viewer);
    if (!after(path, items_prefix).empty()) return read_item(request, viewer);
    return error_page(404);
}

std::optional<Result<Page>> Site::page_about_survey(const Desk& desk, std::string_view path,
                                                    const SignedIn& viewer) {
    const auto survey = address_of_survey(path);
    if (!survey) return std::nullopt;
    switch (survey->view) {
        case SurveyView::Words:
            return words_page(desk, *survey, viewer.account);
        case SurveyView::Outcome:
            return outcome_page(desk, *survey);
        case SurveyView::Csv:  // get() has answered these two.
        case SurveyView::Xlsx:
        case SurveyView::Results:
            break;
    }
    return results_page(desk, *survey, viewer.account);
}

Result<Page> Site::read_item(const protocol::HttpRequest& request, const SignedIn& viewer) {
    const Desk desk = this->desk(language_of(request));
    ASSIGN_OR_RETURN(const store::OfficeItem item,
                     find_item(desk, after(request.path, items_prefix)));
    ASSIGN_OR_RETURN(const CaseLink link, link_of(item, viewer));
    if (request.method == "GET") {
        // No reading without a trace: when this cannot be written, the words are not shown.
        RETURN_IF_ERROR(note(desk, viewer.account.user_name,
                             "read a contact (" + std::string{feedback::name_of(item.kind)} + ", " +
                                 item.id.hex().substr(0, 8) + ")"));
    }
    return item_page(desk, item, link);
}

StaffDesk Site::staff_desk(const protocol::HttpRequest& request) {
    return {desk(language_of(request)),
            sessions_,
            sign_in_,
            second_factor_,
            options_.random,
            options_.make_qr,
            options_.mailer,
            options_.hand_over,
            address_of_console(request),
            options_.practice_address};
}

// For people who are not signed in.
protocol::HttpResponse Site::get_entry(const protocol::HttpRequest& request, const Viewer& viewer) {
    // Of the languages and the calendars, what handle() did not know.
    if (request.path.starts_with("/language/")) return fail(404, viewer);
    if (request.path != "/sign-in") {
        const Viewer nobody{.language = viewer.language, .here = viewer.here};
        return respond(welcome_page(staff_desk(request), request.path, cookies_of(request)),
                       nobody);
    }
    if (viewer) return redirect_response("/");
    return respond(sign_in_.show(query_of(request), cookies_of(request), viewer.language), viewer);
}

protocol::HttpResponse Site::post(const protocol::HttpRequest& request, const Viewer& viewer) {
    const Route* route = find_route(request.path);
    if (route == nullptr) return fail(404, viewer);
    if (route->entry == Entry::Anybody) {
        return route->takes ? post_entry(request, viewer) : fail(405, viewer);
    }
    if (!viewer) return redirect_response("/sign-in");
    const Result<SentForm> form = sent_form(request);
    if (!form.ok()) return fail(400, viewer);
    if (from_another_site(request) ||
        !same_token(field(form.value().fields, "form_token"), viewer->session.csrf_token)) {
        return respond(stale_form_page(viewer.language), viewer);
    }
    if (auto kept_out = keep_out(*route, viewer, true)) return std::move(*kept_out);
    if (!route->takes) return fail(405, viewer);
    if (route->step_up == StepUp::Asked) {
        auto asked = sign_in_.step_up(request.path, form.value().fields, *viewer, viewer.language);
        if (!asked.ok()) return fail(status_of(asked.error().kind), viewer);
        if (asked.value()) return respond(std::move(*asked.value()), viewer);
    }
    auto reply = act(request, form.value(), *viewer);
    return reply ? respond(std::move(*reply), viewer) : fail(405, viewer);
}

std::optional<Result<Reply>> Site::act(const protocol::HttpRequest& request, const SentForm& sent,
                                       const SignedIn& viewer) {
    const std::string_view path = request.path;
    const Fields& form = sent.fields;
    const PageLanguage language = language_of(request);
    if (path.starts_with("/account")) {
        return take_account(staff_desk(request), path, form, viewer);
    }
    if (path.starts_with("/staff")) return take_staff(staff_desk(request), path, form, viewer);
    if (const auto work = work_address(path)) {
        return work_act(desk(language), *work, form, viewer, options_.random, host_of(request));
    }
    if (path == "/sign-out") return sign_in_.sign_out(viewer);
    if (path == "/devices/add") return joining(language).take_code(form, viewer);
    if (path == "/devices/approve") return joining(language).approve(form, viewer);
    if (path == "/devices/refuse") return joining(language).refuse(form, viewer);
    if (only_takes_calendar_forms(path)) {
        return take_calendar(desk(language), options_.calendar, path, form, viewer.account);
    }
    if (only_takes_information_forms(path)) {
        return take_information(desk(language), options_.publicity, options_.random, path, form,
                                viewer.account);
    }
    const std::string_view device = device_to_revoke(path);
    if (!device.empty()) return revoke(desk(), device, viewer);
    if (auto taken = take_lead_form(desk(language), path, form, viewer)) return taken;
    if (!redaction_in(path).empty()) return take_redacted(request, form, viewer);
    if (auto taken = take_involvement(desk(language), options_.random, path, form, viewer))
        return taken;
    if (auto taken = take_learning(learning_desk(language), path, form, viewer)) return taken;
    if (const auto edited = editor_address(path))
        return editor(language).take(*edited, sent, viewer);
    if (const auto address = case_address(path)) {
        const Result<CasesDesk> cases = cases_desk(viewer, language_of(request));
        if (!cases.ok()) return cases.error();
        return take_at(cases.value(), *address, form);
    }
    if (const auto address = address_of_procedure(path)) {
        return take_procedure_form(procedure_desk(language), *address, form, viewer);
    }
    const auto survey = address_of_survey(path);
    if (survey && survey->view == SurveyView::Outcome) {
        return take_outcome(desk(language), *survey, form, viewer.account);
    }
    const auto paper = paper_address(path);
    if (paper && paper->view == PaperView::KeyIn) {
        return take_sheet(desk(language), *paper, form, viewer.account, keying_day_);
    }
    return std::nullopt;
}

protocol::HttpResponse Site::post_entry(const protocol::HttpRequest& request,
                                        const Viewer& viewer) {
    // Whoever is signed in already is nobody until this has said who they are.
    const Viewer nobody{.language = viewer.language, .here = viewer.here};
    const Result<Fields> form = form_of(request);
    if (!form.ok()) return fail(400, nobody);
    if (from_another_site(request)) return respond(stale_form_page(viewer.language), nobody);
    const Fields cookies = cookies_of(request);
    if (request.path == "/sign-in") {
        return respond(sign_in_.submit(form.value(), cookies, viewer.language), nobody);
    }
    if (request.path == "/sign-in/code") {
        return respond(sign_in_.take_code(form.value(), cookies, viewer.language), nobody);
    }
    return respond(take_welcome(staff_desk(request), request.path, form.value(), cookies), nobody);
}

protocol::HttpResponse Site::respond(Result<Reply> reply, const Viewer& viewer) {
    if (!reply.ok()) {
        if (reply.error().kind == ErrorKind::Denied)
            return respond(stale_form_page(viewer.language), viewer);
        return fail(status_of(reply.error().kind), viewer);
    }
    const auto* redirect = std::get_if<Redirect>(&reply.value().what);
    protocol::HttpResponse response =
        redirect != nullptr ? redirect_response(redirect->to)
                            : respond(std::get<Page>(std::move(reply.value().what)), viewer);
    for (std::string& cookie : reply.value().cookies) {
        response.headers.emplace_back("Set-Cookie", std::move(cookie));
    }
    return response;
}

protocol::HttpResponse Site::respond(Page page, const Viewer& viewer) {
    const std::shared_ptr<const feedback::Organisation> now = options_.organisation();
    add_layout(page, {*now, viewer ? &*viewer : nullptr, style_.path, icon_.path, viewer.language,
                      templates_.is_translated(page.template_name), viewer.here,
                      options_.translator != nullptr && !page.is_public, options_.work != nullptr,
                      options_.procedures != nullptr, options_.learning.store != nullptr});
    const Result<std::string> html =
        templates_.render(page.template_name, page.view, nullptr, viewer.language.tag());
    if (html.ok()) return html_response(page.status, html.value());
    if (page.template_name == "error") return bare_response(500);
    return fail(500, viewer);
}

protocol::HttpResponse Site::fail(int status, const Viewer& viewer) {
    return respond(error_page(status, viewer.language), viewer);
}

}  // namespace candour::console
