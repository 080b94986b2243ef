'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { requestContext } from '@/app/_server/request-context'
import { addArticle } from '@/lib/services/add-article'
import { type ArticleSource, bibliographySchema } from '@/lib/services/article-input'
import { attempt, type Refused, refused, refusedBy, refusedFields } from './_server/attempt'

/** What came of the form: nothing yet, what is wrong, or the article that holds the same text already. */
export type AddState =
  | { readonly kind: 'blank' }
  | (Refused & { readonly kind: 'refused' })
  | { readonly kind: 'known'; readonly key: string; readonly title: string }

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** A field without a choice arrives as a file of no bytes, by either of these names. */
const isChosen = (file: FormDataEntryValue | null): file is File =>
  file instanceof File && (file.size > 0 || !['', 'undefined'].includes(file.name))

const sourceOf = async (form: FormData): Promise<ArticleSource | Refused> => {
  const file = form.get('file')
  const text = textOf(form, 'text')
  if (!isChosen(file)) return { kind: 'paste', text }
  if (text.trim() !== '') {
    const message = 'There are a pasted text and a file. Keep one of the two.'
    return refused(message, { file: message })
  }
  return { kind: 'file', name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
}

const failed = (problem: Refused): AddState => ({ kind: 'refused', ...problem })

/** Adds an article and goes to its page, or says beside the fields why not. */
export async function addArticleFromForm(_: AddState, form: FormData): Promise<AddState> {
  const fields = ['title', 'authors', 'outlet', 'published', 'url'].map((name) => [name, textOf(form, name)])
  const bibliography = bibliographySchema.safeParse(Object.fromEntries(fields))
  if (!bibliography.success) return failed(refusedFields(bibliography.error))
  const source = await sourceOf(form)
  if ('ok' in source) return failed(source)
  const result = await attempt(async () => {
    const added = await addArticle(await requestContext(), { ...bibliography.data, source })
    return added.ok ? { ok: true as const, ...added.value } : refusedBy(added)
  })
  if (!result.ok) return failed(result)
  if (result.kind === 'known') return { kind: 'known', key: result.key, title: result.title }
  revalidatePath('/', 'layout')
  redirect(`/library/${result.key}`)
}
