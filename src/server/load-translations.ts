import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { type TranslationReview, translationReview } from '../contract/review.ts'
import { StartError } from './start-error.ts'

/**
 * Reads `<folder>/<language>/review.json`, in the order of the languages' codes.
 * @throws StartError for a file that does not keep to the shape
 */
export function loadTranslations(folder: string): readonly TranslationReview[] {
  const files = existsSync(folder)
    ? readdirSync(folder)
        .sort()
        .map((language) => join(folder, language, 'review.json'))
    : []
  return files
    .filter((file) => existsSync(file))
    .map((file) => {
      const parsed = z.safeParse(translationReview, JSON.parse(readFileSync(file, 'utf8')))
      if (parsed.success) return parsed.data
      throw new StartError(
        `${file}: ${parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')}`,
      )
    })
}
