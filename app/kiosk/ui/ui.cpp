#include "app/kiosk/ui/ui.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/kiosk/ui/amounts.h"
#include "app/kiosk/ui/reading_controls.h"
#include "core/base/sign_languages.h"

namespace candour::kiosk {
namespace {

// How much of the room left on a page stays above its contents. A portrait panel's upper part is
// out of reach for many.
float sink_of(const Sizes& sizes, Density density) {
    if (density != Density::Roomy) return 0.25F;
    return sizes.portrait ? 0.3F : 0.34F;
}

}  // namespace

Ui::Ui(const Frame& frame, UiMemory& memory, TextEngine& text, const Translator& translator)
    : frame_(frame),
      memory_(memory),
      text_(text),
      translator_(translator),
      flow_(*frame.flow),
      theme_(theme_of(flow_.visit.preferences.colours)),
      sizes_(sizes_for(frame.panel, flow_.visit.preferences, frame.density, frame.print_share)),
      right_to_left_(is_right_to_left(flow_.visit.preferences.language)),
      language_(flow_.visit.preferences.language),
      pictured_(reads_with_pictures(flow_.visit.preferences)) {
    // A screen without a footer of its own needs one to turn its pages.
    if (frame.density == Density::Paged) footer_ = FooterSpec{.back = false, .leave = false};
    column_width_ = std::floor(std::min(sizes_.width - 2 * sizes_.margin, sizes_.text_width_max));
    make_room_for_signer();
}

ShownText Ui::tr(std::string_view english) const { return tr(english, {}); }

ShownText Ui::tr(std::string_view english, const std::map<std::string, std::string>& values) const {
    ShownText shown = translator_.show(language_, english);
    if (!values.empty()) shown.text = fill(std::move(shown.text), values);
    remember(english, shown);
    return shown;
}

ShownText Ui::tr_n(std::string_view one, std::string_view many, int count) const {
    ShownText shown = translator_.show_plural(language_, one, many, count);
    shown.text = fill(std::move(shown.text), {{"count", std::to_string(count)}});
    remember(one, shown);
    return shown;
}

ShownText Ui::own_name(const Language& language) const {
    return {translator_.own_name(language), language};
}

ShownText Ui::own_sign_name(const Language& sign_language) const {
    const SignLanguage* known = find_sign_language(sign_language);
    if (known == nullptr) return {sign_language, "en"};
    return {std::string(known->own_name), Language(known->written)};
}

ShownText Ui::local(const LocalText& text) const { return text.in(language_); }

ShownText Ui::local(const LocalText& text, const Language& fallback) const {
    return fallback.empty() ? text.in(language_) : text.in(language_, fallback);
}

std::string Ui::isolated(const std::string& text) {
    // U+2068 and U+2069, its direction as its first letter has it.
    return "\u2068" + text + "\u2069";
}

std::string Ui::left_to_right(const std::string& text) {
    // U+2066 and U+2069: without them the groups of a telephone number change places in Urdu.
    return "\u2066" + text + "\u2069";
}

bool Ui::is_pressed(const std::string& id) const {
    return memory_.pressed_inside && memory_.pressed == id;
}

TextRun Ui::run_of(const ShownText& text, float size, bool bold, float wrap, Align align) const {
    TextRun run;
    run.text = is_right_to_left(text.language) ? with_amounts_apart(text.text) : text.text;
    run.language = text.language;
    run.size_px = size;
    run.bold = bold;
    run.wrap_px = std::floor(wrap);
    run.align = align;
    run.line_spacing = sizes_.line_spacing;
    run.wide = sizes_.wide_spacing;
    return run;
}

Ui::Set Ui::set(const ShownText& text, float size, bool bold, float wrap, Align align) const {
    Set result;
    result.run = run_of(text, size, bold, wrap, align);
    result.extent = text_.measure(result.run);
    return result;
}

// A label on one line is placed by the screen's direction, whatever the direction of its own
// letters: "اردو" starts where "English" starts.
Ui::Set Ui::label_set(const ShownText& text, float size, bool bold, float wrap) const {
    Set one_line = set(text, size, bold, 0);
    return one_line.extent.width <= wrap ? one_line : set(text, size, bold, wrap);
}

std::string Ui::next_text_id() { return frame_.prefix + ".text." + std::to_string(++texts_); }

Item Ui::make_item(std::string id, Role role, const ShownText& name) const {
    Item item;
    item.id = std::move(id);
    item.role = role;
    item.name = name.text;
    item.language = name.language;
    return item;
}

void Ui::emit(Item item, const Rect& rect, std::function<void(Canvas&)> paint) {
    item.page = placing_page_;
    item.shown = placing_shown_;
    const auto is_piece_of = [&](const std::string& id) {
        return item.id == id || item.id.starts_with(id + ".");
    };
    item.own_words = item.own_words || std::ranges::any_of(own_words_, is_piece_of);
    item.news = std::ranges::any_of(news_, is_piece_of);
    if (item.own_words && item.spoken_apart.empty()) item.spoken_apart = spoken_instead_;
    item.focused = placing_shown_ && memory_.focus == item.id;
    Part part;
    if (placing_shown_) {
        item.px = rect;
        const float mm = 1 / sizes_.px_per_mm;
        item.mm = {rect.x * mm, rect.y * mm, rect.width * mm, rect.height * mm};
        part.paint = std::move(paint);
        if (item.focused && memory_.focus_visible) {
            ornament([rect, this](Canvas& canvas) {
                const float line = sizes_.stroke * 1.5F;
                canvas.outline(inset(rect, -line), theme_.focus_inner, sizes_.radius + line, line);
                canvas.outline(inset(rect, -2 * line), theme_.focus_outer, sizes_.radius + 2 * line,
                               line);
            });
        }
    }
    part.item = std::move(item);
    part.place = placing_;
    built_.parts.push_back(std::move(part));
}

void Ui::ornament(std::function<void(Canvas&)> paint) {
    if (!placing_shown_) return;
    Part part;
    part.paint = std::move(paint);
    ornaments_.push_back(std::move(part));
}

bool Ui::is_scarce() const {
    return frame_.density == Density::Compact || frame_.density == Density::Paged;
}

float Ui::page_height() const {
    float height = sizes_.height - header_height() - footer_height() - page_count_height();
    for (const Set& ribbon : ribbons_)
        height -= ribbon_height(ribbon);
    const float signer = signer_height();
    return height - 2 * sizes_.page_pad - (signer > 0 ? signer + sizes_.page_pad : 0);
}

std::optional<Intent> Ui::common_intent() const {
    const std::string_view id = frame_.activated;
    if (id == "nav.back") return Back{};
    if (id == "help.open") return AskHelp{};
    if (id == "nav.leave" || id == "stay.leave") return Leave{};
    if (id == "stay.yes") return StayHere{};
    if (id == "page.next") return TurnPage{+1};
    if (id == "page.previous") return TurnPage{-1};
    return reading_intent(id, flow_);
}

Built Ui::finish() {
    built_.keys = frame_.keys;
    Rect rest{0, sizes_.top, sizes_.width, sizes_.height};
    placing_shown_ = true;
    ornament([this](Canvas& canvas) {
        canvas.fill({0, 0, sizes_.width, sizes_.top + sizes_.height}, theme_.page);
        if (sizes_.top <= 0) return;
        const Rect above{0, 0, sizes_.width, sizes_.top};
        draw_welcome_picture(canvas, inset(above, sizes_.margin), theme_);
    });
    place_ribbons(rest);
    const Rect header = cut_top(rest, header_height());
    const Rect footer = cut_bottom(rest, footer_height());
    const Rect count = cut_bottom(rest, page_count_height());

    Rect area = inset(rest, sizes_.margin, sizes_.page_pad);
    if (picture_beside_) {
        Rect side = cut_start(area, area.width - column_width_ - sizes_.margin, right_to_left_);
        side = inset(side, sizes_.unit);
        ornament([side, this](Canvas& canvas) { draw_welcome_picture(canvas, side, theme_); });
    }
    place_signer_in(area);
    if (signer_place() == SignerPlace::OwnPage)
        blocks_.insert(blocks_.begin(), signer_page(area.height));
    area = {std::round(area.x + (area.width - column_width_) / 2), area.y, column_width_,
            area.height};

    Column column = lay_out(std::move(blocks_), area, sink_of(sizes_, frame_.density));
    built_.pages = column.pages;
    built_.page = std::min(frame_.page, column.pages - 1);
    built_.fits = column.fits;
    // What will be set closer need not be placed: it costs time with every key.
    const bool final = frame_.density == Density::Paged || (column.pages == 1 && column.fits);
    if (!final) return std::move(built_);
    for (const PlacedBlock& placed : column.blocks) {
        placing_page_ = placed.page;
        placing_shown_ = placed.page == built_.page;
        placed.block.place(placed.rect);
    }
    placing_page_ = built_.page;
    placing_shown_ = true;
    if (signer_room_) {
        placing_ = Place::Signer;
        place_signer(*signer_room_);
    }
    placing_ = Place::Footer;
    if (count.height > 0 && column.pages > 1) place_page_count(count);
    if (footer_) place_footer(footer);
    placing_ = Place::Header;
    place_header(header);

    std::stable_sort(built_.parts.begin(), built_.parts.end(),
                     [](const Part& a, const Part& b) { return a.place < b.place; });
    // Ornaments lie under everything; the panel's own colour is the first of them.
    built_.parts.insert(built_.parts.begin(), std::make_move_iterator(ornaments_.begin()),
                        std::make_move_iterator(ornaments_.end()));
    built_.intent = common_intent();
    return std::move(built_);
}

}  // namespace candour::kiosk
