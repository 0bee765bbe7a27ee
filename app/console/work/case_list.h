// Case list: the cases that a member of staff may see, filtered, searched and sorted; as a
// spreadsheet; and under names of their own.
#pragma once

#include <string>

#include "app/console/fields.h"
#include "app/console/page.h"
#include "app/console/sessions.h"

namespace candour::console {

// What became of a form about saved filters, told above the list. Empty: nothing.
struct CaseListNotice {
    std::string problem{};  // With the name that was typed.
    std::string name{};
};

// A search is written down (without its words) before it is answered. Errors: the stores'.
Result<Page> case_list_page(const Desk& desk, const Fields& query, const SignedIn& viewer,
                            const CaseListNotice& notice = {});

// The rows of the list without words, as .xlsx; written down. Errors: Denied without the right to
// exact numbers; the stores'.
Result<Download> case_list_download(const Desk& desk, const Fields& query, const SignedIn& viewer);

// Fields: name, query. Errors: the stores'.
Result<Reply> save_filter(const Desk& desk, const Fields& form, const SignedIn& viewer,
                          SecureRandom& random);
// Fields: id, query.
Result<Reply> forget_filter(const Desk& desk, const Fields& form, const SignedIn& viewer);

// Name and address of each, for links. Errors: the store's.
Result<View> saved_filters_view(const Desk& desk, const SignedIn& viewer);

}  // namespace candour::console
