// "You said, we did" for everybody.
#include <algorithm>
#include <array>

#include "app/console/words.h"
#include "app/console/you_said/you_said.h"

namespace candour::console {
namespace {

// The few words of this page that are ours, in the languages that have them.
struct OwnWords {
    const char* language;
    const char* title;
    const char* lead;
    const char* said;
    const char* did;
    const char* people;  // With "%" for the number.
    const char* none;
    const char* other_languages;
};

constexpr std::array<OwnWords, 4> own_words = {{
    {"en", "You said, we did", "What changed because of what people told us.", "You said", "We did",
     "At least % people told us.", "There is nothing here at the moment.", "Other languages"},
    {"cy", "Dywedoch chi, gwnaethom ni",
     "Beth a newidiodd oherwydd yr hyn a ddywedodd pobl wrthym.", "Dywedoch chi", "Gwnaethom ni",
     "Dywedodd o leiaf % o bobl wrthym.", "Nid oes dim yma ar hyn o bryd.", "Ieithoedd eraill"},
    {"ur", "آپ نے کہا، ہم نے کیا", "لوگوں نے ہمیں جو بتایا، اس کی وجہ سے کیا بدلا۔", "آپ نے کہا",
     "ہم نے کیا", "کم از کم % لوگوں نے ہمیں بتایا۔", "اس وقت یہاں کچھ نہیں ہے۔", "دوسری زبانیں"},
    // clang-format counts Tamil by bytes.
    // clang-format off
    {"ta", "நீங்கள் சொன்னீர்கள், நாங்கள் செய்தோம்",
     "மக்கள் எங்களிடம் சொன்னதால் என்ன மாறியது.", "நீங்கள் சொன்னீர்கள்",
     "நாங்கள் செய்தோம்", "குறைந்தது % பேர் எங்களிடம் சொன்னார்கள்.",
     "இப்போது இங்கே எதுவும் இல்லை.", "மற்ற மொழிகள்"},
    // clang-format on
}};

const OwnWords& words_in(const Language& language) {
    const auto found = std::ranges::find_if(
        own_words, [&](const OwnWords& one) { return language == one.language; });
    return found == own_words.end() ? own_words.front() : *found;
}

std::string people_told(const OwnWords& words, int people) {
    std::string text = words.people;
    return text.replace(text.find('%'), 1, std::to_string(people));
}

}  // namespace

Page public_you_said_page(const feedback::Organisation& organisation, CivilDay today,
                          const Language& asked) {
    const auto& languages = organisation.languages;
    const bool known = std::ranges::find(languages, asked) != languages.end();
    const Language& language = known ? asked : languages.front();
    const OwnWords& words = words_in(language);
    Page page{"you_said_public", words.title, Section::None, {}, 200};
    View list{View::type::list};
    for (const feedback::PublishedYouSaid& entry : organisation.you_said) {
        if (!entry.stands_on(today)) continue;
        View view;
        view["said"] = view_of(entry.said.in(language, languages.front()));
        view["did"] = view_of(entry.did.in(language, languages.front()));
        view["tells_people"] = entry.people > 0;
        view["people"] = entry.people > 0 ? people_told(words, entry.people) : "";
        list << view;
    }
    View others{View::type::list};
    for (const Language& other : languages) {
        if (other == language) continue;
        View view;
        view["other_href"] = "/changes?lang=" + other;
        view["other_lang"] = other;
        view["other_name"] =
            words_in(other).language == other ? words_in(other).title : language_in_words(other);
        others << view;
    }
    page.view["has_entries"] = !list.list_value().empty();
    page.view["entries"] = std::move(list);
    page.language = words.language;
    page.is_public = true;
    page.view["page_lang"] = words.language;
    page.view["page_dir"] = is_right_to_left(words.language) ? "rtl" : "ltr";
    page.view["heading"] = words.title;
    page.view["lead"] = words.lead;
    page.view["said_label"] = words.said;
    page.view["did_label"] = words.did;
    page.view["none"] = words.none;
    page.view["has_others"] = languages.size() > 1;
    page.view["others_label"] = words.other_languages;
    page.view["others"] = std::move(others);
    return page;
}

}  // namespace candour::console
