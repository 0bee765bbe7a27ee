// See replies.h.
#include "sync/client/replies.h"

#include <vector>

#include "sync/client/server_calls.h"

namespace candour::client {

namespace {

constexpr int pages_per_call = 4;

Result<protocol::BoardPage> fetch_page(const Enrolment& enrolment, std::uint64_t since,
                                       Network& network) {
    ASSIGN_OR_RETURN(const NetworkResponse response,
                     network.send(get_request(address_of(enrolment.invitation),
                                              "/v1/replies?since=" + std::to_string(since),
                                              protocol::board_page_bytes_max)));
    if (response.status != 200) return refusal(response.status);
    Result<protocol::BoardPage> page =
        protocol::decode_board_page(response.body, enrolment.delegation.online_key);
    if (!page.ok()) return not_our_server(page.error());
    return page;
}

}  // namespace

Result<bool> fetch_replies(const Enrolment& enrolment, store::BoardCopy& board, Network& network) {
    for (int i = 0; i < pages_per_call; ++i) {
        ASSIGN_OR_RETURN(const std::string known, board.board());
        ASSIGN_OR_RETURN(std::uint64_t since, board.latest());
        ASSIGN_OR_RETURN(protocol::BoardPage page, fetch_page(enrolment, since, network));
        if (page.board != known && since > 0) {  // A restored server's: all of it anew.
            since = 0;
            ASSIGN_OR_RETURN(page, fetch_page(enrolment, since, network));
        }
        if (page.from != since || (page.entries.empty() && page.latest > page.from)) {
            return Error{ErrorKind::Unavailable,
                         "the server answered with other replies than "
                         "were asked for; trying again later"};
        }
        ASSIGN_OR_RETURN(const bool taken, take_board_page(page, board));
        if (!taken) return Error{ErrorKind::Unavailable, "the board changed; trying again later"};
        if (page.from + page.entries.size() >= page.latest) return false;
    }
    return true;
}

Result<bool> take_board_page(const protocol::BoardPage& page, store::BoardCopy& board) {
    ASSIGN_OR_RETURN(const std::string known, board.board());
    ASSIGN_OR_RETURN(const std::uint64_t latest, board.latest());
    if (page.board != known) {
        if (page.from != 0) return false;
    } else if (page.from > latest) {
        return false;
    }
    // What is here already is left alone: an older page must not bring back a deleted reply.
    const std::uint64_t skip = page.board == known ? latest - page.from : 0;
    if (page.board == known && skip >= page.entries.size()) return true;
    const std::vector<store::BoardEntry> fresh(
        page.entries.begin() + static_cast<std::ptrdiff_t>(skip), page.entries.end());
    const Status put = board.put_page(page.board, page.from + skip, fresh);
    if (put.ok()) return true;
    if (put.error().kind == ErrorKind::Conflict) return false;
    return put.error();
}

}  // namespace candour::client
