// Finds the leads that `explain` shows and judges them like any run does.
#include "pipeline/block_source.hpp"
#include "pipeline/identity.hpp"
#include "pipeline/program.hpp"
#include "pipeline/reasons.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual {

namespace {

std::string digits_of(std::string_view text) {
    std::string digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
    return digits;
}

/// A column by which people name a lead: an id, an e-mail address, a phone number.
enum class KeyKind : std::uint8_t { none, text, phone };
KeyKind key_kind(const std::string& column) {
    const Field* field = field_for_header(column);
    if (field && field->name == "email") return KeyKind::text;
    if (field && (field->name == "phone" || field->name == "mobile")) return KeyKind::phone;
    return !field && names_an_id(column) ? KeyKind::text : KeyKind::none;
}

class KeyMatcher {
public:
    KeyMatcher(const std::string& key, const std::vector<std::string>& columns)
        : folded_(fold(key)), digits_(digits_of(key)) {
        for (const auto& column : columns) kinds_.push_back(key_kind(column));
    }
    bool matches(const Block& block, std::size_t row) {
        for (std::size_t column = 0; column < kinds_.size(); ++column) {
            if (kinds_[column] == KeyKind::none) continue;
            const auto text = text_of(block.cells[column][row], block.syntax, buffer_);
            if (kinds_[column] == KeyKind::phone ? digits_.size() >= 5 && digits_of(text) == digits_
                                                 : fold(text) == folded_)
                return true;
        }
        return false;
    }

private:
    std::string folded_, digits_, buffer_;
    std::vector<KeyKind> kinds_;
};

/// What qualify says of the leads of a block, by rule set; put together when somebody asks.
class BlockReasons {
public:
    BlockReasons(const Program& program, const Turn& turn) : program_(program), turn_(turn) {}
    std::string of(std::size_t row, std::size_t set) {
        if (texts_.empty()) fill();
        return std::string(texts_[set][row]);
    }

private:
    void fill() {
        const LeadsInView leads{
            program_, turn_.block, turn_.evaluation, turn_.columns, turn_.input->slot_of_field, turn_.stepped_in};
        texts_.resize(program_.sets().size());
        for (std::size_t set = 0; set < texts_.size(); ++set) {
            texts_[set].resize(leads.rows());
            fill_reasons(leads, set, arena_, texts_[set]);
        }
    }

    const Program& program_;
    const Turn& turn_;
    Arena arena_;
    std::vector<std::vector<std::string_view>> texts_;
};

/// By program field, the column that gave the lead its value, or the first that could have.
std::vector<int> columns_taken(const Turn& turn, std::size_t row) {
    std::vector<int> taken;
    const Input& input = *turn.input;
    for (std::size_t field = 0; field < turn.columns.size(); ++field) {
        const auto gave = [&](const Feed& feed) {
            const auto& of_field = turn.block.cells[static_cast<std::size_t>(input.slot_of_field[field])];
            return turn.block.cells[feed.slot][row].data == of_field[row].data;
        };
        const auto feed = std::ranges::find_if(input.feeds[field], gave);
        taken.push_back(feed == input.feeds[field].end() ? Mapping::none : static_cast<int>(feed->column));
    }
    return taken;
}

}  // namespace

std::uint64_t explain_leads(const Job& job, const LeadChoice& choice,
                            const std::function<void(const ExplainedLead&)>& show,
                            const std::function<void(const std::string&)>& note) {
    const Program program = make_program(job, choice.where);
    InputPlan inputs = open_inputs(job, program);
    select_all_cells(inputs);  // a key may stand in any column
    sample_inputs(inputs, job.today);
    for (const auto& text : inputs.notes) note(text);

    BlockSource source(inputs);
    PlaceCounter places;
    Turn turn;
    std::uint64_t shown = 0;
    while (source.next(turn)) {
        const Input& input = *turn.input;
        turn.reader->locate(turn.block);
        judge(program, inputs, turn);
        places.place(turn.block);
        const auto& columns = input.columns;
        KeyMatcher matcher(choice.key, columns);
        BlockReasons reasons(program, turn);
        BlockLines lines(turn.block);
        std::size_t rejected = 0;
        for (std::size_t row = 0; row < turn.block.records.size(); ++row) {
            while (rejected < turn.block.rejects.size() && turn.block.rejects[rejected].before <= row) ++rejected;
            const auto record = turn.block.first_record + row + rejected;
            const bool chosen = choice.record        ? record == choice.record
                                : choice.key.empty() ? turn.evaluation.kept[row / 64] >> (row % 64) & 1
                                                     : matcher.matches(turn.block, row);
            if (!chosen) continue;
            ExplainedLead lead;
            lead.file = input.path;
            lead.line = lines.at(turn.block.records[row].begin);
            lead.record = record;
            lead.block = &turn.block, lead.row = row;
            lead.program = &program, lead.evaluation = &turn.evaluation;
            lead.columns = columns, lead.column_of = columns_taken(turn, row), lead.supplied = input.supplied;
            std::string buffer;
            for (const int slot : input.slot_of_field)
                lead.values.emplace_back(
                    slot == Mapping::none
                        ? std::string_view()
                        : text_of(turn.block.cells[static_cast<std::size_t>(slot)][row], turn.block.syntax, buffer));
            lead.identity = identity_of(turn.block, row, columns);
            lead.cells = turn.columns;
            lead.reasons = [&reasons, row](std::size_t set) { return reasons.of(row, set); };
            show(lead);
            ++shown;
        }
        if (choice.record && shown) break;
    }
    return shown;
}

}  // namespace leadqual
