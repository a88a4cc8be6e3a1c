#include "pipeline/row_places.hpp"

namespace leadqual {

void RowPlaces::enter(const Block& block, const Input& input) {
    if (input_ != &input) source_.reset();
    block_ = &block;
    input_ = &input;
    lines_.emplace(block);
}

RowPlace RowPlaces::find(std::uint32_t begin, std::uint32_t end) {
    const std::string_view as_read(block_->bytes.data() + begin, end - begin);
    if (!block_->is_displaced && begin <= block_->misread_at) return {block_->first_byte + begin, as_read};
    const auto format = input_->dialect.format;
    const bool has_lines = format == InputFormat::csv || format == InputFormat::tsv;
    if (!has_lines || input_->source.empty()) return {std::nullopt, as_read};
    if (!source_) source_.emplace(input_->source, input_->dialect);
    const auto first = lines_->at(begin), last = lines_->at(end);
    auto found = source_->find(first, last, longest_);
    if (!found) return {std::nullopt, as_read};
    text_ = std::move(found->text);
    return {found->byte, text_};
}

}  // namespace leadqual
