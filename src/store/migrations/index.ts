import type { Migration } from 'kysely/migration'
import type { Database } from '../database.ts'
import { submissions } from './0001-submissions.ts'
import { coordination } from './0002-coordination.ts'
import { workshops } from './0003-workshops-of-the-sources.ts'
import { devices } from './0004-devices.ts'
import { access } from './0005-access.ts'
import { hub } from './0006-hub.ts'
import { accounts } from './0007-accounts.ts'
import { hooks } from './0008-hooks.ts'
import { tallies } from './0009-tallies.ts'
import { earlierResponses } from './0010-earlier-responses.ts'
import { steering } from './0011-steering.ts'
import { analysis } from './0012-analysis.ts'
import { attachments } from './0013-attachments.ts'
import { texts } from './0014-texts.ts'

/** In the order in which they run. A published migration is never edited: add the next number. */
export const migrations = (database: Pick<Database, 'kind' | 'shard'>): Record<string, Migration> => ({
  '0001-submissions': submissions(database.kind),
  '0002-coordination': coordination(),
  '0003-workshops-of-the-sources': workshops(),
  '0004-devices': devices(),
  '0005-access': access(database.kind),
  '0006-hub': hub(database.kind),
  '0007-accounts': accounts(),
  '0008-hooks': hooks(database.kind),
  '0009-tallies': tallies(database),
  '0010-earlier-responses': earlierResponses(),
  '0011-steering': steering(database),
  '0012-analysis': analysis(database.kind),
  '0013-attachments': attachments(database.kind),
  '0014-texts': texts(),
})
