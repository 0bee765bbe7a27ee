// tests/support/seed_cells.cpp: sends example contacts as a kiosk does: joined by an invitation,
// sealed, in batches. For tests that need a server with something in it.
//
//   test_seed_cells INVITATION-FILE CODE
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "platform/net/curl_network.h"
#include "platform/system/random.h"
#include "sync/client/outbox.h"
#include "sync/client/uploader.h"
#include "sync/protocol/enrol.h"
#include "sync/protocol/enrolment_code.h"
#include "tests/sync/sync_world.h"

namespace {

using namespace candour;
using feedback::ContactKind;

struct Example {
    ContactKind kind;
    const char* language;
    const char* story;
    const char* wanted;
};

const Example examples[] = {
    {ContactKind::Complaint, "en",
     "I waited an hour after my time and nobody came to say why.\n\nWhen I asked, I was told to "
     "sit down.\nI use a wheelchair and there is no room for it beside the seats.",
     "An apology, and a sign that says how long the wait is."},
    {ContactKind::Suggestion, "en",
     "Could the door be opened ten minutes earlier on wet mornings? People stand in the rain.", ""},
    {ContactKind::Compliment, "cy",
     "Diolch o galon i'r wraig wrth y ddesg. Eisteddodd gyda mi nes fy mod yn deall y llythyr.",
     ""},
    {ContactKind::Complaint, "cy",
     "Roedd y ffurflen yn Saesneg yn unig eto. Gofynnais am un Gymraeg ac ni chefais ateb.",
     "Hoffwn gael y ffurflen yn Gymraeg."},
    {ContactKind::Question, "ur",
     "کیا کوئی ایسا دن ہے جب اردو بولنے والا کوئی موجود ہو؟ میری والدہ انگریزی نہیں جانتیں۔", ""},
    {ContactKind::Dissatisfaction, "ur",
     "میں نے تین بار فون کیا اور کسی نے جواب نہیں دیا۔\n\nپھر میں خود آیا تو دفتر بند تھا۔",
     "براہ کرم اوقات دروازے پر لکھ دیں۔"},
    // Hostile texts (anonymity-research A-25).
    {ContactKind::Information, "en",
     "<svg/onload=fetch('//127.0.0.1:9')> \"><img src=x onerror=\"document.title='broken'\">",
     "</script><script>document.title='broken'</script> {{7*7}} {{{story}}}"},
    {ContactKind::Information, "en",
     "\xE2\x80\xAE"
     "dessolc ton\xE2\x81\xA9 javascript:alert(1) "
     "averyveryverylongwordwithoutanygapthatneverendsandgoesonandonpasteveryedgeofthepage",
     ""},
};

Bytes read_file(const char* path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// A survey answer: the first choice for most, the last for some.
survey::Answers answers_to(const survey::Questionnaire& questionnaire, int person) {
    survey::Answers answers;
    for (const survey::Question& question : questionnaire.questions) {
        survey::Answer answer;
        answer.question = question.id;
        if (question.choices.empty()) {
            answer.text = "More seats, please.";
        } else {
            answer.choice = (person % 3 == 0 ? question.choices.back() : question.choices[0]).id;
        }
        answers.set(answer);
    }
    return answers;
}

std::vector<feedback::Contact> contacts_for(const feedback::Organisation& organisation) {
    std::vector<feedback::Contact> contacts;
    const auto& services = organisation.services;
    for (const Example& example : examples) {
        feedback::Contact contact;
        contact.kind = example.kind;
        contact.service = services[contacts.size() % services.size()].id;
        contact.service_group = services[contacts.size() % services.size()].group;
        contact.language = example.language;
        contact.story = example.story;
        contact.wanted = example.wanted;
        contact.urgent = contacts.empty();
        contacts.push_back(contact);
    }
    // Enough for a second page of the inbox, and for counts that may be shown.
    for (int i = 0; i < 24; ++i) {
        feedback::Contact contact = contacts[1];
        contact.story += " (" + std::to_string(i + 1) + ")";
        contacts.push_back(contact);
    }
    const survey::Questionnaire& questionnaire = organisation.questionnaires.front();
    for (int i = 0; i < 30; ++i) {
        feedback::Contact contact;
        contact.kind = ContactKind::SurveyAnswer;
        contact.service = services.front().id;
        contact.service_group = services.front().group;
        contact.language = "en";
        contact.questionnaire = questionnaire.id;
        contact.questionnaire_version = questionnaire.version;
        contact.answers = answers_to(questionnaire, i);
        contacts.push_back(contact);
    }
    return contacts;
}

// A device that wants to join on line: its code is printed, and nobody waits for the answer.
Status begin_to_join(const client::Enrolment& enrolment) {
    platform::CurlNetwork network;
    platform::SodiumRandom random;
    const std::string& url = enrolment.invitation.server_url;
    const std::string& pin = enrolment.invitation.server_pin;
    const protocol::SigningKeyPair key = protocol::make_signing_key_pair();
    const std::string code = protocol::make_enrolment_code(random);
    ASSIGN_OR_RETURN(const std::string plain, protocol::normalised_code(code));
    protocol::Hash nonce{};
    random.fill(nonce);
    const auto send = [&](const protocol::EnrolRequest& step) -> Result<Bytes> {
        NetworkRequest request;
        request.method = "POST";
        request.url = url + "/v1/enrol";
        request.body = protocol::encode_enrol(step);
        request.pinned_key = pin;
        ASSIGN_OR_RETURN(const NetworkResponse answer, network.send(request));
        if (answer.status == 200) return answer.body;
        return Error{ErrorKind::Unavailable, "the server says " + std::to_string(answer.status)};
    };
    ASSIGN_OR_RETURN(const Bytes begun,
                     send(protocol::EnrolBegin{
                         key.public_key, protocol::enrol_commitment(nonce, key.public_key, pin),
                         protocol::enrol_code_hash(plain, key.public_key)}));
    ASSIGN_OR_RETURN(const protocol::EnrolBegun answer, protocol::decode_enrol_begun(begun));
    RETURN_IF_ERROR(send(protocol::EnrolReveal{answer.attempt, nonce}));
    std::printf("joining with %s\n", code.c_str());
    return Unit{};
}

Status send_examples(const char* invitation, const char* code) {
    test::MemoryOutbox store;
    platform::SodiumRandom random;
    ASSIGN_OR_RETURN(const auto enrolment, client::join(read_file(invitation), code, store));
    client::Outbox outbox(store);
    for (feedback::Contact& contact : contacts_for(enrolment.organisation)) {
        ASSIGN_OR_RETURN(const auto sealed, privacy::seal(feedback::Draft(std::move(contact)),
                                                          enrolment.bundle.epoch_key, random));
        RETURN_IF_ERROR(outbox.add(sealed));
    }
    platform::CurlNetwork network;
    client::Uploader uploader(store, network, random);
    ASSIGN_OR_RETURN(const auto report, uploader.run_window(enrolment));
    std::printf("sent %zu cells, %zu of them contacts\n", report.cells_sent,
                report.cells_acknowledged);
    return begin_to_join(enrolment);
}

}  // namespace

int main(int count, char** words) {
    if (count != 3) {
        std::fprintf(stderr, "Usage: test_seed_cells INVITATION-FILE CODE\n");
        return 2;
    }
    const Status sent = send_examples(words[1], words[2]);
    if (!sent.ok()) std::fprintf(stderr, "test_seed_cells: %s\n", sent.error().what.c_str());
    return sent.ok() ? 0 : 1;
}
