// SPDX-License-Identifier: Apache-2.0
#include "report/detail/sections.hpp"

namespace cadre::inline v1::report::detail {

const std::string_view style = R"(:root {
  --ink: #23262b; --soft: #646b75; --line: #dcdfe3; --pale: #f5f6f7; --accent: #8f2d2a; --tint: #d9b3b0; --light: #efe1df;
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; color: var(--ink); background: #fff; line-height: 1.55; font-size: 15px;
  font-family: "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "WenQuanYi Micro Hei",
    system-ui, "Helvetica Neue", Arial, sans-serif; font-variant-numeric: tabular-nums; }
.page { max-width: 1120px; margin: 0 auto; padding: 40px 32px 48px; }
input[name="language"] { position: absolute; opacity: 0; }
.switch { position: absolute; top: 14px; right: 24px; font-size: 13px; }
.switch label { padding: 3px 10px; color: var(--soft); cursor: pointer; border-bottom: 2px solid transparent; }
#show-zh:checked ~ .switch label[for="show-zh"], #show-en:checked ~ .switch label[for="show-en"] {
  color: var(--ink); border-color: var(--accent); }
#show-zh:focus-visible ~ .switch label[for="show-zh"], #show-en:focus-visible ~ .switch label[for="show-en"] {
  outline: 2px solid var(--accent); }
#show-zh:checked ~ .page [lang="en"]:not(.sub), #show-en:checked ~ .page [lang="zh"],
#show-en:checked ~ .page .sub { display: none; }
header { border-bottom: 2px solid var(--accent); padding-bottom: 22px; }
.org { margin: 0 0 4px; color: var(--soft); font-size: 16px; letter-spacing: 0.04em; }
h1 { font-size: 30px; line-height: 1.3; margin: 0 0 20px; font-weight: 600; }
h1 .sub { display: block; font-size: 15px; font-weight: 400; color: var(--soft); margin-top: 4px; }
h2 { font-size: 20px; font-weight: 600; margin: 0 0 16px; }
h2 .sub { font-size: 13px; font-weight: 400; color: var(--soft); margin-left: 6px; }
h3 { font-size: 14px; font-weight: 600; margin: 0 0 10px; line-height: 1.45; }
h3 > [lang="en"] { display: inline-block; } h3 > [lang="en"]::first-letter { text-transform: uppercase; }
section { margin-top: 44px; }
a { color: var(--accent); }
.facts { display: flex; flex-wrap: wrap; gap: 10px 40px; margin: 0; }
.facts dt { font-size: 12px; color: var(--soft); }
.facts dd { margin: 0; } .facts .id { white-space: nowrap; }
code { font-family: "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: 0.86em; overflow-wrap: anywhere; }
.id { color: #8a919b; font-size: 10.5px; font-weight: 400; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(200px, 1fr)); border: 1px solid var(--line);
  border-width: 1px 0 0 1px; }
.card { border: 1px solid var(--line); border-width: 0 1px 1px 0; padding: 14px 16px 10px; min-width: 0; display: flex; flex-direction: column; }
.card .name { font-size: 13px; color: var(--soft); }
.card .value { font-size: 26px; line-height: 1.35; font-weight: 600; color: var(--accent); white-space: nowrap; }
.below { font-size: 12px; color: var(--soft); line-height: 1.45; }
.card .id { margin-top: auto; padding-top: 6px; }
.panels { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 32px 48px; align-items: start; }
.panel { min-width: 0; }
.panel.wide { max-width: 860px; margin-bottom: 28px; }
.panels + .panel.wide { margin-top: 32px; }
.stack { display: grid; grid-template-columns: minmax(0, 1fr); gap: 32px; min-width: 0; align-content: start; }
.note { font-size: 12.5px; color: var(--soft); margin: 10px 0 0; max-width: 60em; }
h3 + .note { margin: -6px 0 8px; }
.count { margin: -4px 0 8px; font-size: 13px; }
.tag { font-size: 11px; font-weight: 400; color: var(--soft); border: 1px solid var(--line); padding: 0 5px; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 13px; }
th { text-align: left; font-weight: 600; color: var(--soft); font-size: 12px; border-bottom: 1px solid var(--ink);
  padding: 4px 14px 4px 0; white-space: nowrap; vertical-align: bottom; }
td { padding: 4px 14px 4px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
td .id { overflow-wrap: normal; white-space: nowrap; }
td:first-child:empty { border-bottom-color: transparent; }
td.n, th.n { text-align: right; white-space: nowrap; }
.chart { display: block; width: 100%; max-width: 600px; height: auto; overflow: visible; }
.chart text { font-size: 12px; fill: var(--ink); }
.chart .over { text-anchor: middle; font-size: 11px; }
.chart .under { text-anchor: middle; fill: var(--soft); font-size: 11.5px; }
.chart .label { text-anchor: end; }
.chart .beside { fill: var(--soft); font-size: 11.5px; white-space: pre; }
.chart .inside { text-anchor: middle; font-size: 11px; }
.chart .bar { fill: var(--accent); }
.chart .axis { stroke: var(--ink); stroke-width: 1; }
.chart .mark { stroke: var(--ink); stroke-width: 1; stroke-dasharray: 3 3; }
.legend { font-size: 12px; color: var(--soft); margin-bottom: 6px; display: flex; flex-wrap: wrap; gap: 2px 16px; }
.key i { display: inline-block; width: 11px; height: 11px; margin-right: 5px; vertical-align: -1px; }
.met .part { fill: var(--tint); } .key.met i { background: var(--tint); }
.waived .part { fill: var(--light); } .key.waived i { background: var(--light); }
.open .part { fill: #fff; stroke: var(--tint); } .key.open i { border: 1px solid var(--tint); }
.unknown .part { fill: #e3e6ea; } .key.unknown i { background: #e3e6ea; }
.doomed .part { fill: #7b828c; } .key.doomed i { background: #7b828c; }
.failed .part { fill: var(--accent); } .key.failed i { background: var(--accent); }
.not_applicable .part { fill: var(--pale); } .key.not_applicable i { background: var(--pale); border: 1px solid var(--line); }
.chart .failed text, .chart .doomed text { fill: #fff; }
.list .scroll { max-height: 420px; overflow: auto; border-bottom: 1px solid var(--line); }
.list td:not(:first-child) { white-space: nowrap; }
.list th { position: sticky; top: 0; background: #fff; box-shadow: 0 1px var(--ink); border-bottom: none; }
section > .scroll table { max-width: 860px; }
footer { margin-top: 48px; border-top: 1px solid var(--line); padding-top: 12px; font-size: 12px; color: var(--soft); }
footer p { margin: 0 0 4px; max-width: 70em; }
@media screen and (max-width: 760px) {
  .page { padding: 48px 16px 32px; }
  .switch { right: 8px; }
  h1 { font-size: 23px; }
  .panels { grid-template-columns: minmax(0, 1fr); gap: 28px; }
  .cards { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .card { padding: 12px 12px 8px; }
  .card .value { font-size: 20px; white-space: normal; }
  .facts { gap: 8px 28px; }
  th, td { padding-right: 10px; }
  .panel.wide .list table { min-width: 620px; } .list td:first-child { min-width: 8em; }
  .scroll { background: linear-gradient(to right, #fff 40%, #fff0) 0 0 / 48px 100%,
    linear-gradient(to left, #fff 40%, #fff0) 100% 0 / 48px 100%, linear-gradient(to right, #0002, #0000) 0 0 / 12px 100%,
    linear-gradient(to left, #0002, #0000) 100% 0 / 12px 100%; background-repeat: no-repeat;
    background-attachment: local, local, scroll, scroll; }
  .panel td .id { white-space: normal; overflow-wrap: anywhere; }
  .chart text { font-size: 14px; } .chart .over, .chart .inside { font-size: 12.5px; } .chart .under { font-size: 13px; }
  .chart .beside { font-size: 13px; }
}
@media print {
  @page { size: A4; margin: 16mm 15mm; }
  body { font-size: 10.5pt; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  .page { max-width: none; padding: 0; }
  .switch { display: none; }
  section { margin-top: 24pt; }
  h2, h3, .legend, .count { break-after: avoid; }
  .card, .panel:not(.wide), tr { break-inside: avoid; }
  td .id { white-space: normal; overflow-wrap: anywhere; } td:first-child { min-width: 9em; }
  thead { display: table-header-group; }
  .scroll, .list .scroll { overflow: visible; max-height: none; }
  .list th { position: static; box-shadow: none; border-bottom: 1px solid var(--ink); }
  .panels { gap: 14pt 22pt; } .panel.wide { max-width: none; }
  .list table { min-width: 0; font-size: 9pt; }
  .cards { grid-template-columns: repeat(4, 1fr); }
  .card .value { font-size: 16pt; }
}
)";

}  // namespace cadre::inline v1::report::detail
