import type { Role } from '../contract/access.ts'
import { t } from '../i18n/index.ts'

type Props<Among extends Role> = {
  role: Among
  among: readonly Among[]
  spoken?: string
  onChange: (role: Among) => void
}

export function RoleChoice<Among extends Role>({ role, among, spoken, onChange }: Props<Among>) {
  return (
    <label class="desk-field">
      {t('people.role.label')}
      <select
        class="field"
        value={role}
        aria-label={spoken}
        onChange={({ currentTarget: { value } }) => onChange(among.find((known) => known === value) ?? role)}
      >
        {among.map((known) => (
          <option key={known} value={known}>
            {t(`role.${known}.name`)}
          </option>
        ))}
      </select>
    </label>
  )
}
