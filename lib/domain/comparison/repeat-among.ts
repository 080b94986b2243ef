import type { LikenessKind } from './comparable'

type Like = { readonly kind: LikenessKind }

/** A likeness that is asked about before a draft is saved. */
export type Repeat<T extends Like> = T & { readonly kind: Exclude<LikenessKind, 'interference'> }

const isRepeat = <T extends Like>(one: T): one is Repeat<T> => one.kind !== 'interference'

/** The fact to ask about: one that is repeated comes before one that is contradicted. Null if there is neither. */
export const repeatAmong = <T extends Like>(near: readonly T[]): Repeat<T> | null => {
  const repeats = near.filter((one) => isRepeat(one))
  return repeats.find(({ kind }) => kind === 'duplicate') ?? repeats[0] ?? null
}
