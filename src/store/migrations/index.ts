import type { Migration } from 'kysely/migration'
import type { DatabaseKind } from '../tables.ts'
import { submissions } from './0001-submissions.ts'
import { coordination } from './0002-coordination.ts'
import { workshops } from './0003-workshops-of-the-sources.ts'
import { devices } from './0004-devices.ts'
import { access } from './0005-access.ts'
import { hub } from './0006-hub.ts'
import { accounts } from './0007-accounts.ts'
import { hooks } from './0008-hooks.ts'

/** In the order in which they run. A published migration is never edited: add the next number. */
export const migrations = (kind: DatabaseKind): Record<string, Migration> => ({
  '0001-submissions': submissions(kind),
  '0002-coordination': coordination(),
  '0003-workshops-of-the-sources': workshops(),
  '0004-devices': devices(),
  '0005-access': access(kind),
  '0006-hub': hub(kind),
  '0007-accounts': accounts(),
  '0008-hooks': hooks(kind),
})
