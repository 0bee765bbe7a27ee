// The list of procedures, one of them, and what becomes of their forms.
#include "app/console/procedures/procedures.h"

#include <algorithm>
#include <array>
#include <set>

#include "app/console/procedures/draft_forms.h"
#include "app/console/procedures/draft_problems.h"
#include "app/console/procedures/draft_rows.h"
#include "app/console/procedures/show_page.h"
#include "app/console/words.h"
#include "core/base/json_fields.h"
#include "core/complaint/limits.h"
#include "core/office/permissions.h"

namespace candour::console {
namespace {

constexpr std::array<const char*, 5> ready_ids = {"wcva", "calico", "plato", "donnington",
                                                  "housing-ombudsman-code"};

Result<complaint::Procedure> read_ready(const ProcedureDesk& desk, const std::string& id) {
    if (desk.ready_folder.empty() || std::ranges::find(ready_ids, id) == ready_ids.end())
        return Error{ErrorKind::NotFound, "there is no ready procedure " + id};
    ASSIGN_OR_RETURN(const Bytes file, desk.disk.read(desk.ready_folder + "/" + id + ".json",
                                                      complaint::procedure_bytes_max));
    return complaint::parse_procedure(to_text(file), id);
}

Result<store::ProcedureVersion> find_version(const ProcedureDesk& desk, const std::string& id,
                                             int version) {
    if (version == 0) {
        ASSIGN_OR_RETURN(const auto newest, desk.procedures.newest_procedures());
        const auto found = std::ranges::find(newest, id, &store::ProcedureVersion::id);
        if (found != newest.end()) return *found;
    } else {
        ASSIGN_OR_RETURN(auto found, desk.procedures.procedure_version(id, version));
        if (found) return std::move(*found);
    }
    return Error{ErrorKind::NotFound, "there is no such procedure"};
}

View line_view(const std::string& href, const ShownText& name, const std::string& about) {
    View view;
    view["line_href"] = href;
    view["line_name"] = view_of(name);
    view["line_about"] = about;
    return view;
}

ShownText name_in(const complaint::Procedure& procedure, const PageLanguage& language) {
    const auto& languages = procedure.languages;
    return procedure.name.in(language.tag(), languages.empty() ? "en" : languages.front());
}

ShownText name_in(const std::string& document, const std::string& otherwise,
                  const PageLanguage& language) {
    const auto json = parse_json_file(document, "procedure");
    if (!json.ok()) return {otherwise, "en"};
    ShownText name =
        name_in(complaint::read_procedure(json.value(), "procedure").procedure, language);
    return name.text.empty() ? ShownText{otherwise, "en"} : name;
}

Result<Page> list_page(const ProcedureDesk& desk, const SignedIn& viewer) {
    const PageLanguage& language = desk.desk.language;
    Page page{"procedures", language.tr("Procedures"), Section::Procedures, {}};
    View published{View::type::list};
    ASSIGN_OR_RETURN(const auto newest, desk.procedures.newest_procedures());
    for (const store::ProcedureVersion& one : newest) {
        published.push_back(line_view("/procedures/own/" + one.id,
                                      name_in(one.document, one.id, language),
                                      language.tr("Version {number}, {when}, by {who}",
                                                  {{"number", std::to_string(one.version)},
                                                   {"when", language.minute(one.at_s)},
                                                   {"who", shown_text(one.who)}})));
    }
    View drafts{View::type::list};
    if (may_edit_procedures(viewer.account)) {
        ASSIGN_OR_RETURN(const auto kept, desk.procedures.procedure_drafts());
        for (const store::ProcedureDraft& one : kept) {
            drafts.push_back(line_view(
                address_of_procedure_draft(one.id), name_in(one.document, one.id, language),
                language.tr("Last changed {when}, by {who}",
                            {{"when", language.minute(one.at_s)}, {"who", shown_text(one.who)}})));
        }
    }
    View ready{View::type::list};
    for (const char* id : ready_ids) {
        const auto read = read_ready(desk, id);
        if (!read.ok()) continue;
        ready.push_back(
            line_view("/procedures/ready/" + std::string(id), name_in(read.value(), language), id));
    }
    page.view["has_published"] = !published.list_value().empty();
    page.view["published"] = std::move(published);
    page.view["has_drafts"] = !drafts.list_value().empty();
    page.view["drafts"] = std::move(drafts);
    page.view["has_ready"] = !ready.list_value().empty();
    page.view["ready"] = std::move(ready);
    return page;
}

View links_view(const std::vector<std::pair<std::string, std::string>>& links) {
    View list{View::type::list};
    for (const auto& [text, href] : links) {
        View one;
        one["link_text"] = text;
        one["link_href"] = href;
        list.push_back(std::move(one));
    }
    return list;
}

Page shown(const complaint::Procedure& procedure, const ProcedureAction& action,
           const std::string& state, const std::vector<Problem>& problems,
           const std::vector<std::pair<std::string, std::string>>& links,
           const PageLanguage& language) {
    Page page{"procedure", shown_text(name_in(procedure, language).text), Section::Procedures, {}};
    show_procedure(page.view, procedure, action, language);
    add_problems(page.view, problems);
    page.view["state"] = state;
    page.view["has_links"] = !links.empty();
    page.view["links"] = links_view(links);
    page.view["has_sections"] = false;
    return page;
}

Page draft_page(const OpenProcedure& draft, const PageLanguage& language) {
    const std::string& id = draft.kept.id;
    Page page = shown(
        draft.read.procedure,
        {address_of_procedure_draft(id, "/remove"), language.tr("Throw this draft away")},
        language.tr("A draft. Nobody works by it until it is published."), plain_problems(draft),
        {{language.tr("Publish"), address_of_procedure_draft(id, "/publish")}}, language);
    show_draft_rows(page.view, draft);
    return page;
}

Result<Page> ready_page(const ProcedureDesk& desk, const std::string& id, bool edits) {
    const PageLanguage& language = desk.desk.language;
    ASSIGN_OR_RETURN(const auto procedure, read_ready(desk, id));
    const std::string copy = "/procedures/ready/" + id + "/copy";
    return shown(
        procedure,
        edits ? ProcedureAction{copy, language.tr("Copy it to change it")} : ProcedureAction{},
        language.tr("A ready procedure that comes with Candour."), {}, {}, language);
}

Result<Page> published_page(const ProcedureDesk& desk, const ProcedureAddress& address,
                            bool edits) {
    const PageLanguage& language = desk.desk.language;
    const std::string own = "/procedures/own/" + address.id;
    ASSIGN_OR_RETURN(const auto kept, find_version(desk, address.id, address.version));
    ASSIGN_OR_RETURN(const auto procedure, complaint::parse_procedure(kept.document, address.id));
    std::vector<std::pair<std::string, std::string>> links;
    for (int version = kept.version - 1; version > 0; --version)
        links.emplace_back(language.tr("Version {number}", {{"number", std::to_string(version)}}),
                           own + "/" + std::to_string(version));
    const bool can_change = edits && address.version == 0;
    return shown(
        procedure,
        can_change ? ProcedureAction{own + "/change", language.tr("Change it")} : ProcedureAction{},
        language.tr("Version {number}, published {when} by {who}.",
                    {{"number", std::to_string(kept.version)},
                     {"when", language.minute(kept.at_s)},
                     {"who", shown_text(kept.who)}}),
        {}, links, language);
}

// A draft of `procedure` under the first free id; an own one keeps its id.
Result<Reply> begin_draft(const ProcedureDesk& desk, complaint::Procedure procedure, bool keeps_id,
                          const SignedIn& viewer) {
    if (!keeps_id) {
        std::set<std::string> taken;
        ASSIGN_OR_RETURN(const auto drafts, desk.procedures.procedure_drafts());
        for (const store::ProcedureDraft& one : drafts)
            taken.insert(one.id);
        ASSIGN_OR_RETURN(const auto newest, desk.procedures.newest_procedures());
        for (const store::ProcedureVersion& one : newest)
            taken.insert(one.id);
        const std::string base = procedure.id.substr(0, 36);
        for (int number = 2; taken.contains(procedure.id); ++number)
            procedure.id = base + "-" + std::to_string(number);
    }
    const Status added = desk.procedures.add_procedure_draft(
        {procedure.id, complaint::to_json(procedure), 1, viewer.account.display_name,
         seconds_now(desk.desk.clock)});
    // Somebody has begun one already: that one is shown.
    if (!added.ok() && !(keeps_id && added.error().kind == ErrorKind::Conflict))
        return added.error();
    return Reply{Redirect{address_of_procedure_draft(procedure.id)}, {}};
}

Result<Reply> remove_draft(const ProcedureDesk& desk, const std::string& id,
                           const SignedIn& viewer) {
    RETURN_IF_ERROR(
        note(desk.desk, viewer.account.user_name, "threw away the draft of the procedure " + id));
    RETURN_IF_ERROR(desk.procedures.remove_procedure_draft(id));
    return Reply{Redirect{"/procedures"}, {}};
}

}  // namespace

bool may_edit_procedures(const store::StaffAccount& account) {
    return office::may(account.roles, office::Permission::EditProcedure);
}

bool is_for_procedure_editors(const ProcedureAddress& address) {
    return address.view != ProcedureView::List && address.view != ProcedureView::Ready &&
           address.view != ProcedureView::Published;
}

Result<Page> procedure_page(const ProcedureDesk& desk, const ProcedureAddress& address,
                            const SignedIn& viewer) {
    const bool edits = may_edit_procedures(viewer.account);
    if (address.view == ProcedureView::List) return list_page(desk, viewer);
    if (address.view == ProcedureView::Ready) return ready_page(desk, address.id, edits);
    if (address.view == ProcedureView::Published) return published_page(desk, address, edits);
    const DraftForm* form = draft_form(address.view);
    if (form == nullptr && address.view != ProcedureView::Draft)
        return Error{ErrorKind::NotFound, "only a form goes there"};
    ASSIGN_OR_RETURN(const OpenProcedure draft, open_procedure(desk, address.id));
    return form == nullptr ? draft_page(draft, desk.desk.language)
                           : form->page(desk, draft, address.part);
}

std::optional<Result<Reply>> take_procedure_form(const ProcedureDesk& desk,
                                                 const ProcedureAddress& address,
                                                 const Fields& form, const SignedIn& viewer) {
    using Taken = std::optional<Result<Reply>>;
    if (address.view == ProcedureView::Copy) {
        auto ready = read_ready(desk, address.id);
        if (!ready.ok()) return Taken(ready.error());
        return Taken(begin_draft(desk, ready.take(), /*keeps_id=*/false, viewer));
    }
    if (address.view == ProcedureView::Change) {
        const auto kept = find_version(desk, address.id, 0);
        if (!kept.ok()) return Taken(kept.error());
        auto read = complaint::parse_procedure(kept.value().document, address.id);
        if (!read.ok()) return Taken(read.error());
        return Taken(begin_draft(desk, read.take(), /*keeps_id=*/true, viewer));
    }
    if (address.view == ProcedureView::Remove) return Taken(remove_draft(desk, address.id, viewer));
    const DraftForm* form_page = draft_form(address.view);
    if (form_page == nullptr) return std::nullopt;
    const auto draft = open_procedure(desk, address.id);
    if (!draft.ok()) return Taken(draft.error());
    return Taken(form_page->take(desk, draft.value(), address.part, form, viewer));
}

}  // namespace candour::console
