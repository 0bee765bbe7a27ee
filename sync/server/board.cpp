// Pages of the board, made from the store.
#include "sync/server/board.h"

#include <algorithm>

#include "sync/protocol/board.h"
#include "sync/server/responses.h"

namespace candour::server {

namespace {

static_assert(protocol::board_entry_bytes == store::board_entry_bytes);

Result<protocol::BoardPage> page_after(std::uint64_t since, store::BoardStore& board) {
    protocol::BoardPage page;
    ASSIGN_OR_RETURN(page.board, board.board());
    ASSIGN_OR_RETURN(page.latest, board.latest());
    page.from = std::min(since, page.latest);
    ASSIGN_OR_RETURN(page.entries, board.entries(page.from, protocol::board_entries_per_page_max));
    // Entries that were published since the number was read are in the page: it counts them too.
    page.latest = std::max(page.latest, page.from + page.entries.size());
    return page;
}

}  // namespace

protocol::HttpResponse get_replies(const protocol::HttpRequest& request, store::BoardStore& board,
                                   const protocol::SigningKeyPair& online_key) {
    const Result<std::uint64_t> since = protocol::decode_since(request.query);
    if (!since.ok()) return refuse(400, since.error().what);
    const Result<protocol::BoardPage> page = page_after(since.value(), board);
    if (!page.ok()) return refuse(page.error());
    return binary_response(200, protocol::encode_board_page(page.value(), online_key));
}

Result<std::vector<Bytes>> all_board_pages(store::BoardStore& board,
                                           const protocol::SigningKeyPair& online_key) {
    std::vector<Bytes> pages;
    std::uint64_t since = 0;
    while (pages.size() < protocol::answer_pages_max) {
        ASSIGN_OR_RETURN(const protocol::BoardPage page, page_after(since, board));
        if (page.entries.empty() && since > 0) break;
        pages.push_back(protocol::encode_board_page(page, online_key));
        since = page.from + page.entries.size();
        if (since >= page.latest) break;
    }
    return pages;
}

}  // namespace candour::server
