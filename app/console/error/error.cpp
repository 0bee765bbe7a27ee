// Words for failures. The reason itself is never shown: it is for the person who runs the server.
#include "app/console/error/error.h"

namespace candour::console {
namespace {

struct Words {
    std::string_view title;
    std::string_view what;
    std::string_view next;
};

Words words_for(int status) {
    switch (status) {
        case 400:
            return {N_("That did not arrive as it should"),
                    N_("The browser sent something we cannot read."),
                    N_("Go back, reload the page and try again.")};
        case 403:
            return {N_("You cannot open this page"),
                    N_("It is not part of what your account is for."),
                    N_("If you need it for your work, ask an administrator of your organisation.")};
        case 404:
            return {N_("Page not found"), N_("There is no page at this address."),
                    N_("If you typed the address, check it. If you followed a link, what it led to "
                       "may have been removed.")};
        case 405:
            return {N_("That cannot be done here"),
                    N_("This page does not take what the browser sent."),
                    N_("Go to Today and start from there.")};
        case 503:
            return {N_("Busy for a moment"), N_("We could not do this just now. Nothing is lost."),
                    N_("Wait a minute, then try again.")};
        default:
            return {N_("Something went wrong"), N_("We could not show this page. Nothing is lost."),
                    N_("Try again in a few minutes. If it happens again, tell the person who looks "
                       "after Candour where you work.")};
    }
}

Page page_of(int status, const Words& words, const PageLanguage& language) {
    Page page{"error", language.tr(words.title), Section::None, {}, status};
    page.view["what_happened"] = language.tr(words.what);
    page.view["what_next"] = language.tr(words.next);
    return page;
}

}  // namespace

Page error_page(int status, const PageLanguage& language) {
    return page_of(status, words_for(status), language);
}

Page stale_form_page(const PageLanguage& language) {
    return page_of(403,
                   {N_("This form is out of date"),
                    N_("For your safety we did not do what it asked: it was open for too long, or "
                       "did not come from this site."),
                    N_("Go back, reload the page and send it again. Cookies must be allowed.")},
                   language);
}

int status_of(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::Invalid:
            return 400;
        case ErrorKind::NotFound:
            return 404;
        case ErrorKind::Denied:
            return 403;
        case ErrorKind::Conflict:
        case ErrorKind::Unavailable:
        case ErrorKind::Full:
            return 503;
        case ErrorKind::Corrupt:
            return 500;
    }
    return 500;
}

}  // namespace candour::console
