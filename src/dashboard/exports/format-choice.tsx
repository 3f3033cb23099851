import { type ExportFormat, exportFormats } from '../../contract/exports.ts'
import { t } from '../../i18n/index.ts'

type Props = { hasFiles: boolean; format: ExportFormat; onChange: (format: ExportFormat) => void }

/** The formats, each with what it is good for. */
export function FormatChoice({ hasFiles, format, onChange }: Props) {
  return (
    <fieldset class="desk-formats">
      <legend>{t('exports.format.label')}</legend>
      {[...exportFormats, ...(hasFiles ? (['media'] as const) : [])].map((one) => (
        <label key={one} class="desk-format" data-format={one}>
          <input type="radio" name="format" value={one} checked={one === format} onChange={() => onChange(one)} />
          <span>
            <strong>{t(`exports.${one}.format`)}</strong>
            <span class="desk-hint">{t(`exports.${one}.hint`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
