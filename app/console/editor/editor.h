// Editor: the pages under /surveys/drafts: writing, translating, previewing and publishing
// questionnaires. Who may write and who may publish: core/office/permissions.h.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <string>

#include "app/console/editor/editor_desk.h"
#include "app/console/multipart.h"

namespace candour::console {

// Pictures by what they show; the oldest go when there are too many.
class PictureCache {
public:
    // Empty: not there.
    Bytes find(const std::string& key);
    void keep(const std::string& key, const Bytes& picture);

private:
    std::mutex mutex_;
    std::map<std::string, Bytes> pictures_;
    std::deque<std::string> order_;
    std::size_t bytes_ = 0;
};

// For one request: it sees the organisation as it stands then.
class Editor {
public:
    // `pictures` outlives it.
    Editor(EditorDesk editor, PictureCache& pictures)
        : editor_(std::move(editor)), pictures_(pictures) {}

    // Errors: NotFound, the stores'.
    Result<Page> page(const EditorAddress& address, const Fields& query, const SignedIn& viewer);
    // The same; empty where the page takes no form.
    std::optional<Result<Reply>> take(const EditorAddress& address, const SentForm& form,
                                      const SignedIn& viewer);
    // Of is_draft_file().
    Result<Download> file(const EditorAddress& address);
    // PNG. Errors: also Unavailable, when no picture can be made now.
    Result<Bytes> picture(const EditorAddress& address, const Fields& query);

private:
    Result<Reply> change(const EditorAddress& address, const OpenDraft& draft, const SentForm& sent,
                         const SignedIn& viewer);

    EditorDesk editor_;
    PictureCache& pictures_;
};

}  // namespace candour::console
