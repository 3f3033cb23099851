import { type Role, roles } from '../contract/access.ts'
import { t } from '../i18n/index.ts'

type Props = { role: Role; spoken?: string; onChange: (role: Role) => void }

export function RoleChoice({ role, spoken, onChange }: Props) {
  return (
    <label class="desk-field">
      {t('people.role.label')}
      <select
        class="field"
        value={role}
        aria-label={spoken}
        onChange={({ currentTarget: { value } }) => onChange(roles.find((known) => known === value) ?? role)}
      >
        {roles.map((known) => (
          <option key={known} value={known}>
            {t(`role.${known}.name`)}
          </option>
        ))}
      </select>
    </label>
  )
}
