// What a column's cells agree on. No cell can say it alone, and a run must not change its mind: a sample decides.
#include <algorithm>

#include "lead/option_codes.hpp"

namespace leadqual {

namespace {

// Numbers of people and things: nothing of them comes in thousandths.
constexpr std::string_view counts[] = {"employees",   "pricing_visits", "page_views", "visits",
                                       "email_opens", "email_clicks",   "form_fills", "replies"};
constexpr std::string_view money[] = {"annual_revenue", "funding", "budget", "deal_amount"};
constexpr std::string_view places[] = {"country", "region", "city"};

constexpr bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

bool is_one_of(std::span<const std::string_view> names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

}  // namespace

CellConvention convention_of(std::string_view field, FieldType type, std::string_view header,
                             std::span<const std::string> columns, CellConvention told) {
    told.numbers.counts = is_one_of(counts, field);
    told.kind = type != FieldType::text ? CellKind::value : is_one_of(places, field) ? CellKind::place : CellKind::text;
    told.is_money = type == FieldType::number && is_one_of(money, field);
    told.meanings = option_codes(header, columns);
    return told;
}

void ConventionVotes::hear(const Block& block, std::size_t slot, const MissingWords& missing,
                           const CellConvention& convention) {
    if (type_ == FieldType::text || type_ == FieldType::boolean) return;
    std::string buffer;
    for (std::size_t row = 0; row < block.records.size(); ++row) {
        const Cell& cell = block.cells[slot][row];
        if (cell.form == CellForm::literal && type_ == FieldType::number) continue;  // JSON says how it is written
        const std::string_view text = trim(text_of(cell, block.syntax, buffer));
        if (type_ != FieldType::date && !text.empty() && std::ranges::all_of(text, is_digit)) {
            ++heard_;  // reads alike in every style
            continue;
        }
        if (text.empty() || missing.contains(text, CellKind::value)) continue;
        if (convention.meanings && convention.meanings->find(text)) continue;
        ++heard_;
        if (type_ == FieldType::number)
            hear_number(text, convention);
        else
            hear_date(text);
    }
}

void ConventionVotes::hear_number(std::string_view text, const CellConvention& convention) {
    switch (mark_evidence(text)) {
        case MarkEvidence::none:
            break;
        case MarkEvidence::point:
            ++point_;
            break;
        case MarkEvidence::comma:
            ++comma_;
            break;
        case MarkEvidence::either:
            if (first_doubtful_.empty()) first_doubtful_ = text;
            if (first_with_point_.empty() && text.find('.') != text.npos) first_with_point_ = text;
    }
    const NumberStyle& style = convention.numbers;
    const bool may_be_marked = !is_digit(text.front()) || !is_digit(text.back());
    if (style.currency.empty() || !may_be_marked || read_number(text, style) || !read_number(text)) return;
    ++other_currency_;
    if (in_other_currency_.empty() && !marked_currency(text, style.currency).empty()) in_other_currency_ = text;
}

void ConventionVotes::hear_date(std::string_view text) {
    switch (date_evidence(text)) {
        case DateEvidence::none:
            break;
        case DateEvidence::dmy:
            ++dmy_;
            break;
        case DateEvidence::mdy:
            ++mdy_;
            break;
        case DateEvidence::ymd:
            ++ymd_;
            break;
        case DateEvidence::either:
            ++either_;
            if (first_doubtful_.empty()) first_doubtful_ = text;
            break;
        case DateEvidence::excel_day:
            ++excel_days_;
            break;
        case DateEvidence::unix_second:
            ++unix_seconds_;
            break;
        case DateEvidence::other_number:
            ++other_numbers_;
    }
}

void ConventionVotes::settle(CellConvention& convention) const {
    DecimalMark& mark = convention.numbers.mark;
    if (mark == DecimalMark::undecided && point_ + comma_ > 0)
        mark = comma_ == 0 ? DecimalMark::point : point_ == 0 ? DecimalMark::comma : DecimalMark::mixed;
    DateStyle& dates = convention.dates;
    const bool is_settled = (dmy_ > 0) + (mdy_ > 0) + (ymd_ > 0) == 1;
    if (dates.order == DateOrder::undecided && is_settled)
        dates.order = dmy_ > 0 ? DateOrder::dmy : mdy_ > 0 ? DateOrder::mdy : DateOrder::ymd;
    if (type_ != FieldType::date) return;
    if (excel_days_ > 0 && unix_seconds_ + other_numbers_ == 0) dates.numbers = DateStyle::excel_days;
    if (unix_seconds_ > 0 && unix_seconds_ == heard_) dates.numbers = DateStyle::unix_seconds;
}

const std::string& ConventionVotes::doubtful(const CellConvention& settled) const noexcept {
    static const std::string none;
    if (type_ != FieldType::number) return settled.dates.order == DateOrder::undecided ? first_doubtful_ : none;
    if (settled.numbers.counts) return none;
    if (settled.numbers.mark == DecimalMark::mixed) return first_doubtful_;
    return settled.numbers.mark == DecimalMark::undecided ? first_with_point_ : none;
}

std::uint64_t ConventionVotes::waiting(const CellConvention& settled) const noexcept {
    return settled.dates.order == DateOrder::undecided ? either_ + other_currency_ : other_currency_;
}

}  // namespace leadqual
