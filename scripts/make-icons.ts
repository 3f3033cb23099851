import { readFileSync, writeFileSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { ensureBrowser } from './ensure-browser.ts'

/** The icons as phones want them; run this again after a change of the drawings. Apple's has no clear corners: iOS rounds them. */
const icons = [
  ['icon.svg', 192, 'icon-192.png'],
  ['icon.svg', 512, 'icon-512.png'],
  ['icon-maskable.svg', 192, 'icon-maskable-192.png'],
  ['icon-maskable.svg', 512, 'icon-maskable-512.png'],
  ['icon-maskable.svg', 180, 'apple-touch-icon.png'],
] as const

const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: ['--no-sandbox'] })
for (const [drawing, size, file] of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  const svg = Buffer.from(readFileSync(`public/${drawing}`)).toString('base64')
  await page.setContent(
    `<style>body{margin:0}img{display:block}</style><img width="${size}" height="${size}" src="data:image/svg+xml;base64,${svg}">`,
  )
  const png = await page.screenshot({ omitBackground: true })
  writeFileSync(`public/${file}`, png)
  console.log(`public/${file}: ${png.length} bytes`)
  await page.close()
}
await browser.close()
