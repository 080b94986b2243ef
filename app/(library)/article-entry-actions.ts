'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { attempt as attemptAction } from '@/app/_server/attempt'
import { requestContext } from '@/app/_server/request-context'
import { readForm } from '@/lib/domain/form-fields'
import { BIBLIOGRAPHY } from '@/lib/services/articles/article-input'
import { editArticle } from '@/lib/services/articles/edit-article'
import { type RemovedArticle, removeArticle, restoreArticle } from '@/lib/services/articles/remove-article'
import { failed, type Result } from '@/lib/services/result'
import { attemptForm, FIX_FIELDS, type Refused, refused, refusedBy } from './_server/attempt'

const keySchema = z.string().min(1).max(200)

const setRemoved = async (key: string, how: typeof removeArticle): Promise<Result<RemovedArticle>> => {
  if (!keySchema.safeParse(key).success) return failed('not-found', 'There is no such article in your library.')
  const result = await attemptAction(async () => how(await requestContext(), key))
  if (result.ok) revalidatePath('/', 'layout')
  return result
}

/** Takes an article with its facts and cards out of the library. */
export async function remove(key: string): Promise<Result<RemovedArticle>> {
  return setRemoved(key, removeArticle)
}

/** Brings a removed article back with what went with it. */
export async function restoreArticleEntry(key: string): Promise<Result<RemovedArticle>> {
  return setRemoved(key, restoreArticle)
}

export type EditedState = { readonly ok: true } | Refused

/** Changes the bibliography of an article. The fields come as the form has them. */
export async function saveArticleFields(key: string, fields: Readonly<Record<string, string>>): Promise<EditedState> {
  if (!keySchema.safeParse(key).success) return refused('There is no such article in your library.')
  const read = readForm(BIBLIOGRAPHY, fields)
  if (!read.ok) return refused(FIX_FIELDS, read.errors)
  return attemptForm(async () => {
    const result = await editArticle(await requestContext(), key, read.value)
    if (!result.ok) return refusedBy(result)
    revalidatePath('/', 'layout')
    return { ok: true as const }
  })
}
