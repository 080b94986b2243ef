'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
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
import { attemptForm, FIX_FIELDS, type Refused, refused, refusedBy } from './_server/attempt'
import { ticketed } from './_server/ticketed'

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

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** A field without a choice arrives as a file of no bytes, by either of these names. */
const isChosen = (file: FormDataEntryValue | null): file is File =>
  file instanceof File && (file.size > 0 || !['', 'undefined'].includes(file.name))

const ONE_OF = 'Add either a file, or an address or text, not both. Remove one of them.'

const sourceOf = async (form: FormData): Promise<ArticleSource | Refused> => {
  const [file, text] = [form.get('file'), textOf(form, 'text')]
  const given = recognise(text)
  if (isChosen(file)) {
    if (given.kind !== 'nothing') return refused(ONE_OF, { file: ONE_OF })
    return { kind: 'file', name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
  }
  if (given.kind !== 'address') return { kind: 'paste', text }
  const address = addressSchema.safeParse(given.address)
  if (address.success) return { kind: 'address', url: address.data }
  const message = address.error.issues[0]?.message ?? 'Enter a valid web address.'
  return refused(message, { text: message })
}

/** What the reader answered to the question of a newer version; null where it was not asked. */
const answerOf = (form: FormData): AddedAs | null => {
  const answer = textOf(form, 'as')
  if (answer === '') return null
  return answer === 'own' ? { kind: 'own' } : { kind: 'version', of: answer }
}

const failed = (before: AddState, problem: Refused): AddState => ({ kind: 'refused', found: before.found, ...problem })

const textsOf = (found: ToConfirm): FormTexts =>
  formTexts(BIBLIOGRAPHY, { ...found, published: found.published ?? found.supposed?.published ?? null })

/** Where a source that was added leads; a state of the form where it leads nowhere yet. */
const outcomeOf = (before: AddState, added: AddedRead): AddState => {
  switch (added.kind) {
    case 'added':
    case 'renewed':
      revalidatePath('/', 'layout')
      return redirect(`/library/${added.key}`)
    case 'known':
      return { kind: 'known', found: before.found, key: added.key, title: added.title }
    case 'confirm':
      return { kind: 'confirm', found: { ...added.found, texts: textsOf(added.found) } }
    default:
      return added satisfies never
  }
}

const said = (form: FormData): { readonly ok: true; readonly value: BibliographyInput } | Refused => {
  const read = readForm(
    BIBLIOGRAPHY,
    Object.fromEntries([...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string')),
  )
  return read.ok ? read : refused(FIX_FIELDS, read.errors)
}

/** Adds an article and goes to its page, asks what is open, or says beside the fields why not. */
export async function addArticleFromForm(before: AddState, form: FormData): Promise<AddState> {
  const bibliography = said(form)
  if (!bibliography.ok) return failed(before, bibliography)
  const source = await sourceOf(form)
  if ('ok' in source) return failed(before, source)
  const asks = textOf(form, 'confirmed') !== 'yes'
  const as = answerOf(form)
  const result = await attemptForm(async () => {
    const input = { ...bibliography.value, source, asks, ...(as ? { as } : {}) }
    const ctx = await beforeImport(await requestContext())
    const added = await ticketed(form, () => addArticle(ctx, input))
    if (added.ok) return { ok: true as const, added: added.value }
    const { field, ...failure } = added
    // The address to fetch is in the field for texts; the one of the bibliography is only kept.
    return refusedBy(field === undefined ? failure : { ...failure, field: field === 'url' ? 'text' : field })
  })
  return result.ok ? outcomeOf(before, result.added) : failed(before, result)
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
  const as = answerOf(form)
  const result = await attemptForm(async () => {
    const ctx = await beforeImport(await requestContext())
    const added = await ticketed(form, () => addShared(ctx, shared, { wordsOnly, as }))
    return added.ok ? { ok: true as const, added: added.value } : refusedBy(added)
  })
  return result.ok ? outcomeOf(before, result.added) : failed(before, result)
}
