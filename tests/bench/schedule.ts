import type { CardId, FactId } from '@/lib/domain/ids'
import { repositioned } from '@/lib/domain/queue/reposition'
import { preview } from '@/lib/domain/scheduling/answer'
import { applyEntry, replay } from '@/lib/domain/scheduling/replay'
import { DEFAULT_SCHEDULING, DEFAULT_WEIGHTS } from '@/lib/domain/scheduling/settings'
import { madeLogs } from './made-reviews'
import { report } from './report'
import { percentile } from './statistics'

const CARDS = 5_000
const EACH = 20
const logs = madeLogs(CARDS, EACH, DEFAULT_WEIGHTS)
const at = `${CARDS} cards, ${CARDS * EACH} reviews, one thread, no database`

/** How often a second, of the median of five runs. */
const aSecond = (count: number, work: () => void): number => {
  const times = Array.from({ length: 5 }, () => {
    const from = performance.now()
    work()
    return performance.now() - from
  })
  return (count * 1000) / percentile(times, 0.5)
}

report({
  group: 'schedule',
  figure: 'answers',
  at,
  value: aSecond(CARDS * EACH, () => {
    for (const entries of logs.values()) {
      let memory = null
      for (const entry of entries) memory = applyEntry(memory, entry, DEFAULT_SCHEDULING)
    }
  }),
  unit: 'per second',
  aim: null,
})

report({
  group: 'schedule',
  figure: 'reviews replayed',
  at,
  value: aSecond(CARDS * EACH, () => {
    for (const [cardId, entries] of logs) replay(cardId, entries, () => DEFAULT_SCHEDULING)
  }),
  unit: 'per second',
  aim: '>= 100000',
})

const shown = [...logs].map(([cardId, entries]) => {
  const memory = replay(cardId, entries, () => DEFAULT_SCHEDULING)
  return { cardId, memory, at: memory?.dueAt ?? 0, day: memory?.dueDay ?? 0, settings: DEFAULT_SCHEDULING, fuzz: null }
})
report({
  group: 'schedule',
  figure: 'cards shown with what each of four buttons does',
  at: `${CARDS} cards, one thread, no database`,
  value: aSecond(CARDS, () => {
    for (const card of shown) preview(card)
  }),
  unit: 'per second',
  aim: null,
})

const NEW = 100_000
const places = Array.from({ length: NEW }, (_, position) => ({
  cardId: `new-${position}` as CardId,
  factId: `fact-${Math.floor(position / 2)}` as FactId,
  position,
}))
report({
  group: 'schedule',
  figure: 'putting half of the new cards last',
  at: `${NEW} new cards`,
  value:
    1000 /
    aSecond(1, () => {
      repositioned(places.slice(0, NEW / 2), places.slice(NEW / 2), 'last')
    }),
  unit: 'ms',
  aim: null,
})
