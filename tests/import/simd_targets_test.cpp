// What is compiled for several SIMD targets gives the same on each of them, and the same as a byte at a time.
#include "import/csv_cell.hpp"
#include "import/csv_cell_lanes.hpp"
#include "import/csv_quotes.hpp"
#include "import/json_brackets.hpp"
#include "import/json_marks.hpp"
#include "import/line_ends.hpp"

#include "catch2.hpp"
#include "on_every_target.hpp"

#include <random>

using namespace leadqual::reading;
using leadqual::test::on_every_target;

namespace {

struct Marks {
    std::vector<std::uint32_t> at, ends;
    bool operator==(const Marks&) const = default;
};

std::uint32_t mark_at(std::string_view text, std::size_t at) {
    const bool quote_behind = at + 1 < text.size() && text[at + 1] == '"';
    return static_cast<std::uint32_t>(at) | (quote_behind ? kQuoteBehind : 0);
}

Marks marks_by_byte(std::string_view text, CsvSyntax syntax) {
    Marks marks;
    QuoteWalk walk(syntax);
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char byte = text[at];
        const bool before_lf = at + 1 < text.size() && text[at + 1] == '\n';
        const bool is_end = byte == '\n' || (byte == '\r' && syntax.lone_cr && !before_lf);
        if (!walk.is_inside() && is_end) marks.ends.push_back(static_cast<std::uint32_t>(marks.at.size()));
        if (!walk.is_inside() && (is_end || byte == syntax.delimiter)) marks.at.push_back(mark_at(text, at));
        walk.take(byte);
    }
    return marks;
}

struct JsonMarksFound {
    std::vector<std::size_t> at;
    std::uint64_t line_ends = 0;
    bool operator==(const JsonMarksFound&) const = default;
};

JsonMarksFound json_marks_by_byte(std::string_view text) {
    JsonMarksFound found;
    bool is_taken = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char byte = text[at];
        const bool is_mark = byte == '"' || byte == '\\' || (byte >= 0 && byte < ' ');
        if (is_mark && !is_taken) found.at.push_back(at);
        is_taken = byte == '\\' && !is_taken;
        found.line_ends += byte == '\r' || (byte == '\n' && (at == 0 || text[at - 1] != '\r')) ? 1 : 0;
    }
    return found;
}

/// Mark by mark.
JsonMarksFound json_marks(std::string_view text) {
    JsonMarksFound found;
    JsonMarks marks(text);
    for (std::size_t at = 0; (at = marks.from(at)) < text.size(); ++at) found.at.push_back(at);
    found.line_ends = marks.count_line_ends();
    return found;
}

/// Random text from `alphabet`, with readable bytes behind it that would be found if they were looked at.
struct PaddedText {
    std::string bytes;
    std::string_view text;

    PaddedText(std::mt19937& random, std::string_view alphabet, std::size_t most) {
        const std::size_t size = random() % (most + 1);
        const auto plain = random() % 8;  // how many plain bytes between the others
        for (std::size_t at = 0; at < size; ++at)
            bytes += random() % (plain + 1) == 0 ? alphabet[random() % alphabet.size()] : 'x';
        bytes.append(64, alphabet[0]);
        text = std::string_view(bytes).substr(0, size);
    }
};

}  // namespace

TEST_CASE("every SIMD target marks CSV as a byte at a time does", "[import]") {
    on_every_target([] {
        std::mt19937 random(7);
        leadqual::Positions at, ends;
        for (int round = 0; round < 3'000; ++round) {
            const PaddedText padded(random, "\",\n\r\"\"", 400);
            const CsvSyntax syntax{',', random() % 2 == 0};
            const auto expected = marks_by_byte(padded.text, syntax);
            const auto line_ends = find_marks(padded.text, syntax, at, ends);
            const Marks found{{at.begin(), at.end()}, {ends.begin(), ends.end()}};
            CAPTURE(padded.text, syntax.lone_cr);
            REQUIRE(found == expected);
            REQUIRE(line_ends == count_line_ends(padded.text));
        }
    });
}

TEST_CASE("every SIMD target counts LF, CRLF and lone CR", "[import]") {
    on_every_target([] {
        std::mt19937 random(8);
        for (int round = 0; round < 2'000; ++round) {
            const PaddedText padded(random, "\n\r", 300);
            std::uint64_t expected = 0;
            for (std::size_t at = 0; at < padded.text.size(); ++at)
                if (padded.text[at] == '\r' || (padded.text[at] == '\n' && (at == 0 || padded.text[at - 1] != '\r')))
                    ++expected;
            CAPTURE(padded.text);
            REQUIRE(count_line_ends(padded.text) == expected);
        }
    });
}

TEST_CASE("every SIMD target finds the end of brackets as a byte at a time does", "[import]") {
    on_every_target([] {
        std::mt19937 random(9);
        for (int round = 0; round < 5'000; ++round) {
            PaddedText padded(random, "\"\\{}[]}\\", 400);
            padded.bytes[0] = round % 2 == 0 ? '{' : '[';
            padded.text = std::string_view(padded.bytes).substr(0, std::max<std::size_t>(padded.text.size(), 1));
            CAPTURE(padded.text);
            REQUIRE(behind_brackets(padded.text) == ValueWalk().find_end(padded.text));
        }
    });
}

TEST_CASE("a long text with many backslashes ends where it should on every SIMD target", "[import]") {
    on_every_target([] {
        for (std::size_t backslashes = 0; backslashes < 200; ++backslashes) {
            std::string bytes = "{\"" + std::string(backslashes, '\\') + "\"}\"}";
            const auto size = bytes.size();
            bytes.append(64, '}');
            const std::size_t expected = backslashes % 2 == 0 ? backslashes + 4 : backslashes + 6;
            REQUIRE(behind_brackets(std::string_view(bytes).substr(0, size)) == expected);
        }
    });
}

TEST_CASE("every SIMD target marks JSON as a byte at a time does", "[import]") {
    on_every_target([] {
        std::mt19937 random(10);
        for (int round = 0; round < 3'000; ++round) {
            const std::size_t most = round % 10 == 0 ? 40'000 : 400;  // beyond what is marked at a time
            const PaddedText padded(random, {"\"\\\\\\\n\r\t\x1f \x7f\xC3\xA9\0", 14}, most);
            CAPTURE(padded.text);
            REQUIRE(json_marks(padded.text) == json_marks_by_byte(padded.text));
        }
    });
}

TEST_CASE("backslashes of any number before any byte of a word are told apart on every SIMD target", "[import]") {
    on_every_target([] {
        for (const std::size_t border : {64u, 128u, 16384u}) {
            for (std::size_t end = border - 3; end < border + 3; ++end) {
                for (std::size_t backslashes = 0; backslashes <= 140 && backslashes < end; ++backslashes) {
                    std::string bytes = std::string(end - backslashes, 'x') + std::string(backslashes, '\\') + "\"\n\"";
                    const auto size = bytes.size();
                    bytes.append(64, '"');
                    const auto text = std::string_view(bytes).substr(0, size);
                    CAPTURE(border, end, backslashes);
                    REQUIRE(json_marks(text) == json_marks_by_byte(text));
                }
            }
        }
    });
}

TEST_CASE("marks may be passed over", "[import]") {
    std::string bytes;
    for (int at = 0; at < 20'000; ++at) bytes += "\"xxxx";
    const auto size = bytes.size();
    bytes.append(64, '"');
    for (const std::size_t stride : {1u, 7u, 777u, 40'001u}) {
        JsonMarks marks(std::string_view(bytes).substr(0, size));
        for (std::size_t at = 0; at < size; at += stride) {
            const auto found = marks.from(at);
            REQUIRE(found == std::min((at + 4) / 5 * 5, size));
            at = found;
        }
        CHECK(marks.count_line_ends() == 0);
    }
}

TEST_CASE("every SIMD target finds the cells between marks as one at a time does", "[import]") {
    on_every_target([] {
        std::mt19937 random(13);
        for (int round = 0; round < 300; ++round) {
            const PaddedText padded(random, ",\"x\"", 400);
            std::vector<std::uint32_t> marks{mark_at(padded.text, 0)}, behind;  // the first byte stands for one
            for (std::uint32_t at = 1; at < padded.text.size(); ++at) {
                if (padded.text[at] != ',') continue;
                if (random() % 4 != 0) behind.push_back(static_cast<std::uint32_t>(marks.size()));
                marks.push_back(mark_at(padded.text, at));
            }
            std::vector<leadqual::Cell> found(behind.size());
            find_cells_between(padded.bytes.data(), marks.data(), behind, found.data());
            CAPTURE(padded.text);
            for (std::size_t i = 0; i < behind.size(); ++i) {
                leadqual::Cell expected;
                const auto begin = offset_of(marks[behind[i] - 1]) + 1;
                set_csv_cell(expected, padded.bytes.data() + begin, offset_of(marks[behind[i]]) - begin);
                REQUIRE((found[i].raw() == expected.raw() && found[i].form == expected.form));
            }
        }
    });
}
