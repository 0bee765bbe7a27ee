// (data table) Labels of faces, stars and yes/no in the languages of the kiosk. Machine-drafted but
// for English, and not yet reviewed by native readers.
#include "core/survey/own_label_words.h"

#include <algorithm>
#include <array>

namespace candour::survey {
namespace {

// Faces from the worst to the best; yes, no, "I do not know"; what follows the number of one star
// and of several. Welsh counts with the singular; where a language's plurals ask for more forms,
// the number stands alone.
constexpr std::array languages = {
    OwnLabelWords{"en",
                  {"Very poor", "Poor", "Neither good nor poor", "Good", "Very good"},
                  {"Yes", "No", "I do not know"},
                  {" star", " stars"}},
    OwnLabelWords{"en-simple",
                  {"Very bad", "Bad", "Not good and not bad", "Good", "Very good"},
                  {"Yes", "No", "I do not know"},
                  {" star", " stars"}},
    OwnLabelWords{"cy",
                  {"Gwael iawn", "Gwael", "Ddim yn dda nac yn wael", "Da", "Da iawn"},
                  {"Ie", "Na", "Dydw i ddim yn gwybod"},
                  {" seren", " seren"}},
    OwnLabelWords{"pl",
                  {"Bardzo źle", "Źle", "Ani dobrze, ani źle", "Dobrze", "Bardzo dobrze"},
                  {"Tak", "Nie", "Nie wiem"},
                  {"", ""}},
    OwnLabelWords{"ro",
                  {"Foarte rău", "Rău", "Nici bine, nici rău", "Bine", "Foarte bine"},
                  {"Da", "Nu", "Nu știu"},
                  {" stea", " stele"}},
    OwnLabelWords{"pt",
                  {"Muito mau", "Mau", "Nem bom nem mau", "Bom", "Muito bom"},
                  {"Sim", "Não", "Não sei"},
                  {" estrela", " estrelas"}},
    OwnLabelWords{"uk",
                  {"Дуже погано", "Погано", "Ні добре, ні погано", "Добре", "Дуже добре"},
                  {"Так", "Ні", "Не знаю"},
                  {"", ""}},
    OwnLabelWords{"so",
                  {"Aad u xun", "Xun", "Ma fiicna, mana xuma", "Fiican", "Aad u fiican"},
                  {"Haa", "Maya", "Ma garanayo"},
                  {" xiddig", " xiddig"}},
    OwnLabelWords{"vi",
                  {"Rất kém", "Kém", "Không tốt cũng không kém", "Tốt", "Rất tốt"},
                  {"Có", "Không", "Tôi không biết"},
                  {" sao", " sao"}},
    OwnLabelWords{"ur",
                  {"بہت خراب", "خراب", "نہ اچھا نہ خراب", "اچھا", "بہت اچھا"},
                  {"جی ہاں", "جی نہیں", "معلوم نہیں"},
                  {" ستارہ", " ستارے"}},
    OwnLabelWords{"ar",
                  {"سيئ جدًا", "سيئ", "لا جيد ولا سيئ", "جيد", "جيد جدًا"},
                  {"نعم", "لا", "لا أعرف"},
                  {"", ""}},
    OwnLabelWords{"fa",
                  {"خیلی بد", "بد", "نه خوب، نه بد", "خوب", "خیلی خوب"},
                  {"بله", "خیر", "نمی‌دانم"},
                  {" ستاره", " ستاره"}},
    OwnLabelWords{"ps",
                  {"ډېر خراب", "خراب", "نه ښه، نه خراب", "ښه", "ډېر ښه"},
                  {"هو", "نه", "نه پوهېږم"},
                  {" ستوری", " ستوري"}},
    OwnLabelWords{"ckb",
                  {"زۆر خراپ", "خراپ", "نە باش، نە خراپ", "باش", "زۆر باش"},
                  {"بەڵێ", "نەخێر", "نازانم"},
                  {" ئەستێرە", " ئەستێرە"}},
    OwnLabelWords{"pa",
                  {"ਬਹੁਤ ਮਾੜਾ", "ਮਾੜਾ", "ਨਾ ਚੰਗਾ, ਨਾ ਮਾੜਾ", "ਚੰਗਾ", "ਬਹੁਤ ਚੰਗਾ"},
                  {"ਹਾਂ", "ਨਹੀਂ", "ਮੈਨੂੰ ਨਹੀਂ ਪਤਾ"},
                  {" ਤਾਰਾ", " ਤਾਰੇ"}},
    OwnLabelWords{"hi",
                  {"बहुत खराब", "खराब", "न अच्छा, न खराब", "अच्छा", "बहुत अच्छा"},
                  {"हाँ", "नहीं", "मुझे नहीं पता"},
                  {" तारा", " तारे"}},
    OwnLabelWords{"gu",
                  {"ખૂબ ખરાબ", "ખરાબ", "ન સારું, ન ખરાબ", "સારું", "ખૂબ સારું"},
                  {"હા", "ના", "મને ખબર નથી"},
                  {" તારો", " તારા"}},
    OwnLabelWords{"bn",
                  {"খুব খারাপ", "খারাপ", "ভালোও না, খারাপও না", "ভালো", "খুব ভালো"},
                  {"হ্যাঁ", "না", "আমি জানি না"},
                  {"টি তারা", "টি তারা"}},
    OwnLabelWords{"ta",
                  {"மிக மோசம்", "மோசம்", "நல்லதும் இல்லை, மோசமும் இல்லை", "நன்று", "மிக நன்று"},
                  {"ஆம்", "இல்லை", "எனக்குத் தெரியாது"},
                  {" நட்சத்திரம்", " நட்சத்திரங்கள்"}},
    OwnLabelWords{"ti",
                  {"ኣዝዩ ሕማቕ", "ሕማቕ", "ጽቡቕ እውን ሕማቕ እውን ኣይኮነን", "ጽቡቕ", "ኣዝዩ ጽቡቕ"},
                  {"እወ", "ኣይፋል", "ኣይፈልጥን"},
                  {" ኮኾብ", " ኮኾብ"}},
    OwnLabelWords{"zh-Hans",
                  {"很差", "差", "不好也不差", "好", "很好"},
                  {"是", "否", "不知道"},
                  {" 颗星", " 颗星"}},
};

}  // namespace

const OwnLabelWords* own_label_words(std::string_view language) {
    const auto found = std::ranges::find(languages, language, &OwnLabelWords::language);
    return found == languages.end() ? nullptr : &*found;
}

}  // namespace candour::survey
