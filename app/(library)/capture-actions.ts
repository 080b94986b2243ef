'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { attempt as attemptAction } from '@/app/_server/attempt'
import { beforeImport } from '@/app/_server/before-import'
import { requestContext } from '@/app/_server/request-context'
import type { AddedRead } from '@/lib/services/articles/add-read-article'
import { addressSchema } from '@/lib/services/articles/article-input'
import { addFeedItem, type FeedNews, followFeed, readFeeds, setFeedRetired } from '@/lib/services/capture/feeds'
import { type ImportedHighlights, importHighlights } from '@/lib/services/capture/import-highlights'
import { done, failed, type Result } from '@/lib/services/result'
import { attemptForm, type Refused, refused, refusedBy } from './_server/attempt'
import { ticketed } from './_server/ticketed'

const idSchema = z.string().min(1).max(200)
/** Ids of feed items are addresses, or whatever a feed calls them. */
const itemSchema = z.object({ feedId: idSchema, itemId: z.string().min(1).max(5_000) })
const OUT_OF_DATE = failed('invalid', 'The page is out of date. Reload it.')

export type FeedState =
  | { readonly kind: 'blank' }
  | (Refused & { readonly kind: 'refused' })
  | { readonly kind: 'followed'; readonly title: string }

/** Follows the feed at an address. */
export async function followFromForm(_: FeedState, form: FormData): Promise<FeedState> {
  const address = addressSchema.safeParse(form.get('url'))
  if (!address.success) {
    const message = address.error.issues[0]?.message ?? 'Enter a valid web address.'
    return { kind: 'refused', ...refused(message, { url: message }) }
  }
  const result = await attemptForm(async () => {
    const followed = await followFeed(await requestContext(), address.data)
    return followed.ok ? { ok: true as const, title: followed.value.title } : refusedBy(followed)
  })
  if (!result.ok) return { kind: 'refused', ...result }
  revalidatePath('/library', 'layout')
  return { kind: 'followed', title: result.title }
}

const addItem = async (given: unknown): Promise<Result<AddedRead>> => {
  const item = itemSchema.safeParse(given)
  if (!item.success) return OUT_OF_DATE
  const result = await attemptAction(async () => addFeedItem(await beforeImport(await requestContext()), item.data))
  if (result.ok) revalidatePath('/library', 'layout')
  return result
}

/** Adds an article that a feed lists. The list that asks stays, and shows what came of it. */
export async function addFromFeed(feedId: string, itemId: string): Promise<Result<AddedRead>> {
  return addItem({ feedId, itemId })
}

/** What feeds list, and why that could not be asked; null before. */
export type FeedNewsState = { readonly news: FeedNews | null; readonly message: string | null }

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Reads the feed that the form names, or all of them; without scripts, it also adds an article that they list. */
export async function readFeedsFromForm(before: FeedNewsState, form: FormData): Promise<FeedNewsState> {
  const add = form.get('add')
  if (typeof add === 'string') {
    const added = await addItem(jsonOf(add))
    if (!added.ok) return { ...before, message: added.message }
    if (added.value.kind !== 'confirm') redirect(`/library/${added.value.key}`)
    return { ...before, message: 'This looks like a newer version of an article that you have. Add it by its address.' }
  }
  const only = idSchema.safeParse(form.get('feed'))
  const result = await attemptAction(async () =>
    done(await readFeeds(await requestContext(), only.success ? only.data : null)),
  )
  return result.ok ? { news: result.value, message: null } : { ...before, message: result.message }
}

/** Stops following a feed, or follows it again. */
export async function setFeedUnfollowed(
  feedId: string,
  isUnfollowed: boolean,
): Promise<Result<{ readonly title: string }>> {
  if (!idSchema.safeParse(feedId).success) return OUT_OF_DATE
  const result = await attemptAction(async () => setFeedRetired(await requestContext(), feedId, isUnfollowed))
  if (result.ok) revalidatePath('/library', 'layout')
  return result
}

export type HighlightsState =
  | { readonly kind: 'blank' }
  | (Refused & { readonly kind: 'refused' })
  | { readonly kind: 'imported'; readonly imported: ImportedHighlights }

/** Imports a file of highlights. */
export async function importHighlightsFromForm(_: HighlightsState, form: FormData): Promise<HighlightsState> {
  const file = form.get('file')
  const CHOOSE = 'Choose a file.'
  if (!(file instanceof File) || file.size === 0) return { kind: 'refused', ...refused(CHOOSE, { file: CHOOSE }) }
  const result = await attemptForm(async () => {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const ctx = await beforeImport(await requestContext())
    const imported = await ticketed(form, () => importHighlights(ctx, bytes))
    return imported.ok ? { ok: true as const, imported: imported.value } : refusedBy(imported)
  })
  if (!result.ok) return { kind: 'refused', ...result }
  revalidatePath('/', 'layout')
  return { kind: 'imported', imported: result.imported }
}
