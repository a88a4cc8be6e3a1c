// Random JSON, whole and broken, against another reader of JSON.
#include "import/read_leads.hpp"

#include "catch2.hpp"

#include <nlohmann/json.hpp>

#include <map>
#include <random>
#include <set>

using namespace leadqual;
using namespace leadqual::testing;

namespace {

class JsonMaker {
public:
    explicit JsonMaker(unsigned seed) : random_(seed) {}

    std::string value(int depth) {
        switch (pick(0, depth > 0 ? 9 : 6)) {
            case 0:
                return "null";
            case 1:
                return pick(0, 1) == 0 ? "true" : "false";
            case 2:
                return std::to_string(static_cast<int>(pick(0, 2000)) - 1000);
            case 3:
                return "-0.5e" + std::to_string(pick(0, 9));
            case 7: {
                std::string array = "[";
                for (auto count = pick(0, 3); count > 0; --count)
                    array += value(depth - 1) + (count > 1 ? blank() + "," : "");
                return array + blank() + "]";
            }
            case 8:
            case 9:
                return object(depth - 1);
            default:
                return text();
        }
    }

    std::string object(int depth) {
        std::string object = "{";
        for (auto count = pick(0, 4); count > 0; --count)
            object += blank() + "\"" + std::string(1, static_cast<char>('a' + pick(0, 5))) + "\"" + blank() + ":" +
                      blank() + value(depth) + (count > 1 ? "," : "");
        return object + blank() + "}";
    }

    /// Changes, drops, doubles or inserts a byte.
    void damage(std::string& json) {
        const auto at = pick(0, json.size() - 1);
        const char byte = "\"\\{}[],:0-.eEt nul\t\x01\xE9/"[pick(0, 22)];
        switch (pick(0, 3)) {
            case 0:
                json[at] = byte;
                break;
            case 1:
                json.erase(at, 1);
                break;
            case 2:
                json.insert(at, 1, json[at]);
                break;
            default:
                json.insert(at, 1, byte);
                break;
        }
    }

    std::size_t pick(std::size_t low, std::size_t high) { return low + random_() % (high - low + 1); }

private:
    std::string blank() { return pick(0, 5) == 0 ? std::string(pick(1, 3), " \t"[pick(0, 1)]) : ""; }

    std::string text() {
        static const char* const pieces[] = {"x", "long text ", "\\\"", "\\\\", "\\n", "\\u00e9",  "{",
                                             "}", "[",          "]",    ",",    ":",   "\xC3\xA9", "\xF0\x9F\x98\x80",
                                             "'"};
        std::string text = "\"";
        for (auto count = pick(0, 6); count > 0; --count) text += pieces[pick(0, std::size(pieces) - 1)];
        return text + "\"";
    }

    std::mt19937 random_;
};

/// The members of `object`, taken apart as columns are.
void flatten(const nlohmann::json& object, const std::string& prefix, std::map<std::string, nlohmann::json>& cells) {
    for (const auto& [key, value] : object.items()) {
        if (value.is_object() && !value.empty())
            flatten(value, prefix + key + ".", cells);
        else
            cells[prefix + key] = value;
    }
}

std::string text_of(const nlohmann::json& value) {
    if (value.is_string()) return value.get<std::string>();
    return value.is_null() ? "" : value.dump();
}

/// Repeated keys, and such as damage makes ("", "a.b"), have rules of their own: json_records_test.cpp.
bool has_odd_keys(const std::string& json) {
    std::vector<std::set<std::string>> keys;
    bool is_odd = false;
    const auto parsed = nlohmann::json::parse(json, [&](int, nlohmann::json::parse_event_t event, nlohmann::json& key) {
        if (event == nlohmann::json::parse_event_t::object_start) keys.emplace_back();
        if (event == nlohmann::json::parse_event_t::object_end) keys.pop_back();
        if (event != nlohmann::json::parse_event_t::key) return true;
        const auto name = key.get<std::string>();
        is_odd |= !keys.back().insert(name).second || name.size() != 1 || name < "a" || name > "f";
        return true;
    });
    return is_odd && !parsed.is_discarded();
}

}  // namespace

TEST_CASE("random lines of JSON are taken or rejected as another reader does, with equal cells", "[import]") {
    JsonMaker maker(20261121);
    std::size_t kept = 0, rejected = 0;
    for (int round = 0; round < 300; ++round) {
        std::string text = "{\"first\":1}\n";
        std::vector<std::string> lines;
        for (int line = 0; line < 60; ++line) {
            auto json = maker.object(3);
            if (maker.pick(0, 1) == 0) maker.damage(json);
            if (json.find('\n') != std::string::npos) continue;
            lines.push_back(json);
            text += json + "\n";
        }
        const auto file = read_in_every_way(text, ".jsonl");
        REQUIRE(file.error == "");
        std::size_t record = 1, reject = 0;
        for (const auto& line : lines) {
            CAPTURE(line);
            const auto blanks = line.find_first_not_of(" \t");
            if (blanks == std::string::npos) continue;
            const auto parsed = nlohmann::json::parse(line, nullptr, false);
            if (!parsed.is_object()) {
                REQUIRE(reject < file.rejects.size());
                REQUIRE(line.find(file.rejects[reject++].bytes) != std::string::npos);
                ++rejected;
                continue;
            }
            REQUIRE(record < file.records.size());
            const auto& read = file.records[record++];
            REQUIRE(line.find(read.bytes) != std::string::npos);
            ++kept;
            if (has_odd_keys(line)) continue;
            std::map<std::string, nlohmann::json> cells;
            flatten(parsed, "", cells);
            for (const auto& [name, value] : cells) {
                const auto column = std::find(file.columns.begin(), file.columns.end(), name);
                if (value.is_null() || value == nlohmann::json::object()) continue;  // perhaps no column
                REQUIRE(column != file.columns.end());
                const auto& cell = read.cells[static_cast<std::size_t>(column - file.columns.begin())];
                if (value.is_structured() || value.is_number())
                    REQUIRE(nlohmann::json::parse(cell) == value);
                else
                    REQUIRE(cell == text_of(value));
            }
        }
        REQUIRE(record == file.records.size());
        REQUIRE(reject == file.rejects.size());
    }
    CHECK(kept > 5'000);
    CHECK(rejected > 3'000);
}

TEST_CASE("random JSON documents read alike in blocks of any size and from a pipe, whole or broken", "[import]") {
    JsonMaker maker(11);
    std::size_t errors = 0, good = 0;
    for (int round = 0; round < 1'500; ++round) {
        std::string text = "[";
        for (auto count = maker.pick(0, 12); count > 0; --count)
            text += maker.object(2) + (maker.pick(0, 3) == 0 ? "\r\n" : "") + (count > 1 ? ",\n" : "");
        text += "]";
        if (maker.pick(0, 2) == 0)
            text = "{\"n\":" + maker.value(1) + ",\"records\":" + text + ",\"m\":" + maker.value(1) + "}";
        const bool is_damaged = maker.pick(0, 1) == 0;
        if (is_damaged) maker.damage(text);
        CAPTURE(text);
        const auto file = read_in_every_way(text, ".json");
        const bool is_valid = nlohmann::json::accept(text);
        const bool has_fault = !file.error.empty() || !file.rejects.empty();
        // A broken document shows; a whole one shows only where elements are no objects, or there are no leads.
        if (!is_valid) REQUIRE(has_fault);
        if (!is_damaged) REQUIRE(file.error == "");
        if (!is_damaged) REQUIRE(file.rejects.empty());
        (has_fault ? errors : good) += 1;
    }
    CHECK(errors > 300);
    CHECK(good > 300);
}

TEST_CASE("long texts full of escapes end where another reader ends them", "[import]") {
    std::mt19937 random(12);
    const auto pick = [&](std::size_t low, std::size_t high) { return low + random() % (high - low + 1); };
    static const char* const pieces[] = {"\\\"", "\\\\", "\\\\\\\"", "\\n", "\\u00e9", "\xC3\xA9", "x", "{}[],:"};
    for (int round = 0; round < 60; ++round) {
        std::string text;
        std::vector<nlohmann::json> expected;
        while (text.size() < 20'000) {
            std::string line = "{";
            for (auto count = pick(1, 5); count > 0; --count) {
                line += "\"" + std::string(count, 'k') + "\":\"" +
                        std::string(pick(0, 3) == 0 ? pick(0, 5'000) : pick(0, 70), 'y');
                for (auto left = pick(0, 80); left > 0; --left) line += pieces[pick(0, std::size(pieces) - 1)];
                line += count > 1 ? "\"," : "\"}";
            }
            expected.push_back(nlohmann::json::parse(line));
            text += line + "\n";
        }
        const auto file = read_in_every_way(text, ".jsonl");
        REQUIRE(file.error == "");
        REQUIRE(file.records.size() == expected.size());
        for (std::size_t row = 0; row < expected.size(); ++row)
            for (std::size_t column = 0; column < file.columns.size(); ++column)
                REQUIRE(file.records[row].cells[column] == expected[row].value(file.columns[column], ""));
    }
}
