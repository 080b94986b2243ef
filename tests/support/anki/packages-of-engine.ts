import { runWithAnki } from './anki-engine'

/** What the collection holds that the packages were made of. */
export type MadeByAnki = {
  /** Seconds. */
  readonly crt: number
  readonly today: number
  readonly notes: readonly {
    readonly guid: string
    readonly type: string
    readonly fields: readonly string[]
    readonly tags: readonly string[]
  }[]
  readonly cards: readonly {
    readonly id: number
    readonly guid: string
    readonly ordinal: number
    readonly deck: string
    readonly interval: number
    readonly reps: number
    readonly lapses: number
    readonly stability: number | null
    readonly difficulty: number | null
    /** Seconds. */
    readonly lastReview: number | null
    /** HTML as Anki rendered it. */
    readonly question: string
    readonly answer: string
  }[]
  /** id, card, rating, interval, milliseconds, kind. */
  readonly reviews: readonly (readonly [number, number, number, number, number, number])[]
}

/** Writes new.apkg, old.apkg, new.colpkg and old.colpkg of one collection into a folder. */
export const writeWithAnki = (folder: string): MadeByAnki =>
  JSON.parse(runWithAnki('./write_packages.py', [folder])) as MadeByAnki // written by the script beside
