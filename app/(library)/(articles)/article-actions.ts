'use server'

import { z } from 'zod'
import { act, nameSchema, refusedFields } from '@/app/_server/act'
import { readForm } from '@/lib/domain/form-fields'
import { PRIORITIES } from '@/lib/domain/reading/plan'
import { READING_STATES, type Reading } from '@/lib/domain/reading/progress'
import { BIBLIOGRAPHY } from '@/lib/services/articles/article-input'
import { editArticle } from '@/lib/services/articles/edit-article'
import { type RemovedArticle, removeArticle, restoreArticle } from '@/lib/services/articles/remove-article'
import { putOffReading, setPriority, setReadingState } from '@/lib/services/reading/save-reading'
import { type Acted, done, type Result } from '@/lib/services/result'

/** Takes an article with its facts and cards out of the library. */
export async function remove(key: string): Promise<Result<RemovedArticle>> {
  return act(nameSchema, key, removeArticle)
}

/** Brings a removed article back with what went with it. */
export async function restoreArticleEntry(key: string): Promise<Result<RemovedArticle>> {
  return act(nameSchema, key, restoreArticle)
}

/** Changes the bibliography of an article. The fields come as the form has them. */
export async function saveArticleFields(key: string, fields: Readonly<Record<string, string>>): Promise<Acted<null>> {
  const read = readForm(BIBLIOGRAPHY, fields)
  if (!read.ok) return refusedFields(read.errors)
  return act(nameSchema, key, async (ctx, articleKey) => {
    const edited = await editArticle(ctx, articleKey, read.value)
    return edited.ok ? done(null) : edited
  })
}

const changeSchema = z.union([
  z.object({ state: z.enum(READING_STATES) }),
  z.object({ priority: z.literal([...PRIORITIES]) }),
  z.object({ later: z.literal(true) }),
])
export type ReadingChange = z.infer<typeof changeSchema>

/** Changes what the reading list says of an article: its state, its priority, or that it is not for today. */
export async function changeReading(key: string, change: ReadingChange): Promise<Result<Reading>> {
  return act(z.object({ key: nameSchema, change: changeSchema }), { key, change }, (ctx, asked) => {
    if ('state' in asked.change) return setReadingState(ctx, asked.key, asked.change.state)
    if ('priority' in asked.change) return setPriority(ctx, asked.key, asked.change.priority)
    return putOffReading(ctx, asked.key)
  })
}
