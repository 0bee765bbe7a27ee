// Names of the organisation, its services, its staff and its places.
#include "app/console/learning/known_names.h"

namespace candour::console {

Result<privacy::KnownWords> known_names(const LearningDesk& desk) {
    privacy::KnownWords known;
    for (const auto& [language, name] : desk.desk.organisation.name.by_language)
        known.public_names.push_back(name);
    for (const feedback::Service& service : desk.desk.organisation.services) {
        for (const auto& [language, name] : service.name.by_language)
            known.public_names.push_back(name);
    }
    if (desk.options.staff_names) {
        ASSIGN_OR_RETURN(known.staff, desk.options.staff_names());
    }
    if (desk.options.private_places) {
        ASSIGN_OR_RETURN(known.places, desk.options.private_places());
    }
    return known;
}

}  // namespace candour::console
