import type { StudyDay } from '../ids'
import { namesAbove } from '../nested-names'
import type { Preset } from '../scheduling/presets'
import type { DeckLimits, TodaysLimits } from '../scheduling/settings'
import { limitsOn } from './limit-groups'

/** A limit of a day, with what sets it. */
export type LimitInForce = {
  readonly by: 'preset' | 'deck'
  /** Of the preset or the deck. */
  readonly name: string
  readonly limit: number
  /** Set for this study day alone. */
  readonly isToday: boolean
}

/** Every limit that holds for the cards of a deck, the lowest first: that one applies. */
export type LimitsInForce = { readonly new: readonly LimitInForce[]; readonly reviews: readonly LimitInForce[] }

type Kind = 'newPerDay' | 'reviewsPerDay'

const ofToday = (today: TodaysLimits | null, day: StudyDay): TodaysLimits | null => (today?.day === day ? today : null)

/**
 * The limits of a study day for the cards of a deck: those of its preset, of the deck and of those above it, all of which
 * must have room. One that is set for the day alone takes the place of the usual one.
 * @param chosen the limits of decks, by name
 */
export function limitsInForce(
  deck: string,
  { name: presetName, queue }: Pick<Preset, 'name' | 'queue'>,
  chosen: ReadonlyMap<string, DeckLimits>,
  day: StudyDay,
): LimitsInForce {
  const usual = limitsOn(queue, day)
  const of = (kind: Kind): readonly LimitInForce[] => {
    const preset: LimitInForce = {
      by: 'preset',
      name: presetName,
      limit: usual[kind],
      isToday: ofToday(queue.today, day)?.[kind] != null,
    }
    const decks = [deck, ...namesAbove(deck)].flatMap((name): readonly LimitInForce[] => {
      const limits = chosen.get(name)
      const today = ofToday(limits?.today ?? null, day)?.[kind] ?? null
      const limit = today ?? limits?.[kind] ?? null
      return limit === null ? [] : [{ by: 'deck', name, limit, isToday: today !== null }]
    })
    // Of two that are equal the nearer one is named: the deck before those above it, and the preset last.
    return [...decks, preset].sort((a, b) => a.limit - b.limit)
  }
  return { new: of('newPerDay'), reviews: of('reviewsPerDay') }
}

/** What sets a limit, in words: “this deck, today only”. */
export const limitSourceWords = ({ by, name, isToday }: LimitInForce, deck: string): string => {
  const whose = by === 'preset' ? `preset “${name}”` : name === deck ? 'this deck' : `deck “${name}”`
  return isToday ? `${whose}, today only` : whose
}
