'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { attempt as attemptAction } from '@/app/_server/attempt'
import { beforeImport } from '@/app/_server/before-import'
import { requestContext } from '@/app/_server/request-context'
import { sharedFrom } from '@/lib/domain/reading/shared'
import type { AddedRead } from '@/lib/services/articles/add-read-article'
import { addressSchema } from '@/lib/services/articles/article-input'
import { setIncomingDeclined } from '@/lib/services/incoming/add-incoming'
import {
  type CheckedFeed,
  checkFeed,
  checkFeeds,
  followFeed,
  setFeedRetired,
} from '@/lib/services/incoming/follow-feed'
import { type ImportedHighlights, importHighlights } from '@/lib/services/incoming/import-highlights'
import { sharePage, shareWords } from '@/lib/services/incoming/share-article'
import { takeIncoming } from '@/lib/services/incoming/take-incoming'
import { done, failed, type Result } from '@/lib/services/result'
import { attemptForm, type Refused, refused, refusedBy } from './_server/attempt'
import { ticketed } from './_server/ticketed'

const idSchema = z.string().min(1).max(200)
const OUT_OF_DATE = failed('invalid', 'The page is out of date. Reload it.')

/** Takes one incoming article as it stands. The list that asks goes on to the next, and shows what came of each. */
export async function takeAsItCame(incomingId: string): Promise<Result<AddedRead>> {
  if (!idSchema.safeParse(incomingId).success) return OUT_OF_DATE
  return attemptAction(async () => takeIncoming(await requestContext(), incomingId))
}

/** Declines incoming articles, or lets them wait again. */
export async function declineIncoming(incomingIds: readonly string[], isDeclined: boolean): Promise<Result<number>> {
  const ids = z.array(idSchema).max(1_000).safeParse(incomingIds)
  if (!ids.success) return OUT_OF_DATE
  const result = await attemptAction(async () => {
    await setIncomingDeclined(await requestContext(), ids.data, isDeclined)
    return done(ids.data.length)
  })
  if (result.ok) revalidatePath('/library', 'layout')
  return result
}

export type FeedState =
  | { readonly kind: 'blank' }
  | (Refused & { readonly kind: 'refused' })
  | { readonly kind: 'followed'; readonly feed: CheckedFeed }

/** Follows the feed at an address. */
export async function followFromForm(_: FeedState, form: FormData): Promise<FeedState> {
  const address = addressSchema.safeParse(form.get('url'))
  if (!address.success) {
    const message = address.error.issues[0]?.message ?? 'Enter a valid web address.'
    return { kind: 'refused', ...refused(message, { url: message }) }
  }
  const result = await attemptForm(async () => {
    const followed = await followFeed(await requestContext(), address.data)
    return followed.ok ? { ok: true as const, feed: followed.value } : refusedBy(followed)
  })
  if (!result.ok) return { kind: 'refused', ...result }
  revalidatePath('/library', 'layout')
  return { kind: 'followed', feed: result.feed }
}

export type FeedChecks = {
  /** What each feed brought that was checked, in the order of the checks. */
  readonly checked: readonly CheckedFeed[]
  /** Why it stopped; null if it did not. */
  readonly message: string | null
}

/** Checks the feed that the form names, or all of them: for a browser without scripts. */
export async function checkFromForm(_: FeedChecks, form: FormData): Promise<FeedChecks> {
  const id = idSchema.safeParse(form.get('feed'))
  const result = await attemptAction(async (): Promise<Result<readonly CheckedFeed[]>> => {
    const ctx = await requestContext()
    if (!id.success) return done(await checkFeeds(ctx))
    const one = await checkFeed(ctx, id.data)
    return one.ok ? done([one.value]) : one
  })
  revalidatePath('/library', 'layout')
  return result.ok ? { checked: result.value, message: null } : { checked: [], message: result.message }
}

/** Checks one feed. */
export async function checkOneFeed(feedId: string): Promise<Result<CheckedFeed>> {
  if (!idSchema.safeParse(feedId).success) return OUT_OF_DATE
  const result = await attemptAction(async () => checkFeed(await requestContext(), feedId))
  if (result.ok) revalidatePath('/library', 'layout')
  return result
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

export type ShareState = { readonly kind: 'blank' } | (Refused & { readonly kind: 'refused' })

const MOST_SHARED = 200_000
/** Selected words that travel on in an address, to be highlighted in the page that they come from. */
const MOST_MARKED = 1_500

/** Fetches a shared page, or keeps the shared words; either way it comes in and is looked at before it is taken. */
export async function shareFromForm(_: ShareState, form: FormData): Promise<ShareState> {
  const line = z.string().max(MOST_SHARED).catch('')
  const given = {
    url: line.parse(form.get('url')),
    title: line.parse(form.get('title')),
    text: line.parse(form.get('text')),
  }
  const shared = sharedFrom(given)
  const { url } = shared
  const wordsOnly = form.get('keep') === 'words' || url === null
  const result = await attemptForm(async () => {
    const ctx = await requestContext()
    const added = await ticketed(form, () => (wordsOnly ? shareWords(ctx, shared) : sharePage(ctx, { ...shared, url })))
    return added.ok ? { ok: true as const, ...added.value } : refusedBy(added)
  })
  if (!result.ok) return { kind: 'refused', ...result }
  revalidatePath('/library', 'layout')
  if (result.incomingId === null)
    return { kind: 'refused', ...refused('You have already added this page. Look for it in the library.') }
  if (wordsOnly || shared.text === null) redirect(`/library/incoming/article?id=${result.incomingId}`)
  redirect(
    `/library/incoming/article?id=${result.incomingId}&mark=${encodeURIComponent(shared.text.slice(0, MOST_MARKED))}`,
  )
}
