// Narrator: what is read aloud and when, made of the item list alone: the screen's heading when it
// opens, the item that is moved to, what was typed where the visitor asked for that.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "app/kiosk/flow/flow.h"
#include "app/kiosk/ui/item.h"
#include "app/kiosk/ui/part.h"
#include "app/kiosk/ui/speaker.h"
#include "app/kiosk/ui/translator.h"

namespace candour::kiosk {

// "7, K, 3, M": so that each is said by itself.
std::string letter_by_letter(std::string_view symbols);

class Narrator {
public:
    // `speaker` may be null: nothing is said then.
    Narrator(Speaker* speaker, const Translator& translator)
        : speaker_(speaker), translator_(translator) {}

    bool speaks(std::string_view language) const {
        return speaker_ != nullptr && speaker_->speaks(language);
    }

    // Anything that somebody does ends what is being said.
    void interrupt();
    // A finger came down on an item, before anything reads aloud.
    void touched(const std::string& id, const Flow& flow);
    // The last words once more.
    void repeat(const Flow& flow);
    // A frame has been shown. `place`: which screen, question and page it is.
    void shown(const Flow& flow, const UiMemory& memory, const std::vector<Item>& items,
               const std::string& place, std::size_t pages);
    // The next visitor finds nothing.
    void forget();

private:
    using Words = std::vector<Utterance>;

    void add(Words& words, const Flow& flow, std::string_view english) const;
    void add_screen(Words& words, const Flow& flow, const std::vector<Item>& items,
                    std::size_t pages) const;
    void add_item(Words& words, const Flow& flow, const Item& item) const;
    void add_letters(Words& words, const Flow& flow, std::string_view text) const;
    void add_field(Words& words, const Flow& flow, const Item& item) const;
    void add_typed(Words& words, const Flow& flow, const Item& field) const;
    Utterance letters_left(const Flow& flow, std::size_t count) const;
    void add_seconds_left(Words& words, const Flow& flow) const;
    void add_room(Words& words, const Flow& flow, const Item& field) const;
    void add_marked(Words& words, const Flow& flow, const Item& field) const;
    void add_news(Words& words, const std::vector<Item>& items, bool other_place);
    void add_guess(Words& words, const Flow& flow, const Item& guess) const;
    void add_steps(Words& words, const Flow& flow) const;
    void say(const Flow& flow, Words words);

    Speaker* speaker_;
    const Translator& translator_;
    bool on_ = false;
    bool asked_ = false;
    Listening listening_;
    std::string place_;
    std::string focus_;
    std::string value_;                // Of the field on the screen …
    std::string marked_;               // … and what is selected in it.
    std::string guess_;                // The first of what was spelled.
    std::optional<std::size_t> room_;  // How many letters it still took.
    std::string problem_;              // What was wrong on the screen …
    std::string news_;                 // … and what it was told last.
    int seconds_left_ = 0;             // Of the time-out.
    bool chosen_ = false;              // Whether the choice that has the focus was.
    Words last_;
};

}  // namespace candour::kiosk
