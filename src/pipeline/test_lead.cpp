#include "pipeline/test_lead.hpp"

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

/// The "map" of the rules as far as the lead has its columns: a test may name the field instead.
std::vector<MapOverride> map_for(const RuleSet& set, std::span<const std::string> names) {
    std::vector<MapOverride> map;
    for (const auto& entry : set.map)
        if (find_column(names, entry.column) != Mapping::none) map.push_back(entry);
    return map;
}

}  // namespace

TestLead::TestLead(const Program& program, const RuleSet& set, const RuleTest& test) : program_(program) {
    Input& input = inputs_.inputs.emplace_back();
    input.path = test.name;
    for (const auto& entry : test.lead) input.columns.push_back(entry.first);
    FieldReading& reading = inputs_.readings.emplace_back();
    reading.map = map_for(set, input.columns);
    reading.sets = {&set, 1};
    for (const auto& word : set.missing) {
        reading.missing.add(word);
        inputs_.missing.add(word);
    }
    reading.currency = set.currency;
    inputs_.fields.assign(program.fields().begin(), program.fields().end());
    map_input(input, inputs_.fields, inputs_);
    select_all_cells(inputs_);

    CellConvention told;  // one lead is no sample: what its cells leave open stays unknown
    told.numbers.currency = set.currency;
    for (std::size_t field = 0; field < input.feeds.size(); ++field)
        for (Feed& feed : input.feeds[field])
            feed.convention =
                known_convention(inputs_.fields[field], input.columns[feed.column], input.columns, {&set, 1}, told);
    turn_.input = &input;
    turn_.block = block_of(test.lead);
    judge(program, inputs_, turn_);
}

LeadsInView TestLead::in_view() const {
    return {program_, turn_.block, turn_.evaluation, turn_.columns, turn_.input->slot_of_field, turn_.stepped_in};
}

std::string TestLead::value_of(std::uint32_t field) const {
    const int slot = turn_.input->slot_of_field[field];
    if (slot == Mapping::none) return {};
    std::string buffer;
    return std::string(text_of(turn_.block.cells[static_cast<std::size_t>(slot)][0], turn_.block.syntax, buffer));
}

std::string text_of_json(const std::string& json) {
    std::string buffer;
    return std::string(text_of(cell_of(json), Syntax::json, buffer));
}

}  // namespace leadqual
