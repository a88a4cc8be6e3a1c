// What a column's cells agree on. No cell can say it alone, and a run must not change its mind: a sample decides.
#include <algorithm>
#include <cmath>

#include "lead/field_words.hpp"
#include "lead/option_codes.hpp"

namespace leadqual {

namespace {

// Numbers of people and things: nothing of them comes in thousandths.
constexpr std::string_view counts[] = {"employees",   "pricing_visits", "page_views", "visits",
                                       "email_opens", "email_clicks",   "form_fills", "replies"};
constexpr std::string_view money[] = {"annual_revenue", "funding", "budget", "deal_amount"};
constexpr std::string_view contacts[] = {"email", "phone", "mobile"};
constexpr std::string_view measures[] = {"crm_score", "time_on_site"};  // of programs, to any digit
constexpr std::string_view places[] = {"country", "region", "city"};

struct UnitInHeader {
    std::string_view word;  // as normalise_header() writes it
    BareNumbers bare;
};
constexpr UnitInHeader units[] = {
    {"days", BareNumbers::days},    {"months", BareNumbers::months}, {"hari", BareNumbers::days},
    {"bulan", BareNumbers::months}, {"dias", BareNumbers::days},     {"meses", BareNumbers::months},
    {"tage", BareNumbers::days},    {"monate", BareNumbers::months}, {"jours", BareNumbers::days},
    {"mois", BareNumbers::months},
};

constexpr bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

bool is_one_of(std::span<const std::string_view> names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

/// What the header says of numbers without a unit: Timeline (days). A column that the rule file itself calls "days"
/// needs no such word.
BareNumbers bare_numbers_under(std::string_view header) {
    const std::string name = normalise_header(header);
    for (const UnitInHeader& row : units)
        if (name.find(row.word) != name.npos) return row.bare;
    return BareNumbers::undecided;
}

/// Whether a cell with two readings speaks for groups: no money comes in thousandths. "1.125M" may be a fraction.
bool speaks_for_groups(std::string_view text) {
    const auto number = read_number(text, {.mark = DecimalMark::mixed});
    return number && std::min(std::fabs(number->low), std::fabs(number->high)) < 1000;
}

}  // namespace

CellConvention convention_of(std::string_view field, FieldType type, std::string_view header,
                             std::span<const std::string> columns, CellConvention told) {
    told.numbers.counts = is_one_of(counts, field);
    told.is_money = type == FieldType::number && is_one_of(money, field);
    told.has_thousandths = is_one_of(measures, field);
    told.kind = type != FieldType::text      ? CellKind::value
                : is_one_of(places, field)   ? CellKind::place
                : is_one_of(contacts, field) ? CellKind::contact
                                             : CellKind::text;
    if (type == FieldType::days) told.bare = field.empty() ? BareNumbers::days : bare_numbers_under(header);
    told.booleans = field_words(field);
    told.meanings = option_codes(header, columns);
    return told;
}

void ConventionVotes::hear(const Block& block, std::size_t slot, const MissingWords& missing,
                           const CellConvention& convention) {
    if (type_ == FieldType::text) return;
    std::string buffer;
    for (std::size_t row = 0; row < block.records.size(); ++row) {
        const Cell& cell = block.cells[slot][row];
        if (cell.form == CellForm::literal && type_ == FieldType::number) continue;  // JSON says how it is written
        const std::string_view text = trim(text_of(cell, block.syntax, buffer));
        if (type_ == FieldType::boolean) {
            hear_letter(text);
            continue;
        }
        if (type_ != FieldType::date && !text.empty() && std::ranges::all_of(text, is_digit)) {
            ++heard_;  // reads alike in every style
            if (type_ == FieldType::days) hear_bare(text);
            continue;
        }
        if (text.empty() || missing.contains(text, CellKind::value)) continue;
        if (convention.meanings && convention.meanings->find(text)) continue;
        ++heard_;
        if (type_ == FieldType::number)
            hear_number(text, convention);
        else
            hear_date(text);
        if (type_ == FieldType::days) hear_bare(text);
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
            const bool has_point = text.find('.') != text.npos;
            if (first_with_point_.empty() && has_point) first_with_point_ = text;
            bool& groups = has_point ? point_groups_ : comma_groups_;
            if (!groups && !convention.has_thousandths) groups = speaks_for_groups(text);
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

void ConventionVotes::hear_bare(std::string_view text) {
    if (bare_days_ > 0) return;
    const auto evidence = bare_evidence(text);
    bare_days_ += evidence == BareEvidence::days;
    if (evidence == BareEvidence::either && first_bare_.empty()) first_bare_ = text;
}

void ConventionVotes::hear_letter(std::string_view text) {
    if (text.size() > 3) return;
    has_o_ = has_o_ || text == "O" || text == "o";
    has_x_ = has_x_ || text == "X" || text == "x";
    has_no_ = has_no_ || read_boolean(text) == false;
}

void ConventionVotes::settle(CellConvention& convention) const {
    DecimalMark& mark = convention.numbers.mark;
    const bool is_point = comma_ == 0 && !point_groups_, is_comma = point_ == 0 && !comma_groups_;
    if (mark == DecimalMark::undecided && point_ + comma_ > 0)  // groups alone settle nothing
        mark = is_point ? DecimalMark::point : is_comma ? DecimalMark::comma : DecimalMark::mixed;
    if (bare_days_ > 0 && convention.bare == BareNumbers::undecided) convention.bare = BareNumbers::days;
    DateStyle& dates = convention.dates;
    const bool is_settled = (dmy_ > 0) + (mdy_ > 0) + (ymd_ > 0) == 1;
    if (dates.order == DateOrder::undecided && is_settled)
        dates.order = dmy_ > 0 ? DateOrder::dmy : mdy_ > 0 ? DateOrder::mdy : DateOrder::ymd;
    // O and N are oui and non, O and X yes and no in Korea and Japan.
    if (type_ == FieldType::boolean && has_o_ && has_x_ != has_no_) {
        const auto letters = std::make_shared<CellMeanings>();
        if (convention.meanings) letters->add_all(*convention.meanings);
        letters->add("o", "yes");
        if (has_x_) letters->add("x", "no");
        convention.meanings = letters;
    }
    if (type_ != FieldType::date) return;
    if (excel_days_ > 0 && unix_seconds_ + other_numbers_ == 0) dates.numbers = DateStyle::excel_days;
    if (unix_seconds_ > 0 && unix_seconds_ == heard_) dates.numbers = DateStyle::unix_seconds;
}

const std::string& ConventionVotes::doubtful(const CellConvention& settled) const noexcept {
    static const std::string none;
    if (type_ != FieldType::number) {
        if (settled.dates.order == DateOrder::undecided && !first_doubtful_.empty()) return first_doubtful_;
        return settled.bare == BareNumbers::undecided ? first_bare_ : none;
    }
    if (settled.numbers.counts) return none;
    if (settled.numbers.mark == DecimalMark::mixed) return first_doubtful_;
    return settled.numbers.mark == DecimalMark::undecided ? first_with_point_ : none;
}

std::uint64_t ConventionVotes::waiting(const CellConvention& settled) const noexcept {
    return settled.dates.order == DateOrder::undecided ? either_ + other_currency_ : other_currency_;
}

}  // namespace leadqual
