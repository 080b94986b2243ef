import type { SourcedDraft } from '../../domain/drafting/sourced-draft'
import type { ExtractionOptions, Span } from '../../domain/finder/mention'
import type { SnapshotId } from '../../domain/ids'
import { log } from '../../platform/log'
import { runJob } from '../worker-pool'
import { recentlyUsed } from './recently-used'

/** A text to be read for drafts, and the part of it that is on the screen. */
export type TextToDraft = {
  readonly snapshotId: SnapshotId
  readonly text: string
  readonly published: string | null
  readonly title: string
  readonly authors: readonly string[]
  readonly highlights: readonly Span[]
  readonly part: Span
}

/** Where drafts come from, best first: the finder, or in a test a list. Throws `DraftingFailure`. */
export type DraftSource = (asked: TextToDraft) => Promise<readonly SourcedDraft[]>

/** A text could not be read for drafts; the message is for people. */
export class DraftingFailure extends Error {}

/** About 20,000 words. A longer text is read part by part, so that no page waits for a book. */
const MOST_CHARACTERS = 120_000
/** Texts whose drafts are remembered; some hundred drafts each. */
const MOST_TEXTS = 24

type Options = ExtractionOptions & { readonly highlights: readonly Span[] }

/** Reading takes a second where it is the first, and a server answers others meanwhile: it is done in a worker process. */
const read = async (text: string, options: Options): Promise<readonly SourcedDraft[]> => {
  const result = await runJob('find-drafts', { text, options })
  if (result.ok) return result.value
  log.error('A text could not be read for drafts.', { why: result.why, reason: result.reason })
  throw new DraftingFailure(
    result.why === 'broken'
      ? 'No drafts could be made from the text. You can still make facts yourself: select the words.'
      : 'Making drafts from the text took too long. You can still make facts yourself: select the words.',
    { cause: result.reason },
  )
}

const within = (part: Span) => (span: Span) => span.start >= part.start && span.start < part.end

const moved = <T extends Span>(span: T, by: number): T => ({ ...span, start: span.start + by, end: span.end + by })

/** The part alone, read as a text of its own. Its keys name the part: the same words may stand in another one. */
const readPart = async (text: string, part: Span, options: Options): Promise<readonly SourcedDraft[]> => {
  const marked = options.highlights.filter((one) => within(part)(one) && one.end <= part.end)
  const highlights = marked.map((one) => moved(one, -part.start))
  const drafts = await read(text.slice(part.start, part.end), { ...options, highlights })
  return drafts.map((draft) => ({
    ...draft,
    key: `${part.start}:${draft.key}`,
    mention: moved(draft.mention, part.start),
    passage: moved(draft.passage, part.start),
  }))
}

const remembered = recentlyUsed<readonly SourcedDraft[]>(MOST_TEXTS)

/** The drafts of the finder for the part of a text, best first; remembered for the texts looked at last. */
export const finderDrafts: DraftSource = async ({ snapshotId, text, part, ...about }) => {
  const options: Options = { language: 'en', ...about }
  const isLong = text.length > MOST_CHARACTERS
  const drafts = await remembered(JSON.stringify([snapshotId, isLong ? part : null, options]), () =>
    isLong ? readPart(text, part, options) : read(text, options),
  )
  return drafts.filter(({ passage }) => within(part)(passage))
}
