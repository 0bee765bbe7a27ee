// A person's words without what tells who somebody is: whole, everywhere, and nothing else.
#include "core/privacy/redaction.h"

#include <ctime>
#include <set>

#include "core/privacy/text_blocks.h"
#include "core/privacy/word_runs.h"
#include "tests/support/property.h"
#include "tests/support/random_text.h"

namespace candour::privacy {
namespace {

const Markers markers = english_markers();

// What is chosen: words, as whoever ticks a box or types a line does.
std::string without(const std::string& text, const std::vector<std::string>& words,
                    Identifying kind = Identifying::Name) {
    std::vector<RedactionSpan> chosen;
    for (const std::string& one : words) {
        const auto places = places_of(text, one, kind, markers);
        chosen.insert(chosen.end(), places.begin(), places.end());
    }
    return redacted(text, chosen, markers);
}

std::string without_bytes(const std::string& text, std::size_t at, std::size_t size) {
    return redacted(text, {{Identifying::Name, at, size}}, markers);
}

struct Case {
    const char* text;
    std::vector<std::string> words;
    const char* left;
};

}  // namespace

TEST_CASE("what is chosen goes wherever it stands, whole, and all else stays", "[core]") {
    const Case one = GENERATE(
        Case{"Sam was rude. I told sam, SAM's boss and Sam’s friend.",
             {"Sam"},
             "[name] was rude. I told [name], [name]'s boss and [name]’s friend."},
        // Not within another word.
        Case{"Ann and Anna, Annan: ann.", {"Ann"}, "[name] and Anna, Annan: [name]."},
        Case{"O'Neill and O, O’NEILL", {"O'Neill"}, "[name] and O, [name]"},
        Case{"Smith-Jones and Smith", {"Smith"}, "[name]-Jones and [name]"},
        // Whatever space is between the words; the space around them stays.
        Case{"  Sam  Shah,\n\nsam\nshah\t", {"Sam Shah"}, "  [name],\n\n[name]\t"},
        // Meeting, overlapping, one after the other.
        Case{"Ann Mary Jones wrote", {"Ann", "Mary", "Jones"}, "[name] wrote"},
        Case{"Ann Mary Jones wrote", {"Ann Mary", "Mary Jones"}, "[name] wrote"},
        Case{"Ann\nMary", {"Ann", "Mary"}, "[name]\n[name]"},
        Case{"Ann, Mary", {"Ann", "Mary"}, "[name], [name]"},
        // Accents, in capitals too; Welsh, Urdu, Tamil, Chinese, Greek.
        Case{"Siân, SIÂN a siân; Sian", {"Siân"}, "[name], [name] a [name]; Sian"},
        Case{"Ŵyn a ŵyn", {"Ŵyn"}, "[name] a [name]"},
        Case{"احمد نے کہا۔ احمد، احمدی", {"احمد"}, "[name] نے کہا۔ [name]، احمدی"},
        Case{"கவிதா சொன்னார், கவிதா!", {"கவிதா"}, "[name] சொன்னார், [name]!"},
        Case{"我叫王小明，王小明说", {"王小明"}, "我叫[name]，[name]说"},
        Case{"ΜΑΡΊΑ και μαρία", {"Μαρία"}, "ΜΑΡΊΑ και [name]"},  // Accents of Greek capitals.
        // A name beside a picture; a picture alone, whole.
        Case{"Sam👍🏽 and 👍🏽Sam", {"Sam"}, "[name]👍🏽 and 👍🏽[name]"},
        Case{"a👩‍👩‍👧b 👩", {"👩"}, "a👩‍👩‍👧b [name]"},
        Case{"🇬🇧🇬🇷 🇬🇧", {"🇬🇧"}, "[name]🇬🇷 [name]"},
        // Nothing, and nothing that stands there.
        Case{"Sam", {""}, "Sam"}, Case{"Sam", {" \n"}, "Sam"}, Case{"Sam", {"Sa"}, "Sam"},
        Case{"", {"Sam"}, ""},
        // A marker is none of what is taken out, whatever is chosen.
        Case{"a name, [name], name's", {"name"}, "a [name], [name], [name]'s"});
    INFO(one.text);
    REQUIRE(without(one.text, one.words) == one.left);
}

TEST_CASE("a span that cuts a word, a character or a space apart takes it whole", "[core]") {
    REQUIRE(without_bytes("call A07700900123b now", 6, 11) == "call [name] now");
    REQUIRE(without_bytes("xe\u0301y", 1, 1) == "[name]");
    REQUIRE(without_bytes("a 👩‍👩‍👧 b", 3, 1) == "a [name] b");
    REQUIRE(without_bytes("a  Sam  b", 2, 5) == "a  [name]  b");
    REQUIRE(without_bytes("a\r\nb", 1, 1) == "a\r\nb");  // Spaces alone are nothing to take out.
    REQUIRE(without_bytes("Sam's", 0, 4) == "[name]");
    REQUIRE(without_bytes("Sam", 3, 9) == "Sam");
    REQUIRE(without_bytes("Sam", 1, 900) == "[name]");
    REQUIRE(without_bytes("\xff\xfe Sam \xc3", 3, 3) == "\xff\xfe [name] \xc3");
}

TEST_CASE("of kinds that meet the first counts, and each has its own marker", "[core]") {
    const std::string text = "Ring Sam on 029 2044 8888 or sam@example.org";
    const std::vector<RedactionSpan> chosen = {{Identifying::Name, 5, 3},
                                               {Identifying::Phone, 12, 13},
                                               {Identifying::Other, 29, 3},
                                               {Identifying::Email, 29, 15}};
    REQUIRE(redacted(text, chosen, markers) == "Ring [name] on [phone number] or [e-mail address]");
    std::set<std::string> distinct;
    for (const std::string& marker : markers) {
        REQUIRE(marker.front() == '[');
        REQUIRE(marker.back() == ']');
        distinct.insert(marker);
    }
    REQUIRE(distinct.size() == identifying_kinds);
}

TEST_CASE("each part of a name is suggested again where it stands alone", "[core]") {
    const KnownWords known{.staff = {"Sam Shah"}, .places = {"Harbour House"}};
    const std::string text =
        "Mrs Jones of Harbour House rang 07700 900123 on 12 March. Jones, aged 84, saw Sam. mr "
        "smith too; I saw Smith and a smith, and one tenant.";
    std::string found;
    for (const IdentifyingFinding& one : redaction_suggestions(text, known)) {
        REQUIRE(text.substr(one.at, one.words.size()) == one.words);
        found += std::string(name_of(one.kind)) + ":" + one.words + "|";
    }
    REQUIRE(found ==
            "name:Mrs Jones|place:Harbour House|phone:07700 900123|date:12 March|name:Jones|"
            "age:aged 84|staff:Sam|name:mr smith|name:Smith|");
}

namespace {

std::string random_words(test::Gen& gen, std::size_t characters) {
    static const std::vector<std::string> pieces = {
        "Sam",  " ",       "\n",     "'s",           "’",  "-",  "[name]", "]",
        "Siân", "SIÂN",    "احمد",   "கவி",          "王", "明", "👩",      "👩‍👩‍👧",
        "🇬🇧",   "e\u0301", "\u0301", "07700 900123", "a",  "s",  "\r\n",   "\u200d",
        ".",    ",",       "ann",    "Ann",          "  ", "x",  "ŵ",      "!",
        "\xff"};
    std::string text;
    while (text.size() < characters) {
        text += gen.chance(80) ? gen.one_of(pieces)
                               : test::random_text(gen, gen.one_of(test::scripts), 3);
    }
    return text;
}

// Of a text and what is taken out of it: what is left, piece by piece.
std::vector<std::string> pieces_left(const std::string& text,
                                     const std::vector<RedactionSpan>& out) {
    std::vector<std::string> pieces;
    std::size_t from = 0;
    for (const RedactionSpan& span : out) {
        pieces.push_back(text.substr(from, span.at - from));
        from = span.end();
    }
    pieces.push_back(text.substr(from));
    return pieces;
}

void require_redacted(const std::string& text, const std::vector<RedactionSpan>& chosen) {
    const auto out = taken_out(text, chosen, markers);
    const std::string left = redacted(text, chosen, markers);
    // Nothing else is changed: the pieces and the markers are the whole of it.
    std::string again;
    const auto pieces = pieces_left(text, out);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        again += pieces[i];
        if (i < out.size()) again += markers[static_cast<std::size_t>(out[i].kind)];
    }
    REQUIRE(again == left);
    // Everything chosen is gone, but for the spaces at its ends; and nowhere else.
    const TextBlocks blocks(text);
    for (const RedactionSpan& one : chosen) {
        const TextRange whole = blocks.whole({one.at, one.end()});
        if (whole.begin == whole.end) continue;
        REQUIRE(std::ranges::any_of(out, [&](const RedactionSpan& span) {
            return span.at <= whole.begin && whole.end <= span.end();
        }));
        // So that the same taken out of what is left changes nothing.
        REQUIRE(places_of(left, text.substr(one.at, one.size), one.kind, markers).empty());
        REQUIRE(
            places_of(left, text.substr(whole.begin, whole.end - whole.begin), one.kind, markers)
                .empty());
    }
    std::size_t end = 0;
    for (const RedactionSpan& span : out) {
        REQUIRE((span.at >= end && span.size > 0 && span.end() <= text.size()));
        end = span.end();
        // It is made of blocks that were chosen, their like, and spaces between.
        const bool reason = std::ranges::any_of(chosen, [&](const RedactionSpan& one) {
            const TextRange whole = blocks.whole({one.at, one.end()});
            if (whole.begin < span.end() && span.at < whole.end) return true;
            const std::string words = one.at < text.size() ? text.substr(one.at, one.size) : "";
            const std::string block = text.substr(whole.begin, whole.end - whole.begin);
            for (const std::string& like : {words, block}) {
                for (const RedactionSpan& place : places_of(text, like, one.kind, markers))
                    if (span.at <= place.at && place.end() <= span.end()) return true;
            }
            return false;
        });
        REQUIRE(reason);
    }
}

}  // namespace

TEST_CASE("whatever is written and chosen: it is gone, nothing else is, and twice is once",
          "[core]") {
    test::for_all(400, [](test::Gen& gen) {
        const std::string text = random_words(gen, 1 + gen.below(120));
        std::vector<RedactionSpan> chosen;
        for (int i = gen.between(0, 4); i > 0; --i) {
            chosen.push_back({static_cast<Identifying>(gen.below(identifying_kinds)),
                              gen.below(text.size() + 2), gen.below(12)});
        }
        INFO(text);
        require_redacted(text, chosen);
    });
}

TEST_CASE("a span of the words that are suggested never stays, in any script", "[core]") {
    const KnownWords known{.staff = {"Sam Shah", "Siân"}};
    test::for_all(100, [&](test::Gen& gen) {
        std::string text = test::random_text(gen, gen.one_of(test::scripts), 100);
        for (int i = 0; i < 4; ++i) {
            const std::vector<std::string> pieces = {" Mr Jones ",     " 12 March ", "07700900123 ",
                                                     "jo@example.org", " SIÂN ",     " CF10 1AA"};
            text.insert(gen.below(text.size() + 1), gen.one_of(pieces));
        }
        std::vector<RedactionSpan> chosen;
        for (const IdentifyingFinding& one : redaction_suggestions(text, known))
            chosen.push_back({one.kind, one.at, one.words.size()});
        require_redacted(text, chosen);
    });
}

namespace {

// Of the processor's time, so that a busy machine does not count; of the fastest of three.
double milliseconds_for(const std::string& text, const std::vector<RedactionSpan>& chosen) {
    double best = 1e9;
    for (int i = 0; i < 3; ++i) {
        const std::clock_t before = std::clock();
        REQUIRE(redacted(text, chosen, markers).size() <= 20 * text.size() + 100);
        const double took = 1000.0 * static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
        best = std::min(best, took);
    }
    return best;
}

}  // namespace

TEST_CASE("a text of four times the length takes about four times as long, also a hostile one",
          "[core]") {
    const std::string piece = GENERATE(as<std::string>{}, "a", "a ", "Sam ", "\u0301", "👩\u200d",
                                       "'s", "] ", "\xff", "🇬", "  \n");
    const auto text_of = [&piece](std::size_t bytes) {
        std::string text;
        while (text.size() < bytes)
            text += piece;
        return text;
    };
    const std::vector<RedactionSpan> chosen = {
        {Identifying::Name, 0, 1}, {Identifying::Other, 0, 300}, {Identifying::Phone, 7, 2}};
    const double small = milliseconds_for(text_of(16 << 10), chosen);
    const double large = milliseconds_for(text_of(64 << 10), chosen);
    INFO(piece << ": " << small << " ms, " << large << " ms");
    REQUIRE(large < 8 * small + 20);
}

}  // namespace candour::privacy
