#include "xlsx/module/sheet.hpp"

#include "xlsx/module/sheet_cells.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <map>

namespace leadqual::xlsx {

namespace {

/// What "rId3" of one part points to.
class Relations final : public XmlListener {
public:
    std::map<std::string, std::string, std::less<>> target_of;       // by id
    std::map<std::string, std::string, std::less<>> target_of_type;  // by the last word of the type

    void begin(std::string_view element, const Attributes& attributes) override {
        if (element != "Relationship") return;
        const auto type = attributes["Type"];
        target_of.emplace(attributes["Id"], attributes["Target"]);
        target_of_type.emplace(type.substr(type.rfind('/') + 1), attributes["Target"]);
        if (type.ends_with("/worksheet")) sheets.emplace_back(attributes["Id"]);
    }
    void end(std::string_view) override {}
    std::vector<std::string> sheets;  // ids: charts and macros have sheets, too
};

struct Workbook final : XmlListener {
    struct Sheet {
        std::string name, relation;
        bool is_hidden = false;
    };
    std::vector<Sheet> sheets;
    bool since_1904 = false;

    void begin(std::string_view element, const Attributes& attributes) override {
        if (element == "workbookPr") since_1904 = attributes["date1904"] == "1" || attributes["date1904"] == "true";
        if (element != "sheet") return;
        const auto state = attributes["state"];
        sheets.push_back({std::string(attributes["name"]), std::string(attributes["id"]),
                          state == "hidden" || state == "veryHidden"});
    }
    void end(std::string_view) override {}
};

struct Styles final : XmlListener {
    std::vector<NumberFormat> formats;  // by the number that cells give

    void begin(std::string_view element, const Attributes& attributes) override {
        if (element == "numFmt") own_[number(attributes["numFmtId"])] = format_of(attributes["formatCode"]);
        if (element == "cellXfs") is_in_cells_ = true;
        if (element != "xf" || !is_in_cells_) return;
        const auto id = number(attributes["numFmtId"]);
        const auto own = own_.find(id);
        formats.push_back(own == own_.end() ? format_of(id) : own->second);
    }
    void end(std::string_view element) override {
        if (element == "cellXfs") is_in_cells_ = false;
    }

private:
    static unsigned number(std::string_view text) {
        unsigned value = 0;
        std::from_chars(text.data(), text.data() + text.size(), value);
        return value;
    }
    std::map<unsigned, NumberFormat> own_;
    bool is_in_cells_ = false;
};

/// Where a target stands in the archive; targets are relative to the folder of the part that names them.
std::string place_of(std::string_view folder, std::string_view target) {
    if (target.starts_with('/')) return std::string(target.substr(1));
    while (target.starts_with("../")) {
        target.remove_prefix(3);
        const auto slash = folder.find_last_of('/', folder.size() < 2 ? 0 : folder.size() - 2);
        folder = slash == std::string_view::npos ? std::string_view() : folder.substr(0, slash + 1);
    }
    if (target.starts_with("./")) target.remove_prefix(2);
    return std::string(folder).append(target);
}

/// False where there is no such part.
bool parse(ZipFile& archive, const std::string& name, XmlListener& listener) {
    const auto part = archive.find(name);
    if (part) XmlPart(archive, *part, name, listener).parse_all();
    return part.has_value();
}

class Sheet final : public XlsxSheet {
public:
    Sheet(ZipFile archive, const Workbook& workbook, const Relations& relations, const std::string& folder,
          const Workbook::Sheet& chosen, std::vector<std::string> others)
        : archive_(std::move(archive)), name_(chosen.name), others_(std::move(others)) {
        const auto of_type = [&](std::string_view type, const char* otherwise) {
            const auto found = relations.target_of_type.find(type);
            return place_of(folder, found == relations.target_of_type.end() ? otherwise : found->second);
        };
        parse(archive_, of_type("sharedStrings", "sharedStrings.xml"), shared_);
        Styles styles;
        parse(archive_, of_type("styles", "styles.xml"), styles);
        cells_ = std::make_unique<SheetCells>(shared_, std::move(styles.formats), workbook.since_1904);
        const auto target = relations.target_of.find(chosen.relation);
        const auto place = target == relations.target_of.end() ? std::string() : place_of(folder, target->second);
        const auto part = archive_.find(place);
        if (!part)
            throw XlsxFault(fmt::format("is a damaged xlsx file: the sheet '{}' is missing", name_), "export it again");
        part_ = std::make_unique<XmlPart>(archive_, *part, place, *cells_);
    }

    std::size_t read(char* to, std::size_t size) override {
        std::size_t filled = 0;
        for (;;) {
            auto& ready = cells_->out();
            const auto part = std::min(size - filled, ready.size() - taken_);
            std::memcpy(to + filled, ready.data() + taken_, part);
            filled += part;
            taken_ += part;
            if (filled == size || (is_at_end_ && taken_ == ready.size())) return filled;
            ready.clear();
            taken_ = 0;
            if (part_->step()) continue;
            cells_->finish();
            is_at_end_ = true;
        }
    }
    const std::string& name() const override { return name_; }
    const std::vector<std::string>& other_sheets() const override { return others_; }

private:
    ZipFile archive_;
    std::string name_;
    std::vector<std::string> others_;
    SharedStrings shared_;
    std::unique_ptr<SheetCells> cells_;
    std::unique_ptr<XmlPart> part_;
    std::size_t taken_ = 0;  // of what is ready
    bool is_at_end_ = false;
};

std::string list_of(const std::vector<Workbook::Sheet>& sheets) {
    std::string list;
    for (const auto& sheet : sheets) list += fmt::format("{}'{}'", list.empty() ? "" : ", ", sheet.name);
    return list;
}

}  // namespace

std::unique_ptr<XlsxSheet> open_sheet(const std::string& path, const std::string& name) {
    ZipFile archive(path);
    Relations package;
    parse(archive, "_rels/.rels", package);
    const auto office = package.target_of_type.find("officeDocument");
    const auto place = place_of("", office == package.target_of_type.end() ? "xl/workbook.xml" : office->second);
    if (place.ends_with(".bin")) throw XlsxFault("is a binary workbook (xlsb)", "save it as xlsx or csv");
    Workbook workbook;
    if (!place.ends_with("workbook.xml") && !archive.find("xl/workbook.xml")) return nullptr;  // a document, slides
    if (!parse(archive, place, workbook)) return nullptr;
    const auto folder = place.substr(0, place.rfind('/') + 1);
    Relations relations;
    parse(archive, folder + "_rels/" + place.substr(folder.size()) + ".rels", relations);
    std::erase_if(workbook.sheets, [&](const Workbook::Sheet& sheet) {
        return std::find(relations.sheets.begin(), relations.sheets.end(), sheet.relation) == relations.sheets.end();
    });
    if (workbook.sheets.empty()) throw XlsxFault("is an xlsx file without a sheet", "export it again");
    const auto chosen = std::find_if(workbook.sheets.begin(), workbook.sheets.end(), [&](const Workbook::Sheet& sheet) {
        return name.empty() ? !sheet.is_hidden : sheet.name == name;
    });
    if (chosen == workbook.sheets.end() && !name.empty())
        throw XlsxFault(fmt::format("has no sheet '{}'", name), "its sheets are " + list_of(workbook.sheets));
    const auto& sheet = chosen == workbook.sheets.end() ? workbook.sheets.front() : *chosen;
    std::vector<std::string> others;
    for (const auto& other : workbook.sheets)
        if (&other != &sheet && !other.is_hidden) others.push_back(other.name);
    return std::make_unique<Sheet>(std::move(archive), workbook, relations, folder, sheet, std::move(others));
}

}  // namespace leadqual::xlsx
