import { barsOf } from './bars.ts'
import type { Figures } from './figures.ts'
import type { Goal } from './goals.ts'
import { rowsOf } from './table.ts'

type Circumstances = {
  readonly when: string
  readonly runs: number
  readonly machine: { readonly cpus: number; readonly model: string; readonly load: number; readonly browser: string }
}

const styles = `
:root { color-scheme: light dark; --ink: #1d1626; --soft: #6a6175; --paper: #faf7f2; --card: #fff; --line: #d9d2e0;
  --ours: #5b2e91; --floor: #8a8194; --peer: #c9a24a; --good: #14683a; --bad: #a3262b; }
@media (prefers-color-scheme: dark) { :root { --ink: #f1ecf6; --soft: #b1a7bd; --paper: #17111f; --card: #221a2d;
  --line: #3d3349; --ours: #b18be6; --floor: #837a8f; --peer: #a98435; --good: #7fd6a3; --bad: #ff9a96; } }
body { margin: 0 auto; max-width: 64rem; padding: 1.5rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; line-height: 1.25; } h2 { font-size: 1.15rem; margin-block: 2rem .5rem; }
p { max-width: 44rem; color: var(--soft); }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: .35rem .6rem; border-block-end: 1px solid var(--line); text-align: start; }
td.number { text-align: end; white-space: nowrap; } .limit { color: var(--soft); white-space: nowrap; } .met { color: var(--good); } .missed { color: var(--bad); font-weight: 600; }
@media (max-width: 30rem) { body { padding: .75rem; } table { font-size: .9rem; } th, td { padding-inline: .2rem; } }
.plots { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 29rem), 1fr)); }
figure { margin: 0; padding: .9rem; background: var(--card); border: 1px solid var(--line); border-radius: .6rem; }
figcaption { font-weight: 600; margin-block-end: .4rem; } svg { width: 100%; height: auto; font: 15px system-ui, sans-serif; }
text { fill: var(--ink); } .ratio { fill: var(--soft); } .bar { fill: var(--peer); }
.bar.floor { fill: var(--floor); } .bar.ours, .bar.product { fill: var(--ours); } .range { stroke: var(--ink); stroke-width: 1.5; }
`

/** The whole report as one page that needs nothing else. */
export function drawReport(figures: Figures, goals: readonly Goal[], { when, runs, machine }: Circumstances): string {
  const plots = rowsOf(figures)
    .filter(({ measure }) => measure !== 'taps')
    .map((row) => barsOf(row, figures))
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Survey page against its peers</title><style>${styles}</style></head><body>
<h1>Survey page against its peers and a bare floor</h1>
<p>${when.slice(0, 16).replace('T', ' ')} UTC, Chromium ${machine.browser}, ${machine.cpus} × ${machine.model}, load ${machine.load.toFixed(1)} at the start.
Medians of runs in turn (${runs} each), a fresh phone each time: 400 kbit/s, 400 ms round trip, processor six times slower.
The line through a bar goes from the best run to the worst; the grey figure is how many times the floor.
Rule toggles are measured without the network, heaps also without the slow processor.</p>
<h2>Goals</h2><table><tbody>${goals.map(goalRow).join('')}</tbody></table>
<h2>Figures</h2><div class="plots">${plots.join('\n')}</div>
</body></html>
`
}

function goalRow({ what, limit, value, unit, isMet }: Goal): string {
  const verdict = isMet === null ? 'not measured' : isMet ? 'met' : 'not met'
  const seen = value === null ? '' : `${value.toFixed(unit === 'x' ? 2 : 1)} ${unit}`
  return `<tr><td>${what}</td><td class="number">${seen.replace(' x', ' ×')}</td><td class="limit">${limit.replace('<', '&lt;')}</td><td class="${isMet ? 'met' : isMet === null ? '' : 'missed'}">${verdict}</td></tr>`
}
