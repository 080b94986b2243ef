import type { AnkiPreset } from './anki-package'

/** The recall that Anki takes a learner to have had where reviews are missing, unless the preset says another. */
const USUAL_HISTORICAL_RETENTION = 0.9

/** The historical retention of a preset as a part of it: none where it is the usual one, or no share at all. */
export const historicalRetention = (read: number | undefined): Pick<AnkiPreset, 'historicalRetention'> =>
  read === undefined || read === USUAL_HISTORICAL_RETENTION || !(read > 0 && read < 1)
    ? {}
    : { historicalRetention: Math.min(Math.max(read, 0.5), 0.99) }

/** The historical retention of each deck of a package, by its name. */
export const retentionOfDecks = ({
  all,
  ofDecks,
}: {
  readonly all: readonly AnkiPreset[]
  readonly ofDecks: readonly (readonly [string, number])[]
}): ((deck: string) => number) => {
  const presets = new Map(all.map((preset) => [preset.id, preset.historicalRetention]))
  const decks = new Map(ofDecks.map(([deck, id]) => [deck, presets.get(id)]))
  return (deck) => decks.get(deck) ?? USUAL_HISTORICAL_RETENTION
}
