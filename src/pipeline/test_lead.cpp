#include "pipeline/test_lead.hpp"

#include "pipeline/input_plan.hpp"

namespace leadqual {

namespace {

/// A raw JSON value as a cell.
Cell cell_of(std::string_view json) {
    Cell cell{json.data(), static_cast<std::uint32_t>(json.size()), CellForm::literal};
    if (json == "null")
        cell.form = CellForm::null;
    else if (json.starts_with('"'))
        cell.form = json.find('\\') == json.npos ? CellForm::quoted : CellForm::escaped;
    else if (json.starts_with('[') || json.starts_with('{'))
        cell.form = CellForm::nested;
    return cell;
}

/// The entries of a test's lead as a block of one record.
Block block_of(std::span<const std::pair<std::string, std::string>> lead) {
    Block block;
    block.syntax = Syntax::json;
    block.records.resize(1);
    for (const auto& [name, json] : lead) block.size += json.size();
    block.bytes.resize(block.size + Block::padding);
    char* to = block.bytes.data();
    for (const auto& [name, json] : lead) {
        block.cells.push_back({cell_of({to, json.copy(to, json.size())})});
        to += json.size();
    }
    return block;
}

/// Which entry of the test's lead feeds a field: by the field's own name, or by a header that means it.
int entry_of(const RuleSet& set, const RuleTest& test, const FieldUse& use) {
    for (std::size_t at = 0; at < test.lead.size(); ++at) {
        const auto& name = test.lead[at].first;
        for (const auto& entry : set.map)
            if (entry.field == use.name && entry.column == name) return static_cast<int>(at);
        const Field* field = use.is_column ? nullptr : field_for_header(name);
        if (name == use.name || normalise_header(name) == normalise_header(use.name) ||
            (field && field->name == use.name))
            return static_cast<int>(at);
    }
    return Mapping::none;
}

}  // namespace

TestLead::TestLead(const Program& program, const RuleSet& set, const RuleTest& test)
    : program_(program), block_(block_of(test.lead)) {
    CellConvention told;
    told.numbers.currency = set.currency;
    MissingWords missing;
    for (const auto& word : set.missing) missing.add(word);
    std::vector<std::string> names;
    for (const auto& entry : test.lead) names.push_back(entry.first);

    columns_.resize(program.fields().size());
    std::vector<bool> supplied;
    for (std::size_t field = 0; field < columns_.size(); ++field) {
        const auto& use = program.fields()[field];
        slots_.push_back(entry_of(set, test, use));
        supplied.push_back(slots_.back() != Mapping::none);
        if (!supplied.back()) {
            fill_missing(use.type, 1, columns_[field]);
            continue;
        }
        const auto slot = static_cast<std::size_t>(slots_.back());
        read_column(block_, slot, use.type, missing, program.today(), arena_, columns_[field],
                    known_convention(use, names[slot], names, {&set, 1}, told));
    }
    evaluate(program, columns_, supplied, 1, evaluation_);
}

std::string TestLead::value_of(std::uint32_t field) const {
    const int slot = slots_[field];
    if (slot == Mapping::none) return {};
    std::string buffer;
    return std::string(text_of(block_.cells[static_cast<std::size_t>(slot)][0], block_.syntax, buffer));
}

std::string text_of_json(const std::string& json) {
    std::string buffer;
    return std::string(text_of(cell_of(json), Syntax::json, buffer));
}

}  // namespace leadqual
