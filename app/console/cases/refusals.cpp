// app/console/cases/refusals.cpp: a refusal is matched with its text, and its parts get their names
// in the reader's language.
#include "app/console/cases/refusals.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "app/console/cases/case_texts.h"
#include "app/console/cases/labels.h"
#include "app/console/editor/form.h"
#include "app/console/sentence_parts.h"

namespace candour::console {
namespace {

using complaint::Field;

constexpr std::string_view between = ", ";

// Parts that are a list of ids of the procedure.
constexpr std::array<std::pair<std::string_view, Field>, 8> id_parts = {
    {{"stages", Field::Stage},
     {"outcomes", Field::Outcome},
     {"codes", Field::Code},
     {"kinds", Field::CaseKind},
     {"bodies", Field::Bodies},
     {"goodwill", Field::Goodwill},
     {"clock", Field::Clock},
     {"clocks", Field::Clock}}};

// What a {value} of a field has to be, in the words of complaint::check_fields.
constexpr std::array<std::string_view, 8> values = {
    N_("some words"),
    N_("a shorter text"),
    N_("a member of staff"),
    N_("a language, such as cy"),
    N_("an amount in pence, from 0"),
    N_("a number from 1 to 5"),
    N_("the number of an earlier entry"),
    N_("an id of small letters, digits, _ and -"),
};

class Naming {
public:
    Naming(const complaint::Procedure& procedure, const PageLanguage& language)
        : procedure_(procedure), language_(language) {}

    std::string name(const std::string& part, const std::string& what) const {
        for (const auto& [list, field] : id_parts) {
            if (part == list) return ids(field, what);
        }
        if (part == "day") return day(what);
        if (part == "stage") return stage(what);
        if (part == "kind") return kind(what);
        if (part == "posts") return posts(what);
        if (part == "outside") return outside();
        if (part == "entry") return entry(what);
        if (part == "field") return field(what);
        const bool known = part == "value" && std::ranges::count(values, what) > 0;
        return known ? language_.tr(what) : what;
    }

private:
    static std::string quoted(const std::string& name) { return "“" + name + "”"; }
    std::string shown(const LocalText& name) const {
        return text_of(procedure_, name, language_).text;
    }

    std::string ids(Field field, std::string_view list) const {
        std::string names;
        while (!list.empty()) {
            const std::size_t end = std::min(list.find(between), list.size());
            const std::string id{list.substr(0, end)};
            list.remove_prefix(std::min(end + between.size(), list.size()));
            const LocalText* name = name_of(procedure_, field, id);
            names += (names.empty() ? "" : std::string{between}) +
                     quoted(name != nullptr ? shown(*name) : id);
        }
        return names;
    }

    std::string day(const std::string& iso) const {
        const Result<CivilDay> read = from_iso(iso);
        return read.ok() ? language_.day(read.value()) : iso;
    }

    // “First stage” (first)
    std::string stage(const std::string& named) const {
        const std::size_t begin = named.rfind('(');
        if (begin == std::string::npos) return named;
        const std::string id = named.substr(begin + 1, named.size() - begin - 2);
        const complaint::Stage* found = procedure_.find_stage(id);
        return found != nullptr ? quoted(shown(found->name)) : named;
    }

    std::string kind(const std::string& english) const {
        for (const complaint::CaseKind& one : procedure_.kinds) {
            if (one.name.in("en").text == english) return shown(one.name);
        }
        return english;
    }

    // The post that `list` begins with, by its English name, and that name's length.
    std::pair<std::string, std::size_t> first_post(std::string_view list) const {
        constexpr std::string_view anyone = N_("any member of staff");
        std::pair<std::string, std::size_t> first;
        if (list.starts_with(anyone)) first = {language_.tr(anyone), anyone.size()};
        for (const complaint::Named& post : procedure_.posts) {
            const std::string english = post.name.in("en").text;
            if (english.size() > first.second && list.starts_with(english)) {
                first = {shown(post.name), english.size()};
            }
        }
        return first;
    }

    // "Chair, Vice-Chair or Trustee"
    std::string posts(const std::string& english) const {
        constexpr std::string_view last = " or ";
        std::string names;
        for (std::string_view list = english; !list.empty();) {
            const auto [name, size] = first_post(list);
            if (size == 0) return english;
            list.remove_prefix(size);
            const bool ends = list.empty();
            names = names.empty() ? name
                    : ends ? language_.tr("{list} or {last}", {{"list", names}, {"last", name}})
                           : names + std::string{between} + name;
            if (list.starts_with(between)) list.remove_prefix(between.size());
            if (list.starts_with(last)) list.remove_prefix(last.size());
        }
        return names;
    }

    std::string outside() const {
        std::vector<ShownText> names;
        for (const complaint::OutsideBody& body : procedure_.bodies)
            names.push_back(text_of(procedure_, body.name, language_));
        return listed(names);
    }

    std::string entry(const std::string& name) const {
        const auto kind = complaint::entry_kind_from(name);
        return kind ? language_.tr(label_of(*kind).action) : name;
    }

    std::string field(const std::string& name) const {
        const auto found = complaint::field_from(name);
        if (!found) return name;
        const std::string_view brief = short_label(complaint::EntryKind::Note, *found);
        return quoted(language_.tr(brief.empty() ? N_("What happened") : brief));
    }

    const complaint::Procedure& procedure_;
    const PageLanguage& language_;
};

}  // namespace

std::string refusal_in_words(const std::string& what, const complaint::Procedure& procedure,
                             const PageLanguage& language) {
    const Naming naming{procedure, language};
    for (const std::string_view text : refusal_texts()) {
        std::optional<SentenceParts> parts = sentence_parts(text, what);
        if (!parts) continue;
        for (auto& [part, words] : *parts)
            words = naming.name(part, words);
        return as_sentence(language.tr(text, *parts));
    }
    return as_sentence(what);
}

}  // namespace candour::console
