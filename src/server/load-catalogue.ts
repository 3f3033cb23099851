import { languages } from '../contract/routes.ts'
import { type Catalogue, readCatalogue } from '../interop/translations/catalogue.ts'
import { LocaleFiles } from '../interop/translations/locale-files.ts'

/**
 * Every word of the app and where it stands, read when somebody first asks: a server that only collects never does.
 * @param root of the project; the words there are those that the app was built from
 */
export function createCatalogue(root: string): () => Catalogue {
  let known: Catalogue | null = null
  return () => {
    known ??= readCatalogue(new LocaleFiles(root), languages)
    return known
  }
}
