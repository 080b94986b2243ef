import type { ArticleOrigin, SourceArticle } from './library'

/** The article of each library that holds the cards without a source. No content file can have this key. */
export const NO_SOURCE_KEY = 'no_source'
/** What is shown in place of a title, wherever a source is shown. */
export const NO_SOURCE = 'No source'

/** Whether a card has no article and no passage: a person wrote it from memory. */
export const hasNoSource = ({ origin }: { readonly origin: ArticleOrigin }): boolean => origin === 'own'

/**
 * What is said of the source of such a card: “No source”, or “Noted source: the ambassador, 3 May” if its writer noted
 * one. Null for a card that has an article.
 * @param source its `title` is what was noted, or `NO_SOURCE`
 */
export const noSourceWords = ({
  origin,
  title,
}: {
  readonly origin: ArticleOrigin
  readonly title?: SourceArticle['title'] | undefined
}): string | null => {
  if (origin !== 'own') return null
  return title === undefined || title === NO_SOURCE ? NO_SOURCE : `Noted source: ${title}`
}
