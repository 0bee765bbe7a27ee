// ReceiptPage: where somebody at home types the code that a kiosk gave them, and reads what staff
// answered. For everybody, without an account, a cookie or a script; nothing of a look-up is kept.
//
// Whatever is typed, right or wrong, is answered after the same time with as many bytes and the
// same headers, so that nobody on the line can tell what was found (architecture §4.7).
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "app/console/receipt/look_up.h"
#include "core/base/translator.h"
#include "core/feedback/organisation.h"
#include "sync/protocol/http_message.h"

namespace candour::console {

// Runs `work`, and comes back when a whole number of `step`s has passed since it began.
using WorkEvenly = std::function<void(Milliseconds step, const std::function<void()>& work)>;

// What is referred to is owned by the caller and outlives the page. The board, the words and
// `random` are called from every thread that calls handle().
struct ReceiptPageOptions {
    store::BoardStore& board;
    feedback::OrganisationNow organisation;
    privacy::ReceiptSalt salt;
    const Clock& clock;
    SecureRandom& random;
    Disk& disk;                // Read once, in create().
    std::string share_folder;  // As the console's.
    const Translator& words;   // The kiosk's texts.
    WorkEvenly evenly;         // Must be set.
    DeriveKeys derive = privacy::receipt_keys;
};

class ReceiptPage {
public:
    // Errors: NotFound, Unavailable, Invalid, naming the file and what is wrong with it.
    static Result<std::unique_ptr<ReceiptPage>> create(ReceiptPageOptions options);
    ~ReceiptPage();
    ReceiptPage(const ReceiptPage&) = delete;
    ReceiptPage& operator=(const ReceiptPage&) = delete;

    // Empty: another address, or the organisation offers no receipts. Takes seconds; safe to call
    // from several threads. Says nothing to any log.
    std::optional<protocol::HttpResponse> handle(const protocol::HttpRequest& request);

private:
    class Impl;
    explicit ReceiptPage(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace candour::console
