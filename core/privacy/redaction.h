// Redaction: a person's words without what tells who somebody is. In the place of each thing that
// was taken out stands a plain marker: "[name] rang [phone number]". Pure.
//
// What is chosen goes wherever it stands, in capitals or small letters; "Sam's" becomes "[name]'s".
// Nothing is cut apart: whole words go, and whole characters as people see them. All else stays as
// it was, byte by byte. What is redacted already stays as it is, when the same is taken out again.
// A text may have "[name]" in it from the start: it tells nothing, and is taken for a marker.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/privacy/identifying_words.h"

namespace candour::privacy {

// In bytes; whatever it cuts apart goes whole.
struct RedactionSpan {
    Identifying kind = Identifying::Other;
    std::size_t at = 0;
    std::size_t size = 0;
    std::size_t end() const { return at + size; }
    bool operator==(const RedactionSpan&) const = default;
};

// By kind, with their brackets.
using Markers = std::array<std::string, identifying_kinds>;
// "[phone number]", in English; each is translated by whoever shows it.
std::string_view english_marker(Identifying kind);
Markers english_markers();

// What a text is offered with: its signs of a person, and the parts of each name wherever they
// stand again; no quotes, no small numbers of people. In order, none within another.
std::vector<IdentifyingFinding> redaction_suggestions(std::string_view text,
                                                      const KnownWords& known);

// Wherever `words` stand in the text as whole words. Empty: nowhere.
std::vector<RedactionSpan> places_of(std::string_view text, std::string_view words,
                                     Identifying kind, const Markers& markers);

// What goes when `chosen` is taken out: in order, apart from each other. Those that meet or overlap
// are one, and those of one kind with only spaces between them: "[name] [name]" would tell how many
// names somebody has. Of several kinds the first of the enumeration counts.
std::vector<RedactionSpan> taken_out(std::string_view text,
                                     const std::vector<RedactionSpan>& chosen,
                                     const Markers& markers);
// The text without them.
std::string redacted(std::string_view text, const std::vector<RedactionSpan>& chosen,
                     const Markers& markers);

}  // namespace candour::privacy
