// Fields of a form, read from its markup as our templates write it: attributes in double quotes.
#include "tests/support/html_form.h"

#include <array>
#include <utility>

namespace candour::test {
namespace {

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

std::string unescaped(std::string text) {
    const std::array<std::pair<const char*, const char*>, 5> entities = {
        {{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}, {"&amp;", "&"}}};
    for (const auto& [entity, character] : entities)
        text = replaced(std::move(text), entity, character);
    return text;
}

std::string attribute(const std::string& tag, const std::string& name) {
    const std::string mark = " " + name + "=\"";
    const std::size_t begin = tag.find(mark);
    if (begin == std::string::npos) return {};
    const std::size_t value = begin + mark.size();
    return unescaped(tag.substr(value, tag.find('"', value) - value));
}

std::string between(const std::string& html, std::size_t begin, const std::string& end) {
    return html.substr(begin, html.find(end, begin) - begin);
}

void add_input(FormFields& fields, const std::string& tag) {
    const std::string type = attribute(tag, "type");
    const bool box = type == "checkbox" || type == "radio";
    if (box && tag.find(" checked") == std::string::npos) return;
    // One line: a browser drops the breaks.
    fields[attribute(tag, "name")] = replaced(attribute(tag, "value"), "\n", "");
}

// The first option where none is selected.
void add_select(FormFields& fields, const std::string& tag, const std::string& options) {
    std::size_t at = options.find(" selected");
    at = at == std::string::npos ? options.find("<option") : options.rfind("<option", at);
    if (at == std::string::npos) return;
    fields[attribute(tag, "name")] = attribute(between(options, at, ">"), "value");
}

std::string form_with_revision(const std::string& html) {
    const std::size_t revision = html.find("name=\"revision\"");
    if (revision == std::string::npos) return {};
    return between(html, html.rfind("<form", revision), "</form>");
}

}  // namespace

FormFields form_fields(const std::string& html) {
    const std::string form = form_with_revision(html);
    FormFields fields;
    for (std::size_t at = form.find('<'); at != std::string::npos; at = form.find('<', at + 1)) {
        const std::string tag = between(form, at, ">");
        const std::size_t inside = at + tag.size() + 1;
        if (tag.starts_with("<input")) add_input(fields, tag);
        if (tag.starts_with("<select")) add_select(fields, tag, between(form, inside, "</select>"));
        if (tag.starts_with("<textarea")) {
            const std::string words = unescaped(between(form, inside, "</textarea>"));
            fields[attribute(tag, "name")] = replaced(words, "\n", "\r\n");
        }
    }
    return fields;
}

}  // namespace candour::test
