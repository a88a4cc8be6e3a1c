// The JUnit report of rules test is XML to another parser, whatever the tests are called.
#include "cli/program.hpp"

#include "catch2.hpp"

#include <cstdlib>

TEST_CASE("a JUnit report says in XML what the tests said", "[cli]") {
    if (std::system("python3 -c 'import xml.etree.ElementTree' 2> /dev/null") != 0) {
        WARN("skipped: no python3");
        return;
    }
    const Folder folder("junit");
    folder.write("odd.json", R"({ "name": "odd", "extends": "bant", "tests": [
        { "name": "<&>\"' ]]> \u0001\u001b[31m \n \uffff \ud83d\ude00 é", "lead": { "budget": 5 }, "expect": { "action": "<call> & \"ask\" ]]>" } },
        { "name": "fine", "lead": { "need": "a <b>bold</b> & urgent one" }, "expect": { "need": "met" } } ] })");
    folder.write("check.py", R"(
import xml.etree.ElementTree as tree
root = tree.parse('report.xml').getroot()
assert root.tag == 'testsuites' and root.get('tests') == '41' and root.get('failures') == '1', root.attrib
suites = root.findall('testsuite')
assert [suite.get('name') for suite in suites] == ['odd', 'bant'], suites
assert [suite.get('tests') for suite in suites] == ['2', '39'], suites
assert [len(suite.findall('testcase')) for suite in suites] == [2, 39]
odd, fine = suites[0].findall('testcase')
assert odd.get('name').startswith('<&>"\' ]]> '), odd.get('name')
assert odd.get('name').endswith('\U0001F600 é') and '\x1b' not in odd.get('name'), odd.get('name')
assert odd.get('file') == 'odd.json' and odd.get('line') == '2' and odd.get('classname') == 'odd'
failure = odd.find('failure')
assert failure.get('message') == 'action: expected <call> & "ask" ]]>, got enrich, then run again', failure.attrib
assert 'odd.json:2:9' in failure.text and 'verdict line 5' in failure.text, failure.text
assert fine.find('failure') is None
properties = {each.get('name'): each.get('value') for each in suites[1].iter('property')}
assert float(properties['coverage']) > 90, properties
print('well')
)");
    CHECK(folder.run("leadqual rules test odd.json bant --coverage --junit report.xml > /dev/null").code == 1);
    CHECK(folder.run("python3 check.py").output == "well\n");

    // A report that cannot be written whole leaves the old one.
    const auto before = folder.read("report.xml");
    CHECK(folder.run("leadqual rules test no_such_set --junit report.xml").code == 2);
    CHECK(folder.read("report.xml") == before);
}
