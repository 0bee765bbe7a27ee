// Words for failures. The reason itself is never shown: it is for the person who runs the server.
#include "app/console/error/error.h"

namespace candour::console {
namespace {

struct Words {
    const char* title;
    const char* what;
    const char* next;
};

Words words_for(int status) {
    switch (status) {
        case 400:
            return {"That did not arrive as it should",
                    "The browser sent something we cannot read.",
                    "Go back, reload the page and try again."};
        case 403:
            return {"You cannot open this page", "It is not part of what your account is for.",
                    "If you need it for your work, ask an administrator of your organisation."};
        case 404:
            return {
                "Page not found", "There is no page at this address.",
                "If you typed the address, check it. If you followed a link, what it led to may "
                "have been removed."};
        case 405:
            return {"That cannot be done here", "This page does not take what the browser sent.",
                    "Go to the inbox and start from there."};
        case 503:
            return {"Busy for a moment", "We could not do this just now. Nothing is lost.",
                    "Wait a minute, then try again."};
        default:
            return {"Something went wrong", "We could not show this page. Nothing is lost.",
                    "Try again in a few minutes. If it happens again, tell the person who looks "
                    "after Candour where you work."};
    }
}

Page page_of(int status, const Words& words) {
    Page page{"error", words.title, Section::None, {}, status};
    page.view["what_happened"] = words.what;
    page.view["what_next"] = words.next;
    return page;
}

}  // namespace

Page error_page(int status) { return page_of(status, words_for(status)); }

Page stale_form_page() {
    return page_of(403,
                   {"This form is out of date",
                    "For your safety we did not do what it asked: it was open for too long, or "
                    "did not come from this site.",
                    "Go back, reload the page and send it again. Cookies must be allowed."});
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
