import type { ImportedDeck, ImportOptions } from '@/lib/domain/imports/import-options'

type Given = {
  readonly leaveOut: readonly string[]
  readonly asNew: readonly string[]
  readonly move: readonly string[]
}

/** A move such as `Asia=World::Asia`; null without a deck on each side. */
const parseMove = (text: string): readonly [deck: string, to: string] | null => {
  const at = text.lastIndexOf('=')
  const [deck, to] = [text.slice(0, Math.max(0, at)).trim(), text.slice(at + 1).trim()]
  return at < 0 || deck === '' || to === '' ? null : [deck, to]
}

/** The choices for decks of a file that options of the command line make; null if a move is not understood. */
export const deckChoices = ({ leaveOut, asNew, move }: Given): NonNullable<ImportOptions['decks']> | null => {
  const moves = move.map(parseMove)
  const to = new Map(moves.filter((one) => one !== null))
  if (to.size < moves.length && moves.includes(null)) return null
  const names = new Set([...leaveOut, ...asNew, ...to.keys()])
  return Object.fromEntries(
    [...names].map((name): readonly [string, ImportedDeck] => [
      name,
      { to: to.get(name) ?? null, withScheduling: !asNew.includes(name), isLeftOut: leaveOut.includes(name) },
    ]),
  )
}
