import { findArticle } from '../../data/queries/article-page'
import { earlierPassages, type PassageWords, type SupportedFact, supportedFacts } from '../../data/queries/renewal'
import { likenessOf } from '../../domain/content/likeness'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'
import type { ChangedPassage } from './renew-article'

export type { ChangedPassage } from './renew-article'

/** The words of an earlier snapshot that a passage most likely came from; null where none are like it. */
const oldWordsOf = (fact: SupportedFact, earlier: readonly PassageWords[]): PassageWords | null => {
  const scored = earlier.map((words) => ({ words, score: likenessOf(words.exact, fact.passage.exact) }))
  const best = scored.reduce<(typeof scored)[number] | null>((a, b) => (a && a.score >= b.score ? a : b), null)
  return best && best.score > 0 ? best.words : null
}

const changedOf = (fact: SupportedFact, earlier: readonly PassageWords[]): readonly ChangedPassage[] => {
  const { factId, statement, passageState, passage } = fact
  const own = { before: passage.before, exact: passage.exact, after: passage.after }
  if (passageState === 'gone') return [{ factId, statement, kind: 'gone', old: own, new: null }]
  if (passageState !== 'moved') return []
  return [{ factId, statement, kind: 'check', old: oldWordsOf(fact, earlier) ?? own, new: own }]
}

/** The facts of an article whose passage a newer text changed or lost, and that nobody looked at since, with both wordings. */
export const changedPassages = async (ctx: Context, articleKey: string): Promise<Result<readonly ChangedPassage[]>> => {
  const { read } = ctx.engine
  const article = await findArticle(read, ctx.asker.workspaceIds, articleKey)
  if (!article) return failed('not-found', 'There is no such article in your library.')
  const facts = await supportedFacts(read, article)
  // A retired fact is asked no more, and is looked at again when it is brought back.
  const doubtful = facts.filter(({ passageState, isRetired }) => passageState !== null && !isRetired)
  if (doubtful.length === 0) return done([])
  const earlier = await earlierPassages(read, article, article.snapshotId)
  return done(doubtful.flatMap((fact) => changedOf(fact, earlier)))
}
