#include "pipeline/row_keys.hpp"

#include <algorithm>

namespace leadqual {

namespace {

constexpr std::size_t kFewestDigits = 5;  // of a phone number

bool is_phone(std::string_view field) { return field == "phone" || field == "mobile"; }

bool holds_phones(const FieldUse& use, const std::string& column) {
    const Field* field = field_for_header(column);
    return is_phone(use.name) || (field && is_phone(field->name));
}

void keep_digits(std::string_view text, std::string& digits) {
    digits.clear();
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
    if (digits.size() < kFewestDigits) digits.clear();
}

/// With its length in front, so that "ab" and "c" are not "a" and "bc".
void append_part(std::string_view text, std::string& key) {
    const std::uint64_t size = text.size();
    key.append(reinterpret_cast<const char*>(&size), sizeof size).append(text);
}

}  // namespace

RowKeys::RowKeys(const InputPlan& plan, std::size_t parts, const FingerprintKey& secret)
    : plan_(plan), secret_(secret), parts_(plan.inputs.size()) {
    for (std::size_t at = 0; at < plan.inputs.size(); ++at) {
        const Input& input = plan.inputs[at];
        for (std::size_t field = plan.dedupe_begins; field < plan.dedupe_begins + parts; ++field) {
            if (input.feeds[field].empty()) {
                parts_[at].clear();
                break;
            }
            auto& part = parts_[at].emplace_back();
            for (const Feed& feed : input.feeds[field])
                part.push_back(
                    {feed.slot, holds_phones(plan.fields[field], input.columns[feed.column]), feed.convention.kind});
        }
    }
}

void RowKeys::find(const Input& input, const Block& block, std::vector<std::optional<KeyedFingerprint>>& keys) const {
    const auto& parts = parts_[static_cast<std::size_t>(&input - plan_.inputs.data())];
    keys.assign(block.records.size(), std::nullopt);
    if (parts.empty()) return;
    std::string decoded, part, key;
    for (std::size_t row = 0; row < keys.size(); ++row) {
        key.clear();
        const auto has_text = [&](const Source& of) {
            const auto text = trim(text_of(block.cells[of.slot][row], block.syntax, decoded));
            if (plan_.missing.contains(text, of.kind)) return false;
            if (of.is_phone)
                keep_digits(text, part);
            else
                fold_into(text, part);
            return !part.empty();
        };
        const auto has_part = [&](const Part& sources) {  // the first column that holds one
            if (std::none_of(sources.begin(), sources.end(), has_text)) return false;
            append_part(part, key);
            return true;
        };
        if (std::all_of(parts.begin(), parts.end(), has_part)) keys[row] = keyed_fingerprint(key, secret_);
    }
}

}  // namespace leadqual
