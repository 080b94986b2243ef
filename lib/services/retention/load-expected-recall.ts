import { expectedFacts } from '../../domain/retention/expected-recall'
import { expectedRecallHeadline } from '../../domain/retention/headlines'
import type { RetentionModel } from './retention-model'

/** What the learner's memories hold now. */
export const loadExpectedRecall = async (model: RetentionModel) => {
  const [{ size }, { sums, recall, factsInAWeek }] = await Promise.all([model.studied(), model.memories()])
  const facts = expectedFacts(sums, size.facts)
  return {
    facts,
    factsInLibrary: size.facts,
    cardsStudied: sums.cards,
    cardsInLibrary: size.cards,
    cardsRecalled: sums.recall,
    /** Cards by predicted recall. */
    recall,
    /** How many facts a week without study would cost. */
    factsLostInAWeek: facts.mean - factsInAWeek,
    headline: expectedRecallHeadline(facts, size.facts),
  }
}

/** What the memories hold now. */
export type ExpectedRecallMetrics = Awaited<ReturnType<typeof loadExpectedRecall>>
