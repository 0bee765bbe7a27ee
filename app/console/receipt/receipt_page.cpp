// From request to response.
#include "app/console/receipt/receipt_page.h"

#include <algorithm>
#include <utility>

#include "app/console/assets.h"
#include "app/console/fields.h"
#include "app/console/layout/layout.h"
#include "app/console/receipt/limits.h"
#include "app/console/receipt/receipt_view.h"
#include "app/console/receipt/turns.h"
#include "app/console/responses.h"
#include "app/console/templates.h"

namespace candour::console {
namespace {

constexpr std::string_view wait_for_room = "60";
constexpr std::string_view wait_for_address = "600";
constexpr FormLimits receipt_form{receipt_form_bytes_max, receipt_form_fields_max};

// Spaces after the end, which no browser shows. What stands between might pack them again.
void even_out(protocol::HttpResponse& response) {
    const std::size_t pages = (response.body.size() + receipt_page_bytes - 1) / receipt_page_bytes;
    response.body.resize(std::max<std::size_t>(pages, 1) * receipt_page_bytes, ' ');
}

// Holds the code while it is looked up.
class TypedCode {
public:
    explicit TypedCode(const protocol::HttpRequest& request) {
        Result<Fields> form = form_of(request, receipt_form);
        if (!form.ok()) return;
        if (const auto found = form.value().find("code"); found != form.value().end())
            text_ = std::move(found->second);
    }
    ~TypedCode() { wipe(text_); }
    TypedCode(const TypedCode&) = delete;
    TypedCode& operator=(const TypedCode&) = delete;
    std::string_view text() const { return text_; }

private:
    std::string text_;
};

class TakenTurn {
public:
    TakenTurn(Turns& turns, std::string_view address) : turns_(turns), turn_(turns.take(address)) {}
    ~TakenTurn() {
        if (turn_ == Turn::Taken) turns_.give_back();
    }
    TakenTurn(const TakenTurn&) = delete;
    TakenTurn& operator=(const TakenTurn&) = delete;
    Turn turn() const { return turn_; }

private:
    Turns& turns_;
    const Turn turn_;
};

}  // namespace

class ReceiptPage::Impl {
public:
    Impl(ReceiptPageOptions options, Templates templates, Asset style, Asset icon)
        : options_(std::move(options)),
          templates_(std::move(templates)),
          style_(std::move(style)),
          icon_(std::move(icon)),
          turns_(options_.clock, options_.random),
          mailboxes_(options_.board) {}

    std::optional<protocol::HttpResponse> handle(const protocol::HttpRequest& request);

private:
    // The page in the language that its address asks for.
    struct Asked {
        std::shared_ptr<const feedback::Organisation> organisation;
        Language language;
        ReceiptWords words;
    };
    Asked asked_by(const protocol::HttpRequest& request,
                   std::shared_ptr<const feedback::Organisation> organisation) const;
    protocol::HttpResponse respond(Page page, const Asked& asked) const;
    protocol::HttpResponse refuse(int status, std::string_view words, const Asked& asked) const;
    protocol::HttpResponse post(const protocol::HttpRequest& request, const Asked& asked);

    ReceiptPageOptions options_;
    Templates templates_;
    Asset style_;
    Asset icon_;
    Turns turns_;
    Mailboxes mailboxes_;
};

std::optional<protocol::HttpResponse> ReceiptPage::Impl::handle(
    const protocol::HttpRequest& request) {
    auto organisation = options_.organisation();
    if (!organisation->receipts.offered) return std::nullopt;
    for (const Asset* asset : {&style_, &icon_}) {
        if (request.path == asset->path) return asset_response(asset->type, asset->bytes);
    }
    if (request.path != receipt_path) return std::nullopt;
    const Asked asked = asked_by(request, std::move(organisation));
    if (request.method == "POST") return post(request, asked);
    const bool reads = request.method == "GET" || request.method == "HEAD";
    protocol::HttpResponse response = refuse(reads ? 200 : 405, "", asked);
    if (!reads) response.headers.emplace_back("Allow", "GET, HEAD, POST");
    if (request.method == "HEAD") response.body.clear();
    return response;
}

ReceiptPage::Impl::Asked ReceiptPage::Impl::asked_by(
    const protocol::HttpRequest& request,
    std::shared_ptr<const feedback::Organisation> organisation) const {
    const auto& languages = organisation->languages;
    Language wanted{field(query_of(request), "lang")};
    if (std::ranges::find(languages, wanted) == languages.end()) wanted = languages.front();
    const ReceiptWords words(options_.words, wanted);
    return {std::move(organisation), wanted, words};
}

protocol::HttpResponse ReceiptPage::Impl::respond(Page page, const Asked& asked) const {
    add_layout(page, {*asked.organisation, nullptr, style_.path, icon_.path});
    const Result<std::string> html = templates_.render(page.template_name, page.view);
    protocol::HttpResponse response =
        html.ok() ? html_response(page.status, html.value()) : bare_response(500);
    for (auto& [name, value] : response.headers) {
        // Packed on the way, it would have another length for each answer.
        if (name == "Cache-Control") value = "no-store, no-transform";
    }
    return response;
}

protocol::HttpResponse ReceiptPage::Impl::refuse(int status, std::string_view words,
                                                 const Asked& asked) const {
    Page page = receipt_form_page(asked.words, *asked.organisation, asked.language, words);
    page.status = status;
    return respond(std::move(page), asked);
}

protocol::HttpResponse ReceiptPage::Impl::post(const protocol::HttpRequest& request,
                                               const Asked& asked) {
    // No other site has its visitors' browsers spend their tries, or everybody's.
    if (from_another_site(request)) return refuse(403, "", asked);
    const TakenTurn turn(turns_, request.address);
    if (turn.turn() != Turn::Taken) {
        const bool often = turn.turn() == Turn::TooOften;
        protocol::HttpResponse busy = refuse(often ? 429 : 503, receipt_texts::busy, asked);
        busy.headers.emplace_back("Retry-After", often ? wait_for_address : wait_for_room);
        return busy;
    }
    protocol::HttpResponse response;
    options_.evenly(receipt_answer_after, [&] {
        const TypedCode code(request);
        const FoundReplies found =
            look_up(code.text(), options_.salt, options_.derive, mailboxes_, options_.random);
        response = respond(
            receipt_result_page(asked.words, *asked.organisation, asked.language, found), asked);
        even_out(response);
    });
    return response;
}

ReceiptPage::ReceiptPage(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ReceiptPage::~ReceiptPage() = default;

Result<std::unique_ptr<ReceiptPage>> ReceiptPage::create(ReceiptPageOptions options) {
    ASSIGN_OR_RETURN(Templates templates, Templates::load(options.disk, options.share_folder));
    ASSIGN_OR_RETURN(Asset style, read_style(options.disk, options.share_folder));
    ASSIGN_OR_RETURN(Asset icon, read_icon(options.disk, options.share_folder));
    auto impl = std::make_unique<Impl>(std::move(options), std::move(templates), std::move(style),
                                       std::move(icon));
    return std::unique_ptr<ReceiptPage>(new ReceiptPage(std::move(impl)));
}

std::optional<protocol::HttpResponse> ReceiptPage::handle(const protocol::HttpRequest& request) {
    return impl_->handle(request);
}

}  // namespace candour::console
