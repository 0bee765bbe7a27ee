// Site: which handler answers which address. Who may see it: routes.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/console/assets.h"
#include "app/console/cases/cases_desk.h"
#include "app/console/console.h"
#include "app/console/devices/joining.h"
#include "app/console/editor/editor.h"
#include "app/console/item/item.h"
#include "app/console/learning/learning.h"
#include "app/console/page.h"
#include "app/console/paper/paper.h"
#include "app/console/practice.h"
#include "app/console/procedures/procedures.h"
#include "app/console/reports/report_cache.h"
#include "app/console/routes.h"
#include "app/console/sessions.h"
#include "app/console/sign_in/sign_in.h"
#include "app/console/staff/staff_desk.h"
#include "app/console/surveys/surveys.h"
#include "app/console/templates.h"
#include "sync/server/address_limit.h"

namespace candour::console {

class Site {
public:
    Site(ConsoleOptions options, Templates templates, Asset style, Asset icon);

    protocol::HttpResponse handle(const protocol::HttpRequest& request);

private:
    // Who asks, if they are signed in, and how they are answered.
    struct Viewer {
        std::optional<SignedIn> signed_in{};
        PageLanguage language{};
        std::string here = "/";  // The page that they asked for.

        explicit operator bool() const { return signed_in.has_value(); }
        const SignedIn& operator*() const { return *signed_in; }
        const SignedIn* operator->() const { return &*signed_in; }
    };

    protocol::HttpResponse get(const protocol::HttpRequest& request, const Viewer& viewer);
    protocol::HttpResponse post(const protocol::HttpRequest& request, const Viewer& viewer);
    // Empty: they may come in.
    std::optional<protocol::HttpResponse> keep_out(const Route& route, const Viewer& viewer,
                                                   bool sends);
    // What stands before the sign-in.
    protocol::HttpResponse get_entry(const protocol::HttpRequest& request, const Viewer& viewer);
    protocol::HttpResponse post_entry(const protocol::HttpRequest& request, const Viewer& viewer);
    // Without signing in, by its secret address.
    protocol::HttpResponse get_calendar(const protocol::HttpRequest& request);
    // "/language/cy?next=/cases": remembered by the browser. Empty: another address.
    std::optional<protocol::HttpResponse> choose_language(const protocol::HttpRequest& request);
    PageLanguage language_of(const protocol::HttpRequest& request) const;
    // Empty: no file about the work is at this address.
    std::optional<Result<Download>> work_download(const protocol::HttpRequest& request,
                                                  const SignedIn& viewer);
    Result<Page> page_for(const protocol::HttpRequest& request, const SignedIn& viewer);
    // Empty: no page takes a form at this address.
    std::optional<Result<Reply>> act(const protocol::HttpRequest& request, const SentForm& sent,
                                     const SignedIn& viewer);
    protocol::HttpResponse download(const Result<Download>& file, const Viewer& viewer,
                                    PracticeMark mark = PracticeMark::NameAndContent);
    // Empty: no page about a survey is at this address.
    std::optional<Result<Page>> page_about_survey(const Desk& desk, std::string_view path,
                                                  const SignedIn& viewer);
    Result<Page> read_item(const protocol::HttpRequest& request, const SignedIn& viewer);
    // The case of a contact, and what the viewer may do with both. Errors: NotFound.
    Result<CaseLink> link_of(const store::OfficeItem& item, const SignedIn& viewer);
    // To take out what tells who somebody is. Errors also: NotFound for whoever may not.
    Result<Page> redact(const protocol::HttpRequest& request, const SignedIn& viewer);
    Result<Reply> take_redacted(const protocol::HttpRequest& request, const Fields& form,
                                const SignedIn& viewer);

    // The editor's pages and pictures; empty: none of its addresses.
    std::optional<protocol::HttpResponse> get_editor(const protocol::HttpRequest& request,
                                                     const Viewer& viewer);

    protocol::HttpResponse respond(Page page, const Viewer& viewer);
    protocol::HttpResponse respond(Result<Reply> reply, const Viewer& viewer);

    protocol::HttpResponse fail(int status, const Viewer& viewer);

    // With the organisation as it stands now: made once for each handler.
    Desk desk(const PageLanguage& language = {}) const;
    LearningDesk learning_desk(const PageLanguage& language = {}) {
        return {desk(language), options_.learning, options_.random, reports_};
    }
    protocol::HttpResponse public_changes(const protocol::HttpRequest& request);
    Editor editor(const PageLanguage& language);
    // Errors: NotFound when this server keeps no cases.
    Result<CasesDesk> cases_desk(const SignedIn& viewer, const PageLanguage& language);
    // A case's page or file; empty: none of its addresses.
    std::optional<protocol::HttpResponse> get_case(const protocol::HttpRequest& request,
                                                   const Viewer& viewer);
    StaffDesk staff_desk(const protocol::HttpRequest& request);
    // Only where there is a store of procedures.
    ProcedureDesk procedure_desk(const PageLanguage& language) {
        return {desk(language), *options_.procedures, options_.disk, options_.procedures_folder};
    }
    // Empty: none of the procedures' addresses, or this server has none of their pages.
    std::optional<ProcedureAddress> address_of_procedure(std::string_view path) const;
    Joining joining(const PageLanguage& language) { return {desk(language), sign_in_}; }

    ConsoleOptions options_;
    const bool is_practice_;
    Templates templates_;
    Asset style_;
    Asset icon_;
    Sessions sessions_;
    SecondFactor second_factor_;
    SignIn sign_in_;
    KeyingDay keying_day_;
    PictureCache pictures_;
    ReportCache reports_;
    server::AddressLimit calendar_limit_;
};

}  // namespace candour::console
