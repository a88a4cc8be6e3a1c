#include "import/read_leads.hpp"

#include "catch2.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <numeric>
#include <thread>

namespace leadqual::testing {

namespace {

std::string_view name_of(CellForm form) {
    switch (form) {
        case CellForm::absent:
            return "absent";
        case CellForm::plain:
            return "plain";
        case CellForm::quoted:
            return "quoted";
        case CellForm::escaped:
            return "escaped";
        case CellForm::literal:
            return "literal";
        case CellForm::null:
            return "null";
        case CellForm::nested:
            return "nested";
    }
    return "?";
}

void add_block(const Block& block, bool with_forms, ReadFile& file) {
    std::uint64_t number = file.records.size() + file.rejects.size() + 1;
    std::string buffer;
    const auto bytes = [&](std::uint32_t begin, std::uint32_t end) {
        return std::string(block.bytes.data() + begin, end - begin);
    };
    BlockLines lines(block);
    auto reject = block.rejects.begin();
    const auto add_rejects = [&](std::size_t before) {
        for (; reject != block.rejects.end() && reject->before <= before; ++reject)
            file.rejects.push_back({bytes(reject->begin, reject->end), reject->reason, block.first_byte + reject->begin,
                                    block.first_byte + reject->at, lines.at(reject->at), number++});
    };
    for (std::size_t row = 0; row < block.records.size(); ++row) {
        add_rejects(row);
        const auto& record = block.records[row];
        ReadRecord read{bytes(record.begin, record.end), bytes(record.end, record.next), {},
                        block.first_byte + record.begin, lines.at(record.begin),         record.missing};
        for (const auto& slot : block.cells) {
            REQUIRE(slot.size() == block.records.size());
            std::string text(text_of(slot[row], block.syntax, buffer));
            read.cells.push_back(with_forms ? fmt::format("{}|{}", name_of(slot[row].form), text) : std::move(text));
        }
        file.records.push_back(std::move(read));
        ++number;
    }
    add_rejects(block.records.size());
    file.short_rows += block.short_rows;
    file.trimmed_rows += block.trimmed_rows;
    file.blank_lines += block.blank_lines;
}

}  // namespace

ReadFile read_leads(const std::string& path, ImportOptions options, bool with_forms) {
    ReadFile file;
    try {
        const auto reader = open_leads(path, options);
        file.columns = reader->columns();
        std::vector<std::uint32_t> all(file.columns.size());
        std::iota(all.begin(), all.end(), 0);
        reader->select(all);
        std::uint64_t line = 0, byte = 0;
        for (Block block; reader->read(block);) {  // reused, as the pipeline does
            reader->locate(block);
            if (line == 0) line = block.first_line;
            block.first_line = line;
            line += block.line_ends;
            REQUIRE(block.first_byte >= byte);
            byte = block.first_byte + block.size;
            REQUIRE(block.bytes.size() >= block.size + Block::padding);
            add_block(block, with_forms, file);
        }
    } catch (const Error& error) {
        const auto& problem = error.problems().at(0);
        file.error = fmt::format("{}:{}: {}", problem.place.line, problem.place.column, problem.message);
        if (!problem.hint.empty()) file.error += fmt::format(" [{}]", problem.hint);
        if (error.code() != Exit::input) file.error += fmt::format(" (exit {})", static_cast<int>(error.code()));
    }
    return file;
}

std::vector<std::vector<std::string>> cells_of(const ReadFile& file) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& record : file.records) rows.push_back(record.cells);
    return rows;
}

TemporaryFile::TemporaryFile(std::string_view content, const std::string& extension) {
    static int number = 0;
    const auto name = fmt::format("leadqual_import_{}_{}{}", getpid(), ++number, extension);
    path_ = (std::filesystem::temp_directory_path() / name).string();
    std::ofstream(path_, std::ios::binary) << content;
}

TemporaryFile::~TemporaryFile() { std::filesystem::remove(path_); }

ReadFile read_piped(const std::string& content, ImportOptions options, bool with_forms) {
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    std::thread writer([&] {
        for (std::size_t at = 0; at < content.size();) {
            const auto written = write(ends[1], content.data() + at, std::min<std::size_t>(content.size() - at, 1000));
            if (written <= 0) break;
            at += static_cast<std::size_t>(written);
        }
        close(ends[1]);
    });
    auto file = read_leads(fmt::format("/dev/fd/{}", ends[0]), options, with_forms);
    char rest[4096];
    while (read(ends[0], rest, sizeof rest) > 0) {  // what an error left unread
    }
    writer.join();
    close(ends[0]);
    return file;
}

ReadFile read_in_every_way(const std::string& content, const std::string& extension, ImportOptions options) {
    const TemporaryFile written(content, extension);
    ReadFile first;
    for (const auto size : block_sizes) {
        CAPTURE(size);
        options.block_size = size;
        auto file = read_leads(written.path(), options, true);
        if (size == block_sizes[0]) first = file;
        REQUIRE(file.error == first.error);
        REQUIRE(file.rejects == first.rejects);
        REQUIRE(file == first);
    }
    if (options.format == InputFormat::automatic)
        options.format = extension == ".json"    ? InputFormat::json
                         : extension == ".jsonl" ? InputFormat::jsonl
                         : extension == ".tsv"   ? InputFormat::tsv
                                                 : InputFormat::csv;
    options.block_size = 100;
    REQUIRE(read_piped(content, options, true) == first);
    return read_leads(written.path(), options);
}

std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace leadqual::testing
