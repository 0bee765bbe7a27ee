// The page's keys.
#include "app/console/receipt/receipt_view.h"

#include <algorithm>

#include "app/console/receipt/limits.h"
#include "app/console/words.h"

namespace candour::console {
namespace {

namespace texts = receipt_texts;

std::string address_in(const Language& language) {
    return std::string{receipt_path} + "?lang=" + language;
}

// Links to the other languages, as a page of a language that somebody cannot read is no page.
View others_of(const ReceiptWords& words, const feedback::Organisation& organisation,
               const Language& language) {
    View others{View::type::list};
    for (const Language& other : organisation.languages) {
        if (other == language) continue;
        View view;
        view["other_href"] = address_in(other);
        view["other_lang"] = std::string{without_variant(other)};
        view["other_name"] = words.own_name(other);
        others << view;
    }
    return others;
}

Page empty_page(const ReceiptWords& words, const Language& language) {
    Page page;
    page.template_name = "receipt";
    page.language = words.language();
    page.is_public = true;
    View& view = page.view;
    view["page_lang"] = words.language();
    view["page_dir"] = is_right_to_left(words.language()) ? "rtl" : "ltr";
    view["form_action"] = address_in(language);
    view["code_label"] = words.tr(texts::code);
    view["hint"] = words.tr(texts::hint);
    view["button"] = words.tr(texts::heading);
    view["takes_a_moment"] = words.tr(texts::takes_a_moment);
    view["not_kept"] = words.tr(texts::not_kept);
    view["lead"] = words.tr(texts::lead);
    view["back"] = words.tr(texts::back);
    view["others_label"] = words.tr(texts::languages);
    view["problem"] = "";
    view["has_problem"] = false;
    view["is_slip"] = false;
    view["has_others"] = false;
    view["replies"] = View{View::type::list};
    view["notes"] = View{View::type::list};
    view["others"] = View{View::type::list};
    return page;
}

// At most what it takes as HTML.
std::size_t html_bytes(const privacy::Reply& reply) {
    constexpr std::size_t frame = 1'000;  // The section around it; a note, three bytes a letter.
    constexpr std::size_t line = 50;      // A paragraph of its own.
    std::size_t bytes = frame;
    for (const char character : reply.text) {
        const bool escaped = std::string_view("&<>\"'").find(character) != std::string_view::npos;
        bytes += escaped ? 6 : character == '\n' ? line : 1;
    }
    return bytes;
}

View view_of(const ReceiptWords& words, const privacy::Reply& reply) {
    const std::string foreign = words.in_other_language(reply.language);
    View view;
    view["written_on"] = words.written_on(reply.day);
    view["is_foreign"] = !foreign.empty();
    view["foreign"] = foreign;
    view["reply_lang"] = std::string{without_variant(reply.language)};
    view["reply_dir"] = is_right_to_left(reply.language) ? "rtl" : "ltr";
    view["paragraphs"] = paragraphs_view(shown_text(reply.text));
    return view;
}

// True when some were left out.
bool add_replies(View& list, const ReceiptWords& words,
                 const std::vector<privacy::Reply>& replies) {
    std::size_t room = receipt_page_bytes - receipt_frame_bytes;
    for (auto reply = replies.rbegin(); reply != replies.rend(); ++reply) {
        const std::size_t bytes = html_bytes(*reply);
        if (bytes > room) return true;
        room -= bytes;
        list << view_of(words, *reply);
    }
    return false;
}

}  // namespace

Page receipt_form_page(const ReceiptWords& words, const feedback::Organisation& organisation,
                       const Language& language, std::string_view problem) {
    Page page = empty_page(words, language);
    page.title = words.tr(problem.empty() ? texts::heading : problem);
    View& view = page.view;
    view["heading"] = words.tr(texts::heading);
    view["has_lead"] = true;
    view["asks"] = true;
    view["has_back"] = false;
    view["has_problem"] = !problem.empty();
    view["problem"] = problem.empty() ? std::string{} : words.tr(problem);
    // Of the code; nothing is wrong with it where there was no time to look.
    view["is_slip"] = problem == texts::lacks || problem == texts::mistyped;
    View others = others_of(words, organisation, language);
    view["has_others"] = !others.list_value().empty();
    view["others"] = std::move(others);
    return page;
}

Page receipt_result_page(const ReceiptWords& words, const feedback::Organisation& organisation,
                         const Language& language, const FoundReplies& found) {
    switch (found.outcome) {
        case LookedUp::SymbolsLack:
            return receipt_form_page(words, organisation, language, texts::lacks);
        case LookedUp::Mistyped:
            return receipt_form_page(words, organisation, language, texts::mistyped);
        case LookedUp::NotLookedUp:
            return receipt_form_page(words, organisation, language, texts::not_looked_up);
        case LookedUp::Read:
            break;
    }
    Page page = empty_page(words, language);
    const auto& replies = found.opened.replies;
    View& view = page.view;
    page.title = words.tr(replies.empty() ? texts::none : texts::found);
    view["heading"] = page.title;
    view["has_lead"] = false;
    view["asks"] = false;
    view["has_back"] = true;
    View list{View::type::list};
    View notes{View::type::list};
    const auto say = [&](std::string_view text) {
        View note;
        note["note"] = words.tr(text);
        notes << note;
    };
    if (add_replies(list, words, replies)) say(texts::left_out);
    if (replies.empty()) say(texts::none_yet);
    if (found.opened.incomplete > 0) say(texts::incomplete);
    say(texts::close_it);
    view["replies"] = std::move(list);
    view["notes"] = std::move(notes);
    return page;
}

}  // namespace candour::console
