// Draws rows on the pages of a PDF with Cairo, and notes what stands where.
#pragma once

#include "platform/paper/pages.h"
#include "platform/paper/paper.h"

namespace candour::platform::paper {

struct DrawnPage {
    PageRows rows;
    PageRows foot;   // From the top of the foot.
    float left = 0;  // Of the column.
    float top = 0;   // Of the rows.
    float foot_top = 0;
};

// Adds pdf and items to `paper`. Errors: Unavailable when Cairo fails.
Status draw_pages(const std::vector<DrawnPage>& pages, const std::string& title, Paper& paper);

}  // namespace candour::platform::paper
