import type { Plugin } from 'vite'
import { previewDefinition } from './preview-survey.ts'

/** `npm run dev -- --survey <folder>`: an imported survey in the place of ours. */
export function previewSurvey(): Plugin {
  return {
    name: 'preview-survey',
    apply: 'serve',
    enforce: 'pre',
    load(id) {
      const definition = previewDefinition(id)
      return definition ? JSON.stringify(definition) : undefined
    },
  }
}
