// The loader's sentences in plain words.
#include "app/console/procedures/loader_words.h"

#include <string_view>

#include "app/console/core_words.h"
#include "app/console/words.h"

namespace candour::console {
namespace {

using complaint::Procedure;

struct Plain {
    std::string_view begins;
    std::string_view words;
};

// Sentences that speak of a file's fields, by how they begin.
constexpr Plain plain_words[] = {
    {"the field 'holders' is missing", N_("Say who may hold the stage.")},
    {"the field 'outcomes' is missing: how", N_("Say how the stage can end.")},
    {"the field 'definition' is missing", N_("Say what it means.")},
    {"the field 'explanation' is missing", N_("Explain it.")},
    {"the field 'what_happens' is missing", N_("Say what happens.")},
    {"the field 'what_they_do' is missing", N_("Say what it really does.")},
    {"the field 'name' is missing", N_("Give it a name.")},
    {"the field 'stages' is missing", N_("Say with which stage it begins.")},
    {"the field 'length' is missing", N_("Say how long it is.")},
    {"a panel stage needs the field 'panel'", N_("Say who sits on the panel.")},
    {"'members_min' is larger", N_("The most members are fewer than the fewest.")},
    {"'every_post' needs 'posts'", N_("Tick the posts that have a place.")},
    {"it has more posts than 'members_max'",
     N_("More posts have a place than the panel has members.")},
    {"a stage outside names where", N_("Say which body outside it is about.")},
    {"it counts from the same as the clock",
     N_("It counts from the same as the time itself: give the shorter of the two there.")},
    {"without 'at_most' it needs",
     N_("Say by how much it can be moved, or that the person has to agree: else it has no end.")},
    {"the procedure has no 'codes'", N_("The procedure has no decision codes to choose from.")},
    {"the list is empty", N_("There has to be at least one.")},
    {"the text is empty", N_("Write something here.")},
    {"here belongs a text in quotes", N_("Write something here.")},
    {"the text has more than one line", N_("Write it on one line.")},
    {"it is met by what it counts from", N_("It is kept by the same as it counts from.")},
    {"the field '", N_("Something is missing here.")},
    {"the text has ", N_("It is too long: make it shorter.")},
    {"the text in '", N_("Write it in the procedure's first language too.")},
};

template <typename T>
const LocalText* name_in(const std::vector<T>& items, std::string_view id) {
    for (const T& item : items) {
        if (item.id == id) return &item.name;
    }
    return nullptr;
}

const LocalText* clock_name(const Procedure& procedure, std::string_view id) {
    const complaint::ProcedureClock* clock = procedure.find_clock(id);
    return clock == nullptr ? nullptr : &clock->name;
}

// Whatever has that id; what the word before it says comes first: "there is no post 'chair'".
const LocalText* name_of_id(const Procedure& procedure, std::string_view before,
                            std::string_view id) {
    if (before.ends_with("post ")) return name_in(procedure.posts, id);
    if (before.ends_with("body ")) return name_in(procedure.bodies, id);
    if (before.ends_with("outcome ")) return name_in(procedure.outcomes, id);
    if (before.ends_with("kind ")) return name_in(procedure.kinds, id);
    if (before.ends_with("stage ")) return name_in(procedure.stages, id);
    if (before.ends_with("target ")) return clock_name(procedure, id);
    if (const LocalText* stage = name_in(procedure.stages, id)) return stage;
    if (const LocalText* post = name_in(procedure.posts, id)) return post;
    return name_in(procedure.outcomes, id);
}

std::string with_names(const Procedure& procedure, std::string_view words,
                       const PageLanguage& language) {
    const Language main = procedure.languages.empty() ? Language("en") : procedure.languages[0];
    std::string named;
    for (std::size_t quote = words.find('\''); quote != std::string_view::npos;
         quote = words.find('\'')) {
        const std::size_t end = words.find('\'', quote + 1);
        if (end == std::string_view::npos) break;
        const std::string_view id = words.substr(quote + 1, end - quote - 1);
        named += words.substr(0, quote);
        const LocalText* name = name_of_id(procedure, words.substr(0, quote), id);
        named += name == nullptr ? "'" + std::string(id) + "'"
                                 : "“" + shown_text(name->in(language.tag(), main).text) + "”";
        words.remove_prefix(end + 1);
    }
    return named + std::string(words);
}

}  // namespace

std::string in_plain_words(const Procedure& procedure, const std::string& words,
                           const PageLanguage& language) {
    for (const Plain& plain : plain_words) {
        if (words.starts_with(plain.begins)) return language.tr(plain.words);
    }
    return core_sentence(with_names(procedure, words, language), language);
}

}  // namespace candour::console
