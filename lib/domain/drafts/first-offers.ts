import type { SourcedDraft } from './sourced-draft'

/** So many are offered at once even where none is fit for it: a reader sees what there is. */
const FEWEST = 3

/**
 * What is offered of a text before anybody asks for more: the drafts that are fit to be first offers, in their order, at
 * most so many. Where there are fewer than three of these, the next best make up three.
 * @param drafts best first
 * @param decided of the first offers of this text how many were decided on before
 */
export function firstOffers<T extends Pick<SourcedDraft, 'isFirstOffer'>>(
  drafts: readonly T[],
  most: number,
  decided = 0,
): readonly T[] {
  const fit = drafts.filter(({ isFirstOffer }) => isFirstOffer !== false).slice(0, most)
  const lacking = Math.min(FEWEST - decided, most) - fit.length
  if (lacking <= 0) return fit
  const others = drafts.filter(({ isFirstOffer }) => isFirstOffer === false).slice(0, lacking)
  return drafts.filter((draft) => fit.includes(draft) || others.includes(draft))
}
