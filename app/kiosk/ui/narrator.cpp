#include "app/kiosk/ui/narrator.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "core/base/bytes.h"
#include "core/base/utf8.h"

namespace candour::kiosk {
namespace {

const Item* find(const std::vector<Item>& items, std::string_view id) {
    const auto found =
        std::ranges::find_if(items, [&](const Item& item) { return item.shown && item.id == id; });
    return found == items.end() ? nullptr : &*found;
}

const Item* shown_one(const std::vector<Item>& items, Role role) {
    const auto found = std::ranges::find_if(
        items, [&](const Item& item) { return item.shown && item.role == role; });
    return found == items.end() ? nullptr : &*found;
}

bool goes_on(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

// What has come instead of something else, or beside it: a guess replaces its letters.
std::string added_to(const std::string& before, const std::string& after) {
    const auto shorter = std::min(before.size(), after.size());
    std::size_t same = 0;
    while (same < shorter && after[same] == before[same])
        ++same;
    while (same > 0 && same < after.size() && goes_on(after[same]))
        --same;
    std::size_t tail = 0;
    while (tail < shorter - same &&
           after[after.size() - 1 - tail] == before[before.size() - 1 - tail])
        ++tail;
    while (tail > 0 && goes_on(after[after.size() - tail]))
        --tail;
    return after.substr(same, after.size() - tail - same);
}

}  // namespace

std::string letter_by_letter(std::string_view symbols) {
    std::string said;
    for (const char symbol : symbols) {
        if (!said.empty()) said += ", ";
        said += symbol;
    }
    return said;
}

void Narrator::add(Words& words, const Flow& flow, std::string_view english) const {
    const ShownText text = translator_.show(flow.visit.preferences.language, english);
    words.push_back({text.text, text.language});
}

void Narrator::interrupt() {
    if (speaker_ != nullptr && on_) speaker_->stop();
}

void Narrator::touched(const std::string& id, const Flow& flow) {
    if (speaker_ != nullptr && id == "listen.on")
        speaker_->play(Sound::Found, flow.visit.preferences.listening);
}

void Narrator::repeat(const Flow& flow) {
    if (speaker_ != nullptr && on_) speaker_->say(last_, flow.visit.preferences.listening);
}

void Narrator::say(const Flow& flow, Words words) {
    speaker_->say(words, flow.visit.preferences.listening);
    for (Utterance& one : last_)
        wipe(one.text);
    last_ = std::move(words);
}

// The heading, what is wrong, and how much there is: the rest is one key away.
void Narrator::add_screen(Words& words, const Flow& flow, const std::vector<Item>& items,
                          std::size_t pages) const {
    const Language& language = flow.visit.preferences.language;
    int things = 0;
    std::size_t page = 0;
    for (const Item& item : items) {
        if (!item.shown) continue;
        if (item.role != Role::Key) ++things;
        page = std::max(page, item.page);
        // Who is asked whether they are there hears all of the question.
        const bool asked = flow.asking_still_there && item.role == Role::Text;
        if (item.role == Role::Heading || item.role == Role::Problem || asked)
            words.push_back({item.name, item.language});
    }
    if (pages > 1) {
        const ShownText count = translator_.show(language, "Page {page} of {pages}");
        words.push_back({fill(count.text, {{"page", std::to_string(page + 1)},
                                           {"pages", std::to_string(pages)}}),
                         count.language});
    }
    const ShownText count = translator_.show_plural(language, "{count} thing on this screen",
                                                    "{count} things on this screen", things);
    words.push_back({fill(count.text, {{"count", std::to_string(things)}}), count.language});
}

void Narrator::add_letters(Words& words, const Flow& flow, std::string_view text) const {
    const auto count = static_cast<std::int64_t>(character_count(text));
    const ShownText letters = translator_.show_plural(flow.visit.preferences.language,
                                                      "{count} letter", "{count} letters", count);
    words.push_back({fill(letters.text, {{"count", std::to_string(count)}}), letters.language});
}

void Narrator::add_field(Words& words, const Flow& flow, const Item& item) const {
    add(words, flow, N_("Place to write"));
    if (item.value.empty()) return add(words, flow, N_("Empty"));
    if (flow.visit.preferences.listening.speaks_typed) {
        words.push_back({item.spelled ? letter_by_letter(item.value) : item.value,
                         flow.visit.preferences.language});
        return;
    }
    add_letters(words, flow, item.value);
    add(words, flow, N_("What you write is not spoken, so that nobody near you hears it."));
}

void Narrator::add_seconds_left(Words& words, const Flow& flow) const {
    const ShownText left =
        translator_.show_plural(flow.visit.preferences.language, "{count} second left",
                                "{count} seconds left", flow.seconds_left);
    words.push_back(
        {fill(left.text, {{"count", std::to_string(flow.seconds_left)}}), left.language});
}

// Now and then: a count with every letter would be noise.
void Narrator::add_room(Words& words, const Flow& flow, const Item& field) const {
    constexpr std::array<std::size_t, 7> told = {150, 100, 50, 20, 10, 5, 0};
    if (!field.room || field.value == value_) return;
    const bool passed = std::ranges::any_of(
        told, [&](std::size_t one) { return room_ && *room_ > one && *field.room <= one; });
    if (!room_ || passed) words.push_back(letters_left(flow, *field.room));
}

Utterance Narrator::letters_left(const Flow& flow, std::size_t count) const {
    const ShownText text =
        translator_.show(flow.visit.preferences.language, "Letters left: {count}");
    return {fill(text.text, {{"count", std::to_string(count)}}), text.language};
}

// As private as what is typed.
void Narrator::add_marked(Words& words, const Flow& flow, const Item& field) const {
    if (field.marked == marked_) return;
    if (field.marked.empty()) {
        if (field.value == value_) add(words, flow, N_("Nothing is selected"));
        return;
    }
    add(words, flow, N_("Selected"));
    if (flow.visit.preferences.listening.speaks_typed) {
        words.push_back({field.marked, flow.visit.preferences.language});
    } else {
        add_letters(words, flow, field.marked);
    }
}

void Narrator::add_item(Words& words, const Flow& flow, const Item& item) const {
    // Letters that are touched are what is written: they are as private as the words.
    const bool own = item.own_words || item.role == Role::Key;
    const bool aloud = flow.visit.preferences.listening.speaks_typed;
    if (own && !aloud && !item.spoken_apart.empty()) {
        words.push_back({item.spoken_apart, flow.visit.preferences.language});
        return;
    }
    if (own && !aloud) {
        add(words, flow, N_("What you write is not spoken, so that nobody near you hears it."));
        return;
    }
    words.push_back({item.name, item.language});
    switch (item.role) {
        case Role::Button:
            add(words, flow, N_("Button"));
            break;
        case Role::Choice:
            add(words, flow, N_("Choice"));
            add(words, flow, item.selected ? N_("Chosen") : N_("Not chosen"));
            break;
        case Role::Field:
            add_field(words, flow, item);
            if (item.room) words.push_back(letters_left(flow, *item.room));
            break;
        case Role::Heading:
        case Role::Text:
        case Role::Key:
        case Role::Problem:
        case Role::Picture:
            break;
    }
    if (!item.enabled) add(words, flow, N_("Not available"));
}

// How loud and how fast it is now.
void Narrator::add_steps(Words& words, const Flow& flow) const {
    const Preferences& chosen = flow.visit.preferences;
    const auto step = [&](std::string_view english, int before, int now) {
        if (before == now) return;
        const ShownText text = translator_.show(chosen.language, english);
        words.push_back(
            {fill(text.text, {{"step", std::to_string(now)}, {"steps", std::to_string(steps_max)}}),
             text.language});
    };
    step(N_("Volume {step} of {steps}"), listening_.volume, chosen.listening.volume);
    step(N_("Speed {step} of {steps}"), listening_.speed, chosen.listening.speed);
}

// What came in or went since the last frame.
void Narrator::add_typed(Words& words, const Flow& flow, const Item& field) const {
    if (!flow.visit.preferences.listening.speaks_typed || field.value == value_) return;
    std::string added = added_to(value_, field.value);
    if (added.empty() && field.value.size() < value_.size()) return add(words, flow, N_("Deleted"));
    if (added.empty()) return;  // A mark has joined its letter.
    if (added.find_first_not_of(" \n") == std::string::npos) {
        return add(words, flow, added == "\n" ? N_("New line") : N_("Space"));
    }
    words.push_back({std::move(added), flow.visit.preferences.language});
}

// What has come by itself; with another screen it was there already.
void Narrator::add_news(Words& words, const std::vector<Item>& items, bool other_place) {
    std::string all;
    Words came;
    for (const Item& item : items) {
        if (!item.news) continue;
        all += item.name;
        came.push_back({item.name, item.language});
    }
    if (!other_place && all != news_) std::ranges::move(came, std::back_inserter(words));
    news_ = std::move(all);
}

void Narrator::add_guess(Words& words, const Flow& flow, const Item& guess) const {
    if (!flow.visit.preferences.listening.speaks_typed || guess.name == guess_) return;
    words.push_back({guess.name, guess.language});
}

void Narrator::shown(const Flow& flow, const UiMemory& memory, const std::vector<Item>& items,
                     const std::string& place, std::size_t pages) {
    if (speaker_ == nullptr) return;
    const Listening& listening = flow.visit.preferences.listening;
    // By sight and by sound, whoever is there (EN 301 549, WCAG 2.2.1).
    const bool is_last =
        flow.seconds_left == seconds_left_step && seconds_left_ > flow.seconds_left;
    if (flow.asking_still_there && (!asked_ || is_last))
        speaker_->play(Sound::Attention, listening);
    asked_ = flow.asking_still_there;
    const bool fewer = asked_ && seconds_left_ > flow.seconds_left;
    seconds_left_ = asked_ ? flow.seconds_left : 0;
    Words words;
    if (!listening.on) {
        if (on_) {
            add(words, flow, N_("Reading aloud is off."));
            say(flow, std::move(words));
        }
        on_ = false;
        return;
    }
    const bool begins = !on_;
    on_ = true;
    if (begins) {
        add(words, flow,
            N_("Reading aloud is on. Press next and previous to move, select to choose, and repeat "
               "to hear it again."));
        add(words, flow,
            N_("Or touch the screen to hear what is under your finger. Touch twice quickly to "
               "choose it."));
    }
    const bool other_place = begins || place != place_;
    const Item* field = shown_one(items, Role::Field);
    if (other_place) add_screen(words, flow, items, pages);
    if (field != nullptr && !other_place) {
        add_typed(words, flow, *field);
        add_marked(words, flow, *field);
        add_room(words, flow, *field);
    }
    if (fewer && !other_place) add_seconds_left(words, flow);
    const Item* guess = find(items, "candidate.1");
    if (guess != nullptr && !other_place) add_guess(words, flow, *guess);
    // Above a field that has a page for itself it is on the page before.
    const auto problem = std::ranges::find(items, Role::Problem, &Item::role);
    const bool wrong = problem != items.end();
    if (wrong && !other_place && problem->name != problem_)
        words.push_back({problem->name, problem->language});
    add_news(words, items, other_place);
    const Item* focused = find(items, memory.focus);
    const bool on_choice = focused != nullptr && focused->role == Role::Choice;
    if (focused != nullptr && (other_place || memory.focus != focus_)) {
        add_item(words, flow, *focused);
    } else if (on_choice && words.empty() && focused->selected != chosen_) {
        add(words, flow, focused->selected ? N_("Chosen") : N_("Not chosen"));
    }
    if (!begins) add_steps(words, flow);
    listening_ = listening;
    chosen_ = on_choice && focused->selected;
    place_ = place;
    focus_ = memory.focus;
    wipe(value_);
    value_ = field == nullptr ? "" : field->value;
    wipe(marked_);
    marked_ = field == nullptr ? "" : field->marked;
    wipe(guess_);
    guess_ = guess == nullptr ? "" : guess->name;
    room_ = field == nullptr ? std::nullopt : field->room;
    problem_ = wrong ? problem->name : "";
    if (!words.empty()) say(flow, std::move(words));
}

void Narrator::forget() {
    if (speaker_ != nullptr) speaker_->stop();
    for (Utterance& one : last_)
        wipe(one.text);
    wipe(value_);
    wipe(marked_);
    wipe(guess_);
    on_ = false;
    asked_ = false;
    last_.clear();
    place_.clear();
    focus_.clear();
    value_.clear();
    marked_.clear();
    guess_.clear();
    room_.reset();
    seconds_left_ = 0;
    problem_.clear();
    news_.clear();
    chosen_ = false;
}

}  // namespace candour::kiosk
