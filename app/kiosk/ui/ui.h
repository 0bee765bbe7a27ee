// Ui: the few widgets that all screens are made of. A screen names its widgets from top to bottom;
// when it has ended they are laid out on pages, recorded as items and painted. One Ui is one pass:
// it has no state of its own, so a widget returns true when View says that it was activated.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/kiosk/flow/flow.h"
#include "app/kiosk/ui/column.h"
#include "app/kiosk/ui/icons.h"
#include "app/kiosk/ui/part.h"
#include "app/kiosk/ui/picture_source.h"
#include "app/kiosk/ui/signer.h"
#include "app/kiosk/ui/sizes.h"
#include "app/kiosk/ui/specs.h"
#include "app/kiosk/ui/translator.h"

namespace candour::kiosk {

// How roomy a pass is.
struct Setting {
    Density density = Density::Roomy;
    float print_share = 1;      // Of the print chosen: less where one card alone fills no page.
    bool signer_alone = false;  // The signer has a page of their own, the first.
    bool operator==(const Setting&) const = default;
};

// What one pass is made for.
struct Frame : Setting {
    const Flow* flow = nullptr;
    PanelMetrics panel;
    std::string prefix;      // Of item ids: the screen's name.
    std::size_t page = 0;    // Which page to show, if there is one.
    std::string activated;   // The item that was activated, or empty.
    bool caret_on = true;    // The caret's half of its blinking.
    bool can_speak = false;  // There is a voice for the visitor's language.
    PictureShelf* pictures = nullptr;
    const SignerOnScreen* signer = nullptr;  // Null: nothing is signed here.
    Keys keys{};                             // Of the on-screen keyboard.
};

class Ui {
public:
    Ui(const Frame& frame, UiMemory& memory, TextEngine& text, const Translator& translator);
    Ui(const Ui&) = delete;
    Ui& operator=(const Ui&) = delete;

    // The program's own words in the visitor's language. `values` fill "{name}" parts.
    ShownText tr(std::string_view english) const;
    ShownText tr(std::string_view english, const std::map<std::string, std::string>& values) const;
    // With the plural that the language has for `count`, which fills "{count}".
    ShownText tr_n(std::string_view one, std::string_view many, int count) const;
    // A language's name in itself.
    ShownText own_name(const Language& language) const;
    ShownText own_sign_name(const Language& sign_language) const;
    // The organisation's words.
    ShownText local(const LocalText& text) const;
    // A questionnaire's, which may have another language to fall back on.
    ShownText local(const LocalText& text, const Language& fallback) const;
    const Language& language() const { return language_; }
    // Text that is written from left to right within any language, as telephone numbers are.
    static std::string left_to_right(const std::string& text);
    // Text whose numbers keep their places whatever stands beside it.
    static std::string isolated(const std::string& text);

    const Sizes& sizes() const { return sizes_; }
    const Theme& theme() const { return theme_; }
    Density density() const { return frame_.density; }
    bool right_to_left() const { return right_to_left_; }
    // Whether the on-screen keyboard has the letters of the visitor's language.
    bool has_own_keys() const;
    bool can_speak() const { return frame_.can_speak; }
    bool is_scarce() const;  // Room is: every line counts.

    // What every screen has around it: ribbons and the reading controls.
    // On a low panel the header stands on the first screen alone; its controls are below then.
    enum class Bars { All, First, None };
    void bars(Bars which);
    // True when its way on was activated.
    bool footer(const FooterSpec& spec);

    void heading(const ShownText& text, Align align = Align::Start);
    void subheading(const ShownText& text);
    void paragraph(const ShownText& text, TextStyle style = TextStyle::Body,
                   Align align = Align::Start);
    void paragraphs(const ShownText& text);  // Parted by empty lines.
    void point(Icon icon, const ShownText& lead, const ShownText& text);
    void notes(const std::vector<Note>& notes);
    // Boxes, one under another, with arrows. A box that is too high goes on on the next page.
    void chart(const std::vector<ChartBox>& boxes);
    void problem(const ShownText& text);
    // What has come by itself: read aloud as soon as it is there.
    void news(const ShownText& text);
    // With a choice beside it where a field takes the room below. True when that was activated.
    bool progress(std::size_t number, std::size_t count, const ChoiceCard* beside = nullptr);
    // What may be left out where there is no room for it.
    void aside(const ShownText& text);
    void welcome_picture();  // Beside the text, or above it in portrait; only where there is room.
    void sign(Icon icon);    // One large icon on a plate.
    // Of the heading that follows, which says all that it shows: no item, nothing to read aloud. It
    // stands beside it, or above it where the panel is narrow. Where a keyboard leaves little room,
    // or it cannot be shown, it is left out.
    void picture(const std::string& name);
    void gap(float units);  // Extra room above what follows.
    // Before anything else of a screen that needs all of a low panel's width.
    void needs_width();

    bool button(const std::string& id, const ShownText& label, ButtonStyle style, Icon icon);
    // The index of the card that was activated.
    std::optional<std::size_t> choices(const std::vector<ChoiceCard>& offered, ChoiceLayout layout);
    std::optional<std::size_t> faces(const std::vector<ChoiceCard>& cards);
    // Numbers in a row, in two or more where that is too narrow, with what the two ends mean.
    std::optional<std::size_t> scale(const std::vector<ChoiceCard>& cards, const ShownText& low,
                                     const ShownText& high);
    // One more star with each card; filled up to the one that is selected.
    std::optional<std::size_t> stars(const std::vector<ChoiceCard>& cards);
    RankTap ranking(const std::vector<ChoiceCard>& cards);
    // With a pad of figures beside it or below it; its keys are PressPad intents that View makes.
    void number(const NumberSpec& spec);
    // The index of the part that was touched.
    std::optional<std::size_t> date(const DateSpec& spec);
    // A receipt to be kept: groups of symbols, very large. Private: read aloud only to who wants
    // that, else `instead` is.
    void receipt(std::string_view symbols, const ShownText& instead);
    // With a pad of its symbols; its keys are PressPad intents that View makes.
    void receipt_entry(const ReceiptEntrySpec& spec);
    // As private, parted by empty lines.
    void private_paragraphs(const ShownText& text, const ShownText& instead);
    // Before a screen's heading: whether it has an open on-screen keyboard, which takes its room.
    void keyboard(bool open);
    // A text area with its on-screen keyboard; what happens to its text is an EditText intent
    // that View makes.
    void field(const FieldSpec& spec);
    // One part of what was said, with a button that changes it. True when that was activated.
    bool said(const std::string& change_id, const ShownText& label, const ShownText& text);

    // Ends the pass.
    Built finish();

private:
    struct Set {  // A text as it will be set, measured.
        TextRun run;
        TextExtent extent;
    };
    struct Cell {  // A choice card, measured.
        float height = 0;
        std::function<void(const Rect&)> place;
    };
    struct Control {  // One button of the header.
        std::string id;
        ShownText name;
        Set label;
        Icon icon = Icon::None;
        bool selected = false;
        float width = 0;
        float gap = 0;  // On its start side.
    };

    bool was_activated(std::string_view id) const { return frame_.activated == id; }
    bool is_pressed(const std::string& id) const;
    TextRun run_of(const ShownText& text, float size, bool bold, float wrap, Align align) const;
    Set set(const ShownText& text, float size, bool bold, float wrap,
            Align align = Align::Start) const;
    float column_width() const { return column_width_; }
    std::string next_text_id();

    // Emission: `rect` is where it is on the page that is being placed.
    void emit(Item item, const Rect& rect, std::function<void(Canvas&)> paint);
    void ornament(std::function<void(Canvas&)> paint);
    Item make_item(std::string id, Role role, const ShownText& name) const;
    void add(Block block) { blocks_.push_back(std::move(block)); }

    Block change_row(const std::string& change_id, const ShownText& label);
    Block short_said(const std::string& change_id, const ShownText& label, const Set& value,
                     const ShownText& text);
    struct TextLook {
        TextStyle style = TextStyle::Body;
        Align align = Align::Start;
        float indent = 0;  // The picture's room is in it.
        Icon picture = Icon::None;
        Icon above = Icon::None;  // Beside the words that it stands below.
    };
    Block text_block(const std::string& id, const ShownText& text, const TextLook& look, int piece);
    void place_text(const std::string& id, const Set& set, const ShownText& text, TextStyle style,
                    const Rect& rect, Icon picture = Icon::None);
    void add_paragraph(const ShownText& text, TextStyle style, Align align, Icon picture,
                       Icon above = Icon::None);
    void add_subheading(const ShownText& text, Icon picture);

    // Pictures beside words, for Easy Read alone. What tr() gives out is remembered for a pass, so
    // that a text finds its picture wherever a screen puts it.
    using KnownWords = std::pair<const std::string, Icon>;
    void remember(std::string_view english, const ShownText& shown) const;
    const KnownWords* known_words(std::string_view text) const;
    // `own` where the text is none of Candour's. None in other languages.
    Icon picture_beside(const ShownText& text, Icon own) const;
    Icon own_picture(Role role) const;
    std::vector<ShownText> sentences(const ShownText& text) const;
    std::vector<ChoiceCard> with_pictures(std::vector<ChoiceCard> cards) const;
    float plate_share() const;                // What of its plate a picture fills.
    float beside_side() const;                // Of a picture beside words …
    float beside_indent() const;              // … and where the words begin.
    float beside_indent(Icon picture) const;  // 0 for None.
    // Draws it, no larger than `side_max`, and returns where the words are.
    Rect place_beside(Icon picture, Rect rect, float words_height, float side_max = 1e6F);
    Colour colour_of(TextStyle style) const;
    Block boxed(Block inner, bool top, bool bottom, bool outside);
    void chart_arrow(const ShownText& text);
    void chart_box(const ChartBox& box);
    float chart_pad() const;

    float card_leading(const ChoiceCard& card, bool bare) const;
    const PictureTexture* picture_of(const std::string& name) const;
    bool has_pictures(const std::vector<ChoiceCard>& cards) const;
    int picture_columns(const std::vector<ChoiceCard>& cards) const;
    Cell picture_cell(const ChoiceCard& card, float width, float picture_height);
    void picture_grid(const std::vector<ChoiceCard>& cards, int columns);
    Cell card_cell(const ChoiceCard& card, float width, const ChoiceLayout& layout);
    Cell note_cell(const Note& note, float width);
    int columns_for(const std::vector<ChoiceCard>& cards, const ChoiceLayout& layout) const;
    Set label_set(const ShownText& text, float size, bool bold, float wrap) const;
    Cell face_cell(const ChoiceCard& card, float width);
    void place_progress(const ShownText& text, std::size_t number, std::size_t count, Rect rect);
    void paint_card(Canvas& canvas, const Rect& rect, bool selected, bool pressed) const;
    void paint_mark(Canvas& canvas, const Rect& rect, bool selected) const;
    void paint_card_mark(Canvas& canvas, const Rect& rect, const ChoiceCard& card,
                         const Set& rank) const;
    Cell number_cell(const ChoiceCard& card);
    Cell star_cell(const ChoiceCard& card, bool filled, float width);
    void scale_ends(const ShownText& low, const ShownText& high);
    Set figures(const ChoiceCard& card) const;
    int scale_columns(std::size_t cards, float widest) const;
    Block rank_row(const ChoiceCard& card, float button_width);
    void pad(const Cell& entry, float entry_width, const std::vector<std::string>& keys);
    float hint_height(const Set& words, Icon picture) const;
    Cell hints_cell(const std::vector<ShownText>& hints, float width);
    Cell below_entry(const ShownText& first, const std::vector<ShownText>& hints, float width,
                     float above);
    float beside_pad(bool point, bool minus) const;  // The room for what it types.
    float pad_width(std::size_t columns) const;
    void place_pad(const std::vector<std::string>& keys, Rect rect);
    void place_pad_key(const std::string& key, const Rect& rect);
    Cell date_part_cell(const DateSpec::Part& part);
    struct ReceiptGroup {
        std::string id;  // Empty: no item of its own.
        ShownText name;
        ShownText instead;
        std::string symbols;
        std::size_t places = 0;
        bool next = false;   // The next symbol goes into it.
        bool whole = false;  // None is missing: no places to fill are shown.
    };
    struct ReceiptLook {
        std::size_t lines = 1;
        float em = 0;
    };
    ReceiptLook receipt_look(float width, float wanted, float largest) const;
    float receipt_height(const ReceiptLook& look) const;
    void place_receipt(const std::vector<ReceiptGroup>& groups, const ReceiptLook& look, Rect rect,
                       bool centre);
    void place_receipt_group(const ReceiptGroup& group, float em, const Rect& rect);
    Cell typed_receipt(const ReceiptEntrySpec& spec, float width);
    Cell receipt_note(const ReceiptEntrySpec& spec, float width);
    void place_receipt_pad(bool letters, Rect rect);
    void place_receipt_key(const std::string& id, const ShownText& name, const std::string& cap,
                           const Rect& rect);
    float cell_gap() const;  // Between cards.
    float used_height() const;
    void grid(std::vector<Cell> cells, int columns, float cell_width);
    std::optional<std::size_t> activated_card(const std::vector<ChoiceCard>& cards) const;

    void place_button(const std::string& id, const ShownText& name, const Set& label,
                      ButtonStyle style, Icon icon, const Rect& rect, Role role = Role::Button);
    float button_height(const Set& label) const;

    enum class SignerPlace { None, Beside, Above, OwnPage };
    struct SignerButton {
        std::string id;
        ShownText name;
        Icon icon = Icon::None;
        bool selected = false;
    };
    SignerPlace signer_place() const;
    void make_room_for_signer();
    float signer_width() const;
    float signer_height() const;
    Block signer_page(float height);
    void place_signer_in(Rect& area);
    void place_signer(const Rect& room);
    void place_signer_picture(const Rect& rect, const Rect& line);
    void place_signer_buttons(const std::function<Rect(std::size_t)>& next);
    void place_signer_button(const SignerButton& button, const Rect& rect);

    float keyboard_height() const;
    float page_height() const;  // Of what is between the bars.
    // `above`: the room that is wanted over it; 0 afterwards where there is none.
    void measure_field(float& above);
    float field_gap() const;
    void field_opener(const FieldSpec& spec);
    // As many of its first sentences as `height` has room for, in whole lines; empty: none.
    Set beginning_of(TextRun run, float height) const;
    Set opener_words(const FieldSpec& spec, float width, float height) const;
    float show_height() const;
    void place_letters_left(const std::string& id, const Set& told, const ShownText& count,
                            Rect rect);
    void place_field(const FieldSpec& spec, Rect rect);
    void place_field_text(const FieldSpec& spec, const Rect& box);
    std::string drawn_text(std::string_view text, FieldOnScreen& shown) const;
    TextRun fit_field(std::string_view text, Rect& field, Rect& strip);
    Rect field_view(const Rect& field) const;
    void paint_field(Canvas& canvas, const FieldOnScreen& shown, const Rect& field) const;
    void place_handles(FieldOnScreen& shown, const Rect& field) const;
    void paint_selected(Canvas& canvas, const FieldOnScreen& shown, const Rect& place) const;
    void underline(Canvas& canvas, const TextRun& run, const TextSpan& span,
                   const Rect& place) const;
    void paint_handle(Canvas& canvas, const FieldOnScreen& shown, std::size_t byte,
                      const Rect& handle) const;
    void place_field_pagers(Rect strip);
    void place_keyboard(const Rect& rect, bool spelling);
    float guesses_height() const;
    void place_key(const KeyCap& key, const Rect& rect);
    Set words_on_key(const ShownText& words, const Rect& rect) const;
    float candidate_width(const PinyinGuess& guess) const;
    std::vector<std::size_t> candidate_pages(std::size_t page, float width) const;
    void place_candidates(Rect row);
    bool is_spelling(std::string_view text, std::size_t caret_byte) const;
    ShownText key_name(const KeyCap& key) const;
    ShownText key_cap(const KeyCap& key) const;

    std::vector<Control> size_controls() const;
    Control sign_control(std::string id, ShownText name, Icon icon, bool selected) const;
    struct Controls {  // What there is room for beside those that are always there.
        bool sizes = false;
        bool colours = false;
        bool words_of_help = false;
    };
    std::vector<Control> reading_controls(const Controls& with) const;
    Control help_control(bool with_words) const;
    void measure_header();
    float header_height() const;
    float ribbon_height(const Set& ribbon) const;
    void place_header(const Rect& rect);
    Rect place_controls(const Rect& rect);
    void place_control(const Control& control, const Rect& rect);
    void place_ribbons(Rect& rest);
    float footer_height() const;
    std::vector<Control> footer_controls() const;
    float footer_width() const;
    bool footer_has_signs() const;
    bool footer_words_break() const;
    void make_room_for_pad();
    float around_label() const;
    float back_width(float width) const;
    Set footer_label(const ShownText& label, bool bold, float room) const;
    void place_footer(const Rect& rect);
    void place_footer_button(const std::string& id, const ShownText& label, Rect slot,
                             ButtonStyle style, Icon icon);
    float page_count_height() const;
    bool counts_in_header() const;
    ShownText page_count() const;
    bool progress_in_header() const;
    ShownText where_we_are(float width) const;
    void place_page_count(const Rect& rect);
    std::optional<Intent> common_intent() const;

    Frame frame_;
    UiMemory& memory_;
    TextEngine& text_;
    const Translator& translator_;
    const Flow& flow_;
    const Theme& theme_;
    Sizes sizes_;
    bool right_to_left_;
    Language language_;
    bool pictured_;  // A picture stands beside each text and each choice.
    mutable std::map<std::string, Icon> known_words_;
    bool heading_pictured_ = false;  // The next heading has a picture of its own above it.
    float column_width_ = 0;
    bool picture_beside_ = false;
    bool signer_must_be_alone_ = false;
    std::optional<Rect> signer_room_;  // Beside the words or above them.
    struct HeadingPicture {
        PictureTexture texture;
        Rect size;
    };
    std::optional<HeadingPicture> heading_picture_;  // Of the next heading.

    std::vector<Block> blocks_;
    float extra_gap_ = 0;
    int texts_ = 0;
    std::vector<std::string> own_words_;  // Ids of what the visitor said.
    std::vector<std::string> news_;       // Ids of what has come by itself.
    std::string spoken_instead_;          // Of own words; empty: what the narrator says by itself.
    int headings_ = 0;
    ShownText progress_;

    Bars bars_ = Bars::None;
    bool keyboard_open_ = false;
    float field_size_ = 0;      // Em size of what is written.
    float field_height_ = 0;    // With its keyboard, at least.
    bool field_apart_ = false;  // On a page of its own: above the keyboard is no room for more.
    std::vector<Control> controls_;
    Set organisation_;
    std::vector<Set> ribbons_;
    float header_height_ = 0;
    std::optional<FooterSpec> footer_;

    // While blocks are placed.
    Place placing_ = Place::Content;
    std::size_t placing_page_ = 0;
    bool placing_shown_ = false;
    Built built_;
    std::vector<Part> ornaments_;
};

}  // namespace candour::kiosk
