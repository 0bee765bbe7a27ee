// tests/support/html_form.h: what a browser sends when a form is sent back as it was shown.
#pragma once

#include <string>

#include "tests/support/console_world.h"

namespace candour::test {

// Of the first form of the page that has a revision; empty when there is none.
FormFields form_fields(const std::string& html);

}  // namespace candour::test
