import { discard, sendAgain } from './outbox'
import { isOfRehearsal, type RefusedRow } from './outbox-store'
import { keepAnswer, sendAnswers } from './rehearsal-outbox'

/** Tries what was refused once more, by the outbox that it came from. */
export async function tryAgain(row: RefusedRow): Promise<void> {
  if (!isOfRehearsal(row)) return sendAgain(row.entry.id)
  await keepAnswer({ rehearsalId: row.rehearsalId, answer: row.entry, about: row.about })
  await discard(row.entry.id)
  await sendAnswers()
}
