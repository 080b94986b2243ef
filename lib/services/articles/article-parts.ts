import { yieldToEventLoop } from '../../data/engine/yield-to-event-loop'
import type { SnapshotId } from '../../domain/ids'
import { partsChunked, type TextSpan } from '../../domain/reading/article-parts'
import { recentlyUsed } from '../drafts/recently-used'

/** Snapshots never change: the parts of those that were looked at last are kept. */
const MOST_TEXTS = 64
const remembered = recentlyUsed<readonly TextSpan[]>(MOST_TEXTS)

/** The parts of an article's text for one screen each. Others are served while a long text is cut. */
export const partsOfArticle = ({
  snapshotId,
  text,
}: {
  readonly snapshotId: SnapshotId
  readonly text: string
}): Promise<readonly TextSpan[]> =>
  remembered(snapshotId, async () => {
    const steps = partsChunked(text)
    for (;;) {
      const step = steps.next()
      if (step.done) return step.value
      await yieldToEventLoop()
    }
  })
