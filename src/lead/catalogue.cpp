// The fields rules can name, and the column headers of CRMs, forms and spreadsheets that mean them.
//
// How a header gets in, or stays out:
// - A row has two lists. A lead takes the first column that gives it a value: those of the first list in the order of
//   the file, then those of the second in its order. So the first list has the names that say the same, and the second
//   what people take when the first is not there: an address of another kind (Work Email, Home Phone), a band for a
//   number (Company Size), an id for a name, a word that often means something else (Title, Stage, Revenue).
// - Things of others stay out: the company's phone and country, the owner's e-mail, the parent company.
// - So do things that a rule would take for what they are not: a consent is the opposite of an opt-out, Page Views Per
//   Visit is no count, Modified On is not the lead's doing, Lifecycle Stage and Lead Quality are verdicts someone
//   already gave, a header that names a currency or unit would lose it (Annual Revenue (IDR)).
// - A word that means two things is decided by its neighbours (column_fields.cpp) or by the cells: Customer is a yes,
// or
//   a name in Oracle. Where neither tells, it stays out: Estado (state or status), Departamento (department or
//   province), Titel, Titre and Título (a degree, Mr. or Mrs., a job), Service, CountryCode (a code, or +62).
// - Street, post code, fax, salutation, middle name, ids: no field, because no rule asks for them.
#include <algorithm>
#include <iterator>

#include "lead/header_index.hpp"

namespace leadqual {

namespace {

using enum FieldType;

// To add a field: a row here, in the order people read a lead. To add a header: in the row it means, in lower case,
// letters and digits only, without accents. First the field's own name, then English and the systems' own names, then
// Indonesian, Portuguese, Spanish, German and French. A header that stands twice does not compile.
constexpr Field fields[] = {
    // Who
    {"first_name", text, "Given name of the person",
     "firstname|givenname|forename|fname|contactfirstname|personfirstname|leadfirstname"
     "|namadepan|primeironome|primernombre|nombres|nombredepila|vorname|prenom|prenomducontact"},
    {"last_name", text, "Family name of the person",
     "lastname|surname|familyname|lname|contactlastname|personlastname|leadlastname"
     "|namabelakang|namakeluarga|sobrenome|ultimonome|apellido|apellidos|nachname|familienname|zuname|nomdefamille",
     "primerapellido"},
    {"full_name", text, "Whole name of the person",
     "fullname|leadname|contactname|personname|prospectname|contactperson|contactfullname|yourname"
     "|namalengkap|namakontak|namaprospek|nomecompleto|nomedocontato|nombrecompleto|nombreyapellido|nombreyapellidos"
     "|nombreapellidos|nombredelcontacto|vollstandigername|ansprechpartner|kontaktperson|nomcomplet|nometprenom"
     "|prenometnom|nomducontact",
     "name|nama|nome|nombre|nom"},
    {"email", text, "E-mail address to reach the person",
     "email|emailaddress|emailid|mail|mailaddress|emailaddress1|email1|emailfrom|primaryemail|contactemail|personemail"
     "|leademail|youremail"
     "|surel|alamatsurel|alamatemail|correo|correoelectronico|direcciondecorreo|direcciondecorreoelectronico"
     "|enderecodeemail|emailadresse|mailadresse|courriel|adresseemail|adressemail|adresseelectronique",
     "workemail|businessemail|corporateemail|officeemail|professionalemail|personemailwork|webtoleademail1"
     "|emailkantor|emailkerja|emailcorporativo|emailprofissional|emailprofesional|emailgeschaftlich|emailprofessionnel"
     "|personalemail|privateemail|homeemail|personemailhome|emailpribadi|emailpessoal|emailpersonal|emailprivat"
     "|emailpersonnel"
     "|secondaryemail|alternateemail|alternativeemail|additionalemail|otheremail|personemailother|emailaddress2|email2"
     "|emailsecundario|emailsecondaire"},
    {"phone", text, "Telephone number, fixed or not said to be mobile",
     "phone|phonenumber|phoneno|telephone|telephonenumber|telephoneno|tel|telno|primaryphone|contactphone|contactnumber"
     "|contactno|telephone1|phone1|personphone|leadphone|yourphone"
     "|telepon|notelepon|nomortelepon|notelp|telp|nomortelp|telefone|numerodetelefone|telefono|numerodetelefono|telefon"
     "|telefonnummer|telefonnr|telnr|rufnummer|numerodetelephone|ndetelephone",
     "businessphone|workphone|workphonenumber|worknumber|phonework|personphonework|officephone|workdirectphone"
     "|directphone|directline|directdial|firstphone"
     "|teleponkantor|telefonecomercial|telefonofijo|telefonodeltrabajo|telefonogeschaftlich|telefongeschaftlich"
     "|telephonefixe|telephoneprofessionnel|telephonebureau"
     "|homephone|phonehome|personphonehome|teleponrumah|telefoneresidencial|telefonoparticular|telefonprivat"
     "|otherphone|phoneother|personphoneother|alternatephone|alternativephone|secondaryphone|phone2|telephone2"},
    {"mobile", text, "Mobile phone number",
     "mobile|mobilephone|mobilephonenumber|mobilenumber|mobileno|cell|cellphone|cellnumber|phonemobile"
     "|personphonemobile|primarymobile"
     "|handphone|nohp|hp|nomorhp|nohandphone|nomorhandphone|nohpwa|ponsel|nomorponsel|celular|telefonecelular"
     "|telemovel|telefonocelular|movil|telefonomovil|handy|handynummer|mobil|mobiltelefon|mobilnummer|mobilfunknummer"
     "|portable|telephoneportable|telephonemobile",
     "whatsapp|whatsappnumber|nowa|nomorwa|nowhatsapp|nomorwhatsapp|mobile2|secondarymobile|othermobile"},
    {"company", text, "Name of the company the person works for",
     "company|companyname|companyaccount|organization|organisation|organizationname|organisationname"
     "|personorganization|businessname|companyorganization"
     "|perusahaan|namaperusahaan|instansi|namainstansi|organisasi|empresa|nomedaempresa|nombredelaempresa"
     "|nombredeempresa|compania|firma|firmenname|unternehmen|unternehmensname|societe|nomdelasociete|entreprise"
     "|nomdelentreprise",
     "accountname|accountnamename|associatedcompany|partnername|employer|organisme|organisationsname"
     "|nomefantasia|nombrecomercial|razaosocial|razonsocial|raisonsociale"},
    {"website", text, "Web address of the company",
     "website|websiteurl|webpage|homepage|companywebsite|organizationwebsite|personwebsite"
     "|situsweb|alamatwebsite|websiteperusahaan|sitedaempresa|sitioweb|paginaweb|webseite|internetseite|siteweb"
     "|siteinternet",
     "web|site|situs|companydomain|companydomainname|domain"},
    {"job_title", text, "What the person does there: CFO, head of IT, student",
     "jobtitle|persontitle|contacttitle|contactjobtitle"
     "|jabatan|namajabatan|cargo|puesto|puestodetrabajo|jobtitel|berufsbezeichnung|stellenbezeichnung|poste|fonction"
     "|intituleduposte|titreduposte",
     // title comes late: beside one of those before it, it is Mr. or Mrs.
     "jobposition|position|posisi|currentposition|designation|jobrole|currenttitle|funktion|funcao|funcion|title|role"
     "|function|job"},
    {"seniority", text, "Rank of the person: manager, director, C-level",
     "seniority|senioritylevel|hsseniority|jobseniority|contactseniority"
     "|tingkatjabatan|leveljabatan|senioridade|nivelhierarquico|niveljerarquico|hierarchieebene|fuhrungsebene"
     "|karrierestufe|niveauhierarchique",
     "joblevel|managementlevel|careerlevel"},
    {"department", text, "Department of the person: finance, IT",
     "department|departments|departmentname|dept|contactdepartment"
     "|departemen|divisi|bagian|abteilung",
     "division|jobfunction"},
    {"buying_role", text, "Part the person plays in buying: decider, influencer, user",
     "buyingrole|hsbuyingrole|buyerrole|purchaserole|purchasingrole|primarycontactrole|decisionrole|roleinpurchase"
     "|roleindecision"
     "|peranpembelian|papelnacompra|roldecompra|rolenlacompra|kaufrolle|rolleimbuyingcenter|roledachat",
     "contactrole"},
    {"decision_maker", boolean, "Whether the person decides on buying",
     "decisionmaker|isdecisionmaker|isadecisionmaker|hasauthority|finaldecisionmaker"
     "|pengambilkeputusan|decisor|tomadordedecisao|tomadordedecisiones|tomadecisiones|entscheider|istentscheider"
     "|entscheidungstrager|entscheidungstraeger|decideur|estdecideur",
     "authority|buyingauthority|purchasingauthority|budgetauthority|signingauthority|wewenang|entscheidungsbefugnis"},
    {"purchase_process", text, "How they buy: one person alone, or a committee",
     "purchaseprocess|purchasingprocess|buyingprocess|decisionprocess|decisionmakingprocess"
     "|prosespembelian|processodecompra|procesodecompra|kaufprozess|entscheidungsprozess|processusdachat"},

    // The company
    {"industry", text, "What line of business the company is in",
     "industry|industryname|industrytype|companyindustry|primaryindustry"
     "|industri|bidangusaha|bidangindustri|setordeatuacao|ramodeatividade|segmentodeatuacao|sectordeactividad|branche"
     "|wirtschaftszweig|secteurdactivite",
     "industrycode|industrysector|vertical|sector|sektor|setor|industria|rubro|industrie|secteur"},
    {"employees", number, "How many people work for the company",
     "employees|numberofemployees|noofemployees|numofemployees|numemployees|employeecount|employeescount"
     "|companyheadcount|headcount|staffcount|companyemployees|totalemployees"
     "|jumlahkaryawan|karyawan|jumlahpegawai|funcionarios|numerodefuncionarios|nodefuncionarios|ndefuncionarios|"
     "numfuncionarios|colaboradores"
     "|numerodecolaboradores|empleados|numerodeempleados|nodeempleados|ndeempleados|numempleados|numerodetrabajadores"
     "|mitarbeiter|mitarbeiterzahl|mitarbeiteranzahl|anzahlmitarbeiter|anzahldermitarbeiter|beschaftigte|effectif"
     "|effectifs|nombredesalaries|nbsalaries|nombredemployes|nbemployes",
     // a band is the second choice
     "companysize|employeesize|employeerange|employeesrange|companysizerange|ukuranperusahaan|tamanhodaempresa"
     "|tamanodelaempresa|tamanodeempresa|unternehmensgrosse|unternehmensgroesse|tailledelentreprise|trancheeffectif"},
    {"annual_revenue", number, "Sales of the company in a year",
     "annualrevenue|yearlyrevenue|companyannualrevenue|customerannualrevenue|annualrev|annualturnover|annualsales"
     "|pendapatantahunan|omzettahunan|omsettahunan|faturamentoanual|receitaanual|facturacionanual|ingresosanuales"
     "|volumendenegocio|volumedenegocios|jahresumsatz|chiffredaffaires|chiffredaffairesannuel|caannuel",
     "revenue|companyrevenue|turnover|pendapatan|omzet|omset|faturamento|facturacion|ingresos|umsatz|revenuerange"
     "|annualrevenuerange"},
    {"funding", number, "Capital raised from investors so far",
     "funding|totalfunding|totalfundingamount|fundingtotal|fundingamount|fundingraised|amountraised|totalraised"
     "|capitalraised"
     "|pendanaan|totalpendanaan|captacao|financiacion|finanzierung|leveedefonds"},
    {"country", text, "Country, in words or as a code",
     "country|countryname|countryregion|addresscountry|addresscountryregion|address1country|primaryaddresscountry"
     "|mailingcountry"
     "|negara|pais|land|pays",
     "countryid|organizationaddresscountryofaddress"},
    {"region", text, "State, province or sales territory",
     "region|regionname|state|statename|stateprovince|stateregion|province|addressstate|address1stateorprovince"
     "|primaryaddressstate|mailingstate"
     "|provinsi|wilayah|uf|regiao|provincia|estadoprovincia|bundesland",
     "stateid|territory|salesterritory|daerah"},
    {"city", text, "City or town",
     "city|cityname|town|addresscity|address1city|primaryaddresscity|mailingcity"
     "|kota|kotakabupaten|cidade|ciudad|stadt|ville",
     "municipio|localidad|poblacion|ort|kabupaten"},

    // Where the lead came from, and how the CRM files it
    {"lead_source", text, "How the lead was found: referral, web form, trade fair",
     "leadsource|source|leadsourcecode|acquisitionchannel"
     "|sumber|sumberlead|sumberprospek|origemdolead|fontedolead|origendellead|fuentedellead|leadquelle|quelle"
     "|leadherkunft|sourcedulead|sourceduprospect",
     "originalsource|hsanalyticssource|sourcechannel|leadsourcechannel|dealsourcechannel|sourceid|utmsource|asallead"
     "|origem|fonte|origen|fuente|herkunft|origine|provenance"},
    {"campaign", text, "Marketing campaign that brought the lead",
     "campaign|campaignname|sourcecampaign|leadcampaign|primarycampaign|marketingcampaign"
     "|kampanye|campanha|campana|kampagne|campagne",
     "utmcampaign|campaignid"},
    {"status", text, "Where the CRM says the lead stands: new, contacted, lost",
     "status|leadstatus|hsleadstatus|contactstatus|prospectstatus"
     "|statuslead|statusprospek|statusdolead|estatus|estadodellead|statut|statutdulead|statutduprospect",
     "situacao|stage|leadstage|stageid|tahap|etapa|leadphase|etape"},
    {"status_reason", text, "Why it stands there: no budget, lost to a rival, not now",
     "statusreason|leadstatusreason|lostreason|lossreason|reasonlost|reasonforloss|leadlostreason|closedlostreason"
     "|disqualifiedreason|disqualificationreason|reasonfordisqualification|unqualifiedreason|rejectionreason"
     "|rejectedreason"
     "|alasanstatus|alasanpenolakan|motivodaperda|motivodeperda|motivodeperdida|motivodeestado|statusgrund"
     "|verlustgrund|absagegrund|raisondustatut|raisondelaperte|motifdeperte",
     "statuscode|lostreasonid|statusdescription|alasan"},
    {"rating", text, "How warm the owner calls the lead: hot, warm, cold",
     "rating|leadrating|leadtemperature|leadheat"
     "|peringkat|temperaturadolead|leadbewertung",
     "temperature|leadqualitycode|leadlabels|temperatura|bewertung"},
    {"crm_score", number, "Points the CRM gave the lead",
     "crmscore|leadscore|leadscoring|hubspotscore|pardotscore|piscore|marketoscore|mkto71leadscore|mkto2leadscore"
     "|skorlead|pontuacaodolead|puntuaciondellead|scoredulead",
     "score|contactscore|points|leadpoints|skor|pontuacao|puntuacion|punktzahl|punkte"},
    {"owner", text, "Who looks after the lead on our side",
     "owner|leadowner|recordowner|contactowner|ownername|ownerfullname|hubspotowner|leadownername|personowner"
     "|salesperson|salesrep|salesrepresentative|assignedto|assigneduser|assignedusername|assignee"
     "|pemilik|pemiliklead|penanggungjawab|proprietariodolead|propietario|propietariodellead|zustandig"
     "|leadinhaber|betreuer|vertriebsmitarbeiter|proprietaire|proprietairedulead",
     "ownerid|hubspotownerid|responsavel|proprietario|vendedor|responsable|comercial|verantwortlich"},
    {"created_date", date, "When the lead was first recorded",
     "createddate|createdate|creationdate|datecreated|created|createdon|createdat|createdtime|createtime|creationtime"
     "|dateentered|dateadded|addedon|leadcreated|leadcreateddate|personpersoncreated|personcreationdate"
     "|tanggaldibuat|dibuatpada|datadecriacao|criadoem|datadecadastro|fechadecreacion|fechadealta|creadoel|erstelltam"
     "|erstellungsdatum|angelegtam|datedecreation|creele",
     "tanggalmasuk|connectedon"},
    {"last_activity_date", date, "Last call, e-mail, visit or other exchange with the lead",
     "lastactivitydate|lastactivity|lastactivitytime|lastactivityat|lastactivityon|dateoflastactivity"
     "|aktivitasterakhir|tanggalaktivitasterakhir|ultimaatividade|dataultimaatividade|ultimaactividad"
     "|fechadeultimaactividad|letzteaktivitat|letzteaktivitaet|derniereactivite|datedederniereactivite",
     "lastaction|dateactionlast|lastrespondedon|noteslastupdated|lastinteraction|lastinteractiondate|lastcontacted"
     "|lastcontact|lastcontactdate|lastcontactedon|lasttouch|lasttouchdate|lastseen|lastactive"
     "|kontakterakhir|tanggalkontakterakhir|ultimocontato|ultimocontacto|letzterkontakt|derniercontact"},

    // Ready to buy?
    {"budget", number, "Money set aside for buying",
     "budget|budgetamount|totalbudget|availablebudget|approvedbudget|projectbudget|purchasebudget|whatisyourbudget"
     "|anggaran|nilaianggaran|besaranggaran|jumlahanggaran|orcamento|orcamentodisponivel|presupuesto"
     "|presupuestodisponible|budgethohe|budgethoehe|verfugbaresbudget|budgetprevu|budgetdisponible",
     "estimatedbudget|estimasianggaran|orcamentoestimado|presupuestoestimado|verba|budgetrange|kisarananggaran"},
    {"budget_status", text, "Whether there is a budget: none, planned, approved",
     "budgetstatus|budgetapproval|budgetapproved|budgetconfirmed|hasbudget"
     "|statusanggaran|statusdoorcamento|situacaodoorcamento|estadodelpresupuesto|statutdubudget"},
    {"deal_amount", number, "What we expect the deal to bring: our forecast, not their budget",
     "dealamount|amount|dealvalue|leadvalue|opportunityamount|opportunityvalue"
     "|nilaideal|nilaikesepakatan|nilaitransaksi|valordonegocio|valordaoportunidade|valordelnegocio"
     "|valordelaoportunidad|importe|dealwert|auftragswert|montant|montantdelopportunite",
     "estimatedvalue|estvalue|estimatedamount|expectedrevenue|expectedvalue|expectedamount|forecastamount"
     "|potentialvalue|contractvalue|annualcontractvalue|partnerannualcontractvalue|geschatzterwert"},
    {"currency", text, "Currency of the lead's amounts: USD, IDR",
     "currency|currencycode|currencyisocode|isocurrencycode|leadcurrency|leadcurrencycode|dealcurrency|dealcurrencycode"
     "|recordcurrency|transactioncurrency|transactioncurrencyid|transactioncurrencyidname"
     "|matauang|kodematauang|moeda|moneda|divisa|wahrung|waehrung|devise|monnaie",
     "currencyid|currencyname"},
    {"need", text, "How much they need this: a level, or in their own words",
     "need|needs|needlevel|levelofneed|businessneed|customerneed"
     "|kebutuhan|necessidade|necessidades|necesidad|necesidades|bedarf|besoin|besoins",
     "requirement|requirements"},
    {"challenge", text, "What stands in their way",
     "challenge|challenges|mainchallenge|biggestchallenge|businesschallenge"
     "|tantangan|desafio|desafios|principaldesafio|reto|retos|herausforderung|herausforderungen|defi|defis",
     "painpoint|painpoints|pain|problem|problemstatement|kendala|masalah|permasalahan|dores|problema|probleme"
     "|problematique"},
    {"goal", text, "What must get better",
     "goal|goals|businessgoal|businessgoals"
     "|tujuan|sasaran|objetivo|objetivos|ziel|ziele|objectif|objectifs",
     "objective|objectives"},
    {"plan", text, "What they tried, and what they intend to do",
     "plan|plans|actionplan"
     "|rencana|plano|planos|planes|plane|vorhaben|plandaction"},
    {"interest", text, "Whether, or how much, they are interested",
     "interest|interestlevel|levelofinterest|confirminterest|interestconfirmed"
     "|minat|tingkatminat|interesse|niveldeinteresse|interes|niveldeinteres|interessensgrad|interet|niveaudinteret"},
    {"priority", text, "How high this ranks for them: high, medium, low",
     "priority|leadpriority|prioritylevel"
     "|prioritas|prioridade|prioridad|prioritat|prioritaet|priorite",
     "prioritycode|urgency|urgencylevel|urgensi|urgencia|dringlichkeit|urgence"},
    {"timeline", days, "How soon they want to buy, in days or words: 30, within 3 months",
     "timeline|timelinedays|timelineindays|buyingtimeline|purchasetimeline|decisiontimeline|daystobuy|daystopurchase"
     "|daystodecision"
     "|jangkawaktu|targetwaktu|linimasa|prazo|prazodecompra|plazo|plazodecompra|zeitrahmen|zeithorizont|delai"
     "|delaidachat",
     "timing|projecttimeline|implementationtimeline|zeitplan"},
    {"purchase_timeframe", days, "How soon they want to buy, as a choice: this quarter, next year",
     "purchasetimeframe|timeframe|buyingtimeframe|decisiontimeframe|purchasetimeperiod|purchasehorizon|buyinghorizon"
     "|waktupembelian|rencanawaktupembelian|periododecompra|kaufzeitraum|kaufzeitrahmen|periodedachat"},
    {"expected_close", date, "Day the deal is expected to close",
     "expectedclose|expectedclosedate|expectedclosingdate|expectedclosing|closedate|closingdate|estimatedclosedate"
     "|estclosedate|targetclosedate|forecastclosedate|dealexpectedclosedate"
     "|perkiraanpenutupan|tanggalpenutupan|datadefechamento|previsaodefechamento|fechadecierre|fechadecierreprevista"
     "|abschlussdatum|voraussichtlichesabschlussdatum|datedecloture|datedeclotureprevue",
     "datedeadline|expectedpurchasedate|decisiondate"},
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
     "visits|totalvisits|websitevisits|webvisits|sitevisits|numberofvisits|noofvisits|numvisits|visitcount"
     "|hsanalyticsnumvisits"
     "|kunjungan|jumlahkunjungan|visitas|totaldevisitas|besuche|anzahlbesuche|visites|nombredevisites",
     "sessions|totalsessions|numberofsessions|sessioncount"},
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
     "emailoptout|hasoptedoutofemail|optedoutofemail|emailoptedout|donotemail"
     "|donotallowemails|donotallowemail|noemail|unsubscribed|isunsubscribed|emailunsubscribed"
     "|unsubscribedfromallemail|hsemailoptout|webtoleademailoptout"
     "|berhentiberlangganan|janganemail|descadastrado|naoenviaremail|noenviarcorreo|noenviarcorreos|dadodebaja"
     "|abgemeldet|keineemails|desinscrit|desabonne",
     "optout|optedout|hasoptedout"},
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
     "|pelanggan|sudahpelanggan|clienteatual|jacliente|jaecliente|clienteactual|yaescliente|bestandskunde|istkunde"
     "|clientexistant|clientactuel|dejaclient"},
    {"follow_up_date", date, "When to come back to them",
     "followupdate|followup|followupon|nextfollowup|nextfollowupdate|nextcontactdate|nextcontact|nextactivitydate"
     "|nextactivitydeadline|activitydatedeadline|notesnextactivitydate|nextstepdate|nextcalldate|callbackdate"
     "|callback|recontactdate"
     "|tanggaltindaklanjut|tanggalfollowup|proximocontato|proximocontacto|fechadeseguimiento|wiedervorlage"
     "|wiedervorlagedatum|ruckrufdatum|relance|datederelance"},
    {"notes", text, "Anything written down about the lead",
     "notes|note|leadnotes"
     "|catatan|observacoes|observacao|observaciones|notas|notiz|notizen|bemerkung|bemerkungen|remarques",
     "internalnotes|comments|comment|remarks|remark|description|leaddescription|keterangan|komentar|comentarios"
     "|descripcion|descricao|kommentar|beschreibung|commentaire|commentaires"},
};

constexpr auto headers = index_headers(fields);

}  // namespace

std::span<const Field> catalogue() { return fields; }

const Field* find_field(std::string_view name) {
    const auto* found = std::ranges::find(fields, name, &Field::name);
    return found == std::end(fields) ? nullptr : found;
}

Meaning meaning_of(std::string_view spelling) { return headers.find(fields, spelling); }

const Field* field_for_header(std::string_view header) { return meaning_of(catalogue_spelling(header)).field; }

}  // namespace leadqual
