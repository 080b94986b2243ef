import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import type { CardId, ReviewId, SettingsId } from '../../domain/ids'
import { anId } from '../../domain/ids.fixture'
import type { LogEntry } from '../../domain/scheduling/log'
import { digestOf, isLogged } from './entry-digest'
import type { EntryInput } from './entry-schema'

const answer = {
  kind: 'review',
  id: anId<ReviewId>('019cadc6-9a80-7143-9d2d-d4479fad7e45'),
  cardId: anId<CardId>('card'),
  at: 1_772_442_000_000,
  rating: 1,
  format: 'typed',
  mode: 'study',
  questionMs: 2000,
  answerMs: 1000,
  fuzz: 0.25,
  settingsId: anId<SettingsId>('019cadc6-9a80-7143-9d2d-d4479fad7e46'),
} as const satisfies EntryInput // ids made here
const typed = { ...answer, typedAnswer: 'something else' } satisfies EntryInput

/** The entry as the log holds it: with its study day, and without what was typed. */
const logged = (more: Partial<typeof answer> = {}): LogEntry => ({ ...answer, day: 20_514, ...more })

/** The digest as its definition says it. */
const fingerprint = (input: EntryInput): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(input).sort(([a], [b]) => (a < b ? -1 : 1))))
    .digest('base64url')
    .slice(0, 22)

it('a digest is what it always was: of the fields as pairs of JSON, in the order of their names', () => {
  const { format: _, ...rest } = answer
  const entries = [
    { ...rest, format: 'flash' },
    { ...rest, format: 'flash', fuzz: null, knownAt: undefined },
    {
      kind: 'set-memory',
      id: answer.id,
      cardId: answer.cardId,
      at: 1,
      memory: { stability: 1.5e-7, texts: ['"a"', 'ü\n'] },
    },
    { kind: 'forget', id: answer.id, cardId: answer.cardId, at: -0 },
  ] as unknown as EntryInput[] // also what a client might send besides
  for (const entry of entries) expect(digestOf(entry)).toBe(fingerprint(entry))
})

it('a digest holds an entry of the log against what was sent, with what was typed or without', () => {
  for (const input of [answer, typed]) {
    expect(isLogged(digestOf(input), logged())).toBe(true)
    for (const more of [{ questionMs: 2001 }, { at: answer.at + 1 }, { fuzz: null }] as const) {
      expect(isLogged(digestOf(input), logged(more as never))).toBe(false) // one field of the answer
    }
    expect(isLogged(`x${digestOf(input).slice(1)}`, logged())).toBe(false)
  }
})

it('another typed text, or none, has another digest', () => {
  expect(digestOf(typed)).not.toBe(digestOf({ ...typed, typedAnswer: 'something' }))
  expect(digestOf(typed)).not.toBe(digestOf(answer))
})

it('of a rehearsal the place of the interval is no part of a digest', () => {
  const sent = { ...answer, mode: 'rehearsal', fuzz: null } as const satisfies EntryInput
  const placed: LogEntry = { ...sent, day: 20_514, fuzz: 0.75 }
  expect(isLogged(digestOf(sent), placed)).toBe(true)
  expect(isLogged(digestOf(sent), { ...placed, questionMs: 1 })).toBe(false)
})
