// One entry: its words in every language, what may tell who spoke, and what can be done with it.
#include <algorithm>
#include <array>

#include "app/console/core_words.h"
#include "app/console/learning/permissions.h"
#include "app/console/redaction/redaction.h"
#include "app/console/words.h"
#include "app/console/you_said/entries.h"

namespace candour::console {
namespace {

using feedback::LanguageFinding;
using feedback::YouSaid;
using feedback::YouSaidRules;
using feedback::YouSaidState;

std::string text_in(const LocalText& text, const Language& language) {
    const auto found = text.by_language.find(language);
    return found == text.by_language.end() ? std::string() : found->second;
}

std::string state_words(const YouSaid& entry, CivilDay today, const PageLanguage& language) {
    switch (entry.state) {
        case YouSaidState::Draft:
            return language.tr("Draft");
        case YouSaidState::Approved:
            return language.tr("Approved");
        case YouSaidState::Published:
            return stands_on(entry, today) ? language.tr("Published")
                                           : language.tr("Past its review day");
        case YouSaidState::Withdrawn:
            return language.tr("Withdrawn");
    }
    return "";
}

View languages_view(const LearningDesk& desk, const YouSaid& entry, const SignedIn& viewer) {
    const auto& languages = desk.desk.organisation.languages;
    const bool may_change =
        may_write_you_said(viewer.account) && entry.state != YouSaidState::Published;
    View list{View::type::list};
    for (const Language& language : languages) {
        View view;
        const std::string said = text_in(entry.said, language);
        const auto translation = entry.translations.find(language);
        const bool is_translation = translation != entry.translations.end();
        view["language_name"] = language_in_words(language, desk.language());
        view["language"] = language;
        view["direction"] = is_right_to_left(language) ? "rtl" : "ltr";
        view["has_words"] = !said.empty();
        view["said"] = shown_text(said);
        view["did"] = shown_text(text_in(entry.did, language));
        view["is_translation"] = is_translation;
        view["translated_by"] = is_translation ? shown_text(translation->second.translated_by) : "";
        const std::string reviewer = is_translation ? translation->second.reviewed_by : "";
        view["is_reviewed"] = !reviewer.empty();
        view["reviewed_by"] = shown_text(reviewer);
        view["may_review"] = is_translation && may_change && reviewer.empty() &&
                             translation->second.translated_by != viewer.account.user_name;
        view["may_translate"] = may_change && language != languages.front();
        view["translate_href"] = address_of_entry(entry.id, "/translate/" + language);
        list << view;
    }
    return list;
}

View findings_view(const YouSaid& entry, const std::vector<LanguageFinding>& open,
                   const SignedIn& viewer, const PageLanguage& language) {
    View list{View::type::list};
    for (std::size_t i = 0; i < open.size(); ++i) {
        const LanguageFinding& one = open[i];
        const auto translation = entry.translations.find(one.language);
        const std::string& author = translation == entry.translations.end()
                                        ? entry.written_by
                                        : translation->second.translated_by;
        View view;
        view["number"] = std::to_string(i);
        view["finding_language"] = language_in_words(one.language, language);
        view["finding_lang"] = one.language;
        view["finding_place"] = one.in_did ? language.tr("We did") : language.tr("You said");
        view["finding_words"] = shown_text(one.finding.words);
        view["finding_kind"] = std::string(privacy::name_of(one.finding.kind));
        view["finding_advice"] = core_words(privacy::what_to_do(one.finding.kind), language);
        const bool quotes = one.finding.kind == privacy::Identifying::Quote;
        view["may_redact_it"] = quotes && may_redact_words(viewer.account);
        view["redact_it_href"] = redaction_path(one.finding.from);
        view["may_accept"] = !quotes && author != viewer.account.user_name &&
                             may_approve_you_said(viewer.account) &&
                             entry.state == YouSaidState::Draft;
        list << view;
    }
    return list;
}

View passages_view(const std::vector<Passage>& passages) {
    View list{View::type::list};
    for (const Passage& one : passages) {
        View view;
        view["passage"] = view_of(one.text);
        list << view;
    }
    return list;
}

View accepted_view(const YouSaid& entry) {
    View list{View::type::list};
    for (const feedback::AcceptedFinding& one : entry.accepted) {
        View view;
        view["accepted_words"] = shown_text(one.words);
        view["accepted_lang"] = one.language;
        view["accepted_reason"] = shown_text(one.reason);
        view["accepted_by"] = shown_text(one.accepted_by);
        list << view;
    }
    return list;
}

void add_facts(View& view, const YouSaid& entry, CivilDay today, const PageLanguage& language) {
    view["theme"] = shown_text(entry.theme);
    view["state"] = state_words(entry, today, language);
    view["contacts"] = language.tr_n("{count} contact", "{count} contacts", entry.contacts);
    view["changed"] = entry.outcome == feedback::Outcome::Changed;
    view["has_evidence"] = !entry.evidence.empty();
    view["evidence"] = shown_text(entry.evidence);
    view["written_by"] = shown_text(entry.written_by);
    view["is_approved"] = !entry.approved_by.empty();
    view["approved_by"] = shown_text(entry.approved_by);
    view["was_published"] = entry.published.has_value();
    view["published_on"] = day_words(entry.published, language);
    view["has_review"] = entry.review.has_value();
    view["review_on"] = day_words(entry.review, language);
}

void add_steps(View& view, const LearningDesk& desk, const YouSaid& entry,
               std::vector<std::string> lacks, const SignedIn& viewer) {
    for (std::string& lack : lacks)
        lack = core_words(lack, desk.language());
    const bool draft = entry.state == YouSaidState::Draft;
    const bool own = entry.written_by == viewer.account.user_name;
    const bool publisher = may_publish_you_said(viewer.account);
    view["may_change"] =
        may_write_you_said(viewer.account) && entry.state != YouSaidState::Published;
    view["edit_href"] = address_of_entry(entry.id, "/edit");
    view["lacks"] = list_of(lacks, "lack");
    view["has_lacks"] = draft && !lacks.empty();
    const bool may_approve = draft && lacks.empty() && !own && may_approve_you_said(viewer.account);
    const bool may_publish = entry.state == YouSaidState::Approved && publisher &&
                             static_cast<bool>(desk.options.publish_you_said);
    const bool may_withdraw = entry.state == YouSaidState::Published && publisher &&
                              static_cast<bool>(desk.options.withdraw_you_said);
    view["may_approve"] = may_approve;
    view["waits_for_another"] = draft && lacks.empty() && own;
    view["may_publish"] = may_publish;
    view["waits_for_publisher"] = entry.state == YouSaidState::Approved && !publisher;
    view["may_withdraw"] = may_withdraw;
    view["has_step"] = may_approve || may_publish || may_withdraw;
    view["step"] = may_approve ? "approve" : may_publish ? "publish" : "withdraw";
}

Result<Reply> carry_out(const LearningDesk& desk, const KeptYouSaid& found, Result<YouSaid> changed,
                        const SignedIn& viewer, const std::string& what) {
    const std::string& id = found.entry.id;
    if (!changed.ok()) {
        ASSIGN_OR_RETURN(Page page,
                         entry_page(desk, id, viewer,
                                    {{"", core_words(changed.error().what, desk.language())}}));
        return Reply{std::move(page), {}};
    }
    const Status kept = keep_entry(desk, changed.value(), found.kept.revision, viewer, what);
    if (!kept.ok() && kept.error().kind == ErrorKind::Conflict) {
        ASSIGN_OR_RETURN(Page page,
                         entry_page(desk, id, viewer,
                                    {{"", desk.language().tr("Somebody else has changed it "
                                                             "meanwhile. This is how it stands "
                                                             "now.")}}));
        return Reply{std::move(page), {}};
    }
    RETURN_IF_ERROR(kept);
    return Reply{Redirect{address_of_entry(id)}, {}};
}

// To people first, then in the register: what is withdrawn is gone before it says so, and what
// cannot be published does not say that it is.
Result<Reply> publish(const LearningDesk& desk, const KeptYouSaid& found, const YouSaidRules& rules,
                      const SignedIn& viewer) {
    Result<YouSaid> changed = published(found.entry, rules, desk.today());
    if (changed.ok() && desk.options.publish_you_said) {
        const Status shown = desk.options.publish_you_said(
            found.entry.id, published_json(changed.value()), viewer.account.user_name);
        if (!shown.ok()) changed = shown.error();
    }
    return carry_out(desk, found, std::move(changed), viewer, "published");
}

Result<Reply> withdraw(const LearningDesk& desk, const KeptYouSaid& found, const SignedIn& viewer) {
    Result<YouSaid> changed = withdrawn(found.entry);
    if (changed.ok() && desk.options.withdraw_you_said) {
        const Status gone =
            desk.options.withdraw_you_said(found.entry.id, viewer.account.user_name);
        if (!gone.ok()) changed = gone.error();
    }
    return carry_out(desk, found, std::move(changed), viewer, "withdrew");
}

// The finding that the form names: by its words and not by its place, which may have moved.
Result<YouSaid> accept(const YouSaid& entry, const YouSaidRules& rules, const Fields& form,
                       const SignedIn& viewer) {
    for (const LanguageFinding& one : open_findings(entry, rules)) {
        const bool named = field(form, "language") == one.language &&
                           field(form, "words") == one.finding.words &&
                           field(form, "kind") == privacy::name_of(one.finding.kind);
        if (named)
            return with_accepted(entry, one, typed(form, "reason"), viewer.account.user_name);
    }
    return Error{ErrorKind::Invalid, "These words are not there any more."};
}

}  // namespace

Result<Page> entry_page(const LearningDesk& desk, const std::string& id, const SignedIn& viewer,
                        const std::vector<Problem>& problems) {
    ASSIGN_OR_RETURN(const KeptYouSaid found, find_entry(desk, id));
    ASSIGN_OR_RETURN(const YouSaidRules rules, rules_for(desk));
    const auto open = open_findings(found.entry, rules);
    const PageLanguage& language = desk.language();
    Page page{"you_said_entry",
              language.tr("You said, we did"),
              Section::YouSaid,
              {},
              problems.empty() ? 200 : 422};
    View& view = page.view;
    add_problems(view, problems);
    add_facts(view, found.entry, desk.today(), language);
    add_steps(view, desk, found.entry, what_lacks(found.entry, rules), viewer);
    view["action"] = address_of_entry(id);
    view["languages"] = languages_view(desk, found.entry, viewer);
    ASSIGN_OR_RETURN(const auto passages, passages_for(desk, found.entry.theme));
    const bool offers = view["may_change"].is_true() && !passages.empty();
    view["has_passages"] = offers;
    view["passages"] = passages_view(offers ? passages : std::vector<Passage>());
    view["has_findings"] = !open.empty();
    view["findings"] = findings_view(found.entry, open, viewer, language);
    view["has_accepted"] = !found.entry.accepted.empty();
    view["accepted"] = accepted_view(found.entry);
    return page;
}

bool is_step(std::string_view name) {
    constexpr std::array steps = {"review", "accept", "approve", "publish", "withdraw"};
    return std::ranges::find(steps, name) != steps.end();
}

Result<Reply> take_step(const LearningDesk& desk, const std::string& id, std::string_view step,
                        const Fields& form, const SignedIn& viewer) {
    ASSIGN_OR_RETURN(const KeptYouSaid found, find_entry(desk, id));
    ASSIGN_OR_RETURN(const YouSaidRules rules, rules_for(desk));
    const std::string& who = viewer.account.user_name;
    if (step == "publish") return publish(desk, found, rules, viewer);
    if (step == "withdraw") return withdraw(desk, found, viewer);
    if (step == "approve")
        return carry_out(desk, found, approved(found.entry, rules, who), viewer, "approved");
    if (step == "accept") {
        return carry_out(desk, found, accept(found.entry, rules, form, viewer), viewer,
                         "let a finding stand in");
    }
    if (step == "review") {
        const Language language{field(form, "language")};
        return carry_out(desk, found, with_review_of_translation(found.entry, language, who),
                         viewer, "read a translation of");
    }
    return Error{ErrorKind::NotFound, "there is no such step"};
}

}  // namespace candour::console
