#include "pipeline/block_source.hpp"

#include <fmt/format.h>

namespace leadqual {

namespace {

/// Opens an input whose turn has come, when it was closed behind its sample.
void reopen(Input& input) {
    auto reader = input.reopen();
    if (reader->columns() != input.columns)
        throw Error(Exit::input, fmt::format("{} was changed while it was read", input.path),
                    "begin again once nobody writes to it");
    input.reader = std::move(reader);
    input.reader->select(input.selected);
}

}  // namespace

bool BlockSource::next(Turn& turn) {
    for (; input_ < plan_.inputs.size(); ++input_) {
        Input& input = plan_.inputs[input_];
        if (!input.reader) reopen(input);
        turn.reader = input.reader;
        if (!input.sample.empty()) {
            turn.block = std::move(input.sample.front());
            input.sample.pop_front();
        } else {
            turn.block.clear();
            if (input.is_at_end || !input.reader->read(turn.block)) {
                input.misread = input.reader->misread();
                input.reader.reset();  // closed once no block of it is under way any more
                continue;
            }
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
