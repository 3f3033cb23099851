import { languages } from '../../src/contract/routes.ts'
import { firstVisitBytes, offlineBytes, sum } from './first-question-bytes.ts'

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1).padStart(6)} kB`

/** Weighs the build file by file, without a browser. */
export function weighAndPrint(dist: string, isPrinted: boolean) {
  const perLanguage = languages.map((language) => ({ language, files: firstVisitBytes(dist, language) }))
  const offline = offlineBytes(dist)
  if (isPrinted) {
    console.log(
      '\nOn a first visit (brotli), until the first question can be answered, and until the app has taken over',
    )
    for (const { file, bytes } of perLanguage[0]?.files ?? []) console.log(`  ${kilobytes(bytes)}  ${file}`)
    for (const { language, files } of perLanguage)
      console.log(`  ${kilobytes(files[0].bytes)} answerable, ${kilobytes(sum(files))} live, ${language}`)
    console.log('\nKept on the phone for a day without a network: five languages, without the desk')
    for (const { file, bytes } of offline.slice(0, 12)) console.log(`  ${kilobytes(bytes)}  ${file}`)
    console.log(`  ${kilobytes(sum(offline))}  in all, ${offline.length} files`)
  }
  return {
    firstVisitBytes: Object.fromEntries(
      perLanguage.map(({ language, files }) => [language, { answerable: files[0].bytes, live: sum(files) }]),
    ),
    offlineBytes: sum(offline),
  }
}
