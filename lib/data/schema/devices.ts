import type { LearnerId } from '../../domain/ids'
import type { Dialect } from './dialect/sqlite'
import type { studyTables } from './study'

/** The devices that a learner paired, and the codes that pair one: what better-auth calls sessions and verifications. */
export const deviceTables = (d: Dialect, { learners }: Pick<ReturnType<typeof studyTables>, 'learners'>) => {
  const devices = d.table(
    'devices',
    {
      id: d.text().primaryKey(),
      learnerId: d.id<LearnerId>().notNull(),
      /** What its cookie holds, signed with a key that is in no backup. */
      token: d.text().notNull(),
      name: d.text().notNull(),
      createdAt: d.instant().notNull(),
      /** When it was used last, to the hour. */
      updatedAt: d.instant().notNull(),
      expiresAt: d.instant().notNull(),
    },
    (t) => [
      d.foreignKey({ columns: [t.learnerId], foreignColumns: [learners.id] }),
      d.uniqueIndex('devices_token').on(t.token),
      d.index('devices_learner').on(t.learnerId),
    ],
  )

  const pairingCodes = d.table(
    'pairing_codes',
    {
      id: d.text().primaryKey(),
      /** The SHA-256 of the code. */
      identifier: d.text().notNull(),
      /** The learner whose device it pairs. */
      value: d.text().notNull(),
      createdAt: d.instant().notNull(),
      updatedAt: d.instant().notNull(),
      expiresAt: d.instant().notNull(),
    },
    (t) => [d.index('pairing_codes_identifier').on(t.identifier)],
  )

  return { devices, pairingCodes }
}
