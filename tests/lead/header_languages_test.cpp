// Headers in the languages of the catalogue, with accents and without.
#include "catch2.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "lead/fields_in.hpp"

namespace leadqual {

using testing::fields_in, testing::name_of;

namespace {

struct Row {
    std::string_view field, headers;
};

// The letters of these languages without their accents, in their own table: the tests do not ask the code for them.
std::string plain(std::string_view text) {
    static const std::pair<std::string_view, std::string_view> letters[] = {
        {"á", "a"}, {"à", "a"}, {"â", "a"}, {"ã", "a"}, {"ä", "a"}, {"ç", "c"}, {"é", "e"}, {"è", "e"}, {"ê", "e"},
        {"í", "i"}, {"ñ", "n"}, {"ó", "o"}, {"ô", "o"}, {"õ", "o"}, {"ö", "o"}, {"ú", "u"}, {"ü", "u"}, {"ß", "ss"},
        {"É", "E"}, {"Ç", "C"}, {"Ã", "A"}, {"Á", "A"}, {"Í", "I"}, {"Ú", "U"}, {"º", "o"}, {"’", "'"}, {"Ó", "O"}};
    std::string result(text);
    for (const auto& [accented, without] : letters)
        for (auto at = result.find(accented); at != result.npos; at = result.find(accented))
            result.replace(at, accented.size(), without);
    return result;
}

// Checks each header, alone and without its accents, and that there are enough of them.
void check(const std::vector<Row>& rows) {
    std::size_t count = 0;
    for (const auto& [field, headers] : rows) {
        for (std::string_view rest = headers; !rest.empty(); ++count) {
            const auto end = std::min(rest.find(';'), rest.size());
            const std::string_view header = rest.substr(0, end);
            INFO("header '" << header << "'");
            CHECK(name_of(field_for_header(header)) == field);
            CHECK(name_of(field_for_header(plain(header))) == field);
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
    CHECK(count >= 40);
}

}  // namespace

TEST_CASE("headers in Indonesian", "[lead][headers]") {
    check({{"first_name", "Nama Depan"},
           {"last_name", "Nama Belakang"},
           {"full_name", "Nama;Nama Lengkap;Nama Kontak"},
           {"email", "Email;Surel;Alamat Email;Email Kantor"},
           {"phone", "Telepon;No. Telepon;Nomor Telepon;No Telp"},
           {"mobile", "No. HP;Nomor HP;No. HP/WA;Ponsel;Nomor WhatsApp"},
           {"company", "Perusahaan;Nama Perusahaan;Instansi"},
           {"website", "Situs Web;Website Perusahaan"},
           {"job_title", "Jabatan;Posisi"},
           {"department", "Divisi;Departemen"},
           {"decision_maker", "Pengambil Keputusan"},
           {"industry", "Industri;Bidang Usaha"},
           {"employees", "Jumlah Karyawan;Karyawan;Ukuran Perusahaan"},
           {"annual_revenue", "Pendapatan;Pendapatan Tahunan;Omzet;Omset"},
           {"country", "Negara"},
           {"region", "Provinsi"},
           {"city", "Kota;Kota/Kabupaten"},
           {"lead_source", "Sumber;Sumber Lead"},
           {"status", "Status;Status Prospek"},
           {"created_date", "Tanggal Dibuat"},
           {"last_activity_date", "Aktivitas Terakhir"},
           {"owner", "Penanggung Jawab;Pemilik"},
           {"budget", "Anggaran;Nilai Anggaran"},
           {"need", "Kebutuhan"},
           {"challenge", "Tantangan;Kendala"},
           {"priority", "Prioritas"},
           {"timeline", "Jangka Waktu"},
           {"notes", "Catatan;Keterangan"},
           {"none", "Alamat;Kode Pos;Sapaan;Jenis Kelamin;Tanggal Lahir"}});
    CHECK(fields_in({"Nama Depan", "Nama Belakang", "Perusahaan", "Jabatan", "Anggaran"}) ==
          "first_name last_name company job_title budget");
}

TEST_CASE("headers in Portuguese", "[lead][headers]") {
    check({{"first_name", "Primeiro nome"},
           {"last_name", "Sobrenome"},
           {"full_name", "Nome;Nome completo;Nome do contato"},
           {"email", "E-mail;Endereço de e-mail;E-mail corporativo"},
           {"phone", "Telefone;Telefone comercial"},
           {"mobile", "Celular;Telemóvel"},
           {"company", "Empresa;EMPRESA;Nome da empresa;Razão social"},
           {"website", "Site;Site da empresa"},
           {"job_title", "Cargo;Função"},
           {"seniority", "Senioridade"},
           {"decision_maker", "Tomador de decisão;Decisor"},
           {"industry", "Setor;Setor de atuação"},
           {"employees", "Funcionários;Número de funcionários;Nº de funcionários;Tamanho da empresa"},
           {"annual_revenue", "Faturamento;Faturamento anual;Receita anual"},
           {"country", "País"},
           {"region", "Região;UF"},
           {"city", "Cidade"},
           {"lead_source", "Origem;Origem do lead;Fonte"},
           {"campaign", "Campanha"},
           {"status", "Situação;Etapa;Status do lead"},
           {"status_reason", "Motivo da perda"},
           {"crm_score", "Pontuação"},
           {"owner", "Responsável;Proprietário do lead"},
           {"created_date", "Data de criação;Criado em"},
           {"last_activity_date", "Última atividade;Último contato"},
           {"budget", "Orçamento;ORÇAMENTO;Orçamento disponível;Verba"},
           {"need", "Necessidade"},
           {"challenge", "Desafio;Principal desafio"},
           {"goal", "Objetivo"},
           {"priority", "Prioridade;Urgência"},
           {"timeline", "Prazo;Prazo de compra"},
           {"customer", "Já é cliente?;Cliente atual"},
           {"notes", "Observações;Comentários"},
           {"none", "Estado;Departamento;Endereço;CEP;CNPJ;Tratamento"}});
    CHECK(fields_in({"Nome", "Sobrenome", "Empresa", "Cargo", "Orçamento", "Faturamento", "Funcionários"}) ==
          "first_name last_name company job_title budget annual_revenue employees");
}

TEST_CASE("headers in Spanish", "[lead][headers]") {
    check({{"first_name", "Nombres;Primer nombre"},
           {"last_name", "Apellidos;Apellido"},
           {"full_name", "Nombre;Nombre completo;Nombre y apellidos"},
           {"email", "Correo;Correo electrónico;Dirección de correo electrónico"},
           {"phone", "Teléfono;TELÉFONO;Número de teléfono"},
           {"mobile", "Móvil;Teléfono móvil;Celular"},
           {"company", "Empresa;Nombre de la empresa;Compañía;Razón social"},
           {"website", "Sitio web;Página web"},
           {"job_title", "Puesto;Cargo;Puesto de trabajo"},
           {"decision_maker", "Tomador de decisiones;Decisor"},
           {"industry", "Sector;Industria"},
           {"employees", "Empleados;Número de empleados;Nº de empleados;N° de empleados;Tamaño de la empresa"},
           {"annual_revenue", "Facturación;Facturación anual;Ingresos anuales;Volumen de negocio"},
           {"country", "País"},
           {"region", "Provincia"},
           {"city", "Ciudad;Localidad"},
           {"lead_source", "Fuente;Origen;Origen del lead"},
           {"campaign", "Campaña"},
           {"status", "Estatus;Estado del lead"},
           {"status_reason", "Motivo de pérdida"},
           {"owner", "Propietario;Responsable"},
           {"created_date", "Fecha de creación;Fecha de alta"},
           {"last_activity_date", "Última actividad;Último contacto"},
           {"budget", "Presupuesto;PRESUPUESTO;Presupuesto disponible"},
           {"need", "Necesidad"},
           {"challenge", "Desafío;Reto"},
           {"goal", "Objetivos"},
           {"priority", "Prioridad"},
           {"timeline", "Plazo;Plazo de compra"},
           {"expected_close", "Fecha de cierre"},
           {"notes", "Notas;Observaciones;Comentarios"},
           {"none", "Estado;Departamento;Dirección;Código postal;Tratamiento;Título"}});
    CHECK(fields_in({"Nombre", "Apellidos", "Puesto", "Empleados", "Presupuesto"}) ==
          "first_name last_name job_title employees budget");
}

TEST_CASE("headers in German", "[lead][headers]") {
    check({{"first_name", "Vorname"},
           {"last_name", "Nachname;Familienname"},
           {"full_name", "Name;Ansprechpartner;Kontaktperson;Vollständiger Name"},
           {"email", "E-Mail;E-Mail-Adresse;Mailadresse"},
           {"phone", "Telefon;Telefonnummer;Tel.-Nr."},
           {"mobile", "Mobil;Handy;Mobilnummer;Mobiltelefon"},
           {"company", "Firma;Unternehmen;Firmenname"},
           {"website", "Webseite;Internetseite"},
           {"job_title", "Position;Funktion;Berufsbezeichnung"},
           {"department", "Abteilung"},
           {"decision_maker", "Entscheider;Entscheidungsträger;Entscheidungstraeger"},
           {"industry", "Branche;Wirtschaftszweig"},
           {"employees", "Mitarbeiter;Anzahl Mitarbeiter;Mitarbeiterzahl;Beschäftigte;Unternehmensgröße"},
           {"annual_revenue", "Umsatz;Jahresumsatz"},
           {"country", "Land"},
           {"region", "Bundesland"},
           {"city", "Ort;Stadt"},
           {"lead_source", "Quelle;Lead-Quelle;Herkunft"},
           {"campaign", "Kampagne"},
           {"status", "Status;Leadstatus"},
           {"rating", "Bewertung"},
           {"owner", "Betreuer;Zuständig;Verantwortlich"},
           {"created_date", "Erstellt am;Erstellungsdatum"},
           {"last_activity_date", "Letzte Aktivität;Letzter Kontakt"},
           {"budget", "Budget;Budgethöhe;Verfügbares Budget"},
           {"need", "Bedarf"},
           {"challenge", "Herausforderung"},
           {"goal", "Ziel;Ziele"},
           {"priority", "Priorität;Dringlichkeit"},
           {"timeline", "Zeitrahmen;Zeithorizont"},
           {"customer", "Bestandskunde"},
           {"follow_up_date", "Wiedervorlage"},
           {"notes", "Notizen;Bemerkungen;Kommentar"},
           {"none", "Anrede;Titel;Straße;PLZ;Adresse;Kundennummer"}});
    CHECK(fields_in({"Anrede", "Titel", "Vorname", "Name", "Firma", "Position", "Ort"}) ==
          "- - first_name last_name company job_title city");
}

TEST_CASE("headers in French", "[lead][headers]") {
    check({{"first_name", "Prénom;PRÉNOM"},
           {"last_name", "Nom de famille"},
           {"full_name", "Nom;Nom complet;Nom et prénom;Nom du contact"},
           {"email", "Courriel;Adresse e-mail;E-mail professionnel"},
           {"phone", "Téléphone;Te\xCC\x81le\xCC\x81phone;Numéro de téléphone;N° de téléphone;Téléphone fixe"},
           {"mobile", "Portable;Téléphone portable;Téléphone mobile"},
           {"company", "Société;SOCIÉTÉ;Entreprise;Nom de l'entreprise;Raison sociale"},
           {"website", "Site web;Site internet"},
           {"job_title", "Fonction;Poste;Intitulé du poste"},
           {"decision_maker", "Décideur"},
           {"industry", "Secteur;Secteur d'activité"},
           {"employees", "Effectif;Effectifs;Nombre d'employés;Nombre de salariés;Taille de l’entreprise"},
           {"annual_revenue", "Chiffre d'affaires;Chiffre d’affaires annuel;CA annuel"},
           {"country", "Pays"},
           {"city", "Ville"},
           {"lead_source", "Source;Origine;Source du lead"},
           {"campaign", "Campagne"},
           {"status", "Statut;Statut du lead;Étape"},
           {"status_reason", "Raison de la perte"},
           {"owner", "Propriétaire;Responsable"},
           {"created_date", "Date de création;Créé le"},
           {"last_activity_date", "Dernière activité;Dernier contact"},
           {"budget", "Budget;Budget prévu;Budget disponible"},
           {"need", "Besoin;Besoins"},
           {"challenge", "Défi;Problématique"},
           {"goal", "Objectif"},
           {"priority", "Priorité;Urgence"},
           {"timeline", "Délai;Délai d'achat"},
           {"expected_close", "Date de clôture"},
           {"customer", "Déjà client"},
           {"follow_up_date", "Relance"},
           {"notes", "Notes;Commentaires;Remarques"},
           {"none", "Titre;Civilité;Adresse;Code postal;Département"}});
    CHECK(fields_in({"Civilité", "Nom", "Prénom", "Société", "Fonction", "Effectif"}) ==
          "- last_name first_name company job_title employees");
}

TEST_CASE("words for other persons' wishes keep their sense in every language", "[lead][headers]") {
    check({{"email_opt_out",
            "Berhenti berlangganan;Descadastrado;Não enviar e-mail;No enviar correo;Dado de baja;"
            "Abgemeldet;Keine E-Mails;Désinscrit;Désabonné"},
           {"do_not_call", "Jangan telepon;Não ligar;No llamar;Nicht anrufen;Keine Anrufe;Ne pas appeler"},
           {"none",
            "Persetujuan email;Setuju dihubungi;Berlangganan;Consentimento;Aceita receber e-mails;Inscrito;"
            "Consentimiento;Acepta correos;Suscrito;Einwilligung;Newsletter angemeldet;Angemeldet;"
            "Consentement;Inscrit à la newsletter;Abonné;Accepte les e-mails;Opt-in e-mail;"
            "Mitra;Negara Perusahaan;Empresa matriz;Muttergesellschaft;Société mère;"
            "E-mail do responsável;Correo del propietario;E-Mail des Betreuers;E-mail du commercial"}});
}

}  // namespace leadqual
