// Board: GET /v1/replies?since=N, and all of its pages for a stick.
#pragma once

#include <vector>

#include "core/store/board_store.h"
#include "sync/protocol/http_message.h"
#include "sync/protocol/keys.h"

namespace candour::server {

// 200 with a page (sync/protocol/board.h); 400 when the query is not since=N; 503. A number beyond
// the newest gets an empty page: the device then sees that the board is another one.
protocol::HttpResponse get_replies(const protocol::HttpRequest& request, store::BoardStore& board,
                                   const protocol::SigningKeyPair& online_key);

// The board from its first entry on, at most answer_pages_max pages. Errors: the store's.
Result<std::vector<Bytes>> all_board_pages(store::BoardStore& board,
                                           const protocol::SigningKeyPair& online_key);

}  // namespace candour::server
