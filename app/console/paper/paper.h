// Surveys on paper: a sheet to print, and keying in what comes back (requirement W3b). The one way
// in for Site.
//
// Everybody but trustees and auditors may do both (KeyInPaper): whoever keys in has read the sheet
// anyway, and a role of its own would only gather all sheets on one desk.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>

#include "app/console/fields.h"
#include "app/console/page.h"

namespace candour::console {

enum class PaperView {
    Paper,  // /surveys/ID/paper: language and size.
    Pdf,    // /surveys/ID/paper.pdf?language=cy&size=150
    KeyIn,  // /surveys/ID/key-in: takes a form.
};

struct PaperAddress {
    std::string questionnaire;
    PaperView view = PaperView::Paper;
};
// `path`: a whole one. Nothing when there is no such page.
std::optional<PaperAddress> paper_address(std::string_view path);

// Who keyed in how many today, so that the audit need not hold each sheet: one line when somebody
// begins on a day, and one for each ten more. So nothing tells when a single sheet was keyed in,
// and nobody slips in a hundred unseen. In memory: a restart begins again.
class KeyingDay {
public:
    // Counts one. What the audit is to say before it is kept; empty: nothing.
    std::string count(const std::string& who, const std::string& questionnaire, CivilDay today);

private:
    std::mutex mutex_;
    CivilDay day_{};
    std::map<std::tuple<std::string, std::string>, int> sheets_;
};

// Errors of these: NotFound, the store's.
Result<Page> paper_page(const Desk& desk, const PaperAddress& address);
Result<Download> paper_download(const Desk& desk, const PaperAddress& address, const Fields& query);
Result<Page> key_in_page(const Desk& desk, const PaperAddress& address, const Fields& query);
Result<Reply> take_sheet(const Desk& desk, const PaperAddress& address, const Fields& form,
                         const store::StaffAccount& viewer, KeyingDay& day);

}  // namespace candour::console
