// The page as it is asked for, looked at again, and kept.
#include "app/console/redaction/redaction.h"

#include <algorithm>
#include <charconv>

#include "app/console/learning/known_names.h"
#include "app/console/redaction/choices.h"
#include "app/console/words.h"

namespace candour::console {
namespace {

constexpr std::string_view items_prefix = "/items/";
constexpr std::string_view redact_end = "/redact";

using feedback::RedactedWords;
using privacy::RedactionSpan;

// All that the page is made of.
struct Found {
    std::vector<feedback::WordsPart> parts;
    std::optional<RedactedWords> kept;
    privacy::KnownWords known;
    privacy::Markers markers;
};

Result<Found> find(const LearningDesk& desk, const store::OfficeItem& item) {
    Found found;
    ASSIGN_OR_RETURN(feedback::Contact contact, read_words(desk.desk, item));
    found.parts = parts_of(contact);
    feedback::wipe(contact);
    if (found.parts.empty()) return Error{ErrorKind::NotFound, "this contact has no words"};
    ASSIGN_OR_RETURN(found.kept, server::unlock_redacted(item, desk.desk.office_keys));
    ASSIGN_OR_RETURN(found.known, known_names(desk));
    found.markers =
        markers_in(item.language, desk.desk.organisation.languages.front(), desk.language());
    return found;
}

std::string part_title(std::string_view name, const PageLanguage& language) {
    if (name == "story") return language.tr("What they said");
    if (name == "wanted") return language.tr("What they would like to happen");
    return language.tr("What they answered");
}

// "[phone number]" without its brackets.
std::string kind_words(std::string_view kind_name, const PageLanguage& language) {
    for (std::size_t i = 0; i < privacy::identifying_kinds; ++i) {
        const auto kind = static_cast<privacy::Identifying>(i);
        if (privacy::name_of(kind) != kind_name) continue;
        std::string marker = language.tr(privacy::english_marker(kind));
        std::erase_if(marker, [](char c) { return c == '[' || c == ']'; });
        return marker;
    }
    return {};
}

View piece(std::string_view text, const RedactedPart::Sign* sign, const PageLanguage& language) {
    View view;
    view["piece"] = shown_text(text);
    view["is_sign"] = sign != nullptr;
    view["goes"] = sign != nullptr && sign->goes;
    view["sign_kind"] =
        sign == nullptr ? std::string{} : kind_words(privacy::name_of(sign->span.kind), language);
    return view;
}

View pieces_view(const RedactedPart& part, const PageLanguage& language) {
    View list{View::type::list};
    std::size_t from = 0;
    const std::string_view text = part.before;
    for (const RedactedPart::Sign& sign : part.signs) {
        if (sign.span.at > from)
            list << piece(text.substr(from, sign.span.at - from), nullptr, language);
        list << piece(text.substr(sign.span.at, sign.span.size), &sign, language);
        from = sign.span.end();
    }
    if (from < text.size()) list << piece(text.substr(from), nullptr, language);
    return list;
}

View parts_view(const Redaction& redaction, const PageLanguage& language) {
    View list{View::type::list};
    for (const RedactedPart& part : redaction.parts) {
        View view;
        view["part_title"] = part_title(part.name, language);
        view["pieces"] = pieces_view(part, language);
        view["after"] = shown_text(part.after);
        list << view;
    }
    return list;
}

View choices_view(const Redaction& redaction, const PageLanguage& language) {
    View list{View::type::list};
    for (std::size_t i = 0; i < redaction.choices.size(); ++i) {
        const RedactionChoice& choice = redaction.choices[i];
        View view;
        view["choice_id"] = "take-" + std::to_string(i);
        view["choice_value"] = value_of(choice.words);
        view["choice_words"] = shown_text(choice.words.words);
        view["choice_kind"] = kind_words(choice.words.kind, language);
        view["ticked"] = choice.ticked;
        list << view;
    }
    return list;
}

struct Said {
    std::vector<Problem> problems{};
    std::string notice{};
};

std::string back_of(const CaseLink& link, const store::OfficeItem& item) {
    return link.reference.empty() ? std::string(items_prefix) + item.id.hex()
                                  : "/cases/" + link.reference;
}

Page page_of(const LearningDesk& desk, const store::OfficeItem& item, const CaseLink& link,
             const Redaction& redaction, const Said& said) {
    const PageLanguage& language = desk.language();
    Page page{"redaction",
              language.tr("Take out what tells who somebody is"),
              Section::Contacts,
              {},
              said.problems.empty() ? 200 : 422};
    View& view = page.view;
    view["back"] = back_of(link, item);
    view["action"] = redaction_path(item.id.hex());
    view["revision"] = std::to_string(item.redacted_revision);
    view["seen"] = redaction.digest();
    view["has_lang"] = is_language_tag(item.language);
    view["lang"] = item.language;
    view["dir"] = is_right_to_left(item.language) ? "rtl" : "ltr";
    view["parts"] = parts_view(redaction, language);
    view["has_choices"] = !redaction.choices.empty();
    view["choices"] = choices_view(redaction, language);
    std::string more;
    for (const std::string& line : redaction.more)
        more += line + "\n";
    view["more"] = more;
    view["more_rows"] = std::to_string(std::clamp<std::size_t>(redaction.more.size() + 1, 3, 12));
    view["has_notice"] = !said.notice.empty();
    view["notice"] = said.notice;
    view["more_is_wrong"] = !redaction.missing.empty();
    add_problems(view, said.problems);
    return page;
}

std::vector<Problem> problems_of(const Redaction& redaction, const PageLanguage& language) {
    std::vector<Problem> problems;
    for (const std::string& line : redaction.missing) {
        problems.push_back(
            {"more", language.tr("“{words}” does not stand in the text as whole words.",
                                 {{"words", shown_text(line)}})});
    }
    return problems;
}

// -1 for what is no number.
std::int64_t sent_revision(const Fields& form) {
    const std::string_view text = field(form, "revision");
    std::int64_t number = -1;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    return problem == std::errc{} && end == text.data() + text.size() ? number : -1;
}

Status keep(const LearningDesk& desk, const store::OfficeItem& item, const Redaction& redaction,
            std::int64_t seen, const SignedIn& viewer) {
    RedactedWords words{
        .taken = redaction.taken(), .by = viewer.account.user_name, .day = desk.today()};
    for (const RedactedPart& part : redaction.parts)
        words.parts.push_back({part.name, part.after});
    const auto& keys = desk.desk.office_keys;
    const auto key = std::ranges::find(keys, item.key_epoch, &server::OfficeKey::epoch);
    if (key == keys.end()) return Error{ErrorKind::NotFound, "the key of its words is not here"};
    const Bytes sealed = server::lock_redacted(words, *key, item.id.bytes);
    const auto kept = desk.desk.office.keep_redacted(item.id, item.key_epoch, seen, sealed);
    if (!kept.ok()) return kept.error();
    return note(desk.desk, viewer.account.user_name,
                "kept a redacted text of a contact (" + item.id.hex().substr(0, 8) + ")");
}

}  // namespace

std::string_view redaction_in(std::string_view path) {
    if (!path.starts_with(items_prefix) || !path.ends_with(redact_end)) return {};
    if (path.size() < items_prefix.size() + redact_end.size()) return {};
    path.remove_prefix(items_prefix.size());
    path.remove_suffix(redact_end.size());
    return path;
}

std::string redaction_path(std::string_view submission_hex) {
    return std::string(items_prefix) + std::string(submission_hex) + std::string(redact_end);
}

Result<Page> redaction_page(const LearningDesk& desk, const store::OfficeItem& item,
                            const CaseLink& link, const SignedIn& viewer) {
    ASSIGN_OR_RETURN(const Found found, find(desk, item));
    RETURN_IF_ERROR(note(
        desk.desk, viewer.account.user_name,
        "read a contact to take out what tells who it was (" + item.id.hex().substr(0, 8) + ")"));
    return page_of(desk, item, link,
                   first_redaction(found.parts, found.known, found.kept, found.markers), {});
}

Result<Reply> take_redaction(const LearningDesk& desk, const store::OfficeItem& item,
                             const CaseLink& link, const Fields& form, const SignedIn& viewer) {
    ASSIGN_OR_RETURN(const Found found, find(desk, item));
    const PageLanguage& language = desk.language();
    const Redaction redaction =
        sent_redaction(found.parts, found.known, found.kept, form, found.markers);
    const auto again = [&](Said said) {
        return Reply{page_of(desk, item, link, redaction, said), {}};
    };
    const std::vector<Problem> problems = problems_of(redaction, language);
    if (!problems.empty()) return again({.problems = problems});
    if (field(form, "step") != "keep") return again({});
    // Only what somebody has looked at is kept.
    if (field(form, "seen") != redaction.digest()) {
        return again({.notice = language.tr("This is how it reads with what you have chosen now. "
                                            "Look, and keep it.")});
    }
    const std::int64_t seen = sent_revision(form);
    Status kept = keep(desk, item, redaction, seen, viewer);
    if (!kept.ok() && kept.error().kind == ErrorKind::Conflict) {
        return again({.problems = {{"", language.tr("Somebody else has kept a text of this "
                                                    "contact meanwhile. Look at it first; keep "
                                                    "yours if it shall take its place.")}}});
    }
    RETURN_IF_ERROR(kept);
    return Reply{Redirect{back_of(link, item)}, {}};
}

void add_redacted(View& view, const Desk& desk, const store::OfficeItem* item, bool may_redact) {
    const PageLanguage& language = desk.language;
    std::optional<RedactedWords> kept;
    bool has_words = false;
    if (item != nullptr) {
        const auto contact = read_words(desk, *item);
        has_words = contact.ok() && !parts_of(contact.value()).empty();
        auto read = server::unlock_redacted(*item, desk.office_keys);
        // What cannot be read is said of the words already.
        if (read.ok()) kept = read.take();
    }
    View parts{View::type::list};
    for (const feedback::WordsPart& part :
         kept ? kept->parts : std::vector<feedback::WordsPart>()) {
        View one;
        one["redacted_title"] = part_title(part.name, language);
        one["redacted_text"] = paragraphs_view(part.text);
        parts << one;
    }
    view["has_redacted"] = kept.has_value();
    view["redacted_parts"] = std::move(parts);
    view["redacted_by"] = kept ? shown_text(kept->by) : std::string{};
    view["redacted_on"] = kept ? language.day(kept->day) : std::string{};
    const std::string tag = item == nullptr ? std::string{} : item->language;
    view["redacted_lang"] = is_language_tag(tag) ? tag : std::string{"en"};
    view["may_redact"] = may_redact && has_words;
    view["redact_href"] = item == nullptr ? std::string{} : redaction_path(item->id.hex());
}

}  // namespace candour::console
