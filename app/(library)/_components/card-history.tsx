import { dateStyle } from '@/app/_ui/date-style'
import type { HistoryEntry } from '@/lib/data/queries/facts/fact-views'
import { questionText } from '@/lib/domain/cards/sides'
import { percentWords } from '@/lib/domain/format/percent'
import { dateTimeWords } from '@/lib/domain/format/words'
import { actWords } from '@/lib/domain/scheduling/act-words'
import type { LogEntry } from '@/lib/domain/scheduling/log'
import { RATING_NAMES } from '@/lib/domain/scheduling/memory'
import type { LoadedFact } from '@/lib/services/facts/load-fact'

const MODE_WORDS = { study: '', ahead: ', ahead of time', cram: ', cram', rehearsal: ', rehearsal' } as const

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`

/** What happened, in words. */
const entryWords = (entry: LogEntry): string => {
  switch (entry.kind) {
    case 'review':
      return `${RATING_NAMES[entry.rating]}${MODE_WORDS[entry.mode]}`
    case 'void':
      return 'Undo'
    default:
      return actWords(entry, dateStyle())
  }
}

/** Right after an answer the formula gives 1, but no recall is certain: “over 99%”, as in the list of cards. */
const SURE = 0.9999

/** Whether the card had been answered on the same study day before: minutes later, a forecast says nothing of memory. */
const isAgainToday = ({ entry }: HistoryEntry, history: readonly HistoryEntry[]): boolean =>
  history.some(
    ({ entry: other, takenBack }) =>
      !takenBack &&
      other.kind === 'review' &&
      other.cardId === entry.cardId &&
      other.day === entry.day &&
      other.at < entry.at,
  )

/** How an answer went: seconds to answer, and the recall that had been predicted. */
const detailWords = (item: HistoryEntry, history: readonly HistoryEntry[]): string => {
  const { entry, predictedRecall } = item
  if (entry.kind !== 'review') return ''
  const hasForecast = predictedRecall !== null && !isAgainToday(item, history)
  const parts = [
    entry.questionMs > 0 ? seconds(entry.questionMs) : null,
    hasForecast ? `${percentWords(Math.min(predictedRecall, SURE))} predicted` : null,
  ]
  return parts.filter((part) => part !== null).join(', ')
}

/** The last entries of the log of a fact's cards. */
export function CardHistory({ loaded }: { readonly loaded: LoadedFact }) {
  const { history, fact, timeZone } = loaded
  if (history.length === 0) return <p className="mt-2 text-quiet">Not studied yet.</p>
  const questions = new Map(fact.cards.map((card) => [card.cardId, questionText(card)]))
  const several = fact.cards.length > 1
  return (
    <ol>
      {history.map((item) => {
        const { entry, takenBack } = item
        return (
          <li key={entry.id} className="border-rule border-b py-2.5 text-small last:border-0">
            <p className="flex justify-between gap-4">
              <span className={takenBack ? 'text-quiet line-through' : 'font-medium'}>{entryWords(entry)}</span>
              <time dateTime={new Date(entry.at).toISOString()} className="figures shrink-0 text-quiet">
                {dateTimeWords(entry.at, timeZone, dateStyle(), 'short')}
              </time>
            </p>
            <p className="figures text-quiet">{takenBack ? 'undone' : detailWords(item, history)}</p>
            {several ? <p className="truncate text-quiet">{questions.get(entry.cardId)}</p> : null}
          </li>
        )
      })}
    </ol>
  )
}
