#include "report/renderers.hpp"

namespace leadqual::model {

/// Two colours and greys: green is SQL or met, ochre MQL, grey the rest; what is not known is hatched. All of them
/// stand out from both backgrounds by 3 to 1, letters by 7 to 1.
markup::Literal style_sheet() {
    return R"css(
:root { color-scheme: light dark;
  --paper: #fcfcfa; --ink: #1c2226; --soft: #525b63; --line: #dcdfdc; --track: #eceeec; --card: #f3f4f1;
  --sql: #14705f; --mql: #bb7a12; --out: #87909a; --plain: #3f6383; --unmet: #68727c; --heat: 20, 112, 95; }
@media (prefers-color-scheme: dark) { :root {
  --paper: #15191c; --ink: #e9ecec; --soft: #aab3b8; --line: #32393d; --track: #22282c; --card: #1d2327;
  --sql: #45b59f; --mql: #dca548; --out: #727c85; --plain: #7ba4c7; --unmet: #98a2ab; --heat: 69, 181, 159; } }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: anywhere;
  font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif; }
header, main, footer { max-width: 54rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 3rem; }
h1 { font-size: 2rem; line-height: 1.2; letter-spacing: -.015em; margin: 0 0 .35rem; }
h2 { font-size: 1.4rem; line-height: 1.25; margin: 3.2rem 0 0; padding-top: 1.1rem; border-top: 2px solid var(--ink); }
h3 { font-size: 1.12rem; margin: 2.4rem 0 .2rem; }
h4 { font-size: .95rem; margin: 1.5rem 0 .2rem; }
p { margin: 0 0 .7rem; max-width: 44rem; }
.soft, figcaption, footer, .subtitle { color: var(--soft); }
.subtitle { font-size: 1rem; }
nav ul, .legend { list-style: none; margin: .6rem 0; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
nav { font-size: .92rem; }
a { color: inherit; text-decoration-color: var(--out); text-underline-offset: .2em; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .9rem; margin: 1.1rem 0 1.6rem; }
.tile { background: var(--card); border-top: 4px solid var(--line); padding: .7rem .9rem .8rem; margin: 0; }
.tile dt { font-size: .88rem; color: var(--soft); }
.tile dd { margin: 0; }
.tile .number { font-size: 1.9rem; line-height: 1.2; font-weight: 650; font-variant-numeric: tabular-nums; }
.tile .context { font-size: .84rem; color: var(--soft); }
.tile-sql { border-color: var(--sql); } .tile-mql { border-color: var(--mql); } .tile-disqualified { border-color: var(--out); }
figure { margin: .7rem 0 1.4rem; break-inside: avoid; }
figure > svg { display: block; overflow: visible; }
figcaption { font-size: .9rem; margin-top: .15rem; max-width: 44rem; }
.legend { font-size: .86rem; color: var(--soft); }
svg text { fill: var(--ink); font-size: 14px; }
svg text.value { fill: var(--soft); font-size: 13px; font-variant-numeric: tabular-nums; }
svg text.axis { fill: var(--soft); font-size: 12px; font-variant-numeric: tabular-nums; }
.axis-line { stroke: var(--out); }
.track { fill: var(--track); }
.tone-sql, .tone-met { fill: var(--sql); } .tone-mql { fill: var(--mql); } .tone-disqualified { fill: var(--out); }
.tone-plain { fill: var(--plain); } .tone-unmet { fill: var(--unmet); } .tone-unknown { fill: url(#hatch); }
.hatch-paper { fill: var(--track); } .hatch-line { stroke: var(--out); stroke-width: 1.5; }
rect[class^=tone] { stroke: var(--paper); stroke-width: 1; }
.swatches { position: absolute; width: 0; height: 0; }
details { margin: .35rem 0 0; font-size: .9rem; }
summary { cursor: pointer; color: var(--soft); }
table { border-collapse: collapse; width: 100%; font-size: .9rem; margin: .5rem 0 .3rem; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: .38rem .7rem .38rem 0; border-bottom: 1px solid var(--line); }
th { font-weight: 600; }
thead th { color: var(--soft); font-size: .84rem; vertical-align: bottom; }
th, td { overflow-wrap: anywhere; }
thead th { overflow-wrap: break-word; }
th.n, td.n { text-align: right; white-space: nowrap; }
table.wide td.t { min-width: 7.5rem; overflow-wrap: anywhere; }
.grid td.n, .grid th.n { text-align: center; padding: .38rem .6rem; }
.notes { margin: .4rem 0 .9rem; padding-left: 1.15rem; max-width: 44rem; }
.notes li { margin-bottom: .3rem; }
footer { margin-top: 3.5rem; padding-top: 1rem; padding-bottom: 3rem; font-size: .86rem; }
@media (max-width: 34rem) {
  header, main, footer { padding-left: 1rem; padding-right: 1rem; }
  header { padding-top: 1.6rem; }
  h1 { font-size: 1.55rem; }
  .tiles { grid-template-columns: 1fr 1fr; }
  svg text.value { font-size: 12px; } svg text { font-size: 13px; }
  table.wide, .wide tbody, .wide tr, .wide td, .wide th { display: block; width: auto; text-align: left; }
  .wide thead { position: absolute; clip-path: inset(50%); height: 1px; width: 1px; overflow: hidden; }
  .wide tr { padding: .5rem 0; border-bottom: 1px solid var(--line); }
  .wide td, .wide th { border: 0; padding: .08rem 0; }
  .wide td.n { text-align: left; } table.wide td.t { min-width: 0; }
  .wide td[data-label]::before { content: attr(data-label) ": "; color: var(--soft); }
  .wide td:empty { display: none; }
  th, td { padding-right: .5rem; } .grid td.n, .grid th.n { padding-left: .2rem; padding-right: .2rem; }
}
@media print {
  :root { --paper: #fff; --ink: #000; --soft: #444; --line: #ccc; --track: #eee; --card: #fff;
    --sql: #14705f; --mql: #bb7a12; --out: #87909a; --plain: #3f6383; --unmet: #68727c; --heat: 20, 112, 95; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  body { font-size: 10.5pt; }
  header, main, footer { max-width: none; padding-left: 0; padding-right: 0; }
  header { padding-top: 0; }
  nav, details:not([open]) { display: none; }
  h2 { margin-top: 1.6rem; } h2, h3, h4 { break-after: avoid; }
  .tiles { grid-template-columns: repeat(5, 1fr); gap: 3mm; }
  .tile { box-shadow: inset 0 0 0 1px var(--line); padding: 2mm; }
  table { font-size: 9pt; } table.wide { font-size: 8pt; } table.wide td.t { min-width: 0; }
  .wide td, .wide th { padding-right: 2mm; }
  tr, .tiles, li { break-inside: avoid; }
}
@page { margin: 18mm 16mm; }
)css";
}

}  // namespace leadqual::model
