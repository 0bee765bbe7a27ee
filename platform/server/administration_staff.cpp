// platform/server/administration_staff.cpp: accounts, from the terminal.
#include <algorithm>
#include <set>

#include "platform/server/administration_commands.h"
#include "platform/server/passwords.h"

namespace candour::platform {

namespace {

Result<store::StaffAccount> find_staff(ServerParts& parts, const std::string& name) {
    ASSIGN_OR_RETURN(SqlOffice * office, parts.need_office());
    ASSIGN_OR_RETURN(auto account, office->staff_by_name(name));
    if (!account || account->state == store::StaffState::Left) {
        return Error{ErrorKind::NotFound, "there is no account \"" + name + "\""};
    }
    return std::move(*account);
}

std::string_view in_words(const store::StaffAccount& account) {
    if (account.state == store::StaffState::Left) return "left";
    return account.password_hash.empty() ? "invited" : "active";
}

}  // namespace

namespace {

// "trustee,chair". Errors: Invalid, naming the one that is no id.
Result<std::set<std::string>> posts_from(const std::string& words) {
    std::set<std::string> posts;
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t end = std::min(words.find(',', at), words.size());
        const std::string post = words.substr(at, end - at);
        at = end + 1;
        const bool is_id = !post.empty() && std::ranges::all_of(post, [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
        });
        if (!is_id) {
            return Error{ErrorKind::Invalid, "--post: \"" + post +
                                                 "\" is no post; write ids of the procedure with "
                                                 "commas between, for example trustee,chair"};
        }
        posts.insert(post);
    }
    return posts;
}

}  // namespace

Result<ControlMessage> administer_add_staff(ServerParts& parts, const ControlMessage& request,
                                            const std::string& who) {
    const std::string name = value_of(request, "name");
    const std::string words = value_of(request, "roles");
    RETURN_IF_ERROR(check_user_name(name));
    ASSIGN_OR_RETURN(const office::Roles roles, office::roles_from(words));
    ASSIGN_OR_RETURN(SqlOffice * office, parts.need_office());
    ASSIGN_OR_RETURN(const std::set<std::string> posts, posts_from(value_of(request, "posts")));
    RETURN_IF_ERROR(office->add_staff({.id = StaffId::create(parts.random),
                                       .user_name = name,
                                       .display_name = value_of(request, "display_name"),
                                       .password_hash = value_of(request, "password_hash"),
                                       .roles = roles,
                                       .title = value_of(request, "title"),
                                       .posts = posts}));
    RETURN_IF_ERROR(parts.audit(who, "made the account " + name + " (" + words + ")"));
    return ControlMessage{};
}

// An account that was invited is then active: whoever has the terminal has let its person in.
Result<ControlMessage> administer_set_password(ServerParts& parts, const ControlMessage& request,
                                               const std::string& who) {
    ASSIGN_OR_RETURN(store::StaffAccount account, find_staff(parts, value_of(request, "name")));
    account.state = store::StaffState::Active;
    RETURN_IF_ERROR(parts.office->change_staff(account));
    RETURN_IF_ERROR(
        parts.office->set_password_hash(account.id, value_of(request, "password_hash")));
    RETURN_IF_ERROR(parts.audit(who, "set a new password for " + account.user_name));
    return ControlMessage{};
}

Result<ControlMessage> administer_list_staff(ServerParts& parts, const ControlMessage&,
                                             const std::string&) {
    ASSIGN_OR_RETURN(SqlOffice * office, parts.need_office());
    ASSIGN_OR_RETURN(const auto all, office->staff());
    ControlMessage answer;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::string n = "." + std::to_string(i);
        answer["name" + n] = all[i].user_name;
        answer["display_name" + n] = all[i].display_name;
        answer["roles" + n] = office::to_text(all[i].roles);
        answer["state" + n] = in_words(all[i]);
        answer["factor" + n] = all[i].totp_secret.empty() ? "a password" : "a password and a code";
    }
    return answer;
}

Result<ControlMessage> administer_reset_staff(ServerParts& parts, const ControlMessage& request,
                                              const std::string& who) {
    ASSIGN_OR_RETURN(const store::StaffAccount account,
                     find_staff(parts, value_of(request, "name")));
    RETURN_IF_ERROR(parts.office->set_totp(account.id, {}, 0, {}));
    return administer_set_password(parts, request, who);
}

Result<ControlMessage> administer_change_roles(ServerParts& parts, const ControlMessage& request,
                                               const std::string& who) {
    ASSIGN_OR_RETURN(store::StaffAccount account, find_staff(parts, value_of(request, "name")));
    ASSIGN_OR_RETURN(account.roles, office::roles_from(value_of(request, "roles")));
    RETURN_IF_ERROR(parts.office->change_staff(account));
    RETURN_IF_ERROR(parts.audit(
        who, "gave " + account.user_name + " the roles " + office::to_text(account.roles)));
    return ControlMessage{};
}

}  // namespace candour::platform
