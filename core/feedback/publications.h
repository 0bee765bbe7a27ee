// Publications: questionnaires that were published from the running server. They are laid over the
// organisation's file, which wins nowhere: what a publication says of a questionnaire or of what a
// service asks holds until another publication says something else.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/feedback/organisation.h"

namespace candour::feedback {

struct PublishedSurvey {
    std::string document;    // Its canonical JSON, as it was last published.
    bool withdrawn = false;  // Nobody is asked it any more.
    // The hash (hex BLAKE2b-256) of each picture that the document names, by the file's name there.
    std::map<std::string, std::string> pictures{};
    bool operator==(const PublishedSurvey&) const = default;
};

// One questionnaire's publication or withdrawal is a change: only what it says something of.
struct PublicationChange {
    std::string questionnaire;  // Its id.
    PublishedSurvey survey;
    std::map<std::string, std::string> asked;  // As in Publications.
    // By their hashes, those of survey.pictures that may not be here yet.
    std::map<std::string, Bytes> new_pictures{};
};

// One entry of "You said, we did" that is shown from now on, or, without a document, no more.
struct YouSaidChange {
    std::string id;
    std::string document{};  // JSON of a PublishedYouSaid.
};

struct Publications {
    std::int64_t revision = 0;                       // Rises with each change; 0: none yet.
    std::map<std::string, PublishedSurvey> surveys;  // By the questionnaire's id.
    // What a service asks, by the service's id; an empty text: nothing. A service that is not here
    // asks what the file says.
    std::map<std::string, std::string> asked;
    // What is published of "You said, we did", by its id; beside what the file has.
    std::map<std::string, std::string> you_said{};

    void apply(const YouSaidChange& change);
    void apply(const PublicationChange& change);
    bool operator==(const Publications&) const = default;
};

// What holds at one moment: the file with the publications over it.
struct Standing {
    Organisation organisation;
    std::string json;           // The same, as one file for devices.
    std::int64_t revision = 0;  // Of the publications.
    // Hashes of pictures, by the names that they have in a bundle.
    std::map<std::string, std::string> pictures{};
};

// What a questionnaire's picture is called in a bundle: two may call theirs the same.
std::string picture_name(const std::string& questionnaire, const std::string& file);

// An organisation's file has no pictures beside it: a questionnaire with pictures is published.
// Errors: Invalid, naming the first one and how to publish it.
Status check_names_no_pictures(const Organisation& of_file, const std::string& file_name);

// Without publications the file is taken as it is, byte for byte. A withdrawn questionnaire is not
// in the organisation; a service that the file has no more is left out.
// Errors: Invalid, in parse_organisation()'s words, of the file or of both together, or as
// check_names_no_pictures(); Corrupt when a publication is damaged.
Result<Standing> with_publications(std::string_view file_json, const std::string& file_name,
                                   const Publications& publications);

}  // namespace candour::feedback
