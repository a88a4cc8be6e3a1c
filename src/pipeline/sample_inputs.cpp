// What a sample of each input decides before the first lead is judged.
#include "pipeline/field_sample.hpp"
#include "pipeline/row_rates.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual {

namespace {

/// How many records of a block begin inside the sample, so that the block size decides nothing.
std::size_t sampled_records(const Block& block, std::uint64_t records_before, std::uint64_t bytes_before) {
    std::size_t sampled = 0, rejected = 0;
    for (; sampled < block.records.size(); ++sampled) {
        while (rejected < block.rejects.size() && block.rejects[rejected].before <= sampled) ++rejected;
        if (records_before + sampled + rejected >= kSampleRecords) break;
        if (bytes_before + block.records[sampled].begin >= kSampleBytes) break;
    }
    return sampled;
}

/// The first records of a block, with those cells that fields read. They stand in the block.
Block head_of(const Block& block, std::size_t records, std::span<const std::size_t> slots) {
    const auto count = static_cast<std::ptrdiff_t>(records);
    Block head = {};
    head.syntax = block.syntax;
    head.records.assign(block.records.begin(), block.records.begin() + count);
    // Of a very wide file few columns are read, and blocks hold few records.
    head.cells.resize(slots.empty() ? 0 : std::ranges::max(slots) + 1);
    for (const auto slot : slots) head.cells[slot].assign(block.cells[slot].begin(), block.cells[slot].begin() + count);
    return head;
}

/// "'03/04/2026' can be 2026-03-04 or 2026-04-03; --date-order mdy or dmy decides"
std::string doubt_about_date(const std::string& cell, const std::string& shown) {
    constexpr std::pair<std::string_view, DateOrder> orders[] = {
        {"mdy", DateOrder::mdy}, {"dmy", DateOrder::dmy}, {"ymd", DateOrder::ymd}};
    std::vector<std::string> readings;
    std::vector<std::string_view> names;
    for (const auto& [name, order] : orders) {
        if (order == DateOrder::ymd && cell.find('-') == std::string::npos) continue;
        const auto day = read_date(cell, {.order = order});
        if (!day) continue;
        names.push_back(name);
        if (const auto text = show_day(*day); std::find(readings.begin(), readings.end(), text) == readings.end())
            readings.push_back(text);
    }
    if (readings.size() < 2) return fmt::format("'{}' can be two days; --date-order mdy or dmy decides", shown);
    return fmt::format("'{}' can be {}; --date-order {} decides", shown, fmt::join(readings, " or "),
                       fmt::join(names, " or "));
}

/// "'1.200' can be 1.2 or 1200; --decimal-mark point or comma decides"
std::string doubt_about(const std::string& cell, FieldType type) {
    const auto shown = shorten(visible(cell), 40);
    if (type == FieldType::days && bare_evidence(cell) == BareEvidence::either)
        return fmt::format("'{}' can be days or months; 'days' or 'months' in the cells or in the header decides",
                           shown);
    if (type != FieldType::number) return doubt_about_date(cell, shown);
    const auto as = [&](DecimalMark mark) {
        const auto number = read_number(cell, {.mark = mark});
        return number && number->exact() ? show_number(number->low) : std::string();
    };
    const auto point = as(DecimalMark::point), comma = as(DecimalMark::comma);
    const auto readings = point.empty() || comma.empty() ? "read in two ways" : fmt::format("{} or {}", point, comma);
    return fmt::format("'{}' can be {}; --decimal-mark point or comma decides", shown, readings);
}

/// The slots of a block that the sample looks at.
std::vector<std::size_t> sampled_slots(const Input& input) {
    std::vector<std::size_t> slots;
    for (const int slot : input.slot_of_field)
        if (slot != Mapping::none && static_cast<std::size_t>(slot) < input.selected.size())
            slots.push_back(static_cast<std::size_t>(slot));
    for (const auto& feeds : input.feeds)
        for (const Feed& feed : feeds) slots.push_back(feed.slot);
    for (const auto& currency : input.currencies)
        if (currency) slots.push_back(currency->slot);
    std::ranges::sort(slots);
    slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
    return slots;
}

}  // namespace

CellConvention known_convention(const FieldUse& use, std::string_view header, std::span<const std::string> columns,
                                std::span<const RuleSet> sets, const CellConvention& told) {
    const Field* known = use.is_column ? field_for_header(header) : find_field(use.name);
    CellConvention convention = convention_of(known ? known->name : "", use.type, header, columns, told);
    const auto meanings = std::make_shared<CellMeanings>();
    bool has_values = false;
    for (const auto& set : sets)
        for (const auto& values : set.values) {
            if (values.field != use.name) continue;
            for (const auto& [text, meaning] : values.meanings) meanings->add(text, meaning);
            has_values = true;
        }
    if (!has_values) return convention;
    if (convention.meanings) meanings->add_all(*convention.meanings);
    convention.meanings = meanings;
    return convention;
}

std::vector<Block> read_sample(Input& input) {
    std::vector<Block> heads;
    const auto slots = sampled_slots(input);
    for (std::uint64_t records = 0, bytes = 0; records < kSampleRecords && bytes < kSampleBytes;) {
        Block block;
        if (!input.reader->read(block)) {
            input.is_at_end = true;
            break;
        }
        const bool is_rejected = !block.rejects.empty();  // as a whole, by read()
        input.reader->locate(block);
        if (const auto sampled = sampled_records(block, records, bytes); sampled > 0)
            heads.push_back(head_of(block, sampled, slots));
        records += block.rows();
        bytes += block.size;
        if (!is_rejected) block.forget_leads();
        input.sample.push_back(std::move(block));
    }
    return heads;
}

SettledConvention settle_convention(const std::vector<Block>& heads, std::size_t slot, FieldType type,
                                    CellConvention convention, const MissingWords& missing, const std::string& column,
                                    std::vector<std::string>& notes) {
    ConventionVotes votes(type);
    for (const auto& head : heads) votes.hear(head, slot, missing, convention);
    votes.settle(convention);
    if (const auto& cell = votes.doubtful(convention); !cell.empty())
        notes.push_back(fmt::format("column '{}': {}", column, doubt_about(cell, type)));
    if (const auto& cell = votes.in_other_currency(); !cell.empty()) {
        const auto code = marked_currency(cell, convention.numbers.currency);
        notes.push_back(fmt::format("column '{}': '{}' is in {}, not {}, so it is unknown; --rate {}=… converts",
                                    column, shorten(visible(cell), 40), code, convention.numbers.currency, code));
    }
    const auto waiting = votes.waiting(convention);
    return {std::move(convention), votes.heard(), waiting};
}

void sample_inputs(InputPlan& plan, Day today) {
    const auto& fields = plan.fields;
    for (auto& input : plan.inputs) {
        const bool is_held_open = input.reader != nullptr;
        if (!is_held_open) {
            input.reader = input.reopen();
            input.reader->select(input.selected);
        }
        const auto heads = read_sample(input);
        sample_currencies(input, heads, plan);
        for (std::size_t field = 0; field < fields.size(); ++field) {
            auto& feeds = input.feeds[field];
            settle_feeds(feeds, input, heads, fields[field], plan, today);
            input.supplied[field] = !feeds.empty();
            if (feeds.size() == 1) input.slot_of_field[field] = static_cast<int>(feeds.front().slot);
            if (feeds.empty()) input.slot_of_field[field] = Mapping::none;
        }
        if (is_held_open) continue;
        input.sample.clear();
        input.is_at_end = false;
        input.reader.reset();
    }
}

}  // namespace leadqual
