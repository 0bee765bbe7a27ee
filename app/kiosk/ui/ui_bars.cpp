// What is around every screen, always in the same place: ribbons, organisation and reading
// controls above; Back, "Stop and clear" and the way on below.
#include <algorithm>
#include <cmath>
#include <sstream>

#include "app/kiosk/flow/help_now.h"
#include "app/kiosk/flow/offers.h"
#include "app/kiosk/ui/reading_controls.h"
#include "app/kiosk/ui/ui.h"

namespace candour::kiosk {
namespace {

// The footer's three places, as shares of its width.
constexpr float back_share = 0.25F;
constexpr float back_share_max = 0.33F;
constexpr float back_and_leave_share = 0.68F;
constexpr float next_share = 0.32F;

constexpr const char* help_id = "help.open";

}  // namespace

// One letter, each time larger.
std::vector<Ui::Control> Ui::size_controls() const {
    struct Print {
        int percent;
        float share;
        ShownText name;
    };
    const std::vector<Print> prints = {{100, 0.24F, tr("Normal print")},
                                       {150, 0.34F, tr("Large print")},
                                       {200, 0.45F, tr("Largest print")},
                                       {giant_print, 0.58F, tr("Giant print")}};
    std::vector<Control> controls;
    for (const Print& print : prints) {
        Control control;
        control.id = size_id(print.percent);
        control.name = print.name;
        control.label = set({"A", "en"}, sizes_.target_min * print.share, true, 0, Align::Centre);
        control.selected = flow_.visit.preferences.text_percent == print.percent;
        control.width = sizes_.target_min;
        control.gap = sizes_.target_gap;
        controls.push_back(std::move(control));
    }
    return controls;
}

Ui::Control Ui::sign_control(std::string id, ShownText name, Icon icon, bool selected) const {
    Control control;
    control.id = std::move(id);
    control.name = std::move(name);
    control.icon = icon;
    control.selected = selected;
    control.width = sizes_.target_min;
    control.gap = sizes_.target_gap;
    return control;
}

// Beside its sign the words, where there is room.
Ui::Control Ui::help_control(bool with_words) const {
    const ShownText name = tr("I want help now");
    Control control = sign_control(help_id, name, Icon::Phone, false);
    if (!with_words) return control;
    control.label = set(name, sizes_.control, true, 0, Align::Centre);
    control.width = std::ceil(control.label.extent.width + sizes_.target_min + sizes_.bar_unit);
    return control;
}

// What stands in the header's corner on every screen, and before it what there is room for.
std::vector<Ui::Control> Ui::reading_controls(const Controls& with) const {
    const Preferences& chosen = flow_.visit.preferences;
    std::vector<Control> controls;
    if (offers_help(flow_)) controls.push_back(help_control(with.words_of_help));
    if (with.sizes) {
        for (Control& control : size_controls())
            controls.push_back(std::move(control));
    }
    if (with.colours) {
        const ShownText next = chosen.colours == Colours::Light  ? tr("Light writing on black")
                               : chosen.colours == Colours::Dark ? tr("Strongest contrast")
                                                                 : tr("Normal colours");
        controls.push_back(
            sign_control(colours_id(next_colours(chosen.colours)), next, Icon::Contrast, false));
    }
    Control open =
        sign_control("reading.open", tr("Language, print and sound"), Icon::Globe, false);
    open.label = set({"Aa", "en"}, sizes_.control, true, 0, Align::Centre);
    open.width = std::ceil(open.label.extent.width + sizes_.target_min + sizes_.bar_unit);
    controls.push_back(std::move(open));
    if (frame_.can_speak) {
        const bool on = chosen.listening.on;
        controls.push_back(sign_control(on ? "listen.off" : "listen.on",
                                        on ? tr("Stop reading aloud") : tr("Read aloud"),
                                        on ? Icon::Silent : Icon::Speaker, on));
    }
    controls.front().gap = 0;
    return controls;
}

void Ui::measure_header() {
    const ShownText name = local(flow_.organisation->name);
    const float sign = sizes_.control * 1.6F + sizes_.bar_unit * 2;
    const auto width_of = [](const std::vector<Control>& controls) {
        float width = 0;
        for (const Control& control : controls)
            width += control.gap + control.width;
        return width;
    };
    const float room = sizes_.width - 2 * sizes_.margin - sign - sizes_.bar_unit * 4;
    const Set one_line = set(name, sizes_.control, true, 0);
    const float name_width = std::min(one_line.extent.width, sizes_.control * 8);
    for (const Controls& with : {Controls{true, true, true}, Controls{true, false, true},
                                 Controls{false, false, true}, Controls{}}) {
        controls_ = reading_controls(with);
        if (room - width_of(controls_) >= name_width) break;
    }
    organisation_ = set(name, sizes_.control, true, room - width_of(controls_));
    header_height_ = organisation_.extent.height;
    if (frame_.density == Density::Paged && counts_in_header()) {
        // The count stands here, on one line; where there is but one page, the name if it fits.
        const Set count = set(tr("Page {page} of {pages}"), sizes_.control, true, 0);
        const bool fits = one_line.extent.width <= room - width_of(controls_);
        organisation_.extent = fits ? one_line.extent : TextExtent{};
        header_height_ = std::max(count.extent.height, organisation_.extent.height);
    }
    for (const Control& control : controls_) {
        header_height_ = std::max({header_height_, control.label.extent.height, sizes_.target_min});
    }
    header_height_ = std::ceil(header_height_ + 2 * sizes_.bar_pad);
}

void Ui::bars(Bars which) {
    bars_ = which;
    const auto ribbon = [&](const ShownText& text) {
        const float around = 2 * (sizes_.margin + (pictured_ ? sizes_.control * 1.5F : 0));
        ribbons_.push_back(
            set(text, sizes_.control * 0.85F, true, sizes_.width - around, Align::Centre));
    };
    const bool is_visit = !std::holds_alternative<JoinScreen>(flow_.screen);
    if (is_visit && flow_.practising) {
        ribbon(tr("Practice only. Nothing you write here is kept or sent."));
    } else if (is_visit && is_training(flow_)) {
        ribbon(tr("Practice: nothing you say here is counted."));
    } else if (is_visit && flow_.organisation->release.releases_at_once()) {
        ribbon(tr("Demonstration. Staff can read what you send at once."));
    }
    if (which != Bars::None) measure_header();
    // Where there is no header, the reading controls stand in a footer, also without a way on.
    if (which == Bars::All && sizes_.low_panel && !footer_) {
        footer_ = FooterSpec{.back = false, .leave = false};
    }
}

float Ui::ribbon_height(const Set& ribbon) const {
    // Tall scripts have room enough in their own lines.
    return std::ceil(std::max(ribbon.extent.height + 2, sizes_.control * 1.5F));
}

void Ui::place_ribbons(Rect& rest) {
    placing_ = Place::Header;
    for (const Set& words : ribbons_) {
        const Rect ribbon = cut_top(rest, ribbon_height(words));
        const bool practice = flow_.practising || is_training(flow_);
        const Colour plate = practice ? theme_.practice : theme_.alarm;
        const Colour ink = practice ? theme_.on_practice : theme_.on_alarm;
        const ShownText text{words.run.text, words.run.language};
        const float side = sizes_.control;
        Rect beside = centred(ribbon, words.extent.width + 3 * side, side);
        beside = cut_start(beside, side, right_to_left_);
        Item item = make_item("ribbon.text", Role::Text, text);
        item.picture = picture_beside(text, Icon::None);
        emit(item, ribbon, [=, picture = item.picture, this](Canvas& canvas) {
            canvas.fill(ribbon, plate);
            draw_icon(canvas, picture, beside, ink, right_to_left_);
            canvas.text(words.run, ribbon, ink, Vertical::Middle, right_to_left_);
        });
    }
    placing_ = Place::Content;
}

void Ui::place_control(const Control& control, const Rect& rect) {
    Item item = make_item(control.id, Role::Button, control.name);
    item.selected = control.selected;
    const bool pressed = is_pressed(control.id);
    emit(std::move(item), rect, [=, this](Canvas& canvas) {
        const Colour plate = control.selected ? theme_.accent
                             : pressed        ? theme_.card_pressed
                                              : theme_.card;
        // Who wants help must find it among those that are about reading.
        const bool stands_out = control.id == help_id;
        const Colour ink = control.selected ? theme_.on_accent
                           : stands_out     ? theme_.accent
                                            : theme_.ink;
        canvas.fill(rect, plate, sizes_.radius);
        const Colour edge = control.selected || stands_out ? theme_.accent : theme_.edge;
        canvas.outline(rect, edge, sizes_.radius,
                       stands_out ? sizes_.stroke : std::max(1.5F, sizes_.stroke * 0.75F));
        Rect inner = rect;
        if (control.icon != Icon::None) {
            const float side = sizes_.target_min * 0.5F;
            const bool alone = control.label.extent.width <= 0;
            Rect box = inner;
            if (!alone) {
                inner = centred(rect, side + sizes_.bar_unit * 1.5F + control.label.extent.width,
                                rect.height);
                box = cut_start(inner, side, right_to_left_);
                cut_start(inner, sizes_.bar_unit * 1.5F, right_to_left_);
            }
            draw_icon(canvas, control.icon, centred(box, side, side), ink);
        }
        if (control.label.extent.width > 0) {
            canvas.text(control.label.run, inner, ink, Vertical::Middle, right_to_left_);
        }
        if (!control.selected) return;
        // Not by the colour alone: a line under it, too.
        const float line = std::max(3.0F, sizes_.stroke);
        canvas.fill(
            {rect.x + rect.width * 0.25F, bottom_of(rect) - line * 2.5F, rect.width * 0.5F, line},
            ink, line / 2);
    });
}

// Larger print needs the room that a line of its own would take.
bool Ui::counts_in_header() const {
    return flow_.visit.preferences.text_percent > 100 && header_height() > 0;
}

// Then a question's number stands there, too, and only its bar above the question.
bool Ui::progress_in_header() const {
    return frame_.density == Density::Paged && counts_in_header();
}

// On a low panel the header makes room for the on-screen keyboard.
float Ui::header_height() const {
    if (bars_ == Bars::None || (keyboard_open_ && is_scarce())) return 0;
    return sizes_.low_panel && bars_ == Bars::All ? 0 : header_height_;
}

Rect Ui::place_controls(const Rect& rect) {
    Rect rest = rect;
    for (auto control = controls_.rbegin(); control != controls_.rend(); ++control) {
        const Rect box = cut_end(rest, control->width, right_to_left_);
        const float height = std::max(sizes_.target_min, control->label.extent.height);
        place_control(*control, centred(box, box.width, height));
        cut_end(rest, control->gap, right_to_left_);
    }
    cut_end(rest, sizes_.bar_unit * 4, right_to_left_);
    return rest;
}

void Ui::place_header(const Rect& rect) {
    if (rect.height <= 0) return;
    ornament([=, this](Canvas& canvas) {
        canvas.fill(rect, theme_.bar);
        canvas.fill({rect.x, bottom_of(rect) - 2, rect.width, 2}, theme_.bar_edge);
    });
    Rect rest = place_controls(inset(rect, sizes_.margin, 0));
    const bool counts = counts_in_header() && built_.pages > 1;
    if (counts || (progress_in_header() && !progress_.text.empty())) {
        place_page_count(rest);
        return;
    }
    const float sign = std::round(sizes_.control * 1.6F);
    const Rect plate = cut_start(rest, sign, right_to_left_);
    ornament([=, this](Canvas& canvas) {
        draw_icon(canvas, Icon::Bubble, centred(plate, sign, sign), theme_.accent);
    });
    cut_start(rest, sizes_.bar_unit * 2, right_to_left_);
    const Set name = organisation_;
    if (name.extent.width <= 0) return;  // There is no room for it here.
    const Rect text = centred(rest, rest.width, name.extent.height);
    emit(make_item("header.organisation", Role::Text, {name.run.text, name.run.language}), text,
         [=, this](Canvas& canvas) {
             canvas.text(name.run, text, theme_.ink, Vertical::Middle, right_to_left_);
         });
}

bool Ui::footer(const FooterSpec& spec) {
    footer_ = spec;
    return (!spec.next_id.empty() && was_activated(spec.next_id)) ||
           (!spec.done_id.empty() && was_activated(spec.done_id));
}

// The header's, where there is none.
std::vector<Ui::Control> Ui::footer_controls() const {
    if (bars_ == Bars::None || header_height() > 0) return {};
    return reading_controls({});
}

// What they leave.
float Ui::footer_width() const {
    float width = sizes_.width - 2 * sizes_.margin;
    for (const Control& control : footer_controls())
        width -= control.width + sizes_.target_gap;
    return std::floor(width - sizes_.target_gap / 2);
}

// While somebody writes on a low panel, and in the largest print, whose words would be broken to
// fit, the bars are signs without words, and which page it is
// stands between them.
bool Ui::footer_has_signs() const {
    if (!is_scarce() || !sizes_.low_panel || (footer_ && !footer_->done_id.empty())) return false;
    const bool giant = flow_.visit.preferences.text_percent == giant_print;
    // The control of who wants help takes its room from the words.
    return keyboard_open_ || giant || (offers_help(flow_) && footer_words_break());
}

bool Ui::footer_words_break() const {
    if (!footer_) return false;
    const float width = footer_width();
    const float back = back_width(width);
    const auto breaks = [&](const ShownText& label, float slot, bool bold) {
        const float room = slot - around_label();
        const Set whole = footer_label(label, bold, room);
        std::istringstream words(label.text);
        for (std::string word; words >> word;) {
            const Set one = set({word, label.language}, whole.run.size_px, bold, 0);
            if (one.extent.width > room) return true;
        }
        return false;
    };
    return breaks(tr("Back"), back, true) || breaks(tr("More"), width * next_share, true) ||
           (footer_->leave &&
            breaks(tr("Stop and clear"), width * back_and_leave_share - back, false)) ||
           (!footer_->next_id.empty() && breaks(footer_->next, width * next_share, true));
}

float Ui::footer_height() const {
    if (!footer_) return 0;
    const float width = footer_width();
    float height = sizes_.bar_button;
    if (footer_has_signs()) return std::ceil(height + 2 * sizes_.bar_pad);
    const auto grow = [&](const ShownText& label, float slot, bool bold = true) {
        const Set words = footer_label(label, bold, slot - around_label());
        height = std::max(height, words.extent.height + sizes_.bar_unit * 0.5F);
    };
    const float back = back_width(width);
    const float leave = width * back_and_leave_share - back;
    grow(tr("Back"), back);
    grow(tr("More"), width * next_share);
    if (footer_->leave) grow(tr("Stop and clear"), leave, /*bold=*/false);
    if (!footer_->done_id.empty()) grow(footer_->done, leave, /*bold=*/false);
    if (!footer_->next_id.empty()) grow(footer_->next, width * next_share);
    return std::ceil(height + 2 * sizes_.bar_pad);
}

// A footer button's icon, and the room around both.
float Ui::around_label() const {
    const float icon = std::max(sizes_.bar_unit * 3.6F, sizes_.chrome * 0.8F);
    return icon + sizes_.bar_unit * 5.5F + sizes_.target_gap;
}

// Of the button that leads back. The same on every screen, so that nothing moves.
float Ui::back_width(float width) const {
    const float words = set(tr("Back"), sizes_.chrome, true, 0).extent.width;
    return std::clamp(words + around_label(), width * back_share, width * back_share_max);
}

// One word is set smaller rather than broken.
Ui::Set Ui::footer_label(const ShownText& label, bool bold, float room) const {
    float size = sizes_.chrome;
    if (label.text.find(' ') == std::string::npos) {
        const float width = set(label, size, bold, 0).extent.width + sizes_.bar_unit * 0.5F;
        if (width > room) size = std::max(sizes_.control, std::floor(size * room / width));
    }
    return set(label, size, bold, room, Align::Centre);
}

// Back at the start of its slot, "Stop and clear" in the middle, the way on at the end.
void Ui::place_footer_button(const std::string& id, const ShownText& label, Rect slot,
                             ButtonStyle style, Icon icon) {
    slot = inset(slot, sizes_.target_gap / 2, 0);
    if (footer_has_signs()) {
        const float width = std::min(slot.width, sizes_.target_min * 1.25F);
        const Rect box = style == ButtonStyle::Primary ? cut_end(slot, width, right_to_left_)
                                                       : cut_start(slot, width, right_to_left_);
        place_button(id, label, Set{}, style, icon, box);
        return;
    }
    const float around = around_label() - sizes_.target_gap;
    const bool quiet = style == ButtonStyle::Quiet;
    const Set words = footer_label(label, !quiet, slot.width - around);
    const float wanted = std::max(words.extent.width + around, sizes_.width * 0.16F);
    const float width = std::min(slot.width, wanted);
    const Rect box = quiet                           ? centred(slot, width, slot.height)
                     : style == ButtonStyle::Primary ? cut_end(slot, width, right_to_left_)
                                                     : cut_start(slot, width, right_to_left_);
    place_button(id, label, words, style, icon, box);
}

void Ui::place_footer(const Rect& rect) {
    ornament([=, this](Canvas& canvas) {
        canvas.fill(rect, theme_.bar);
        canvas.fill({rect.x, rect.y, rect.width, 2}, theme_.bar_edge);
    });
    const Rect row = inset(rect, sizes_.margin, sizes_.bar_pad);
    const bool signs = footer_has_signs();
    const float width = footer_width();
    const float sign = sizes_.target_min * 1.25F + sizes_.target_gap;
    Rect next = row;
    const Rect back = cut_start(next, signs ? sign : back_width(width), right_to_left_);
    const float leave_width = width * back_and_leave_share - back.width;
    Rect leave = cut_start(next, signs ? width * 0.5F : leave_width, right_to_left_);
    cut_start(next, sizes_.target_gap / 2, right_to_left_);
    for (const Control& control : footer_controls()) {
        const Rect box = cut_start(next, control.width, right_to_left_);
        place_control(control, centred(box, box.width, sizes_.bar_button));
        cut_start(next, sizes_.target_gap, right_to_left_);
    }
    if (built_.page > 0) {
        place_footer_button("page.previous", tr("Back"), back, ButtonStyle::Secondary,
                            Icon::ArrowBack);
    }
    if (footer_->back) {
        placing_page_ = 0;
        placing_shown_ = built_.page == 0;
        place_footer_button("nav.back", tr("Back"), back, ButtonStyle::Secondary, Icon::ArrowBack);
        placing_page_ = built_.page;
        placing_shown_ = true;
    }
    if (footer_->leave) {
        place_footer_button("nav.leave", tr("Stop and clear"), leave, ButtonStyle::Quiet,
                            Icon::Stop);
    }
    if (!footer_->done_id.empty()) {
        // What leads into a visit is as plain to see as what leads on in it.
        const bool starts = footer_->done_id.ends_with(".start");
        place_footer_button(footer_->done_id, footer_->done, leave,
                            starts ? ButtonStyle::Primary : ButtonStyle::Quiet,
                            starts ? Icon::ArrowForward : Icon::Tick);
    }
    if (signs && built_.pages > 1) {
        cut_start(leave, sign, right_to_left_);
        place_page_count(centred(leave, leave.width, sizes_.bar_button));
    }
    const bool last = built_.page + 1 >= built_.pages;
    if (!last) {
        place_footer_button("page.next", tr("More"), next, ButtonStyle::Primary,
                            Icon::ArrowForward);
        placing_shown_ = false;
        placing_page_ = built_.pages - 1;
    }
    if (!footer_->next_id.empty()) {
        place_footer_button(footer_->next_id, footer_->next, next, ButtonStyle::Primary,
                            footer_->icon);
    }
    placing_shown_ = true;
    placing_page_ = built_.page;
}

float Ui::page_count_height() const {
    if (frame_.density != Density::Paged || counts_in_header() || footer_has_signs()) return 0;
    const Set words = set(tr("Page {page} of {pages}"), sizes_.control, true, 0);
    return std::ceil(words.extent.height + sizes_.bar_unit * 0.5F);
}

ShownText Ui::page_count() const {
    return tr("Page {page} of {pages}",
              {{"page", std::to_string(built_.page + 1)}, {"pages", std::to_string(built_.pages)}});
}

ShownText Ui::where_we_are(float width) const {
    const ShownText count = page_count();
    if (!progress_in_header() || progress_.text.empty()) return count;
    if (built_.pages == 1) return progress_;
    // Isolated: in Urdu the numbers of the two would change places.
    const ShownText both{isolated(progress_.text) + " · " + isolated(count.text), count.language};
    return set(both, sizes_.control, true, 0).extent.width <= width ? both : count;
}

void Ui::place_page_count(const Rect& rect) {
    const ShownText text = where_we_are(rect.width);
    const bool centre = !counts_in_header();
    const Align align = centre ? Align::Centre : Align::Start;
    Set words = set(text, sizes_.control, true, 0, align);
    if (words.extent.width > rect.width) {  // Between large buttons the numbers alone.
        words = set({std::to_string(built_.page + 1) + "/" + std::to_string(built_.pages), "en"},
                    sizes_.control, true, 0, align);
    }
    const float height = std::min(words.extent.height, rect.height);
    const Rect box = centred(rect, centre ? words.extent.width : rect.width, height);
    emit(make_item("page.count", Role::Text, text), box, [=, this](Canvas& canvas) {
        canvas.text(words.run, box, theme_.ink_quiet, Vertical::Middle, right_to_left_);
    });
}

}  // namespace candour::kiosk
