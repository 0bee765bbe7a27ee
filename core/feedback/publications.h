// Publications: questionnaires that were published from the running server. They are laid over the
// organisation's file, which wins nowhere: what a publication says of a questionnaire or of what a
// service asks holds until another publication says something else.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/feedback/organisation.h"

namespace candour::feedback {

struct PublishedSurvey {
    std::string document;    // Its canonical JSON, as it was last published.
    bool withdrawn = false;  // Nobody is asked it any more.
    bool operator==(const PublishedSurvey&) const = default;
};

// One questionnaire's publication or withdrawal is a change: only what it says something of.
struct PublicationChange {
    std::string questionnaire;  // Its id.
    PublishedSurvey survey;
    std::map<std::string, std::string> asked;  // As in Publications.
};

struct Publications {
    std::int64_t revision = 0;                       // Rises with each change; 0: none yet.
    std::map<std::string, PublishedSurvey> surveys;  // By the questionnaire's id.
    // What a service asks, by the service's id; an empty text: nothing. A service that is not here
    // asks what the file says.
    std::map<std::string, std::string> asked;

    void apply(const PublicationChange& change);
    bool operator==(const Publications&) const = default;
};

// What holds at one moment: the file with the publications over it.
struct Standing {
    Organisation organisation;
    std::string json;           // The same, as one file for devices.
    std::int64_t revision = 0;  // Of the publications.
};

// Without publications the file is taken as it is, byte for byte. A withdrawn questionnaire is not
// in the organisation; a service that the file has no more is left out.
// Errors: Invalid, in parse_organisation()'s words, of the file or of both together; Corrupt when a
// publication is damaged.
Result<Standing> with_publications(std::string_view file_json, const std::string& file_name,
                                   const Publications& publications);

}  // namespace candour::feedback
