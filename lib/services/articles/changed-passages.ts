import {
  earlierPassages,
  findArticle,
  type PassageWords,
  type SupportedFact,
  supportedFacts,
} from '../../data/queries/articles/article-page'
import { mostAlike } from '../../domain/content/similarity'
import type { Context } from '../context'
import { done, NO_ARTICLE, type Result } from '../result'
import { runJob } from '../worker-pool'
import type { ChangedPassage } from './replace-snapshot'

export type { ChangedPassage } from './replace-snapshot'

/** Passages that are compared in the server's own thread; a long article has thousands. */
const MOST_COMPARED = 200

/** For each passage the words of an earlier snapshot that it most likely came from; null where none are like it. */
const oldWordsOf = async (
  passages: readonly string[],
  earlier: readonly PassageWords[],
): Promise<readonly (PassageWords | null)[]> => {
  const words = earlier.map(({ exact }) => exact)
  const isLittle = passages.length * words.length <= MOST_COMPARED
  const found = isLittle
    ? { ok: true as const, value: mostAlike(passages, words) }
    : await runJob('most-alike', { texts: passages, others: words })
  return passages.map((_, at) => {
    const best = found.ok ? found.value[at] : null
    return typeof best === 'number' ? (earlier[best] ?? null) : null
  })
}

const wordsOf = ({ passage: { before, exact, after } }: SupportedFact): PassageWords => ({ before, exact, after })

/** The facts of an article whose passage a newer text changed or lost, and that nobody looked at since, with both wordings. */
export const changedPassages = async (ctx: Context, articleKey: string): Promise<Result<readonly ChangedPassage[]>> => {
  const { read } = ctx.engine
  const article = await findArticle(read, ctx.actor.workspaceIds, articleKey)
  if (!article) return NO_ARTICLE
  const facts = await supportedFacts(read, article)
  // A retired fact is asked no more, and is looked at again when it is brought back.
  const doubtful = facts.filter(({ passageState, isRetired }) => passageState !== null && !isRetired)
  if (doubtful.length === 0) return done([])
  const moved = doubtful.filter(({ passageState }) => passageState === 'moved')
  const earlier = moved.length === 0 ? [] : await earlierPassages(read, article, article.snapshotId)
  const old = await oldWordsOf(
    moved.map(({ passage }) => passage.exact),
    earlier,
  )
  return done(
    doubtful.flatMap((fact): readonly ChangedPassage[] => {
      const { factId, statement, passageState } = fact
      const own = wordsOf(fact)
      if (passageState === 'gone') return [{ factId, statement, kind: 'gone', old: own, new: null }]
      const at = moved.indexOf(fact)
      return at < 0 ? [] : [{ factId, statement, kind: 'check', old: old[at] ?? own, new: own }]
    }),
  )
}
