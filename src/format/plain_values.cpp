#include "format/plain_values.hpp"

#include <algorithm>
#include <charconv>

namespace leadqual::writing {

namespace {

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

/// Names of numbers that nobody adds up.
constexpr std::string_view kNames[] = {"id",   "code", "key",    "phone", "mobile", "telephone", "fax", "zip",
                                       "plz",  "cep",  "postal", "cnpj",  "cpf",    "npwp",      "vat", "tax",
                                       "ssn",  "sku",  "ref",    "uuid",  "guid",   "hash",      "nr",  "no",
                                       "isbn", "iban", "siren",  "siret", "account"};

/// Whether one of the header's words is such a name: "Record ID", "account_id", "leadId".
bool names_things(std::string_view header) {
    std::string word;
    const auto is_name = [&] {
        const bool found = std::find(std::begin(kNames), std::end(kNames), word) != std::end(kNames);
        word.clear();
        return found;
    };
    char before = ' ';
    for (const char c : header) {
        const bool is_upper = c >= 'A' && c <= 'Z', is_lower = c >= 'a' && c <= 'z';
        const bool begins_word = is_upper && before >= 'a' && before <= 'z';
        if ((begins_word || !(is_upper || is_lower)) && is_name()) return true;
        if (is_upper || is_lower) word += is_upper ? static_cast<char>(c - 'A' + 'a') : c;
        before = c;
    }
    return is_name();
}

}  // namespace

std::vector<CellMeaning> meanings_of_cells(std::span<const std::string> columns) {
    std::vector<CellMeaning> meanings;
    for (const auto* field : fields_of_columns(columns)) {
        const auto& name = columns[meanings.size()];
        CellMeaning meaning = CellMeaning::open;
        if (field == nullptr)
            meaning = names_things(name) ? CellMeaning::text : CellMeaning::open;
        else if (field->type == FieldType::number)
            meaning = CellMeaning::number;
        else if (field->type == FieldType::date)
            meaning = CellMeaning::date;
        else if (field->type == FieldType::text)
            meaning = CellMeaning::text;
        meanings.push_back(meaning);
    }
    return meanings;
}

std::optional<double> plain_number(std::string_view text, CellMeaning meaning) noexcept {
    if (meaning == CellMeaning::text || text.empty() || text.size() > 17) return std::nullopt;
    auto rest = text;
    if (rest.front() == '-') rest.remove_prefix(1);
    const auto point = std::min(rest.find('.'), rest.size());
    const auto whole = rest.substr(0, point), fraction = rest.substr(std::min(point + 1, rest.size()));
    if (whole.empty() || !std::all_of(whole.begin(), whole.end(), is_digit)) return std::nullopt;
    if (whole.size() > 1 && whole.front() == '0') return std::nullopt;
    if (point < rest.size() && (fraction.empty() || fraction.back() == '0')) return std::nullopt;
    if (!std::all_of(fraction.begin(), fraction.end(), is_digit)) return std::nullopt;
    if (text == "-0") return std::nullopt;
    // Fifteen digits are what a spreadsheet keeps, eleven what it shows by itself.
    const auto most = meaning == CellMeaning::number ? 15u : 11u;
    if (whole.size() + fraction.size() > most) return std::nullopt;
    double number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::size_t point_of_number(std::string_view text, CellMeaning meaning, bool is_literal) noexcept {
    constexpr auto none = std::string_view::npos;
    if (meaning != CellMeaning::number) return none;
    auto digits = text;
    if (digits.starts_with('-')) digits.remove_prefix(1);
    const auto point = digits.find('.');
    if (point == none || point == 0 || point + 1 == digits.size()) return none;
    const auto whole = digits.substr(0, point), fraction = digits.substr(point + 1);
    const auto is_number = [](std::string_view part) { return std::all_of(part.begin(), part.end(), is_digit); };
    if (!is_number(whole) || !is_number(fraction)) return none;
    const bool may_group = fraction.size() == 3 && whole.size() <= 3 && whole.front() != '0';
    return may_group && !is_literal ? none : text.size() - digits.size() + point;
}

std::optional<std::int32_t> plain_date(std::string_view text, CellMeaning meaning) noexcept {
    if (meaning != CellMeaning::date || text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    int parts[3] = {};
    constexpr std::size_t begins[] = {0, 5, 8}, sizes[] = {4, 2, 2};
    for (std::size_t part = 0; part < 3; ++part)
        for (const char c : text.substr(begins[part], sizes[part])) {
            if (!is_digit(c)) return std::nullopt;
            parts[part] = parts[part] * 10 + (c - '0');
        }
    constexpr std::int32_t kSpreadsheetDay = 25'569;  // of 1970-01-01
    const auto day = make_day(parts[0], parts[1], parts[2]);
    if (!day || *day + kSpreadsheetDay < 61) return std::nullopt;
    return *day + kSpreadsheetDay;
}

}  // namespace leadqual::writing
