// Which field each column of one file supplies: what its header means by itself, beside its neighbours, and which of
// several columns comes first.
#include <algorithm>
#include <limits>

#include "lead/header.hpp"

namespace leadqual {

namespace {

// A header that means something else in some files, which their other headers tell.
struct Neighbourhood {
    std::string_view header;   // as the catalogue spells it
    std::string_view beside;   // fields or headers of other columns, all of which the file must have
    std::string_view without;  // a field that no other column supplies
    std::string_view field;    // what the header means there; "": nothing a rule asks for
};

constexpr Neighbourhood neighbourhoods[] = {
    // The one name is the whole name, unless a part of it stands beside it.
    {"nome", "last_name", "first_name", "first_name"},
    {"nombre", "last_name", "first_name", "first_name"},
    {"nom", "first_name", "last_name", "last_name"},
    {"name", "vorname", "last_name", "last_name"},
    // Mautic: Mr. or Mrs. (its complete exports have a position, and where that is, title is none)
    {"title", "firstname points zipcode", "", ""},
    // Dynamics: open, qualified or disqualified. Salesforce: the code of a federal state.
    {"statecode", "statuscode", "", "status"},
    // LeadSquared: what the last activity was, not when
    {"lastactivity", "lastnotableactivity", "", ""},
    // The bank marketing file: how often they were called in this campaign
    {"campaign", "pdays poutcome", "", ""},
};

/// "Email (2)" is what a second column called Email was renamed to: it still means what Email means.
std::string_view without_repeat(std::string_view column) {
    const auto open = column.rfind(" (");
    if (open == std::string_view::npos || !column.ends_with(')')) return column;
    const auto number = column.substr(open + 2, column.size() - open - 3);
    const bool is_number = !number.empty() && number.find_first_not_of("0123456789") == std::string_view::npos;
    return is_number ? column.substr(0, open) : column;
}

class Header {
public:
    explicit Header(const std::string& column) : spelling_(catalogue_spelling(without_repeat(column))) {
        const Meaning meaning = meaning_of(spelling_);
        alone_ = field_ = meaning.field;
        if (!field_) return;
        // The field's own name beats its first names, and those beat the others, which come in an order.
        if (column == field_->name)
            choice_ = 0;
        else if (normalise_header(column) == normalise_header(field_->name))
            choice_ = 1;
        else
            choice_ = 2 + meaning.choice;
    }

    void look_around(const std::vector<Header>& headers) {
        for (const Neighbourhood& row : neighbourhoods) {
            if (row.header != spelling_ || !is_among(row, headers)) continue;
            field_ = row.field.empty() ? nullptr : find_field(row.field);
            choice_ = 2;
            return;
        }
    }

    const Field* field() const { return field_; }
    unsigned choice() const { return choice_; }

private:
    bool is(std::string_view name) const { return spelling_ == name || (alone_ && alone_->name == name); }

    bool is_among(const Neighbourhood& row, const std::vector<Header>& headers) const {
        const auto has = [&](std::string_view name) {
            return std::ranges::any_of(headers, [&](const Header& other) { return &other != this && other.is(name); });
        };
        for (std::string_view rest = row.beside; !rest.empty();) {
            const auto end = std::min(rest.find(' '), rest.size());
            if (!has(rest.substr(0, end))) return false;
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        return row.without.empty() || !has(row.without);
    }

    std::string spelling_;
    const Field* alone_ = nullptr;  // what it means by itself
    const Field* field_ = nullptr;
    unsigned choice_ = 0;  // how well it fits the field, the smaller the better
};

}  // namespace

std::vector<Meaning> meanings_beside(std::span<const std::string> columns) {
    std::vector<Header> headers(columns.begin(), columns.end());
    for (Header& header : headers) header.look_around(headers);
    std::vector<Meaning> meanings;
    for (const Header& header : headers) meanings.push_back({header.field(), header.choice()});
    return meanings;
}

std::vector<const Field*> fields_of_columns(std::span<const std::string> columns) {
    const std::vector<Meaning> meanings = meanings_beside(columns);
    std::vector<unsigned> best(catalogue().size(), std::numeric_limits<unsigned>::max());
    const auto best_of = [&](const Field* field) -> unsigned& {
        return best[static_cast<std::size_t>(field - catalogue().data())];
    };
    for (const auto& [field, choice] : meanings)
        if (field) best_of(field) = std::min(best_of(field), choice);

    std::vector<const Field*> fields;
    for (const auto& [field, choice] : meanings) fields.push_back(field && choice == best_of(field) ? field : nullptr);
    return fields;
}

}  // namespace leadqual
