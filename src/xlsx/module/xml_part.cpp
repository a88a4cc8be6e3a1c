#include "xlsx/module/xml_part.hpp"

#include "leadqual/xlsx.hpp"

#include <expat.h>
#include <fmt/format.h>

namespace leadqual::xlsx {

namespace {

constexpr int kDeepest = 64;
constexpr std::uint64_t kLongestTag = std::uint64_t{16} << 20;
constexpr int kPiece = 16 << 10;  // what is made of one is kept whole

std::string_view without_prefix(std::string_view name) noexcept {
    const auto colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace

std::string_view XmlListener::Attributes::operator[](std::string_view name) const noexcept {
    for (auto pair = pairs_; *pair != nullptr; pair += 2)
        if (without_prefix(pair[0]) == name) return pair[1];
    return {};
}

struct XmlPart::Calls {
    static XmlPart& part(void* data) { return *static_cast<XmlPart*>(data); }
    template <typename Work>
    static void guard(void* data, Work work) {
        auto& self = part(data);
        if (self.fault_) return;
        try {
            work(self);
        } catch (...) {
            self.remember(std::current_exception());
        }
    }
    static void begin(void* data, const char* name, const char** attributes) {
        guard(data, [&](XmlPart& self) {
            if (++self.depth_ > kDeepest)
                throw XlsxFault(fmt::format("is no sound xlsx file: {} is nested too deeply", self.name_));
            self.listener_.begin(without_prefix(name), XmlListener::Attributes(attributes));
        });
    }
    static void end(void* data, const char* name) {
        guard(data, [&](XmlPart& self) {
            --self.depth_;
            self.listener_.end(without_prefix(name));
        });
    }
    static void text(void* data, const char* text, int size) {
        guard(data, [&](XmlPart& self) { self.listener_.text({text, static_cast<std::size_t>(size)}); });
    }
    static void doctype(void* data, const char*, const char*, const char*, int) {
        guard(data, [&](XmlPart& self) {
            throw XlsxFault(fmt::format("is no sound xlsx file: {} declares a document type or entities", self.name_),
                            "no program that writes workbooks does so; export it again");
        });
    }
};

XmlPart::XmlPart(ZipFile& archive, const ZipFile::Part& part, std::string name, XmlListener& listener)
    : archive_(archive), name_(std::move(name)), listener_(listener) {
    archive_.open(part, name_);  // first: what throws here has no parser to leave behind
    parser_ = XML_ParserCreate(nullptr);
    if (parser_ == nullptr) throw XlsxFault("cannot be read: no memory");
    XML_SetUserData(parser_, this);
    XML_SetElementHandler(parser_, Calls::begin, Calls::end);
    XML_SetCharacterDataHandler(parser_, Calls::text);
    XML_SetStartDoctypeDeclHandler(parser_, Calls::doctype);
}

XmlPart::~XmlPart() { XML_ParserFree(parser_); }

void XmlPart::remember(const std::exception_ptr& fault) {
    fault_ = fault;
    XML_StopParser(parser_, XML_FALSE);
}

void XmlPart::fail() const {
    if (fault_) std::rethrow_exception(fault_);
    throw XlsxFault(fmt::format("is a damaged xlsx file: {}:{}:{}: is no well-formed XML", name_,
                                XML_GetCurrentLineNumber(parser_), XML_GetCurrentColumnNumber(parser_) + 1),
                    "export it again");
}

bool XmlPart::step() {
    void* const piece = XML_GetBuffer(parser_, kPiece);
    if (piece == nullptr) fail();
    const auto got = archive_.read(static_cast<char*>(piece), kPiece);
    if (XML_ParseBuffer(parser_, static_cast<int>(got), got == 0) != XML_STATUS_OK) fail();
    fed_ += got;
    const auto parsed = XML_GetCurrentByteIndex(parser_);
    if (got != 0 && parsed >= 0 && fed_ - static_cast<std::uint64_t>(parsed) > kLongestTag)
        throw XlsxFault(fmt::format("is no sound xlsx file: {} has a tag of over 16 MB", name_));
    return got != 0;
}

}  // namespace leadqual::xlsx
