import type { FurtherPassage } from '@/lib/data/queries/facts/fact-links'
import type { AlsoPassage } from '@/lib/domain/queue/study-card'

/** A further passage as screens show it. */
export const alsoPassage = ({ role, note, before, exact, after, article }: FurtherPassage): AlsoPassage => {
  const { key, title, authors, outlet, published, origin } = article
  return { role, note, before, exact, after, articleKey: key, title, authors, outlet, published, origin }
}
