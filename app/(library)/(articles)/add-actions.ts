'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { enteredText, textsIn } from '@/app/_client/form-texts'
import { act, ask, nameSchema, type Refused, refused, refusedFields, showChange, ticketed } from '@/app/_server/act'
import { attempt } from '@/app/_server/attempt'
import { beforeImport } from '@/app/_server/before-import'
import { requestContext } from '@/app/_server/request-context'
import { type FormTexts, formTexts, readForm } from '@/lib/domain/form-fields'
import { recognise } from '@/lib/domain/reading/recognise'
import { sharedFrom } from '@/lib/domain/reading/shared'
import type { AddedRead } from '@/lib/services/articles/add-read-article'
import {
  type AddedAs,
  type ArticleSource,
  addressSchema,
  BIBLIOGRAPHY,
  type BibliographyInput,
} from '@/lib/services/articles/article-input'
import { addArticle, addShared, type ToConfirm } from '@/lib/services/capture/add-article'
import { addFeedItem, type FeedNews, followFeed, readFeeds, setFeedRetired } from '@/lib/services/capture/feeds'
import { type ImportedHighlights, importHighlights } from '@/lib/services/capture/import-highlights'
import { type Acted, done, failed, type Result } from '@/lib/services/result'

/** What was read, as it is and as the fields show it. */
export type FoundBibliography = ToConfirm & { readonly texts: FormTexts }

/** What came of the form: nothing yet, what is wrong, what is to be confirmed, or the article that is there already. */
export type AddState = (
  | { readonly kind: 'blank' }
  | (Refused & { readonly kind: 'refused' })
  | { readonly kind: 'confirm' }
  | { readonly kind: 'known'; readonly key: string; readonly title: string }
) & {
  /** What was read and is to be confirmed; stays while what is sent after it is refused. */
  readonly found: FoundBibliography | null
}

/** A field without a choice arrives as a file of no bytes, by either of these names. */
const isChosen = (file: FormDataEntryValue | null): file is File =>
  file instanceof File && (file.size > 0 || !['', 'undefined'].includes(file.name))

const ONE_OF = 'Add either a file, or an address or text, not both. Remove one of them.'

const addressOf = (given: unknown, field: string): Result<string> => {
  const address = addressSchema.safeParse(given)
  if (address.success) return done(address.data)
  return failed('invalid', address.error.issues[0]?.message ?? 'Enter a valid web address.', field)
}

const sourceOf = async (form: FormData): Promise<ArticleSource | Refused> => {
  const [file, text] = [form.get('file'), enteredText(form, 'text')]
  const given = recognise(text)
  if (isChosen(file)) {
    if (given.kind !== 'nothing') return refused(failed('invalid', ONE_OF, 'file'))
    return { kind: 'file', name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
  }
  if (given.kind !== 'address') return { kind: 'paste', text }
  const address = addressOf(given.address, 'text')
  return address.ok ? { kind: 'address', url: address.value } : refused(address)
}

/** What the reader answered to the question of a newer version; null where it was not asked. */
const answerOf = (form: FormData): AddedAs | null => {
  const answer = enteredText(form, 'as')
  if (answer === '') return null
  return answer === 'own' ? { kind: 'own' } : { kind: 'version', of: answer }
}

const refusedIn = ({ found }: AddState, problem: Refused): AddState => ({ kind: 'refused', found, ...problem })

const textsOf = (found: ToConfirm): FormTexts =>
  formTexts(BIBLIOGRAPHY, { ...found, published: found.published ?? found.supposed?.published ?? null })

/** Where a source that was added leads; a state of the form where it leads nowhere yet. */
const outcomeOf = (before: AddState, added: AddedRead): AddState => {
  switch (added.kind) {
    case 'added':
    case 'renewed':
      showChange()
      return redirect(`/library/${added.key}`)
    case 'known':
      return { kind: 'known', found: before.found, key: added.key, title: added.title }
    case 'confirm':
      return { kind: 'confirm', found: { ...added.found, texts: textsOf(added.found) } }
    default:
      return added satisfies never
  }
}

const bibliographyOf = (form: FormData): { readonly ok: true; readonly value: BibliographyInput } | Refused => {
  const read = readForm(BIBLIOGRAPHY, textsIn(form))
  return read.ok ? read : refusedFields(read.errors)
}

/** Adds an article and goes to its page, asks what is open, or says beside the fields why not. */
export async function addArticleFromForm(before: AddState, form: FormData): Promise<AddState> {
  const bibliography = bibliographyOf(form)
  if (!bibliography.ok) return refusedIn(before, bibliography)
  const source = await sourceOf(form)
  if ('ok' in source) return refusedIn(before, source)
  const asks = enteredText(form, 'confirmed') !== 'yes'
  const as = answerOf(form)
  const input = { ...bibliography.value, source, asks, ...(as ? { as } : {}) }
  const added = await attempt(async () => {
    const ctx = await beforeImport(await requestContext())
    return ticketed(form, () => addArticle(ctx, input))
  })
  if (added.ok) return outcomeOf(before, added.value)
  // The address to fetch is in the field for texts; the one of the bibliography is only kept.
  return refusedIn(before, refused(added.field === 'url' ? { ...added, field: 'text' } : added))
}

const MOST_SHARED = 200_000
const sharedLine = z.string().max(MOST_SHARED).catch('')

/** Adds a shared page, which is fetched now, or the shared words alone; asks what is open. */
export async function shareFromForm(before: AddState, form: FormData): Promise<AddState> {
  const shared = sharedFrom({
    url: sharedLine.parse(form.get('url')),
    title: sharedLine.parse(form.get('title')),
    text: sharedLine.parse(form.get('text')),
  })
  const wordsOnly = form.get('keep') === 'words' || shared.url === null
  const added = await attempt(async () => {
    const ctx = await beforeImport(await requestContext())
    return ticketed(form, () => addShared(ctx, shared, { wordsOnly, as: answerOf(form) }))
  })
  return added.ok ? outcomeOf(before, added.value) : refusedIn(before, refused(added))
}

/** What came of a file of highlights, or of the address of a feed; null before it is sent. */
export type HighlightsState = Acted<ImportedHighlights> | null
export type FeedState = Acted<{ readonly title: string }> | null

/** Imports a file of highlights. */
export async function importHighlightsFromForm(_: HighlightsState, form: FormData): Promise<Acted<ImportedHighlights>> {
  const file = form.get('file')
  if (!isChosen(file)) return refused(failed('invalid', 'Choose a file.', 'file'))
  const bytes = new Uint8Array(await file.arrayBuffer())
  return act(z.unknown(), null, async (ctx) => {
    const safe = await beforeImport(ctx)
    return ticketed(form, () => importHighlights(safe, bytes))
  })
}

/** Follows the feed at an address. */
export async function followFromForm(_: FeedState, form: FormData): Promise<Acted<{ readonly title: string }>> {
  const address = addressOf(form.get('url'), 'url')
  return address.ok ? act(z.string(), address.value, followFeed) : refused(address)
}

/** Reads a feed, or all of them. */
export async function readFeedsNow(feedId: string | null): Promise<Result<FeedNews>> {
  return ask(nameSchema.nullable(), feedId, async (ctx, only) => done(await readFeeds(ctx, only)))
}

/** Ids of feed items are addresses, or whatever a feed calls them. */
const itemSchema = z.object({ feedId: nameSchema, itemId: z.string().min(1).max(5_000) })

/** Adds an article that a feed lists. The list that asks stays, and shows what came of it. */
export async function addFromFeed(feedId: string, itemId: string): Promise<Result<AddedRead>> {
  return act(itemSchema, { feedId, itemId }, async (ctx, item) => addFeedItem(await beforeImport(ctx), item))
}

/** Stops following a feed, or follows it again. */
export async function setFeedUnfollowed(
  feedId: string,
  isUnfollowed: boolean,
): Promise<Result<{ readonly title: string }>> {
  return act(nameSchema, feedId, (ctx, id) => setFeedRetired(ctx, id, isUnfollowed))
}
