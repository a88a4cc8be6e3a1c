// (private to the module) A part of a workbook, parsed as it is unpacked.
#pragma once

#include "xlsx/module/zip_file.hpp"

struct XML_ParserStruct;

namespace leadqual::xlsx {

/// Is told of elements by their names without prefix.
class XmlListener {
public:
    virtual ~XmlListener() = default;
    class Attributes {
    public:
        explicit Attributes(const char** pairs) noexcept : pairs_(pairs) {}
        std::string_view operator[](std::string_view name) const noexcept;  ///< "" where there is none

    private:
        const char** pairs_;
    };
    virtual void begin(std::string_view element, const Attributes& attributes) = 0;
    virtual void end(std::string_view element) = 0;
    virtual void text(std::string_view) {}
};

/// Throws XlsxFault for what is not well-formed, declares a document type or entities, or is deeper or has longer tags
/// than any workbook.
class XmlPart {
public:
    XmlPart(ZipFile& archive, const ZipFile::Part& part, std::string name, XmlListener& listener);
    ~XmlPart();
    XmlPart(const XmlPart&) = delete;
    XmlPart& operator=(const XmlPart&) = delete;
    bool step();  ///< a piece further; false at the end
    void parse_all() {
        while (step()) {
        }
    }

private:
    struct Calls;
    void remember(const std::exception_ptr& fault);
    [[noreturn]] void fail() const;

    ZipFile& archive_;
    std::string name_;
    XmlListener& listener_;
    XML_ParserStruct* parser_ = nullptr;
    std::exception_ptr fault_;  // of a listener: it must not pass through the parser
    std::uint64_t fed_ = 0;
    int depth_ = 0;
};

}  // namespace leadqual::xlsx
