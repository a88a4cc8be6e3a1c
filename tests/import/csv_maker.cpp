#include "import/csv_maker.hpp"

namespace leadqual::testing {

std::string CsvMaker::make(char delimiter) {
    const auto columns = pick(1, 4);
    const std::string line_ends[] = {"\n", "\r\n", "\r"};
    const auto& line_end = line_ends[pick(0, 2)];
    std::string text;
    for (std::size_t column = 0; column < columns; ++column) {
        if (column > 0) text += delimiter;
        text += pick(0, 9) == 0 ? "\"h \"\"1\"\"\"" : "h" + std::to_string(column);
    }
    text += line_end;
    const auto tokens = pick(0, 120);
    for (std::size_t token = 0; token < tokens; ++token) {
        switch (pick(0, 15)) {
            case 0:
            case 1:
                text += '"';
                break;
            case 2:
                text += "\"\"";
                break;
            case 3:
                text += "\"a" + std::string(1, delimiter) + "b\"";
                break;
            case 4:
                text += "\"line" + line_end + "break\"";
                break;
            case 5:
            case 6:
            case 7:
                text += delimiter;
                break;
            case 8:
            case 9:
            case 10:
                text += line_end;
                break;
            case 11:
                text += pick(0, 3) == 0 ? "\r" : "x";
                break;
            case 12:
                text += pick(0, 3) == 0 ? "\n" : "\\";
                break;
            case 13:
                text += std::string(pick(0, 70), 'y');
                break;
            case 14:
                text += pick(0, 9) == 0 ? std::string(1, '\0') : "\xC3\xA9";
                break;
            default:
                text += "ab ";
                break;
        }
    }
    return text;
}

}  // namespace leadqual::testing
