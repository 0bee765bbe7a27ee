// The layout's keys.
#include "app/console/layout/layout.h"

#include <utility>

#include "app/console/routes.h"
#include "app/console/words.h"
#include "core/feedback/practice.h"

namespace candour::console {
namespace {

View place(std::string label, const char* href, bool current) {
    View view;
    view["nav_label"] = std::move(label);
    view["nav_href"] = href;
    view["nav_current"] = current;
    return view;
}

// In the order of the navigation. Who sees a place is who may enter it (routes.cpp).
struct Place {
    std::string_view label;
    const char* href;
    Section section;
};
constexpr Place all_places[] = {
    {N_("Today"), "/", Section::Today},
    {N_("Cases"), "/cases", Section::Cases},
    {N_("My work"), "/my-work", Section::MyWork},
    {N_("Contacts"), "/contacts", Section::Contacts},
    {N_("Surveys"), "/surveys", Section::Surveys},
    {N_("Reports"), "/reports", Section::Reports},
    {N_("Registers"), "/registers", Section::Registers},
    {N_("You said, we did"), "/you-said", Section::YouSaid},
    {N_("Involvement"), "/involvement", Section::Involvement},
    {N_("Procedures"), "/procedures", Section::Procedures},
    {N_("Staff"), "/staff", Section::Staff},
    {N_("Devices"), "/devices", Section::Devices},
    {N_("Languages"), "/languages", Section::Languages},
    {N_("Activity"), "/audit", Section::Audit},
};

bool has_place(const LayoutFacts& facts, const Place& place) {
    const bool of_cases = place.section == Section::Cases || place.section == Section::MyWork;
    if (of_cases && !facts.keeps_cases) return false;
    if (place.section == Section::Procedures && !facts.has_procedures) return false;
    const bool learned = place.section == Section::Reports || place.section == Section::Registers ||
                         place.section == Section::YouSaid;
    if (learned && !facts.has_learning) return false;
    const Route* route = find_route(place.href);
    return facts.signed_in != nullptr && route != nullptr &&
           may_enter(*route, facts.signed_in->account.roles);
}

View places_of(const Page& page, const LayoutFacts& facts) {
    View places{View::type::list};
    for (const Place& one : all_places) {
        if (!has_place(facts, one)) continue;
        places << place(facts.language.tr(one.label), one.href, page.section == one.section);
    }
    return places;
}

// The languages that this page is not in.
View languages_of(const LayoutFacts& facts) {
    View languages{View::type::list};
    for (const ConsoleLanguage& language : console_languages) {
        if (!facts.has_languages || language.tag == facts.language.tag()) continue;
        View view;
        view["language_tag"] = std::string{language.tag};
        view["language_name"] = std::string{language.own_name};
        view["language_href"] =
            "/language/" + std::string{language.tag} + "?next=" + url_encode(facts.here);
        languages << view;
    }
    return languages;
}

}  // namespace

void add_layout(Page& page, const LayoutFacts& facts) {
    View& view = page.view;
    const bool signed_in = facts.signed_in != nullptr;
    view["page_title"] = page.title;
    // A page for everybody says its own language.
    view["page_language"] = page.is_public ? page.language : facts.language.tag();
    view["page_in_english"] =
        !page.is_public && !facts.page_is_translated && facts.language.tag() != "en";
    view["for_staff"] = !page.is_public;
    view["has_error_title"] = !page.is_public && (page.status == 422 || page.status == 429);
    view["organisation"] =
        view_of(facts.organisation.name.in(page.is_public ? page.language : facts.language.tag()));
    view["style_path"] = facts.style_path;
    view["icon_path"] = facts.icon_path;
    view["demonstration"] = facts.organisation.release.releases_at_once();
    view["practice"] = feedback::is_practice(facts.organisation);
    view["own_language"] = facts.language.tag();
    view["signed_in"] = signed_in;
    view["places"] = places_of(page, facts);
    view["other_languages"] = languages_of(facts);
    view["display_name"] = signed_in ? shown_text(facts.signed_in->account.display_name) : "";
    view["form_token"] = signed_in ? facts.signed_in->session.csrf_token : std::string{};
}

}  // namespace candour::console
