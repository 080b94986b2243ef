import { passageIdOf } from '../../data/library-ids'
import type { NewPassageRow } from '../../data/mutations/library'
import { type Anchor, anchorAt, passageContext } from '../../domain/content/anchor'
import { MOST_PASSAGE_CHARACTERS } from '../../domain/drafting/passage-limit'
import type { Span } from '../../domain/finder/mention'
import type { SnapshotId, WorkspaceId } from '../../domain/ids'
import { done, failed, type Result } from '../result'

/** The passage of a span of a snapshot, with the row that keeps it. Fails where the span is empty, foreign or too long. */
export const passageAt = (
  workspaceId: WorkspaceId,
  snapshotId: SnapshotId,
  text: string,
  { start, end }: Span,
): Result<{ readonly passage: Anchor; readonly row: NewPassageRow }> => {
  if (end - start > MOST_PASSAGE_CHARACTERS) {
    return failed(
      'invalid',
      `The passage has ${end - start} characters; the limit is ${MOST_PASSAGE_CHARACTERS}. Select only the words that state the fact.`,
    )
  }
  if (end > text.length || !/[\p{L}\p{N}]/u.test(text.slice(start, end))) {
    return failed('invalid', 'The passage has no words of the article. Select the words that state the fact.')
  }
  const passage = anchorAt(text, start, end)
  const { before, after } = passageContext(text, passage)
  const id = passageIdOf(workspaceId, snapshotId, start, end)
  return done({ passage, row: { id, snapshotId, ...passage, before, after } })
}
