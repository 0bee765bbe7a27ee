// Replies onto the board, and away from it.
#include "sync/server/reply_desk.h"

namespace candour::server {

Result<store::PublishedReply> publish_reply(store::BoardStore& board,
                                            const feedback::Contact::ReplyTo& reply_to,
                                            const privacy::Reply& reply) {
    ASSIGN_OR_RETURN(const privacy::ReplyAddress address, privacy::read_reply_address(reply_to));
    ASSIGN_OR_RETURN(const privacy::SealedReply sealed, privacy::seal_reply(reply, address));
    return board.publish_reply(sealed.id, sealed.parts);
}

Status erase_reply(store::BoardStore& board, const store::PublishedReply& published,
                   SecureRandom& random) {
    for (std::uint64_t part = 0; part < published.parts; ++part) {
        store::BoardEntry noise{};
        random.fill(noise);
        RETURN_IF_ERROR(board.erase(published.first + part, noise));
    }
    return Unit{};
}

}  // namespace candour::server
