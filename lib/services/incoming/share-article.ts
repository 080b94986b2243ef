import { canonicalText } from '../../domain/content/canonical-text'
import type { Shared } from '../../domain/reading/shared'
import type { Context } from '../context'
import { OWN_THREAD_CHARACTERS } from '../own-thread'
import { done, failed, type Result } from '../result'
import { runJob } from '../worker-pool'
import { addIncoming, type Incoming } from './add-incoming'
import { type Reach, readIncoming } from './incoming-text'

const SOURCE = 'Shared'
const TITLE_CHARACTERS = 80

const titleOf = (text: string): string =>
  text.length <= TITLE_CHARACTERS ? text : `${text.slice(0, TITLE_CHARACTERS).replace(/\s+\S*$/u, '')} …`

/** The words in canonical text; null where reading them took too long. */
const wordsOf = async (text: string): Promise<string | null> => {
  if (text.length <= OWN_THREAD_CHARACTERS) return canonicalText(text)
  const read = await runJob('canonical-text', { text })
  return read.ok ? read.value : null
}

const article = async (ctx: Context, incoming: Incoming): Promise<Result<{ readonly incomingId: string | null }>> => {
  const { incomingIds } = await addIncoming(ctx, { origin: 'share', sourceName: SOURCE }, [incoming])
  return done({ incomingId: incomingIds[0] ?? null })
}

/**
 * Fetches a page that was shared, and adds it to the incoming articles. Its id is null where the library took the same address before.
 * Called once somebody has confirmed it: a link from elsewhere must not make this machine fetch anything.
 */
export const sharePage = async (
  ctx: Context,
  shared: Shared & { readonly url: string },
  reach: Reach = {},
): Promise<Result<{ readonly incomingId: string | null }>> => {
  const read = await readIncoming({ kind: 'address', url: shared.url }, reach)
  if (!read.ok) return read
  const { authors, outlet, published, text } = read.value
  const title = read.value.title ?? shared.title ?? new URL(shared.url).hostname
  return article(ctx, { title, authors, outlet, published, url: shared.url, text })
}

/** Adds the words that were shared themselves to the incoming articles, as a text of their own. */
export const shareWords = async (
  ctx: Context,
  shared: Shared,
): Promise<Result<{ readonly incomingId: string | null }>> => {
  const text = await wordsOf(shared.text ?? '')
  if (text === null) return failed('too-large', 'Reading the text took too long. Keep less of it.', 'text')
  if (text === '') return failed('invalid', 'There is no text to keep.', 'text')
  const [first = text] = text.split('\n\n')
  const bibliography = { authors: [], outlet: null, published: null, url: shared.url }
  return article(ctx, { title: shared.title ?? titleOf(first), ...bibliography, text })
}
