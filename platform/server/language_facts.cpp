#include "platform/server/language_facts.h"

#include "core/base/bytes.h"
#include "platform/text/voices.h"
#include "sync/protocol/fields.h"

namespace candour::platform {
namespace {

constexpr std::size_t file_bytes_max = 256 * 1024;

Result<console::LanguageFacts> facts_of(const nlohmann::json& object) {
    auto fields = protocol::Fields::of_object(object);
    console::LanguageFacts facts{.tag = fields.short_text("tag"),
                                 .translated = fields.number("translated"),
                                 .texts = fields.number("texts"),
                                 .review = fields.text("review"),
                                 .has_voice = false,
                                 .has_keys = fields.flag("has_keys"),
                                 .recorded = fields.number("recorded"),
                                 .recordable = fields.number("recordable")};
    facts.has_voice = !voice_of(facts.tag).empty();
    if (!fields.ok()) return Error{ErrorKind::Corrupt, "its \"" + fields.bad() + "\" is wrong"};
    return facts;
}

}  // namespace

Result<std::vector<console::LanguageFacts>> read_language_facts(const std::string& share_folder,
                                                                Disk& disk) {
    const std::string file = share_folder + "/locale/languages.json";
    ASSIGN_OR_RETURN(const Bytes bytes, disk.read(file, file_bytes_max));
    auto fields = protocol::Fields::of_text(to_text(bytes));
    std::vector<console::LanguageFacts> languages;
    for (const nlohmann::json* object : fields.list("languages")) {
        auto facts = facts_of(*object);
        if (!facts.ok()) {
            return Error{ErrorKind::Corrupt, file + ": " + facts.error().what + "; build it again"};
        }
        languages.push_back(facts.take());
    }
    if (!fields.ok()) {
        return Error{ErrorKind::Corrupt, file + ": it lists no languages; build it again"};
    }
    return languages;
}

}  // namespace candour::platform
