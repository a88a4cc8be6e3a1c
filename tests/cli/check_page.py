"""Reads a report as a strict parser does and says what is wrong with it: one line each, nothing when all is well."""
import html.parser
import re
import sys

EMPTY = {"meta", "link", "br"}
ALLOWED = set(
    "html head meta link title style body header main footer nav section figure figcaption div dl dt dd ul li a h1 h2 h3 h4 p"
    " table thead tbody tr th td details summary svg defs pattern g rect line text desc".split()
)


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.problems, self.ids, self.targets, self.texts = [], [], [], [], 0
        self.pictures = self.described = self.columns = 0

    def say(self, what):
        self.problems.append("%d:%d: %s" % (*self.getpos(), what))

    def check(self, tag, attributes):
        if tag not in ALLOWED:
            self.say("element %s" % tag)
        for name, value in attributes:
            if name.startswith("on"):
                self.say("handler %s" % name)
            if name in ("src", "action", "srcset", "data"):
                self.say("%s asks for something" % name)
            if name == "href" and value != "data:,":
                self.targets.append(value)
            if name == "id":
                self.ids.append(value)
            if name == "aria-labelledby":
                self.targets += ["#" + each for each in value.split()]
        if len({name for name, _ in attributes}) != len(attributes):
            self.say("an attribute twice in %s" % tag)
        if tag == "svg" and ("role", "img") in attributes:
            self.pictures += 1
        if tag == "desc":
            self.described += 1
        if tag == "tr":
            self.cells = 0
        if tag in ("th", "td"):
            self.cells += 1

    def handle_starttag(self, tag, attributes):
        self.check(tag, attributes)
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.check(tag, attributes)
        if "svg" not in self.open:
            self.say("%s closes itself" % tag)

    def handle_endtag(self, tag):
        if not self.open or self.open[-1] != tag:
            self.say("</%s> where %s is open" % (tag, self.open[-1:]))
        else:
            self.open.pop()
        if tag == "tr":
            if "thead" in self.open:
                self.columns = self.cells
            elif self.cells != self.columns:
                self.say("a row of %d cells under %d columns" % (self.cells, self.columns))

    def handle_decl(self, text):
        if text != "DOCTYPE html":
            self.say("declaration " + text)

    def handle_comment(self, text):
        self.say("a comment")

    def handle_pi(self, text):
        self.say("an instruction")


text = open(sys.argv[1], encoding="utf-8", errors="strict").read()
page = Page()
page.feed(text)
page.close()
if page.open:
    page.say("still open: %s" % page.open)
if len(set(page.ids)) != len(page.ids):
    page.say("an id twice")
for target in page.targets:
    if not target.startswith("#") or target[1:] not in page.ids:
        page.say("leads nowhere: " + target)
if page.pictures != page.described:
    page.say("%d pictures, %d described" % (page.pictures, page.described))
style = re.search(r"<style>(.*?)</style>", text, re.S).group(1)
if re.search(r"@import|url\((?!#)|https?:|//", style):
    page.say("the style asks for something")
if "Content-Security-Policy" not in text or "default-src 'none'" not in text.replace("&#39;", "'"):
    page.say("no policy")
if re.search(r"[\x00-\x08\x0b-\x1f\x7f]", text):
    page.say("control characters")
print("\n".join(page.problems), end="")
