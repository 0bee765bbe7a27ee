// platform/server/preview.h: pictures of a questionnaire's questions, drawn by the kiosk's own
// program, which runs without a screen for the moment that a picture takes.
#pragma once

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <string>

#include "core/base/result.h"
#include "core/base/world.h"
#include "core/feedback/organisation.h"

namespace candour::platform {

class SurveyPreview {
public:
    // `organisation`: whose names stand around the question. `program`: the kiosk's.
    // `pictures`: those that a questionnaire was last published with, by its id; may be empty.
    using Pictures = std::map<std::string, Bytes>;
    using FindPictures = std::function<Result<Pictures>(const std::string& questionnaire)>;
    SurveyPreview(feedback::OrganisationNow organisation, std::string program,
                  FindPictures pictures = {})
        : organisation_(std::move(organisation)),
          program_(std::move(program)),
          pictures_(std::move(pictures)) {}
    // Removes what it has kept of fonts.
    ~SurveyPreview();
    SurveyPreview(const SurveyPreview&) = delete;
    SurveyPreview& operator=(const SurveyPreview&) = delete;

    // PNG. `document` is a questionnaire that the loader takes. Safe from any thread; two at once.
    // Errors: Unavailable, in words for who writes the questionnaire.
    Result<Bytes> picture(const std::string& document, const std::string& language,
                          const std::string& question, int size_percent);

private:
    bool take_place();
    void give_place();
    Result<std::string> base_folder();
    Result<Bytes> draw(const std::string& organisation_json, const Pictures& pictures,
                       const std::string& language, const std::string& question, int size_percent);
    Pictures pictures_of(const feedback::Organisation& read) const;

    const feedback::OrganisationNow organisation_;
    const std::string program_;
    const FindPictures pictures_;
    std::mutex mutex_;
    std::condition_variable place_free_;
    int running_ = 0;
    std::string base_;  // Made at the first picture.
};

// The organisation's file around a questionnaire, in that one's languages.
std::string organisation_for_preview(const feedback::Organisation& organisation,
                                     const std::string& document);

}  // namespace candour::platform
