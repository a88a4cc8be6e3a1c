#include "pipeline/likely_missing.hpp"

namespace leadqual {

namespace {

constexpr std::string_view words[] = {
    "select",
    "select one",
    "select...",
    "please select",
    "please choose",
    "choose",
    "choose one",
    "choose an option",
    "select an option",
    "- select -",
    "--select--",
    "-- select --",
    "-- select one --",
    "--- select ---",
    "-- none --",
    "- choose -",
    "-- choose --",
    "none selected",
    "not selected",
    "not entered",
    "not disclosed",
    "not answered",
    "no answer",
    "no response",
    "no value",
    "prefer not to say",
    "missing",
    "xx",
    "xxx",
    "xxxx",
    "pilih",  // Indonesian
    "-- pilih --",
    "silakan pilih",
    "selecione",  // Portuguese
    "-- selecione --",
    "seleccione",  // Spanish
    "-- seleccione --",
    "seleccionar",
    "bitte wählen",  // German
    "bitte auswählen",
    "auswählen",
    "choisir",  // French
    "choisissez",
    "sélectionner",
    "sélectionnez",
    "seleziona",  // Italian
    "scegli",
    "kies",  // Dutch
    "maak een keuze",
};

}  // namespace

LikelyMissingWords::LikelyMissingWords() {
    for (const auto word : words) words_.add(word);
}

void LikelyMissingWords::see(std::string_view trimmed, std::size_t column) {
    if (!words_.contains(trimmed, CellKind::place)) return;  // those of every run are not among the values
    auto& seen = seen_[fold(trimmed)];
    if (seen.word.empty()) seen.word = trimmed;
    ++seen.cells[column];
}

std::vector<LikelyMissing> LikelyMissingWords::found() const {
    std::vector<LikelyMissing> found;
    for (const auto& [folded, seen] : seen_) {
        LikelyMissing& word = found.emplace_back(LikelyMissing{seen.word, 0, seen.cells.size()});
        for (const auto& [column, cells] : seen.cells) word.cells += cells;
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.cells > b.cells; });
    return found;
}

}  // namespace leadqual
