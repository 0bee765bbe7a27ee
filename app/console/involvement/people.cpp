// Reading those who wish to be involved, and what a page shows of one.
#include "app/console/involvement/people.h"

#include "app/console/words.h"

namespace candour::console {
namespace {

using feedback::ReachBy;
using feedback::Wish;

constexpr std::int64_t at_once = 200;

std::string_view reach_in_words(ReachBy way) {
    switch (way) {
        case ReachBy::NotGiven:
            return "";
        case ReachBy::Phone:
            return N_("By telephone");
        case ReachBy::Email:
            return N_("By e-mail");
        case ReachBy::Letter:
            return N_("By letter");
        case ReachBy::Other:
            return N_("Another way");
    }
    return "";
}

std::string_view wish_in_words(Wish wish) {
    switch (wish) {
        case Wish::TakePart:
            return N_("Wishes to take part");
        case Wish::Newsletter:
            return N_("Wants the newsletter");
        case Wish::PrizeDraw:
            return N_("Takes part in a prize draw");
    }
    return "";
}

}  // namespace

store::InboxFilter of_involvement(std::int64_t offset, std::int64_t limit) {
    store::InboxFilter filter;
    filter.kind = feedback::ContactKind::Involvement;
    filter.offset = offset;
    filter.limit = limit;
    return filter;
}

Status for_each_involved(const Desk& desk, const std::function<void()>& begin,
                         const EachInvolved& each) {
    constexpr int tries_max = 5;
    for (int tries = 0; tries < tries_max; ++tries) {
        begin();
        std::int64_t read = 0;
        std::int64_t total = 0;
        std::optional<std::int64_t> first_total;
        do {
            ASSIGN_OR_RETURN(const store::InboxPage page,
                             desk.office.inbox(of_involvement(read, at_once)));
            for (const store::OfficeItem& item : page.items) {
                const Result<feedback::Contact> words = read_words(desk, item);
                each(item, words.ok() ? &words.value().involvement : nullptr);
            }
            read += std::ssize(page.items);
            total = page.total;
            if (!first_total) first_total = total;
            if (page.items.empty()) break;
        } while (read < total);
        // Who is removed while pages are read moves the others, and one would be left out.
        if (read == total && first_total == total) return Unit{};
    }
    return Error{ErrorKind::Conflict, "the list changed while it was read; try again"};
}

View person_view(const Desk& desk, const store::OfficeItem& item) {
    Result<feedback::Contact> read = read_words(desk, item);
    const feedback::Involvement involvement =
        read.ok() ? read.value().involvement : feedback::Involvement{};
    View wishes{View::type::list};
    for (const Wish wish : involvement.wishes) {
        View view;
        view["wish"] = desk.language.tr(wish_in_words(wish));
        wishes << view;
    }
    View view;
    view["readable"] = read.ok();
    view["wishes"] = std::move(wishes);
    view["has_name"] = !involvement.person.name.empty();
    view["name"] = shown_text(involvement.person.name);
    const std::string_view way = reach_in_words(involvement.person.reach_by);
    view["way"] = way.empty() ? std::string{} : desk.language.tr(way);
    view["lines"] = paragraphs_view(involvement.person.value);
    view["remove_href"] = std::string{involvement_path} + "/" + item.id.hex() + "/remove";
    view["day"] = desk.language.day(item.released);
    return view;
}

}  // namespace candour::console
