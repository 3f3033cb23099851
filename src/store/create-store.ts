import { Migrator } from 'kysely/migration'
import { createAccounts } from './accounts.ts'
import { createAttachments } from './attachments.ts'
import { createAuditLog } from './audit-log.ts'
import { countSubmissions } from './count-submissions.ts'
import { counts, revision, totals, unanswered } from './counts.ts'
import type { Database } from './database.ts'
import { createDevices } from './devices.ts'
import { createForwarding } from './forwards.ts'
import { createHubs } from './hubs.ts'
import { keep, rehearse } from './keep.ts'
import { earlier, knownContents } from './known-contents.ts'
import { createLinks } from './links.ts'
import { migrations } from './migrations/index.ts'
import { noteSections } from './note-sections.ts'
import { flagged } from './read-flagged.ts'
import { submission } from './read-review.ts'
import { submissions } from './read-submissions.ts'
import { createResults } from './results.ts'
import { createReviews } from './review.ts'
import { createSessions } from './sessions.ts'
import { createSettings } from './settings.ts'
import type { Store } from './store.ts'
import { createTags } from './tags.ts'
import { createTargets } from './targets.ts'
import { createTexts } from './texts.ts'
import { createTokens } from './tokens.ts'
import { createUpkeep } from './upkeep.ts'
import { createVisits } from './visits.ts'
import { createWebhooks } from './webhooks.ts'
import { withTypedFaults } from './with-typed-faults.ts'
import { withdraw } from './withdraw.ts'
import { createWorkshops } from './workshops.ts'

/** Puts the one interface over either database. */
export function createStore(database: Database): Store {
  const { db, kind } = database
  return withTypedFaults({
    kind,
    async migrate() {
      const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations(database) } })
      const { error } = await migrator.migrateToLatest()
      if (error) throw error
    },
    keep: (arrivals, receivedOn) => keep(database, arrivals, receivedOn),
    rehearse: (arrivals, receivedOn) => rehearse(database, arrivals, receivedOn),
    withdraw: (receiptKey, withdrawnOn, forwardHash) =>
      withdraw(database, receiptKey, withdrawnOn, forwardHash ?? null),
    totals: (surveyId) => totals(db, surveyId),
    counts: (surveyId, isWithoutRejected) => counts(db, surveyId, isWithoutRejected),
    unanswered: (surveyId) => unanswered(db, surveyId),
    flagged: (which, after, limit) => flagged(db, which, after, limit),
    submission: (instanceId, sha256) => submission(db, instanceId, sha256),
    submissions: (which, after, limit) => submissions(db, which, after, limit),
    countSubmissions: (which) => countSubmissions(db, which),
    revision: (surveyId) => revision(db, surveyId),
    ...createVisits(db),
    ...createTargets(database),
    ...createReviews(database),
    noteSections: (surveyId, opened) => noteSections(database, surveyId, opened),
    knownContents: (instanceIds) => knownContents(db, instanceIds),
    earlier: (surveyId) => earlier(db, surveyId),
    forgetOrder: () => database.forgetOrder(),
    ...createSettings(db),
    ...createWorkshops(db),
    ...createAccounts(db),
    ...createLinks(db),
    ...createTokens(db),
    ...createWebhooks(db),
    ...createTags(db),
    ...createResults(db),
    ...createSessions(db),
    ...createTexts(db),
    ...createDevices(db),
    ...createAuditLog(db),
    ...createAttachments(db),
    ...createUpkeep(database),
    ...createHubs(db),
    ...createForwarding(db, database.forgetDeleted),
    close: () => db.destroy(),
  })
}
