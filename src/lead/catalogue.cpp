// The fields rules can name, and the column headers of CRMs, forms and spreadsheets that mean them.
//
// How a header gets in, or stays out:
// - Two columns for one field stop a run whose rules read that field. So a second choice that stands beside the first
//   in the same export stays out (Secondary Email, Home Phone, Country Code, Medium), unless many files have no other
//   (Work Email, Company Size).
// - Other things stay out where a rule would take them for what they are not: a consent is the opposite of an opt-out,
//   Page Views Per Visit is no count, Modified On is not the lead's doing, Lifecycle Stage and Lead Quality are
//   verdicts someone already gave, a header that names a currency or unit would lose it (Annual Revenue (IDR)).
// - A word that means two things is decided by the cells, not here: Title (a job, or Mr. in Mautic), Customer (a yes,
//   or a name in Oracle), Last Activity (a date, or what it was). Where the cells would not tell either (Estado: state
//   or status; State Code) the word stays out.
// - Street, post code, fax, salutation, middle name, ids: no field, because no rule asks for them.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <span>
#include <string>
#include <string_view>

#include "lead/header.hpp"

namespace leadqual {

namespace {

using enum FieldType;

// To add a field: a row here, in the order people read a lead. To add a header: in the row it means, in lower case,
// letters and digits only, without accents. First the field's own name, then English and the systems' own names, then
// Indonesian, Portuguese, Spanish, German and French. A header in two rows does not compile.
constexpr Field fields[] = {
    // Who
    {"first_name", text, "Given name of the person",
     "firstname|givenname|forename|fname|contactfirstname|personfirstname"
     // Nome and nombre alone are often the whole name, beside a surname the given name; here both read well.
     "|namadepan|nome|primeironome|nombre|nombres|primernombre|vorname|prenom"},
    {"last_name", text, "Family name of the person",
     "lastname|surname|familyname|lname|contactlastname|personlastname"
     "|namabelakang|sobrenome|apellido|apellidos|nachname|familienname|nom|nomdefamille"},
    {"full_name", text, "Whole name of the person",
     "fullname|name|leadname|contactname|personname|prospectname|contactperson|contactfullname|yourname"
     "|nama|namalengkap|namakontak|namaprospek|nomecompleto|nomedocontato|nombrecompleto|nombreyapellido"
     "|nombreyapellidos|nombredelcontacto|vollstandigername|ansprechpartner|kontaktperson|nomcomplet|nometprenom"
     "|nomducontact"},
    {"email", text, "E-mail address to reach the person",
     "email|emailaddress|emailid|mail|mailaddress|emailaddress1|email1|emailfrom|primaryemail|contactemail|workemail"
     "|businessemail|personemail|personemailwork|leademail|youremail"
     "|surel|alamatsurel|alamatemail|emailkantor|correo|correoelectronico|direcciondecorreo|enderecodeemail"
     "|emailcorporativo|emailprofissional|emailadresse|mailadresse|courriel|adresseemail|adressemail"
     "|adresseelectronique|emailprofessionnel"},
    {"phone", text, "Telephone number, fixed or not said to be mobile",
     "phone|phonenumber|phoneno|telephone|telephonenumber|tel|businessphone|workphone|workphonenumber|officephone"
     "|directphone|workdirectphone|primaryphone|contactphone|contactnumber|worknumber|phonework|telephone1"
     "|personphone|personphonework|leadphone"
     "|telepon|notelepon|nomortelepon|notelp|telp|teleponkantor|telefone|telefonecomercial|telefono|numerodetelefono"
     "|telefon|telefonnummer|numerodetelephone"},
    {"mobile", text, "Mobile phone number",
     "mobile|mobilephone|mobilephonenumber|mobilenumber|mobileno|cell|cellphone|cellnumber|phonemobile"
     "|personphonemobile|primarymobile"
     "|handphone|nohp|nomorhp|nohandphone|ponsel|nomorponsel|nowa|nomorwa|nowhatsapp|nomorwhatsapp|celular"
     "|telefonecelular|telefonocelular|movil|telefonomovil|handy|handynummer|mobil|mobiltelefon|mobilnummer|portable"
     "|telephoneportable|telephonemobile"},
    {"company", text, "Name of the company the person works for",
     "company|companyname|companyaccount|accountname|organization|organisation|organizationname|organisationname"
     "|personorganization|associatedcompany|partnername|businessname|employer|companyorganization"
     "|perusahaan|namaperusahaan|instansi|namainstansi|organisasi|empresa|nomedaempresa|razaosocial|nombredelaempresa"
     "|nombredeempresa|razonsocial|compania|firma|firmenname|unternehmen|unternehmensname|societe|nomdelasociete"
     "|entreprise|nomdelentreprise|raisonsociale"},
    {"website", text, "Web address of the company",
     "website|websiteurl|web|webpage|homepage|companywebsite|companydomain|domain|organizationwebsite|personwebsite"
     "|situsweb|situs|websiteperusahaan|sitedaempresa|sitioweb|paginaweb|webseite|internetseite|siteweb|siteinternet"},
    {"job_title", text, "What the person does there: CFO, head of IT, student",
     "jobtitle|title|jobposition|jobrole|position|currentposition|currenttitle|designation|role|function|persontitle"
     "|contacttitle|contactjobtitle"
     "|jabatan|namajabatan|posisi|cargo|funcao|puesto|puestodetrabajo|jobtitel|berufsbezeichnung|stellenbezeichnung"
     "|funktion|poste|fonction|intituleduposte|titreduposte"},
    {"seniority", text, "Rank of the person: manager, director, C-level",
     "seniority|senioritylevel|hsseniority|jobseniority|joblevel|managementlevel|careerlevel|contactseniority"
     "|tingkatjabatan|leveljabatan|senioridade|nivelhierarquico|niveljerarquico|hierarchieebene|fuhrungsebene"
     "|karrierestufe|niveauhierarchique"},
    {"department", text, "Department of the person: finance, IT",
     "department|departments|departmentname|dept|jobfunction|contactdepartment"
     "|departemen|divisi|bagian|abteilung"},
    {"buying_role", text, "Part the person plays in buying: decider, influencer, user",
     "buyingrole|hsbuyingrole|buyerrole|purchaserole|purchasingrole|contactrole|primarycontactrole|decisionrole"
     "|roleinpurchase|roleindecision"
     "|peranpembelian|papelnacompra|roldecompra|rolenlacompra|kaufrolle|rolleimbuyingcenter|roledachat"},
    {"decision_maker", boolean, "Whether the person decides on buying",
     "decisionmaker|isdecisionmaker|isadecisionmaker|authority|hasauthority|buyingauthority|purchasingauthority"
     "|budgetauthority|signingauthority|finaldecisionmaker"
     "|pengambilkeputusan|wewenang|decisor|tomadordedecisao|tomadordedecisiones|tomadecisiones|entscheider"
     "|istentscheider|entscheidungstrager|entscheidungsbefugnis|decideur|estdecideur"},
    {"purchase_process", text, "How they buy: one person alone, or a committee",
     "purchaseprocess|purchasingprocess|buyingprocess|decisionprocess|decisionmakingprocess"
     "|prosespembelian|processodecompra|procesodecompra|kaufprozess|entscheidungsprozess|processusdachat"},

    // The company
    {"industry", text, "What line of business the company is in",
     "industry|industrycode|industryname|industrytype|companyindustry|primaryindustry|sector|industrysector|vertical"
     "|industri|bidangusaha|sektor|setor|setordeatuacao|ramodeatividade|segmentodeatuacao|industria|sectordeactividad"
     "|rubro|branche|industrie|wirtschaftszweig|secteur|secteurdactivite"},
    {"employees", number, "How many people work for the company",
     "employees|numberofemployees|noofemployees|numofemployees|numemployees|employeecount|employeescount|employeesize"
     "|companysize|companyheadcount|headcount|staffcount|companyemployees|totalemployees|employeerange"
     "|jumlahkaryawan|karyawan|jumlahpegawai|ukuranperusahaan|funcionarios|numerodefuncionarios|tamanhodaempresa"
     "|empleados|numerodeempleados|nodeempleados|nºdeempleados|tamanodelaempresa|mitarbeiter|mitarbeiterzahl"
     "|mitarbeiteranzahl|anzahlmitarbeiter|anzahldermitarbeiter|unternehmensgrosse|beschaftigte|effectif|effectifs"
     "|nombredesalaries|nombredemployes|tailledelentreprise"},
    {"annual_revenue", number, "Sales of the company in a year",
     "annualrevenue|revenue|yearlyrevenue|companyrevenue|companyannualrevenue|customerannualrevenue|annualrev"
     "|revenuerange|annualturnover|turnover|annualsales"
     "|pendapatan|pendapatantahunan|omzet|omset|omzettahunan|faturamento|faturamentoanual|receitaanual|facturacion"
     "|facturacionanual|ingresosanuales|ingresos|umsatz|jahresumsatz|chiffredaffaires|chiffredaffairesannuel"},
    {"funding", number, "Capital raised from investors so far",
     "funding|totalfunding|totalfundingamount|fundingtotal|fundingamount|fundingraised|amountraised|totalraised"
     "|capitalraised"
     "|pendanaan|totalpendanaan|captacao|financiacion|finanzierung|leveedefonds"},
    {"country", text, "Country, in words or as a code",
     "country|countryname|countryregion|countryid|addresscountry|addresscountryregion|address1country"
     "|primaryaddresscountry|mailingcountry|organizationaddresscountryofaddress"
     "|negara|pais|land|pays"},
    {"region", text, "State, province or sales territory",
     "region|regionname|state|statename|stateid|stateprovince|stateregion|province|territory|salesterritory"
     "|addressstate|address1stateorprovince|primaryaddressstate|mailingstate"
     "|provinsi|wilayah|daerah|uf|regiao|provincia|estadoprovincia|bundesland"},
    {"city", text, "City or town",
     "city|cityname|town|addresscity|address1city|primaryaddresscity|mailingcity"
     "|kota|cidade|municipio|ciudad|localidad|stadt|ort|ville"},

    // Where the lead came from, and how the CRM files it
    {"lead_source", text, "How the lead was found: referral, web form, trade fair",
     "leadsource|source|sourceid|leadsourcecode|originalsource|hsanalyticssource|sourcechannel|leadsourcechannel"
     "|dealsourcechannel|acquisitionchannel"
     "|sumber|sumberlead|sumberprospek|origem|origemdolead|fonte|fontedolead|origen|origendellead|fuente"
     "|fuentedellead|leadquelle|quelle|herkunft|leadherkunft|sourcedulead|sourceduprospect|origine|provenance"},
    {"campaign", text, "Marketing campaign that brought the lead",
     "campaign|campaignname|sourcecampaign|leadcampaign|primarycampaign|marketingcampaign"
     "|kampanye|campanha|campana|kampagne|campagne"},
    {"status", text, "Where the CRM says the lead stands: new, contacted, lost",
     "status|leadstatus|hsleadstatus|contactstatus|prospectstatus|stage|stageid|leadstage|statuslead"
     "|statusprospek|tahap|statusdolead|situacao|etapa|estatus|estadodellead|leadphase|statut|statutdulead|etape"},
    {"status_reason", text, "Why it stands there: no budget, lost to a rival, not now",
     "statusreason|statuscode|statusdescription|leadstatusreason|lostreason|lostreasonid|lossreason|reasonlost"
     "|reasonforloss|leadlostreason|disqualifiedreason|disqualificationreason|reasonfordisqualification"
     "|unqualifiedreason|rejectionreason|rejectedreason"
     "|alasan|alasanstatus|alasanpenolakan|motivodaperda|motivodeperda|motivodeperdida|motivodeestado|statusgrund"
     "|verlustgrund|absagegrund|raisondustatut|raisondelaperte|motifdeperte"},
    {"rating", text, "How warm the owner calls the lead: hot, warm, cold",
     "rating|leadrating|leadqualitycode|temperature|leadtemperature|leadlabels|leadheat"
     "|peringkat|temperatura|temperaturadolead|bewertung|leadbewertung"},
    {"crm_score", number, "Points the CRM gave the lead",
     "crmscore|score|leadscore|leadscoring|hubspotscore|pardotscore|piscore|marketoscore|mkto71leadscore"
     "|mkto2leadscore|contactscore|points|leadpoints"
     "|skor|skorlead|pontuacao|puntuacion|punktzahl|punkte"},
    {"owner", text, "Who looks after the lead on our side",
     "owner|leadowner|recordowner|contactowner|ownername|ownerfullname|ownerid|hubspotowner|hubspotownerid"
     "|leadownername|personowner|salesperson|salesrep|salesrepresentative|assignedto|assigneduser|assignedusername"
     "|assignee"
     "|pemilik|pemiliklead|penanggungjawab|responsavel|vendedor|propietario|responsable|comercial|zustandig"
     "|verantwortlich|betreuer|vertriebsmitarbeiter|proprietaire"},
    {"created_date", date, "When the lead was first recorded",
     "createddate|createdate|creationdate|datecreated|created|createdon|createdat|createdtime|createtime|creationtime"
     "|dateentered|dateadded|addedon|leadcreated|leadcreateddate|personpersoncreated|personcreationdate|connectedon"
     "|tanggaldibuat|tanggalmasuk|dibuatpada|datadecriacao|criadoem|datadecadastro|fechadecreacion|fechadealta"
     "|creadoel|erstelltam|erstellungsdatum|angelegtam|datedecreation|creele"},
    {"last_activity_date", date, "Last call, e-mail, visit or other exchange with the lead",
     "lastactivitydate|lastactivity|lastactivitytime|lastactivityat|lastactivityon|dateoflastactivity|lastaction"
     "|dateactionlast|lastrespondedon|noteslastupdated|lastcontacted|lastcontact|lastcontactdate|lastcontactedon"
     "|lasttouch|lasttouchdate|lastinteraction|lastinteractiondate|lastseen|lastactive"
     "|aktivitasterakhir|kontakterakhir|tanggalkontakterakhir|ultimaatividade|ultimocontato|ultimaactividad"
     "|ultimocontacto|letzteaktivitat|letzterkontakt|derniereactivite|derniercontact"},

    // Ready to buy?
    {"budget", number, "Money set aside for buying",
     "budget|budgetamount|totalbudget|availablebudget|approvedbudget|estimatedbudget|projectbudget|budgetrange"
     "|purchasebudget|whatisyourbudget"
     "|anggaran|nilaianggaran|besaranggaran|orcamento|orcamentodisponivel|verba|presupuesto|presupuestodisponible"
     "|budgethohe|verfugbaresbudget|budgetprevu|budgetdisponible"},
    {"budget_status", text, "Whether there is a budget: none, planned, approved",
     "budgetstatus|budgetapproval|budgetapproved|budgetconfirmed|hasbudget"
     "|statusanggaran|statusdoorcamento|situacaodoorcamento|estadodelpresupuesto|statutdubudget"},
    {"deal_amount", number, "What we expect the deal to bring: our forecast, not their budget",
     "dealamount|amount|dealvalue|leadvalue|opportunityamount|opportunityvalue|estvalue|estimatedvalue"
     "|estimatedamount|expectedrevenue|expectedvalue|expectedamount|potentialvalue|contractvalue|annualcontractvalue"
     "|partnerannualcontractvalue|forecastamount"
     "|nilaideal|nilaikesepakatan|nilaitransaksi|valordonegocio|valordaoportunidade|valordelnegocio"
     "|valordelaoportunidad|importe|dealwert|auftragswert|geschatzterwert|montant|montantdelopportunite"},
    {"need", text, "How much they need this: a level, or in their own words",
     "need|needs|needlevel|levelofneed|businessneed|customerneed"
     "|kebutuhan|necessidade|necessidades|necesidad|necesidades|bedarf|besoin|besoins"},
    {"challenge", text, "What stands in their way",
     "challenge|challenges|mainchallenge|biggestchallenge|businesschallenge|painpoint|painpoints|pain|problem"
     "|problemstatement"
     "|tantangan|kendala|masalah|permasalahan|desafio|desafios|principaldesafio|dores|problema|reto|retos"
     "|herausforderung|herausforderungen|defi|defis|probleme|problematique"},
    {"goal", text, "What must get better",
     "goal|goals|objective|objectives|businessgoal|businessgoals"
     "|tujuan|sasaran|objetivo|objetivos|ziel|ziele|objectif|objectifs"},
    {"plan", text, "What they tried, and what they intend to do",
     "plan|plans|currentplan|actionplan"
     "|rencana|plano|planos|planes|plane|vorhaben|plandaction"},
    {"interest", text, "Whether, or how much, they are interested",
     "interest|interestlevel|levelofinterest|confirminterest|interestconfirmed"
     "|minat|tingkatminat|interesse|niveldeinteresse|interes|niveldeinteres|interessensgrad|interet|niveaudinteret"},
    {"priority", text, "How high this ranks for them: high, medium, low",
     "priority|prioritycode|leadpriority|prioritylevel|urgency|urgencylevel"
     "|prioritas|urgensi|prioridade|urgencia|prioridad|prioritat|dringlichkeit|priorite|urgence"},
    {"timeline", days, "How soon they want to buy, in days or words: 30, within 3 months",
     "timeline|timelinedays|timelineindays|timing|buyingtimeline|purchasetimeline|decisiontimeline|projecttimeline"
     "|implementationtimeline|daystobuy|daystopurchase|daystodecision"
     "|jangkawaktu|targetwaktu|linimasa|prazo|prazodecompra|plazo|plazodecompra|zeitrahmen|zeithorizont|zeitplan"
     "|delai|delaidachat"},
    {"purchase_timeframe", days, "How soon they want to buy, as a choice: this quarter, next year",
     "purchasetimeframe|timeframe|buyingtimeframe|decisiontimeframe|purchasetimeperiod|purchasehorizon|buyinghorizon"
     "|waktupembelian|rencanawaktupembelian|periododecompra|kaufzeitraum|kaufzeitrahmen|periodedachat"},
    {"expected_close", date, "Day the deal is expected to close",
     "expectedclose|expectedclosedate|expectedclosingdate|expectedclosing|closedate|closingdate|estimatedclosedate"
     "|estclosedate|targetclosedate|forecastclosedate|datedeadline|dealexpectedclosedate|expectedpurchasedate"
     "|decisiondate"
     "|perkiraanpenutupan|tanggalpenutupan|datadefechamento|previsaodefechamento|fechadecierre|fechadecierreprevista"
     "|abschlussdatum|voraussichtlichesabschlussdatum|datedecloture|datedeclotureprevue"},
    {"buying_stage", text, "How far they are in buying: aware, comparing, deciding",
     "buyingstage|buyerstage|buyersstage|buyerjourneystage|buyersjourneystage|buyersjourney|journeystage"
     "|purchasestage|purchasingstage"
     "|tahappembelian|etapadecompra|estagiodecompra|jornadadecompra|kaufphase|etapedachat"},

    // What they did
    {"demo_requested", boolean, "Whether they asked for a demo",
     "demorequested|demorequest|requesteddemo|requestedademo|requestdemo|requestademo|bookademo|wantsdemo|wantsademo"
     "|mintademo|permintaandemo|demosolicitada|solicitoudemo|solicitodemo|demoangefragt|demoangefordert|demodemandee"
     "|demandededemo"},
    {"pricing_visits", number, "Visits to the pricing page",
     "pricingvisits|pricingpagevisits|pricingpageviews|pricingviews|pricingpageviewcount"
     "|kunjunganhalamanharga|visitasapaginadeprecos|visitasapaginadeprecios|preisseitenbesuche"},
    {"page_views", number, "Pages of our website they looked at",
     "pageviews|totalpageviews|numberofpageviews|noofpageviews|numpageviews|pageviewcount|hsanalyticsnumpageviews"
     "|webpageviews|websitepageviews|pagesviewed|pagesvisited"
     "|tayanganhalaman|visualizacoesdepagina|paginasvistas|seitenaufrufe|pagesvues"},
    {"visits", number, "Visits to our website",
     "visits|totalvisits|websitevisits|webvisits|sitevisits|numberofvisits|noofvisits|numvisits|visitcount|sessions"
     "|totalsessions|numberofsessions|sessioncount|hsanalyticsnumvisits"
     "|kunjungan|jumlahkunjungan|visitas|totaldevisitas|besuche|anzahlbesuche|visites|nombredevisites"},
    {"time_on_site", number, "Time spent on our website, in the unit of the export",
     "timeonsite|timeonwebsite|timespentonsite|timespentonwebsite|totaltimeonsite|totaltimespentonwebsite"
     "|totaltimeonwebsite"
     "|waktudisitus|temponosite|tiempoenelsitio|verweildauer|tempssurlesite"},
    {"email_opens", number, "Our e-mails they opened",
     "emailopens|emailsopened|emailopencount|emailopenscount|opens|openedemails|marketingemailsopened|hsemailopen"
     "|totalemailopens|numberofemailopens"
     "|emaildibuka|emailsabertos|aberturasdeemail|correosabiertos|geoffneteemails|emailsouverts"},
    {"email_clicks", number, "Links in our e-mails they clicked",
     "emailclicks|emailsclicked|emailclickcount|emailclickscount|clicks|emaillinkclicks|clickedemails"
     "|marketingemailsclicked|hsemailclick|totalemailclicks|numberofemailclicks"
     "|klikemail|cliquesememail|cliquesemail|clicsenemail|clicsencorreos|emailklicks|clicsemail"},
    {"form_fills", number, "Forms they filled in",
     "formfills|formsubmissions|formsubmissioncount|numberofformsubmissions|formssubmitted|formsfilled|formfillouts"
     "|formcompletions|numconversionevents"
     "|formulirdiisi|formulariospreenchidos|formulariosenviados|formulareinsendungen|formulairesremplis"},
    {"replies", number, "Our messages they answered",
     "replies|replycount|repliescount|numberofreplies|emailreplies|emailreplycount|emailsreplied"
     "|marketingemailsreplied|hsemailreplied|totalreplies"
     "|balasan|jumlahbalasan|respostas|respuestas|antworten|anzahlantworten|reponses"},

    // May we, can we reach them; what became of them
    {"email_opt_out", boolean, "Whether they want no e-mail from us",
     "emailoptout|hasoptedoutofemail|optedoutofemail|emailoptedout|optedout|optout|hasoptedout|donotemail"
     "|donotallowemails|donotallowemail|noemail|unsubscribed|isunsubscribed|emailunsubscribed"
     "|unsubscribedfromallemail|hsemailoptout|webtoleademailoptout"
     "|berhentiberlangganan|janganemail|descadastrado|naoenviaremail|noenviarcorreo|noenviarcorreos|dadodebaja"
     "|abgemeldet|newsletterabgemeldet|keineemails|desinscrit|desabonne"},
    {"do_not_call", boolean, "Whether they want no calls from us",
     "donotcall|donotphone|donotallowphonecalls|donotallowcalls|phoneoptout|calloptout|nocalls|dnc"
     "|jangantelepon|naoligar|nollamar|nichtanrufen|keineanrufe|nepasappeler"},
    {"email_bounced", boolean, "Whether the e-mail address proved dead",
     "emailbounced|bounced|hardbounced|isemailbounced|emailisbounced|emailhardbounced|pipardothardbounced"
     "|emailinvalid|invalidemail|invalidemailaddress|hsemailbadaddress"
     "|emailterpental|emailinvalido|correorebotado|correoinvalido|emailunzustellbar|emailungultig|emailinvalide"},
    {"converted", boolean, "Whether the lead became an opportunity or a customer",
     "converted|isconverted|leadconverted|wasconverted"
     "|dikonversi|terkonversi|convertido|konvertiert|converti"},
    {"customer", boolean, "Whether they already buy from us",
     "customer|iscustomer|isacustomer|existingcustomer|currentcustomer|alreadycustomer|alreadyacustomer"
     "|existingclient|isclient"
     "|pelanggan|sudahpelanggan|clienteatual|jacliente|clienteactual|yaescliente|bestandskunde|istkunde"
     "|clientexistant|clientactuel|dejaclient"},
    {"follow_up_date", date, "When to come back to them",
     "followupdate|followup|followupon|nextfollowup|nextfollowupdate|nextcontactdate|nextcontact|nextactivitydate"
     "|nextactivitydeadline|activitydatedeadline|notesnextactivitydate|nextstepdate|nextcalldate|callbackdate"
     "|callback|recontactdate"
     "|tanggaltindaklanjut|tanggalfollowup|proximocontato|proximocontacto|fechadeseguimiento|wiedervorlage"
     "|wiedervorlagedatum|ruckrufdatum|relance|datederelance"},
    {"notes", text, "Anything written down about the lead",
     "notes|note|comment|comments|remark|remarks|description|leaddescription|internalnotes"
     "|catatan|keterangan|komentar|observacoes|observacao|comentarios|observaciones|notas|descripcion|bemerkung"
     "|bemerkungen|notiz|notizen|beschreibung|kommentar|commentaire|commentaires|remarques"},
};

// ---------------------------------------------------------------- the look-up, made by the compiler

// Where a header stands in the table. Offsets instead of pointers: nothing to relocate when the program starts.
struct Entry {
    std::uint16_t begin = 0;
    std::uint8_t size = 0;  // 0: an empty slot
    std::uint8_t field = 0;

    constexpr std::string_view header() const { return fields[field].headers.substr(begin, size); }
};

constexpr std::size_t slot_count = 4096;  // a power of two, and under half full: a search looks at one or two slots
using Slots = std::array<Entry, slot_count>;

constexpr std::size_t slot_of(std::string_view header) {
    std::uint32_t hash = 2166136261u;  // FNV-1a
    for (const char byte : header) hash = (hash ^ static_cast<unsigned char>(byte)) * 16777619u;
    return (hash ^ (hash >> 15)) % slot_count;
}

// The slot that holds the header, or the empty one where it belongs.
constexpr std::size_t find_slot(const Slots& slots, std::string_view header) {
    std::size_t slot = slot_of(header);
    while (slots[slot].size != 0 && slots[slot].header() != header) slot = (slot + 1) % slot_count;
    return slot;
}

// Not constexpr on purpose: reaching one of these while the table is made is a compile error that shows its name.
void header_is_listed_twice(std::string_view) {}
void header_is_empty_or_too_long(std::string_view) {}

constexpr Slots make_slots() {
    static_assert(std::size(fields) <= std::numeric_limits<decltype(Entry::field)>::max());
    Slots slots{};
    for (std::size_t field = 0; field < std::size(fields); ++field) {
        const std::string_view headers = fields[field].headers;
        for (std::size_t begin = 0; begin <= headers.size();) {
            const std::size_t end = std::min(headers.find('|', begin), headers.size());
            const std::string_view header = headers.substr(begin, end - begin);
            if (header.empty() || header.size() > std::numeric_limits<decltype(Entry::size)>::max()) {
                header_is_empty_or_too_long(header);
            }
            Entry& entry = slots[find_slot(slots, header)];
            if (entry.size != 0) header_is_listed_twice(header);
            entry = {static_cast<std::uint16_t>(begin), static_cast<std::uint8_t>(header.size()),
                     static_cast<std::uint8_t>(field)};
            begin = end + 1;
        }
    }
    return slots;
}

constexpr Slots slots = make_slots();

}  // namespace

std::span<const Field> catalogue() { return fields; }

const Field* find_field(std::string_view name) {
    const auto* found = std::ranges::find(fields, name, &Field::name);
    return found == std::end(fields) ? nullptr : found;
}

const Field* field_for_header(std::string_view header) {
    const std::string normal = catalogue_spelling(header);
    if (normal.empty()) return nullptr;
    const Entry& entry = slots[find_slot(slots, normal)];
    return entry.size == 0 ? nullptr : &fields[entry.field];
}

}  // namespace leadqual
