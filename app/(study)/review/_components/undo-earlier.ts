import { v7 as uuidv7 } from 'uuid'
import { outbox } from '@/app/_client/outbox'
import { dateStyle } from '@/app/_ui/date-style'
import { toast } from '@/app/_ui/toast'
import { earlierUndoneWords } from '@/lib/domain/actions/earlier-undone-words'
import type { StudySession } from '@/lib/domain/queue/study-card'
import type { Reversed } from '@/lib/services/history/undo'

/** One id for one wish: pressed again after a lost answer, it undoes nothing more. */
let wish: string | null = null
let running = false

/** Whether the session at this address would now begin with the card. */
async function isFirstHere(cardId: string): Promise<boolean> {
  const response = await fetch(`/api/v1/session${location.search}`)
  const { upFirst }: Pick<StudySession, 'upFirst'> = await response.json()
  return upFirst === cardId
}

type Ways = {
  /** Loads this session again: it begins with the card that was undone. */
  readonly reload: () => void
  /** Opens the session of another query: that of a card that this one does not ask. */
  readonly open: (query: string) => void
}

/**
 * Undoes the last thing done before this page was loaded: the server's log knows it. If that was done to a card, so that
 * it is to be asked again, the card is shown.
 * @param timeZone the learner's, in which the time of what was undone is said
 */
export async function undoEarlier({ reload, open }: Ways, timeZone: string): Promise<void> {
  if (running) return
  running = true
  wish ??= uuidv7()
  try {
    await outbox.flush()
    const response = await fetch('/api/v1/undo', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id: wish, of: 'log' }),
    })
    wish = null
    if (response.ok) {
      const { undone }: { readonly undone: Reversed } = await response.json()
      toast(earlierUndoneWords(undone, timeZone, dateStyle()))
      const { cardId, session } = undone
      if (cardId === undefined || session === undefined || (await isFirstHere(cardId))) reload()
      else open(session)
    } else {
      toast(response.status === 404 ? 'There is nothing to undo.' : 'The server couldn’t undo it. Try again.')
    }
  } catch {
    toast('The server couldn’t be reached, so earlier answers can’t be undone now. Try again later.')
  } finally {
    running = false
  }
}
