import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import Database from 'better-sqlite3'
import type { SurveyDefinition, SurveyNode } from '../../../src/contract/definition.ts'
import { SurveyPage } from '../pages/survey-page.ts'
import { Endpoint } from '../support/endpoint.ts'
import { stageSurvey } from '../support/stage-survey.ts'

const picture: SurveyNode = { type: 'image', name: 'picture', parameters: 'max-pixels=900' }
const marker = 'GPS 19.4326 -99.1332'

/** Asks for a picture soon, and for little after it. */
function withPicture(definition: SurveyDefinition): SurveyDefinition {
  const survey = definition.survey.map((node): SurveyNode => {
    if (!('children' in node)) return node
    if (/^sec_[c-h]/.test(node.name)) return { ...node, relevant: 'false()' }
    const children = node.children.map((child) =>
      child.name === 'a_link' && 'children' in child ? { ...child, children: [...child.children, picture] } : child,
    )
    return { ...node, children }
  })
  return { ...definition, survey }
}

/** As from a camera: large, and with a place in a segment of its own, as EXIF is. */
async function aPhoto(page: Page): Promise<Buffer> {
  const url = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 2400, height: 1600 })
    const context = canvas.getContext('2d')
    for (let x = 0; x < 2400; x += 40) {
      if (context) context.fillStyle = `hsl(${x} 80% 50%)`
      context?.fillRect(x, 0, 40, 1600 - x / 2)
    }
    return canvas.toDataURL('image/jpeg')
  })
  const drawn = Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')
  const text = Buffer.from(`Exif\0\0${marker}`)
  return Buffer.concat([drawn.subarray(0, 2), Buffer.from([0xff, 0xe1, 0, text.length + 2]), text, drawn.subarray(2)])
}

type Stored = { readonly name: string; readonly sha256: string; readonly bytes: number; readonly content: Buffer }

function storedFiles(dataDir: string): Stored[] {
  const database = new Database(join(dataDir, 'submissions.sqlite'), { readonly: true })
  try {
    // The server's own table; its tests check the shape.
    return database.prepare('select name, sha256, bytes, content from attachments').all() as Stored[]
  } finally {
    database.close()
  }
}

const sizeOf = (page: Page, picture: Buffer) =>
  page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
    const { width, height } = await createImageBitmap(new Blob([bytes]))
    return [width, height]
  }, picture.toString('base64'))

test('a picture that is chosen without a network waits with its answers, and arrives whole', async ({ page }) => {
  const folder = stageSurvey(withPicture)
  const endpoint = await Endpoint.start({}, folder)
  try {
    const survey = new SurveyPage(page, 'en')
    await page.goto(`${endpoint.url}/?lang=en`)
    await survey.isControlledByWorker()
    await survey.agree('consent_participate')
    await survey.continue()
    await survey.choose('age_18_plus', 'yes_no', 'yes')
    await survey.choose('respondent_link', 'respondent_link', 'staff')
    const chooser = page.getByLabel(survey.words.question('attachment.image.choose'))
    await chooser.waitFor({ state: 'attached' })
    const photo = await aPhoto(page)
    await endpoint.kill()

    await chooser.setInputFiles({ name: 'Drita at home.jpg', mimeType: 'image/jpeg', buffer: photo })
    await expect(page.getByAltText(survey.words.question('attachment.picture.label'))).toBeVisible()
    await survey.continue()
    await survey.pickCountry('org_country', 'CA')
    await survey.continue()
    await survey.continue()
    await survey.choose('org_type', 'org_type', 'network')
    while ((await survey.place()) !== 'review') await survey.continue()
    await survey.press('review.send.label')
    await expect(survey.fate('saved')).toBeVisible()

    await endpoint.start()
    await survey.press('done.retry.label')
    await expect(survey.fate('received')).toBeVisible()
    const [file, ...others] = storedFiles(endpoint.dataDir)
    expect(others).toEqual([])
    expect(file?.name).toMatch(/^photo-[0-9a-f]{12}\.jpg$/)
    const content = file?.content ?? Buffer.alloc(0)
    expect(createHash('sha256').update(content).digest('hex')).toBe(file?.sha256)
    expect(content).toHaveLength(file?.bytes ?? 0)
    expect(content.includes(marker)).toBe(false)
    expect(await sizeOf(page, content)).toEqual([900, 600])
  } finally {
    await endpoint.kill()
    rmSync(folder, { recursive: true })
  }
})
