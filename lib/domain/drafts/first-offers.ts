import type { SourcedDraft } from './sourced-draft'

/** So many are offered at once even where none of them is likely to be kept: a reader sees what there is. */
const FEWEST = 5

/**
 * What is offered of a text before anybody asks for more: the drafts that a reader is likely to keep, best first, at most
 * so many. Where there are fewer than five of these, the next best make up five.
 * @param drafts best first
 */
export function firstOffers<T extends Pick<SourcedDraft, 'isLikely'>>(
  drafts: readonly T[],
  most: number,
): readonly T[] {
  const likely = drafts.filter(({ isLikely }) => isLikely !== false).slice(0, most)
  if (likely.length >= Math.min(FEWEST, most)) return likely
  const others = drafts.filter((draft) => !likely.includes(draft)).slice(0, Math.min(FEWEST, most) - likely.length)
  return drafts.filter((draft) => likely.includes(draft) || others.includes(draft))
}
