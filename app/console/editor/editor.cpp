// From addresses to the editor's pages.
#include "app/console/editor/editor.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <sodium.h>

#include "app/console/editor/pages.h"
#include "app/console/limits.h"

namespace candour::console {
namespace {

std::size_t page_of(const Fields& query) {
    std::size_t page = 1;
    const std::string_view text = field(query, "page");
    std::from_chars(text.data(), text.data() + text.size(), page);
    return page;
}

std::string notice_of(const Fields& query, const PageLanguage& language) {
    if (query.contains("translated")) {
        return language.tr("Saved. If the words have changed, look at their translations too.");
    }
    if (query.contains("added")) return language.tr("Added. Here you can say more about it.");
    if (query.contains("removed")) return language.tr("Removed.");
    if (query.contains("moved")) return language.tr("Moved.");
    if (query.contains("copied"))
        return language.tr("This is the copy. Give it what makes it another.");
    return query.contains("saved") ? language.tr("Saved.") : "";
}

std::string list_notice(const Fields& query, const PageLanguage& language) {
    if (query.contains("published")) {
        return language.tr("Published. Kiosks ask it from their next contact with the server on.");
    }
    return query.contains("withdrawn") ? language.tr("It is not asked any more.") : "";
}

std::string hash_of(const std::string& text) {
    std::array<std::uint8_t, 16> hash{};
    crypto_generichash(hash.data(), hash.size(), as_bytes(text).data(), text.size(), nullptr, 0);
    return to_hex(hash);
}

}  // namespace

Bytes PictureCache::find(const std::string& key) {
    const std::lock_guard lock(mutex_);
    const auto found = pictures_.find(key);
    return found == pictures_.end() ? Bytes{} : found->second;
}

void PictureCache::keep(const std::string& key, const Bytes& picture) {
    const std::lock_guard lock(mutex_);
    if (picture.size() > pictures_bytes_max || !pictures_.emplace(key, picture).second) return;
    order_.push_back(key);
    bytes_ += picture.size();
    while (bytes_ > pictures_bytes_max) {
        const auto oldest = pictures_.find(order_.front());
        bytes_ -= oldest->second.size();
        pictures_.erase(oldest);
        order_.pop_front();
    }
}

Result<Page> Editor::page(const EditorAddress& address, const Fields& query,
                          const SignedIn& viewer) {
    if (address.view == EditorView::New) return new_draft_page(editor_);
    if (address.view == EditorView::Bring) return bring_page(editor_.desk.language);
    if (address.view == EditorView::Drafts) {
        ASSIGN_OR_RETURN(Page page, drafts_page(editor_));
        page.view["has_notice"] = !list_notice(query, editor_.desk.language).empty();
        page.view["notice"] = list_notice(query, editor_.desk.language);
        return page;
    }
    ASSIGN_OR_RETURN(const OpenDraft draft, open_draft(editor_, address.draft));
    switch (address.view) {
        case EditorView::Details:
            return details_page(draft);
        case EditorView::Add:
            return add_question_page(draft);
        case EditorView::Question:
            return question_page(draft, address.part, notice_of(query, editor_.desk.language));
        case EditorView::Group:
            return group_page(draft, address.part);
        case EditorView::Ungroup:
            return ungroup_page(draft, address.part);
        case EditorView::Answers:
            return answers_page(draft, address.part);
        case EditorView::AddValue:
            return add_value_page(draft);
        case EditorView::RemoveQuestion:
            return remove_question_page(draft, address.part);
        case EditorView::Language:
            return language_page(draft, address.part, page_of(query),
                                 notice_of(query, editor_.desk.language));
        case EditorView::RemoveLanguage:
            return remove_language_page(draft, address.part);
        case EditorView::Preview:
            return preview_page(editor_, draft, std::string(field(query, "question")));
        case EditorView::Publish:
            return publish_page(editor_, draft);
        case EditorView::Withdraw:
            return withdraw_page(editor_, draft);
        case EditorView::Remove:
            return remove_draft_page(draft);
        case EditorView::Copy:
            return copy_page(editor_, draft);
        case EditorView::BringLanguage:
            return bring_language_page(draft, address.part);
        default:
            return draft_page(editor_, draft, viewer, {}, notice_of(query, editor_.desk.language));
    }
}

std::optional<Result<Reply>> Editor::take(const EditorAddress& address, const SentForm& form,
                                          const SignedIn& viewer) {
    if (address.view == EditorView::Drafts || address.view == EditorView::Preview ||
        address.view == EditorView::Picture || is_draft_file(address.view)) {
        return std::nullopt;
    }
    if (address.view == EditorView::New) return take_new_draft(editor_, form.fields, viewer);
    if (address.view == EditorView::Bring) {
        const auto file = form.files.find("file");
        return take_questionnaire_file(editor_, file == form.files.end() ? nullptr : &file->second,
                                       viewer);
    }
    const Result<OpenDraft> draft = open_draft(editor_, address.draft);
    if (!draft.ok()) return Result<Reply>(draft.error());
    return change(address, draft.value(), form, viewer);
}

Result<Reply> Editor::change(const EditorAddress& address, const OpenDraft& draft,
                             const SentForm& sent, const SignedIn& viewer) {
    const Fields& form = sent.fields;
    switch (address.view) {
        case EditorView::Details:
            return take_details(editor_, draft, form, viewer);
        case EditorView::Add:
            return take_question(editor_, draft, form, viewer);
        case EditorView::Question:
            return change_question(editor_, draft, address.part, form, viewer);
        case EditorView::Group:
            return take_group(editor_, draft, address.part, form, viewer);
        case EditorView::Ungroup:
            return take_ungroup(editor_, draft, address.part, form, viewer);
        case EditorView::Answers:
            return take_answers(editor_, draft, address.part, form, viewer);
        case EditorView::AddValue:
            return take_value(editor_, draft, form, viewer);
        case EditorView::RemoveQuestion:
            return take_remove_question(editor_, draft, address.part, form, viewer);
        case EditorView::Languages:
            return take_new_language(editor_, draft, form, viewer);
        case EditorView::Language:
            return take_translations(editor_, draft, address.part, form, viewer);
        case EditorView::RemoveLanguage:
            return take_remove_language(editor_, draft, address.part, form, viewer);
        case EditorView::Publish:
            return take_publish(editor_, draft, form, viewer);
        case EditorView::Withdraw:
            return take_withdraw(editor_, draft, form, viewer);
        case EditorView::Remove:
            return take_remove_draft(editor_, draft, viewer);
        case EditorView::Copy:
            return take_copy(editor_, draft, form, viewer);
        case EditorView::BringLanguage:
            return take_language_file(editor_, draft, address.part, sent, viewer);
        default:
            return take_move(editor_, draft, form, viewer);
    }
}

Result<Download> Editor::file(const EditorAddress& address) {
    ASSIGN_OR_RETURN(const OpenDraft draft, open_draft(editor_, address.draft));
    return draft_file(editor_, draft, address);
}

Result<Bytes> Editor::picture(const EditorAddress& address, const Fields& query) {
    ASSIGN_OR_RETURN(const OpenDraft draft, open_draft(editor_, address.draft));
    const std::string question{field(query, "question")};
    const std::string language{field(query, "language")};
    const std::string size{field(query, "size")};
    const bool known =
        draft.read.find(question) != nullptr &&
        std::ranges::find(draft.read.languages, language) != draft.read.languages.end() &&
        (size == "100" || size == "150" || size == "200");
    if (!known) return Error{ErrorKind::NotFound, "there is no such picture"};
    if (!editor_.preview) return Error{ErrorKind::Unavailable, "this server makes no pictures"};
    // With stand-ins for what only an opened survey has: a picture of a question needs no owner.
    const std::string document = complete_document(draft);
    const std::string key = hash_of(document) + "/" + question + "/" + language + "/" + size;
    if (Bytes kept = pictures_.find(key); !kept.empty()) return kept;
    ASSIGN_OR_RETURN(Bytes made, editor_.preview(document, language, question, std::stoi(size)));
    pictures_.keep(key, made);
    return made;
}

}  // namespace candour::console
