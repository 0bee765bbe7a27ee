// kainjow-mustache with strict look-up, one parse a template.
#include "app/console/templates.h"

#include <utility>
#include <vector>

#include "app/console/limits.h"
#include "app/console/page_language.h"
#include "app/console/procedures/template_files.h"

namespace candour::console {
namespace {

constexpr std::string_view content_tag = "{{> content}}";
constexpr std::string_view text_begin = "{{#t}}";
constexpr std::string_view text_end = "{{/t}}";

// Notes every key that is looked up, and those that no level of the data has.
class StrictContext : public kainjow::mustache::context<std::string> {
public:
    explicit StrictContext(const View* view) : context(view) {}

    const View* get(const std::string& name) const override {
        asked_.insert(name);
        const View* found = context::get(name);
        if (found == nullptr) missing_.insert(name);
        return found;
    }
    const std::set<std::string>& asked() const { return asked_; }
    const std::set<std::string>& missing() const { return missing_; }

private:
    mutable std::set<std::string> asked_;
    mutable std::set<std::string> missing_;
};

Result<std::string> read_text(Disk& disk, const std::string& path) {
    ASSIGN_OR_RETURN(const Bytes bytes, disk.read(path, template_bytes_max));
    return to_text(bytes);
}

using Parts = std::map<std::string, std::string, std::less<>>;

Result<Parts> read_parts(Disk& disk, const std::string& folder) {
    Parts parts;
    for (const auto& [name, path] : part_files) {
        ASSIGN_OR_RETURN(std::string part, read_text(disk, folder + "/" + std::string{path}));
        parts.emplace("{{> " + std::string{name} + "}}", std::move(part));
    }
    return parts;
}

// Joined here, once: Mustache's own partials would be parsed again for each request.
std::string with_parts(std::string text, const Parts& parts) {
    for (const auto& [tag, part] : parts) {
        for (std::size_t at = text.find(tag); at != std::string::npos; at = text.find(tag, at)) {
            text.replace(at, tag.size(), part);
            at += part.size();
        }
    }
    return text;
}

// Errors: Invalid for a mark without an end.
Result<std::string> in_language(std::string_view text, const PageLanguage& language) {
    std::string whole;
    for (std::size_t at = 0;;) {
        const std::size_t begin = text.find(text_begin, at);
        whole += text.substr(at, begin == std::string_view::npos ? begin : begin - at);
        if (begin == std::string_view::npos) return whole;
        const std::size_t first = begin + text_begin.size();
        const std::size_t end = text.find(text_end, first);
        if (end == std::string_view::npos) {
            return Error{ErrorKind::Invalid, "a {{#t}} has no {{/t}}"};
        }
        whole += language.tr(text.substr(first, end - first));
        at = end + text_end.size();
    }
}

}  // namespace

Result<Templates> Templates::load(Disk& disk, const std::string& folder,
                                  const Translator* translator) {
    const std::string layout_file = folder + "/" + std::string{layout_path};
    ASSIGN_OR_RETURN(const std::string layout, read_text(disk, layout_file));
    const std::size_t content = layout.find(content_tag);
    if (content == std::string::npos) {
        return Error{ErrorKind::Invalid, layout_file + ": it has no {{> content}}"};
    }
    ASSIGN_OR_RETURN(const Parts parts, read_parts(disk, folder));
    Templates templates;
    std::vector<TemplateFile> files(std::begin(template_files), std::end(template_files));
    files.insert(files.end(), std::begin(procedure_template_files),
                 std::end(procedure_template_files));
    for (const auto& [name, path] : files) {
        const std::string file = folder + "/" + std::string{path};
        ASSIGN_OR_RETURN(const std::string text, read_text(disk, file));
        const std::string page = with_parts(text, parts);
        if (page.find(text_begin) != std::string::npos) templates.translated_.emplace(name);
        std::string whole = layout;
        whole.replace(content, content_tag.size(), page);
        for (const ConsoleLanguage& language : console_languages) {
            const auto translated = in_language(whole, PageLanguage{translator, language.tag});
            if (!translated.ok()) {
                return Error{ErrorKind::Invalid, file + ": " + translated.error().what};
            }
            kainjow::mustache::mustache parsed{translated.value()};
            if (!parsed.is_valid()) {
                return Error{ErrorKind::Invalid, file + ": " + parsed.error_message()};
            }
            templates.pages_[std::string{language.tag}].emplace(name, std::move(parsed));
        }
    }
    return templates;
}

Result<std::string> Templates::render(std::string_view name, const View& view,
                                      std::set<std::string>* asked,
                                      std::string_view language) const {
    const auto known = pages_.find(language);
    const Pages& pages = known == pages_.end() ? pages_.at("en") : known->second;
    const auto found = pages.find(name);
    if (found == pages.end()) {
        return Error{ErrorKind::NotFound, "there is no template " + std::string{name}};
    }
    // kainjow's render() is not const, so each call works on a copy of the parsed template.
    kainjow::mustache::mustache page = found->second;
    StrictContext context{&view};
    std::string html = page.render(context);
    if (asked != nullptr) asked->insert(context.asked().begin(), context.asked().end());
    if (context.missing().empty()) return html;
    std::string keys;
    for (const std::string& key : context.missing()) {
        keys += ' ';
        keys += key;
    }
    return Error{ErrorKind::Invalid, "template " + std::string{name} + " asks for:" + keys};
}

}  // namespace candour::console
