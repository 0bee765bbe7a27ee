// Name, title, roles, posts, services, limit.
#include "app/console/staff/staff_fields.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <sstream>
#include <utility>

#include "app/console/core_words.h"
#include "app/console/limits.h"
#include "app/console/staff/staff.h"
#include "app/console/words.h"
#include "core/base/pounds.h"

namespace candour::console {
namespace {

std::string_view what_role_does(office::Role role) {
    switch (role) {
        case office::Role::Reception:
            return N_("Takes contacts in and resolves what can be resolved at once.");
        case office::Role::CaseWorker:
            return N_("Reads the inbox and handles their own cases.");
        case office::Role::Manager:
            return N_("Sees to all cases; publishes surveys and answers.");
        case office::Role::Trustee:
            return N_("Sees the cases that they decide, and no others.");
        case office::Role::SafeguardingLead:
            return N_("Reads all words, for the safety of people.");
        case office::Role::Administrator:
            return N_("Accounts, devices and settings. By this role alone nobody’s words.");
        case office::Role::Auditor:
            return N_("Sees how cases went and what was done. Changes nothing.");
    }
    return "";
}

// Those of the organisation's procedures, by name; without a procedure the usual ones.
std::vector<Option> posts_of(const Desk& desk) {
    std::vector<Option> posts;
    for (const complaint::Procedure& procedure : desk.organisation.procedures) {
        for (const complaint::Named& post : procedure.posts) {
            if (std::ranges::count(posts, post.id, &Option::value) > 0) continue;
            const ShownText name = post.name.in(desk.language.tag());
            posts.push_back(
                {.value = post.id, .text = shown_text(name.text), .language = name.language});
        }
    }
    if (!posts.empty()) return posts;
    for (const KnownPost& post : known_posts)
        posts.push_back({post.id, desk.language.tr(post.words)});
    return posts;
}

bool is_id(const std::string& text) {
    return !text.empty() && text.size() <= 60 && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    });
}

FormField roles_field(const office::Roles& roles, const PageLanguage& language) {
    FormField field{.kind = FormField::Kind::Checks, .name = "role", .label = language.tr("Roles")};
    for (const office::Role role : office::all_roles) {
        field.options.push_back({std::string{office::name_of(role)},
                                 core_words(office::words_of(role), language),
                                 language.tr(what_role_does(role)), roles.contains(role)});
    }
    return field;
}

FormField posts_field(const Desk& desk, const std::set<std::string>& posts) {
    FormField field{.kind = FormField::Kind::Checks,
                    .name = "post",
                    .label = desk.language.tr("Posts"),
                    .hint = desk.language.tr("By which procedures say who may hold a stage."),
                    .options = posts_of(desk)};
    for (Option& post : field.options)
        post.chosen = posts.contains(post.value);
    return field;
}

std::string other_posts(const Desk& desk, const std::set<std::string>& posts) {
    const std::vector<Option> known = posts_of(desk);
    std::string text;
    for (const std::string& id : posts) {
        if (std::ranges::count(known, id, &Option::value) > 0) continue;
        text += (text.empty() ? "" : " ") + id;
    }
    return text;
}

FormField units_field(const Desk& desk, const std::set<std::string>& units) {
    FormField field{.kind = FormField::Kind::Checks,
                    .name = "unit",
                    .label = desk.language.tr("Parts of the organisation"),
                    .hint = desk.language.tr("None ticked: all of them.")};
    for (const feedback::OrganisationUnit& unit : desk.organisation.units) {
        field.options.push_back({unit.id, shown_text(unit.name.in(desk.language.tag()).text), "",
                                 units.contains(unit.id)});
    }
    return field;
}

}  // namespace

std::string roles_in_words(const office::Roles& roles, const PageLanguage& language) {
    std::string words;
    for (const office::Role role : roles) {
        if (!words.empty()) words += ", ";
        words += core_words(office::words_of(role), language);
    }
    return words.empty() ? language.tr("none") : words;
}

std::vector<FormField> fields_of_account(const Desk& desk, const store::StaffAccount& account,
                                         bool is_new) {
    const PageLanguage& language = desk.language;
    std::vector<FormField> fields;
    if (is_new) {
        fields.push_back(
            {.name = "user_name",
             .label = language.tr("User name"),
             .hint = language.tr("To sign in with. Small letters, digits, dot and dash. It cannot "
                                 "be changed."),
             .value = account.user_name,
             .characters = 20});
    }
    fields.push_back(
        {.name = "display_name", .label = language.tr("Name"), .value = account.display_name});
    fields.push_back({.name = "title",
                      .label = language.tr("Title"),
                      .hint = language.tr("People who complain are told the name and the title."),
                      .value = account.title});
    fields.push_back(
        {.name = "email", .label = language.tr("E-mail (optional)"), .value = account.email});
    fields.push_back(roles_field(account.roles, language));
    fields.push_back(posts_field(desk, account.posts));
    fields.push_back({.name = "other_posts",
                      .label = language.tr("Other posts of your procedures (optional)"),
                      .hint = language.tr("Their ids, with spaces between."),
                      .value = other_posts(desk, account.posts)});
    if (!desk.organisation.units.empty()) {
        fields.push_back(units_field(desk, account.units));
    }
    fields.push_back({.name = "limit",
                      .label = language.tr("May give as goodwill without asking, in pounds"),
                      .value = plain_pounds(account.payment_limit_pence),
                      .characters = 10});
    return fields;
}

std::vector<Problem> read_account(const Desk& desk, const Fields& form, bool is_new,
                                  store::StaffAccount& account) {
    const PageLanguage& language = desk.language;
    std::vector<Problem> problems;
    if (is_new) {
        account.user_name = typed(form, "user_name");
        const bool good = !account.user_name.empty() && account.user_name.size() <= 40 &&
                          account.user_name.find_first_not_of(
                              "abcdefghijklmnopqrstuvwxyz0123456789.-_") == std::string::npos;
        if (!good) {
            problems.push_back(
                {"user_name", language.tr("Use up to 40 small letters, digits, dots and dashes.")});
        }
    }
    account.display_name = typed(form, "display_name");
    if (account.display_name.empty())
        problems.push_back({"display_name", language.tr("Enter the name.")});
    account.title = typed(form, "title");
    for (const auto& [name, text] :
         {std::pair{"display_name", account.display_name}, std::pair{"title", account.title}}) {
        if (text.size() > staff_name_bytes_max)
            problems.push_back({name, language.tr("Use fewer characters.")});
    }
    account.email = typed(form, "email");
    if (!account.email.empty() && !office::is_email_address(account.email)) {
        problems.push_back(
            {"email", language.tr("Enter an e-mail address like name@example.org.")});
    }
    account.roles.clear();
    for (const office::Role role : office::all_roles) {
        if (is_ticked(form, "role_" + std::string{office::name_of(role)})) {
            account.roles.insert(role);
        }
    }
    if (account.roles.empty())
        problems.push_back({"role", language.tr("Choose at least one role.")});
    account.posts.clear();
    for (const Option& post : posts_of(desk)) {
        if (is_ticked(form, "post_" + post.value)) account.posts.insert(post.value);
    }
    std::istringstream others{typed(form, "other_posts")};
    for (std::string id; others >> id;)
        account.posts.insert(id);
    if (account.posts.size() > store::staff_ids_max || !std::ranges::all_of(account.posts, is_id)) {
        problems.push_back(
            {"other_posts", language.tr("Ids have small letters, digits, dashes and _ only.")});
    }
    // What this form does not show, as a part that was renamed, stays.
    for (const feedback::OrganisationUnit& unit : desk.organisation.units) {
        account.units.erase(unit.id);
        if (is_ticked(form, "unit_" + unit.id)) account.units.insert(unit.id);
    }
    const auto limit = pence_from(typed(form, "limit"));
    if (!limit || *limit > payment_limit_pence_max) {
        problems.push_back({"limit", language.tr("Enter an amount like 25 or 25.50; 0 for none.")});
    } else {
        account.payment_limit_pence = *limit;
    }
    return problems;
}

}  // namespace candour::console
