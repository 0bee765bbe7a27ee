// Xml: elements and texts of one part, in their order. No DTD, so no entity but the five of XML.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/bytes.h"

struct XML_ParserStruct;

namespace candour::platform::sheets {

// The attributes of an element, while it begins.
class Attributes {
public:
    explicit Attributes(const char** all) : all_(all) {}
    // By its name without a prefix; empty when there is none.
    std::string_view value(std::string_view name) const;

private:
    const char** all_;  // Names and values by turns; null at the end.
};

class XmlHandler {
public:
    virtual ~XmlHandler() = default;
    // Names are without a prefix. `depth`: 0 for the outermost.
    virtual void begin(std::string_view name, const Attributes& attributes) = 0;
    virtual void end(std::string_view name) = 0;
    virtual void text(std::string_view text) = 0;
    // Once it is set, nothing more is read.
    const std::optional<std::string>& problem() const { return problem_; }

protected:
    void fail(std::string what) {
        if (!problem_) problem_ = std::move(what);
    }

private:
    std::optional<std::string> problem_;
};

class XmlParser {
public:
    explicit XmlParser(XmlHandler& handler);
    // Errors: Invalid: no XML, a DTD, too deep, or the handler's problem.
    Status feed(ByteView piece) { return parse(piece, /*last=*/false); }
    Status finish() { return parse({}, /*last=*/true); }

    // For expat's own calls.
    void on_begin(const char* name, const char** attributes);
    void on_end(const char* name);
    void on_text(std::string_view text);
    void on_doctype();

private:
    struct Free {
        void operator()(XML_ParserStruct* parser) const;
    };
    Status parse(ByteView piece, bool last);
    void stop_if_failed();

    XmlHandler& handler_;
    std::unique_ptr<XML_ParserStruct, Free> parser_;
    std::size_t depth_ = 0;
    std::optional<std::string> problem_;
};

}  // namespace candour::platform::sheets
