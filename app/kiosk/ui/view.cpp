#include "app/kiosk/ui/view.h"

#include <algorithm>
#include <array>
#include <deque>
#include <utility>

#include "app/kiosk/flow/offers.h"
#include "app/kiosk/flow/signing.h"
#include "app/kiosk/screens/draw.h"
#include "app/kiosk/ui/imgui_version.h"
#include "app/kiosk/ui/interaction.h"
#include "app/kiosk/ui/narrator.h"
#include "app/kiosk/ui/reading_controls.h"
#include "app/kiosk/ui/signer.h"
#include "app/kiosk/ui/ui.h"

namespace candour::kiosk {
namespace {

constexpr Milliseconds caret_half_period{530};
// A field that nobody types into stands still, so that the processor can sleep.
constexpr Milliseconds caret_blinks_for{10'000};

// Which screen, question and field this is: when it changes, focus and keyboard start afresh.
std::string step_of(const Flow& flow) {
    std::string step = name_of(flow.screen);
    if (const auto* question = std::get_if<QuestionScreen>(&flow.screen)) {
        step += std::to_string(question->number) + "/" + std::to_string(question->repetition) +
                "/" + std::to_string(static_cast<int>(question->part));
    }
    if (const auto* repeat = std::get_if<RepeatScreen>(&flow.screen)) {
        step += std::to_string(repeat->group) + "/" + std::to_string(repeat->repetition);
    }
    if (const auto* write = std::get_if<WriteScreen>(&flow.screen)) {
        step += write->field == WriteField::Wanted ? " wanted" : " story";
    }
    if (const auto* words = std::get_if<FactWordsScreen>(&flow.screen)) {
        step += std::to_string(static_cast<int>(words->words));
    }
    if (const auto* information = std::get_if<InformationScreen>(&flow.screen)) {
        step += information->page;
    }
    // It is there: to be told like another screen.
    if (flow.visit.receipt) step += " with a receipt";
    return step;
}

// What the keys of a keypad change, wherever the focus is.
std::optional<Intent> listening_intent(Key key, const Flow& flow) {
    const bool on = flow.visit.preferences.listening.on;
    switch (key) {
        case Key::Speech:
            return reading_intent(on ? "listen.off" : "listen.on", flow);
        case Key::Louder:
            return reading_intent("listen.louder", flow);
        case Key::Quieter:
            return reading_intent("listen.quieter", flow);
        default:
            return std::nullopt;
    }
}

std::string field_of(const Flow& flow) {
    if (std::holds_alternative<WriteScreen>(flow.screen)) return "write.text";
    if (std::holds_alternative<FactWordsScreen>(flow.screen)) return "details.text";
    if (std::holds_alternative<HelpWriteScreen>(flow.screen)) return "help_write.text";
    if (std::holds_alternative<ReceiptEntryScreen>(flow.screen)) return "receipt_entry.code";
    const survey::Question* question = question_shown(flow);
    if (question == nullptr) return {};
    if (question->type == survey::QuestionType::Number) return "question.number";
    if (question->type == survey::QuestionType::Date) return "question.day";
    return "question.text";
}

// One pass over a screen. The Ui lives as long as what it laid out: painting asks it for colours.
struct Pass {
    std::unique_ptr<Ui> ui;
    std::optional<Intent> intent;
    Built built;
    Setting setting;
};

// A telephone number is typed in figures.
KeyLayer first_layer(const Flow& flow) {
    const auto* words = std::get_if<FactWordsScreen>(&flow.screen);
    const bool number = words != nullptr && words->words == FactWords::Value &&
                        flow.visit.contact.facts.person.reach_by == feedback::ReachBy::Phone;
    return number ? KeyLayer::Symbols : KeyLayer::Letters;
}

void wipe_field(Pass& pass) {
    if (!pass.built.field) return;
    wipe(pass.built.field->run.text);
    wipe(pass.built.field->drawn_run.text);
}

std::optional<Milliseconds> earlier(std::optional<Milliseconds> one,
                                    std::optional<Milliseconds> other) {
    if (!one || !other) return one ? one : other;
    return std::min(*one, *other);
}

void wipe_words(std::vector<Item>& items) {
    for (Item& item : items) {
        wipe(item.value);
        wipe(item.marked);
        wipe(item.composing);
        wipe(item.name);
    }
    items.clear();
}

}  // namespace

struct View::State {
    State(Surface& surface_in, TextEngine& text_in, const Translator& translator_in,
          PictureSource* pictures_in, const Keyboards* keyboards_in, Speaker* speaker,
          ClipSource* clips)
        : surface(surface_in),
          text(text_in),
          translator(translator_in),
          pictures(surface_in, pictures_in),
          keyboards(keyboards_in),
          narrator(speaker, translator_in),
          signer(surface_in, clips) {}

    Pass pass_at(const Flow& flow, const Setting& setting, const std::string& activated);
    Pass pass(const Flow& flow, const std::string& activated);
    // Set as it was shown, whatever has changed since: what somebody touched is what they saw.
    Pass pass_as_shown(const Flow& flow, const std::string& activated);
    std::vector<Setting> settings_to_try() const;
    void notice_step(const Flow& flow);
    // By the time-out's question or the reading controls: their pages are ours to turn.
    bool is_covered(const Flow& flow) const {
        return flow.asking_still_there || memory.reading_open;
    }
    Keys keys_for(const Flow& flow) const;
    std::optional<Intent> take_event(const Flow& flow);
    std::optional<Intent> act(const Flow& flow, const std::string& activated);
    void walk(const Flow& flow);
    std::optional<Intent> set_page_right(const Flow& flow, const Pass& here);
    void present(Pass& shown);
    Rect caret_on_panel(const FieldOnScreen& field) const;
    void end_context();

    Surface& surface;
    TextEngine& text;
    const Translator& translator;
    PictureShelf pictures;
    const Keyboards* keyboards;
    Narrator narrator;
    Signer signer;
    std::optional<Milliseconds> walks_at;

    ImGuiContext* context = nullptr;
    UiMemory memory;
    std::deque<InputEvent> events;
    std::vector<Item> items;
    std::size_t pages = 1;
    Milliseconds now{0};
    Milliseconds last_input{0};
    bool turn_to_field = false;
    bool saw_field = false;  // In the last frame.
    TextInput text_input;
    std::optional<Setting> shown_in;  // This step's last frame; none after a step.
    bool writing = false;             // The last event changed what is written.
};

// The keys of the visitor's language; the English ones where it has none.
Keys View::State::keys_for(const Flow& flow) const {
    static const Keyboards none;
    const Keyboards& all = keyboards == nullptr ? none : *keyboards;
    const Preferences& chosen = flow.visit.preferences;
    const KeyboardLayout* own = all.find(chosen.language);
    return {own == nullptr ? &all.english() : own, &all.english(), chosen.alphabetical_keys};
}

Pass View::State::pass_at(const Flow& flow, const Setting& setting, const std::string& activated) {
    Frame frame;
    static_cast<Setting&>(frame) = setting;
    frame.flow = &flow;
    frame.panel = surface.metrics();
    frame.pictures = &pictures;
    frame.keys = keys_for(flow);
    frame.signer = is_covered(flow) ? nullptr : signer.shown();
    frame.can_speak = narrator.speaks(flow.visit.preferences.language);
    frame.activated = activated;
    const Milliseconds rest = now - last_input;
    frame.caret_on = rest >= caret_blinks_for || rest / caret_half_period % 2 == 0;
    const bool reading = memory.reading_open && !flow.asking_still_there;
    frame.page = is_covered(flow) ? memory.cover_page : flow.page;
    frame.prefix = flow.asking_still_there ? "stay" : reading ? "reading" : name_of(flow.screen);

    Pass result;
    result.setting = setting;
    result.ui = std::make_unique<Ui>(frame, memory, text, translator);
    if (flow.asking_still_there) {
        draw_still_there(*result.ui, flow);
    } else if (reading) {
        draw_reading(*result.ui, flow);
    } else {
        result.intent = std::visit(
            [&](const auto& screen) { return kiosk::draw(*result.ui, flow, screen); }, flow.screen);
    }
    result.built = result.ui->finish();
    if (!result.intent) result.intent = result.built.intent;
    return result;
}

// From the roomiest on: all at once; else several pages, in a little smaller print where one card
// alone is higher than a page. While somebody writes, nothing jumps to a roomier setting under
// their hands, and no key waits for settings to be tried that did not fit the key before.
std::vector<Setting> View::State::settings_to_try() const {
    std::vector<Setting> all = {{Density::Roomy},        {Density::Snug},
                                {Density::Compact},      {Density::Paged, 1},
                                {Density::Paged, 0.94F}, {Density::Paged, 0.88F}};
    if (signer.shown() != nullptr) all.push_back({Density::Paged, 1, /*signer_alone=*/true});
    if (!writing || !shown_in) return all;
    const auto last =
        std::ranges::find_if(all, [&](const Setting& setting) { return setting == *shown_in; });
    if (last != all.end()) all.erase(all.begin(), last);
    return all;
}

Pass View::State::pass(const Flow& flow, const std::string& activated) {
    Pass result;
    for (const Setting& setting : settings_to_try()) {
        result = pass_at(flow, setting, activated);
        const bool on_one = result.built.pages == 1 || setting.density == Density::Paged;
        if (on_one && result.built.fits) break;
    }
    return result;
}

Pass View::State::pass_as_shown(const Flow& flow, const std::string& activated) {
    return shown_in ? pass_at(flow, *shown_in, activated) : pass(flow, activated);
}

void View::State::notice_step(const Flow& flow) {
    const std::string step = step_of(flow);
    if (flow.asking_still_there != memory.asking) {
        end_composing(memory);
        memory.asking = flow.asking_still_there;
        // One key answers it; afterwards somebody goes on where they were.
        if (memory.asking) memory.focus_before = memory.focus;
        memory.focus = memory.asking ? "stay.yes" : std::exchange(memory.focus_before, {});
        memory.reading_open = false;
        memory.cover_page = 0;
        shown_in.reset();
    }
    if (memory.step == step) return;
    memory.step = step;
    end_composing(memory);
    memory.focus = field_of(flow);
    memory.pressed.clear();
    memory.keyboard = {.layer = first_layer(flow), .shift = false, .forms_of = {}};
    memory.spelling.forget();
    memory.undo.clear();
    memory.anchor.reset();
    memory.touched_word = {};
    memory.drag = {};
    memory.field_pages = false;
    memory.reading_open = false;
    turn_to_field = false;
    saw_field = false;
    shown_in.reset();
    writing = false;
}

std::optional<Intent> View::State::take_event(const Flow& flow) {
    const InputEvent event = std::move(events.front());
    events.pop_front();
    last_input = now;
    walks_at.reset();
    narrator.interrupt();
    if (const auto* press = std::get_if<KeyPress>(&event)) {
        if (press->key == Key::Repeat) narrator.repeat(flow);
        if (const auto intent = listening_intent(press->key, flow)) return intent;
    }
    Pass before = pass_as_shown(flow, {});
    Reaction reaction = react(event, before.built, memory, text);
    if (std::holds_alternative<Pointer>(event)) narrator.touched(memory.pressed, flow);
    if (reaction.edited_out_of_sight) turn_to_field = true;
    wipe_field(before);
    if (reaction.intent) {
        writing = std::holds_alternative<EditText>(*reaction.intent);
        return std::move(reaction.intent);
    }
    if (reaction.activated.empty()) return std::nullopt;
    writing = false;
    return act(flow, reaction.activated);
}

// The focus goes on by itself, at the visitor's pace.
void View::State::walk(const Flow& flow) {
    const Scanning& scanning = flow.visit.preferences.scanning;
    if (!scanning.on) {
        walks_at.reset();
        return;
    }
    constexpr std::array<int, steps_max> pace_ms = {4000, 3000, 2200, 1600, 1100};
    const Milliseconds pace{pace_ms.at(static_cast<std::size_t>(scanning.pace - 1))};
    if (walks_at && now < *walks_at) return;
    if (walks_at) {
        const Pass here = pass_as_shown(flow, {});
        memory.focus = next_stop(here.built.parts, memory.focus, +1);
        memory.focus_visible = true;
    }
    walks_at = now + pace;
}

std::optional<Intent> View::State::act(const Flow& flow, const std::string& activated) {
    if (activated == "reading.open" || activated == "reading.close") {
        memory.reading_open = activated == "reading.open";
        memory.cover_page = 0;
        shown_in.reset();
        memory.focus = memory.reading_open ? "" : field_of(flow);
        return std::nullopt;
    }
    if (activated == "field.open") {
        turn_to_field = true;
        memory.focus = field_of(flow);
        return std::nullopt;
    }
    if (is_covered(flow) && activated.starts_with("page.")) {
        if (activated == "page.next")
            ++memory.cover_page;
        else if (memory.cover_page > 0)
            --memory.cover_page;
        return std::nullopt;
    }
    if (signer.press(activated, now)) return std::nullopt;
    return pass_as_shown(flow, activated).intent;
}

// The flow does not know how many pages there are: it may be ahead, or the field may be.
std::optional<Intent> View::State::set_page_right(const Flow& flow, const Pass& here) {
    if (is_covered(flow)) return std::nullopt;
    if (flow.page > here.built.page) return TurnPage{-1};
    if (turn_to_field && here.built.field && here.built.field->page > here.built.page) {
        return TurnPage{+1};
    }
    turn_to_field = false;
    return std::nullopt;
}

void View::State::present(Pass& shown) {
    if (!context) {
        context = create_private_context();
        surface.context_created();
    }
    const PanelMetrics panel = surface.metrics();
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(panel.width_px), static_cast<float>(panel.height_px)};
    io.DeltaTime = 1.0F / 60;
    surface.new_frame();
    ImGui::NewFrame();
    Canvas canvas(panel_draw_list(), text);
    for (const Part& part : shown.built.parts) {
        if (part.paint) part.paint(canvas);
    }
    ImGui::Render();
    surface.present(*ImGui::GetDrawData());
    text.end_frame();

    wipe_words(items);
    for (Part& part : shown.built.parts) {
        if (!part.item.id.empty()) items.push_back(std::move(part.item));
    }
    pages = shown.built.pages;
    shown_in = shown.setting;
}

Rect View::State::caret_on_panel(const FieldOnScreen& field) const {
    const CaretBox caret = text.caret(field.drawn_run, field.drawn_caret);
    return {field.view.x + caret.x, field.view.y + caret.y - field.scroll, 1, caret.height};
}

void View::State::end_context() {
    if (!context) return;
    surface.context_going();
    destroy_private_context(context);
    context = nullptr;
}

View::View(Surface& surface, TextEngine& text, const Translator& translator,
           PictureSource* pictures, const Keyboards* keyboards, Speaker* speaker, ClipSource* clips)
    : state_(std::make_unique<State>(surface, text, translator, pictures, keyboards, speaker,
                                     clips)) {}

View::~View() {
    wipe_words(state_->items);
    state_->end_context();
}

void View::begin_visit() {
    state_->text.forget();
    state_->pictures.forget();
    state_->narrator.forget();
    state_->signer.forget();
    state_->walks_at.reset();
    state_->end_context();
    end_composing(state_->memory);
    const bool ended = state_->memory.composing_ended;
    state_->memory.spelling.forget();
    state_->memory = {};
    state_->memory.composing_ended = ended;
    state_->events.clear();
    wipe_words(state_->items);
    state_->pages = 1;
    state_->turn_to_field = false;
    state_->saw_field = false;
    state_->shown_in.reset();
    state_->writing = false;
}

void View::handle(const InputEvent& event) { state_->events.push_back(event); }

View::Drawn View::draw(const Flow& flow, Milliseconds since_boot) {
    State& state = *state_;
    state.now = since_boot;
    state.memory.now = since_boot;
    state.memory.touch_pause = flow.visit.preferences.touch_pause;
    state.memory.listening = flow.visit.preferences.listening.on &&
                             state.narrator.speaks(flow.visit.preferences.language);
    state.notice_step(flow);
    const auto sign = [&] {
        state.signer.belong_to(state.memory.step, state.is_covered(flow) ? "" : clip_of(flow));
    };
    sign();
    state.signer.advance(since_boot);
    Drawn drawn;
    // What is touched on a new step is on the page that would be shown.
    if (!state.events.empty() && !state.shown_in)
        drawn.intent = state.set_page_right(flow, state.pass(flow, {}));
    if (!drawn.intent && !state.events.empty()) drawn.intent = state.take_event(flow);
    if (drawn.intent) {
        drawn.draw_again = true;  // What it leads to is what there is to see.
        return drawn;
    }
    sign();  // What was touched may have covered the screen, or uncovered it.
    state.walk(flow);
    Pass shown = state.pass(flow, {});
    drawn.intent = state.set_page_right(flow, shown);
    if (drawn.intent) {
        drawn.draw_again = true;
        return drawn;
    }
    const std::optional<FieldOnScreen>& field = shown.built.field;
    // One more line above it, and it would be on the next page: whoever writes there goes with it.
    const bool writes = field && state.memory.focus == field->id && !state.is_covered(flow);
    if (writes && !field->shown && std::exchange(state.saw_field, false)) {
        state.turn_to_field = true;
        drawn.draw_again = true;
        return drawn;
    }
    state.saw_field = writes && field->shown;
    const bool typing = field && field->shown && state.memory.focus == field->id;
    drawn.caret_blinks = typing && state.now - state.last_input < caret_blinks_for;
    state.text_input.wanted = field.has_value() || shown.built.pad;
    state.text_input.caret_px = typing ? state.caret_on_panel(*field) : Rect{};
    const std::string place = state.memory.step + (state.is_covered(flow) ? " covered " : " ") +
                              std::to_string(shown.built.page);
    state.present(shown);
    state.narrator.shown(flow, state.memory, state.items, place, state.pages);
    drawn.moves_at = earlier(state.walks_at, state.signer.due());
    const bool turning = state.turn_to_field && !state.is_covered(flow);
    drawn.draw_again = turning || !state.events.empty();
    return drawn;
}

View::TextInput View::take_text_input() {
    TextInput input = state_->text_input;
    input.ended = std::exchange(state_->memory.composing_ended, false);
    return input;
}

const std::vector<Item>& View::items() const { return state_->items; }
std::size_t View::pages() const { return state_->pages; }
bool View::plays() const { return state_->signer.plays(); }

}  // namespace candour::kiosk
