#include "cli/qualify_options.hpp"

#include "cli/terminal.hpp"
#include "cli/values.hpp"
#include "leadqual/report.hpp"

#include <fmt/format.h>

#include <filesystem>

namespace leadqual::cli {

void declare_qualify_options(Options& options, QualifyOptions& typed) {
    options.arguments("FILE", "leads in csv, tsv, json, jsonl or xlsx; - is standard input", Options::optional,
                      typed.files);

    options.group("Common options");
    declare_rule_options(options, typed);
    options.value("-o,--output", "FILE", "write here; the extension says the format", typed.output);
    options.value("--to", "FORMAT", "csv, tsv, json, jsonl, xlsx, table or markdown", typed.to);
    options.values("--only", "TAG,…", "keep these: SQL, MQL, disqualified", typed.only);
    options.value("--where", "CONDITION", "keep leads for which this is true", typed.where);
    options.value("--top", "N", "keep the N best leads, by tag and score", typed.top);
    options.values("--dedupe", "NAME,…", "keep one of the rows alike in these (128 bytes a lead)", typed.dedupe);
    options.value("--keep", "HOW", "which: complete (most cells filled, the default) or latest", typed.keep);
    options.flag("-q,--quiet", "no summary and no warnings; errors are still shown", typed.quiet);

    options.group("What the input means");
    declare_reading_options(options, typed);
    declare_input_options(options, typed);

    options.group("What is written");
    options.values("--columns", "NAME,…", "input columns to keep (default: all)", typed.columns);
    options.values("--add", "NAME,…", "what to append: tag, score, reasons, criteria, none …", typed.add);
    options.value("--prefix", "TEXT", "of appended columns (default: lq_)", typed.prefix);
    options.value("--combine", "HOW", "several rule sets, one tag: best, majority or worst", typed.combine);
    options.value("--split-by-tag", "FOLDER", "write one file for each tag into this folder", typed.split);
    options.value("--out-delimiter", "CHARACTER", "between the cells of the output: ';', tab", typed.out_delimiter);
    options.value("--decimal", "SIGN", "before fractions in csv: point or comma (default: as it is)", typed.decimal);
    options.flag("--bom", "begin with a byte order mark, for spreadsheets", typed.bom);
    options.flag("--escape-formulas", "a quote before cells a spreadsheet would run", typed.escape_formulas);
    options.value("--xlsx-profile", "HOW", "report (colours, summary sheet) or crm (one plain sheet)",
                  typed.xlsx_profile);
    options.value("--color", "WHEN", "auto, always or never", typed.colour);

    options.group("For scripts");
    options.value("--summary", "FILE", "write the counts of the run as JSON", typed.summary);
    options.value("--rejects", "FILE", "write rows that cannot be read here", typed.rejects);
    options.value("--merged", "FILE", "write rows that --dedupe merged into others here", typed.merged);
    options.value("--max-rejects", "N", "stop with exit code 3 beyond N rejected rows", typed.max_rejects);
    options.values("--fail-on", "COMPARISON", "exit code 1 when this holds: 'rejects > 50'", typed.fail_on);
    options.value("--threads", "N", "how many to use, at most 8 (default: one a core)", typed.threads);
    options.value("--progress", "WHEN", "auto, always or never", typed.progress);
    options.value("--sync", "WHEN", "wait for the disk: auto, always or never", typed.sync);
}

namespace {

constexpr std::size_t kMostHeld = 100'000;  ///< rows that --top may keep in memory

std::vector<std::string> lists_of(std::string_view option, const std::vector<std::string>& texts) {
    std::vector<std::string> all;
    for (const auto& text : texts) {
        auto names = read_list(option, text);
        std::move(names.begin(), names.end(), std::back_inserter(all));
    }
    return all;
}

/// The columns by which people know a lead, of those the first input has.
std::vector<std::string> who_columns(const Job& job) {
    std::error_code missing;
    if (!std::filesystem::is_regular_file(job.inputs.front(), missing)) return {};  // cannot be read twice: all columns
    const auto columns = open_leads(job.inputs.front(), job.import)->columns();
    const auto fields = fields_of_columns(columns);
    const auto column_for = [&](std::string_view name) -> std::vector<std::string> {
        for (std::size_t at = 0; at < columns.size(); ++at)
            if (fields[at] && fields[at]->name == name) return {columns[at]};
        return {};
    };
    auto found = column_for("full_name");
    const auto add = [&](const std::vector<std::string>& more) { found.insert(found.end(), more.begin(), more.end()); };
    if (found.empty()) add(column_for("first_name")), add(column_for("last_name"));
    if (found.empty()) add(column_for("email"));
    add(column_for("company"));
    return found;
}

/// The appended columns that a screen of this width shows without cutting most of them; 0 is unlimited.
std::vector<std::string> columns_that_fit(std::size_t width) {
    constexpr std::size_t kNarrow = 90, kWide = 140;
    if (width != 0 && width < kNarrow) return {"tag", "reasons"};
    if (width != 0 && width < kWide) return {"tag", "score", "reasons"};
    return {"tag", "score", "reasons", "next_question"};
}

bool is_inside(const std::string& path, const std::string& folder) {
    std::error_code failure;
    return std::filesystem::weakly_canonical(path, failure).parent_path() ==
           std::filesystem::weakly_canonical(folder, failure);
}

/// leads.xlsx holding csv would open as a broken workbook.
void refuse_foreign_extension(const std::string& path) {
    for (const std::string_view extension : {".xls", ".xlsm", ".xlsb", ".ods", ".pdf", ".html", ".docx", ".parquet"})
        if (fold(path).ends_with(extension))
            throw Error(Exit::usage, fmt::format("cannot write {} files: '{}'", extension, visible(path)),
                        "leadqual formats lists what can be written; xlsx and csv open in every spreadsheet");
}

void read_dedupe(const QualifyOptions& typed, Job& job) {
    job.dedupe = lists_of("--dedupe", typed.dedupe);
    job.merged = typed.merged;
    static constexpr std::string_view kHow[] = {"complete", "latest"};  // in the order of Keep
    if (!typed.keep.empty()) job.keep = static_cast<Keep>(read_choice("--keep", typed.keep, kHow));
    if (!job.dedupe.empty()) return;
    for (const auto& [option, value] : {std::pair{"--keep", typed.keep}, std::pair{"--merged", typed.merged}})
        if (!value.empty())
            throw Error(Exit::usage,
                        fmt::format("{} is about rows that --dedupe merges, and there is no --dedupe", option),
                        "add --dedupe email");
}

/// Extension of -o, else --to, else a table on a terminal, else the input's own.
void choose_format(const QualifyOptions& typed, Job& job) {
    std::vector<std::string_view> names;
    for (const auto& row : output_formats()) names.push_back(row.name);
    const auto by_extension = output_format_for_path(job.output);
    refuse_foreign_extension(job.output);
    job.format_is_given = true;
    if (!typed.to.empty()) {
        job.format.format = output_formats()[read_choice("--to", typed.to, names)].format;
        if (by_extension && *by_extension != job.format.format)
            throw Error(Exit::usage, fmt::format("--to {} disagrees with the extension of '{}'", typed.to, job.output),
                        "leave out --to, or give the file another extension");
    } else if (by_extension) {
        job.format.format = *by_extension;
    } else if (job.output == "-" && job.split_folder.empty() && output_is_terminal()) {
        job.format.format = OutputFormat::table;
    } else {
        job.format_is_given = false;
    }
    job.format.delimiter = typed.out_delimiter.empty() ? '\0' : read_delimiter("--out-delimiter", typed.out_delimiter);
    static constexpr std::string_view kDecimals[] = {"point", "comma"};
    if (typed.decimal == ",")
        job.format.decimal_comma = true;
    else if (!typed.decimal.empty() && typed.decimal != ".")
        job.format.decimal_comma = read_choice("--decimal", typed.decimal, kDecimals) == 1;
    job.format.bom = typed.bom;
    job.format.escape_formulas = typed.escape_formulas;

    job.format.today = job.today;
    static constexpr std::string_view kProfiles[] = {"report", "crm"};  // in the order of XlsxProfile
    const bool is_xlsx = job.format_is_given && job.format.format == OutputFormat::xlsx;
    if (!typed.xlsx_profile.empty()) {
        job.format.xlsx_profile =
            static_cast<XlsxProfile>(read_choice("--xlsx-profile", typed.xlsx_profile, kProfiles));
        if (!is_xlsx)
            throw Error(Exit::usage, "--xlsx-profile is about workbooks, and none is written", "add -o leads.xlsx");
    }
    if (is_xlsx) {
        if (job.output == "-" && job.split_folder.empty() && output_is_terminal())
            throw Error(Exit::usage, "a workbook is no text for a terminal", "-o leads.xlsx writes it to a file");
        if (job.format.xlsx_profile == XlsxProfile::report)
            job.summarise = [today = job.today](const RunCounts& counts) { return summary_tables(counts, today); };
    }

    const bool colour = wants_colour(read_when("--color", typed.colour));

    const bool is_table = job.format_is_given && job.format.format == OutputFormat::table;
    if (!is_table) return;
    job.format.colour = colour && job.output == "-";
    if (job.output == "-" && output_is_terminal()) job.format.width = terminal_width();
    if (typed.add.empty()) job.add = columns_that_fit(job.format.width);
    if (typed.columns.empty()) job.columns = who_columns(job);
}

}  // namespace

Job make_qualify_job(const QualifyOptions& typed) {
    Job job = make_job(typed);
    job.inputs = typed.files;
    job.output = typed.output;
    job.split_folder = typed.split;
    job.rejects = typed.rejects;
    if (!job.split_folder.empty() && (!typed.top.empty() || !typed.only.empty()))
        throw Error(Exit::usage, "--split-by-tag writes every tag, so --only and --top have no place beside it",
                    "leave one of them out; --where may choose the leads");
    for (const auto& [option, path] : {std::pair{"--rejects", typed.rejects}, std::pair{"--merged", typed.merged},
                                       std::pair{"--summary", typed.summary}})
        if (!job.split_folder.empty() && !path.empty() && is_inside(path, job.split_folder))
            throw Error(Exit::usage, fmt::format("{} lies in the folder of --split-by-tag", option),
                        "write it elsewhere");
    if (!job.split_folder.empty() && job.output != "-")
        throw Error(Exit::usage, "-o and --split-by-tag both say where the leads go", "leave one of them out");
    for (const auto& name : lists_of("--only", typed.only)) {
        static constexpr std::string_view kTags[] = {"SQL", "MQL", "disqualified"};
        job.only.push_back(*read_tag(kTags[read_choice("--only", name, kTags)]));
    }
    job.where = typed.where;
    if (!typed.top.empty()) job.top = read_count("--top", typed.top);
    if (job.top > kMostHeld)
        throw Error(Exit::usage, fmt::format("--top holds at most {} leads", kMostHeld),
                    "sort the whole output instead");
    if (!typed.top.empty() && job.top == 0) throw Error(Exit::usage, "--top 0 would keep no lead", "write --top 20");
    read_dedupe(typed, job);
    job.columns = lists_of("--columns", typed.columns);
    job.add = lists_of("--add", typed.add);
    job.prefix = typed.prefix;
    static constexpr std::string_view kHow[] = {"best", "majority", "worst"};
    job.combine = static_cast<Combine>(read_choice("--combine", typed.combine, kHow));
    choose_format(typed, job);
    if (!typed.max_rejects.empty()) job.max_rejects = read_count("--max-rejects", typed.max_rejects);
    static constexpr Sync kSync[] = {Sync::automatic, Sync::always, Sync::never};  // in the order of When
    job.sync = kSync[static_cast<std::size_t>(read_when("--sync", typed.sync))];
    if (!typed.threads.empty())
        job.threads = static_cast<unsigned>(std::min<std::uint64_t>(read_count("--threads", typed.threads), 1024));
    return job;
}

}  // namespace leadqual::cli
