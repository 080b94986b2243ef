import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe } from 'vitest'
import { ankiPython } from './find-anki'

const found = ankiPython()
if ('missing' in found) {
  if (process.env.CI) throw new Error(`Tests against Anki's engine must run under CI: ${found.missing}.`)
  console.warn(`Tests against Anki's engine are left out: ${found.missing}.`)
}

/** Describes what Anki's own engine makes of our files; left out, with a message, where it cannot be installed. */
export const describeWithAnki = describe.skipIf('missing' in found)

export type AnkiCard = {
  readonly guid: string
  readonly template: number
  readonly deck: string
  readonly preset: string
  readonly type: number
  readonly queue: number
  /** Days from today, or seconds for a card in steps. */
  readonly due: number
  readonly interval: number
  readonly reps: number
  readonly lapses: number
  readonly left: number
  readonly flag: number
  readonly stability: number | null
  readonly difficulty: number | null
  readonly lastReview: number | null
  readonly desiredRetention: number | null
  /** id, ease, interval, last interval, factor, milliseconds, kind. */
  readonly reviews: readonly (readonly [number, number, number, number, number, number, number])[]
  readonly question: string
  readonly answer: string
}

export type ReadByAnki = {
  readonly imports: readonly {
    readonly new: number
    readonly updated: number
    readonly duplicate: number
    readonly conflicting: number
  }[]
  readonly notes: readonly {
    readonly guid: string
    readonly type: string
    readonly tags: readonly string[]
    readonly fields: Readonly<Record<string, string>>
  }[]
  readonly cards: readonly AnkiCard[]
  /** SHA-256 by name, and what Anki's own check of media finds. */
  readonly media: {
    readonly files: Readonly<Record<string, string>>
    readonly missing: readonly string[]
    readonly unused: readonly string[]
  }
  readonly presets: readonly {
    readonly name: string
    readonly weights: readonly number[]
    readonly desiredRetention: number
    readonly learning: readonly number[]
    readonly relearning: readonly number[]
    readonly maximumInterval: number
    readonly newPerDay: number
    readonly reviewsPerDay: number
    readonly leeches: number
    readonly easyDays: readonly number[]
  }[]
  readonly decks: readonly string[]
  readonly check: { readonly isWell: boolean; readonly problems: string }
}

/** What a Python script of this folder prints, run with Anki's engine. The zone is UTC. */
export const runWithAnki = (script: string, args: readonly string[]): string => {
  if ('missing' in found) throw new Error(found.missing)
  const path = fileURLToPath(new URL(script, import.meta.url))
  return execFileSync(found.python, [path, ...args], {
    encoding: 'utf8',
    maxBuffer: 500_000_000,
    env: { ...process.env, TZ: 'Etc/UTC' },
  })
}

/** What is in an empty collection after Anki has imported these packages, one after the other. */
export const readByAnki = (...packages: readonly string[]): ReadByAnki =>
  JSON.parse(runWithAnki('./read_package.py', packages)) as ReadByAnki // written by the script beside

export type TextReadByAnki = {
  readonly imports: readonly { readonly new: number; readonly updated: number; readonly duplicate: number }[]
  readonly notes: readonly {
    readonly guid: string
    readonly type: string
    readonly deck: string
    readonly tags: readonly string[]
    readonly fields: Readonly<Record<string, string>>
  }[]
}

/** What is in an empty collection after Anki has imported a text twice, as its headers say. */
export const readTextByAnki = (text: string): TextReadByAnki =>
  JSON.parse(runWithAnki('./read_text.py', [text])) as TextReadByAnki // written by the script beside
