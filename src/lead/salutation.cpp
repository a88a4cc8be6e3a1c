// A column called Title holds jobs in one file and Mr. and Mrs. in another.
#include <algorithm>

#include "leadqual/lead.hpp"

namespace leadqual {

namespace {

// Folded, without the dot at the end; what is also a job or its beginning (Prof, Dir) stays out.
constexpr std::string_view salutations[] = {
    "mr",  "mrs",  "ms",    "miss",   "mx",   "mister", "dr",     "sir",     "madam",    "bapak",  "bpk",
    "pak", "ibu",  "sdr",   "sdri",   "herr", "frau",   "mme",    "mlle",    "monsieur", "madame", "sr",
    "sra", "srta", "senor", "senora", "don",  "dona",   "senhor", "senhora", "señor",    "señora",
};

}  // namespace

bool is_salutation(std::string_view trimmed) {
    if (trimmed.ends_with('.')) trimmed.remove_suffix(1);
    return trimmed.size() <= 8 && std::ranges::find(salutations, fold(trimmed)) != std::end(salutations);
}

}  // namespace leadqual
