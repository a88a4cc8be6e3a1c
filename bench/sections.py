"""The sections of the report that compare the same job in different ways. Each measures, tables and claims."""

import filecmp

from measuring import Task, in_turns, run
from peers import CORES
from workshop import JOB


def _fastest(costs, tasks):
    """The least wall time among the rivals that ran."""
    return min((costs[task.name].wall for task in tasks), default=None)


def _rivals_only(workshop, tasks):
    names = [peer.name for peer in workshop.peers if peer.is_rival]
    return [task for task in tasks if task.name.split(",")[0] in names]


def _compare(workshop, tasks, checked):
    """Costs of the tasks, tabled beside whether their answers are right on the small file and alike on this one."""
    counts, inspect = workshop.answers_of(tasks)
    costs = workshop.measure(tasks, inspect)
    expected = counts.get("leadqual")
    words = {}
    for task in tasks:
        wrong = checked.get(task.name) or checked.get(task.name.replace("leadqual, 1 thread", "leadqual"))
        alike = task.name not in counts or counts[task.name] == expected
        words[task.name] = "" if task.name not in counts else wrong or ("agree" if alike else "counts differ")
    workshop.report.costs(costs, words)
    return costs


def csv_to_csv(workshop):
    report = workshop.report
    report.section(f"CSV to CSV, {workshop.leads:,} leads")
    leads = workshop.lead_file(workshop.leads)
    checked = workshop.check("csv", "csv")

    rivals = workshop.rivals(leads, "csv", slow_too=True)
    copy = workshop.output("cp")
    costs = _compare(workshop, [
        workshop.ours(leads), workshop.ours(leads, name="leadqual, 1 thread", threads=1), workshop.cat(leads),
        Task("cp", ["cp", leads, copy], copy), *rivals], checked)
    peer = _fastest(costs, _rivals_only(workshop, rivals))
    if peer:
        report.claim("file to file: the faster of DuckDB and Polars ÷ leadqual",
                     peer / costs["leadqual"].wall, at_least=10)
        report.claim("file to file: the faster of DuckDB and Polars ÷ leadqual with one thread",
                     peer / costs["leadqual, 1 thread"].wall, at_least=7)
    ratio = costs["leadqual"].wall / costs["cat"].wall
    report.claim("leadqual ÷ cat", ratio, at_most=1.6)
    report.claim("leadqual ÷ cat, the stretch", ratio, at_most=1.3)


def csv_to_null(workshop):
    report = workshop.report
    report.section(f"CSV to /dev/null, {workshop.leads:,} leads")
    leads = workshop.lead_file(workshop.leads)
    rivals = _rivals_only(workshop, workshop.rivals(leads, "csv", to_null=True))
    costs = workshop.measure([workshop.ours(leads, output=None),
                              workshop.ours(leads, name="leadqual, 1 thread", threads=1, output=None),
                              workshop.cat(leads, output=False), *rivals])
    report.costs(costs)
    peer = _fastest(costs, rivals)
    if peer:
        report.claim("to /dev/null: the faster of DuckDB and Polars ÷ leadqual",
                     peer / costs["leadqual"].wall, at_least=18)


def json_lines(workshop):
    report = workshop.report
    rows = max(workshop.leads // 5, 1)
    for source, target, least in (("jsonl", "jsonl", 5), ("csv", "jsonl", 3), ("jsonl", "csv", 3)):
        report.section(f"{source} to {target}, {rows:,} leads")
        leads = workshop.lead_file(rows, source)
        rivals = workshop.rivals(leads, target)
        tasks = [workshop.ours(leads, target), workshop.ours(leads, target, name="leadqual, 1 thread", threads=1),
                 workshop.cat(leads), *rivals]
        costs = _compare(workshop, tasks, workshop.check(source, target))
        if peer := _fastest(costs, rivals):
            report.claim(f"{source} to {target}: DuckDB ÷ leadqual", peer / costs["leadqual"].wall, at_least=least)


def rule_sets(workshop):
    report = workshop.report
    report.section(f"Five rule sets in one pass, and reasons, {workshop.leads:,} leads")
    leads = workshop.lead_file(workshop.leads)
    columns = ["--add", "tag,score,criteria"]
    costs = workshop.measure([
        workshop.ours(leads, name="bant", words=["-r", "bant", *columns]),
        workshop.ours(leads, name="five rule sets", words=["-r", "all", *columns]),
        workshop.ours(leads, name="default, with reasons", words=[]),
        workshop.ours(leads),
    ])
    report.costs(costs)
    report.claim("five rule sets ÷ one", costs["five rule sets"].wall / costs["bant"].wall, at_most=2.5)
    report.claim("the default run, reasons on, ÷ the same without",
                 costs["default, with reasons"].wall / costs["bant"].wall, at_most=2)


def replacing(workshop):
    report = workshop.report
    report.section(f"Replacing an existing file, {workshop.leads:,} leads")
    leads = workshop.lead_file(workshop.leads)
    ours = workshop.ours(leads, keeps_output=True)
    old = workshop.output("cat and fsync")
    copy = Task("cat", ["sh", "-c", 'cat "$0" > "$1" && sync "$1"', leads, old], old, keeps_output=True)
    for task in (ours, copy):
        run(task)  # makes the file that is replaced
    costs = workshop.measure([ours, copy])
    report.costs(costs)
    for task in (ours, copy):
        task.output.unlink()
    report.claim("leadqual ÷ cat and fsync", costs["leadqual"].wall / costs["cat"].wall, at_most=1)


def growth(workshop):
    report = workshop.report
    fifth = max(workshop.leads // 5, 1)
    report.section(f"Growth: {fifth:,} leads and {workshop.leads:,}")
    costs = workshop.measure([
        workshop.ours(workshop.lead_file(fifth), name="a fifth"), workshop.ours(workshop.lead_file(workshop.leads))])
    report.costs(costs)
    report.claim("five times the leads ÷ one", costs["leadqual"].wall / costs["a fifth"].wall,
                 at_least=4.6, at_most=5.4)


def memory(workshop):
    report = workshop.report
    floor = run(Task("nothing", ["/bin/true"])).peak
    report.section(f"Peak memory (at least the {floor:.0f} MiB of this script, from which the kernel counts)")
    large, small = workshop.lead_file(workshop.leads), workshop.lead_file(max(workshop.leads // 5, 1))
    json = workshop.lead_file(max(workshop.leads // 5, 1), "jsonl")
    pipe = {"piped_from": ["cat", str(large)]}
    tasks = [
        workshop.ours(large), workshop.ours(large, name="1 thread", threads=1),
        workshop.ours(large, name="8 threads", threads=8), workshop.ours(small, name="a fifth of the leads"),
        workshop.ours("-", name="from a pipe", **pipe),
        workshop.ours("-", name="from a pipe, 8 threads", threads=8, **pipe),
        workshop.ours(large, name="default, with reasons", words=[]), workshop.ours(json, "jsonl", name="JSON Lines"),
    ]
    costs = in_turns(tasks, 3, pick=max)
    report.costs(costs)
    report.claim("the highest peak", max(cost.peak for cost in costs.values()), at_most=64, unit=" MiB")


def start_up(workshop):
    report = workshop.report
    report.section("Start-up: 100 leads, the best of 200 runs, milliseconds")
    leads = workshop.lead_file(100)
    tasks = [
        Task("/bin/true", ["/bin/true"]), workshop.ours(leads, output=None),
        workshop.ours(leads, name="default, with reasons", words=[], output=None),
        Task("--version", [workshop.leadqual, "--version"]), Task("--help", [workshop.leadqual, "--help"]),
        *workshop.rivals(leads, "csv", to_null=True),
    ]
    quick = [task for task in tasks if "," not in task.name or task.name.startswith("default")]
    costs = in_turns(quick, 200, pick=min)
    costs |= in_turns([task for task in tasks if task not in quick], 5, pick=min)
    nothing = costs["/bin/true"].wall
    report.table(["", "wall ms", "CPU ms", "÷ /bin/true"], [
        [name, f"{cost.wall * 1e3:.2f}", f"{cost.cpu * 1e3:.2f}", f"{cost.wall / nothing:.1f}"]
        for name, cost in costs.items()])
    report.claim("leadqual ÷ /bin/true", costs["leadqual"].wall / nothing, at_most=5)


def same_bytes(workshop):
    """One thread and all of them, a file and a pipe: the same bytes."""
    report = workshop.report
    report.section("The same bytes")
    leads = workshop.lead_file(max(workshop.leads // 5, 1))
    tasks = [workshop.ours(leads), workshop.ours(leads, name="1 thread", threads=1),
             workshop.ours(leads, name=f"{CORES + 3} threads", threads=CORES + 3),
             workshop.ours("-", name="pipe", piped_from=["cat", str(leads)], words=[*JOB, "--from", "csv"])]
    for task in tasks:
        run(task)
    same = sum(filecmp.cmp(task.output, tasks[0].output, shallow=False) for task in tasks)
    for task in tasks:
        task.output.unlink()
    report.claim(f"of {len(tasks)} ways to run, those that give the same bytes", same, at_least=len(tasks))
