// Template files of the procedures' pages, which templates.cpp reads beside the others.
#pragma once

#include "app/console/templates.h"

namespace candour::console {

inline constexpr TemplateFile procedure_template_files[] = {
    {"procedures", "procedures/procedures.mustache"},
    {"procedure", "procedures/procedure.mustache"},
};

}  // namespace candour::console
