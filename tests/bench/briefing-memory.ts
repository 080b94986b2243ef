import { seeded } from './random'

/** A mind that is not the scheduler's model: its curve, growth and spread are its own. */
export type TrueMemory = {
  /** Chance of recalling the card after so many days. */
  recall(card: number, elapsedDays: number): number
  study(card: number, elapsedDays: number, recalled: boolean): void
  isKnown(card: number): boolean
}

type Kind = {
  readonly name: string
  /** `strength` in days; recall is 0.9 when so many have passed. */
  readonly curve: (elapsedDays: number, strength: number) => number
  readonly growth: (recall: number, ease: number) => number
  readonly lapse: (strength: number) => number
}

/** A power curve with a fatter start than FSRS-6, growth by ease of the card and by how nearly it was forgotten. */
const POWER: Kind = {
  name: 'power',
  curve: (days, strength) => (1 + (19 / 81) * (days / strength)) ** -0.5,
  growth: (recall, ease) => 1 + ease * 9 * (1 - recall) ** 0.8,
  lapse: (strength) => Math.max(0.4, 0.7 * strength ** 0.4),
}

/** Exponential forgetting: nothing is kept for ever, and growth has a ceiling. */
const EXPONENTIAL: Kind = {
  name: 'exponential',
  curve: (days, strength) => Math.exp((Math.log(0.9) * days) / strength),
  growth: (recall, ease) => 1 + Math.min(2.5, ease * 12 * (1 - recall)),
  lapse: (strength) => Math.max(0.5, 0.3 * strength),
}

export const KINDS = [POWER, EXPONENTIAL] as const

/** A learner with a strength for each card, unknown to every policy. The same seed gives the same learner. */
export function trueMemory(kind: Kind, cards: number, seed: number): TrueMemory {
  const random = seeded(seed)
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const first = Array.from({ length: cards }, () => 1.8 * Math.exp(0.7 * normal()))
  const ease = Array.from({ length: cards }, () => Math.exp(0.4 * normal()))
  const strengths = new Map<number, number>()
  return {
    isKnown: (card) => strengths.has(card),
    recall: (card, days) => {
      const strength = strengths.get(card)
      return strength === undefined ? 0 : kind.curve(days, strength)
    },
    study(card, days, recalled) {
      const strength = strengths.get(card)
      if (strength === undefined) strengths.set(card, first[card] ?? 1)
      else if (!recalled) strengths.set(card, kind.lapse(strength))
      else strengths.set(card, strength * kind.growth(kind.curve(days, strength), ease[card] ?? 1))
    },
  }
}
