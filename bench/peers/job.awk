# mawk -f job.awk IN > OUT: joins lines while a quote is open and cuts at commas outside quotes, as CSV wants it.
# Titles are judged once each.
function quotes_in(text) { return gsub(/"/, "\"", text) }

function cut(record,    pieces, count, i, cell, cells) {
    if (!index(record, "\"")) return split(record, cell_of, ",")
    count = split(record, pieces, ",")
    for (i = 1; i <= count; i++) {
        cell = pieces[i]
        while (quotes_in(cell) % 2 && i < count) cell = cell "," pieces[++i]
        if (substr(cell, 1, 1) == "\"") {
            cell = substr(cell, 2, length(cell) - 2)
            gsub(/""/, "\"", cell)
        }
        cell_of[++cells] = cell
    }
    return cells
}

function decides(title) {
    if (!(title in known)) known[title] = tolower(title) ~ decider
    return known[title]
}

function word(met) { return met ? "yes" : "no" }

BEGIN {
    FS = "\001"
    decider = "(ceo|cto|cfo|coo|chief|founder|owner|president|vp|vice president|director|head)"
    decider = "(^|[^a-z0-9_])" decider "([^a-z0-9_]|$)"
}

NR == 1 { print $0 ",lq_tag,lq_score,lq_budget,lq_authority,lq_need,lq_timing"; next }

{
    record = $0
    while (quotes_in(record) % 2 && (getline more) > 0) record = record "\n" more
    cut(record)
    maker = tolower(cell_of[12])
    budget = (cell_of[11] != "" && cell_of[11] + 0 >= 10000) || (cell_of[9] != "" && cell_of[9] + 0 >= 1000000)
    authority = maker == "yes" || maker == "true" || maker == "1" || decides(cell_of[6])
    need = cell_of[13] == "high" || cell_of[13] == "critical" || cell_of[19] == "yes"
    timing = cell_of[14] != "" && cell_of[14] + 0 <= 90
    met = budget + authority + need + timing
    tag = met >= 3 ? "SQL" : met == 2 || (met == 1 && cell_of[17] + 0 >= 10) ? "MQL" : "disqualified"
    print record "," tag "," 25 * met "," word(budget) "," word(authority) "," word(need) "," word(timing)
}
