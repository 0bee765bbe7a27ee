// XML by expat.
#include "platform/sheets/xml.h"

#include <expat.h>

#include "platform/sheets/limits.h"

namespace candour::platform::sheets {
namespace {

std::string_view without_prefix(std::string_view name) {
    const std::size_t colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

XmlParser& self(void* data) { return *static_cast<XmlParser*>(data); }

void begin_element(void* data, const char* name, const char** attributes) {
    self(data).on_begin(name, attributes);
}
void end_element(void* data, const char* name) { self(data).on_end(name); }
void characters(void* data, const char* text, int size) {
    self(data).on_text({text, static_cast<std::size_t>(size)});
}
void begin_doctype(void* data, const char*, const char*, const char*, int) {
    self(data).on_doctype();
}

}  // namespace

std::string_view Attributes::value(std::string_view name) const {
    for (const char** one = all_; *one != nullptr; one += 2) {
        if (without_prefix(one[0]) == name) return one[1];
    }
    return {};
}

void XmlParser::Free::operator()(XML_ParserStruct* parser) const { XML_ParserFree(parser); }

XmlParser::XmlParser(XmlHandler& handler) : handler_(handler), parser_(XML_ParserCreate(nullptr)) {
    CHECK(parser_ != nullptr);
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(parser_.get(), begin_element, end_element);
    XML_SetCharacterDataHandler(parser_.get(), characters);
    XML_SetStartDoctypeDeclHandler(parser_.get(), begin_doctype);
}

void XmlParser::stop_if_failed() {
    if (!problem_ && handler_.problem()) problem_ = handler_.problem();
    if (problem_) XML_StopParser(parser_.get(), XML_FALSE);
}

void XmlParser::on_begin(const char* name, const char** attributes) {
    if (problem_) return;
    if (++depth_ > xml_depth_max) problem_ = "its XML is too deep";
    handler_.begin(without_prefix(name), Attributes(attributes));
    stop_if_failed();
}

void XmlParser::on_end(const char* name) {
    if (problem_) return;
    --depth_;
    handler_.end(without_prefix(name));
    stop_if_failed();
}

void XmlParser::on_text(std::string_view text) {
    if (problem_) return;
    handler_.text(text);
    stop_if_failed();
}

void XmlParser::on_doctype() {
    problem_ = "it declares a document type, which no spreadsheet does";
    stop_if_failed();
}

Status XmlParser::parse(ByteView piece, bool last) {
    const auto status = XML_Parse(parser_.get(), reinterpret_cast<const char*>(piece.data()),
                                  static_cast<int>(piece.size()), last ? 1 : 0);
    if (problem_) return Error{ErrorKind::Invalid, *problem_};
    if (status != XML_STATUS_ERROR) return Unit{};
    return Error{ErrorKind::Invalid,
                 std::string("it is damaged: ") + XML_ErrorString(XML_GetErrorCode(parser_.get()))};
}

}  // namespace candour::platform::sheets
