import fc from 'fast-check'
import type { ReviewId, SettingsId } from '../ids'
import { anId } from '../ids.fixture'
import { CARD, noon, START_DAY } from './answer.fixture'
import { FORMATS, type LogEntry, MODES, type ReviewEntry, type VoidEntry } from './log'
import { RATINGS } from './memory'
import { type Met, replayMet } from './replay-met'
import { DEFAULT_SCHEDULING } from './settings'

export const SETTINGS = anId<SettingsId>('settings-1')
export const other = { ...DEFAULT_SCHEDULING, desiredRetention: 0.8 }
export const settingsOf = (id: SettingsId) => (id === SETTINGS ? DEFAULT_SCHEDULING : other)

export function base(number: number, day = START_DAY) {
  const id = anId<ReviewId>(`id-${String(number).padStart(4, '0')}`)
  return { id, cardId: CARD, at: noon(day) + number, day }
}

export function review(number: number, given: Partial<ReviewEntry> = {}): ReviewEntry {
  return {
    ...base(number, given.day),
    kind: 'review',
    rating: 3,
    format: 'flash',
    mode: 'study',
    questionMs: 3000,
    answerMs: 2000,
    fuzz: null,
    settingsId: SETTINGS,
    ...given,
  }
}

export function voidOf(number: number, target: LogEntry): VoidEntry {
  return { ...base(number), kind: 'void', voids: target.id }
}

const REMINDERS = ['suspend', 'bury', 'mark', 'flag', 'clear-leech', 'reposition'] as const
const ACTS = ['set-due', 'reschedule', 'forget', 'set-memory', ...REMINDERS] as const

/** Histories of one card: answers, acts and voids, in the order of time. */
export const history = fc
  .array(
    fc.record({
      kind: fc.constantFrom('review', 'review', 'review', ...ACTS, 'void'),
      rating: fc.constantFrom(...RATINGS),
      format: fc.constantFrom(...FORMATS),
      mode: fc.constantFrom(...MODES),
      fuzz: fc.option(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
      days: fc.nat(20),
      amount: fc.nat(7),
      yes: fc.boolean(),
    }),
    { maxLength: 14 },
  )
  .map((steps) => {
    let day = START_DAY
    const entries: LogEntry[] = []
    for (const [number, step] of steps.entries()) {
      day += step.days
      const common = base(number, day)
      switch (step.kind) {
        case 'review':
          entries.push(review(number, { ...step, kind: 'review', day, at: common.at }))
          break
        case 'set-due':
          entries.push({ ...common, kind: 'set-due', dueDay: day + step.amount })
          break
        case 'reschedule':
          entries.push({ ...common, kind: 'reschedule', dueDay: day + step.amount, intervalDays: 1 + step.amount })
          break
        case 'forget':
          entries.push({ ...common, kind: 'forget' })
          break
        case 'set-memory':
          entries.push({
            ...common,
            kind: 'set-memory',
            memory: { stability: 1 + step.days, difficulty: 5, intervalDays: 1 + step.amount, reps: 9, lapses: 1 },
          })
          break
        case 'suspend':
          entries.push({ ...common, kind: 'suspend', suspended: step.yes })
          break
        case 'bury':
          entries.push({ ...common, kind: 'bury', untilDay: step.yes ? day + 1 : null })
          break
        case 'mark':
          entries.push({ ...common, kind: 'mark', marked: step.yes })
          break
        case 'clear-leech':
          entries.push({ ...common, kind: 'clear-leech' })
          break
        case 'flag':
          entries.push({ ...common, kind: 'flag', flag: step.amount })
          break
        case 'reposition':
          entries.push({ ...common, kind: 'reposition', position: step.yes ? step.amount - 3 : null })
          break
        case 'void': {
          const target = entries[entries.length - 1 - step.amount]
          if (target) entries.push({ ...common, kind: 'void', voids: target.id })
        }
      }
    }
    return entries
  })

/** What a replay in steps comes to. */
export const metOf = (...log: Parameters<typeof replayMet>): Met => {
  const steps = replayMet(...log)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
