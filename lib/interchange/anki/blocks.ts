/** A piece of text of one look. */
export type Run = {
  /** LaTeX if `maths` is set; of a media file what describes it, or `UNDESCRIBED`. */
  readonly text: string
  readonly bold?: true
  readonly italic?: true
  readonly code?: true
  /** An http or https address. */
  readonly href?: string
  readonly maths?: 'inline' | 'display'
  /** How a card names the media file that is shown: `media:<digest>.png`. */
  readonly media?: string
}
/** Stands for a media file that nothing describes: Unicode's sign for an object in a text. */
export const UNDESCRIBED = '\uFFFC'
export type RunLook = Omit<Run, 'text'>

/** A line of a block, as it is written. */
export type Line = readonly Run[]

/** A part of a side of a card, as far as card Markdown can show it. */
export type SideBlock =
  | { readonly kind: 'paragraph' | 'heading' | 'quote'; readonly lines: readonly Line[] }
  | {
      readonly kind: 'item'
      /** 0 for the outermost list. */
      readonly depth: number
      /** Null in a list without numbers. */
      readonly number: number | null
      readonly lines: readonly Line[]
    }
  | { readonly kind: 'code'; readonly text: string }
  /** The first row is the head; rows of as many cells as the widest. */
  | { readonly kind: 'table'; readonly rows: readonly (readonly Line[])[] }

const isSameLook = (a: RunLook, b: RunLook): boolean =>
  a.bold === b.bold &&
  a.italic === b.italic &&
  a.code === b.code &&
  a.href === b.href &&
  !(a.maths ?? b.maths ?? a.media ?? b.media)

/** Runs with neighbours of the same look joined and empty ones left out. */
export const joinRuns = (runs: Iterable<Run>): Run[] => {
  const joined: Run[] = []
  for (const run of runs) {
    const last = joined.at(-1)
    if (run.text === '') continue
    if (last && isSameLook(last, run)) joined[joined.length - 1] = { ...last, text: last.text + run.text }
    else joined.push(run)
  }
  return joined
}

/** Runs without the white space around them. */
export const trimRuns = (runs: readonly Run[]): Run[] => {
  const kept = runs.filter(({ text }) => text !== '').map((run) => ({ ...run }))
  for (let first = kept[0]; first && !first.maths; first = kept[0]) {
    first.text = first.text.trimStart()
    if (first.text !== '') break
    kept.shift()
  }
  for (let last = kept.at(-1); last && !last.maths; last = kept.at(-1)) {
    last.text = last.text.trimEnd()
    if (last.text !== '') break
    kept.pop()
  }
  return kept
}
