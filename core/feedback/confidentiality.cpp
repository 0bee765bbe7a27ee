// Reading the texts, and choosing one.
#include "core/feedback/confidentiality.h"

#include <algorithm>

#include "core/feedback/organisation.h"

namespace candour::feedback {

namespace {

constexpr const char* part = "confidentiality_for";

Result<ConfidentialityFor> read_one(const nlohmann::json& source, const std::string& place,
                                    const DeclaredLanguages& declared) {
    FieldReader fields(source, place);
    ConfidentialityFor one;
    const std::string channel = fields.text("channel", Need::Required);
    const auto known = channel_from(channel);
    if (known && is_place(*known)) {
        one.channel = *known;
    } else {
        fields.fail_field("channel", "unknown channel '" + channel +
                                         "'; possible are reception, home_visit, event, paper");
    }
    one.text = fields.local_text("text", Need::Required, declared);
    RETURN_IF_ERROR(fields.finish());
    return one;
}

}  // namespace

std::vector<ConfidentialityFor> read_confidentiality(FieldReader& fields,
                                                     const DeclaredLanguages& declared) {
    std::vector<ConfidentialityFor> texts;
    const auto items = fields.list(part, Need::Optional, all_channels.size());
    const std::string place = place_of(fields.place(), part);
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::string here = place_of(place, i);
        if (!fields.take(read_one(*items[i], here, declared), texts)) break;
        if (std::ranges::count(texts, texts.back().channel, &ConfidentialityFor::channel) > 1)
            fields.fail(here, "an earlier text is for the same channel");
    }
    return texts;
}

const LocalText& confidentiality_for(const Organisation& organisation, Channel channel) {
    const auto own =
        std::ranges::find(organisation.confidentiality_for, channel, &ConfidentialityFor::channel);
    return own == organisation.confidentiality_for.end() ? organisation.confidentiality : own->text;
}

}  // namespace candour::feedback
