// Saved filters: lists that somebody looks at often, under their own names.
#include <algorithm>
#include <utility>

#include "app/console/words.h"
#include "app/console/work/case_list.h"
#include "app/console/work/case_query.h"

namespace candour::console {
namespace {

// A name on one line, as people see it.
std::string name_of_form(const Fields& form) {
    constexpr int name_characters_max = 60;
    return first_words(field(form, "name"), name_characters_max);
}

CaseQuery query_of_form(const Fields& form) {
    return CaseQuery::parse(parse_fields(field(form, "query")));
}

Redirect back_to(const CaseQuery& query) { return Redirect{query.address(1)}; }

Result<Reply> refuse(const Desk& desk, const CaseQuery& query, const SignedIn& viewer,
                     CaseListNotice notice) {
    ASSIGN_OR_RETURN(Page page, case_list_page(desk, parse_fields(query.text()), viewer, notice));
    return Reply{std::move(page), {}};
}

}  // namespace

Result<View> saved_filters_view(const Desk& desk, const SignedIn& viewer) {
    ASSIGN_OR_RETURN(const auto filters, desk.work->filters.saved_filters(viewer.account.id));
    View list{View::type::list};
    for (const store::SavedFilter& filter : filters) {
        View view;
        view["name"] = shown_text(filter.name);
        view["saved_href"] = CaseQuery::parse(parse_fields(filter.query)).address(1);
        view["saved_id"] = filter.id.hex();
        list << view;
    }
    View view;
    view["filters"] = std::move(list);
    view["any"] = !filters.empty();
    return view;
}

Result<Reply> save_filter(const Desk& desk, const Fields& form, const SignedIn& viewer,
                          SecureRandom& random) {
    const PageLanguage& language = desk.language;
    const CaseQuery query = query_of_form(form);
    const std::string name = name_of_form(form);
    if (name.empty()) {
        return refuse(desk, query, viewer, {language.tr("Give this list a name."), name});
    }
    const Status saved =
        desk.work->filters.save_filter({store::SavedFilterId::create(random), viewer.account.id,
                                        name, query.text_without_words()});
    if (saved.ok()) return Reply{back_to(query), {}};
    if (saved.error().kind == ErrorKind::Conflict) {
        return refuse(
            desk, query, viewer,
            {language.tr("You have a list of that name already. Choose another name."), name});
    }
    if (saved.error().kind == ErrorKind::Full) {
        return refuse(
            desk, query, viewer,
            {language.tr("You have as many lists as you can keep. Remove one first."), name});
    }
    return saved.error();
}

Result<Reply> forget_filter(const Desk& desk, const Fields& form, const SignedIn& viewer) {
    ASSIGN_OR_RETURN(const auto id, store::SavedFilterId::from_hex(field(form, "id")));
    RETURN_IF_ERROR(desk.work->filters.forget_filter(viewer.account.id, id));
    return Reply{back_to(query_of_form(form)), {}};
}

}  // namespace candour::console
