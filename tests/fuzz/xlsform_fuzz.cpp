// tests/fuzz/xlsform_fuzz.cpp: an XLSForm, its workbook as text (tests/support/workbook_text.h).
#include "core/base/utf8.h"
#include "core/survey/xlsform/import.h"
#include "tests/fuzz/imported.h"
#include "tests/fuzz/target.h"
#include "tests/support/workbook_text.h"

namespace candour::fuzz {

namespace {

constexpr std::string_view everything =
    "[survey]\n"
    "type|name|label::English (en)|label::Cymraeg (cy)|hint|required|relevant|constraint|"
    "constraint_message|calculation|choice_filter|appearance|parameters|repeat_count|defa"
    "ult|media::image|note|candour::type|candour::parameters|candour::pressing_reason\n"
    "start|start\n"
    "begin group|visit|Visit|Ymweliad||||||||field-list\n"
    "select_one yn|again|Again?|Eto?|A hint|yes|||||||randomize=true|||a.png\n"
    "select_multiple c or_other|which|Which?|Pa rai?||||count-selected(.) < 3|Not so many"
    "\n"
    "end group\n"
    "begin repeat|child|Child|Plentyn|||${again} = 'yes'|||||||=3\n"
    "integer|age|How old?|Faint oed?||true()||. >= 0 and . < 150||||||\n"
    "end repeat\n"
    "calculate|sum|||||||||sum(${age})\n"
    "note|so|So ${sum}.|Felly ${sum}.\n"
    "range|scale|How likely?|Pa mor debygol?|||||||||start=0 end=10 step=1\n"
    "range|stars|Stars?|Sêr?|||||||| rating|start=1 end=5\n"
    "geopoint|where|Where?|Ble?\n"
    "text|there|There?|Yno?|||${where} != ''\n"
    "select_one f|felt|Felt?|Teimlo?|||||||||||||faces\n"
    "begin group|staff|Staff?|Staff?|||||||| table-list\n"
    "select_one yn|polite|Polite|Cwrtais\n"
    "select_one yn|quick|Quick|Cyflym\n"
    "end group\n"
    "select_one town|town|Town?|Tref?|||||||in = ${again}\n"
    "text|who|Your name?|Enw?||||||||multiline|||||||characters=20|To write\n"
    "rank c|order|In order?|Mewn trefn?\n"
    "acknowledge|ok|OK?|Iawn?\n"
    "date|day|Which day?|Pa ddiwrnod?|||. <= today()|||||||||||min=2020-01-01\n"
    "[choices]\n"
    "list_name|name|label::English (en)|label::Cymraeg (cy)|in|candour::exclusive|candour"
    "::score\n"
    "yn|yes|Yes|Ie\n"
    "yn|no|No|Na\n"
    "c|a|A|A||yes|=1.5\n"
    "c|b b|B|B\n"
    "f|=1|Poor|Gwael\n"
    "f|=2|So|Felly\n"
    "f|=3|Good|Da\n"
    "town|x|X|X|yes\n"
    "town|y|Y|Y|no\n"
    "[settings]\n"
    "form_title|form_id|default_language|candour::owner|candour::purpose|candour::act_by|"
    "candour::sample_one_in\n"
    "Visit|visit|English (en)|Manager|To learn|2027-03-31|=3\n"
    "[candour_earlier]\n"
    "was|now|choice_was|choice_now\n"
    "old|again|y|yes\n";

}  // namespace

bool accepts(ByteView input) {
    // What a workbook holds is UTF-8: platform/sheets gives nothing else.
    const std::string text = to_text(input);
    if (!is_utf8(text)) return false;
    return is_imported(survey::xlsform::import_xlsform(test::workbook_from(text), "form"));
}

std::vector<Bytes> seeds() {
    return {bytes_of(everything), bytes_of("[survey]\ntype|name|label\ntext|a|A?\n")};
}

}  // namespace candour::fuzz
