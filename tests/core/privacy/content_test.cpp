// The content format: what may be inside the cells.
#include "core/privacy/content.h"

#define ZSTD_STATIC_LINKING_ONLY
#include <zstd.h>

#include "core/privacy/dictionary.h"
#include "core/privacy/limits.h"
#include "tests/support/random_contact.h"

namespace candour::privacy {
namespace {

using feedback::Contact;

// Content with any text inside, as anybody with the public key can make it.
Bytes compressed(std::string_view text) {
    ZSTD_CCtx* context = ZSTD_createCCtx();
    const std::string_view words = dictionary(1);
    ZSTD_CCtx_loadDictionary(context, words.data(), words.size());
    Bytes bytes(2 + ZSTD_compressBound(text.size()));
    bytes[0] = bytes[1] = 1;
    bytes.resize(
        2 + ZSTD_compress2(context, bytes.data() + 2, bytes.size() - 2, text.data(), text.size()));
    ZSTD_freeCCtx(context);
    return bytes;
}

Contact example() {
    Contact contact;
    contact.kind = feedback::ContactKind::Complaint;
    contact.service = "drop-in";
    contact.service_group = "centre";
    contact.language = "cy";
    contact.story = "Arhosais \"dwy\" awr.\nŵŷ";
    contact.answers.set({.question = "felt", .choice = "2"});
    return contact;
}

}  // namespace

TEST_CASE("the canonical JSON is sorted, without white space, every field present", "[core]") {
    REQUIRE(to_canonical_json(example()) ==
            R"({"answers":[{"choice":"2","declined":false,"question":"felt","text":""}],)"
            R"("by_pass":false,"channel":"reception","consent":"","format":1,"kind":"complaint",)"
            R"("language":"cy","questionnaire":"","questionnaire_version":"",)"
            R"("reply_to":{"mailbox_id":"","public_key":""},"service":"drop-in",)"
            R"("service_group":"centre","story":"Arhosais \"dwy\" awr.\nŵŷ","urgent":false,)"
            R"("wanted":""})");
}

TEST_CASE("format 2 is for answers that format 1 cannot say, and has its fields where needed",
          "[core]") {
    Contact contact = example();
    contact.answers.set({.question = "used", .choices = {"cafe", "b"}, .other = "The garden"});
    contact.answers.set({.question = "age", .text = "7", .repetition = 2});
    const std::string json = to_canonical_json(contact);
    REQUIRE(json.starts_with(
        R"({"answers":[{"choice":"2","declined":false,"question":"felt","text":""},)"
        R"({"choice":"","choices":["cafe","b"],"declined":false,"other":"The garden",)"
        R"("question":"used","text":""},)"
        R"({"choice":"","declined":false,"question":"age","repetition":2,"text":"7"}],)"));
    REQUIRE(json.find(R"("format":2,)") != std::string::npos);
    REQUIRE(encode_content(contact)[0] == 2);
    REQUIRE(decode_content(encode_content(contact)).value() == contact);
    REQUIRE(encode_content(example())[0] == 1);
}

TEST_CASE("from_canonical_json takes the fields of format 2 only as they are written", "[core]") {
    Contact contact = example();
    contact.answers.set({.question = "q", .repetition = 2, .choices = {"a"}, .other = "x"});
    const std::string json = to_canonical_json(contact);
    struct Row {
        std::string from, to;
    };
    const Row row = GENERATE(
        Row{"\"format\":2", "\"format\":1"}, Row{"\"format\":2", "\"format\":3"},
        Row{"[\"a\"]", "[]"}, Row{"[\"a\"]", "[7]"}, Row{"[\"a\"]", "\"a\""},
        Row{"\"other\":\"x\"", "\"other\":\"\""}, Row{"\"repetition\":2", "\"repetition\":0"},
        Row{"\"repetition\":2", "\"repetition\":-1"},
        Row{"\"repetition\":2", "\"repetition\":4294967296"},
        Row{"\"repetition\":2", "\"repetition\":2,\"seed\":7"},
        Row{"\"repetition\":2", "\"repetition\":2.5"});
    INFO(row.from << " -> " << row.to);
    std::string changed = json;
    changed.replace(changed.find(row.from), row.from.size(), row.to);
    REQUIRE(from_canonical_json(json).ok());
    REQUIRE(from_canonical_json(changed).error().kind == ErrorKind::Corrupt);
}

TEST_CASE("format 3 is for what is said beside a complaint, and changes nothing else", "[core]") {
    Contact contact = example();
    contact.by_pass = true;       // Both were always there,
    contact.consent = "not_yet";  // and so need no newer format.
    REQUIRE(encode_content(contact)[0] == 1);
    contact.facts.behalf = feedback::Behalf::Relative;
    contact.facts.support = {feedback::Support::Transport, feedback::Support::HelpToWrite};
    const std::string json = to_canonical_json(contact);
    REQUIRE(json.find(R"("facts":{"answer":"","behalf":"relative","interpreter_language":"",)"
                      R"("support":["transport","help_to_write"]},"format":3,)") !=
            std::string::npos);
    REQUIRE(encode_content(contact)[0] == 3);
    REQUIRE(decode_content(encode_content(contact)).value() == contact);
    contact.facts.person = {"Nia", feedback::ReachBy::Phone, "01632 960011"};
    REQUIRE(to_canonical_json(contact).find(
                R"("person":{"name":"Nia","reach_by":"phone","value":"01632 960011"},)") !=
            std::string::npos);
    REQUIRE(decode_content(encode_content(contact)).value() == contact);
}

TEST_CASE("each fact beside a complaint alone makes format 3", "[core]") {
    feedback::ComplaintFacts facts;
    switch (GENERATE(0, 1, 2, 3, 4, 5, 6)) {
        case 0:
            facts.behalf = feedback::Behalf::Self;
            break;
        case 1:
            facts.answer = feedback::AnswerWanted::None;
            break;
        case 2:
            facts.support = {feedback::Support::Expenses};
            break;
        case 3:
            facts.interpreter_language = "so";
            break;
        case 4:
            facts.person.name = "Nia";
            break;
        case 5:
            facts.person.reach_by = feedback::ReachBy::Letter;
            break;
        case 6:
            facts.person.value = "1 High Street";
            break;
    }
    Contact contact = example();
    contact.facts = facts;
    REQUIRE(content_format_of(contact) == 3);
    REQUIRE(from_canonical_json(to_canonical_json(contact)).value() == contact);
}

TEST_CASE("from_canonical_json takes the fields of format 3 only as they are written", "[core]") {
    Contact contact = example();
    contact.facts.behalf = feedback::Behalf::Carer;
    contact.facts.answer = feedback::AnswerWanted::Told;
    contact.facts.support = {feedback::Support::Transport, feedback::Support::Signer};
    contact.facts.person = {"Nia", feedback::ReachBy::Phone, "01632"};
    const std::string json = to_canonical_json(contact);
    struct Row {
        std::string from, to;
    };
    const Row row = GENERATE(
        Row{"\"format\":3", "\"format\":2"}, Row{"\"format\":3", "\"format\":4"},
        Row{"\"carer\"", "\"cousin\""}, Row{"\"told\"", "\"sung\""}, Row{"\"told\"", "7"},
        Row{"\"transport\",\"signer\"", "\"signer\",\"transport\""},
        Row{"\"transport\",\"signer\"", "\"signer\",\"signer\""}, Row{"\"transport\"", "\"\""},
        Row{"\"transport\"", "true"}, Row{"[\"transport\",\"signer\"]", "{}"},
        Row{"\"phone\"", "\"pigeon\""}, Row{"\"name\":\"Nia\",", ""},
        Row{"{\"name\":\"Nia\",\"reach_by\":\"phone\",\"value\":\"01632\"}",
            "{\"name\":\"\",\"reach_by\":\"\",\"value\":\"\"}"},
        Row{"\"value\":\"01632\"", "\"value\":\"01632\",\"device\":\"7\""},
        Row{"\"interpreter_language\":\"\",", ""}, Row{"\"facts\":{", "\"facts\":{\"seen\":true,"},
        Row{"\"facts\":{", "\"fact\":{"});
    INFO(row.from << " -> " << row.to);
    std::string changed = json;
    changed.replace(changed.find(row.from), row.from.size(), row.to);
    REQUIRE(from_canonical_json(json).ok());
    REQUIRE(from_canonical_json(changed).error().kind == ErrorKind::Corrupt);
}

TEST_CASE("facts that say nothing are not written, and not read", "[core]") {
    std::string json = to_canonical_json(example());
    const std::string empty =
        R"("facts":{"answer":"","behalf":"","interpreter_language":"","support":[]},"format":3)";
    json.replace(json.find("\"format\":1"), 10, empty);
    REQUIRE(from_canonical_json(json).error().kind == ErrorKind::Corrupt);
}

TEST_CASE("canonical JSON and content give back any contact", "[core]") {
    test::for_all(80, [](test::Gen& gen) {
        const Contact contact = test::random_contact(gen);
        const std::string json = to_canonical_json(contact);
        REQUIRE(from_canonical_json(json).value() == contact);
        REQUIRE(to_canonical_json(from_canonical_json(json).value()) == json);
        REQUIRE(decode_content(encode_content(contact)).value() == contact);
    });
}

TEST_CASE("a text that is not UTF-8 is sealed with replacement characters, not lost", "[core]") {
    Contact contact;
    contact.story = "before \xC3( after";
    const auto read = decode_content(encode_content(contact));
    REQUIRE(read.value().story == "before \xEF\xBF\xBD( after");
}

TEST_CASE("from_canonical_json takes exactly the fields of format 1", "[core]") {
    const std::string json = to_canonical_json(example());
    struct Row {
        std::string from, to;
    };
    const Row row =
        GENERATE(Row{"\"format\":1", "\"format\":2"}, Row{"\"format\":1", "\"format\":true"},
                 Row{"\"urgent\":false", "\"urgent\":0"}, Row{"\"urgent\":false,", ""},
                 Row{"\"urgent\":false", "\"urgent\":false,\"device\":\"7\""},
                 Row{"\"kind\":\"complaint\"", "\"kind\":\"grievance\""},
                 Row{"\"channel\":\"reception\"", "\"channel\":7"},
                 Row{"\"public_key\":\"\"", "\"public_key\":null"}, Row{"\"declined\":false,", ""},
                 Row{"\"answers\":[", "\"answers\":[7,"}, Row{"}", "]"});
    INFO(row.from << " -> " << row.to);
    std::string changed = json;
    changed.replace(changed.find(row.from), row.from.size(), row.to);
    REQUIRE(from_canonical_json(json).ok());
    REQUIRE(from_canonical_json(changed).error().kind == ErrorKind::Corrupt);
}

TEST_CASE("decode_content refuses what it does not know", "[core]") {
    Bytes content = encode_content(example());
    REQUIRE(content[0] == 1);
    REQUIRE(content[1] == 1);
    for (const std::size_t byte : {0U, 1U}) {
        for (const int value : {0, 2, 255}) {
            Bytes changed = content;
            changed[byte] = static_cast<std::uint8_t>(value);
            REQUIRE(decode_content(changed).error().kind == ErrorKind::Corrupt);
        }
    }
    for (std::size_t length = 0; length < content.size(); ++length) {
        const ByteView cut = ByteView(content).first(length);
        REQUIRE(decode_content(cut).error().kind == ErrorKind::Corrupt);
    }
}

TEST_CASE("decode_content stops a small content from becoming a huge one", "[core]") {
    const std::string json = to_canonical_json(example());
    const std::string padded = json + std::string(content_bytes_max - json.size(), ' ');
    REQUIRE(decode_content(compressed(padded)).ok());  // Exactly the limit.
    REQUIRE(decode_content(compressed(padded + " ")).error().kind == ErrorKind::Corrupt);
    const Bytes bomb = compressed(std::string(64 << 20, ' '));
    REQUIRE(bomb.size() < 16 << 10);
    REQUIRE(decode_content(bomb).error().kind == ErrorKind::Corrupt);
}

TEST_CASE("decode_content survives nesting as deep as its limit allows", "[core]") {
    const std::string open(content_bytes_max, '[');
    REQUIRE(decode_content(compressed(open)).error().kind == ErrorKind::Corrupt);
    const std::string both =
        std::string(content_bytes_max / 2, '[') + std::string(content_bytes_max / 2, ']');
    REQUIRE(decode_content(compressed(both)).error().kind == ErrorKind::Corrupt);
}

TEST_CASE("decode_content never crashes, whatever the bytes", "[core]") {
    const Bytes good = encode_content(example());
    const std::string json = to_canonical_json(example());
    test::for_all(500, [&](test::Gen& gen) {
        Bytes bytes = good;
        for (int changes = gen.between(1, 5); changes > 0; --changes) {
            bytes[2 + gen.below(bytes.size() - 2)] = static_cast<std::uint8_t>(gen.next());
        }
        const auto read = decode_content(bytes);
        if (!read.ok()) REQUIRE(read.error().kind == ErrorKind::Corrupt);

        std::string text = json;
        text[gen.below(text.size())] = static_cast<char>(gen.next());
        const auto reread = decode_content(compressed(text));
        if (!reread.ok()) REQUIRE(reread.error().kind == ErrorKind::Corrupt);
    });
}

TEST_CASE("an ordinary contact in any of our languages fits into one cell", "[core]") {
    const auto* story = GENERATE(
        "I waited for two hours and nobody told me what was happening. When I asked at the desk I "
        "was told to sit down. I would like somebody to explain and to say sorry, because I lost a "
        "day's pay and my son missed school. It was the same last month.",
        "Bu'n rhaid i mi aros am ddwy awr ac ni ddywedodd neb wrthyf beth oedd yn digwydd. Pan "
        "ofynnais wrth y ddesg, dywedwyd wrthyf am eistedd i lawr. Hoffwn i rywun esbonio.",
        "مجھے دو گھنٹے انتظار کرنا پڑا اور کسی نے مجھے نہیں بتایا کہ کیا ہو رہا ہے۔ جب میں نے "
        "میز پر پوچھا تو مجھے بیٹھنے کو کہا گیا۔ میں چاہتا ہوں کہ کوئی وضاحت کرے۔");
    Contact contact = example();
    contact.story = story;
    REQUIRE(encode_content(contact).size() < 400);  // A cell's content has 937 bytes.
}

}  // namespace candour::privacy
