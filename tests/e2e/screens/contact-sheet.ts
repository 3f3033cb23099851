import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const style = `body{font:14px system-ui;margin:1rem;background:#ddd}table{border-spacing:1rem}
td{vertical-align:top}img{display:block;border:1px solid #888;max-inline-size:24rem}th{text-align:start;position:sticky;inset-block-start:0;background:#ddd}`

const page = (title: string, body: string): string =>
  `<!doctype html><meta charset="utf-8"><title>${title}</title><style>${style}</style><h1>${title}</h1>${body}`

/** One sheet of a language, a row for each screen, a column for each width; and an index of the sheets. */
export function writeContactSheet(
  folder: string,
  language: string,
  screens: readonly string[],
  widths: readonly number[],
): void {
  const head = `<tr>${widths.map((width) => `<th>${width} px</th>`).join('')}</tr>`
  const cell = (screen: string, width: number) =>
    existsSync(join(folder, language, String(width), `${screen}.jpg`))
      ? `<td><img loading="lazy" src="${width}/${encodeURIComponent(screen)}.jpg" alt=""></td>`
      : '<td></td>'
  const rows = screens.map(
    (screen) =>
      `<tr><th colspan="${widths.length}">${screen}</th></tr><tr>${widths.map((width) => cell(screen, width)).join('')}</tr>`,
  )
  writeFileSync(join(folder, language, 'index.html'), page(language, `<table>${head}${rows.join('')}</table>`))
  writeIndex(folder)
}

/** The door to all that are there. */
function writeIndex(folder: string): void {
  const languages = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const links = languages.map(({ name }) => `<li><a href="${name}/index.html">${name}</a></li>`)
  writeFileSync(join(folder, 'index.html'), page('Screens', `<ul>${links.join('')}</ul>`))
}
