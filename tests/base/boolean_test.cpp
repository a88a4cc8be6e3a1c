#include "catch2.hpp"

#include "leadqual/base.hpp"

namespace leadqual {

TEST_CASE("yes and no are read in several languages", "[base]") {
    for (const std::string_view cell :
         {"yes", "Yes",     "YES",  " y ",  "Y",         "true",       "TRUE", "True", "1",    "1.0",
          "on",  "x",       "X",    "✓",    "✔",         "ya",         "Ya",   "sim",  "Sim",  "oui",
          "si",  "sí",      "Sí",   "SÍ",   "ja",        "JA",         "да",   "Да",   "ДА",   "evet",
          "t",   "checked", "WAHR", "VRAI", "verdadero", "VERDADEIRO", "是",   "sì",   "Vero", "waar",
          "J",   "doğru",   "tak",  "ano",  "igen",      "예",         "có",   "S",    "s"}) {
        INFO(cell);
        CHECK(read_boolean(cell) == true);
    }
    for (const std::string_view cell :
         {"no",  "No",     "NO",    "n",     "N",     "false",  "False",  "FALSE", "0",     "0.0",
          "off", "tidak",  "Tidak", "nao",   "não",   "Não",    "NÃO",    "non",   "nein",  "нет",
          "Нет", "НЕТ",    "hayir", "hayır", "Hayır", "f",      "FALSCH", "FAUX",  "falso", "✗",
          "否",  "onwaar", "nie",   "nej",   "nem",   "아니오", "không",  "yanlış"}) {
        INFO(cell);
        CHECK(read_boolean(cell) == false);
    }
    for (const std::string_view cell :
         {"", " ", "2", "-1", "maybe", "yess", "nope!", "unknown", "opted-in", "opted out", "yes no", "10", "verdaderx",
          "xerdadero", "verdadeirx", "12345678901"}) {
        INFO(cell);
        CHECK(read_boolean(cell) == std::nullopt);
    }
    CHECK(read_boolean(std::string_view("\0yes", 4)) == std::nullopt);
}

}  // namespace leadqual
