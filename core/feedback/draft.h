// Draft: a person's words before sealing. It lives in memory only: nothing can store or send it,
// the one way out is privacy::seal(). Copies are forbidden so that wiping it wipes all.
#pragma once

#include <string>
#include <utility>

#include "core/feedback/complaint_facts.h"
#include "core/feedback/contact_kind.h"
#include "core/feedback/involvement.h"
#include "core/survey/answers.h"

namespace candour::feedback {

// That the holder of a receipt says this (core/privacy/receipt_keys.h: prove(), proven_mailbox()).
struct ReceiptProof {
    std::string public_key;  // Base64: Ed25519; both are empty in what nobody proves.
    std::string signature;   // Base64: 64 bytes.
    bool empty() const { return public_key.empty() && signature.empty(); }
    bool operator==(const ReceiptProof&) const = default;
};

// What is said, the same before sealing and after opening (core/privacy/content.h: its formats).
struct Contact {
    ContactKind kind = ContactKind::Suggestion;
    Channel channel = Channel::Reception;
    std::string service_group;
    std::string service;
    std::string language;
    std::string story;          // What happened, or the idea.
    std::string wanted;         // What they want done about it (requirement D5); may be empty.
    std::string questionnaire;  // SurveyAnswer: id and version of what was asked.
    std::string questionnaire_version;
    survey::Answers answers;

    // Reserved in format 1 and always written; later work fills them.
    bool urgent = false;
    bool by_pass = false;  // W12: not by the usual holder of the first stage.
    std::string consent;   // P2: how the person concerned consented; a Consent by its name.
    struct ReplyTo {
        std::string mailbox_id;  // Hex; empty: no reply wanted.
        std::string public_key;  // Base64.
        bool operator==(const ReplyTo&) const = default;
    } reply_to;

    // Beside the words of a complaint or dissatisfaction. Format 3 where there is any.
    ComplaintFacts facts;

    // Format 4 where there is any.
    ReceiptProof receipt_proof{};  // FollowUp, Forget: whose receipt it was.
    Involvement involvement{};     // Involvement: what they wish, and how to reach them.

    bool operator==(const Contact&) const = default;
};

class Draft {
public:
    explicit Draft(Contact contact);
    ~Draft();  // Wipes every text.
    // Leaves nothing in `other`: a plain move would leave short texts behind in it.
    Draft(Draft&& other) noexcept;
    Draft& operator=(Draft&&) = delete;
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;

    const Contact& contact() const { return contact_; }
    // FollowUp, Forget: the holder of a receipt signs what is there, so this comes last.
    void sign(ReceiptProof proof) { contact_.receipt_proof = std::move(proof); }

private:
    Contact contact_;
};

// Overwrites every text in it.
void wipe(Contact& contact);

}  // namespace candour::feedback
