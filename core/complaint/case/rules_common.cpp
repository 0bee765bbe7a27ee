// What several rules of entries ask, and the words that they say it in.
#include "core/complaint/case/rules.h"

namespace candour::complaint {

Error denied(std::string what) { return Error{ErrorKind::Denied, std::move(what)}; }

Error not_now(std::string what) { return Error{ErrorKind::Invalid, std::move(what)}; }

std::string names_of_posts(const Procedure& procedure, const std::vector<std::string>& posts) {
    std::string names;
    for (std::size_t i = 0; i < posts.size(); ++i) {
        if (i > 0) names += i + 1 == posts.size() ? " or " : ", ";
        const Named* post = procedure.find_post(posts[i]);
        names += post != nullptr ? post->name.in("en").text
                                 : (posts[i] == post_anyone ? "any member of staff" : posts[i]);
    }
    return names;
}

std::string list_of(const std::vector<std::string>& ids) {
    std::string list;
    for (const std::string& id : ids)
        list += (list.empty() ? "" : ", ") + id;
    return list;
}

std::string name_of(const Procedure&, const Stage& stage) {
    return "“" + stage.name.in("en").text + "” (" + stage.id + ")";
}

Status may_always(const Asking&) { return Unit{}; }

Status has_one_of(const Asking& asking, const std::vector<std::string>& posts,
                  const std::string& what) {
    if (has_post(asking.actor.posts, posts)) return Unit{};
    return denied(what + " is only for " + names_of_posts(asking.procedure, posts) +
                  ": ask one of them to write it");
}

Status asked_what_has_to_be(const Asking& asking) {
    const Entry& entry = asking.entry;
    const std::string writing = entry.has(Field::WantsWriting) ? entry.text(Field::WantsWriting)
                                                               : asking.state.wants_writing;
    if (asking.stage.asks_in_writing && writing == "unknown" && !asking.state.anonymous) {
        return not_now("Ask the person whether they want the answer in writing, and write down " +
                       std::string("what they said (wants_writing)"));
    }
    if (asking.stage.asks_compensation && !entry.has(Field::Compensation)) {
        return not_now("Consider whether compensation is due, and write it down (compensation)");
    }
    return Unit{};
}

Status outcome_is_known(const Asking& asking, bool required) {
    const Entry& entry = asking.entry;
    const std::string outcome = entry.text(Field::Outcome);
    const bool known = contains(asking.stage.outcomes, outcome);
    if ((required || !outcome.empty()) && !known) {
        return not_now("The stage " + name_of(asking.procedure, asking.stage) +
                       " ends with one of: " + list_of(asking.stage.outcomes));
    }
    std::vector<std::string> codes;
    for (const Named& code : asking.procedure.codes)
        codes.push_back(code.id);
    const std::string code = entry.text(Field::Code);
    const bool leads_on = led_to(asking.procedure, asking.stage, outcome) != nullptr;
    const bool needs_code = asking.stage.needs_code && !leads_on;
    if ((needs_code || !code.empty()) && !contains(codes, code)) {
        return not_now("It needs a decision code, one of: " + list_of(codes));
    }
    return Unit{};
}

Status bodies_are_known(const Asking& asking) {
    for (const std::string& body : asking.entry.list(Field::Bodies)) {
        if (asking.procedure.find_body(body) == nullptr) {
            return not_now("The procedure names no body " + body +
                           ": choose one of its list, or write its name");
        }
    }
    return Unit{};
}

Status names_bodies(const Asking& asking, const std::vector<std::string>& needed) {
    const std::vector<std::string> told = asking.entry.list(Field::Bodies);
    for (const std::string& body : needed) {
        if (contains(told, body)) continue;
        return not_now("Give the person the details of these with it (bodies): " + list_of(needed));
    }
    return Unit{};
}

}  // namespace candour::complaint
