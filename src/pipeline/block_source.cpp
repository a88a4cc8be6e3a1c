#include "pipeline/block_source.hpp"

namespace leadqual {

bool BlockSource::next(Turn& turn) {
    for (; input_ < plan_.inputs.size(); ++input_) {
        Input& input = plan_.inputs[input_];
        if (!input.sample.empty()) {
            turn.block = std::move(input.sample.front());
            input.sample.pop_front();
        } else {
            turn.block.clear();
            if (input.is_at_end || !input.reader->read(turn.block)) continue;
        }
        turn.input = &input;
        turn.block.file = static_cast<std::uint32_t>(input_);
        bytes_ += turn.block.size;
        return true;
    }
    return false;
}

void PlaceCounter::place(Block& block) {
    if (block.file != file_) {  // the reader knows where its first block begins: behind the header
        file_ = block.file;
        line_ = block.first_line;
        record_ = 1;
    }
    block.first_line = line_;
    block.first_record = record_;
    if (block.misread_at != Block::nowhere) {
        misread_lines_.resize(block.file + 1);
        misread_lines_[block.file] = BlockLines(block).at(block.misread_at);
    }
    line_ += block.line_ends;
    record_ += block.rows();
}

}  // namespace leadqual
