// Words that mean "nothing known". Asked of every cell that is read, so most are turned away by their first byte.
#include <algorithm>

#include "leadqual/lead.hpp"

namespace leadqual {

namespace {

constexpr std::uint8_t bit(CellKind kind) { return static_cast<std::uint8_t>(1u << static_cast<unsigned>(kind)); }
constexpr std::uint8_t value = bit(CellKind::value), contact = bit(CellKind::contact), no_text = value | contact,
                       not_place = bit(CellKind::text) | no_text, always = not_place | bit(CellKind::place);

struct Spelling {
    std::string_view word;
    std::uint8_t kinds;
};

constexpr Spelling spellings[] = {
    {"null", always},
    {"(null)", always},
    {"nil", always},
    {"nan", always},
    {"undefined", always},
    {"n/a", always},
    {"n.a.", always},
    {"n. a.", always},
    {"<na>", always},
    {"na", not_place},  // Namibia, North America
    {"not available", always},
    {"not applicable", always},
    {"not provided", always},
    {"[not provided]", always},  // Salesforce, where a company is required
    {"not specified", always},
    {"not set", always},
    {"not known", always},
    {"unknown", always},
    {"[unknown]", always},
    {"(unknown)", always},
    {"unspecified", always},
    {"tbd", always},
    {"tba", always},
    {"tbc", always},
    {"t.b.d.", always},
    {"to be determined", always},
    {"to be confirmed", always},
    {"no data", always},
    {"(blank)", always},
    {"(empty)", always},
    {"(none)", always},
    {"-none-", always},    // Zoho
    {"--none--", always},  // Salesforce
    {"- none -", always},
    {"#n/a", always},
    {"#null!", always},
    {"#value!", always},
    {"#ref!", always},
    {"#div/0!", always},
    {"#name?", always},
    {"#num!", always},
    {"-", always},
    {"--", always},
    {"---", always},
    {"\u2013", always},
    {"\u2014", always},
    {".", always},
    {"..", always},
    {"...", always},
    {"?", always},
    {"??", always},
    {"tidak diketahui", always},  // Indonesian
    {"belum diketahui", always},
    {"belum ada", always},
    {"desconhecido", always},  // Portuguese
    {"não informado", always},
    {"nao informado", always},
    {"desconocido", always},  // Spanish
    {"sin especificar", always},
    {"no especificado", always},
    {"unbekannt", always},  // German
    {"keine angabe", always},
    {"k.a.", always},
    {"inconnu", always},  // French
    {"non renseigné", always},
    {"sconosciuto", always},  // Italian
    {"onbekend", always},     // Dutch
    // Answers where the question is in words, nothing where a value or an address is asked for.
    {"none", no_text},
    {"tidak ada", no_text},
    {"sem", no_text},
    {"nenhum", no_text},
    {"ninguno", no_text},
    {"keine", no_text},
    {"aucun", no_text},
    {"nessuno", no_text},
    {"geen", no_text},
    {"0000-00-00", value},
    {"0000-00-00 00:00:00", value},
    {"not sure", value},
    {"undecided", value},
    {"no timeline", value},
    {"no set timeline", value},
    // What forms are given that insist on a way to contact.
    {"@", contact},
    {"0", contact},
    {"00", contact},
    {"000", contact},
    {"0000", contact},
    {"00000", contact},
    {"000000", contact},
    {"0000000", contact},
    {"00000000", contact},
    {"000000000", contact},
    {"0000000000", contact},
    {"00000000000", contact},
    {"000000000000", contact},
    {"000-000-0000", contact},
    {"(000) 000-0000", contact},
    {"no", contact},
    {"no email", contact},
    {"no phone", contact},
};

constexpr bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }
constexpr bool is_ascii(char byte) { return static_cast<unsigned char>(byte) < 0x80; }
constexpr char lower(char byte) { return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + ('a' - 'A')) : byte; }
constexpr char upper(char byte) { return byte >= 'a' && byte <= 'z' ? static_cast<char>(byte - ('a' - 'A')) : byte; }

/// How many bytes more than a word what folds to it can have: some letters of ASCII have twins that are longer, as the
/// sign of Kelvin; beyond ASCII folding shrinks to a third at most.
std::size_t longer_by(std::string_view folded) {
    if (!std::ranges::all_of(folded, is_ascii)) return 2 * folded.size();
    const auto count = [&](char letter) { return static_cast<std::size_t>(std::ranges::count(folded, letter)); };
    return 2 * count('k') + count('s') + count('i');
}

}  // namespace

MissingWords::MissingWords() {
    for (auto& sizes : sizes_) std::fill(sizes.begin() + 0x80, sizes.end(), ~std::uint64_t{0});  // may fold to anything
    for (const auto& [word, kinds] : spellings) add(word, kinds);
}

void MissingWords::add(std::string_view word) { add(word, always); }

void MissingWords::add(std::string_view word, std::uint8_t kinds) {
    std::string folded = fold(word);
    if (folded.empty()) return;
    std::uint64_t sizes = 0;
    for (std::size_t size = folded.size(); size <= folded.size() + longer_by(folded); ++size)
        sizes |= std::uint64_t{1} << std::min(size, kLongSize);
    const auto first = static_cast<unsigned char>(folded[0]);
    for (std::size_t kind = 0; kind < sizes_.size(); ++kind) {
        if ((kinds >> kind & 1) == 0) continue;
        for (const auto byte : {first, static_cast<unsigned char>(upper(folded[0]))}) {
            sizes_[kind][byte] |= sizes;
            ascii_sizes_[kind][byte] |= std::uint64_t{1} << std::min(folded.size(), kLongSize);
        }
    }
    has_digits_ = has_digits_ || ((kinds & value) != 0 && std::ranges::all_of(word, is_digit));
    const auto place = std::ranges::lower_bound(words_, folded, {}, &Word::folded);
    if (place != words_.end() && place->folded == folded)
        place->kinds |= kinds;
    else
        words_.insert(place, {std::move(folded), kinds});
}

bool MissingWords::is_word(std::string_view trimmed, CellKind kind) const {
    thread_local std::string folded;
    unsigned char all = 0;
    for (const char byte : trimmed) all |= static_cast<unsigned char>(byte);
    if (all < 0x80) {
        const auto sizes = ascii_sizes_[static_cast<std::size_t>(kind)][static_cast<unsigned char>(trimmed[0])];
        if ((sizes >> std::min(trimmed.size(), kLongSize) & 1) == 0) return false;
        folded.resize(trimmed.size());
        std::ranges::transform(trimmed, folded.begin(), lower);
    } else {
        fold_into(trimmed, folded);
    }
    const auto word = std::ranges::lower_bound(words_, folded, {}, &Word::folded);
    return word != words_.end() && word->folded == folded && (word->kinds & bit(kind)) != 0;
}

}  // namespace leadqual
