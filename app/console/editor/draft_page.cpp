// One draft: its questions in order with buttons, what it says of itself, its languages, and what
// is still to be done.
#include <algorithm>
#include <array>
#include <map>

#include "app/console/core_words.h"
#include "app/console/editor/pages.h"
#include "app/console/words.h"
#include "core/survey/editing/items.h"
#include "core/survey/editing/texts.h"
#include "core/survey/plain_words/plain_words.h"

namespace candour::console {
namespace {

using survey::editing::Move;

// Besides the organisation's own: what people in Britain speak most.
constexpr std::array<const char*, 22> more_languages = {
    "ar", "bn", "cy", "es", "fa", "fr", "gu", "hi", "it", "ku", "pa",
    "pl", "ps", "pt", "ro", "ru", "so", "ta", "ti", "tr", "uk", "ur"};

View item_view(const OpenDraft& draft, const Json& item, std::size_t depth, std::size_t number) {
    const std::string id = item.at("id");
    const auto can = [&](Move move) { return survey::editing::can_move(draft.document, id, move); };
    View view;
    view["item_id"] = id;
    view["item_text"] = shown_text(survey::editing::name_of_item(draft.document, id));
    view["item_lang"] = draft.main();
    view["item_type"] = item_in_words(item, draft.language);
    view["item_depth"] = std::to_string(std::min<std::size_t>(depth, 3));
    view["item_href"] = address_of_question(draft.kept.id, id);
    view["is_question"] = number > 0;
    view["item_number"] = std::to_string(number);
    view["is_required"] = item.value("required", false);
    view["has_condition"] = item.contains("show_if");
    view["condition"] = shown_text(item.value("show_if", std::string()));
    view["can_up"] = can(Move::Up);
    view["can_down"] = can(Move::Down);
    view["can_out"] = can(Move::Out);
    view["can_in"] = can(Move::In);
    return view;
}

View items_view(const OpenDraft& draft) {
    View list{View::type::list};
    std::size_t number = 0;
    survey::editing::for_each_item(draft.document, [&](const Json& item, std::size_t depth) {
        const bool question = !item.contains("questions") && !item.contains("rows");
        list << item_view(draft, item, depth, question ? ++number : 0);
    });
    return list;
}

View languages_view(const OpenDraft& draft) {
    View list{View::type::list};
    for (const Language& language : draft.read.languages) {
        const std::size_t missing = survey::editing::missing_texts(draft.document, language).size();
        View view;
        view["language_name"] = language_in_words(language, draft.language);
        view["language_href"] = address_of_draft(draft.kept.id, "/languages/" + language);
        view["is_main"] = language == draft.main();
        view["is_whole"] = missing == 0;
        view["missing_count"] =
            draft.language.tr_n("{count} text is missing", "{count} texts are missing",
                                static_cast<std::int64_t>(missing));
        list << view;
    }
    return list;
}

View offered_languages(const EditorDesk& editor, const OpenDraft& draft) {
    std::vector<Language> offered = editor.desk.organisation.languages;
    for (const char* more : more_languages) {
        if (std::ranges::find(offered, more) == offered.end()) offered.emplace_back(more);
    }
    View list{View::type::list};
    for (const Language& language : offered) {
        const auto& there = draft.read.languages;
        if (std::ranges::find(there, language) != there.end()) continue;
        View view;
        view["offered_tag"] = language;
        view["offered_name"] = language_in_words(language, draft.language);
        list << view;
    }
    return list;
}

View to_do_view(const EditorDesk& editor, const OpenDraft& draft) {
    View list{View::type::list};
    for (const auto& problem : publication_problems(editor, draft)) {
        View view;
        view["to_do"] = shown_text(problem.what);
        view["to_do_href"] = address_of_place(draft, problem.place);
        list << view;
    }
    return list;
}

View remarks_view(const OpenDraft& draft) {
    View list{View::type::list};
    for (const survey::PlainRemark& remark : survey::plain_words(draft.read)) {
        View view;
        view["remark"] = shown_text(core_words(remark.what, draft.language));
        view["remark_words"] = first_words(remark.words, 120);
        view["remark_href"] = address_of_place(draft, remark.key);
        list << view;
    }
    return list;
}

std::string or_missing(const std::string& text, const PageLanguage& language) {
    return text.empty() ? language.tr("Not said yet") : shown_text(text);
}

std::string day_or_missing(const std::string& iso, std::string_view otherwise,
                           const PageLanguage& language) {
    const auto day = from_iso(iso);
    return day.ok() ? language.day(day.value()) : language.tr(otherwise);
}

void add_details(View& view, const OpenDraft& draft) {
    const auto details = survey::editing::details_of(draft.document);
    view["owner"] = or_missing(details.owner, draft.language);
    view["purpose"] = or_missing(details.purpose, draft.language);
    view["act_by"] = day_or_missing(details.act_by, N_("Not said yet"), draft.language);
    view["closes"] = day_or_missing(details.closes, N_("Stays open"), draft.language);
    view["sample"] = details.sample_one_in == 1
                         ? draft.language.tr("Everybody")
                         : draft.language.tr("One visitor in {number}",
                                             {{"number", std::to_string(details.sample_one_in)}});
    view["is_training"] = details.training;
}

}  // namespace

Page draft_page(const EditorDesk& editor, const OpenDraft& draft, const SignedIn& viewer,
                const std::vector<Problem>& problems, const std::string& notice) {
    Page page{"survey_draft", draft.title(), Section::Surveys, {}, problems.empty() ? 200 : 422};
    View& view = page.view;
    const std::string& id = draft.kept.id;
    const std::size_t to_do = publication_problems(editor, draft).size();
    const std::size_t remarks = survey::plain_words(draft.read).size();
    const bool published = editor.desk.organisation.find_questionnaire(id) != nullptr;
    add_problems(view, problems);
    add_details(view, draft);
    view["has_notice"] = !notice.empty();
    view["notice"] = notice;
    view["draft_title"] = draft.title();
    view["draft_lang"] = draft.main();
    view["action"] = address_of_draft(id);
    view["revision"] = std::to_string(draft.kept.revision);
    view["is_published"] = published;
    view["changed_by"] = shown_text(draft.kept.who);
    view["changed_at"] = draft.language.minute(draft.kept.at_s);
    view["has_items"] = !draft.read.questions.empty();
    view["items"] = items_view(draft);
    view["details_href"] = address_of_draft(id, "/details");
    view["add_href"] = address_of_draft(id, "/add");
    view["preview_href"] = address_of_draft(id, "/preview");
    view["publish_href"] = address_of_draft(id, "/publish");
    view["withdraw_href"] = address_of_draft(id, "/withdraw");
    view["remove_href"] = address_of_draft(id, "/remove");
    view["copy_href"] = address_of_draft(id, "/copy");
    view["xlsx_href"] = address_of_draft(id, "/form.xlsx");
    view["json_href"] = address_of_draft(id, "/form.json");
    view["languages_action"] = address_of_draft(id, "/languages");
    view["languages"] = languages_view(draft);
    view["offered_languages"] = offered_languages(editor, draft);
    view["is_ready"] = to_do == 0;
    view["to_do_count"] =
        draft.language.tr_n("{count} thing is missing:", "{count} things are missing:",
                            static_cast<std::int64_t>(to_do));
    view["all_to_do"] = to_do_view(editor, draft);
    view["has_remarks"] = remarks > 0;
    view["remarks"] = remarks_view(draft);
    view["has_english"] =
        std::ranges::find(draft.read.languages, "en") != draft.read.languages.end();
    view["may_publish"] = may_publish(viewer.account);
    return page;
}

Result<Reply> take_move(const EditorDesk& editor, const OpenDraft& draft, const Fields& form,
                        const SignedIn& viewer) {
    const std::string what = typed(form, "do");
    const std::size_t colon = what.find(':');
    const std::string verb = what.substr(0, colon);
    const std::string id = colon == std::string::npos ? std::string() : what.substr(colon + 1);
    std::vector<Problem> problems;
    const std::map<std::string, Move> moves = {
        {"up", Move::Up}, {"down", Move::Down}, {"out", Move::Out}, {"in", Move::In}};
    const auto move = moves.find(verb);
    const auto edited =
        move == moves.end()
            ? survey::editing::Edited(Error{ErrorKind::Invalid, "choose where it goes"})
            : survey::editing::move_item(draft.document, id, move->second);
    if (!edited.ok())
        problems.push_back({"item-" + id, core_sentence(edited.error().what, draft.language)});
    if (changed_meanwhile(draft, form)) {
        problems = {
            {"", draft.language.tr("{who} has changed this draft meanwhile. This is how it is now.",
                                   {{"who", shown_text(draft.kept.who)}})}};
    }
    if (problems.empty()) {
        ASSIGN_OR_RETURN(const auto faster, keep_draft(editor, draft, edited.value(), viewer));
        if (!faster) {
            return Reply{Redirect{address_of_draft(draft.kept.id, "?moved=" + url_encode(id) +
                                                                      "#item-" + url_encode(id))},
                         {}};
        }
        problems.push_back(*faster);
    }
    ASSIGN_OR_RETURN(const OpenDraft now, open_draft(editor, draft.kept.id));
    return Reply{draft_page(editor, now, viewer, problems, {}), {}};
}

}  // namespace candour::console
