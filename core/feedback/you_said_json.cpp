// Entries of "You said, we did" as they are kept. They are our own writing: what does not fit is
// damaged.
#include "core/feedback/kept_json.h"
#include "core/feedback/you_said.h"

namespace candour::feedback {
namespace {

using nlohmann::json;

constexpr int format = 1;

json json_of(const AcceptedFinding& one) {
    return {{"language", one.language},
            {"kind", one.kind},
            {"words", one.words},
            {"accepted_by", one.accepted_by},
            {"reason", one.reason}};
}

YouSaidState state_in(KeptReader& reader, const std::string& name) {
    for (const YouSaidState state : {YouSaidState::Draft, YouSaidState::Approved,
                                     YouSaidState::Published, YouSaidState::Withdrawn}) {
        if (name_of(state) == name) return state;
    }
    reader.ok = false;
    return YouSaidState::Draft;
}

}  // namespace

std::string to_json(const YouSaid& entry) {
    json translations = json::object();
    for (const auto& [language, one] : entry.translations) {
        translations[language] = {{"translated_by", one.translated_by},
                                  {"reviewed_by", one.reviewed_by}};
    }
    json accepted = json::array();
    for (const AcceptedFinding& one : entry.accepted)
        accepted.push_back(json_of(one));
    return json{{"format", format},
                {"id", entry.id},
                {"theme", entry.theme},
                {"state", name_of(entry.state)},
                {"said", entry.said.by_language},
                {"did", entry.did.by_language},
                {"translations", std::move(translations)},
                {"changed", entry.outcome == Outcome::Changed},
                {"evidence", entry.evidence},
                {"contacts", entry.contacts},
                {"written_by", entry.written_by},
                {"approved_by", entry.approved_by},
                {"fallback_accepted", entry.fallback_accepted},
                {"accepted", std::move(accepted)},
                {"published", day_text(entry.published)},
                {"review", day_text(entry.review)}}
        .dump();
}

Result<YouSaid> you_said_from_json(const std::string& text) {
    const json source = json::parse(text, nullptr, /*allow_exceptions=*/false);
    KeptReader reader;
    YouSaid entry;
    reader.ok = reader.number(source, "format") == format;
    entry.id = reader.text(source, "id");
    entry.theme = reader.text(source, "theme");
    entry.state = state_in(reader, reader.text(source, "state"));
    entry.said = reader.local(source, "said");
    entry.did = reader.local(source, "did");
    reader.each(reader.at(source, "translations"),
                [&](const std::string& language, const json& one) {
                    entry.translations[language] = {reader.text(one, "translated_by"),
                                                    reader.text(one, "reviewed_by")};
                });
    entry.outcome = reader.flag(source, "changed") ? Outcome::Changed : Outcome::NotChanged;
    entry.evidence = reader.text(source, "evidence");
    entry.contacts = reader.number(source, "contacts");
    entry.written_by = reader.text(source, "written_by");
    entry.approved_by = reader.text(source, "approved_by");
    entry.fallback_accepted = reader.flag(source, "fallback_accepted");
    reader.each(reader.at(source, "accepted"), [&](const std::string&, const json& one) {
        entry.accepted.push_back({reader.text(one, "language"), reader.text(one, "kind"),
                                  reader.text(one, "words"), reader.text(one, "accepted_by"),
                                  reader.text(one, "reason")});
    });
    entry.published = reader.day(source, "published");
    entry.review = reader.day(source, "review");
    if (reader.ok) return entry;
    return Error{ErrorKind::Corrupt, "an entry of \"You said, we did\" is damaged as it was kept"};
}

}  // namespace candour::feedback
