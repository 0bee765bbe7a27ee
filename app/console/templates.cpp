// kainjow-mustache with strict look-up, one parse a template.
#include "app/console/templates.h"

#include <utility>
#include <vector>

#include "app/console/limits.h"
#include "app/console/procedures/template_files.h"

namespace candour::console {
namespace {

constexpr std::string_view content_tag = "{{> content}}";

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

}  // namespace

Result<Templates> Templates::load(Disk& disk, const std::string& folder) {
    const std::string layout_file = folder + "/" + std::string{layout_path};
    ASSIGN_OR_RETURN(const std::string layout, read_text(disk, layout_file));
    const std::size_t content = layout.find(content_tag);
    if (content == std::string::npos) {
        return Error{ErrorKind::Invalid, layout_file + ": it has no {{> content}}"};
    }
    Templates templates;
    std::vector<TemplateFile> files(std::begin(template_files), std::end(template_files));
    files.insert(files.end(), std::begin(procedure_template_files),
                 std::end(procedure_template_files));
    for (const auto& [name, path] : files) {
        const std::string file = folder + "/" + std::string{path};
        ASSIGN_OR_RETURN(const std::string page, read_text(disk, file));
        // Joined here, once: a partial would be parsed again for each request.
        std::string whole = layout;
        whole.replace(content, content_tag.size(), page);
        kainjow::mustache::mustache parsed{whole};
        if (!parsed.is_valid()) {
            return Error{ErrorKind::Invalid, file + ": " + parsed.error_message()};
        }
        templates.pages_.emplace(name, std::move(parsed));
    }
    return templates;
}

Result<std::string> Templates::render(std::string_view name, const View& view,
                                      std::set<std::string>* asked) const {
    const auto found = pages_.find(name);
    if (found == pages_.end()) {
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
