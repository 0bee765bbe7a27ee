// platform/server/administration_surveys.cpp: a questionnaire is published or withdrawn.
#include <algorithm>

#include "platform/server/administration_commands.h"

namespace candour::platform {

namespace {

std::vector<std::string> words_between_commas(const std::string& text) {
    std::vector<std::string> words;
    std::size_t begin = 0;
    while (begin <= text.size()) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        if (end > begin) words.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

}  // namespace

Result<ControlMessage> administer_publish(ServerParts& parts, const ControlMessage& request,
                                          const std::string& who) {
    const auto services = words_between_commas(value_of(request, "services"));
    ServerParts::Pictures pictures;
    for (const auto& [field, value] : request) {
        if (!field.starts_with(picture_field)) continue;
        ASSIGN_OR_RETURN(pictures[field.substr(std::string(picture_field).size())],
                         from_base64(value));
    }
    ASSIGN_OR_RETURN(const std::string version,
                     parts.publish_survey(value_of(request, "document"), services, who, pictures));
    return ControlMessage{{"version", version}};
}

Result<ControlMessage> administer_withdraw(ServerParts& parts, const ControlMessage& request,
                                           const std::string& who) {
    RETURN_IF_ERROR(parts.withdraw_survey(value_of(request, "id"), who));
    return ControlMessage{};
}

}  // namespace candour::platform
