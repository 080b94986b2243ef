import { outbox, waitingReviews } from '@/app/_client/outbox'
import { takenSince } from '@/app/_client/taken-entries'
import { savedAt } from '@/app/_offline/saved-copy'
import { dateStyle } from '@/app/_ui/date-style'
import { toast } from '@/app/_ui/toast'
import { clockWords } from '@/lib/domain/format/words'
import type { StudySession } from '@/lib/domain/queue/study-card'
import type { LogEntry } from '@/lib/domain/scheduling/log'
import { resumeSession, withEntries } from '@/lib/domain/session/resume-session'
import { cardUp, type ReviewSession } from '@/lib/domain/session/review-session'

/** What this browser has logged since an instant of its clock, whether the server has it or not. */
const loggedSince = async (since: number): Promise<readonly LogEntry[]> => [
  ...(await takenSince(since)),
  ...(await waitingReviews()),
]

/**
 * A session with the answers that it lacks: those that still wait, and those taken since a copy of it was saved. Null
 * where it lacks none.
 */
export async function resumed(study: StudySession): Promise<ReviewSession | null> {
  const savedSince = savedAt(location.pathname)
  const entries = savedSince === null ? await waitingReviews() : await loggedSince(savedSince)
  return entries.length > 0 ? resumeSession(study, entries) : null
}

/** When an answer's card was answered on another device, as the server said; null where it was not. */
function alsoAnsweredAt(answer: unknown, entryId: string): number | null {
  if (typeof answer !== 'object' || answer === null || !('results' in answer) || !Array.isArray(answer.results))
    return null
  const result = answer.results.find((one) => one?.id === entryId)
  return typeof result?.alsoAnsweredAt === 'number' ? result.alsoAnsweredAt : null
}

type OpenSession = {
  readonly study: StudySession
  /** The session as it is now. */
  readonly current: () => ReviewSession
  readonly go: (next: ReviewSession) => void
  /** Does something when what was pressed before is done. */
  readonly inTurn: (act: () => Promise<void> | undefined) => void
}

/**
 * Keeps a session in step with what is answered elsewhere: sessions of this browser tell each other what they log, so
 * that none asks for the same answer again, and the server tells what another device answered meanwhile.
 * @param openedAt when the session was opened: what was logged since is caught up with
 */
export function hearElsewhere({ study, current, go, inTurn }: OpenSession, openedAt: number) {
  const hear = (entries: readonly LogEntry[]): undefined => {
    const before = current()
    const next = withEntries(before, entries)
    if (next === before) return
    const up = cardUp(before)?.cardId
    if (entries.some(({ kind, cardId }) => kind === 'review' && cardId === up))
      toast('You answered this card in another tab.')
    go(next)
  }
  const channel = new BroadcastChannel('aide-sessions')
  channel.onmessage = ({ data }) => inTurn(() => hear(data))
  // A tab that was frozen, or has only just been opened, has heard nothing.
  const catchUp = () => inTurn(async () => hear(await loggedSince(openedAt)))
  const seen = () => document.visibilityState === 'visible' && catchUp()
  document.addEventListener('visibilitychange', seen)
  catchUp()
  const stopOutcomes = outbox.onOutcome(({ entry, answer }) => {
    const at = alsoAnsweredAt(answer, entry.id)
    const own = current().past.flatMap((step) => step.entries)
    if (at === null || !own.some(({ id }) => id === entry.id) || own.some((one) => one.at === at)) return
    const time = clockWords(at, study.scheduling.timeZone, dateStyle())
    toast(`You also answered this card on another device, at ${time}. Both answers were kept.`)
  })
  return {
    tell: (entries: readonly LogEntry[]) => channel.postMessage(entries),
    stop: () => {
      channel.close()
      stopOutcomes()
      document.removeEventListener('visibilitychange', seen)
    },
  }
}
