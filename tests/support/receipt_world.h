// tests/support/receipt_world.h: the page on which receipts are looked up, over a board in memory.
#pragma once

#include <string>
#include <vector>

#include "app/console/fields.h"
#include "app/console/receipt/limits.h"
#include "app/console/receipt/receipt_page.h"
#include "app/console/receipt/receipt_view.h"
#include "platform/text/catalogue.h"
#include "tests/support/console_world.h"
#include "tests/support/memory_board.h"

namespace candour::test {

// As privacy::receipt_keys(), in microseconds.
inline Result<privacy::ReceiptKeys> quick_keys(const privacy::Receipt& receipt,
                                               const privacy::ReceiptSalt& salt) {
    std::array<std::uint8_t, 32> seed{};
    crypto_generichash(seed.data(), seed.size(), receipt.values().data(), receipt.values().size(),
                       salt.data(), salt.size());
    privacy::ReceiptKeys keys;
    crypto_box_seed_keypair(keys.reply.public_key.data(), keys.reply.private_key.data(),
                            seed.data());
    std::copy_n(seed.begin(), keys.mailbox.size(), keys.mailbox.begin());
    return keys;
}

// A board whose reading may fail.
class FailingBoard : public MemoryBoard {
public:
    Result<std::uint64_t> latest() override {
        if (fails) return Error{ErrorKind::Unavailable, "no database"};
        return MemoryBoard::latest();
    }
    bool fails = false;
};

class ReceiptWorld {
public:
    ReceiptWorld() {
        organisation.receipts.offered = true;
        random.fill(salt);
    }

    // Made at the first use, so that a test may change what it is made of before.
    console::ReceiptPage& page() {
        if (page_ == nullptr) {
            page_ =
                console::ReceiptPage::create(
                    {.board = board,
                     .organisation =
                         [this] {
                             return std::make_shared<const feedback::Organisation>(organisation);
                         },
                     .salt = salt,
                     .clock = clock,
                     .random = random,
                     .disk = disk,
                     .share_folder = share_folder(),
                     .words = words,
                     .evenly = evenly,
                     .derive = derive})
                    .take();
        }
        return *page_;
    }

    static protocol::HttpRequest request(const std::string& code,
                                         const std::string& address = "192.0.2.1",
                                         const std::string& query = "") {
        const std::string form = "code=" + console::url_encode(code);
        return {.method = "POST",
                .path = "/answer",
                .query = query,
                .headers = {{"content-type", "application/x-www-form-urlencoded"}},
                .body = Bytes(form.begin(), form.end()),
                .address = address};
    }
    protocol::HttpResponse post(const std::string& code, const std::string& address = "192.0.2.1",
                                const std::string& query = "") {
        auto response = page().handle(request(code, address, query));
        REQUIRE(response.has_value());
        return *response;
    }
    std::optional<protocol::HttpResponse> at(const std::string& path, const std::string& query = "",
                                             const std::string& method = "GET") {
        protocol::HttpRequest request;
        request.method = method;
        request.path = path;
        request.query = query;
        return page().handle(request);
    }
    protocol::HttpResponse get(const std::string& query = "", const std::string& method = "GET") {
        auto response = at("/answer", query, method);
        REQUIRE(response.has_value());
        return *response;
    }

    // A code that nobody has yet, as it is written down.
    std::string new_code() { return std::string(privacy::written(privacy::make_receipt(random))); }
    privacy::SealedReply seal(const std::string& code, const std::string& text,
                              const std::string& language = "en") {
        const auto keys = derive(privacy::read_receipt(code).value(), salt).take();
        const auto address = privacy::read_reply_address(privacy::reply_to(keys)).take();
        return privacy::seal_reply({text, language, clock.today()}, address).take();
    }
    void publish(const std::string& code, const std::string& text,
                 const std::string& language = "en") {
        const privacy::SealedReply sealed = seal(code, text, language);
        REQUIRE(board.publish_reply(sealed.id, sealed.parts).ok());
    }

    ManualClock clock;
    SodiumRandom random;
    ReadingDisk disk;
    FailingBoard board;
    feedback::Organisation organisation = example_organisation();
    privacy::ReceiptSalt salt{};
    platform::Catalogue words{share_folder() + "/../locale"};
    std::vector<Milliseconds> steps;  // In which the work was done, by virtual time.
    console::WorkEvenly evenly = [this](Milliseconds step, const std::function<void()>& work) {
        steps.push_back(step);
        work();
    };
    console::DeriveKeys derive = quick_keys;

private:
    std::unique_ptr<console::ReceiptPage> page_;
};

}  // namespace candour::test
