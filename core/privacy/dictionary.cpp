// Dictionary 1: common words and phrases, then the JSON's own (zstd reaches the end most cheaply).
#include "core/privacy/dictionary.h"

namespace candour::privacy {
namespace {

// clang-format off
constexpr std::string_view dictionary_1 =
    // Urdu.
    "السلام علیکم۔ براہ کرم اس بارے میں کچھ کریں۔ مجھے بتایا گیا تھا کہ لیکن کسی نے "
    "مجھ سے بات نہیں کی۔ "
    "میں چاہتا ہوں کہ میں چاہتی ہوں کہ ہمیں مدد کی ضرورت ہے۔ عملہ بہت اچھا تھا اور "
    "انہوں نے میری مدد کی۔ "
    "مجھے بہت دیر انتظار کرنا پڑا۔ آپ کا بہت شکریہ، یہ ایک اچھی خدمت ہے۔ میرے خیال "
    "میں اگر ہو سکے تو "
    "معلومات میری زبان میں ہونی چاہئیں۔ میں شکایت کرنا چاہتا ہوں کیونکہ "
    // Welsh.
    "Diolch yn fawr am eich help. Roedd y staff yn gyfeillgar iawn ac yn barod i helpu. "
    "Bu'n rhaid i mi aros am amser hir. Hoffwn i wneud cwyn am y gwasanaeth oherwydd "
    "Nid oedd neb wedi dweud wrthyf fod yr apwyntiad wedi'i ganslo. Rwy'n meddwl y dylai "
    "Byddai'n well pe bai mwy o wybodaeth ar gael yn Gymraeg. Dydw i ddim yn hapus gyda'r ffordd "
    "Roeddwn i'n teimlo bod pobl yn gwrando arnaf. Mae angen i chi ymddiheuro a newid hyn. "
    // English.
    "I would like to make a complaint about the way I was treated by a member of staff. "
    "I was told that someone would call me back but nobody has been in touch with me since. "
    "I have been waiting for a long time and it is not good enough because I don't know what is "
    "happening. It would be better if there were more appointments in the evening and at the "
    "weekend. They did not listen to me and I felt that they were not interested. "
    "The staff were very friendly and helpful, thank you for everything you have done for me and "
    "my family. I think you should have information in my language. The service was really good. "
    "I want an apology and I want to know that this will not happen to anyone else. "
    "Please could you tell me how to get help with my housing, benefits, health and money? "
    // Canonical JSON, most common last.
    "{\"answers\":[{\"choice\":\"1\",\"declined\":false,\"question\":\"recommend\",\"text\":\"\"},"
    "{\"choice\":\"2\",\"declined\":true,\"question\":\"satisfaction\",\"text\":\"\"},"
    "{\"choice\":\"3\",\"declined\":false,\"question\":\"listened\",\"text\":\"\"},"
    "{\"choice\":\"\",\"declined\":false,\"question\":\"better\",\"text\":\"The \"},"
    "{\"choice\":\"yes\",\"declined\":false,\"question\":\"again\",\"text\":\"\"},"
    "{\"choice\":\"no\",\"declined\":false,\"question\":\"anything_else\",\"text\":\"\"},"
    "{\"choice\":\"4\",\"declined\":false,\"question\":\"helped\",\"text\":\"\"},"
    "{\"choice\":\"5\",\"declined\":false,\"question\":\"overall\",\"text\":\"\"}],"
    "\"by_pass\":false,\"channel\":\"home_visit\",\"consent\":\"\",\"format\":1,"
    "\"kind\":\"survey_answer\",\"kind\":\"information\",\"kind\":\"compliment\","
    "\"kind\":\"dissatisfaction\",\"kind\":\"question\",\"kind\":\"complaint\",\"language\":\"ur\","
    "\"language\":\"cy\",\"urgent\":true,\"channel\":\"event\",\"wanted\":\"I would like "
    "{\"answers\":[],\"by_pass\":false,\"channel\":\"reception\",\"consent\":\"\",\"format\":1,"
    "\"kind\":\"suggestion\",\"language\":\"en\",\"questionnaire\":\"\","
    "\"questionnaire_version\":\"\",\"reply_to\":{\"mailbox_id\":\"\",\"public_key\":\"\"},"
    "\"service\":\"\",\"service_group\":\"\",\"story\":\"\",\"urgent\":false,\"wanted\":\"\"}";
// clang-format on

}  // namespace

std::string_view dictionary(int version) {
    return version == 1 ? dictionary_1 : std::string_view{};
}

}  // namespace candour::privacy
