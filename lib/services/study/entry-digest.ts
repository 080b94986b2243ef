import * as crypto from 'node:crypto'
import type { ReviewId } from '../../domain/ids'
import { memoize } from '../../domain/memoize'
import type { LogEntry, ReviewEntry } from '../../domain/scheduling/log'
import type { EntryInput } from './entry-schema'

/** Of what a client sends, all but what was typed, what it knew and how sure the learner was is stored in the log. */
type Content = (EntryInput & { readonly redoes?: ReviewId }) | LogEntry

type Names = readonly { readonly name: string; readonly text: string }[]

/** The names of fields in order, each with how it begins as JSON; a log has a million entries of a few shapes. */
const inOrder = memoize(
  100,
  (names: string): Names =>
    names
      .split(',')
      .sort()
      .map((name) => ({ name, text: `[${JSON.stringify(name)},` })),
)

/** `JSON.stringify` of the fields as pairs, in the order of their names. */
const pairsOf = (fields: object): string => {
  const given = fields as Readonly<Record<string, unknown>>
  let text = ''
  for (const one of inOrder(Object.keys(fields).join())) {
    text += `${text === '' ? '' : ','}${one.text}${JSON.stringify(given[one.name]) ?? 'null'}]`
  }
  return `[${text}]`
}

/** Node has `hash`, which takes half as long, from 20.12 on, and package.json allows 20.9. */
const sha256 = (text: string): string =>
  typeof crypto.hash === 'function'
    ? crypto.hash('sha256', text, 'base64url')
    : crypto.createHash('sha256').update(text).digest('base64url')

const fingerprint = (fields: object): string => sha256(pairsOf(fields)).slice(0, 22)

/** What was typed goes into a digest as `given`: digests are stored, and that was its name. */
const split = (input: Content) => {
  const {
    day: _,
    typedAnswer: given,
    knownReviewAt: __,
    rehearsal: ___,
    ...stored
  } = input as Content &
    Partial<Pick<ReviewEntry, 'day' | 'knownReviewAt' | 'rehearsal'>> & {
      typedAnswer?: string | undefined
    } // only some kinds have them
  // The place of the interval of a rehearsal's answer is no part of its digest.
  const isPlacedHere = stored.kind === 'review' && stored.mode === 'rehearsal'
  return { stored: isPlacedHere ? { ...stored, fuzz: null } : stored, given }
}

/** Where a text may have been typed that is not stored. */
const mayHaveText = (input: Content): boolean =>
  input.kind === 'review' && input.format === 'typed' && input.rating === 1

/**
 * A short fingerprint of an entry's content: the same id sent again with another content is a conflict. What was typed
 * is not stored, so it has a part of its own after a dot (empty where nothing was sent): the first part can be held
 * against the log later.
 */
export const digestOf = (input: EntryInput & { readonly redoes?: ReviewId }): string => {
  const { stored, given } = split(input)
  if (!mayHaveText(input) && given === undefined) return fingerprint(stored)
  return `${fingerprint(stored)}.${given === undefined ? '' : fingerprint({ ...stored, given })}`
}

/** Whether an entry of the log is what was sent. `at` must be the instant as it was claimed. */
export const isLogged = (digest: string, entry: LogEntry): boolean =>
  /^[\w-]{22}(?:\.(?:[\w-]{22})?)?$/.test(digest) && digest.slice(0, 22) === fingerprint(split(entry).stored)
