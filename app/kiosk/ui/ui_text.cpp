// What is read: headings, paragraphs, notes, progress and pictures.
#include <algorithm>
#include <cmath>
#include <utility>

#include "app/kiosk/ui/split_text.h"
#include "app/kiosk/ui/ui.h"

namespace candour::kiosk {

Colour Ui::colour_of(TextStyle style) const {
    return style == TextStyle::Quiet ? theme_.ink_quiet : theme_.ink;
}

void Ui::place_text(const std::string& id, const Set& set, const ShownText& text, TextStyle style,
                    const Rect& rect, Icon picture) {
    Item item = make_item(id, Role::Text, text);
    item.picture = picture;
    emit(std::move(item), rect, [set, rect, style, this](Canvas& canvas) {
        canvas.text(set.run, rect, colour_of(style), Vertical::Top, right_to_left_);
    });
}

Block Ui::text_block(const std::string& id, const ShownText& text, const TextLook& look,
                     int piece) {
    Set words;
    words.run = run_of(text, sizes_.body, look.style == TextStyle::Strong,
                       column_width() - look.indent, look.align);
    // A visitor's own line feeds are kept.
    words.run.keep_breaks = text.text.find('\n') != std::string::npos;
    words.extent = text_.measure(words.run);

    const std::string piece_id = piece == 1 ? id : id + "." + std::to_string(piece);
    const float line = words.extent.height / static_cast<float>(std::max(1, words.extent.lines));
    Block block;
    const float side = look.picture == Icon::None ? 0 : beside_side();
    block.height = std::ceil(std::max(words.extent.height, side));
    // Two lines at least stay together, unless they would be most of a page.
    const float start = 2 * line <= page_height() * 0.3F ? 2 * line : line;
    block.start_height = std::min(block.height, std::max(start, side));
    block.gap = std::round(sizes_.unit * 2);
    block.split = [=, this](float height) -> std::vector<Block> {
        const std::optional<TextParts> parts = split_text(text_, words.run, height);
        if (!parts) return {};
        TextLook rest = look;
        if (look.picture != Icon::None) rest.above = std::exchange(rest.picture, Icon::None);
        return {text_block(id, {parts->first, text.language}, look, piece),
                text_block(id, {parts->rest, text.language}, rest, piece + 1)};
    };
    block.place = [=, this](Rect rect) {
        cut_start(rect, look.indent - beside_indent(look.picture), right_to_left_);
        rect = place_beside(look.picture, rect, words.extent.height);
        const Icon picture = look.picture == Icon::None ? look.above : look.picture;
        place_text(piece_id, words, text, look.style, rect, picture);
    };
    return block;
}

void Ui::heading(const ShownText& text, Align align) {
    const bool typing = keyboard_open_ && is_scarce();
    const std::optional<HeadingPicture> beside = std::exchange(heading_picture_, std::nullopt);
    const bool has_own = std::exchange(heading_pictured_, false) || beside;
    const Icon picture = has_own ? Icon::None : picture_beside(text, own_picture(Role::Heading));
    const float taken = beside ? beside->size.width + cell_gap() : beside_indent(picture);
    const Set words =
        set(text, typing ? sizes_.chrome : sizes_.heading, true, column_width() - taken, align);
    // Where room is scarce it is no higher than its line: no choice goes to another page for it.
    const float side = picture == Icon::None ? 0
                       : typing              ? sizes_.chrome * 1.3F
                       : is_scarce()         ? std::min(beside_side(), words.extent.height)
                                             : beside_side();
    Block block;
    block.height =
        std::ceil(std::max({words.extent.height, side, beside ? beside->size.height : 0}));
    block.gap = std::round(sizes_.unit * (typing ? 0.75F : is_scarce() ? 1.5F : 3) + extra_gap_);
    block.with_next = true;
    block.place = [=, this](Rect rect) {
        if (beside) {
            const Rect room = cut_end(rect, beside->size.width, right_to_left_);
            const Rect box{room.x, room.y, room.width, beside->size.height};
            ornament([=, this](Canvas& canvas) {
                canvas.picture(beside->texture, box, sizes_.radius, theme_);
            });
            cut_end(rect, cell_gap(), right_to_left_);
        }
        rect = place_beside(picture, rect, words.extent.height, side);
        Item item = make_item(frame_.prefix + ".heading", Role::Heading, text);
        item.picture = picture;
        emit(std::move(item), rect, [words, rect, this](Canvas& canvas) {
            canvas.text(words.run, rect, theme_.ink, Vertical::Top, right_to_left_);
        });
    };
    extra_gap_ = 0;
    add(std::move(block));
}

void Ui::subheading(const ShownText& text) {
    add_subheading(text, picture_beside(text, Icon::Clipboard));
}

void Ui::add_subheading(const ShownText& text, Icon picture) {
    const std::string id = frame_.prefix + ".heading." + std::to_string(++headings_);
    // Above an open keyboard every line counts.
    const bool typing = keyboard_open_ && is_scarce();
    const float size = typing ? sizes_.control : sizes_.body;
    const Set words = set(text, size, true, column_width() - beside_indent(picture));
    const float side = picture == Icon::None ? 0 : typing ? size * 1.2F : beside_side();
    Block block;
    block.height = std::ceil(std::max(words.extent.height, side));
    const float apart = typing ? 0.5F : is_scarce() ? 1.5F : 4;
    block.gap = std::round(sizes_.unit * apart + extra_gap_);
    block.with_next = true;
    block.place = [=, this](Rect rect) {
        rect = place_beside(picture, rect, words.extent.height, side);
        Item item = make_item(id, Role::Heading, text);
        item.picture = picture;
        emit(std::move(item), rect, [words, rect, this](Canvas& canvas) {
            canvas.text(words.run, rect, theme_.accent, Vertical::Top, right_to_left_);
        });
    };
    extra_gap_ = 0;
    add(std::move(block));
}

void Ui::paragraph(const ShownText& text, TextStyle style, Align align) {
    for (const ShownText& sentence : sentences(text))
        add_paragraph(sentence, style, align, picture_beside(sentence, own_picture(Role::Text)));
}

// In Easy Read all paragraphs begin where those with a picture do.
void Ui::add_paragraph(const ShownText& text, TextStyle style, Align align, Icon picture,
                       Icon above) {
    if (text.text.empty()) return;
    const float indent = pictured_ ? beside_indent() : 0;
    Block block = text_block(next_text_id(), text, {style, align, indent, picture, above}, 1);
    block.gap += extra_gap_;
    extra_gap_ = 0;
    add(std::move(block));
}

void Ui::paragraphs(const ShownText& text) {
    std::string_view rest = text.text;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find("\n\n"), rest.size());
        paragraph({std::string(rest.substr(0, end)), text.language});
        rest.remove_prefix(std::min(end + 2, rest.size()));
    }
}

void Ui::point(Icon icon, const ShownText& lead, const ShownText& text) {
    const float side = beside_side();
    const float indent = beside_indent();
    const Set words = set(lead, sizes_.body, true, column_width() - indent);
    const std::string id = next_text_id();

    Block block;
    block.height = std::ceil(std::max(words.extent.height, side));
    block.gap = std::round(sizes_.unit * 3 + extra_gap_);
    block.with_next = !text.text.empty();
    block.place = [=, this](Rect rect) {
        const Rect plate = cut_start(rect, side, right_to_left_);
        ornament([=, this](Canvas& canvas) {
            draw_plate(canvas, icon, {plate.x, plate.y, side, side}, theme_, right_to_left_,
                       plate_share());
        });
        cut_start(rect, indent - side, right_to_left_);
        Item item = make_item(id, Role::Text, lead);
        item.picture = icon;
        emit(std::move(item), rect, [=, this](Canvas& canvas) {
            canvas.text(words.run, rect, theme_.ink, Vertical::Middle, right_to_left_);
        });
    };
    extra_gap_ = 0;
    add(std::move(block));
    if (text.text.empty()) return;
    Block body = text_block(next_text_id(), text, {.indent = indent, .above = icon}, 1);
    body.gap = 0;
    add(std::move(body));
}

void Ui::problem(const ShownText& text) {
    const float pad = std::round(sizes_.unit * (is_scarce() ? 1 : 2));
    const float side = std::round(sizes_.body * 1.1F);
    const Set words = set(text, sizes_.body, true, column_width() - 3 * pad - side);
    Block block;
    block.height = std::ceil(std::max(words.extent.height, side) + 1.5F * pad);
    block.gap = pad;
    block.place = [=, this](const Rect& rect) {
        emit(make_item(frame_.prefix + ".problem", Role::Problem, text), rect,
             [=, this](Canvas& canvas) {
                 canvas.fill(rect, theme_.problem, sizes_.radius);
                 canvas.outline(rect, theme_.problem_edge, sizes_.radius, sizes_.stroke);
                 Rect inner = inset(rect, pad, 0);
                 const Rect sign = cut_start(inner, side, right_to_left_);
                 draw_icon(canvas, Icon::Complaint, sign, theme_.on_problem);
                 cut_start(inner, pad, right_to_left_);
                 canvas.text(words.run, inner, theme_.on_problem, Vertical::Middle, right_to_left_);
             });
    };
    add(std::move(block));
}

void Ui::news(const ShownText& text) {
    const int before = texts_;
    paragraph(text, TextStyle::Strong);
    for (int i = before + 1; i <= texts_; ++i)
        news_.push_back(frame_.prefix + ".text." + std::to_string(i));
}

void Ui::aside(const ShownText& text) {
    if (!is_scarce()) paragraph(text, TextStyle::Quiet);
}

void Ui::place_progress(const ShownText& text, std::size_t number, std::size_t count, Rect rect) {
    // On pages of large print the header says it.
    const bool said = progress_in_header();
    const Set words = said ? Set{} : set(text, sizes_.control, true, 0);
    const Rect label = said ? rect : cut_start(rect, words.extent.width, right_to_left_);
    emit(make_item(frame_.prefix + ".progress", Role::Text, text), label,
         [=, this](Canvas& canvas) {
             if (said) return;
             canvas.text(words.run, label, theme_.ink_quiet, Vertical::Middle, right_to_left_);
         });
    if (!said) cut_start(rect, sizes_.unit * 3, right_to_left_);
    ornament([=, this](Canvas& canvas) {
        const float gap = sizes_.unit * 0.75F;
        const float segments = static_cast<float>(std::max<std::size_t>(count, 1));
        const float width = (rect.width - gap * (segments - 1)) / segments;
        const float high = std::max(6.0F, sizes_.unit * 0.9F);
        Rect bar = rect;
        for (std::size_t i = 0; i < count; ++i) {
            const Rect segment = cut_start(bar, width, right_to_left_);
            cut_start(bar, gap, right_to_left_);
            const Rect line{segment.x, centre_y(rect) - high / 2, segment.width, high};
            if (i < number) canvas.fill(line, theme_.accent, high / 2);
            canvas.outline(line, i < number ? theme_.accent : theme_.edge, high / 2, 2);
        }
    });
}

bool Ui::progress(std::size_t number, std::size_t count, const ChoiceCard* beside) {
    const ShownText text = tr("Question {number} of {count}", {{"number", std::to_string(number)},
                                                               {"count", std::to_string(count)}});
    progress_ = text;
    const float label = progress_in_header() ? sizes_.unit * 1.5F
                                             : set(text, sizes_.control, true, 0).extent.height;
    Cell card;
    float card_width = 0;
    if (beside) {
        const ChoiceCard shown = with_pictures({*beside}).front();
        const float leading = card_leading(shown, /*bare=*/false);
        const float words = set(beside->label, sizes_.chrome, false, 0).extent.width +
                            (leading > 0 ? leading + sizes_.unit * 2 : 0);
        card_width = std::min(words + sizes_.unit * 12, column_width() * 0.62F);
        card = card_cell(shown, card_width, {.slim = true});
    }
    Block block;
    block.height = std::ceil(std::max(label, card.height));
    block.with_next = true;
    block.place = [=, this](Rect rect) {
        if (card.place) {
            card.place(cut_end(rect, card_width, right_to_left_));
            cut_end(rect, sizes_.unit * 3, right_to_left_);
        }
        place_progress(text, number, count, rect);
    };
    add(std::move(block));
    return beside && was_activated(beside->id);
}

void Ui::welcome_picture() {
    if (frame_.density != Density::Roomy || frame_.signer != nullptr) return;
    if (!sizes_.portrait) {
        picture_beside_ = true;
        column_width_ = std::floor((sizes_.width - 2 * sizes_.margin) * 0.6F);
        return;
    }
    Block block;
    block.height = std::round(sizes_.height * 0.3F);
    block.place = [this](const Rect& rect) {
        ornament([=, this](Canvas& canvas) { draw_welcome_picture(canvas, rect, theme_); });
    };
    add(std::move(block));
}

void Ui::sign(Icon icon) {
    if (is_scarce() || pictured_) return;  // There it stands beside the heading.
    const float side = std::round(sizes_.heading * (frame_.density == Density::Roomy ? 3 : 1.6F));
    Block block;
    block.height = side;
    block.with_next = true;
    block.place = [=, this](const Rect& rect) {
        ornament([=, this](Canvas& canvas) {
            Rect rest = rect;
            draw_plate(canvas, icon, cut_start(rest, side, right_to_left_), theme_, right_to_left_);
        });
    };
    add(std::move(block));
}

void Ui::gap(float units) {
    if (!is_scarce()) extra_gap_ += std::round(sizes_.unit * units);
}

}  // namespace candour::kiosk
