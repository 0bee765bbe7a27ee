// The diagram's SVG and list.
#include "app/console/procedures/diagram_svg.h"

#include "app/console/page.h"
#include "app/console/procedures/diagram_layout.h"
#include "app/console/procedures/time_words.h"
#include "app/console/words.h"

namespace candour::console {
namespace {

using complaint::Diagram;
using complaint::DiagramBox;

std::string escaped(std::string_view text) {
    std::string safe;
    for (const char c : shown_text(text)) {
        switch (c) {
            case '&':
                safe += "&amp;";
                break;
            case '<':
                safe += "&lt;";
                break;
            case '>':
                safe += "&gt;";
                break;
            case '"':
                safe += "&quot;";
                break;
            default:
                safe += c;
        }
    }
    return safe;
}

std::string number(int value) { return std::to_string(value); }

std::string language_of(std::string_view tag) {
    return is_language_tag(tag) ? std::string(tag) : std::string("en");
}

std::string svg_of(const PlacedBox& box) {
    return "<rect class=\"candour-diagram__box" +
           std::string(box.outside ? " candour-diagram__box--outside" : "") + "\" x=\"" +
           number(diagram_box_x) + "\" y=\"" + number(box.y) + "\" width=\"" +
           number(diagram_box_width) + "\" height=\"" + number(box.height) +
           "\" rx=\"6\" fill=\"#ffffff\" stroke=\"#0b0c0c\" stroke-width=\"2\"" +
           (box.outside ? " stroke-dasharray=\"6 4\"" : "") + "></rect>";
}

std::string svg_of(const PlacedArrow& arrow) {
    constexpr int right = diagram_box_x + diagram_box_width;
    std::string path;
    std::string head;
    if (arrow.straight) {
        const std::string x = number(arrow.lane_x);
        path = "M" + x + " " + number(arrow.from_y) + "V" + number(arrow.to_y - 8);
        head = "M" + number(arrow.lane_x - 6) + " " + number(arrow.to_y - 9) + "h12l-6 9z";
    } else {
        path = "M" + number(right) + " " + number(arrow.from_y) + "H" + number(arrow.lane_x) + "V" +
               number(arrow.to_y) + "H" + number(right + 8);
        head = "M" + number(right + 9) + " " + number(arrow.to_y - 6) + "v12l-9 -6z";
    }
    return "<path class=\"candour-diagram__arrow\" d=\"" + path +
           "\" fill=\"none\" stroke=\"#0b0c0c\" stroke-width=\"2\"></path><path d=\"" + head +
           "\" fill=\"#0b0c0c\"></path>";
}

std::string svg_of(const PlacedLine& line) {
    const bool rtl = is_right_to_left(line.language);
    // Right-to-left words begin at the other side of their box.
    const int x = rtl ? diagram_box_x + diagram_box_width - (line.x - diagram_box_x) : line.x;
    const bool in_box = line.x < diagram_box_x + diagram_box_width;
    return "<text x=\"" + number(in_box ? x : line.x) + "\" y=\"" + number(line.y) +
           "\" font-size=\"16\" lang=\"" + language_of(line.language) + "\"" +
           (rtl ? " direction=\"rtl\"" : "") + (line.strong ? " font-weight=\"bold\"" : "") + ">" +
           escaped(line.words) + "</text>";
}

// What the picture shows, in a sentence, for whoever hears it.
std::string description(const Diagram& diagram, std::string_view language) {
    std::string words = language == "cy" ? "Y camau, yn eu trefn: " : "The stages, in order: ";
    for (std::size_t i = 0; i < diagram.boxes.size(); ++i)
        words += (i == 0 ? "" : "; ") + diagram.boxes[i].name.text;
    return words + (language == "cy" ? ". Mae'r rhestr wrth ei ymyl yn dweud y cyfan."
                                     : ". The list beside it says all of it.");
}

View times_view(const DiagramBox& box, std::string_view language) {
    View times{View::type::list};
    for (const complaint::DiagramTime& time : box.times) {
        View one = view_of(time.name);
        one["words"] = time_in_words(time, language);
        one["is_default"] = time.our_default;
        times.push_back(one);
    }
    return times;
}

View ways_view(const Diagram& diagram, std::size_t index, std::string_view language) {
    View ways{View::type::list};
    for (const complaint::DiagramArrow& arrow : diagram.arrows) {
        if (arrow.from != index) continue;
        for (const complaint::DiagramWay& way : arrow.ways) {
            View one = view_of(diagram.boxes[arrow.to].name);
            one["words"] = way_in_words(way, language);
            one["goes_to"] = std::to_string(arrow.to + 1);
            ways.push_back(one);
        }
    }
    return ways;
}

}  // namespace

std::string diagram_svg(const Diagram& diagram, std::string_view id, std::string_view language) {
    const DiagramLayout layout = lay_out(diagram, language);
    const std::string name(id);
    std::string svg =
        "<svg class=\"candour-diagram\" xmlns=\"http://www.w3.org/2000/svg\" "
        "role=\"img\" aria-labelledby=\"" +
        name + "-title " + name + "-desc\" width=\"" + number(layout.width) + "\" height=\"" +
        number(layout.height) + "\" viewBox=\"0 0 " + number(layout.width) + " " +
        number(layout.height) + "\" focusable=\"false\"><title id=\"" + name + "-title\">" +
        escaped(diagram.title.text) + "</title><desc id=\"" + name + "-desc\">" +
        escaped(description(diagram, language)) + "</desc>";
    for (const PlacedArrow& arrow : layout.arrows)
        svg += svg_of(arrow);
    for (const PlacedBox& box : layout.boxes)
        svg += svg_of(box);
    for (const PlacedLine& line : layout.lines)
        svg += svg_of(line);
    return svg + "</svg>";
}

View diagram_list(const Diagram& diagram, std::string_view language) {
    View list{View::type::list};
    for (std::size_t i = 0; i < diagram.boxes.size(); ++i) {
        const DiagramBox& box = diagram.boxes[i];
        View one = view_of(box.name);
        one["place"] = std::to_string(i + 1);
        one["what_happens"] = view_of(box.what_happens);
        one["holders"] = holders_in_words(box, language);
        one["has_holders"] = !box.holders.empty();
        one["is_outside"] = box.kind == complaint::StageKind::External;
        one["times"] = times_view(box, language);
        one["has_times"] = !box.times.empty();
        View ends{View::type::list};
        for (const ShownText& end : box.ends)
            ends.push_back(view_of(end));
        one["ends"] = std::move(ends);
        one["has_ends"] = !box.ends.empty();
        View ways = ways_view(diagram, i, language);
        one["has_ways"] = !ways.list_value().empty();
        one["ways"] = std::move(ways);
        list.push_back(one);
    }
    return list;
}

}  // namespace candour::console
