// Value: what an expression works with, and XPath's conversions between its kinds. All are total.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/civil_day.h"

namespace candour::survey::expression {

// The texts of a question that is asked again and again in a repeat, in the order of asking.
using NodeTexts = std::vector<std::string>;

// Text first: an empty text is "not answered", for a question of any type. The chosen ids of one or
// many choices are a text too, with a space between them.
using Value = std::variant<std::string, double, bool, CivilDay, NodeTexts>;

// XPath 1.0, section 4.4: text is a number when it is [-]digits[.digits], with white space around
// it; else NaN. A date, also as text "2026-11-25", is its days since 1970-01-01 (as ODK has it).
double to_number(const Value& value);
double text_to_number(std::string_view text);

// Section 4.2: the shortest digits that say this number, never an exponent; "NaN", "Infinity",
// "-Infinity"; "true" and "false"; a date as ISO 8601; the first of several.
std::string to_text(const Value& value);
// The same in its place, so that no second copy of a person's words is made.
std::string& make_text(Value& value);

// Section 4.3: a text that is not empty, a number that is neither 0 nor NaN, any date, any node.
bool to_boolean(const Value& value);

// A date, ISO text (what follows a "T" is left out) or days since 1970, from year 1 to 9999;
// an empty text when it is none of these.
Value to_date(const Value& value);

// Overwrites what may be a person's words.
void wipe(Value& value);

}  // namespace candour::survey::expression
