// Words for a procedure's times, ways and holders, in English or Welsh, for the console's pages.
#pragma once

#include <string>
#include <string_view>

#include "core/complaint/diagram.h"

namespace candour::console {

// `language` of all: "cy" for Welsh; anything else is English.

// "10 working days", "1 week", "24 hours"; "10 diwrnod gwaith", "2 ddiwrnod gwaith".
std::string length_in_words(const complaint::ClockLength& length, std::string_view language);
// "within 10 working days of receiving it, and never later than 15 working days of receiving it".
std::string time_in_words(const complaint::DiagramTime& time, std::string_view language);
// "if you are not content, within 10 working days"; "Upheld: …" for an outcome that leads on.
std::string way_in_words(const complaint::DiagramWay& way, std::string_view language);
// "the Chair and the Vice-Chair", "any member of staff"; empty when it is outside.
std::string holders_in_words(const complaint::DiagramBox& box, std::string_view language);

// What a clock, a stage and a milestone are called in lists of choices.
std::string unit_in_words(complaint::ClockUnit unit, std::string_view language);
std::string milestone_in_words(complaint::Milestone milestone, std::string_view language);
std::string clock_kind_in_words(complaint::ClockKind kind, std::string_view language);
std::string stage_kind_in_words(complaint::StageKind kind, std::string_view language);

}  // namespace candour::console
